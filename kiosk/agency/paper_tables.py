"""Tables on paper: a quiet head, thin rules, figures on the right."""

from collections.abc import Sequence

from kiosk.agency.paper import (
    BOLD,
    CANVAS,
    INK,
    INK_SOFT,
    NEUTRAL,
    SEMIBOLD,
    SOFT,
    WELL,
    Paper,
    fitted,
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
