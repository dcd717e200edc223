"""Mirrors what runs out for QML: agreement and agents' certificates, for the tab and the dashboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.agency.outreach.items import Expiry
from ui.desk.parts.page import DeskPage, Map
from ui.desk.views.outreach import EXPIRY_TONES, warning_rows

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class OutreachDue(DeskPage):  # type: ignore[operator]
    """`rows` are all papers that run out within three months; `count` and `text` only those that press."""

    changed = Signal()
    table = "outreach"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._papers: tuple[Expiry, ...] = ()

    count = Property(int, lambda self: len(self._pressing()), notify=changed)
    tone = Property(str, lambda self: self._tone(), notify=changed)
    text = Property(str, lambda self: self._text(), notify=changed)
    section = Property(str, lambda self: self._section(), notify=changed)
    rows = Property(LIST, lambda self: warning_rows(self._papers, self.say, self.day), notify=changed)

    def read(self) -> None:
        """Look again: at every page, and after a paper was saved."""
        with self.trying():
            self._papers = self.store.papers.expiries() if self.may("outreach") else ()

    def forget(self) -> None:
        super().forget()
        self._papers = ()

    def _pressing(self) -> list[Expiry]:
        return [each for each in self._papers if each.urgency != "coming"]

    def _tone(self) -> str:
        found = self._pressing()
        return EXPIRY_TONES[found[0].urgency] if found else "plain"

    def _section(self) -> str:
        found = self._pressing()
        return f"{found[0].kind}s" if found else "agreements"

    def _text(self) -> str:
        found: list[Map] = warning_rows(self._pressing(), self.say, self.day)
        if len(found) < 2:
            return str(found[0]["text"]) if found else ""
        return self.say("due", count=len(found))
