"""What to do about a problem code of files, lists, bundles and replies, worded from the data folder."""

import tomllib
from functools import lru_cache
from typing import Any

from kiosk.paths import RESOURCES

FOLDER = RESOURCES / "data" / "mends"


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
