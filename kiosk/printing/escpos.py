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
from kiosk.printing.status_bytes import Sifter, meaning
from kiosk.printing.timeout import Attempt, DeviceThread

ASK_PRINTER, ASK_CAUSE, ASK_PAPER = b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"
ASK_WHEN_DONE = b"\x1dr\x01"


T = TypeVar("T")
_CHUNK = 2048
_ANSWER_SECONDS, _MUTE_SECONDS = 0.6, 0.2
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
    """Questions and answers on an open link; what the printer says unasked is sifted out."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._sifter = Sifter()
        self._mute = False

    @property
    def done(self) -> bool:
        """Whether the answer came that comes when all before it was printed."""
        return self._sifter.done

    def state(self) -> State:
        """Three questions, each answered by one byte; a device that is mute to the first and last is mute."""
        printer, paper = self._ask(ASK_PRINTER), self._ask(ASK_PAPER)
        cause = None if printer is None and paper is None else self._ask(ASK_CAUSE)
        return meaning(printer, cause, paper, self._sifter.told)

    def listen(self) -> None:
        self._sifter.take(self._link.read(_ANSWER_SECONDS))

    def _ask(self, question: bytes) -> int | None:
        """The answer; whoever was mute to one question is given less time for the next."""
        self._link.write(question)
        end = time.monotonic() + (_MUTE_SECONDS if self._mute else _ANSWER_SECONDS)
        while (left := end - time.monotonic()) > 0:
            answer = self._sifter.take(self._link.read(left))
            if answer is not None:
                return answer
        self._mute = True
        return None


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
