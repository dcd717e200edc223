"""The mirror of the exchange page for QML: places, files, what is sent and taken in, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.calendar import month_to_report
from kiosk.desk.tasks.task import Task
from kiosk.errors import Refused
from ui.desk.list_import import ListImport
from ui.desk.parts.page import DeskPage, Map
from ui.desk.parts.runner import Runner
from ui.desk.views import exchange as view
from ui.desk.views.exchange_results import card, result_of

if TYPE_CHECKING:
    from kiosk.drives import Target
    from kiosk.work import Work

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
MAP: Any = "QVariantMap"


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Exchange(DeskPage):  # type: ignore[operator]
    """One task at a time on one place; `result` says what the last one did."""

    changed = Signal()
    progressChanged = Signal()
    table = "exchange"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._runner = Task(self._progressed)
        Runner(self._runner, self._worker, self)
        self._clear()
        self._list_import = ListImport(self, self._run, self._place)

    def _clear(self) -> None:
        self._targets: tuple[Target, ...] = ()
        self._target = 0
        self._task = view.TASKS[0]
        self._replies: tuple[Path, ...] = ()
        self._lists: tuple[Path, ...] = ()
        self._branches: tuple[Path, ...] = ()
        self._file = -1
        self._mapping, self._kind, self._plain, self._reason = "sipp", "xlsx", False, ""
        self._month = ""
        self._result: Map = {}

    busy = Property(bool, lambda self: self._runner.busy, notify=progressChanged)
    progress = Property(float, lambda self: self._runner.share, notify=progressChanged)
    progressText = Property(str, lambda self: self._progress_text(), notify=progressChanged)
    problem = Property(str, lambda self: self._problem, notify=changed)
    notice = Property(str, lambda self: self._notice, notify=changed)
    result = Property(MAP, lambda self: self._result, notify=changed)
    targets = Property(
        LIST, lambda self: [view.target_row(t, self.say) for t in self._targets], notify=changed
    )
    target = Property(int, lambda self: self._target, notify=changed)
    tasks = Property(LIST, lambda self: self._task_rows(), notify=changed)
    task = Property(str, lambda self: self._task, notify=changed)
    branch = Property(MAP, lambda self: self._branch(), notify=changed)
    branches = Property(LIST, lambda self: self._rows(self._branches), notify=changed)
    files = Property(LIST, lambda self: self._rows(self._files()), notify=changed)
    file = Property(int, lambda self: self._file, notify=changed)
    listImport = Property(ListImport, lambda self: self._list_import, constant=True)
    mappings = Property(
        LIST, lambda self: view.mapping_rows(self._own(), self._mapping, self.say), notify=changed
    )
    mapping = Property(str, lambda self: self._mapping, notify=changed)
    kind = Property(str, lambda self: self._kind, notify=changed)
    plain = Property(bool, lambda self: self._plain, notify=changed)
    mayPlain = Property(bool, lambda self: self.may("export-plain"), notify=changed)
    reasons = Property(LIST, lambda self: view.reasons(self._reason, self.say), notify=changed)
    reason = Property(str, lambda self: self._reason, notify=changed)
    months = Property(
        LIST, lambda self: view.month_rows(self.today, self._month, self._language), notify=changed
    )
    month = Property(str, lambda self: self._month, notify=changed)
    isReady = Property(bool, lambda self: self._ready(), notify=changed)

    def forget(self) -> None:
        """The desk is locked: running work is cancelled, and nothing of it stays."""
        super().forget()
        self._runner.stop()
        self._clear()
        self.changed.emit()

    @Slot()
    def enter(self) -> None:
        """Look for sticks and files."""
        with self.trying():
            self._month = self._month or month_to_report(self.today)
            self._find_targets()

    def _find_targets(self) -> None:
        """The places that serve the task; the one chosen before stays chosen while it is there."""
        from kiosk.drives import preferred, targets

        kept = self._targets[self._target].path if self._targets else None
        self._targets = targets(self._session.station.ground.folder, writing=self._task in view.WRITING)
        paths = [each.path for each in self._targets]
        self._target = paths.index(kept) if kept in paths else preferred(self._targets)
        self._look()

    @Slot(int)
    def chooseTarget(self, place: int) -> None:
        if 0 <= place < len(self._targets) and not self._runner.busy:
            self._target = place
            self._look()
            self.calm()

    @Slot(str)
    def chooseTask(self, task: str) -> None:
        if task in [each["key"] for each in self._task_rows()] and not self._runner.busy:
            self._set(task=task, file=-1)
            self._find_targets()
            self.changed.emit()

    def _set(self, **values: Any) -> None:
        """Something else is wanted: what the last task did is no longer shown."""
        if not self._runner.busy:
            for name, value in values.items():
                setattr(self, f"_{name}", value)
            self._result = {}
            self._list_import.clear()
            self.calm()

    @Slot(int)
    def chooseFile(self, place: int) -> None:
        self._set(file=place)

    @Slot(str)
    def chooseMapping(self, name: str) -> None:
        self._set(mapping=name)

    @Slot(str)
    def chooseKind(self, kind: str) -> None:
        self._set(kind=kind)

    @Slot(bool)
    def setPlain(self, plain: bool) -> None:
        self._set(plain=plain and self.may("export-plain"))

    @Slot(str)
    def setReason(self, reason: str) -> None:
        self._set(reason=reason)

    @Slot(str)
    def chooseMonth(self, month: str) -> None:
        self._set(month=month)

    @Slot(int)
    def keepBranch(self, place: int) -> None:
        """Take the branch's public file from the stick."""
        from kiosk.desk.tasks.exchange import keep_branch

        if 0 <= place < len(self._branches):
            with self.trying():
                kept = keep_branch(self._session.station, self.store, self.who, self._branches[place])
                self._notice = self.say("branchKept", kept.name, kept.fingerprint)

    @Slot()
    def start(self) -> None:
        """Begin the chosen task; a list coming in goes on by its own steps."""
        with self.trying():
            if not self._ready():
                raise Refused("not-ready")
            if self._task == "import":
                self._list_import.goOn()
            else:
                self._run(self._work())

    @Slot()
    def stop(self) -> None:
        self._runner.stop()

    # Work

    def _run(self, work: Work) -> None:
        self._result = {}
        self._runner.start(work, self._ended, self._failed)

    def _place(self) -> tuple[Path, Path]:
        """The chosen file (without a name: none) and the folder where files go."""
        file = self._files()[self._file] if 0 <= self._file < len(self._files()) else Path()
        return file, self._targets[self._target].path if self._targets else Path()

    def _own(self) -> Any:
        """The station's mappings that can write a list."""
        from kiosk.agency.lists.saved_mappings import own_mappings

        if self._session.staff is None:
            return ()
        return [each for each in own_mappings(self._session.station.ground.folder) if each.writes]

    def _work(self) -> Work:
        from kiosk.desk.tasks import exchange as core

        station, desk, who = self._session.station, self.store, self.who
        file, folder = self._place()
        match self._task:
            case "bundle":
                return core.send_bundle(station, desk, who, folder)
            case "reply":
                return core.take_reply(station, desk, who, file)
            case "export":
                why = view.why(self._reason, self.say) if self._plain else "branch"
                recipient = None if self._plain else core.recipient_of(station)
                mapping = core.mapping_named(station, self._mapping)
                out = folder / core.list_name(station, mapping, self._kind)
                return core.send_list(station, desk, who, out, mapping, recipient, why)
            case "report":
                return core.write_month(station, desk, who, folder, self._month, self._official)
            case "day":
                return core.print_day(station, desk, who, self.today, self._official)
        return core.check_chain(desk, who)

    def _ended(self, value: Any) -> None:
        if self._session.staff is None:
            return
        if self._task != "import" or not self._list_import.settle(value):
            self._result = result_of(value, self.say, self._language)
        self._look()
        self.changed.emit()

    def _failed(self, code: str, detail: str) -> None:
        if self._session.staff is None:
            return
        lines = (detail,) if code == "column-missing" else ()
        self._result = card("bad", view.mended(code, self._language), *lines)
        self._look()
        self.changed.emit()

    # What is shown

    def _look(self) -> None:
        """Which files lie on the chosen place."""
        from kiosk.exchange.incoming import look

        if not self._targets:
            return
        chosen = self._files()[self._file] if 0 <= self._file < len(self._files()) else None
        found = look(self._targets[self._target].path)
        self._replies, self._lists, self._branches = found.replies, found.lists, found.branches
        files = self._files()
        self._file = files.index(chosen) if chosen in files else 0 if len(files) == 1 else -1
        self._list_import.changed.emit()

    def _files(self) -> tuple[Path, ...]:
        return {"reply": self._replies, "import": self._lists}.get(self._task, ())

    def _rows(self, files: tuple[Path, ...]) -> list[Map]:
        return view.file_rows(files, self._targets[self._target].path) if self._targets else []

    def _task_rows(self) -> list[Map]:
        return [
            view.row(self.say(task), self.say(f"{task}Caption"), key=task)
            for task in view.TASKS
            if self.may(view.RIGHTS.get(task, "figures"))
        ]

    def _branch(self) -> Map:
        from kiosk.desk.tasks.exchange import branch_of

        if self._session.staff is None:
            return {}
        try:
            branch = branch_of(self._session.station)
        except Refused:
            branch = None
        if branch is None:
            return {"known": False, "mayKeep": self.may("agency")}
        return {"known": True, "name": branch.name, "fingerprint": branch.fingerprint}

    def _ready(self) -> bool:
        needs_file = self._task in ("reply", "import")
        known = self._branch().get("known", False)
        needs_branch = self._task == "bundle" or (self._task == "export" and not self._plain)
        needs_reason = self._task == "export" and self._plain
        return (
            (not needs_file or 0 <= self._file < len(self._files()))
            and (not needs_branch or known)
            and (not needs_reason or bool(self._reason.strip()))
        )

    # Progress

    def _progressed(self) -> None:
        if self._runner.busy:
            self._session.touched()
        self.progressChanged.emit()

    def _progress_text(self) -> str:
        done, total = self._runner.progress
        return self.say("progress", done, total) if total > 3 else self.say("working")
