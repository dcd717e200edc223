"""Prepares paper for a day on the road: route sheets, and reminders for people without a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.agency.fieldwork.route_sheet import Span
from kiosk.desk.parts.page import Page
from kiosk.desk.printouts import SERIES, dots_of
from kiosk.errors import Refused

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kiosk.agency.fieldwork.route_sheet import Stop
    from kiosk.agency.followups.queue_store import Round
    from kiosk.desk.parts.desk import Desk
    from kiosk.desk.printouts import PaperResult, PaperWork, Printouts
    from kiosk.desk.queue import Queue
    from kiosk.drives import Target
    from kiosk.printing.printer import Printer, SheetPrinter
    from kiosk.words import Words

STOPS = 60
"""As many as a day has hours for; a longer strip would be longer than a man."""
ROUTE = "route-sheet"


class Route(Page):
    """Everybody of the part on the screen in walking order, STOPS to a sheet; `sheet` counts from 0.

    `left` are the people for whom a reminder is still to be printed, `done` of `planned` came out.
    """

    def __init__(self, desk: Desk, queue: Queue, papers: Printouts) -> None:
        super().__init__(desk)
        self._queue = queue
        self._papers = papers
        papers.next_in_series = self.slip_ended
        self.forget()

    def forget(self) -> None:
        super().forget()
        self.sheet = 0
        self.round: Round | None = None
        self.sticks: tuple[Target, ...] = ()
        self.left: tuple[str, ...] = ()
        self.done = self.planned = 0

    # -- what there is -----------------------------------------------------------------------------

    def open(self) -> None:
        """Count who is on the way, and look for sticks where the printer takes no A4."""
        from kiosk.drives import plugged_in

        with self.trying():
            self.sheet = 0
            self.round = self.store.walks.round(self.who, self._queue.choice())
            self.sticks = () if self.prints_sheets else plugged_in(writing=True)

    @property
    def prints_sheets(self) -> bool:
        """Whether the station's printer takes A4."""
        from kiosk.printing.printer import SheetPrinter

        return isinstance(self.desk.station.queue.printer, SheetPrinter)

    @property
    def sheets(self) -> int:
        """How many sheets there are."""
        return -(-self.round.people // STOPS) if self.round else 0

    @property
    def span(self) -> Span:
        """Who is on the present sheet."""
        people = self.round.people if self.round else 0
        first = self.sheet * STOPS
        return Span(first + 1, min(first + STOPS, people), people)

    @property
    def running(self) -> bool:
        """Whether reminders are being printed."""
        return self._papers.busy == SERIES

    def turn(self, step: int) -> None:
        """Another sheet."""
        self.sheet = max(0, min(self.sheet + step, self.sheets - 1))
        self.changed()

    # -- sheets ------------------------------------------------------------------------------------

    def on_roll(self, language: str) -> PaperWork | None:
        """The present sheet on the receipt printer."""
        found = self._stops(language)
        if not found:
            return None
        stops, agent, today, say, span = found
        name = self._name(say, today)
        return self._papers.work(
            "route", lambda printer: _print_roll(printer, name, stops, agent, today, say, span)
        )

    def on_sheets(self, language: str) -> PaperWork | None:
        """The present sheet as A4 on the station's printer, from memory."""
        from kiosk.printing.printer import SheetPrinter

        printer = self.desk.station.queue.printer
        found = self._stops(language) if isinstance(printer, SheetPrinter) else None
        if not found or not isinstance(printer, SheetPrinter):
            return None
        stops, agent, today, say, span = found
        name = f"{self._name(say, today)}-a4"
        return self._papers.work(
            "route", lambda _: _print_sheets(printer, name, stops, agent, today, say, span)
        )

    def on_stick(self, language: str, place: int) -> PaperWork | None:
        """The present sheet as a PDF on a stick that was chosen: it holds names in clear, and says so."""
        from kiosk.drives import plugged_in

        chosen = self.sticks[place].path if 0 <= place < len(self.sticks) else None
        if chosen not in [each.path for each in plugged_in(writing=True)]:
            self.open()
            with self.trying():
                raise Refused("stick-gone", "paper")
            return None
        found = self._stops(language, "route-stick")
        if not found or chosen is None:
            return None
        stops, agent, today, say, span = found
        file = chosen / f"{self._name(say, today)}.pdf"
        return self._papers.work("route-stick", lambda _: _write_file(file, stops, agent, today, say, span))

    def _stops(self, language: str, why: str = ROUTE) -> tuple[list[Stop], str, date, Words, Span] | None:
        """The people of the present sheet, worded; each is entered in the trace."""
        from kiosk.agency.fieldwork.route_sheet import stops_of
        from kiosk.words import words

        numbers: tuple[str, ...] = ()
        with self.trying():
            choice = self._queue.choice()
            numbers = self.store.walks.numbers(self.who, choice, STOPS, self.sheet * STOPS)
        if self.problem:
            return None
        entries = self._papers.entries(numbers, why)
        self.problem = self._papers.problem
        if not entries:
            self.changed()
            return None
        ground, say = self.desk.station.ground, words(language, "reports")
        texts, today = ground.campaign.text(language), ground.clock.today()
        stops = stops_of(
            entries,
            lambda slug: texts.occupations.get(slug, slug),
            say,
            today,
            lambda key: texts.outcomes.get(key, key),
        )
        return stops, self.who.name, today, say, self.span

    def _name(self, say: Words, today: date) -> str:
        sheet = f"-{self.sheet + 1}" if self.sheets > 1 else ""
        return f"{say('route', 'file')}-{today.isoformat()}{sheet}"

    # -- reminders, one after the other --------------------------------------------------------------

    def remind_all(self) -> PaperWork | None:
        """Begin with the reminders for everybody without a phone of their own who has none of today yet."""
        with self.trying():
            self.left = self.store.walks.to_remind(self.who, self._queue.choice())
            self.done, self.planned = 0, len(self.left)
            if not self.left:
                raise Refused("nobody-to-remind", "paper")
        return self._next_slip()

    def stop(self) -> None:
        """No more after the one that is being printed."""
        self.left = ()
        self.changed()

    def slip_ended(self, result: PaperResult) -> PaperWork | None:
        """One came out, or did not and is no reminder of today: the next, or how it ended."""
        if not self.planned:
            return None
        if result.problem:
            detail = {"why": "reminder-slip"}
            with self.trying():
                self.store.store.audit(
                    who=self.who.label, action="print-failed", subject=result.number, detail=detail
                )
            self._end(f"paper-{result.problem}", bad=True)
            return None
        self.done += 1
        if self.left:
            return self._next_slip()
        self._end("slips-done" if self.done == self.planned else "slips-stopped")
        return None

    def _next_slip(self) -> PaperWork | None:
        if not self.left:
            return None
        number, self.left = self.left[0], self.left[1:]
        work = self._papers.slip_for(number, SERIES)
        self.problem = self._papers.problem
        if work is None:
            self.left = ()
        self.changed()
        return work

    def _end(self, code: str, *, bad: bool = False) -> None:
        self.left = ()
        with self.trying():
            self.round = self.store.walks.round(self.who, self._queue.choice())
        self._papers.changed()
        self.desk.notify(code, done=self.done, total=self.planned, tone="bad" if bad else "good")


def _print_roll(
    printer: Printer, name: str, stops: list[Stop], agent: str, day: date, say: Words, span: Span
) -> str | None:
    from kiosk.agency.fieldwork.route_strip import draw_route

    return printer.print(draw_route(stops, agent, day, say, dots_of(printer), span), name)


def _print_sheets(
    printer: SheetPrinter, name: str, stops: list[Stop], agent: str, day: date, say: Words, span: Span
) -> str | None:
    from kiosk.agency.fieldwork.route_sheet import draw_pages
    from kiosk.paper.bitmap import PagePictures
    from kiosk.paper.typeface import forget

    paper = PagePictures()
    draw_pages(paper, stops, agent, day, say, span)
    forget()
    return printer.print_sheets(paper.finish(), name)


def _write_file(file: Path, stops: list[Stop], agent: str, day: date, say: Words, span: Span) -> str:
    from kiosk.agency.fieldwork.route_sheet import write_route
    from kiosk.files import whole_file

    with whole_file(file) as out:
        write_route(out, stops, agent, day, say, span)
    return file.name
