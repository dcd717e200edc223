"""Tells what a NIK says by itself: birth date, sex and place of first issue, and what about it looks odd.

A NIK is PPKKCC DDMMYY SSSS (region, birth date with 40 added to a woman's day, serial); it has no check
digit and no century. Only "not 16 digits" is a slip; the rest are flags, because a NIK stays the same when
a birth date is mended or a district is divided.
"""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from kiosk.people.regions import Region, Regions

LENGTH = 16
AGE_FROM, AGE_BELOW = 15, 65
FLAGS = (
    "region-unknown",
    "date-impossible",
    "serial-zero",
    "century-ambiguous",
    "age-under-15",
    "age-65-or-over",
)
_IGNORED = {"Zs", "Pd", "Cf"}


@dataclass(frozen=True, slots=True)
class NikReading:
    """What can be read from a NIK; `where` are the doubtful digits [start, end) of the normalised text.

    `problem` is None, "length" or "no-nik"; `sex` is "male", "female" or None; `age` is in whole years, None
    while the birth date is open; `flags` come in the order of FLAGS.
    """

    problem: str | None
    flags: tuple[str, ...] = ()
    birth_dates: tuple[date, ...] = ()
    sex: str | None = None
    age: int | None = None
    region: Region | None = None
    where: tuple[int, int] | None = None


def normalise(text: str) -> str:
    """The same text in ASCII digits without spaces, dots, dashes, apostrophes and invisible marks."""
    if text.isascii() and text.isdigit():
        return text
    return "".join(_normal(character) for character in text)


def _normal(character: str) -> str:
    if character in ".'’`" or character.isspace() or unicodedata.category(character) in _IGNORED:
        return ""
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def read_nik(
    text: str,
    on: date,
    regions: Regions | None,
    *,
    age_from: int = AGE_FROM,
    age_below: int = AGE_BELOW,
) -> NikReading:
    """Read a NIK on a day; the ages in which people may register are [age_from, age_below) whole years."""
    nik = normalise(text)
    if not nik.strip("0"):
        return NikReading("no-nik")
    if len(nik) != LENGTH or not (nik.isascii() and nik.isdigit()):
        return NikReading("length")
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    sex = _sex(day)
    births = _births(day - 40 if sex == "female" else day, month, year, on, age_from, age_below)
    ages = [years_between(birth, on) for birth in births]
    region = regions.lookup(nik) if regions else None
    region_known = regions is None or (region is not None and region.district != "")
    raised = (
        not region_known,
        not births,
        nik.endswith("0000"),
        len(births) > 1,
        any(age < age_from for age in ages),
        any(age >= age_below for age in ages),
    )
    return NikReading(
        problem=None,
        flags=tuple(flag for flag, is_raised in zip(FLAGS, raised, strict=True) if is_raised),
        birth_dates=births,
        sex=sex,
        age=ages[0] if len(ages) == 1 else None,
        region=region,
        where=_doubtful(nik, sex, month, raised, region),
    )


def settle_century(reading: NikReading, year: int, on: date, *, age_from: int, age_below: int) -> NikReading:
    """The same reading once the person has said which of its birth years is theirs."""
    births = tuple(birth for birth in reading.birth_dates if birth.year == year)
    if len(births) != 1:
        return reading
    age = years_between(births[0], on)
    about_age = {"century-ambiguous", "age-under-15", "age-65-or-over"}
    flags = tuple(flag for flag in reading.flags if flag not in about_age)
    flags += ("age-under-15",) * (age < age_from) + ("age-65-or-over",) * (age >= age_below)
    return replace(reading, flags=flags, birth_dates=births, age=age)


def years_between(birth: date, on: date) -> int:
    """Whole years of age on a day; 0 for a birth still to come (kiosk clocks lag)."""
    return max(0, on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day)))


def tail(nik: str) -> str:
    """The last four digits: all that paper may show."""
    return nik[-4:] if len(nik) == LENGTH else ""


def mask(nik: str) -> str:
    """The NIK for a screen that others can see: all hidden but the last four digits."""
    return f"●●●●●● {tail(nik)}".rstrip()


def _sex(day: int) -> str | None:
    if 1 <= day <= 31:
        return "male"
    return "female" if 41 <= day <= 71 else None


def _births(day: int, month: int, year: int, on: date, age_from: int, age_below: int) -> tuple[date, ...]:
    """The real dates of 19YY and 20YY that are not too late, or the only one of them at working age."""
    found = []
    for century in (1900, 2000):
        try:
            birth = date(century + year, month, day)
        except ValueError:
            continue
        if (birth.year - 1, birth.month, birth.day) <= (on.year, on.month, on.day):
            found.append(birth)
    working = [birth for birth in found if age_from <= years_between(birth, on) < age_below]
    return tuple(working if len(working) == 1 else found)


def _doubtful(
    nik: str, sex: str | None, month: int, raised: tuple[bool, ...], region: Region | None
) -> tuple[int, int] | None:
    """The digits that are almost surely a typo; a retired district is none, an unknown province is."""
    region_unknown, date_impossible, serial_zero, *_ = raised
    if date_impossible:
        return _doubtful_date(nik, sex, 1 <= month <= 12)
    if serial_zero:
        return 12, 16
    return (0, 2) if region_unknown and region is None else None


def _doubtful_date(nik: str, sex: str | None, month_is_real: bool) -> tuple[int, int]:
    if sex is None:
        return (6, 8) if month_is_real else (6, 10)
    if not month_is_real:
        return 8, 10
    return (6, 12) if nik[8:10] == "02" and nik[7] == "9" else (6, 10)
