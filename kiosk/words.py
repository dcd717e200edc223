"""Loads the words of one language, fills their places, and writes its days, months, moments and numbers."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from kiosk.paths import RESOURCES

FOLDER = RESOURCES / "words"
FIRST = "id"
"""The language in which everything is worded: what another one lacks is taken from it."""
PLACE = re.compile(r"\{([\w-]+)\}")


def fill(text: str, values: Mapping[str, object]) -> str:
    """The text with each {name} that is known replaced; others stay for whoever knows them."""
    return PLACE.sub(lambda place: str(values.get(place[1], place[0])), text) if values else text


@dataclass(frozen=True)
class Calendar:
    """Days and months as one language writes them; `months` and `short` are twelve names each."""

    months: tuple[str, ...]
    short: tuple[str, ...]

    def long_day(self, day: date) -> str:
        """21 November 2026."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def day(self, day: date) -> str:
        """21 Nov 2026."""
        return f"{self.short_day(day)} {day.year}"

    def short_day(self, day: date) -> str:
        """21 Nov."""
        return f"{day.day} {self.short[day.month - 1]}"

    def moment(self, there: datetime) -> str:
        """21 Nov 2026, 09.14, for a time of the kiosk's wall clock."""
        return f"{self.day(there)}, {there:%H.%M}"

    def month(self, month: str) -> str:
        """November 2026, for YYYY-MM."""
        return f"{self.months[int(month[5:7]) - 1]} {month[:4]}"

    def short_month(self, month: str) -> str:
        """Nov, for YYYY-MM."""
        return self.short[int(month[5:7]) - 1]


class Words:
    """The words of one language: `words("id", "reports")("cards", "members_left", left=25)`."""

    def __init__(self, language: str, tables: dict[str, dict[str, Any]]) -> None:
        self.language = language
        self.tables = tables

    def __call__(self, table: str, key: str, **values: object) -> str:
        """The text with its places filled; where there is none, its name in angle quotes: a test finds it."""
        return fill(self.find(table, key) or f"‹{table}.{key}›", values)

    def find(self, table: str, key: str) -> str:
        """The text as it is written, empty where there is none."""
        return str(self.tables.get(table, {}).get(key, ""))

    def listed(self, table: str, key: str) -> tuple[str, ...]:
        """The texts of a list."""
        return tuple(self.tables[table][key])

    def has(self, table: str, key: str) -> bool:
        return key in self.tables.get(table, {})

    @property
    def calendar(self) -> Calendar:
        return calendar(self.language)

    def number(self, value: int) -> str:
        """1.234 or 1,234."""
        return f"{value:,}".replace(",", self("format", "thousands"))


@cache
def words(language: str, *parts: str) -> Words:
    """The words of these parts (screens, desk, reports, advice); Indonesian where the language has none."""
    tables: dict[str, dict[str, Any]] = {}
    for part in parts:
        tables |= _read(FIRST, part)
        if language != FIRST:
            for name, table in _read(language, part).items():
                tables[name] = tables.get(name, {}) | table
    known = any((FOLDER / part / f"{language}.toml").is_file() for part in parts)
    return Words(language if known else FIRST, tables)


def interface(language: str) -> Words:
    """What the window shows: the villagers' screens and the desk."""
    return words(language, "screens", "desk")


@cache
def calendar(language: str) -> Calendar:
    """The calendar of a language; the Indonesian where it has none."""
    written = words(language, "screens")
    return Calendar(written.listed("calendar", "months"), written.listed("calendar", "short"))


def _read(language: str, part: str) -> dict[str, dict[str, Any]]:
    file = FOLDER / part / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def mend(code: str, language: str = FIRST, verb: str = "") -> str:
    """What to do about a code that files, lists, bundles and replies are refused with; empty for an unknown.

    A code may mean something else to one verb (`foreign-reply`); that sentence goes first.
    """
    advice = words(language, "advice")
    return advice.find("mends", f"{code}-{verb}") or advice.find("mends", code)
