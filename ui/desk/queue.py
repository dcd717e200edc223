"""Mirrors the queue for QML: its parts, its filters, its rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk.parts.mirror import Mirror
from ui.desk.views import queue as queue_view
from ui.desk.views.people_rows import PeopleRows

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
MAP: Any = "QVariantMap"
LIST: Any = "QVariantList"


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class DeskQueue(Mirror):  # type: ignore[operator]
    """Whom to see."""

    changed = Signal()

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._queue = self._session.queue
        self._rows = PeopleRows(self._queue, self._said, self)
        self._filters: dict[str, Any] | None = None
        self._queue.changed = self._tell

    def _tell(self) -> None:
        self._filters = None
        self._rows.look_again()
        self.changed.emit()

    rows = Property(PeopleRows, lambda self: self._rows, constant=True)
    parts = Property(LIST, lambda self: queue_view.parts(self._queue, self._said), notify=changed)
    part = Property(str, lambda self: self._queue.part, notify=changed)
    total = Property(int, lambda self: self._queue.total, notify=changed)
    text = Property(str, lambda self: self._queue.text, notify=changed)
    title = Property(str, lambda self: queue_view.title(self._queue, self._said), notify=changed)
    empty = Property(str, lambda self: queue_view.empty(self._queue, self._said), notify=changed)
    newest = Property(bool, lambda self: self._queue.newest, notify=changed)
    narrowed = Property(int, lambda self: self._queue.narrowed, notify=changed)
    filters = Property(MAP, lambda self: self._shown_filters(), notify=changed)
    problem = Property(str, lambda self: self._problem(), notify=changed)

    def _shown_filters(self) -> dict[str, Any]:
        if self._session.staff is None:
            return {}
        if self._filters is None:
            self._filters = queue_view.filters(self._queue, self._said)
        return self._filters

    def _problem(self) -> str:
        return self._said.slip(self._queue.problem.code) if self._queue.problem else ""

    @Slot(str)
    def show(self, part: str) -> None:
        self._queue.show(part)

    @Slot(str)
    def search(self, text: str) -> None:
        self._queue.search(text)

    @Slot()
    def turn(self) -> None:
        self._queue.turn()

    @Slot(str)
    def narrowDusun(self, dusun: str) -> None:
        self._queue.narrow(dusun="" if dusun == self._queue.filters.dusun else dusun)

    @Slot(str)
    def narrowRt(self, rt: str) -> None:
        self._queue.narrow(rt="" if rt == self._queue.filters.rt else rt)

    @Slot(str)
    def narrowProgramme(self, programme: str) -> None:
        self._queue.narrow(programme="" if programme == self._queue.filters.programme else programme)

    @Slot(str)
    def narrowAge(self, age: str) -> None:
        self._queue.narrow_age(age)

    @Slot(str)
    def narrowPayer(self, payer: str) -> None:
        self._queue.narrow(payer="" if payer == self._queue.filters.payer else payer)

    @Slot()
    def narrowNoPhone(self) -> None:
        self._queue.narrow(no_phone=not self._queue.filters.no_phone)

    @Slot()
    def widen(self) -> None:
        self._queue.widen()
