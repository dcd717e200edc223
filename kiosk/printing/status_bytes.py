"""Sifts what a receipt printer sends of itself: answers to DLE EOT and GS r, and what it says unasked.

ASB (automatic status back) comes in four bytes at any time, XON and XOFF in one; they can look like answers.
"""

from kiosk.printing.printer import State

_XON, _XOFF = 0x11, 0x13


class Sifter:
    """Reads one connection's bytes as they come in; `told` is what the printer last said unasked."""

    def __init__(self) -> None:
        self.answer: int | None = None
        self.done = False
        self.told: State | None = None
        self._report: list[int] = []

    def take(self, incoming: bytes) -> int | None:
        """The byte that answers DLE EOT (0xx1xx10), or None; bytes that no printer sends void it."""
        self.answer, void = None, False
        for byte in incoming:
            if byte in (_XON, _XOFF):
                continue
            if self._report and byte & 0b10010000 == 0:
                self._report.append(byte)
                if len(self._report) == 4:
                    self.told = _reported(self._report)
                    self._report = []
                continue
            self._report = []
            if byte & 0b10010011 == 0b00010000:
                self._report = [byte]
            elif byte & 0b10010011 == 0b00010010:
                self.answer = byte
            elif byte & 0b10010000 == 0:
                self.done = True
            else:
                void = True
        if void:
            self.answer = None
        return self.answer


def _reported(report: list[int]) -> State | None:
    """What four bytes of ASB tell; None for a printer that is well."""
    if report[0] & 0b00100000:
        return "cover-open"
    if report[2] & 0b00001100:
        return "paper-out"
    return "offline" if report[0] & 0b00001000 else None


def meaning(printer: int | None, cause: int | None, paper: int | None, told: State | None = None) -> State:
    """The state that three answers tell, of which some may be missing, and what was told unasked.

    Trouble that is known goes before what is not; what was not answered is unknown, and never taken for good.
    """
    if cause is not None and cause & 0b00000100:
        return "cover-open"
    if (paper is not None and paper & 0b01100000) or (cause is not None and cause & 0b00100000):
        return "paper-out"
    if told is not None and None in (cause, paper):
        return told
    if (printer is not None and printer & 0b00001000) or (cause is not None and cause & 0b01000000):
        return "offline"
    if printer is None or paper is None:
        return "unknown"
    return "paper-low" if paper & 0b00001100 else "ready"
