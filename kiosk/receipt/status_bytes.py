"""What ESC/POS status bytes mean: DLE EOT 1, 2 and 4, answered at once even when the printer is stuck."""

from kiosk.receipt.printers import State

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
