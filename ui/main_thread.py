"""One worker for slow devices and files; answers come back on the main thread."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any

import structlog
from PySide6.QtCore import QObject, Qt, Signal, Slot

log = structlog.get_logger()


class MainThread(QObject):
    """Runs work elsewhere and hands what it returned to a function on this thread."""

    _answered = Signal(object)

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor or ThreadPoolExecutor(1, "worker")
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[], None]) -> None:
        """Call `work` on the worker, then `done` with its value, or `failed` if it had a bug."""

        def finished(future: "Future[Any]") -> None:
            self._answered.emit((future, done, failed))

        self._executor.submit(work).add_done_callback(finished)

    @Slot(object)
    def _deliver(self, answer: tuple["Future[Any]", Callable[[Any], None], Callable[[], None]]) -> None:
        future, done, failed = answer
        error = future.exception()
        if error is not None:
            log.error("worker-failed", kind=type(error).__name__)
            failed()
            return
        done(future.result())

    def stop(self) -> None:
        """Wait for the running work and take no more."""
        self._executor.shutdown(wait=True, cancel_futures=True)
