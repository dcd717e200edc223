"""Mirrors the exchange page for QML: places, files, what is sent and taken in, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk.list_import import ListImport
from ui.desk.parts.mirror import Mirror
from ui.desk.views import exchange as view
from ui.desk.views.exchange_results import result_of

if TYPE_CHECKING:
    from pathlib import Path

    from ui.desk.parts.wording import Map

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
MAP: Any = "QVariantMap"


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Exchange(Mirror):  # type: ignore[operator]
    """One job at a time on one place; `result` says what the last one did."""

    changed = Signal()
    progressChanged = Signal()
    table = "exchange"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._page = self._session.exchange
        self._list_import = ListImport(self._session, self._said, self)
        self.reflect(self._page)
        self.changed.connect(self._list_import.changed)

    busy = Property(bool, lambda self: self._page.task.busy, notify=progressChanged)
    progress = Property(float, lambda self: self._page.task.share, notify=progressChanged)
    progressText = Property(str, lambda self: self.progress_text(self._page), notify=progressChanged)
    problem = Property(str, lambda self: self.problem_text(self._page), notify=changed)
    notice = Property(str, lambda self: self.notice_text(self._page), notify=changed)
    result = Property(MAP, lambda self: result_of(self._page.result, self._said), notify=changed)
    targets = Property(
        LIST, lambda self: [view.target_row(each, self.say) for each in self._page.targets], notify=changed
    )
    target = Property(int, lambda self: self._page.target, notify=changed)
    tasks = Property(LIST, lambda self: view.job_rows(self._page.jobs, self.say), notify=changed)
    task = Property(str, lambda self: self._page.job, notify=changed)
    branch = Property(MAP, lambda self: view.branch_map(self._page), notify=changed)
    branches = Property(LIST, lambda self: self._rows(self._page.branches), notify=changed)
    files = Property(LIST, lambda self: self._rows(self._page.files), notify=changed)
    file = Property(int, lambda self: self._page.file, notify=changed)
    listImport = Property(ListImport, lambda self: self._list_import, constant=True)
    mappings = Property(LIST, lambda self: view.writing_mappings(self._page, self.say), notify=changed)
    mapping = Property(str, lambda self: self._page.mapping, notify=changed)
    kind = Property(str, lambda self: self._page.kind, notify=changed)
    plain = Property(bool, lambda self: self._page.plain, notify=changed)
    mayPlain = Property(bool, lambda self: self._page.may("export-plain"), notify=changed)
    reasons = Property(LIST, lambda self: view.reasons(self._page.reason, self.say), notify=changed)
    reason = Property(str, lambda self: view.reason_text(self._page.reason, self.say), notify=changed)
    months = Property(LIST, lambda self: view.months(self._page, self._said), notify=changed)
    month = Property(str, lambda self: self._page.month, notify=changed)
    isReady = Property(bool, lambda self: self._page.ready, notify=changed)

    @Slot()
    def enter(self) -> None:
        self._page.enter()

    @Slot(int)
    def chooseTarget(self, place: int) -> None:
        self._page.choose_target(place)

    @Slot(str)
    def chooseTask(self, task: str) -> None:
        self._page.choose_job(task)

    @Slot(int)
    def chooseFile(self, place: int) -> None:
        self._page.choose(file=place)

    @Slot(str)
    def chooseMapping(self, name: str) -> None:
        self._page.choose(mapping=name)

    @Slot(str)
    def chooseKind(self, kind: str) -> None:
        self._page.choose(kind=kind)

    @Slot(bool)
    def setPlain(self, plain: bool) -> None:
        self._page.choose_plain(plain)

    @Slot(str)
    def setReason(self, reason: str) -> None:
        """A reason of the list by its words, or one's own words."""
        self._page.choose(reason=view.reason_of(reason, self.say))

    @Slot(str)
    def chooseMonth(self, month: str) -> None:
        self._page.choose(month=month)

    @Slot(int)
    def keepBranch(self, place: int) -> None:
        self._page.keep_branch(place)

    @Slot()
    def start(self) -> None:
        self._page.start()

    @Slot()
    def stop(self) -> None:
        self._page.task.stop()

    def _rows(self, files: tuple[Path, ...]) -> list[Map]:
        return view.file_rows(files, self._page.folder) if files else []
