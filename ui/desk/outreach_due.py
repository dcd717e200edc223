"""Mirrors what runs out for QML: agreement and agents' certificates, for the tab and the dashboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk.parts.mirror import Mirror
from ui.desk.views import outreach as view

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class OutreachDue(Mirror):  # type: ignore[operator]
    """`rows` are all papers that run out within three months; `count` and `text` only those that press."""

    changed = Signal()
    table = view.TABLE

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._page = self._session.outreach
        self._page.expiries_changed = self.changed.emit

    count = Property(int, lambda self: len(self._page.pressing), notify=changed)
    tone = Property(str, lambda self: view.pressing_tone(self._page), notify=changed)
    text = Property(str, lambda self: view.pressing_text(self._page, self._said), notify=changed)
    section = Property(str, lambda self: view.pressing_section(self._page), notify=changed)
    rows = Property(LIST, lambda self: view.warnings(self._page.expiries, self._said), notify=changed)
