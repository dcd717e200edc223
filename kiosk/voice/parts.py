"""Cuts numbers, amounts, days, digits and names into the parts of speech for which there are clips."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from kiosk.words import Words, calendar

MOST = 999_999_999_999
"""Numbers above this are not spoken."""


class Part(NamedTuple):
    """One clip: its key, the file's name, and the text that it says."""

    key: str
    text: str

    @property
    def sha256(self) -> str:
        """The text's hash (16 hex digits): a clip of another text is never played."""
        return sha256(self.text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Rupiah:
    """An amount of money, spoken with its unit."""

    amount: int


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month, YYYY-MM."""

    month: str


@dataclass(frozen=True, slots=True)
class Signs:
    """Letters and digits that are spoken one by one, in groups parted by dashes: K7M-000123-4."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name: whole where a voice has recorded it, else letter by letter."""

    text: str


Value = str | int | date | Rupiah | Month | Signs | Name
"""What a sentence can be filled with; a str is read as it is written."""


def spoken_words(text: str) -> Part:
    """A piece of fixed text; its key follows from what it says."""
    return Part(f"w-{sha256(text.encode()).hexdigest()[:12]}", text)


def number(value: int, said: Words) -> tuple[Part, ...]:
    """8400 as 8000 and 400; 244,000,000 as 200, 44 and million. ValueError outside 0 to MOST."""
    if not 0 <= value <= MOST:
        raise ValueError("not a number that is spoken")
    found: list[Part] = []
    rest = value
    for unit, size in (("billion", 1_000_000_000), ("million", 1_000_000)):
        many, rest = divmod(rest, size)
        if many:
            found += [*_below_thousand(many), _unit(unit, said)]
    thousands, rest = divmod(rest, 1_000)
    if 0 < thousands < 10:
        found.append(_count(thousands * 1_000))
    elif thousands:
        found += [*_below_thousand(thousands), _unit("thousand", said)]
    if rest or not found:
        found += _below_thousand(rest)
    return tuple(found)


def _below_thousand(value: int) -> list[Part]:
    hundreds, rest = divmod(value, 100)
    found = [_count(hundreds * 100)] if hundreds else []
    return found + ([_count(rest)] if rest or not hundreds else [])


def _count(value: int) -> Part:
    return Part(f"n-{value}", str(value))


def _unit(key: str, said: Words) -> Part:
    return Part(f"u-{key}", said("parts", key))


def rupiah(amount: int, said: Words) -> tuple[Part, ...]:
    """An amount with its unit."""
    return (*number(amount, said), _unit("rupiah", said))


def decimal(whole: int, digits: str, said: Words) -> tuple[Part, ...]:
    """61,5 with its digits one by one."""
    return (*number(whole, said), _unit("comma", said), *signs(digits))


def month_name(month: int, said: Words) -> Part:
    return Part(f"m-{month}", calendar(said.language).months[month - 1])


def month(value: str, said: Words) -> tuple[Part, ...]:
    """November 2026, for YYYY-MM."""
    return (month_name(int(value[5:7]), said), *number(int(value[:4]), said))


def day(value: date, said: Words) -> tuple[Part, ...]:
    """17 Agustus 1985."""
    return (*number(value.day, said), month_name(value.month, said), *number(value.year, said))


def signs(text: str) -> tuple[Part, ...]:
    """Letters and digits one by one; the last of a group falls, other signs are passed over."""
    found: list[Part] = []
    for group in text.upper().split("-"):
        known = [each for each in group if each.isascii() and each.isalnum()]
        found += [sign(each, last=place == len(known)) for place, each in enumerate(known, 1)]
    return tuple(found)


def sign(one: str, *, last: bool) -> Part:
    """One letter or digit, rising before others and falling at the end of a group."""
    return Part(f"{'e' if last else 's'}-{one.lower()}", f"{one}." if last else f"{one},")


def value_parts(value: int | date | Rupiah | Month | Signs | Name, said: Words) -> tuple[Part | Name, ...]:
    """The parts of one value of a sentence; ValueError for a number that is not spoken."""
    match value:
        case Rupiah(amount):
            return rupiah(amount, said)
        case Month(text):
            return month(text, said)
        case Signs(text):
            return signs(text)
        case Name():
            return (value,)
        case date():
            return day(value, said)
    return number(value, said)


def shared(said: Words) -> tuple[Part, ...]:
    """Every part that values are made of: numbers, units, months, letters and digits."""
    counts = (*range(100), *range(100, 1_000, 100), *range(1_000, 10_000, 1_000))
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    return (
        *(_count(value) for value in counts),
        *(_unit(key, said) for key in ("thousand", "million", "billion", "rupiah", "comma")),
        *(month_name(month, said) for month in range(1, 13)),
        *(sign(letter, last=last) for letter in letters for last in (False, True)),
    )
