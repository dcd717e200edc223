"""Ends calls to a device that take too long, whatever the driver does."""

import threading
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from kiosk.errors import PrinterProblem

T = TypeVar("T")


class Breakable(Protocol):
    """What a blocked call hangs on."""

    def abort(self) -> None:
        """Called from another thread: drop what has not left yet and wake the blocked call."""


class Attempt:
    """One piece of device work: `sent` turns True just before the first byte that may show on paper."""

    def __init__(self) -> None:
        self.sent = False
        self._over = False
        self._lock = threading.Lock()
        self._link: Breakable | None = None

    def uses(self, link: Breakable) -> None:
        """Name what to break when time is up."""
        self._link = link

    def begin_sending(self) -> None:
        """From here on bytes may reach the paper; no more when the caller has given up already."""
        with self._lock:
            self._stop_if_over()
            self.sent = True

    def check(self) -> None:
        """Stop here when the caller has given up: a stuck write that wakes later must not go on printing."""
        with self._lock:
            self._stop_if_over()

    def _stop_if_over(self) -> None:
        if self._over:
            raise PrinterProblem("timeout", sent=self.sent)

    def give_up(self) -> bool:
        """End the attempt from outside; whether bytes may have reached the paper."""
        with self._lock:
            self._over = True
        if self._link is not None:
            self._link.abort()
        return self.sent


class _Call(Generic[T]):
    """Carries the work to its thread and the outcome back."""

    def __init__(self, work: Callable[[Attempt], T]) -> None:
        self.attempt = Attempt()
        self.result: list[T] = []
        self.error: BaseException | None = None
        self._work = work

    def __call__(self) -> None:
        try:
            self.result.append(self._work(self.attempt))
        except BaseException as error:  # noqa: BLE001 - raised again where the caller waits
            self.error = error


class DeviceThread:
    """Runs one call at a time on a thread of its own and waits no longer than told."""

    def __init__(self) -> None:
        self._running: threading.Thread | None = None

    def run(self, seconds: float, work: Callable[[Attempt], T]) -> T:
        """The work's answer; PrinterProblem "timeout" when time is up, "busy" while an old call hangs."""
        if self._running is not None and self._running.is_alive():
            raise PrinterProblem("busy")
        call = _Call(work)
        self._running = threading.Thread(target=call, name="printer", daemon=True)
        self._running.start()
        self._running.join(seconds)
        if self._running.is_alive():
            raise PrinterProblem("timeout", sent=call.attempt.give_up())
        if call.error is not None:
            raise call.error
        return call.result[0]
