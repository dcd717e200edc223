"""Mirrors the duplicates page for QML: pairs that may be one person, side by side, joined or kept apart."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.agency.duplicates.compare import MERGE_REASONS, UNMERGE_REASONS
from ui.desk.parts.mirror import Mirror
from ui.desk.views import duplicates as view

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
MAP: Any = "QVariantMap"


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Duplicates(Mirror):  # type: ignore[operator]
    """Suspected duplicates; gives the page time to look for more while nothing else is to be done."""

    changed = Signal()
    progressChanged = Signal()
    table = view.TABLE

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._page = self._session.duplicates
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._look_on)
        self.changed.connect(self._when_looking)
        self.reflect(self._page)

    problem = Property(str, lambda self: self.problem_text(self._page), notify=changed)
    notice = Property(str, lambda self: self.notice_text(self._page), notify=changed)
    states = Property(LIST, lambda self: view.states(self._page, self._said), notify=changed)
    state = Property(str, lambda self: self._page.state, notify=changed)
    pairs = Property(LIST, lambda self: view.rows(self._page, self._said), notify=changed)
    chosen = Property(int, lambda self: self._page.chosen, notify=changed)
    pair = Property(MAP, lambda self: view.shown(self._page, self._said), notify=changed)
    keep = Property(str, lambda self: self._page.keep, notify=changed)
    pageText = Property(str, lambda self: view.page_text(self._page, self._said), notify=changed)
    mayTurnBack = Property(bool, lambda self: self._page.may_turn_back, notify=changed)
    mayTurnOn = Property(bool, lambda self: self._page.may_turn_on, notify=changed)
    mergeReasons = Property(LIST, lambda self: view.reasons(MERGE_REASONS, self._said), notify=changed)
    unmergeReasons = Property(LIST, lambda self: view.reasons(UNMERGE_REASONS, self._said), notify=changed)
    leftToCheck = Property(int, lambda self: self._page.left, notify=progressChanged)

    def _when_looking(self) -> None:
        if self._page.looking:
            self._idle.start()

    def _look_on(self) -> None:
        self._page.look_on()
        if not self._page.looking:
            self._idle.stop()

    @Slot(str)
    def show(self, state: str) -> None:
        self._page.show(state)

    @Slot(int)
    def turn(self, pages: int) -> None:
        self._page.turn(pages)

    @Slot(int)
    def choose(self, place: int) -> None:
        self._page.choose(place)

    @Slot(str)
    def keepNumber(self, number: str) -> None:
        self._page.keep_number(number)

    @Slot(str)
    def merge(self, why: str) -> None:
        self._page.merge(why)

    @Slot()
    def keepApart(self) -> None:
        self._page.keep_apart()

    @Slot(str)
    def undo(self, why: str) -> None:
        self._page.undo(why)
