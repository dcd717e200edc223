"""Loads the advice for each problem code of files, lists, bundles and replies."""

import tomllib
from datetime import date
from functools import lru_cache
from typing import Any

from kiosk.paths import RESOURCES

FOLDER = RESOURCES / "words" / "advice"
WORDS = RESOURCES / "words" / "reports"


@lru_cache(maxsize=4)
def mends(language: str) -> dict[str, str]:
    """Every code with its mend; Indonesian where the language has none."""
    found: dict[str, str] = _read(language)["mends"]
    return found


def _read(language: str) -> dict[str, Any]:
    file = FOLDER / f"{language}.toml"
    if not file.is_file():
        file = FOLDER / "id.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def _problems(language: str) -> dict[str, str]:
    found: dict[str, str] = _read(language)["problems"]
    return found


def problem_word(code: str, language: str = "id") -> str:
    """What is wrong with a cell, in a few words; the code itself where nobody has worded it."""
    return _problems(language).get(code, code)


def sheet_words(language: str) -> dict[str, str]:
    """What the sheet of mends is called, and its headings: file, title, row, column, problem, mend."""
    found: dict[str, str] = _read(language)["sheet"]
    return found


def mend(code: str, language: str = "id", verb: str = "") -> str:
    """The sentence for one code, empty for a code nobody has worded.

    A code may mean something else to one verb (`foreign-reply`); that sentence goes first.
    """
    found = mends(language)
    return found.get(f"{code}-{verb}") or found.get(code, "")


class Words:
    """The words of one language: `words("cards", "members_of", target=25)`."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self._tables = tables
        self.language = str(tables["language"])

    def __call__(self, table: str, key: str, **values: object) -> str:
        """The text with its placeholders filled; a key that is not there is shown as it is."""
        text = str(self._tables[table].get(key, key))
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def listed(self, table: str, key: str) -> tuple[str, ...]:
        return tuple(self._tables[table][key])

    def has(self, table: str, key: str) -> bool:
        return key in self._tables[table]

    def programmes(self, key: str) -> str:
        """What "jkk jkm" is called; nothing is left to say of an erased person."""
        if not key:
            return self("plots", "unknown")
        return self("programmes", key) if self.has("programmes", key) else key.upper()

    def day(self, day: date) -> str:
        """21 November 2026."""
        return f"{day.day} {self.listed('months', 'long')[day.month - 1]} {day.year}"

    def short_day(self, day: date) -> str:
        """21 Nov."""
        return f"{day.day} {self.listed('months', 'long')[day.month - 1][:3]}"

    def month(self, month: str) -> str:
        """November 2026, for YYYY-MM."""
        return f"{self.listed('months', 'long')[int(month[5:]) - 1]} {month[:4]}"

    def number(self, value: int) -> str:
        """1.234 or 1,234."""
        return f"{value:,}".replace(",", self("format", "thousands"))


@lru_cache(maxsize=4)
def words(language: str) -> Words:
    """The report's words; Indonesian where the language has none."""
    file = WORDS / f"{language}.toml"
    if not file.is_file():
        file = WORDS / "id.toml"
    return Words(tomllib.loads(file.read_text(encoding="utf-8")))
