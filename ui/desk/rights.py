"""Mirrors people's rights over their data for QML: requests, deadlines, what answers them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.desk.rights import ASKED, ERASE_REASONS
from ui.desk.parts.mirror import Mirror
from ui.desk.views import rights as view

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
MAP: Any = "QVariantMap"


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Rights(Mirror):  # type: ignore[operator]
    """What people asked for under the law, the nearest deadline first; `sheet` is a copy or a proof."""

    changed = Signal()
    waitingChanged = Signal()
    table = view.TABLE

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._page = self._session.rights
        self._page.waiting_changed = self.waitingChanged.emit
        self.reflect(self._page)

    problem = Property(str, lambda self: self.problem_text(self._page), notify=changed)
    problemField = Property(str, lambda self: self.problem_field(self._page), notify=changed)
    notice = Property(str, lambda self: self.notice_text(self._page), notify=changed)
    kinds = Property(LIST, lambda self: view.choices("kind", ASKED, self._said, "copy"), constant=True)
    fields = Property(LIST, lambda self: view.fields(self._said), constant=True)
    reasons = Property(LIST, lambda self: view.choices("why", ERASE_REASONS, self._said), constant=True)
    works = Property(LIST, lambda self: view.works(self._page, self._said), notify=changed)
    number = Property(str, lambda self: self._page.number, notify=changed)
    waiting = Property(MAP, lambda self: view.waiting(self._page, self._said), notify=waitingChanged)
    showsDone = Property(bool, lambda self: self._page.shows_done, notify=changed)
    requests = Property(LIST, lambda self: view.rows(self._page, self._said), notify=changed)
    chosen = Property(int, lambda self: view.place(self._page), notify=changed)
    request = Property(MAP, lambda self: view.shown(self._page, self._said), notify=changed)
    sheet = Property(LIST, lambda self: view.sheet(self._page, self._said), notify=changed)
    sheetTitle = Property(str, lambda self: view.title(self._page, self._said), notify=changed)
    printing = Property(bool, lambda self: bool(self._session.papers.busy), notify=changed)

    @Slot(bool)
    def showDone(self, done: bool) -> None:
        self._page.show_done(done)

    @Slot(int)
    def choose(self, place: int) -> None:
        self._page.choose(place)

    @Slot(str, str)
    def ask(self, kind: str, number: str) -> None:
        self._page.ask(kind, number)

    @Slot()
    def copy(self) -> None:
        self._page.copy()

    @Slot()
    def printSheet(self) -> None:
        if (told := view.strip(self._page)) is not None:
            self._print(self._page.print_sheet(told))

    @Slot(str, str, bool)
    def correct(self, field: str, text: str, more: bool) -> None:
        self._page.correct(field, text, more=more)

    @Slot(str)
    def findWork(self, text: str) -> None:
        self._page.find_work(text)

    @Slot(bool)
    def suspend(self, stop: bool) -> None:
        self._page.suspend(stop=stop)

    @Slot(bool)
    def withdraw(self, contact_only: bool) -> None:
        self._page.withdraw(contact_only=contact_only)

    @Slot(str, str)
    def eraseFor(self, typed: str, why: str) -> None:
        self._page.erase(typed, why)

    @Slot()
    def settle(self) -> None:
        self._page.settle()
