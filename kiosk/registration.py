"""A saved entry: a declared interest with consent, not yet membership."""

from dataclasses import dataclass
from datetime import date, datetime

PAYERS = ("self", "village", "other")
"""Who pays the contributions: the person, the village (pekerja rentan), or another body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What a person agreed to, provably: the text's version and SHA-256 (hex), and how it was given.

    `how` is one of screen, terminal, agent (spoken, the person is present), paper (signed), pending (still
    to be obtained, for people from a list).
    """

    version: str
    language: str
    text_sha256: str
    how: str
    contact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedMonth:
    """One month's contribution in rupiah; `month` is YYYY-MM."""

    month: str
    jkk: int
    jkm: int
    jht: int

    @property
    def total(self) -> int:
        return self.jkk + self.jkm + self.jht


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The price for one person and period: bracket number (1-33), monthly base in rupiah, months."""

    bracket: int
    base: int
    months: tuple[QuotedMonth, ...]

    @property
    def total(self) -> int:
        return sum(month.total for month in self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A finished visit, ready to be saved; the store adds number and time.

    `entry_id` is 32 hex digits made when the visit began, so saving twice is saving once.
    `nik` is None for people who have none yet. `phone` is E.164; `phone_owner` is self, family or
    neighbour. `payer` is one of PAYERS. `quote` is None where no tariff is known ("tanyakan agen").
    `assisted` maps a field to the agent who typed it; fields not named were typed by the person.
    """

    entry_id: str
    language: str
    nik: str | None
    nik_flags: tuple[str, ...] = ()
    birth_date: date | None = None
    sex: str | None = None
    name: str
    phone: str | None = None
    phone_owner: str = "self"
    dusun: str = ""
    rt: str = ""
    rw: str = ""
    occupation: str
    sector: str
    bracket: int
    programmes: tuple[str, ...]
    months: int
    start: str
    quote: Quote | None
    consent: Consent
    source: str = "kiosk"
    payer: str = "self"
    assisted: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A draft that the store holds: `sequence` counts from 1 without gaps, `number` is what people read."""

    sequence: int
    number: str
    saved_at: datetime
    draft: Draft
