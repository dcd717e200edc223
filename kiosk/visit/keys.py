"""Applies one key to one field: which characters it takes, and how many (pure)."""

from dataclasses import dataclass

DIGITS = frozenset("0123456789")
LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
RECEIPT_LETTERS = LETTERS | DIGITS | {"-"}


@dataclass(frozen=True, slots=True)
class Field:
    """A place for typed text: allowed characters and the most it holds."""

    allowed: frozenset[str]
    most: int


FIELDS = {
    "nik": Field(DIGITS, 16),
    "name": Field(LETTERS | set(" '.,-"), 60),
    "phone": Field(DIGITS, 15),
    "dusun": Field(LETTERS | DIGITS | set(" '.-"), 30),
    "rt": Field(DIGITS, 3),
    "rw": Field(DIGITS, 3),
    "search": Field(LETTERS | set(" '-"), 24),
    "check": Field(RECEIPT_LETTERS, 16),
    "nik_tail": Field(DIGITS, 4),
}


def typed(field: str, text: str, key: str) -> str:
    """The text after one key; a key that does not fit the field changes nothing."""
    rule = FIELDS[field]
    letter = key.upper()
    if len(letter) != 1 or letter not in rule.allowed or len(text) >= rule.most:
        return text
    if letter == " " and (not text or text.endswith(" ")):
        return text
    return text + letter
