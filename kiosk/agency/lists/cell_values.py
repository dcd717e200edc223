"""Reads what a cell of somebody's list means: numbers, dates, incomes, telephones, RT and RW (pure)."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.calendar import OLDEST

_NOTHING = {
    *("", "tidakada", "tdkada", "tidakpunya", "tdkpunya", "takada", "gakada", "belumada", "blmada"),
    *("belumpunya", "na", "nihil", "kosong", "none", "null", "nil", "tidaktahu", "tidakdiketahui"),
}
_TAIL = re.compile(r"(?<=\d)[.,]0{1,2}$")
_SMALL = re.compile(r"0*(\d{1,3})")
_PAIR = re.compile(r"(\d{1,3})\s*[/|;:\\-]\s*(\d{1,3})")
_RT = re.compile(r"(?<![a-z])r\.?\s?t(?![a-z])[\s.:/-]*(\d{1,3})(?!\d)", re.IGNORECASE)
_RW = re.compile(r"(?<![a-z])r\.?\s?w(?![a-z])[\s.:/-]*(\d{1,3})(?!\d)", re.IGNORECASE)
_BOTH = re.compile(
    r"(?<![a-z])rt\s*[/.,-]?\s*rw(?![a-z])[\s.:-]*(\d{1,3})\s*[/-]\s*(\d{1,3})|"
    r"(?<![a-z])rt[\s.:]*(\d{1,3})\s*/\s*(\d{1,3})(?!\d)",
    re.IGNORECASE,
)
_EXCEL_BEGINS = date(1899, 12, 30)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan januari january", "feb febuari februari pebruari february peb", "mar maret march mrt"),
            *("apr april", "mei may", "jun juni june", "jul juli july"),
            *("agt agu ags agus agust agustus aug august", "sep sept september", "okt oktober oct october"),
            *("nov nop november nopember", "des desember dec december"),
        ),
        start=1,
    )
    for name in names.split()
}


def fold(text: str) -> str:
    """Letters and digits only, small, without accents: what two spellings have in common."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^a-z0-9]", "", plain)


def is_nothing(text: str) -> bool:
    """Whether a cell says in signs or words that there is nothing: "-", "---", ".", "tidak ada", "n/a"."""
    return fold(text) in _NOTHING and not any(character.isdigit() for character in text)


def whole(text: str) -> str:
    """A number without the ".0" or ",0" that a spreadsheet or a script put behind it."""
    return _TAIL.sub("", text.strip())


# Places


def read_small(text: str) -> str | None:
    """An RT or RW alone: 1, 001, 1.0, "RT 01"; None for anything else, empty for nothing."""
    bare = re.sub(r"(?i)^\s*r\.?[tw]\.?[\s.:-]*", "", whole(text)).strip()
    if not bare or is_nothing(bare):
        return ""
    found = _SMALL.fullmatch(bare)
    return found[1] if found else None


def read_pair(text: str) -> tuple[str, str] | None:
    """RT and RW that stand in one cell: 003/001, RT 03 RW 01, RT.1/RW.2; None for anything else."""
    if not text.strip() or is_nothing(text):
        return "", ""
    found = _PAIR.fullmatch(text.strip())
    if found:
        return found[1], found[2]
    parts = place_parts(text)
    return (parts.get("rt", ""), parts.get("rw", "")) if parts and not parts["rest"] else None


def place_parts(text: str) -> dict[str, str]:
    """RT and RW out of a line, and the `rest` of it; empty where the line names neither."""
    both = _BOTH.search(text)
    if both:
        rt, rw = (both[1], both[2]) if both[1] else (both[3], both[4])
        return {"rt": rt, "rw": rw, "rest": _bare(_BOTH.sub(",", text))}
    named = {name: found[1] for name, sign in (("rt", _RT), ("rw", _RW)) if (found := sign.search(text))}
    if named:
        return {**named, "rest": _bare(_RW.sub(",", _RT.sub(",", text)))}
    pair = _PAIR.fullmatch(text.strip())
    if pair and "/" in text:
        return {"rt": pair[1], "rw": pair[2], "rest": ""}
    return {}


def _bare(rest: str) -> str:
    return rest.strip(" ,./-")


def address_of(text: str) -> dict[str, str]:
    """Dusun, RT and RW out of one line such as "Dusun Karya RT 02/RW 01, Desa Pangkalan Satu"."""
    parts = place_parts(text)
    rest = parts.pop("rest", text)
    dusun = next((part for each in rest.split(",") if (part := each.strip(" ./-"))), "")
    return {"dusun": "" if is_nothing(dusun) else dusun, **parts}


# Dates


def read_date(text: str, today: date, *, month_first: bool = False) -> date | None:
    """A birth date in any usual spelling: 17-08-1985, 1985/08/17, 17 Agustus 1985, 23.08.94, 31276.

    A place before it ("Kumai, 08-10-1994") and a time behind it are passed over; two digits of a year are
    the last such year that has come. None for anything else, and for a day that no calendar has.
    """
    bare = _without_place(text)
    bare = re.sub(r"[T ]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$", "", bare).strip()
    serial = whole(bare)
    if re.fullmatch(r"\d{4,5}", serial) and 3_000 < int(serial) < 60_000:
        return _plausible(_EXCEL_BEGINS + timedelta(days=int(serial)), today)
    if found := re.fullmatch(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", bare):
        return _day(int(found[1]), int(found[2]), int(found[3]), today)
    if found := re.fullmatch(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{2}|\d{4})", bare):
        first, second = int(found[1]), int(found[2])
        month, day = (first, second) if month_first else (second, first)
        return _day(_year(found[3], today), month, day, today)
    if found := re.fullmatch(r"(\d{2})(\d{2})(\d{4})", bare):
        return _day(int(found[3]), int(found[2]), int(found[1]), today)
    if found := re.fullmatch(r"(\d{1,2})[\s./-]*([a-z]+)[\s.,/-]*(\d{4}|\d{2})", bare, re.IGNORECASE):
        month = _MONTHS.get(found[2].lower(), 0)
        return _day(_year(found[3], today), month, int(found[1]), today) if month else None
    if found := re.fullmatch(r"([a-z]+)[\s.]+(\d{1,2}),?\s+(\d{4})", bare, re.IGNORECASE):
        month = _MONTHS.get(found[1].lower(), 0)
        return _day(int(found[3]), month, int(found[2]), today) if month else None
    return None


def month_first_only(text: str) -> bool:
    """Whether a date can only be read with the month first (12/31/1985): its column is doubtful then."""
    found = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})", _without_place(text))
    return found is not None and int(found[1]) <= 12 < int(found[2]) <= 31


def _without_place(text: str) -> str:
    """The date behind a place of birth: "Kumai, 08-10-1994", "Kumai / 8 Oktober 1994", "Kumai 08-10-1994"."""
    bare = " ".join(text.split())
    found = re.match(r"^(?:[^\d]*[a-z.)]\s*[,/;:]\s*|[^\d,/;]*[a-z.)]\s+(?=\d))(\d.*)$", bare, re.IGNORECASE)
    return found[1] if found else bare


def _year(written: str, today: date) -> int:
    year = int(written)
    if len(written) == 4:
        return year
    return 2000 + year if 2000 + year <= today.year else 1900 + year


def _day(year: int, month: int, day: int, today: date) -> date | None:
    try:
        return _plausible(date(year, month, day), today)
    except ValueError:
        return None


def _plausible(day: date, today: date) -> date | None:
    return day if today.year - OLDEST <= day.year and day <= today else None


# Money

_UNITS = {
    **dict.fromkeys(("juta", "jt", "jutaan", "million"), 1_000_000),
    **dict.fromkeys(("ribu", "rb", "rbu", "k", "ribuan", "thousand"), 1_000),
}
IN_THOUSANDS = 100_000
"""Rupiah: a smaller monthly income was probably meant in thousands."""
_BEFORE = re.compile(r"(?i)^(?:±|\+/-|\+-|~|kurang lebih|sekitar|k\.?l\.?)?\s*(?:rp\.?|idr)?\s*")
_AFTER = re.compile(
    r"(?i)\s*(?:,-|,--|\.-|,00|\.00|,0|\.0)?\s*(?:rupiah|idr)?\s*(?:(?:/|per)\s*(?:bulan|bln|bl))?$"
)


@dataclass(frozen=True, slots=True)
class Income:
    """Rupiah a month as written; `doubtful` where it is so small that thousands were probably meant."""

    rupiah: int
    doubtful: bool = False


def read_income(text: str) -> Income | None:
    """A monthly income: 1500000, "Rp 1.500.000,-", "1,5 juta", "900rb"; None for anything else."""
    bare = _AFTER.sub("", _BEFORE.sub("", text.strip())).strip()
    if len(bare) > 20:
        return None
    if found := re.fullmatch(r"(\d+(?:[.,]\d+)?|\d{1,3}(?:[.,]\d{3})+)\s*([a-z]+)", bare, re.IGNORECASE):
        unit = _UNITS.get(found[2].lower())
        return Income(round(_amount(found[1]) * unit)) if unit else None
    if re.fullmatch(r"\d+|\d{1,3}([., ]\d{3})+", bare):
        rupiah = int(re.sub(r"[., ]", "", bare))
    elif found := re.fullmatch(r"(\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}|(\d{1,3}(?:,\d{3})+|\d+)\.\d{1,2}", bare):
        rupiah = int(re.sub(r"[.,]", "", found[1] or found[2]))
    else:
        return None
    return Income(rupiah, doubtful=0 < rupiah < IN_THOUSANDS)


def _amount(written: str) -> float:
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", written) and len(written) > 5:
        return float(re.sub(r"[.,]", "", written))
    return float(written.replace(",", "."))


def in_rupiah(text: str) -> int:
    """A monthly income as people say it: below a hundred thousand it is meant in thousands of rupiah."""
    amount = int("".join(filter(str.isdecimal, text))[:15] or 0)
    return amount * 1000 if amount < IN_THOUSANDS else amount


# Telephones


def first_phone(text: str) -> tuple[str, bool]:
    """The first number in a cell, and whether there is another: "081234567890/085212345678"."""
    parts = [
        part for part in re.split(r"(?i)\s*(?:[/;,&|\n]|\bdan\b|\batau\b|\bor\b)\s*", whole(text)) if part
    ]
    parts = [part for part in parts if len(re.sub(r"\D", "", part)) >= 9]
    if len(parts) < 2:
        parts = re.findall(r"(?:\+?62|0)8\d[\d.-]{6,12}(?=\s|$)", text)
    return (parts[0].strip(), True) if len(parts) > 1 else (whole(text), False)


# Sex

_SEXES = {
    **dict.fromkeys(("l", "lk", "lakilaki", "laki", "pria", "cowok", "m", "male", "1"), "male"),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita", "f", "female", "w", "2"), "female"),
}


def read_sex(text: str) -> str:
    """male, female, or empty for a word that says neither."""
    return _SEXES.get(fold(whole(text)), "")
