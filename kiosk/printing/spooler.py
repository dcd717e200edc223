"""Prints behind a spooler (Windows, CUPS): raw jobs that are taken back when they do not come out.

A spooler keeps a job through paper-out and prints it after the refill, perhaps hours later: so a job that
does not leave the queue in time is deleted, and the paper is asked about.
"""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from PIL import Image

from kiosk.errors import PrinterProblem
from kiosk.printing.addresses import queue_name
from kiosk.printing.printer import CANNOT_PRINT, PrinterStatus, State, plain_name
from kiosk.printing.raster import raster
from kiosk.printing.timeout import Attempt, DeviceThread

T = TypeVar("T")
_STATUS_SECONDS = 4.0
_POLL_SECONDS = 0.1
_SPARE_SECONDS = 3.0


class Spooler(Protocol):
    """One print queue of the system."""

    def state(self) -> State:
        """What the system knows of the printer."""

    def submit(self, data: bytes, title: str) -> str:
        """Queue a raw job; its id."""

    def is_waiting(self, job: str) -> bool:
        """Whether the job has not yet left the queue."""

    def cancel(self, job: str) -> None:
        """Take the job back."""


def open_spooled(kind: str, address: str, dots: int, timeout_seconds: float) -> "SpooledPrinter":
    """A printer of kind windows or cups; the address is the queue's name, empty for the system's default."""
    name = queue_name(kind, address)
    queue: Spooler = WindowsQueue(name) if kind == "windows" else CupsQueue(name)
    return SpooledPrinter(queue, dots, timeout_seconds)


class SpooledPrinter:
    """Hands raster jobs to a spooler and watches them leave."""

    def __init__(self, queue: Spooler, dots: int, timeout_seconds: float) -> None:
        self.dots = dots
        self._queue = queue
        self._seconds = timeout_seconds
        self._thread = DeviceThread()

    def status(self) -> PrinterStatus:
        try:
            return PrinterStatus(self._run(_STATUS_SECONDS, lambda _: self._queue.state()))
        except PrinterProblem as problem:
            return PrinterStatus("unknown" if problem.code in ("timeout", "busy") else "offline")

    def print(self, image: Image.Image, name: str) -> None:
        data, title = raster(image), plain_name(name)
        self._run(self._seconds + _SPARE_SECONDS, lambda attempt: self._print(attempt, data, title))

    def _print(self, attempt: Attempt, data: bytes, title: str) -> None:
        state = self._queue.state()
        if state in CANNOT_PRINT:
            raise PrinterProblem(state)
        attempt.begin_sending()
        end = time.monotonic() + self._seconds
        job = self._queue.submit(data, title)
        while self._queue.is_waiting(job):
            if time.monotonic() > end:
                self._queue.cancel(job)
                raise PrinterProblem("timeout", sent=True)
            time.sleep(_POLL_SECONDS)

    def _run(self, seconds: float, work: Callable[[Attempt], T]) -> T:
        def guarded(attempt: Attempt) -> T:
            from kiosk.printing.links import EscposError

            try:
                return work(attempt)
            except (OSError, EscposError, RuntimeError, AssertionError, subprocess.SubprocessError) as error:
                code = "lost" if attempt.sent else "not-found"
                raise PrinterProblem(code, type(error).__name__, sent=attempt.sent) from error

        return self._thread.run(seconds, guarded)


class CupsQueue:
    """CUPS by its own commands: python-escpos' LP waits without end and does not tell the job's id."""

    def __init__(self, name: str) -> None:
        self._name = name

    def state(self) -> State:
        answer = self._call(["lpstat", "-p", *self._only()])
        if answer is None or "printer " not in answer or " disabled since " in answer:
            return "offline"
        return "unknown"

    def submit(self, data: bytes, title: str) -> str:
        destination = ["-d", self._name] if self._name else []
        command = ["lp", *destination, "-t", title, "-o", "raw"]
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=5, check=True, env=_plain_language()
        )
        words = done.stdout.decode("utf-8", "replace").split()
        if "is" not in words[1:]:
            raise PrinterProblem("lost", "lp", sent=True)
        return words[words.index("is", 1) + 1]

    def is_waiting(self, job: str) -> bool:
        waiting = self._call(["lpstat", "-W", "not-completed", "-o", *self._only()]) or ""
        return job in waiting.split()

    def cancel(self, job: str) -> None:
        self._call(["cancel", job])

    def _only(self) -> list[str]:
        return [self._name] if self._name else []

    def _call(self, command: list[str]) -> str | None:
        """What the command prints, or None when it refuses."""
        done = subprocess.run(command, capture_output=True, timeout=3, check=False, env=_plain_language())
        return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _plain_language() -> dict[str, str]:
    """The environment in which the commands answer in English."""
    return {**os.environ, "LC_ALL": "C"}


# winspool.h: PRINTER_STATUS_*
_WINDOWS_STATES: tuple[tuple[int, State], ...] = (
    (0x00000058, "paper-out"),  # PAPER_JAM, PAPER_OUT, PAPER_PROBLEM
    (0x00400000, "cover-open"),  # DOOR_OPEN
    (0x00001083, "offline"),  # PAUSED, ERROR, OFFLINE, NOT_AVAILABLE
)
_JOB_CONTROL_DELETE = 5


class WindowsQueue:
    """The Windows spooler through python-escpos' Win32Raw and pywin32."""

    def __init__(self, name: str) -> None:
        self._name = name

    def state(self) -> State:
        with _handle(self._name) as (spool, handle):
            return self._meaning(spool.GetPrinter(handle, 2)["Status"])

    @staticmethod
    def _meaning(bits: int) -> State:
        """Drivers set bits when they know of trouble; no bit means that nobody knows."""
        return next((state for mask, state in _WINDOWS_STATES if bits & mask), "unknown")

    def submit(self, data: bytes, title: str) -> str:
        from escpos.printer.win32raw import Win32Raw

        printer = Win32Raw(self._name)
        with _spooler():
            printer.open(title)
            try:
                printer._raw(data)
            finally:
                printer.close()
        return str(printer.current_job)

    def is_waiting(self, job: str) -> bool:
        with _handle(self._name) as (spool, handle):
            jobs = spool.EnumJobs(handle, 0, 255, 1)
        return any(str(each["JobId"]) == job for each in jobs)

    def cancel(self, job: str) -> None:
        with _handle(self._name) as (spool, handle):
            spool.SetJob(handle, int(job), 0, None, _JOB_CONTROL_DELETE)


@contextmanager
def _spooler() -> Iterator[Any]:
    """pywin32's spooler calls; their errors come out as OSError."""
    import pywintypes
    import win32print

    try:
        yield win32print
    except pywintypes.error as error:
        raise OSError("spooler") from error


@contextmanager
def _handle(name: str) -> Iterator[tuple[Any, Any]]:
    """An open printer of the Windows spooler."""
    with _spooler() as spool:
        handle = spool.OpenPrinter(name or spool.GetDefaultPrinter())
        try:
            yield spool, handle
        finally:
            spool.ClosePrinter(handle)
