"""Finds which column of somebody's table is which field, wherever the heading row stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from kiosk.agency.lists.cell_values import fold
from kiosk.agency.lists.mappings import Column, Mapping
from kiosk.agency.lists.reading.sheets import SheetRow
from kiosk.errors import Refused

__all__ = ["LOOKED_AT", "Located", "Place", "fold", "is_data", "locate"]

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
    """A table with its headings understood; `rows` stand below the heading, `above` are those before."""

    headings: tuple[str, ...]
    fields: dict[str, Place]
    rows: Iterator[SheetRow]
    above: tuple[SheetRow, ...] = ()


def locate(rows: Iterable[SheetRow], mapping: Mapping, needed: Sequence[str]) -> Located:
    """The table's fields by the mapping's names and `also`; the first column with a heading counts.

    A heading may stand in two rows, one over the other. Raises Refused("column-missing", field "file")
    naming the headings of needed fields that are not there.
    """
    everything = iter(rows)
    first = list(islice(everything, LOOKED_AT))
    known = _known(mapping)
    single = [{} if is_data(row) else _fields(row.cells, known) for row in first]
    best = max(range(len(first)), key=lambda at: (len(single[at]), _is_heading(first[at])), default=0)
    fields = single[best] if single else {}
    headings, top_row, below = (first[best].cells if first else ()), best, best + 1
    for top in (best, best - 1):
        if top < 0 or top + 1 >= len(first) or is_data(first[top]) or is_data(first[top + 1]):
            continue
        joined = _joined(first[top].cells, first[top + 1].cells, known)
        found = _fields(joined, known)
        if len(found) > len(fields):
            headings, fields, top_row, below = joined, found, top, top + 2
    missing = [_heading_of(field, mapping) for field in needed if field not in fields]
    if missing:
        raise Refused("column-missing", "file", ", ".join(missing))
    return Located(headings, fields, chain(first[below:], everything), tuple(first[:top_row]))


def is_data(row: SheetRow) -> bool:
    """Whether a row holds somebody's data: a long number is never a heading."""
    return any(_LONG_NUMBER.search(cell) for cell in row.cells)


def _is_heading(row: SheetRow) -> bool:
    """Whether a row may name columns, where no name of it is known: a title stands in one cell."""
    return not is_data(row) and sum(bool(cell.strip()) for cell in row.cells) > 1


def _known(mapping: Mapping) -> dict[str, Column]:
    return {
        fold(heading): column
        for column in reversed(mapping.columns)
        if column.target
        for heading in (*column.also, column.name)
    }


def _fields(cells: Sequence[str], known: dict[str, Column]) -> dict[str, Place]:
    fields: dict[str, Place] = {}
    for index, cell in enumerate(cells):
        column = known.get(fold(cell))
        if column is not None:
            fields.setdefault(column.target, Place(index, cell, column))
    return fields


def _joined(top: Sequence[str], below: Sequence[str], known: dict[str, Column]) -> tuple[str, ...]:
    """Two rows of headings as one: both words where that is a name that is known, else the lower one."""
    width = max(len(top), len(below))
    found, over = [], ""
    for at in range(width):
        above = top[at] if at < len(top) else ""
        under = below[at] if at < len(below) else ""
        over = above or (over if under else "")
        both = f"{over} {under}".strip()
        found.append(both if fold(both) in known else under or above)
    return tuple(found)


def _heading_of(field: str, mapping: Mapping) -> str:
    return next((column.name for column in mapping.columns if column.target == field), field)
