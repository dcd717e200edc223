"""Mirrors the dashboard for QML: the month's figures, worded and ready to be drawn."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk.board import cards, pay, plots, signs
from ui.desk.parts.mirror import Mirror

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
MAP: Any = "QVariantMap"
LIST: Any = "QVariantList"


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Dashboard(Mirror):  # type: ignore[operator]
    """The figures as they were when the page was opened."""

    changed = Signal()
    table = cards.TABLE

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._page = self._session.dashboard
        self.reflect(self._page)

    isReady = Property(bool, lambda self: self._page.figures is not None, notify=changed)
    tab = Property(str, lambda self: self._page.tab, notify=changed)
    tabs = Property(LIST, lambda self: list(self._page.tabs), notify=changed)
    problem = Property(str, lambda self: self.problem_text(self._page), notify=changed)
    month = Property(str, lambda self: cards.month(self._page, self._said), notify=changed)
    hasEarlier = Property(bool, lambda self: self._page.reaches(-1), notify=changed)
    hasLater = Property(bool, lambda self: self._page.reaches(1), notify=changed)
    members = Property(MAP, lambda self: cards.members(self._page, self._said), notify=changed)
    cards = Property(LIST, lambda self: cards.cards(self._page, self._said), notify=changed)
    weeks = Property(MAP, lambda self: plots.weeks(self._page, self._said), notify=changed)
    days = Property(MAP, lambda self: plots.days(self._page, self._said), notify=changed)
    outcomes = Property(LIST, lambda self: plots.outcomes(self._page, self._said), notify=changed)
    staying = Property(LIST, lambda self: plots.staying(self._page, self._said), notify=changed)
    funnel = Property(LIST, lambda self: plots.funnel(self._page, self._said), notify=changed)
    occupations = Property(LIST, lambda self: plots.occupations(self._page, self._said), notify=changed)
    dusun = Property(LIST, lambda self: plots.dusun(self._page, self._said), notify=changed)
    programmes = Property(LIST, lambda self: plots.programmes(self._page, self._said), notify=changed)
    agents = Property(LIST, lambda self: pay.agents(self._page, self._said), notify=changed)
    rules = Property(LIST, lambda self: pay.rules(self._page, self._said), notify=changed)
    coverage = Property(MAP, lambda self: pay.coverage(self._page, self._said), notify=changed)
    signs = Property(LIST, lambda self: signs.signs(self._page.signs, self._said), notify=changed)
    outreach = Property(str, lambda self: cards.outreach(self._page, self._said), notify=changed)
    maySetTarget = Property(bool, lambda self: self._page.may("target"), notify=changed)

    @Slot(int)
    def turn(self, months: int) -> None:
        self._page.turn(months)

    @Slot(str)
    def show(self, tab: str) -> None:
        self._page.show(tab)

    @Slot(str, str)
    def setTarget(self, workers: str, goal: str) -> None:
        self._page.set_target(workers, goal)

    @Slot()
    def calm(self) -> None:
        self._page.calm()
