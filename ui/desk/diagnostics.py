"""Mirrors the diagnostics page for QML."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk.parts.mirror import Mirror
from ui.desk.views.exchange import target_row

if TYPE_CHECKING:
    from kiosk.diagnostics import Finding
    from ui.desk.parts.wording import Map

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
TONES = {"good": "good", "warn": "warning", "bad": "danger"}


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Diagnostics(Mirror):  # type: ignore[operator]
    """What is well, what to fix, a test print, a backup."""

    changed = Signal()
    table = "diagnostics"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._page = self._session.diagnostics
        self.reflect(self._page)

    busy = Property(bool, lambda self: self._page.task.busy, notify=changed)
    problem = Property(str, lambda self: self.problem_text(self._page), notify=changed)
    notice = Property(str, lambda self: self._notice(), notify=changed)
    findings = Property(LIST, lambda self: [self.row(each) for each in self._page.findings], notify=changed)
    summary = Property(str, lambda self: self._summary(), notify=changed)
    targets = Property(LIST, lambda self: self._targets(), notify=changed)
    target = Property(int, lambda self: self._page.target, notify=changed)

    @Slot()
    def enter(self) -> None:
        self._page.enter()

    @Slot(int)
    def chooseTarget(self, place: int) -> None:
        self._page.choose_target(place)

    @Slot()
    def printTest(self) -> None:
        self._page.print_test()

    @Slot()
    def backup(self) -> None:
        self._page.back_up()

    @Slot()
    def confirm(self) -> None:
        self._page.confirm()

    def _notice(self) -> str:
        found = self._page.notice
        if found is not None and found.code == "test-printed":
            return self.say(found.code, state=self.say(f"state-{found.values['state']}"))
        return self.notice_text(self._page)

    def row(self, found: Finding) -> Map:
        """One finding in words."""
        key = f"state-{found.code}" if found.part == "printer" else f"{found.part}-{found.code}"
        return {
            "part": found.part,
            "title": self.say(found.part),
            "text": self.say(key, **found.values),
            "mend": "" if found.level == "good" else self.say(f"mend-{found.part}-{found.code}"),
            "tag": self.say(found.level),
            "tone": TONES[found.level],
            "confirms": found.part == "store-went-back",
        }

    def _targets(self) -> list[Map]:
        return [target_row(each, partial(self._said, "exchange")) for each in self._page.targets]

    def _summary(self) -> str:
        findings = self._page.findings
        if not findings:
            return self.say("looking") if self._page.task.busy else ""
        return self.say(f"all-{findings[0].level}", count=sum(each.level != "good" for each in findings))
