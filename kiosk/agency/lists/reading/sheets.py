"""Describes tables as people bring them: rows, sheets, cells that a spreadsheet spoiled, and the bounds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

LARGEST_FILE = 50_000_000
LARGEST_UNPACKED = 200_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 200

ROUNDED, UNSAFE, DATE, FORMULA, ERROR, QUOTE = "rounded", "unsafe", "date", "formula", "error", "quote"
"""What can be wrong with a cell before anybody asks what it means."""

_EXPONENT = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE]\+?\d{1,3}")
_POINT_ZERO = re.compile(r"(\d{15,40})[.,]0+")
_ERRORS = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|GETTING_DATA|SPILL!|CALC!)|Err:\d{3}")
_EXACT_DIGITS, _EXACT = 15, 2**53


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as people see it: `number` counts from 1 with the heading; cells are text.

    `spoiled` names for a column why its text cannot be trusted (ROUNDED, DATE, ...); `section` is where its
    section says that people live.
    """

    number: int
    cells: tuple[str, ...]
    spoiled: Mapping[int, str] = field(default_factory=dict)
    sheet: str = ""
    section: Mapping[str, str] = field(default_factory=dict)

    def cell(self, column: int) -> str:
        """The text in this column, empty where the row ends earlier."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class BadCell:
    """One thing to put right: the row as the spreadsheet counts it, the column's heading, a problem code.

    `word` is what stands there where that helps and is nobody's data (an occupation that is not known).
    """

    row: int
    column: str
    problem: str
    sheet: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file, its rows that are not blank first to last."""

    name: str
    rows: tuple[SheetRow, ...]
    visible: bool = True
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Merged cells as (first row, first column, last row, last column), rows from 1, columns from 0."""


def text_of_value(value: object) -> str:
    """What a typed cell shows; whole numbers without ".0", days as dd-mm-yyyy."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y}" if value.time() == time() else f"{value:%d-%m-%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e20:
        return str(int(value))
    return str(value).replace("_x000D_", "\n").strip()


def spoiled_value(value: object) -> str:
    """Why a typed cell cannot be trusted, or nothing.

    A spreadsheet keeps 15 digits and fills up with zeros; above 2^53 a number stands for its neighbours too.
    """
    if isinstance(value, date | datetime | time | timedelta):
        return DATE
    if isinstance(value, str):
        return spoiled_text(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    if abs(value) > _EXACT:
        return UNSAFE
    return ROUNDED if abs(value) >= 10**_EXACT_DIGITS and int(value) % 10 == 0 else ""


def spoiled_text(text: str) -> str:
    """Why a text cell cannot be trusted: 6,2E+15, "9202014501900004.0", #N/A; or nothing."""
    if not text or text[:1] not in "0123456789+-#E":
        return ""
    bare = text.strip()
    if _EXPONENT.fullmatch(bare):
        return ROUNDED
    if found := _POINT_ZERO.fullmatch(bare):
        return UNSAFE if int(found[1]) > _EXACT else ""
    return ERROR if _ERRORS.fullmatch(bare) else ""
