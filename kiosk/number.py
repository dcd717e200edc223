"""Writes and reads the number on the paper: K7M-000123-4, kiosk, sequence, check character."""

import random
import re
import unicodedata

from kiosk.errors import Problem

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_LOOKALIKES = str.maketrans("OIL‐‑‒–—−", "011------")
_FORM = re.compile(r"(\S{3})([- ])?([0-9]{6,10})(?(2)[- ])(\S)")
_FIELD = "number"


def make_number(code: str, sequence: int) -> str:
    """The number of the `sequence`-th entry (from 1) at kiosk `code`; ValueError for what cannot be one."""
    if not is_code(code) or not 1 <= sequence <= 9_999_999_999:
        raise ValueError("not a kiosk code and sequence")
    digits = f"{sequence:06d}"
    return f"{code}-{digits}-{ALPHABET[_check(code + digits)]}"


def read_number(text: str) -> tuple[str, int] | Problem:
    """Kiosk code and sequence of what a person typed or scanned.

    Small letters, full-width characters, O for 0, I and L for 1, and spaces or nothing instead of the
    dashes are read as meant. Problem codes: number-form, number-characters, number-check.
    """
    folded = unicodedata.normalize("NFKC", text[:80]).strip().upper().translate(_LOOKALIKES)
    match = _FORM.fullmatch(folded)
    if match is None:
        return Problem(_FIELD, "number-form")
    code, digits, check = match.group(1, 3, 4)
    if not is_code(code) or check not in _VALUES:
        return Problem(_FIELD, "number-characters")
    if _check(code + digits) != _VALUES[check]:
        return Problem(_FIELD, "number-check")
    sequence = int(digits)
    if digits != f"{sequence:06d}" or sequence < 1:
        return Problem(_FIELD, "number-form")
    return code, sequence


def new_code(source: random.Random | random.SystemRandom) -> str:
    """A fresh kiosk code with at least one letter and one digit, so that nobody reads it as a word."""
    while True:
        code = "".join(source.choice(ALPHABET) for _ in range(3))
        if not code.isalpha() and not code.isdigit():
            return code


def is_code(text: str) -> bool:
    """Whether the text is three characters of the alphabet."""
    return len(text) == 3 and all(character in _VALUES for character in text)


def _check(payload: str) -> int:
    """The value that makes the sum of a^i * character (i counted from the check, a primitive) zero.

    No weight is zero and neighbours' weights differ, so every single wrong character and every swap of
    neighbours changes the sum.
    """
    value = 0
    for character in payload:
        value = _times_a(value ^ _VALUES[character])
    return value


def _times_a(value: int) -> int:
    """Multiply by a in GF(32) = GF(2)[a] / (a^5 + a^2 + 1)."""
    value <<= 1
    return value ^ 0b100101 if value & 0b100000 else value
