"""Runs slow devices and files on one worker; answers come back on the main thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ui.log import log

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future


class MainThread(QObject):
    """Runs work elsewhere and hands what it returned to a function on this thread."""

    _answered = Signal(object)

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._stopped = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[], None]) -> None:
        """Call `work` on the worker, then `done` with its value, or `failed` if it had a bug."""

        def finished(future: Future[Any]) -> None:
            self._answered.emit((future, done, failed))

        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor

            self._executor = ThreadPoolExecutor(1, "worker")
        self._executor.submit(work).add_done_callback(finished)

    @Slot(object)
    def _deliver(self, answer: tuple[Future[Any], Callable[[Any], None], Callable[[], None]]) -> None:
        future, done, failed = answer
        if self._stopped:
            return
        error = future.exception()
        if error is not None:
            log.error("worker-failed", kind=type(error).__name__)
            failed()
            return
        done(future.result())

    def stop(self) -> None:
        """Wait for the running work and take no more; nobody is told any more how it ended."""
        self._stopped = True
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
