"""Draws tables on paper: a quiet head, thin rules, figures on the right.

Lists on A4: items in groups, each under a band with its name, which stands again on every further page.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from kiosk.paper.a4 import (
    BOLD,
    CANVAS,
    INK,
    INK_SOFT,
    NEUTRAL,
    PANDAN,
    SEMIBOLD,
    SOFT,
    SURFACE,
    WELL,
    WIDTH,
    Page,
    Paper,
    fitted,
    width_of,
    wrapped,
)


def table(
    paper: Paper,
    x: float,
    y: float,
    parts: Sequence[float],
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    totals: Sequence[str] = (),
    *,
    room: float,
) -> float:
    """A table whose first column reads from the left and the others from the right; returns its end."""
    edges = [x + room * sum(parts[: n + 1]) for n in range(len(parts))]
    lines = [
        wrapped(head, room * part - 10, 7.8, SEMIBOLD)[:2] for head, part in zip(heads, parts, strict=True)
    ]
    high = 9 + 10 * max(map(len, lines))
    paper.box(x, y, room, high, fill=CANVAS, radius=4)
    for column, head in enumerate(lines):
        for at, line in enumerate(head):
            base = y + high - 6 - 10 * (len(head) - 1 - at)
            _cell(paper, x, edges, column, base, line, 7.8, SEMIBOLD, INK_SOFT)
    y += high
    for number, row in enumerate([*rows, totals] if totals else rows):
        last = bool(totals) and number == len(rows)
        if number:
            paper.line(x, y, x + room, y, colour=NEUTRAL if last else WELL)
        for column, text in enumerate(row):
            font = BOLD if last or column == 0 else SEMIBOLD
            text = fitted(text, room * parts[column] - 12, 9, font)
            _cell(paper, x, edges, column, y + 13.5, text, 9, font, INK)
        y += 20
    paper.line(x, y, x + room, y, colour=SOFT)
    return y


def _cell(
    paper: Paper,
    x: float,
    edges: Sequence[float],
    column: int,
    y: float,
    text: str,
    size: float,
    font: str,
    colour: str,
) -> None:
    if column == 0:
        paper.text(x + 8, y, text, size=size, font=font, colour=colour)
    else:
        paper.text(edges[column] - 8, y, text, size=size, font=font, colour=colour, align="right")


LEFT, RIGHT = 46.0, WIDTH - 30
ROOM = RIGHT - LEFT
BAND_HIGH = 26.0

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


def placed(
    paper: Page,
    y: float,
    ordered: Iterable[Item],
    key: Callable[[Item], Key],
    *,
    top: Callable[[], float],
    band: Callable[[Key, tuple[Item, ...]], tuple[str, str]],
    high: float,
    last: float,
) -> Iterator[tuple[float, Item]]:
    """Where each item of this height stands: from y on, none of it below `last`; `top` begins a page.

    `band` says a group's name and what is noted at its right. What is yielded is to be drawn at once.
    """

    def turn() -> float:
        paper.next_page()
        return top()

    for place, group in groupby(ordered, key):
        here = tuple(group)
        if y + BAND_HIGH + high > last:
            y = turn()
        y = _band(paper, y, *band(place, here))
        for item in here:
            if y + high > last:
                y = _band(paper, turn(), *band(place, here))
            yield y, item
            y += high


def _band(paper: Page, y: float, name: str, note: str) -> float:
    room = ROOM - 18 - (width_of(note, 8, SEMIBOLD) + 16 if note else 0)
    paper.box(LEFT, y, ROOM, 19, fill=PANDAN, radius=4)
    paper.text(LEFT + 9, y + 13, fitted(name, room, 9.5, BOLD), size=9.5, font=BOLD, colour=SURFACE)
    if note:
        paper.text(RIGHT - 9, y + 13, note, size=8, font=SEMIBOLD, colour=SURFACE, align="right")
    return y + BAND_HIGH - 3
