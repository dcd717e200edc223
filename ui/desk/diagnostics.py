"""Mirrors the diagnostics page for QML: what is well, what to fix, a test print, a backup."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk.parts.page import DeskPage, Map
from ui.desk.parts.runner import Runner
from ui.desk.views.exchange import mended, target_row
from ui.words import word

if TYPE_CHECKING:
    from kiosk.diagnostics import Finding
    from kiosk.drives import Target
    from kiosk.work import Work

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
TONES = {"good": "good", "warn": "warning", "bad": "danger"}


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Diagnostics(DeskPage):  # type: ignore[operator]
    """The findings of the last look, and one task at a time."""

    changed = Signal()
    table = "diagnostics"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._runner = Runner(self._worker, self)
        self._runner.changed.connect(self._progressed)
        self._findings: tuple[Finding, ...] = ()
        self._targets: tuple[Target, ...] = ()
        self._target = 0

    busy = Property(bool, lambda self: self._runner.busy, notify=changed)
    problem = Property(str, lambda self: self._problem, notify=changed)
    notice = Property(str, lambda self: self._notice, notify=changed)
    findings = Property(LIST, lambda self: [self._row(each) for each in self._findings], notify=changed)
    summary = Property(str, lambda self: self._summary(), notify=changed)
    targets = Property(LIST, lambda self: self._places(), notify=changed)
    target = Property(int, lambda self: self._target, notify=changed)

    def forget(self) -> None:
        super().forget()
        self._runner.stop()
        self._findings, self._targets, self._target = (), (), 0

    @Slot()
    def enter(self) -> None:
        """Look at everything, and which sticks are there."""
        from kiosk.diagnostics import look_at
        from kiosk.drives import preferred, targets

        kept = self._targets[self._target].path if self._targets else None
        self._targets = targets(self._session.station.ground.folder, writing=True)
        paths = [each.path for each in self._targets]
        self._target = paths.index(kept) if kept in paths else preferred(self._targets)
        self._begin(lambda: look_at(self._session.station, self.store, self.who), self._looked)

    @Slot(int)
    def chooseTarget(self, place: int) -> None:
        if 0 <= place < len(self._targets):
            self._target = place
            self.changed.emit()

    @Slot()
    def printTest(self) -> None:
        """Print the test page; the printer's state is looked at again."""
        from kiosk.desk.diagnostics_tasks import print_test

        self._begin(lambda: print_test(self._session.station, self.who), self._printed)

    @Slot()
    def backup(self) -> None:
        """An encrypted copy on the chosen place."""
        from kiosk.desk.diagnostics_tasks import back_up

        folder = self._targets[self._target].path
        work = lambda: back_up(self._session.station, self.who, folder)  # noqa: E731
        self._begin(work, lambda name: self._tell("backed-up", name))

    def _begin(self, make: Callable[[], Work], done: Callable[[Any], None]) -> None:
        with self.trying():
            self._runner.start(make(), done, lambda code, detail: self._failed(code))

    def _looked(self, findings: tuple[Finding, ...]) -> None:
        self._findings = findings if self._session.staff else ()
        self.changed.emit()

    def _printed(self, state: str) -> None:
        self._tell("test-printed", self.say(f"state-{state}"))

    def _tell(self, key: str, *values: str) -> None:
        self._notice = self.say(key, *values)
        self.changed.emit()

    def _failed(self, code: str) -> None:
        self._problem = mended(code, self._language)
        self.changed.emit()

    def _progressed(self) -> None:
        if self._runner.busy:
            self._session.touched()
        self.changed.emit()

    # Words

    def _places(self) -> list[Map]:
        def say(key: str, *values: object) -> str:
            text = word(self._language, "exchange", key)
            return text.replace("%1", str(values[0])) if values else text

        return [target_row(each, say) for each in self._targets]

    def _row(self, found: Finding) -> Map:
        key = f"state-{found.code}" if found.part == "printer" else f"{found.part}-{found.code}"
        return {
            "part": found.part,
            "title": self.say(found.part),
            "text": self.say(key, *found.values),
            "mend": "" if found.level == "good" else self.say(f"mend-{found.part}-{found.code}"),
            "tag": self.say(found.level),
            "tone": TONES[found.level],
        }

    def _summary(self) -> str:
        if not self._findings:
            return self.say("looking") if self._runner.busy else ""
        worst = self._findings[0].level
        return self.say(f"all-{worst}", sum(each.level != "good" for each in self._findings))
