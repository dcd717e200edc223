"""Paper for the road: the route sheet by dusun and RT, and reminder slips for people without a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import BinaryIO

from kiosk.agency.paper import (
    BOLD,
    CANVAS,
    EXTRABOLD,
    HEIGHT,
    INK,
    INK_SOFT,
    NEUTRAL,
    PANDAN,
    SEMIBOLD,
    SURFACE,
    WARNING,
    WARNING_TINT,
    WIDTH,
    Paper,
    fitted,
    width_of,
    wrapped,
)
from kiosk.agency.reports import Words

LEFT, RIGHT = 46.0, WIDTH - 30
ROOM = RIGHT - LEFT
STOP_HIGH = 58.0
GROUP_HIGH = 26.0
LAST_LINE = HEIGHT - 46


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One person to see. `phone` is as people read it, empty for none; the NIK is never on such a sheet.

    `plan` and `last` are worded already; `late` is True when `due` has passed.
    """

    number: str
    name: str
    dusun: str = ""
    rt: str = ""
    rw: str = ""
    phone: str = ""
    phone_owner: str = "self"
    work: str = ""
    plan: str = ""
    last: str = ""
    due: date | None = None
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A reminder to leave at somebody's door: a visit on `day`, or a payment before `day`.

    `paid_until` is the last month paid, worded; empty for a visit.
    """

    number: str
    name: str
    agent: str
    wadah: str
    day: date
    paid_until: str = ""


def in_walking_order(stops: Iterable[Stop]) -> list[Stop]:
    """By dusun, RW, RT, then name; people without a dusun last."""
    return sorted(stops, key=lambda stop: (not stop.dusun, stop.dusun, stop.rw, stop.rt, stop.name))


def write_route(file: BinaryIO, stops: Iterable[Stop], agent: str, day: date, say: Words) -> int:
    """Draw the route sheet into an open file; returns the number of pages."""
    ordered = in_walking_order(stops)
    paper = Paper(file, title=say("route", "title"), author=agent, language=say.language)
    heading = say("route", "made", agent=agent, day=say.day(day), count=len(ordered))
    y = _new_sheet(paper, heading, say)
    counted = 0
    for (dusun, rw, rt), group in groupby(ordered, key=lambda stop: (stop.dusun, stop.rw, stop.rt)):
        if y + GROUP_HIGH + STOP_HIGH > LAST_LINE:
            paper.next_page()
            y = _new_sheet(paper, heading, say)
        y = _group(paper, y, dusun, rt, rw, say)
        for stop in group:
            if y + STOP_HIGH > LAST_LINE:
                paper.next_page()
                y = _group(paper, _new_sheet(paper, heading, say), dusun, rt, rw, say)
            counted += 1
            _stop(paper, y, counted, stop, say)
            y += STOP_HIGH
    pages = paper.page
    paper.save()
    return pages


def _new_sheet(paper: Paper, heading: str, say: Words) -> float:
    paper.selvedge()
    paper.text(LEFT, 46, say("route", "title"), size=20, font=EXTRABOLD)
    paper.text(LEFT, 62, fitted(heading, ROOM, 9.5, SEMIBOLD), size=9.5, font=SEMIBOLD, colour=INK_SOFT)
    y = HEIGHT - 32
    for line in wrapped(say("route", "care"), ROOM - 30, 7.5):
        paper.text(LEFT, y, line, size=7.5, colour=WARNING)
        y += 9.5
    paper.text(RIGHT, HEIGHT - 32, str(paper.page), size=8, font=BOLD, colour=INK_SOFT, align="right")
    return 74


def _group(paper: Paper, y: float, dusun: str, rt: str, rw: str, say: Words) -> float:
    name = say("route", "group", dusun=dusun or say("plots", "nowhere"), rt=rt or "-", rw=rw or "-")
    paper.box(LEFT, y, ROOM, 19, fill=PANDAN, radius=4)
    paper.text(LEFT + 9, y + 13, fitted(name, ROOM - 18, 9.5, BOLD), size=9.5, font=BOLD, colour=SURFACE)
    return y + GROUP_HIGH - 3


def _stop(paper: Paper, y: float, count: int, stop: Stop, say: Words) -> None:
    left, middle, wide, room = LEFT + 26, LEFT + 276, 134.0, 242.0
    paper.text(LEFT + 16, y + 15.5, str(count), size=10, font=EXTRABOLD, colour=PANDAN, align="right")
    size = min(10.5, max(8.0, 10.5 * room / max(1.0, width_of(stop.name, 10.5, BOLD))))
    paper.text(left, y + 15.5, fitted(stop.name, room, size, BOLD), size=size, font=BOLD)
    owner = {"family": "family", "neighbour": "neighbour"}.get(stop.phone_owner)
    phone = f"{stop.phone} ({say('route', owner)})" if stop.phone and owner else stop.phone
    details = " · ".join(part for part in (stop.number, phone or say("route", "no_phone")) if part)
    paper.text(left, y + 28, fitted(details, room, 8.3, SEMIBOLD), size=8.3, font=SEMIBOLD, colour=INK_SOFT)
    paper.text(middle, y + 15.5, fitted(stop.work, wide, 8.8, SEMIBOLD), size=8.8, font=SEMIBOLD)
    paper.text(middle, y + 28, fitted(stop.plan, wide, 8.3), size=8.3, colour=INK_SOFT)
    _due(paper, y, stop, say)
    last = stop.last or say("route", "never")
    paper.text(RIGHT - 6, y + 28, fitted(last, 118, 8.3), size=8.3, colour=INK_SOFT, align="right")
    x = left
    for word in say.listed("route", "ticks"):
        paper.box(x, y + 37, 10, 10, fill=SURFACE, edge=NEUTRAL, radius=2, line=0.9)
        x += 15 + paper.text(x + 14, y + 45.5, word, size=8.3) + 9
    paper.text(x + 2, y + 45.5, say("route", "note"), size=8.3, colour=INK_SOFT)
    line = x + 6 + width_of(say("route", "note"), 8.3)
    paper.line(line, y + 47, RIGHT - 6, y + 47, colour=NEUTRAL, dash=(1.2, 1.8))
    paper.line(LEFT, y + STOP_HIGH - 3, RIGHT, y + STOP_HIGH - 3)


def _due(paper: Paper, y: float, stop: Stop, say: Words) -> None:
    if stop.due is None:
        return
    text = say.short_day(stop.due)
    wide = width_of(text, 8.8, BOLD) + 12
    if stop.late:
        paper.box(RIGHT - 6 - wide, y + 4.5, wide, 15, fill=WARNING_TINT, edge=WARNING, radius=4)
    else:
        paper.box(RIGHT - 6 - wide, y + 4.5, wide, 15, fill=CANVAS, radius=4)
    colour = WARNING if stop.late else INK
    paper.text(RIGHT - 6 - wide / 2, y + 15, text, size=8.8, font=BOLD, colour=colour, align="centre")


COLUMNS, ROWS = 2, 4
MARGIN = 28.0


def write_slips(file: BinaryIO, slips: Sequence[Slip], say: Words) -> int:
    """Draw reminder slips, eight on a sheet with lines to cut along; returns the number of pages."""
    paper = Paper(file, title=say("slip", "title"), author=say("report", "campaign"), language=say.language)
    wide, high = (WIDTH - 2 * MARGIN) / COLUMNS, (HEIGHT - 2 * MARGIN) / ROWS
    for at, slip in enumerate(slips):
        place = at % (COLUMNS * ROWS)
        if at and place == 0:
            paper.next_page()
        if place == 0:
            _cut_lines(paper, wide, high)
        _slip(paper, MARGIN + wide * (place % COLUMNS), MARGIN + high * (place // COLUMNS), wide, slip, say)
    pages = paper.page
    paper.save()
    return pages


def _cut_lines(paper: Paper, wide: float, high: float) -> None:
    for column in range(1, COLUMNS):
        x = MARGIN + wide * column
        paper.line(x, 14, x, HEIGHT - 14, colour=NEUTRAL, width=0.5, dash=(3, 3))
    for row in range(1, ROWS):
        y = MARGIN + high * row
        paper.line(14, y, WIDTH - 14, y, colour=NEUTRAL, width=0.5, dash=(3, 3))


def _slip(paper: Paper, x: float, y: float, wide: float, slip: Slip, say: Words) -> None:
    inner, room = x + 15, wide - 30
    paper.kawung(inner + 7, y + 21, 7, PANDAN, None)
    paper.text(inner + 20, y + 24, say("report", "campaign"), size=9, font=EXTRABOLD, colour=PANDAN)
    number = say("slip", "number", number=slip.number)
    paper.text(inner + room, y + 24, number, size=8, font=SEMIBOLD, colour=INK_SOFT, align="right")
    foot = y + HEIGHT / ROWS - 29
    baseline = y + 53
    for line in wrapped(say("slip", "greeting", name=slip.name), room, 13, EXTRABOLD)[:2]:
        paper.text(inner, baseline, line, size=13, font=EXTRABOLD)
        baseline += 16
    key = "pay" if slip.paid_until else "visit"
    text = say("slip", key, agent=slip.agent, day=say.day(slip.day), until=slip.paid_until)
    baseline = paper.paragraph(inner, baseline + 4, room, text, size=11, font=SEMIBOLD)
    paper.paragraph(inner, baseline + 4, room, say("slip", "bring"), size=9.2, colour=INK_SOFT)
    paper.line(inner, foot - 13, inner + room, foot - 13)
    signed = say("slip", "signed", agent=slip.agent, wadah=slip.wadah)
    paper.text(inner, foot, fitted(signed, room, 9, BOLD), size=9, font=BOLD)
