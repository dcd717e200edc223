"""Mirrors the retention page for QML: what is past its time, the breach pack, the audit chain."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk.parts.mirror import Mirror
from ui.desk.views import retention as view

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Retention(Mirror):  # type: ignore[operator]
    """The retention clock, the breach pack, and who did what."""

    changed = Signal()
    progressChanged = Signal()
    table = view.TABLE

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._page = self._session.retention
        self.reflect(self._page)

    busy = Property(bool, lambda self: self._page.task.busy, notify=progressChanged)
    progress = Property(float, lambda self: self._page.task.share, notify=progressChanged)
    progressText = Property(str, lambda self: self.progress_text(self._page), notify=progressChanged)
    problem = Property(str, lambda self: self.problem_text(self._page), notify=changed)
    notice = Property(str, lambda self: self.notice_text(self._page), notify=changed)
    due = Property(LIST, lambda self: view.due(self._page, self._said), notify=changed)
    dueCount = Property(int, lambda self: self._page.people_due, notify=changed)
    anyDue = Property(bool, lambda self: any(self._page.due.values()), notify=changed)
    disputed = Property(str, lambda self: view.disputed(self._page, self._said), notify=changed)
    standing = Property(str, lambda self: view.standing(self._page, self._said), notify=changed)
    branch = Property(str, lambda self: self._page.branch, notify=changed)
    clearReasons = Property(LIST, lambda self: view.clear_reasons(self._said), notify=changed)
    places = Property(LIST, lambda self: view.places(self._page, self._said), notify=changed)
    place = Property(int, lambda self: self._page.target, notify=changed)
    lines = Property(LIST, lambda self: view.lines(self._page, self._said), notify=changed)
    page = Property(int, lambda self: self._page.page, notify=changed)
    pageCount = Property(int, lambda self: self._page.page_count, notify=changed)

    @Slot()
    def look(self) -> None:
        self._page.look()

    @Slot()
    def purge(self) -> None:
        self._page.purge()

    @Slot()
    def stop(self) -> None:
        self._page.task.stop()

    @Slot(int)
    def choosePlace(self, place: int) -> None:
        self._page.choose_target(place)

    @Slot(str, str)
    def writeBreach(self, found: str, clear_why: str) -> None:
        self._page.write_breach(found, clear_why)

    @Slot()
    def verify(self) -> None:
        self._page.verify()

    @Slot(int)
    def turn(self, page: int) -> None:
        self._page.turn(page)
