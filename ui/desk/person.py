"""Mirrors the open person's page for QML: data, contact, what is revealed, papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.calendar import add_months, month_of
from kiosk.desk import details
from kiosk.registration import PAYERS
from kiosk.words import interface
from ui.desk.parts import calendar as calendar_view
from ui.desk.parts.choices import options
from ui.desk.parts.mirror import Mirror
from ui.desk.views import details as details_view
from ui.desk.views import person as person_view
from ui.desk.views import person_story

if TYPE_CHECKING:
    from kiosk.desk.person import OpenPerson
    from ui.desk.parts.wording import Wording

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
MAP: Any = "QVariantMap"
LIST: Any = "QVariantList"


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class DeskPerson(Mirror):  # type: ignore[operator]
    """One person at the desk."""

    changed = Signal()
    opened = Signal()
    ticked = Signal()

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._person = self._session.person
        self._papers = self._session.papers
        self._number = ""
        self._month = ""
        self._views: dict[Callable[[OpenPerson, Wording], Any], Any] = {}
        self._person.changed = self._tell
        self._papers.changed = self.changed.emit

    def _tell(self) -> None:
        """Another person's page begins at its first leaf."""
        self._views.clear()
        self.changed.emit()
        if self._person.number != self._number:
            self._number = self._person.number
            self._month = ""
            self.opened.emit()

    def _view(self, make: Callable[[OpenPerson, Wording], Any]) -> Any:
        """What a view says, worded once after each change however many places of the page read it."""
        if make not in self._views:
            self._views[make] = make(self._person, self._said)
        return self._views[make]

    number = Property(str, lambda self: self._person.number, notify=changed)
    data = Property(MAP, lambda self: self._view(person_view.person), notify=changed)
    needs = Property(MAP, lambda self: self._view(person_view.needs), notify=changed)
    history = Property(LIST, lambda self: self._view(person_story.story), notify=changed)
    consent = Property(MAP, lambda self: self._view(person_view.consent), notify=changed)
    details = Property(MAP, lambda self: self._view(details_view.of_person), notify=changed)
    outcomes = Property(LIST, lambda self: self._view(person_view.outcomes), notify=changed)
    report = Property(MAP, lambda self: self._view(person_view.report), notify=changed)
    saved = Property(MAP, lambda self: self._view(person_view.saved), notify=changed)
    nikShown = Property(str, lambda self: person_view.shown(self._person, "nik"), notify=changed)
    phoneShown = Property(str, lambda self: person_view.shown(self._person, "phone"), notify=changed)
    secondsShown = Property(int, lambda self: self._person.seconds_shown(), notify=ticked)
    problem = Property(str, lambda self: self._problem(), notify=changed)
    problemField = Property(str, lambda self: self._slip().field if self._slip() else "", notify=changed)
    calendar = Property(MAP, lambda self: self._calendar(), notify=changed)
    revealReasons = Property(LIST, lambda self: self._reasons("revealReasons"), constant=True)
    undoReasons = Property(LIST, lambda self: self._reasons("undoReasons"), constant=True)
    copyReasons = Property(LIST, lambda self: self._reasons("copyReasons"), constant=True)
    payers = Property(LIST, lambda self: self._reasons("payer", PAYERS), notify=changed)
    payerReasons = Property(LIST, lambda self: self._reasons("payerReasons"), constant=True)
    chat = Property(str, lambda self: self._papers.chat, notify=changed)
    chatOwner = Property(str, lambda self: person_view.chat_owner(self._person, self._said), notify=changed)
    chatText = Property(str, lambda self: self._papers.chat_text, notify=changed)
    printing = Property(bool, lambda self: bool(self._papers.busy), notify=changed)

    def _reasons(self, table: str, keys: tuple[str, ...] = ()) -> list[dict[str, str]]:
        """A list of the desk to choose from: all words of a table, or these."""
        found = interface(self._said.language).tables[table]
        return options(keys or found, found.__getitem__)

    def _slip(self) -> Any:
        return self._person.problem or self._papers.problem

    def _problem(self) -> str:
        slip = self._slip()
        return self._said.slip(slip.code) if slip else ""

    def _calendar(self) -> dict[str, Any]:
        due = self._person.due() if self._session.staff else None
        month = self._month or month_of(max(due, self._said.today) if due else self._said.today)
        return calendar_view.sheet(month, due, self._said)

    @Slot(str)
    def open(self, number: str) -> None:
        self._papers.forget()
        self._person.open(number)

    @Slot()
    def close(self) -> None:
        self._papers.forget()
        self._person.close()

    # -- a contact ---------------------------------------------------------------------------------
    @Slot(str)
    def choose(self, outcome: str) -> None:
        self._month = ""
        self._person.choose(outcome)

    @Slot(str)
    def setReason(self, reason: str) -> None:
        self._person.set(reason=reason)

    @Slot(str)
    def setKpj(self, kpj: str) -> None:
        self._person.set(kpj=kpj)

    @Slot(int)
    def stepMonth(self, months: int) -> None:
        self._person.set(month=add_months(self._person.report.month, months))

    @Slot(str)
    def setMonths(self, months: str) -> None:
        self._person.set(months=int(months))

    @Slot()
    def confirmDoubt(self) -> None:
        self._person.confirm_doubts()

    @Slot(int)
    def stepPaidOn(self, days: int) -> None:
        """The payment was made so many days later, never after today."""
        paid_on = self._person.report.paid_on or self._said.today
        self._person.set(paid_on=min(self._said.today, paid_on + timedelta(days=days)))

    @Slot(str)
    def setNote(self, note: str) -> None:
        self._person.set(note=note)

    @Slot(str)
    def setDue(self, day: str) -> None:
        self._person.set(due=date.fromisoformat(day) if day else None)

    @Slot(int)
    def turnMonth(self, months: int) -> None:
        """Another leaf of the calendar."""
        shown = self._month or month_of(self._person.due() or self._said.today)
        self._month = max(add_months(shown, months), month_of(self._said.today))
        self.changed.emit()

    @Slot()
    def save(self) -> None:
        self._month = ""
        self._person.save()

    @Slot(int, str)
    def undo(self, follow_up: int, why: str) -> None:
        """Take a contact back, or with 0 the last change of who pays."""
        if follow_up:
            self._person.undo(follow_up, why)
        else:
            self._person.undo_payer(why)

    @Slot(str, str)
    def setPayer(self, payer: str, why: str) -> None:
        self._person.set_payer(payer, why)

    @Slot(str, bool)
    def giveConsent(self, how: str, contact: bool) -> None:
        self._person.give_consent(how, contact=contact)

    @Slot("QVariantMap")
    def fillDetails(self, typed: dict[str, str]) -> None:
        details.fill(self._person, typed)

    # -- what is masked ----------------------------------------------------------------------------
    @Slot(str)
    def revealNik(self, why: str) -> None:
        self._person.reveal("nik", why)

    @Slot()
    def holdPhone(self) -> None:
        self._person.reveal("phone", "call")

    @Slot()
    def hide(self) -> None:
        self._person.hide()

    # -- papers ------------------------------------------------------------------------------------
    @Slot(str)
    def reprint(self, why: str) -> None:
        self._papers.reprint(why)

    @Slot()
    def printReminder(self) -> None:
        self._print(self._papers.reminder())

    @Slot()
    def askRights(self) -> None:
        """To the section of people's rights, with this number."""
        self._session.ask_for(self._person.number)

    @Slot()
    def showChat(self) -> None:
        self._papers.show_chat()

    @Slot()
    def hideChat(self) -> None:
        self._papers.hide_chat()
