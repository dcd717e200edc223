"""Prints papers for one person: a reminder, a copy of the receipt, words to keep, a WhatsApp code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kiosk.agency.accounts.roles import require
from kiosk.desk.parts.page import Page
from kiosk.errors import PrinterProblem, Refused

if TYPE_CHECKING:
    from kiosk.agency.fieldwork.route_strip import Reminder, Told
    from kiosk.agency.followups.coverage import Protection
    from kiosk.desk.parts.desk import Desk
    from kiosk.desk.person import OpenPerson
    from kiosk.exchange.entries import Entry
    from kiosk.printing.printer import Printer
    from kiosk.printing.queue import PrintResult
    from kiosk.words import Words

SERIES = "slips"
"""The paper's name while reminders are printed one after the other."""


@dataclass(frozen=True, slots=True)
class PaperResult:
    """How a paper ended: which, a problem's code or "", the file where one was made, and whose it was."""

    paper: str
    problem: str = ""
    file: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class PaperWork:
    """A paper to be drawn and printed on the worker: `perform` touches no store."""

    paper: str
    draw_and_print: Callable[[], str | None]
    number: str = ""

    def perform(self) -> PaperResult:
        try:
            return PaperResult(self.paper, file=self.draw_and_print() or "", number=self.number)
        except PrinterProblem as problem:
            return PaperResult(self.paper, problem.code, number=self.number)
        except (Refused, OSError):
            return PaperResult(self.paper, "disk", number=self.number)


class Printouts(Page):
    """What is being printed for the desk, and the code that opens a chat (`chat`, empty: none shown)."""

    def __init__(self, desk: Desk, person: OpenPerson) -> None:
        super().__init__(desk)
        self._open = person
        self.next_in_series: Callable[[PaperResult], PaperWork | None] = lambda result: None
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
            job = self.desk.station.queue.copy(self._open.number, why, self.who.label)
            self._open.renew()
            self.desk.notify("copy-waiting" if job.copy else "receipt-waiting", copy=str(job.copy))

    def printed(self, result: PrintResult, copy: int) -> None:
        """How a receipt ended that was printed while the desk is open."""
        if result.ending == "printed":
            self.desk.notify("copy-printed" if copy else "receipt-printed", copy=str(copy))
        else:
            self.desk.notify(f"paper-{result.problem or result.ending}", tone="bad")

    def reminder(self) -> PaperWork | None:
        """A slip to leave at the open person's door, in the language in which they agreed."""
        return self.slip_for(self._open.number) if self._open.person else None

    def slip_for(self, number: str, paper: str = "reminder") -> PaperWork | None:
        """A reminder for one person, entered in the trace; None with `problem` set where it is refused."""
        from kiosk.agency.fieldwork import messages, route_strip
        from kiosk.words import words

        found = self.entries((number,), "reminder-slip")
        if not found:
            return None
        draft = found[0].registration.draft
        language = draft.consent.language
        protection = self.store.people.protection(number)
        texts = self.desk.station.ground.campaign.text(language)
        what = messages.about(protection, draft.payer)
        values = self._values(number, draft.name, language, protection)
        values["payer"] = messages.payer_word(draft.payer, texts)
        visit = what.startswith("visit")
        title = words(language, "reports")("slip", "title") if visit else texts.messages["slip-title"]
        slip = route_strip.Reminder(
            number=number,
            name=draft.name,
            title=title,
            text=messages.slip_text(what, values, texts),
            agent=self.who.name,
            wadah=self.desk.station.ground.campaign.agency.wadah.name,
            day=self.desk.station.ground.clock.today(),
        )
        say = words(language, "reports")
        return self.work(paper, lambda printer: _print_reminder(printer, slip, say), number)

    def show_chat(self) -> None:
        """The address that opens a chat with the open person on the agent's phone, in their language.

        Whoever else's phone it is reads only who would like to speak with whom.
        """
        from kiosk.agency.fieldwork import messages
        from kiosk.words import words

        person = self._open.person
        if person is None:
            return
        with self.trying():
            phone = self.store.people.contact_phone(self.who, person.number)
            language = person.consent.language
            values = self._values(person.number, person.draft.name, language, person.protection)
            texts = self.desk.station.ground.campaign.text(language)
            values["payer"] = messages.payer_word(person.draft.payer, texts)
            if person.draft.phone_owner == "self":
                what = messages.about(person.protection, person.draft.payer)
                text = messages.message(what, values, texts)
            else:
                text = messages.hand_on(values, words(language, "reports"))
            self.chat = messages.whatsapp_link(phone, text)
            self.chat_text = text

    def hide_chat(self) -> None:
        """The code leaves the screen."""
        self.chat = self.chat_text = ""
        self.changed()

    def _values(self, number: str, name: str, language: str, protection: Protection) -> dict[str, str]:
        from kiosk.agency.fieldwork import messages

        ground = self.desk.station.ground
        agency = ground.campaign.agency
        hours = next((each.hours_for(language) for each in agency.agents if each.name == self.who.name), "")
        values = messages.values_of(
            protection,
            ground.campaign.text(language),
            name=name,
            number=number,
            agent=self.who.name,
            wadah=agency.wadah.name,
            village=ground.settings.station.village,
        )
        return values | {"hours": hours or (agency.agents[0].hours_for(language) if agency.agents else "")}

    # -- words to keep -----------------------------------------------------------------------------

    def told(self, paper: str, told: Told, name: str, note: Callable[[], None]) -> PaperWork | None:
        """A strip of words (data-copy, erasure-proof, recovery); `note` enters it before it is drawn.

        `name` becomes a file's name where the printer makes files: a number or a word, never what is said.
        """
        from kiosk.agency.fieldwork.route_strip import draw_told

        with self.trying():
            if self.busy:
                raise Refused("busy", "paper")
            note()
            return self.work(
                paper, lambda printer: printer.print(draw_told(told, dots_of(printer)), f"{paper}-{name}")
            )
        return None

    def recovery(self) -> PaperWork | None:
        """The recovery code that is being shown, for the safe; nothing but the paper holds it."""
        from kiosk.agency.fieldwork.route_strip import Told
        from kiosk.words import words

        code, who, ground = self.desk.recovery_code, self.desk.staff, self.desk.station.ground
        if not code or who is None:
            return None
        say, today = words(ground.campaign.languages[0], "reports"), ground.clock.today()
        told = Told(
            title=say("recovery", "title"),
            below=say("recovery", "below", kiosk=self.desk.station.code, day=say.calendar.long_day(today)),
            lines=(("", code), (say("recovery", "who"), who.name)),
            foot=say("recovery", "foot"),
        )
        return self.told("recovery", told, today.isoformat(), lambda: self.store.accounts.note_printed(who))

    # -- for every paper ---------------------------------------------------------------------------

    def entries(self, numbers: tuple[str, ...], why: str) -> tuple[Entry, ...]:
        """These people for a paper with their names on it, each entered in the trace first."""
        found: tuple[Entry, ...] = ()
        with self.trying():
            if self.busy:
                raise Refused("busy", "paper")
            if not numbers:
                raise Refused("nobody", "paper")
            found = self.store.exports.chosen(self.who, numbers, why)
        return found

    def work(self, paper: str, print_on: Callable[[Printer], str | None], number: str = "") -> PaperWork:
        """A paper for the worker; no other begins before it is settled."""
        printer = self.desk.station.queue.printer
        self.busy = paper
        self.changed()
        return PaperWork(paper, lambda: print_on(printer), number)

    def settle(self, result: PaperResult) -> PaperWork | None:
        """How a paper ended; answers the next where there are several, one after the other."""
        self.busy = ""
        if self.desk.staff is None:
            return None
        if result.paper == SERIES:
            return self.next_in_series(result)
        self.changed()
        if result.problem:
            self.desk.notify(f"paper-{result.problem}", tone="bad")
        else:
            self.desk.notify(f"{result.paper}-done", file=result.file)
        return None

    def lost(self, work: PaperWork) -> PaperResult:
        """The result of a `perform` that ended in a bug."""
        return PaperResult(work.paper, "bug", number=work.number)


def _print_reminder(printer: Printer, slip: Reminder, say: Words) -> str | None:
    from kiosk.agency.fieldwork.route_strip import draw_reminder

    return printer.print(draw_reminder(slip, say, dots_of(printer)), f"{say('slip', 'file')}-{slip.number}")


def dots_of(printer: Printer) -> Literal[384, 576]:
    """The printer's width in dots, as pictures are drawn."""
    return 384 if printer.dots == 384 else 576
