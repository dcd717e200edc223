"""Drives a page's long work: store steps here between two frames, slow steps on the worker."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from kiosk.desk.parts.task import Answer, Task
    from kiosk.work import Work
    from ui.main_thread import MainThread

LOOK_MS = 100


class Runner(QObject):
    """Takes on whatever a Task begins; tells `changed` of its progress ten times a second.

    `papers` is the worker that prints, which long work leaves alone.
    """

    def __init__(
        self, task: Task, worker: MainThread, parent: QObject, papers: MainThread | None = None
    ) -> None:
        super().__init__(parent)
        self._task = task
        self._worker, self._papers = worker, papers or worker
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(lambda: task.changed())
        task.begun = self._begin

    def _begin(self) -> None:
        # A hundred thousand entries in memory would be looked through again and again: a second each time.
        gc.disable()
        self._looking.start()
        work = self._task.work
        QTimer.singleShot(0, lambda: self._go_on(work))

    def _go_on(self, work: Work | None, answer: Answer | None = None) -> None:
        task = self._task
        if work is None or task.work is not work:
            return
        aside = task.step(answer)
        if task.work is not work:
            self._rest()
        elif aside is None:
            QTimer.singleShot(0, lambda: self._go_on(work))
        else:
            worker = self._papers if aside.prints else self._worker
            worker.run(lambda: task.call(aside), lambda back: self._go_on(work, back), self._lost)

    def _lost(self) -> None:
        self._task.lost()
        self._rest()

    def _rest(self) -> None:
        """Unless the end of one piece began another."""
        if not self._task.busy:
            self._looking.stop()
            gc.enable()
