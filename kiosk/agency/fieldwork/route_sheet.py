"""Draws the route sheet by dusun and RT, as a PDF or as pictures for an office printer.

From the desk's entries to paper for the road: the stops of a route sheet, worded.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from kiosk.campaign.wording import rupiah
from kiosk.exchange.entries import Entry, FollowUpState
from kiosk.paper.a4 import (
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
    Page,
    Paper,
    fitted,
    width_of,
    wrapped,
)
from kiosk.paper.tables import LEFT, RIGHT, ROOM, placed
from kiosk.people.phone import format_phone
from kiosk.registration import Draft
from kiosk.words import Words

STOP_HIGH = 58.0
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


@dataclass(frozen=True, slots=True)
class Span:
    """Which people of how many are on a sheet, counted from 1 in walking order."""

    first: int
    last: int
    total: int

    @property
    def is_whole(self) -> bool:
        """Whether everybody is on this sheet."""
        return self.last - self.first + 1 >= self.total


def in_walking_order(stops: Iterable[Stop]) -> list[Stop]:
    """By dusun, RW, RT, then name; people without a dusun last."""
    return sorted(stops, key=lambda stop: (not stop.dusun, stop.dusun, stop.rw, stop.rt, stop.name))


def heading(stops: Sequence[Stop], agent: str, day: date, say: Words, span: Span | None) -> str:
    """Who goes, when, how many people, and which of how many where there are more sheets."""
    made = say("route", "made", agent=agent, day=say.calendar.long_day(day), count=len(stops))
    if span is None or span.is_whole:
        return made
    return f"{made} · {say('route', 'span', first=span.first, last=span.last, total=span.total)}"


def write_route(
    file: BinaryIO, stops: Iterable[Stop], agent: str, day: date, say: Words, span: Span | None = None
) -> int:
    """Draw the route sheet into an open file; returns the number of pages."""
    paper = Paper(file, title=say("route", "title"), author=agent, language=say.language)
    draw_pages(paper, stops, agent, day, say, span)
    pages = paper.page
    paper.save()
    return pages


def draw_pages(
    paper: Page, stops: Iterable[Stop], agent: str, day: date, say: Words, span: Span | None = None
) -> None:
    """Draw the route on A4, page after page."""
    ordered = in_walking_order(stops)
    said = heading(ordered, agent, day, say, span)
    found = placed(
        paper,
        _new_sheet(paper, said, say),
        ordered,
        lambda stop: (stop.dusun, stop.rw, stop.rt),
        top=lambda: _new_sheet(paper, said, say),
        band=lambda place, _stops: (_group(*place, say), ""),
        high=STOP_HIGH,
        last=LAST_LINE,
    )
    for count, (y, stop) in enumerate(found, span.first if span else 1):
        _stop(paper, y, count, stop, say)


def _new_sheet(paper: Page, said: str, say: Words) -> float:
    paper.selvedge()
    paper.text(LEFT, 46, say("route", "title"), size=20, font=EXTRABOLD)
    paper.text(LEFT, 62, fitted(said, ROOM, 9.5, SEMIBOLD), size=9.5, font=SEMIBOLD, colour=INK_SOFT)
    y = HEIGHT - 32
    for line in wrapped(say("route", "care"), ROOM - 30, 7.5):
        paper.text(LEFT, y, line, size=7.5, colour=WARNING)
        y += 9.5
    paper.text(RIGHT, HEIGHT - 32, str(paper.page), size=8, font=BOLD, colour=INK_SOFT, align="right")
    return 74


def _group(dusun: str, rw: str, rt: str, say: Words) -> str:
    return say("route", "group", dusun=dusun or say("plots", "nowhere"), rt=rt or "-", rw=rw or "-")


def _stop(paper: Page, y: float, count: int, stop: Stop, say: Words) -> None:
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


def _due(paper: Page, y: float, stop: Stop, say: Words) -> None:
    if stop.due is None:
        return
    text = say.calendar.short_day(stop.due)
    wide = width_of(text, 8.8, BOLD) + 12
    if stop.late:
        paper.box(RIGHT - 6 - wide, y + 4.5, wide, 15, fill=WARNING_TINT, edge=WARNING, radius=4)
    else:
        paper.box(RIGHT - 6 - wide, y + 4.5, wide, 15, fill=CANVAS, radius=4)
    colour = WARNING if stop.late else INK
    paper.text(RIGHT - 6 - wide / 2, y + 15, text, size=8.8, font=BOLD, colour=colour, align="centre")


def stops_of(
    entries: Iterable[Entry],
    label: Callable[[str], str],
    say: Words,
    today: date,
    outcome: Callable[[str], str],
) -> list[Stop]:
    """One stop a person, worded; `label` names an occupation. Never a NIK."""
    return [
        Stop(
            number=entry.number,
            name=entry.registration.draft.name,
            dusun=entry.registration.draft.dusun,
            rt=entry.registration.draft.rt,
            rw=entry.registration.draft.rw,
            phone=format_phone(phone) if (phone := entry.registration.draft.phone) else "",
            phone_owner=entry.registration.draft.phone_owner,
            work=label(entry.registration.draft.occupation),
            plan=_plan(entry.registration.draft, say),
            last=_last(entry.state, say, outcome),
            due=entry.state.due,
            late=entry.state.due is not None and entry.state.due < today,
        )
        for entry in entries
    ]


def _plan(draft: Draft, say: Words) -> str:
    programmes = " ".join(draft.programmes).upper()
    price = rupiah(draft.quote.total) if draft.quote else say("route", "no_price")
    return say("route", "plan_text", programmes=programmes, months=draft.months, price=price)


def _last(state: FollowUpState, say: Words, outcome: Callable[[str], str]) -> str:
    if not state.outcome:
        return ""
    label = outcome(state.outcome)
    return f"{label} · {say.calendar.short_day(state.outcome_on)}" if state.outcome_on else label
