"""The mirror of people's rights over their data for QML: requests, deadlines, what answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.agency.correcting import FIELDS, changes_of
from kiosk.agency.rights import KINDS
from kiosk.errors import Problem, Refused
from kiosk.receipt.number import make_number, read_number
from ui.desk.page import DeskPage, Map
from ui.words import word

if TYPE_CHECKING:
    from kiosk.agency.rights import Proof, Request

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
MAP: Any = "QVariantMap"
SOON_HOURS = 24
ASKED = tuple(kind for kind in KINDS if kind != "breach")
ERASE_REASONS = ("person-asks", "withdrawn", "wrong-entry")


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Claims(DeskPage):  # type: ignore[operator]
    """What people asked for under the law, the nearest deadline first; `sheet` is a copy or a proof."""

    changed = Signal()
    table = "claims"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._done = False
        self._requests: tuple[Request, ...] = ()
        self._chosen = 0
        self._sheet: list[Map] = []
        self._sheet_title = ""

    problem = Property(str, lambda self: self._problem, notify=changed)
    problemField = Property(str, lambda self: self._field, notify=changed)
    notice = Property(str, lambda self: self._notice, notify=changed)
    kinds = Property(LIST, lambda self: self._options("kind", ASKED), constant=True)
    fields = Property(LIST, lambda self: self._options("field", FIELDS), constant=True)
    reasons = Property(LIST, lambda self: self._options("why", ERASE_REASONS), constant=True)
    showsDone = Property(bool, lambda self: self._done, notify=changed)
    requests = Property(LIST, lambda self: [self._row(each) for each in self._requests], notify=changed)
    chosen = Property(int, lambda self: self._place(), notify=changed)
    request = Property(MAP, lambda self: self._shown(), notify=changed)
    sheet = Property(LIST, lambda self: self._sheet, notify=changed)
    sheetTitle = Property(str, lambda self: self._sheet_title, notify=changed)

    def forget(self) -> None:
        super().forget()
        self._requests, self._chosen, self._done = (), 0, False
        self._put_away()

    @Slot()
    def enter(self) -> None:
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
            self._notice = self.say("asked", self.moment(made.deadline))

    @Slot()
    def copy(self) -> None:
        """Everything held of the person, on the screen to be read out."""
        with self.trying():
            request = self._open()
            controller = self._session.station.ground.settings.controller.name
            found = self.store.rights.copy(self.who, request.number, "person-asks", controller)
            self._sheet_title = self.say("copy-title", found.number)
            self._sheet = [
                {"caption": self.say(f"copy-{name}"), "text": self._plain(name, text)}
                for name, text in found.fields
                if text
            ]
            self._sheet += [{"caption": self.moment(at), "text": text} for at, text in found.history]
            self._sheet += [
                {"caption": self.moment(at), "text": f"{self.staff_name(who)}: {action}"}
                for at, who, action in found.looks
            ]
            self._finish(request, "told")

    @Slot(str, str)
    def correct(self, field: str, text: str) -> None:
        """Put one field right."""
        with self.trying():
            request = self._open()
            ground = self._session.station.ground
            changes = changes_of(field, text, ground.facts)
            self.store.people.correct(self.who, request.number, changes, "person-asks")
            self.store.duplicates.check_one(request.number)
            self._finish(request, "corrected")

    @Slot(bool)
    def suspend(self, stop: bool) -> None:
        """Stop using the data while something is disputed, or go on."""
        with self.trying():
            request = self._open()
            act = self.store.rights.suspend if stop else self.store.rights.resume
            act(self.who, request.number, "disputed" if stop else "settled")
            if stop:
                self._finish(request, "suspended")
            else:
                self._notice = self.say("resumed")

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

    def _open(self) -> Request:
        found = next((each for each in self._requests if each.id == self._chosen), None)
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

    def _plain(self, name: str, text: str) -> str:
        """A value as one reads it out: codes that have a word are worded."""
        if name == "occupation":
            return self.texts.occupations.get(text, text)
        if name == "sex":
            return word(self._language, "twins", text)
        return text.upper() if name == "programmes" else text

    def _show_proof(self, proof: Proof) -> None:
        self._sheet_title = self.say("proof-title")
        self._sheet = [
            {"caption": self.say("proof-numbers"), "text": ", ".join(proof.numbers)},
            {"caption": self.say("proof-at"), "text": self.moment(proof.at)},
            {"caption": self.say("proof-who"), "text": self.staff_name(proof.who)},
            {"caption": self.say("proof-basis"), "text": self.say(f"basis-{proof.basis}")},
            {
                "caption": self.say("proof-fields"),
                "text": ", ".join(self.say(f"copy-{each}") for each in proof.fields),
            },
            {"caption": self.say("proof-entry"), "text": f"{proof.position} · {proof.head[:16]}"},
        ]

    def _put_away(self) -> None:
        self._sheet, self._sheet_title = [], ""

    def _read(self) -> None:
        if self._session.staff is not None:
            self._requests = self.store.requests.list(done=self._done)
            self.changed.emit()

    def _options(self, prefix: str, ids: tuple[str, ...]) -> list[Map]:
        return [{"id": each, "text": self.say(f"{prefix}-{each}")} for each in ids]

    def _place(self) -> int:
        ids = [each.id for each in self._requests]
        return ids.index(self._chosen) if self._chosen in ids else -1

    def _row(self, request: Request) -> Map:
        tag, tone = self._left(request)
        return {
            "title": self.say(f"kind-{request.kind}"),
            "caption": request.number or self.say("everybody"),
            "tag": tag,
            "tone": tone,
        }

    def _left(self, request: Request) -> tuple[str, str]:
        if request.done is not None:
            return self.say("answered"), "good"
        hours = int(request.hours_left(self._session.station.ground.clock.now()))
        if hours < 0:
            return self.say("late", -hours), "danger"
        return self.say("left", hours), "warning" if hours < SOON_HOURS else "plain"

    def _shown(self) -> Map:
        found = next((each for each in self._requests if each.id == self._chosen), None)
        if found is None:
            return {"id": 0, "kind": "", "title": "", "number": "", "times": "", "open": False, "result": ""}
        return {
            "id": found.id,
            "kind": found.kind,
            "title": self.say(f"kind-{found.kind}"),
            "number": found.number,
            "times": self.say("times", self.moment(found.received), self.moment(found.deadline)),
            "open": found.done is None,
            "result": self.say(f"done-{found.result}") if found.result and found.done else "",
        }
