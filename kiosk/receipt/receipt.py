"""Holds what the paper says: a frozen value, the same for screen, printer and reprint."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One registrant's paper; texts are already in the person's language.

    `copy` is 0 for the original, n for the n-th reprint ("CETAK ULANG n"). `token` is the text in the QR.
    `chain_head` is the first 8 hex digits of the audit chain after this entry. `quoted` pairs a month
    (YYYY-MM) with rupiah; empty where no tariff is known. `words` are the labels of the pack's
    `receipt` section in this language, so that a reprint says what the original said.
    """

    number: str
    day: date
    place: str
    language: str
    name: str
    nik_tail: str
    occupation: str
    programmes: str
    months: int
    quoted: tuple[tuple[str, int], ...]
    agent: str
    hours: str
    wadah: str
    controller: str
    consent_version: str
    token: str
    chain_head: str
    words: dict[str, str]
    copy: int = 0
