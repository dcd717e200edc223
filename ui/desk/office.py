"""Mirrors the office for QML: one's own account for all, accounts and the target for supervisors."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk.parts.choices import options
from ui.desk.parts.mirror import Mirror
from ui.desk.views import office as view

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
MAP: Any = "QVariantMap"


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Office(Mirror):  # type: ignore[operator]
    """Which part of the office is open, and the accounts in it."""

    changed = Signal()
    table = view.TABLE

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._page = self._session.office
        self.reflect(self._page)

    problem = Property(str, lambda self: self.problem_text(self._page), notify=changed)
    problemField = Property(str, lambda self: self.problem_field(self._page), notify=changed)
    notice = Property(str, lambda self: self.notice_text(self._page), notify=changed)
    sections = Property(
        LIST, lambda self: options(self._page.sections, self.say, self._page.section), notify=changed
    )
    section = Property(str, lambda self: self._page.section, notify=changed)
    roles = Property(LIST, lambda self: view.roles(self._said), constant=True)
    accounts = Property(LIST, lambda self: view.rows(self._page, self._said), notify=changed)
    chosen = Property(int, lambda self: view.place(self._page), notify=changed)
    account = Property(MAP, lambda self: view.shown(self._page, self._said), notify=changed)
    own = Property(LIST, lambda self: view.own(self._page, self._said), notify=changed)
    checking = Property(bool, lambda self: self._page.task.busy, notify=changed)
    target = Property(MAP, lambda self: view.target(self._page, self._said), notify=changed)

    @Slot(str)
    def show(self, section: str) -> None:
        self._page.show(section)

    @Slot(int)
    def choose(self, place: int) -> None:
        self._page.choose(place)

    @Slot(str, str, str, str)
    def add(self, name: str, role: str, born: str, pin: str) -> None:
        self._page.add(name, role, born, pin)

    @Slot(bool)
    def setActive(self, active: bool) -> None:
        self._page.set_active(active)

    @Slot(bool, str)
    def setPublic(self, public: bool, hours: str) -> None:
        self._page.set_public(public, hours)

    @Slot(str)
    def resetPin(self, pin: str) -> None:
        self._page.reset_pin(pin)

    @Slot()
    def renewRecovery(self) -> None:
        self._page.renew_recovery()

    @Slot(str)
    def setBorn(self, text: str) -> None:
        self._page.set_born(text)

    @Slot(str, str, str)
    def changePin(self, old: str, new: str, again: str) -> None:
        self._page.change_pin(old, new, again)

    @Slot(str, str)
    def setTarget(self, workers: str, goal: str) -> None:
        self._page.set_target(workers, goal)
