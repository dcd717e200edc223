"""Defines a saved entry: a declared interest with consent, not yet membership."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Literal

import msgspec

MARITAL = ("married", "single")
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

    @property
    def is_given(self) -> bool:
        """Whether it allows that data are kept and used: given, and not taken back wholly."""
        return self.how not in ("pending", "withdrawn")


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
class FieldRule:
    """What is done with a field of a registration, said once, here.

    `personal`: named as a kind of data after a breach and in the proof of a deletion. `erased`: its column is
    emptied with the person. `corrected`: "asked" where a person may have it put right by its name, "along"
    where it changes with another field or from its own page. `asked`: who is asked for it, "person" at the
    screen or by an agent, "agent" by an agent alone, empty where the program makes it. `listed`: what a list
    of people calls it, empty where no list brings it. `exported`: a mapping may show it. `named`: asked of
    and kept for those alone whose consent's text names it (followup.toml [asking]). `later`: it came after
    release 0.1.0, so hashes of content leave it out while it is empty.
    """

    personal: bool = True
    erased: bool = True
    corrected: Literal["", "along", "asked"] = "along"
    asked: Literal["", "person", "agent"] = ""
    listed: str = ""
    exported: bool = True
    named: bool = False
    later: bool = False


def rule(**said: Any) -> dict[str, FieldRule]:
    """The metadata of a field: its FieldRule."""
    return {"rule": FieldRule(**said)}


_MADE = rule(personal=False)
"""For what follows from other fields."""
_WANTED = rule(corrected="asked", asked="agent", named=True, later=True)
"""For what the branch wants of new people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A finished visit, ready to be saved; the store adds number and time.

    `entry_id` is 32 hex digits made when the visit began, so saving twice is saving once.
    `nik` is None for people who have none yet. `phone` is E.164; `phone_owner` is self, family or
    neighbour. `payer` is one of PAYERS. `quote` is None where no tariff is known ("tanyakan agen").
    `assisted` maps a field to the agent who typed it; fields not named were typed by the person.
    The branch asks for `mother`, the mother's maiden name, `birth_place` and `marital`, one of MARITAL.
    Hashes of bundles follow the order of the fields: new ones go to the end.
    """

    entry_id: str = field(metadata=rule(personal=False, erased=False, corrected="", exported=False))
    language: str = field(metadata=rule(exported=False))
    nik: str | None = field(metadata=rule(corrected="asked", asked="person", listed="nik"))
    nik_flags: tuple[str, ...] = field(default=(), metadata=_MADE)
    birth_date: date | None = field(default=None, metadata=rule(corrected="asked", listed="birth_date"))
    sex: str | None = field(default=None, metadata=rule(listed="sex"))
    name: str = field(metadata=rule(corrected="asked", asked="person", listed="name"))
    phone: str | None = field(default=None, metadata=rule(corrected="asked", asked="person", listed="phone"))
    phone_owner: str = field(default="self", metadata=rule(asked="person", listed="phone_owner"))
    dusun: str = field(default="", metadata=rule(corrected="asked", asked="person", listed="dusun"))
    rt: str = field(default="", metadata=rule(corrected="asked", asked="person", listed="rt"))
    rw: str = field(default="", metadata=rule(corrected="asked", asked="person", listed="rw"))
    occupation: str = field(metadata=rule(corrected="asked", asked="person", listed="occupation"))
    sector: str = field(metadata=_MADE)
    bracket: int = field(metadata=rule(asked="person", listed="income"))
    programmes: tuple[str, ...] = field(metadata=rule(asked="person", listed="programmes"))
    months: int = field(metadata=rule(asked="person", listed="months"))
    start: str = field(metadata=rule())
    quote: Quote | None = field(metadata=rule(personal=False, exported=False))
    consent: Consent = field(metadata=rule(personal=False, erased=False, corrected="", exported=False))
    source: str = field(default="kiosk", metadata=rule(personal=False, corrected=""))
    payer: str = field(default="self", metadata=rule(asked="agent", listed="payer"))
    assisted: tuple[tuple[str, str], ...] = field(
        default=(), metadata=rule(personal=False, corrected="", exported=False)
    )
    mother: str = field(default="", metadata=_WANTED)
    birth_place: str = field(default="", metadata=_WANTED)
    marital: str = field(default="", metadata=_WANTED)


RULES: dict[str, FieldRule] = {each.name: each.metadata["rule"] for each in fields(Draft)}
"""Every field of a registration, with what is done with it."""


def fields_that(are: Callable[[FieldRule], object]) -> tuple[str, ...]:
    """The names of the fields whose rule fits, as they stand in Draft."""
    return tuple(name for name, said in RULES.items() if are(said))


DETAILS = fields_that(lambda rule: rule.named)
"""What only those are asked whose consent names it."""

_LATER = {each.name: each.default for each in fields(Draft) if each.metadata["rule"].later}


def hashed(draft: Draft) -> dict[str, Any]:
    """The draft as plain values, for hashes of content: the same whatever fields came later, while empty."""
    plain: dict[str, Any] = msgspec.to_builtins(draft)
    for name, nothing in _LATER.items():
        if plain[name] == nothing:
            del plain[name]
    return plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A draft that the store holds: `sequence` counts from 1 without gaps, `number` is what people read."""

    sequence: int
    number: str
    saved_at: datetime
    draft: Draft
