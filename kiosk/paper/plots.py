"""Draws plots for paper: few, plain, labelled directly, and told apart without colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.paper.a4 import (
    BOLD,
    INK,
    INK_SOFT,
    KUNYIT,
    MEDIUM,
    MOTIF,
    NEUTRAL,
    PANDAN,
    SEMIBOLD,
    SOFT,
    SURFACE,
    WELL,
    Paper,
    fitted,
    width_of,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The room for one plot on the page, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, how long it is, the text at its end; `strong` part of it is drawn darker."""

    label: str
    value: float
    text: str = ""
    strong: float = 0
    colour: str = PANDAN


def columns(paper: Paper, frame: Frame, values: Sequence[int], labels: Sequence[str], marked: int) -> None:
    """Upright bars with a value axis; `labels` may be empty under some, the `marked` one is highlighted."""
    top = _nice_top(max(values, default=0))
    axis = max(20.0, width_of(str(top), 7.5) + 8)
    bottom = frame.y + frame.height - 14
    height = bottom - frame.y - 8
    for step in range(3):
        y = bottom - height * step / 2
        paper.line(frame.x + axis, y, frame.x + frame.width, y, colour=NEUTRAL if step == 0 else WELL)
        paper.text(
            frame.x + axis - 5, y + 2.6, str(top * step // 2), size=7.5, colour=INK_SOFT, align="right"
        )
    pitch = (frame.width - axis) / max(1, len(values))
    bar = min(18.0, pitch * 0.72)
    for at, value in enumerate(values):
        x = frame.x + axis + pitch * at + (pitch - bar) / 2
        tall = height * value / top
        if value:
            colour = KUNYIT_DARK if at == marked else PANDAN
            paper.box(x, bottom - tall, bar, tall, fill=colour, radius=min(1.8, tall / 2))
        if at == marked and value:
            paper.text(x + bar / 2, bottom - tall - 3.5, str(value), size=8.5, font=BOLD, align="centre")
        if labels[at]:
            paper.text(x + bar / 2, bottom + 10.5, labels[at], size=7.5, colour=INK_SOFT, align="centre")


KUNYIT_DARK = "#A86400"


def bars(paper: Paper, frame: Frame, rows: Sequence[Bar], label_room: float) -> None:
    """Lying bars with the label before and the value behind each of them."""
    if not rows:
        return
    pitch = min(19.0, frame.height / len(rows))
    thick = min(10.0, pitch * 0.58)
    most = max((row.value for row in rows), default=0) or 1
    ends = max(width_of(_end_text(row), 8.5, BOLD) for row in rows) + 8
    room = frame.width - label_room - ends
    for at, row in enumerate(rows):
        middle = frame.y + pitch * at + pitch / 2
        label = fitted(row.label, label_room - 8, 8.5, SEMIBOLD)
        paper.text(frame.x, middle + 3, label, size=8.5, font=SEMIBOLD)
        long = room * row.value / most
        x = frame.x + label_room
        if row.value:
            paper.box(x, middle - thick / 2, max(1.5, long), thick, fill=row.colour, radius=2)
        if row.strong:
            paper.box(x, middle - thick / 2, max(1.5, room * row.strong / most), thick, fill=PANDAN, radius=2)
        paper.text(x + long + 6, middle + 3, _end_text(row), size=8.5, font=BOLD)


def longest(rows: Sequence[Bar], most: int, rest: str) -> list[Bar]:
    """The longest bars; what does not fit is one line with its number and no bar, which none would outdo."""
    ordered = sorted(rows, key=lambda row: -row.value)
    if len(ordered) <= most:
        return ordered
    left = ordered[most - 1 :]
    return [*ordered[: most - 1], Bar(f"{rest} ({len(left)})", 0, f"{sum(row.value for row in left):.0f}")]


def _end_text(row: Bar) -> str:
    return row.text or f"{row.value:.0f}"


def funnel(paper: Paper, frame: Frame, rows: Sequence[Bar]) -> None:
    """Steps that grow narrower, centred, each with its share of the first."""
    if not rows:
        return
    pitch = frame.height / len(rows)
    thick = min(21.0, pitch * 0.8)
    first = rows[0].value or 1
    label_room, share_room = 92.0, 36.0
    room = frame.width - label_room - share_room
    centre = frame.x + label_room + room / 2
    for at, row in enumerate(rows):
        middle = frame.y + pitch * at + pitch / 2
        long = max(3.0, room * row.value / first)
        paper.box(centre - room / 2, middle - thick / 2, room, thick, fill=WELL, radius=3)
        if row.value:
            paper.box(centre - long / 2, middle - thick / 2, long, thick, fill=row.colour, radius=3)
        paper.text(
            frame.x, middle + 3, fitted(row.label, label_room - 6, 8.5, SEMIBOLD), size=8.5, font=SEMIBOLD
        )
        inside = long > width_of(f"{row.value:.0f}", 9.5, BOLD) + 10
        paper.text(
            centre if inside else centre + long / 2 + 4,
            middle + 3.3,
            f"{row.value:.0f}",
            size=9.5,
            font=BOLD,
            colour=SURFACE if inside else INK,
            align="centre" if inside else "left",
        )
        share = f"{100 * row.value / first:.0f}%"
        paper.text(frame.x + frame.width, middle + 3, share, size=8.5, colour=INK_SOFT, align="right")


def shares(paper: Paper, frame: Frame, rows: Sequence[Bar]) -> None:
    """One bar cut into parts, and below it what each part is."""
    whole = sum(row.value for row in rows) or 1
    x = frame.x
    for row in rows:
        long = frame.width * row.value / whole
        if long:
            paper.box(x, frame.y, long - 1, 16, fill=row.colour, radius=2)
        x += long
    y = frame.y + 32
    for row in rows:
        paper.box(frame.x, y - 7, 8, 8, fill=row.colour, radius=1.5)
        paper.text(frame.x + 14, y, row.label, size=8.5, font=SEMIBOLD)
        paper.text(frame.x + frame.width, y, _end_text(row), size=8.5, font=BOLD, align="right")
        y += 15


def pips(paper: Paper, x: float, y: float, width: float, done: int, target: int) -> None:
    """One little block for each that is needed, filled for each that is there, on pandan ground."""
    pitch = width / target
    for at in range(target):
        colour = KUNYIT if at < done else MOTIF
        paper.box(x + pitch * at, y, pitch * 0.74, 9, fill=colour, radius=1.6)


def progress(paper: Paper, x: float, y: float, width: float, part: float) -> None:
    """A single bar from 0 to 1."""
    paper.box(x, y, width, 10, fill=WELL, radius=3)
    if part > 0:
        paper.box(x, y, max(6, width * min(1.0, part)), 10, fill=PANDAN, radius=3)
    paper.box(x, y, width, 10, edge=SOFT, radius=3)


def _nice_top(most: int) -> int:
    """An even top for the axis: 2, 4, 6, 10, 20, 40, 60, 100 ..."""
    scale = 1
    while True:
        for step in (2, 4, 6, 10):
            if most <= step * scale:
                return step * scale
        scale *= 10


__all__ = ["MEDIUM", "Bar", "Frame", "bars", "columns", "funnel", "pips", "progress", "shares"]
