"""Words the rows of a checked list that need a look, only when they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QObject, Qt
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk.views.exchange import look_row

if TYPE_CHECKING:
    from kiosk.agency.lists.import_store import KnownRow
    from kiosk.agency.lists.reading.read_sheet import BadCell
    from kiosk.desk.tasks.lists import Weighed
    from ui.desk.parts.wording import Wording

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
ROW = int(Qt.ItemDataRole.UserRole) + 1


@QmlElement
@QmlUncreatable("there is one, made by the exchange page")
class BadRows(QAbstractListModel):  # type: ignore[operator]
    """First every row to mend, then every row of somebody who is here already."""

    def __init__(self, said: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said = said
        self._shown: tuple[Weighed | None, str] = (None, "")
        self._rows: tuple[BadCell | KnownRow, ...] = ()

    def show(self, weighed: Weighed | None) -> None:
        """Another list, or none."""
        shown = (weighed, self._said.language)
        if shown[0] is not self._shown[0] or shown[1] != self._shown[1]:
            self.beginResetModel()
            self._shown, self._rows = shown, (*weighed.bad, *weighed.known) if weighed else ()
            self.endResetModel()

    def rowCount(self, parent: Any = None) -> int:
        return len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        return {ROW: QByteArray(b"row")}

    def data(self, index: Any, role: int = ROW) -> Any:
        """The whole line as one map."""
        at = index.row()
        if role != ROW or not 0 <= at < len(self._rows):
            return None
        return look_row(self._rows[at], self._said)
