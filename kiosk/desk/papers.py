"""Papers that the desk makes: the route, a reminder for a door, a copy of a receipt, a WhatsApp code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from kiosk.agency.accounts import require
from kiosk.desk.part import Part
from kiosk.errors import PrinterProblem, Refused

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kiosk.agency.entries import Entry
    from kiosk.agency.reports import Words
    from kiosk.agency.routes import Stop
    from kiosk.agency.strips import Reminder
    from kiosk.desk.session import DeskSession
    from kiosk.receipt.print_queue import PrintResult
    from kiosk.receipt.printers import Printer

ROUTE_MOST = 60
"""More stops than a day has hours for; the strip would be longer than a man."""
SHEETS = "lembar"
KEPT_DAYS = 1


@dataclass(frozen=True, slots=True)
class PaperResult:
    """How a paper ended: which, a PrinterProblem's code or "", and the file where one was made."""

    paper: str
    problem: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class PaperWork:
    """A paper to be drawn and printed on the worker: `perform` touches no store."""

    paper: str
    draw_and_print: Callable[[], str | None]

    def perform(self) -> PaperResult:
        try:
            return PaperResult(self.paper, file=self.draw_and_print() or "")
        except PrinterProblem as problem:
            return PaperResult(self.paper, problem.code)
        except (Refused, OSError):
            return PaperResult(self.paper, "disk")


class Papers(Part):
    """What is being printed for the desk, and the code that opens a chat (`chat`, empty: none shown)."""

    def __init__(self, desk: DeskSession) -> None:
        super().__init__(desk)
        self.busy = ""
        self.forget()

    def forget(self) -> None:
        super().forget()
        self.chat = ""
        self.chat_text = ""

    # -- a person's papers -------------------------------------------------------------------------

    def reprint(self, why: str) -> None:
        """The open person's receipt waits for the printer: marked CETAK ULANG n, or the original once."""
        with self.trying():
            require(self.who, "print")
            if not why.strip():
                raise Refused("reason-missing", "why")
            job = self.desk.station.queue.copy(self.desk.person.number, why, self.who.label)
            self.desk.tell("copy-waiting" if job.copy else "receipt-waiting", str(job.copy))

    def printed(self, result: PrintResult, copy: int) -> None:
        """How a receipt ended that was printed while the desk is open."""
        if result.ending == "printed":
            self.desk.tell("copy-printed" if copy else "receipt-printed", str(copy))
        else:
            self.desk.tell(f"paper-{result.problem or result.ending}", tone="bad")

    def reminder(self) -> PaperWork | None:
        """A slip to leave at the open person's door, in the language in which they agreed."""
        from kiosk.agency import messages, strips
        from kiosk.agency.reports import words

        person = self.desk.person.person
        found = self._entries((person.number,), "reminder-slip") if person else ()
        if person is None or not found:
            return None
        language = person.consent.language
        texts = self.desk.station.ground.campaign.text(language)
        what = messages.about(person.protection, person.draft.payer)
        values = self._values(person.number, person.draft.name, language)
        visit = what.startswith("visit")
        title = words(language)("slip", "title") if visit else texts.messages["slip-title"]
        slip = strips.Reminder(
            number=person.number,
            name=person.draft.name,
            title=title,
            text=messages.slip_text(what, values, texts),
            agent=self.who.name,
            wadah=self.desk.station.ground.campaign.agency.wadah.name,
            day=self.desk.station.ground.clock.today(),
        )
        return self._work("reminder", lambda printer: _print_reminder(printer, slip, words(language)))

    def show_chat(self) -> None:
        """The address that opens a chat with the open person on the agent's phone, in their language."""
        from kiosk.agency import messages

        person = self.desk.person.person
        if person is None:
            return
        with self.trying():
            if not person.consent.contact:
                raise Refused("no-consent-contact", "phone")
            whole = self.store.people.registration(self.who, person.number, "whatsapp", "follow-up")
            language = person.consent.language
            values = self._values(person.number, person.draft.name, language)
            texts = self.desk.station.ground.campaign.text(language)
            text = messages.message(messages.about(person.protection, person.draft.payer), values, texts)
            self.chat = messages.whatsapp_link(whole.draft.phone, text)
            self.chat_text = text

    def hide_chat(self) -> None:
        """The code leaves the screen."""
        self.chat = self.chat_text = ""
        self.changed()

    def _values(self, number: str, name: str, language: str) -> dict[str, str]:
        from kiosk.agency import messages

        ground, person = self.desk.station.ground, self.desk.person.person
        assert person is not None
        agency = ground.campaign.agency
        hours = next((each.hours_for(language) for each in agency.agents if each.name == self.who.name), "")
        values = messages.values_of(
            person.protection,
            ground.campaign.text(language),
            name=name,
            number=number,
            agent=self.who.name,
            wadah=agency.wadah.name,
            village=ground.settings.station.village,
        )
        values["payer"] = messages.payer_word(person.draft.payer, ground.campaign.text(language))
        return values | {"hours": hours or (agency.agents[0].hours_for(language) if agency.agents else "")}

    # -- the route ---------------------------------------------------------------------------------

    def route(self, language: str, *, to: Literal["printer", "file"] = "printer") -> PaperWork | None:
        """The first people of the part on the screen in walking order, on the roll or as an A4 file."""
        from kiosk.agency.reports import words
        from kiosk.agency.rounds import stops_of

        rows = self.desk.queue.first(ROUTE_MOST)
        found = self._entries(tuple(row.number for row in rows), "route-sheet")
        if not found:
            return None
        ground, agent = self.desk.station.ground, self.who.name
        labels, today, say = ground.campaign.text(language).occupations, ground.clock.today(), words(language)
        stops = stops_of(found, lambda slug: labels.get(slug, slug), say, today)
        if to == "printer":
            return self._work("route", lambda printer: _print_route(printer, stops, agent, today, say))
        file = ground.folder / SHEETS / f"{say('route', 'file')}-{today.isoformat()}.pdf"
        return self._work("route-file", lambda printer: _write_route(file, stops, agent, today, say))

    def _entries(self, numbers: tuple[str, ...], why: str) -> tuple[Entry, ...]:
        found: tuple[Entry, ...] = ()
        with self.trying():
            if self.busy:
                raise Refused("busy", "paper")
            if not numbers:
                raise Refused("nobody", "paper")
            found = self.store.exports.chosen(self.who, numbers, why)
        return found

    def _work(self, paper: str, print_on: Callable[[Printer], str | None]) -> PaperWork:
        printer = self.desk.station.queue.printer
        self.busy = paper
        self.changed()
        return PaperWork(paper, lambda: print_on(printer))

    def settle(self, result: PaperResult) -> None:
        """How a paper ended."""
        self.busy = ""
        self.changed()
        if result.problem:
            self.desk.tell(f"paper-{result.problem}", tone="bad")
        else:
            self.desk.tell(f"{result.paper}-done", result.file)

    def lost(self, work: PaperWork) -> PaperResult:
        """The result of a `perform` that ended in a bug."""
        return PaperResult(work.paper, "bug")

    def tidy(self) -> None:
        """Sheets with names on them do not stay on the disk: yesterday's are deleted."""
        folder = self.desk.station.ground.folder / SHEETS
        before = self.desk.station.ground.clock.today() - timedelta(days=KEPT_DAYS)
        for file in folder.glob("*-????-??-??.pdf") if folder.is_dir() else ():
            if file.stem[-10:] <= before.isoformat():
                file.unlink(missing_ok=True)


def _print_route(printer: Printer, stops: list[Stop], agent: str, day: date, say: Words) -> str | None:
    from kiosk.agency.strips import draw_route

    return printer.print(draw_route(stops, agent, day, say, _dots(printer)), f"{say('route', 'file')}-{day}")


def _write_route(file: Path, stops: list[Stop], agent: str, day: date, say: Words) -> str:
    from kiosk.agency.routes import write_route
    from kiosk.agency.whole_file import whole_file

    file.parent.mkdir(mode=0o700, exist_ok=True)
    with whole_file(file) as out:
        write_route(out, stops, agent, day, say)
    return str(file)


def _print_reminder(printer: Printer, slip: Reminder, say: Words) -> str | None:
    from kiosk.agency.strips import draw_reminder

    return printer.print(draw_reminder(slip, say, _dots(printer)), f"{say('slip', 'file')}-{slip.number}")


def _dots(printer: Printer) -> Literal[384, 576]:
    return 384 if printer.dots == 384 else 576
