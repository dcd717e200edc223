"""Runs long work of the desk: store steps here between two frames, slow steps on the worker."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.errors import KioskError
from kiosk.work import Aside, Work
from ui.main_thread import MainThread

LOOK_MS = 100


class Runner(QObject):
    """One piece of work at a time; `changed` tells of progress, `ended` of its value or what was refused."""

    changed = Signal()

    def __init__(self, worker: MainThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._work: Work | None = None
        self._done: Callable[[Any], None] = lambda value: None
        self._failed: Callable[[str, str], None] = lambda code, detail: None
        self._stopping = False
        self.aside = False
        self._came_back = False
        self.progress = (0, 0)
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self.changed)

    @property
    def busy(self) -> bool:
        return self._work is not None

    @property
    def share(self) -> float:
        """How much of the present step is done, 0 to 1."""
        done, total = self.progress
        return done / total if total else 0.0

    def start(self, work: Work, done: Callable[[Any], None], failed: Callable[[str, str], None]) -> None:
        """Begin, unless something runs: `done` gets the value, `failed` a code and its detail."""
        if self.busy:
            return
        self._work, self._done, self._failed = work, done, failed
        self._stopping, self.progress = False, (0, 0)
        # A hundred thousand entries in memory would be looked through again and again: a second each time.
        gc.disable()
        self._looking.start()
        self.changed.emit()
        QTimer.singleShot(0, lambda: self._go_on(work, None))

    def stop(self) -> None:
        """Cancel at the next chance: nothing half is left."""
        self._stopping = True

    def _go_on(self, work: Work, value: Any, error: KioskError | None = None) -> None:
        if work is not self._work:
            return
        # What was done beside the screen is done: only between two slices there is still a choice.
        came_back, self._came_back = self._came_back, False
        try:
            if error is not None:
                step = work.throw(error)
            elif self._stopping and not came_back:
                work.close()
                return self._end(lambda: self._failed("cancelled", ""))
            else:
                step = work.send(value)
        except StopIteration as end:
            result = end.value
            return self._end(lambda: self._done(result))
        except KioskError as refused:
            code, detail = refused.code, refused.detail
            return self._end(lambda: self._failed(code, detail))
        if isinstance(step, Aside):
            self._beside(work, step)
        else:
            self.progress = (step.done, step.total)
            QTimer.singleShot(0, lambda: self._go_on(work, None))
        return None

    def _beside(self, work: Work, step: Aside) -> None:
        def tell(done: int, total: int) -> bool:
            self.progress = (done, total)
            return not self._stopping

        def call() -> tuple[Any, KioskError | None]:
            try:
                return step.call(tell), None
            except KioskError as refused:
                return None, refused

        def settle(answer: tuple[Any, KioskError | None]) -> None:
            self.aside, self._came_back = False, True
            self._go_on(work, *answer)

        def failed() -> None:
            self.aside = False
            work.close()
            self._end(lambda: self._failed("bug", ""))

        self.aside = True
        self._worker.run(call, settle, failed)

    def _end(self, tell: Callable[[], None]) -> None:
        self._work = None
        self._looking.stop()
        gc.enable()
        tell()
        self.changed.emit()
