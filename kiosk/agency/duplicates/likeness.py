"""Scores who may be registered twice, with reasons; a person decides, never the program.

A phone is shared in families and a name by many, so neither makes a duplicate by itself. Two whole NIKs
that differ in more than two digits speak against it.
"""

from dataclasses import dataclass
from datetime import date

SUSPECT = 60
"""From this score (of 100) on a pair is shown to the agent."""

_WEIGHTS = {
    "same-nik": 100,
    "nik-close": 35,
    "same-phone": 30,
    "same-name": 40,
    "similar-name": 30,
    "same-birth-date": 30,
    "same-rt": 10,
    "other-nik": -30,
    "other-sex": -30,
    "other-birth-date": -20,
}
ALIKE = 0.85
"""Names at least this similar (0..1) count as similar; 0.99 and more as the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What two registrations are compared by; `place` is dusun, RT and RW in one."""

    number: str
    name: str
    nik: str | None = None
    phone: str | None = None
    birth_date: date | None = None
    sex: str | None = None
    place: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two registrations look like one person: 0 to 100, with the reasons for and against."""

    score: int
    reasons: tuple[str, ...]

    @property
    def is_suspect(self) -> bool:
        return self.score >= SUSPECT


def weigh(one: Identity, other: Identity, name_likeness: float) -> Likeness:
    """Compare two registrations; `name_likeness` is kiosk.people.names.similarity of their names."""
    reasons = [
        *_nik_reasons(one.nik, other.nik),
        *_name_reasons(name_likeness),
        *_same("phone", one.phone, other.phone),
        *_both("birth-date", one.birth_date, other.birth_date),
        *_differ("sex", one.sex, other.sex),
    ]
    if any(one.place[1:]) and one.place == other.place:
        reasons.append("same-rt")
    # People born on one day in neighbouring districts have NIKs that differ in two digits: with another
    # name that is no slip of the finger.
    if not {"same-name", "similar-name"} & set(reasons):
        reasons = ["other-nik" if reason == "nik-close" else reason for reason in reasons]
    return Likeness(max(0, min(100, sum(_WEIGHTS[reason] for reason in reasons))), tuple(reasons))


def _nik_reasons(one: str | None, other: str | None) -> list[str]:
    if not one or not other:
        return []
    if one == other:
        return ["same-nik"]
    return ["nik-close"] if _is_slip(one, other) else ["other-nik"]


def _is_slip(one: str, other: str) -> bool:
    """Up to two wrong digits outside the running number, or two neighbours swapped.

    The last four digits number people born on the same day in the same place (twins too), so a
    difference there alone is no slip.
    """
    if len(one) != len(other):
        return False
    wrong = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if all(place >= 12 for place in wrong):
        return False
    return len(wrong) <= 2


def _name_reasons(likeness: float) -> list[str]:
    if likeness >= 0.99:
        return ["same-name"]
    return ["similar-name"] if likeness >= ALIKE else []


def _same(what: str, one: object, other: object) -> list[str]:
    return [f"same-{what}"] if one and one == other else []


def _differ(what: str, one: object, other: object) -> list[str]:
    return [f"other-{what}"] if one and other and one != other else []


def _both(what: str, one: object, other: object) -> list[str]:
    return _same(what, one, other) or _differ(what, one, other)
