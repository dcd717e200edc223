"""Finds which column of somebody's table is which field, wherever the heading row stands."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from kiosk.agency.lists.mappings import Column, Mapping
from kiosk.agency.lists.read_sheet import SheetRow
from kiosk.errors import Refused

_LONG_NUMBER = re.compile(r"\d{6}")
LOOKED_AT = 20
"""Lists carry titles above their headings; further down than this nobody puts them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands: column index, the heading as written there, and what the mapping says of it."""

    index: int
    heading: str
    column: Column


@dataclass(frozen=True, slots=True)
class Located:
    """A table with its headings understood; `rows` are those below the heading row."""

    headings: tuple[str, ...]
    fields: dict[str, Place]
    rows: Iterator[SheetRow]


def fold(heading: str) -> str:
    """Headings that people mean alike are alike: letters and digits only, small, without accents."""
    plain = unicodedata.normalize("NFKD", heading).casefold()
    return re.sub(r"[^a-z0-9]", "", plain)


def locate(rows: Iterable[SheetRow], mapping: Mapping, needed: Sequence[str]) -> Located:
    """The table's fields by the mapping's names and `also`; the first column with a heading counts.

    Raises Refused("column-missing", field "file") naming the headings of needed fields that are not there.
    """
    everything = iter(rows)
    first = list(islice(everything, LOOKED_AT))
    found = [{} if is_data(row) else _fields(row, mapping) for row in first]
    best = max(range(len(first)), key=lambda at: (len(found[at]), _is_heading(first[at])), default=0)
    fields = found[best] if found else {}
    missing = [_heading_of(field, mapping) for field in needed if field not in fields]
    if missing:
        raise Refused("column-missing", "file", ", ".join(missing))
    return Located(first[best].cells, fields, chain(first[best + 1 :], everything))


def is_data(row: SheetRow) -> bool:
    """Whether a row holds somebody's data: a long number is never a heading."""
    return any(_LONG_NUMBER.search(cell) for cell in row.cells)


def _is_heading(row: SheetRow) -> bool:
    """Whether a row may name columns, where no name of it is known: a title stands in one cell."""
    return not is_data(row) and sum(bool(cell.strip()) for cell in row.cells) > 1


def _fields(row: SheetRow, mapping: Mapping) -> dict[str, Place]:
    known = {
        fold(heading): column
        for column in reversed(mapping.columns)
        if column.target
        for heading in (*column.also, column.name)
    }
    fields: dict[str, Place] = {}
    for index, cell in enumerate(row.cells):
        column = known.get(fold(cell))
        if column is not None:
            fields.setdefault(column.target, Place(index, cell, column))
    return fields


def _heading_of(field: str, mapping: Mapping) -> str:
    return next((column.name for column in mapping.columns if column.target == field), field)
