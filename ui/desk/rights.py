"""Mirrors people's rights over their data for QML: requests, deadlines, what answers them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.agency.rights.copy import for_paper
from kiosk.agency.rights.correction import FIELDS, changes_of
from kiosk.agency.rights.law import KINDS, nearest
from kiosk.errors import Problem, Refused
from kiosk.number import make_number, read_number
from ui.desk.parts.choices import option, options
from ui.desk.parts.page import DeskPage, Map
from ui.desk.parts.wording import Wording
from ui.desk.views import copy as copy_view
from ui.desk.views import rights as rights_view

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.agency.rights.copy import PersonCopy
    from kiosk.agency.rights.law import Proof, Request
    from kiosk.desk.printouts import PaperWork
    from kiosk.desk.session import DeskSession
    from ui.main_thread import MainThread

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
MAP: Any = "QVariantMap"
ASKED = tuple(kind for kind in KINDS if kind != "breach")
ERASE_REASONS = ("person-asks", "withdrawn", "wrong-entry")
DIGITS = ("nik", "phone", "rt", "rw", "birth_date")
WORKS_SHOWN = 6
LOOK_SECONDS = 30.0


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Rights(DeskPage):  # type: ignore[operator]
    """What people asked for under the law, the nearest deadline first; `sheet` is a copy or a proof."""

    changed = Signal()
    waitingChanged = Signal()
    table = "rights"

    def __init__(
        self,
        session: DeskSession,
        worker: MainThread,
        print_paper: Callable[[PaperWork | None], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session, worker, parent)
        self._print = print_paper
        self._done = False
        self._requests: tuple[Request, ...] = ()
        self._chosen = 0
        self._copy: PersonCopy | None = None
        self._proof: Proof | None = None
        self._lines: list[copy_view.Line] = []
        self._number_asked = ""
        self._work = ""
        self._found: tuple[tuple[str, str], ...] = ()
        self._open_now: tuple[int, float] = (0, 0.0)
        self._looked = 0.0

    problem = Property(str, lambda self: self._problem, notify=changed)
    problemField = Property(str, lambda self: self._field, notify=changed)
    notice = Property(str, lambda self: self._notice, notify=changed)
    kinds = Property(LIST, lambda self: self._options("kind", ASKED, "copy"), constant=True)
    fields = Property(LIST, lambda self: self._fields(), constant=True)
    reasons = Property(LIST, lambda self: self._options("why", ERASE_REASONS), constant=True)
    works = Property(LIST, lambda self: self._works(), notify=changed)
    number = Property(str, lambda self: self._number_asked, notify=changed)
    waiting = Property(MAP, lambda self: rights_view.waiting(self._open_now, self), notify=waitingChanged)
    showsDone = Property(bool, lambda self: self._done, notify=changed)
    requests = Property(
        LIST, lambda self: [rights_view.row(each, self._now, self) for each in self._requests], notify=changed
    )
    chosen = Property(int, lambda self: self._place(), notify=changed)
    request = Property(MAP, lambda self: rights_view.shown(self._asked(), self), notify=changed)
    sheet = Property(LIST, lambda self: self._sheet(), notify=changed)
    sheetTitle = Property(str, lambda self: self._sheet_title(), notify=changed)
    printing = Property(bool, lambda self: bool(self._session.papers.busy), notify=changed)

    def forget(self) -> None:
        super().forget()
        self._requests, self._chosen, self._done = (), 0, False
        self._number_asked = ""
        self._put_away()
        self.look()

    def look(self) -> None:
        """Count what waits, for the bar: at signing in, after an answer, and as time passes."""
        self._looked = self._session.now()
        mine = self.may("copy")
        found = nearest(self.store.requests.list(), self._now) if mine else (0, 0.0)
        if found != self._open_now:
            self._open_now = found
            self.waitingChanged.emit()

    def tick(self) -> None:
        """Time passes: the hours left go on."""
        if self.may("copy") and self._session.now() - self._looked >= LOOK_SECONDS:
            self.look()

    @Slot()
    def enter(self) -> None:
        """The page is shown; whoever came from a person's page brings the number."""
        self._number_asked, self._session.asking = self._session.asking, ""
        if self._number_asked:
            self._chosen = 0
            self._put_away()
        self.calm()
        self._read()

    @Slot(bool)
    def showDone(self, done: bool) -> None:
        """With those that were answered, or only those that wait."""
        self._done = done
        self._put_away()
        self.enter()

    @Slot(int)
    def choose(self, place: int) -> None:
        """A request of the list; -1 begins a new one."""
        self._chosen = self._requests[place].id if 0 <= place < len(self._requests) else 0
        self._put_away()
        self.calm()

    @Slot(str, str)
    def ask(self, kind: str, number: str) -> None:
        """Enter a request; the deadline runs from now."""
        with self.trying():
            made = self.store.requests.ask(self.who, kind, self._number(number))  # type: ignore[arg-type]
            self._chosen = made.id
            self._put_away()
            self._read()
            self._notice = self.say("asked", deadline=self.moment(made.deadline))

    @Slot()
    def copy(self) -> None:
        """Everything held of the person, on the screen to be read out."""
        with self.trying():
            request = self._open()
            controller = self._session.station.ground.settings.controller.name
            found = self.store.rights.copy(self.who, request.number, "person-asks", controller)
            self._copy = found
            self._lines = copy_view.lines(found, Wording(self._session))
            self._finish(request, "told")

    @Slot()
    def printSheet(self) -> None:
        """The sheet on the receipt printer, for the person to keep; a copy in the language they agreed in."""
        from kiosk.agency.fieldwork.route_strip import Told

        if self._copy is not None:
            copy = for_paper(self._copy)
            number, paper, said = copy.number, "data-copy", Wording(self._session, copy.language)
            title = said("rights", "copy-title", number=number)
            lines, foot = copy_view.lines(copy, said), said(copy_view.TABLE, "foot")
        elif self._proof is not None:
            number, paper, said = (
                self._proof.numbers[0],
                "erasure-proof",
                Wording(self._session, self._official),
            )
            title = said("rights", "proof-title")
            lines = copy_view.proof_lines(self._proof, self._session.station.code, said)
            foot = said(copy_view.TABLE, "foot-proof")
        else:
            return
        made = said(copy_view.TABLE, "made", moment=said.moment(self._now))
        told = Told(title=title, below=made, lines=tuple(lines), foot=foot)
        papers = self._session.papers
        with self.trying():
            work = papers.told(
                paper, told, number, lambda: self.store.rights.note_paper(self.who, number, paper)
            )
            if papers.problem is not None:
                raise Refused(papers.problem.code)
            self._print(work)

    @Slot(str, str, bool)
    def correct(self, field: str, text: str, more: bool) -> None:
        """Put one field right; the request stays open where there is more to mend."""
        with self.trying():
            request = self._open()
            ground = self._session.station.ground
            text = self._work if field == "occupation" else text
            changes = changes_of(field, text, ground.facts)
            self.store.people.correct(self.who, request.number, changes, "person-asks")
            self.store.duplicates.check_one(request.number)
            self._work = ""
            if more:
                self._notice = self.say("saved-more")
            else:
                self._finish(request, "corrected")

    @Slot(str)
    def findWork(self, text: str) -> None:
        """Occupations that match what is typed, to choose one of."""
        ground = self._session.station.ground
        found = ground.campaign.find_occupations(text, self._language)[:WORKS_SHOWN] if text.strip() else ()
        labels = {each.id: self.texts.occupations.get(each.id, each.id) for each in found}
        self._work = next((slug for slug, label in labels.items() if label == text), "")
        self._found = () if self._work else tuple(labels.items())
        self.changed.emit()

    @Slot(bool)
    def suspend(self, stop: bool) -> None:
        """Stop using the data while something is disputed, or go on."""
        with self.trying():
            request = self._open()
            act = self.store.rights.suspend if stop else self.store.rights.resume
            act(self.who, request.number, "disputed" if stop else "settled")
            self._finish(request, "suspended" if stop else "resumed")

    @Slot(bool)
    def withdraw(self, contact_only: bool) -> None:
        """Consent is taken back, wholly or for contact alone."""
        with self.trying():
            request = self._open()
            self.store.rights.withdraw(self.who, request.number, contact_only=contact_only)
            self._finish(request, "withdrawn-contact" if contact_only else "withdrawn")

    @Slot(str, str)
    def eraseFor(self, typed: str, why: str) -> None:
        """Destroy the person's data: only where the number was typed once more and a reason was chosen."""
        with self.trying():
            request = self._open()
            if self._number(typed) != request.number:
                raise Refused("confirm", "confirm")
            if why not in ERASE_REASONS:
                raise Refused("reason-missing", "why")
            proof = self.store.rights.erase(self.who, request.number, why)
            self._finish(request, "erased")
            self._show_proof(proof)

    @Slot()
    def settle(self) -> None:
        """Answered in another way, or told to everybody."""
        with self.trying():
            self._finish(self._open(), "told")

    # Inside

    def _asked(self) -> Request | None:
        """The request that is shown."""
        return next((each for each in self._requests if each.id == self._chosen), None)

    def _open(self) -> Request:
        found = self._asked()
        if found is None:
            raise Refused("unknown-request", "request")
        return found

    def _finish(self, request: Request, result: str) -> None:
        """Close it where the answer has not closed it already."""
        self._read()
        if any(each.id == request.id and each.done is None for each in self._requests):
            self.store.requests.finish(self.who, request.id, result)
        said = self.say(f"done-{result}")
        self._read()
        self._notice = said

    def _number(self, text: str) -> str:
        found = read_number(text)
        if isinstance(found, Problem):
            raise Refused("number", "number")
        return make_number(*found)

    @property
    def _now(self) -> datetime:
        return self._session.station.ground.clock.now()

    def _show_proof(self, proof: Proof) -> None:
        self._proof = proof
        self._lines = copy_view.proof_lines(proof, self._session.station.code, Wording(self._session))

    def _sheet(self) -> list[Map]:
        return [{"caption": caption, "text": text} for caption, text in self._lines]

    def _sheet_title(self) -> str:
        if self._copy is not None:
            return self.say("copy-title", number=self._copy.number)
        return self.say("proof-title") if self._proof is not None else ""

    def _fields(self) -> list[Map]:
        return [
            {
                **option(each, self.say(f"field-{each}"), "name"),
                "digits": each in DIGITS,
                "hint": self.say(f"hint-{each}") if each in ("birth_date", "occupation") else "",
            }
            for each in FIELDS
        ]

    def _works(self) -> list[Map]:
        return [option(slug, label) for slug, label in self._found]

    def _put_away(self) -> None:
        self._copy = self._proof = None
        self._lines, self._found, self._work = [], (), ""

    def _read(self) -> None:
        if self._session.staff is not None:
            self._requests = self.store.requests.list(done=self._done) if self.may("copy") else ()
            self.look()
            self.changed.emit()

    def _options(self, prefix: str, keys: tuple[str, ...], chosen: str = "") -> list[Map]:
        return options(keys, lambda each: self.say(f"{prefix}-{each}"), chosen)

    def _place(self) -> int:
        ids = [each.id for each in self._requests]
        return ids.index(self._chosen) if self._chosen in ids else -1
