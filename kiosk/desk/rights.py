"""Holds people's rights over their data: requests, the nearest deadline first, and what answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.agency.rights.copy import PersonCopy
from kiosk.agency.rights.law import KINDS, nearest
from kiosk.desk.parts.page import Page
from kiosk.errors import Problem, Refused
from kiosk.number import make_number, read_number

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.agency.fieldwork.route_strip import Told
    from kiosk.agency.rights.law import Proof, Request
    from kiosk.desk.parts.desk import Desk
    from kiosk.desk.printouts import PaperWork, Printouts

ASKED = tuple(kind for kind in KINDS if kind != "breach")
"""What a person may ask for; a breach is entered on its own page."""
ERASE_REASONS = ("person-asks", "withdrawn", "wrong-entry")
WORKS_SHOWN = 6
LOOK_SECONDS = 30.0


class Rights(Page):
    """The requests, the chosen one, and `sheet`: the copy or the proof that answers it.

    `waiting`: how many requests wait and how many hours the nearest has left; `waiting_changed` tells of it.
    """

    def __init__(self, desk: Desk, papers: Printouts) -> None:
        super().__init__(desk)
        self._papers = papers
        self.waiting_changed = lambda: None
        self.waiting = (0, 0.0)
        self.forget()

    def forget(self) -> None:
        super().forget()
        self.requests: tuple[Request, ...] = ()
        self.chosen, self.shows_done = 0, False
        self.number = ""
        self._looked = 0.0
        self._put_away()
        self._wait(0, 0.0)

    def _put_away(self) -> None:
        self.sheet: PersonCopy | Proof | None = None
        self.works: tuple[str, ...] = ()
        self._work = ""

    # -- what waits --------------------------------------------------------------------------------

    def look(self) -> None:
        """Count what waits: at signing in, after an answer, and as time passes."""
        self._looked = self.desk.now()
        self._wait(*nearest(self.store.requests.list(), self.now) if self.may("copy") else (0, 0.0))

    def _wait(self, count: int, hours: float) -> None:
        if (count, hours) != self.waiting:
            self.waiting = (count, hours)
            self.waiting_changed()

    def tick(self, now: float) -> None:
        """The hours left go on."""
        if self.may("copy") and now - self._looked >= LOOK_SECONDS:
            self.look()

    @property
    def now(self) -> datetime:
        return self.desk.station.ground.clock.now()

    # -- requests ----------------------------------------------------------------------------------

    def enter(self) -> None:
        """The page is shown; whoever came from a person's page brings the number."""
        self.number, self.desk.asking = self.desk.asking, ""
        if self.number:
            self.chosen = 0
            self._put_away()
        with self.trying():
            self._read()

    def show_done(self, done: bool) -> None:
        """With those that were answered, or only those that wait."""
        self.shows_done = done
        self._put_away()
        self.enter()

    def choose(self, place: int) -> None:
        """A request of the list; -1 begins a new one."""
        self.chosen = self.requests[place].id if 0 <= place < len(self.requests) else 0
        self._put_away()
        self.calm()

    @property
    def request(self) -> Request | None:
        """The one that is shown."""
        return next((each for each in self.requests if each.id == self.chosen), None)

    def ask(self, kind: str, number: str) -> None:
        """Enter a request; the deadline runs from now."""
        with self.trying():
            made = self.store.requests.ask(self.who, kind, _read_number(number))  # type: ignore[arg-type]
            self.chosen = made.id
            self._put_away()
            self._read()
            self.note("asked", deadline=made.deadline)

    # -- answers -----------------------------------------------------------------------------------

    def copy(self) -> None:
        """Everything held of the person, on the screen to be read out."""
        with self.trying():
            request = self._open()
            controller = self.desk.station.ground.settings.controller.name
            self.sheet = self.store.rights.copy(self.who, request.number, "person-asks", controller)
            self._finish(request, "told")

    def print_sheet(self, told: Told) -> PaperWork | None:
        """The sheet as a strip for the person to keep: `told` is its words; the print is an entry."""
        if self.sheet is None:
            return None
        if isinstance(self.sheet, PersonCopy):
            paper, number = "data-copy", self.sheet.number
        else:
            paper, number = "erasure-proof", self.sheet.numbers[0]
        with self.trying():
            note = self.store.rights.note_paper
            work = self._papers.told(paper, told, number, lambda: note(self.who, number, paper))
            if self._papers.problem is not None:
                raise Refused(self._papers.problem.code)
            return work
        return None

    def correct(self, field: str, text: str, *, more: bool) -> None:
        """Put one field right; the request stays open where there is more to put right."""
        from kiosk.agency.rights.correction import changes_of

        with self.trying():
            request = self._open()
            text = self._work if field == "occupation" else text
            changes = changes_of(field, text, self.desk.station.ground.facts)
            self.store.people.correct(self.who, request.number, changes, "person-asks")
            self.store.duplicates.check_one(request.number)
            self._work = ""
            if more:
                self.note("saved-more")
            else:
                self._finish(request, "corrected")

    def find_work(self, text: str) -> None:
        """Occupations that match what is typed, to choose one of; its whole name is the choice."""
        campaign, language = self.desk.station.ground.campaign, self.desk.language
        found = campaign.find_occupations(text, language)[:WORKS_SHOWN] if text.strip() else ()
        labels = campaign.text(language).occupations
        slugs = tuple(each.id for each in found)
        self._work = next((slug for slug in slugs if labels.get(slug, slug) == text), "")
        self.works = () if self._work else slugs
        self.changed()

    def suspend(self, *, stop: bool) -> None:
        """Stop using the data while something is disputed, or go on."""
        with self.trying():
            request = self._open()
            act = self.store.rights.suspend if stop else self.store.rights.resume
            act(self.who, request.number, "disputed" if stop else "settled")
            self._finish(request, "suspended" if stop else "resumed")

    def withdraw(self, *, contact_only: bool) -> None:
        """Consent is taken back, wholly or for contact alone."""
        with self.trying():
            request = self._open()
            self.store.rights.withdraw(self.who, request.number, contact_only=contact_only)
            self._finish(request, "withdrawn-contact" if contact_only else "withdrawn")

    def erase(self, typed: str, why: str) -> None:
        """Destroy the person's data: only where the number was typed once more and a reason was chosen."""
        with self.trying():
            request = self._open()
            if _read_number(typed) != request.number:
                raise Refused("confirm", "confirm")
            if why not in ERASE_REASONS:
                raise Refused("reason-missing", "why")
            proof = self.store.rights.erase(self.who, request.number, why)
            self._finish(request, "erased")
            self.sheet = proof

    def settle(self) -> None:
        """Answered in another way, or told to everybody."""
        with self.trying():
            self._finish(self._open(), "told")

    def _open(self) -> Request:
        if self.request is None:
            raise Refused("unknown-request", "request")
        return self.request

    def _finish(self, request: Request, result: str) -> None:
        """Close it where the answer has not closed it already."""
        self._read()
        if any(each.id == request.id and each.done is None for each in self.requests):
            self.store.requests.finish(self.who, request.id, result)
            self._read()
        self.note(f"done-{result}")

    def _read(self) -> None:
        self.requests = self.store.requests.list(done=self.shows_done) if self.may("copy") else ()
        self.look()


def _read_number(text: str) -> str:
    found = read_number(text)
    if isinstance(found, Problem):
        raise Refused("number", "number")
    return make_number(*found)
