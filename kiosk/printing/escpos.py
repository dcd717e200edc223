"""Prints on receipt printers on a wire: status first, then raster, then proof that it is out.

What ESC/POS status bytes mean: DLE EOT 1, 2 and 4, answered at once even when the printer is stuck.
"""

import time
from collections.abc import Callable
from typing import TypeVar

from PIL import Image

from kiosk.errors import PrinterProblem
from kiosk.printing.links import Link, NetworkLink, SerialLink, UsbLink
from kiosk.printing.printer import CANNOT_PRINT, PrinterStatus, State
from kiosk.printing.raster import FILL, raster
from kiosk.printing.timeout import Attempt, DeviceThread

ASK_PRINTER, ASK_CAUSE, ASK_PAPER = b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"
ASK_WHEN_DONE = b"\x1dr\x01"


def real_time(answer: bytes) -> int | None:
    """The byte that answers DLE EOT (0xx1xx10) among status bytes, or None; noise beside it voids it."""
    found = [byte for byte in answer if byte & 0b10010011 == 0b00010010]
    return found[-1] if found and len(found) + sum(map(_ends, answer)) == len(answer) else None


def is_done(answer: bytes) -> bool:
    """Whether the answer to GS r 1, which comes when all before it was printed, is among these bytes."""
    return any(map(_ends, answer))


def _ends(byte: int) -> bool:
    return byte & 0b10010000 == 0


def meaning(printer: int | None, cause: int | None, paper: int | None) -> State:
    """The state that three answers tell; what was not answered is unknown, and never taken for good."""
    if cause is not None and cause & 0b00000100:
        return "cover-open"
    if (paper is not None and paper & 0b01100000) or (cause is not None and cause & 0b00100000):
        return "paper-out"
    if (printer is not None and printer & 0b00001000) or (cause is not None and cause & 0b01000000):
        return "offline"
    if printer is None or paper is None:
        return "unknown"
    return "paper-low" if paper & 0b00001100 else "ready"


T = TypeVar("T")
_CHUNK = 2048
_ANSWER_SECONDS = 0.6
_STATUS_SECONDS = 4.0
_SLOWEST_DOTS_PER_SECOND = 400
_DONE_SECONDS = 4.0


def open_escpos(kind: str, address: str, dots: int, timeout_seconds: float) -> "EscposPrinter":
    """A printer of kind network, usb or serial; connects only when used."""
    if kind == "serial":
        line = SerialLink(address)
        return EscposPrinter(lambda: line, dots, timeout_seconds, bytes_per_second=line.baud / 11)
    link: Link = NetworkLink(address) if kind == "network" else UsbLink(address)
    return EscposPrinter(lambda: link, dots, timeout_seconds)


def warm_up() -> None:
    """Import the device library (200 ms) before somebody waits for paper."""
    import kiosk.printing.links  # noqa: F401


class EscposPrinter:
    """Connects for each call, so that a printer that was switched off and on is found again."""

    def __init__(
        self,
        link: Callable[[], Link],
        dots: int,
        timeout_seconds: float,
        bytes_per_second: float = 1_000_000,
    ) -> None:
        self.dots = dots
        self._link = link
        self._seconds = timeout_seconds
        self._rate = bytes_per_second
        self._thread = DeviceThread()
        self._unfinished = True  # who knows how the last run of this program ended

    def status(self) -> PrinterStatus:
        """Ask the device; "offline" where it cannot be reached, "unknown" where it does not answer."""
        seconds = min(self._seconds, _STATUS_SECONDS)
        try:
            state = self._thread.run(seconds, lambda attempt: self._connected(attempt, _state))
        except PrinterProblem as problem:
            state = "unknown" if problem.code in ("timeout", "busy") else "offline"
        return PrinterStatus(state)

    def print(self, image: Image.Image, name: str) -> None:
        data = (FILL if self._unfinished else b"") + raster(image)
        paper = image.height / _SLOWEST_DOTS_PER_SECOND

        def send(attempt: Attempt) -> None:
            self._connected(attempt, lambda link: _send(link, attempt, data))

        self._unfinished = True
        self._thread.run(self._seconds + max(paper, len(data) / self._rate), send)
        self._unfinished = False

    def _connected(self, attempt: Attempt, work: Callable[[Link], T]) -> T:
        """Do the work on an open link; whatever a driver raises becomes a PrinterProblem."""
        from kiosk.printing.links import EscposError

        link = self._link()
        attempt.uses(link)
        try:
            link.open(self._seconds)
            done = False
            try:
                answer = work(link)
                done = True
                return answer
            finally:
                if not done:
                    link.abort()
                link.close()
        except TimeoutError as error:
            raise PrinterProblem("timeout", sent=attempt.sent) from error
        except (OSError, EscposError, RuntimeError, AssertionError, AttributeError, ValueError) as error:
            code = "lost" if attempt.sent else "not-found"
            raise PrinterProblem(code, type(error).__name__, sent=attempt.sent) from error


def _state(link: Link) -> State:
    return _Talk(link).state()


class _Talk:
    """Questions and answers on an open link; keeps hold of the one answer that comes in its own time."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self.done = False

    def state(self) -> State:
        """Three questions, each answered by one byte; a device that is mute to the first is mute."""
        printer = self._ask(ASK_PRINTER)
        if printer is None:
            return "unknown"
        return meaning(printer, self._ask(ASK_CAUSE), self._ask(ASK_PAPER))

    def listen(self) -> None:
        self._hear(self._link.read(_ANSWER_SECONDS))

    def _ask(self, question: bytes) -> int | None:
        self._link.write(question)
        end = time.monotonic() + _ANSWER_SECONDS
        while (left := end - time.monotonic()) > 0:
            answer = self._hear(self._link.read(left))
            if answer is not None:
                return answer
        return None

    def _hear(self, answer: bytes) -> int | None:
        self.done = self.done or is_done(answer)
        return real_time(answer)


def _send(link: Link, attempt: Attempt, data: bytes) -> None:
    state = _Talk(link).state()
    if state in CANNOT_PRINT:
        raise PrinterProblem(state)
    attempt.begin_sending()
    for start in range(0, len(data), _CHUNK):
        attempt.check()
        link.write(data[start : start + _CHUNK])
    if state != "unknown":
        _wait_until_out(link, attempt)


def _wait_until_out(link: Link, attempt: Attempt) -> None:
    """Ask for an answer that comes only after the picture; ask for trouble while waiting.

    Clones that lack GS r are taken at their word when they have had no trouble for some seconds.
    """
    talk = _Talk(link)
    link.write(ASK_WHEN_DONE)
    end = time.monotonic() + _DONE_SECONDS
    while time.monotonic() < end:
        attempt.check()
        talk.listen()
        if talk.done:
            return
        state = talk.state()
        if state in CANNOT_PRINT:
            raise PrinterProblem(state, sent=True)
