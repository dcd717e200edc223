"""Mirrors the route for QML: who is on a sheet, where it goes, reminders that are being printed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk.parts.mirror import Mirror

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class DeskRoute(Mirror):  # type: ignore[operator]
    """Paper for a day on the road."""

    changed = Signal()

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._route = self._session.route
        self._route.changed = self.changed.emit

    sheets = Property(int, lambda self: self._route.sheets, notify=changed)
    sheet = Property(int, lambda self: self._route.sheet, notify=changed)
    spanText = Property(str, lambda self: self._span(), notify=changed)
    sheetText = Property(str, lambda self: self._sheet(), notify=changed)
    printsSheets = Property(bool, lambda self: self._route.prints_sheets, notify=changed)
    sticks = Property(LIST, lambda self: [each.name for each in self._route.sticks], notify=changed)
    toRemind = Property(int, lambda self: self._to_remind(), notify=changed)
    remindText = Property(str, lambda self: self._reminders(), notify=changed)
    running = Property(bool, lambda self: self._route.running, notify=changed)
    progress = Property(float, lambda self: self._progress(), notify=changed)
    progressText = Property(str, lambda self: self._progress_text(), notify=changed)
    problem = Property(str, lambda self: self._problem(), notify=changed)

    def _span(self) -> str:
        span = self._route.span
        if not span.total:
            return self._said("route", "nobody")
        if span.is_whole:
            return self._said("route", "everybody", total=span.total)
        return self._said("route", "span", first=span.first, last=span.last, total=span.total)

    def _sheet(self) -> str:
        return self._said("route", "sheet", sheet=self._route.sheet + 1, sheets=self._route.sheets)

    def _to_remind(self) -> int:
        found = self._route.round
        return found.without_phone - found.printed if found else 0

    def _reminders(self) -> str:
        found = self._route.round
        if found is None or not found.people:
            return ""
        if not found.without_phone:
            return self._said("route", "allHavePhones")
        if found.printed:
            return self._said("route", "remindRest", count=found.without_phone, printed=found.printed)
        return self._said("route", "remindAll", count=found.without_phone)

    def _progress(self) -> float:
        return self._route.done / self._route.planned if self._route.planned else 0.0

    def _progress_text(self) -> str:
        return self._said("route", "printing", at=self._route.done + 1, total=self._route.planned)

    def _problem(self) -> str:
        return self._said.slip(self._route.problem.code) if self._route.problem else ""

    @Slot()
    def open(self) -> None:
        self._route.open()

    @Slot(int)
    def turn(self, step: int) -> None:
        self._route.turn(step)

    @Slot()
    def printRoll(self) -> None:
        self._print(self._route.on_roll(self._said.language))

    @Slot()
    def printSheets(self) -> None:
        self._print(self._route.on_sheets(self._said.language))

    @Slot(int)
    def saveToStick(self, place: int) -> None:
        self._print(self._route.on_stick(self._said.language, place))

    @Slot()
    def remindAll(self) -> None:
        self._print(self._route.remind_all())

    @Slot()
    def stop(self) -> None:
        self._route.stop()
