"""Gives QML the rows of the queue: as many as there are, read a page at a time when seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, Qt, QTimer
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk.views import queue as queue_view

if TYPE_CHECKING:
    from kiosk.desk.queue import Queue
    from ui.desk.parts.wording import Map, Wording

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
ROW = int(Qt.ItemDataRole.UserRole) + 1
REST_MS = 30
"""A list that is flung over thousands of rows is read where it slows down."""
SHOWN_MOST = 40
WORDED_MOST = 400


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class PeopleRows(QAbstractListModel):  # type: ignore[operator]
    """Mirrors Queue: rows near those at hand are read at once, far ones a moment later."""

    def __init__(self, queue: Queue, said: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._said = said
        self._count = 0
        self._awaited: dict[int, None] = {}
        self._worded: dict[int, Map] = {}
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._read_awaited)

    def look_again(self) -> None:
        """The queue changed: the same places show what is in them now, so that the list does not jump."""
        before, now = self._count, self._queue.total
        self._awaited.clear()
        self._worded.clear()
        if now < before:
            self.beginRemoveRows(QModelIndex(), now, before - 1)
            self._count = now
            self.endRemoveRows()
        elif now > before:
            self.beginInsertRows(QModelIndex(), before, now - 1)
            self._count = now
            self.endInsertRows()
        if same := min(before, now):
            self.dataChanged.emit(self.index(0), self.index(same - 1))

    def rowCount(self, parent: Any = None) -> int:
        return self._count

    def roleNames(self) -> dict[int, QByteArray]:
        return {ROW: QByteArray(b"row")}

    def data(self, index: Any, role: int = ROW) -> Any:
        """The whole line as one map; `ready` is False while a far row is still to be read."""
        at = index.row()
        if role != ROW or not 0 <= at < self._count:
            return None
        if at in self._worded:
            return self._worded[at]
        if not self._queue.is_near(at):
            self._awaited.pop(at, None)
            self._awaited[at] = None
            self._rest.start()
            return queue_view.row(None, self._said) | {"ready": False}
        if len(self._worded) > WORDED_MOST:
            self._worded.clear()
        self._worded[at] = queue_view.row(self._queue.row(at), self._said) | {"ready": True}
        return self._worded[at]

    def _read_awaited(self) -> None:
        """Read what was asked for last: the rows that the list flew past are gone from it again."""
        awaited, self._awaited = list(self._awaited)[-SHOWN_MOST:], {}
        for at in sorted(awaited):
            self._queue.row(at)
            self.dataChanged.emit(self.index(at), self.index(at))
