"""Turns rows and columns into plots of the desk: lengths are shares of the longest (pure)."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

Row = dict[str, Any]
STEPS = (1, 2, 5)


def ticks(most: int) -> list[int]:
    """Round numbers from 0 to at least `most`, five at most."""
    size = 1
    while True:
        for step in (each * size for each in STEPS):
            if step * 4 >= most:
                return list(range(0, max(step, -(-most // step) * step) + 1, step))
        size *= 10


def bar(key: str, label: str, count: int, tone: str = "pandan", note: str = "", part: int = 0) -> Row:
    """One bar; `part` of `count` is drawn as its darker beginning."""
    return {"key": key, "label": label, "count": count, "tone": tone, "note": note, "part": part}


def bars(rows: Iterable[Row], room: int, rest: str = "") -> list[Row]:
    """The first `room` rows with their `share` of the longest; what does not fit is one row named `rest`.

    That row has its number and no bar: drawn, it would be the longest and say nothing.
    """
    every = list(rows)
    shown = every if len(every) <= room else every[: room - 1]
    left = every[len(shown) :]
    if left:
        added = [sum(row[name] for row in left) for name in ("count", "part")]
        shown = [*shown, bar("rest", f"{rest} ({len(left)})", added[0], "neutral", part=added[1])]
    most = max((row["count"] for row in shown if row["key"] != "rest"), default=0) or 1
    return [
        row | {"share": row["count"] / most, "partShare": row["part"] / most}
        if row["key"] != "rest"
        else row | {"share": 0.0, "partShare": 0.0}
        for row in shown
    ]


def columns(values: Sequence[tuple[str, int]], marked: int, number: Callable[[int], str] = str) -> Row:
    """Columns over a scale: `values` are (label, count), `marked` is the place of the one in the light."""
    scale = ticks(max((count for _, count in values), default=0))
    top = scale[-1]
    return {
        "ticks": [{"share": each / top, "text": number(each)} for each in scale],
        "columns": [
            {"label": label, "count": number(count), "share": count / top, "marked": at == marked}
            for at, (label, count) in enumerate(values)
        ],
    }
