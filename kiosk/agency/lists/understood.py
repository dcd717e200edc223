"""Writes what a list was understood as, and the list itself with a column of corrections to send back."""

from collections.abc import Iterable
from dataclasses import astuple, fields
from datetime import date
from pathlib import Path

from kiosk.agency.lists.import_rows import ReadList
from kiosk.agency.lists.person_row import Understood
from kiosk.agency.lists.write_sheet import Table, Value, write_sheets, write_table
from kiosk.errors import Refused
from kiosk.files import whole_file
from kiosk.words import mend, words

_LAST = ("sheet", "standing", "bad")
COLUMNS = (
    *(each.name for each in fields(Understood) if each.name not in _LAST),
    "sheet",
    "standing",
    "problem",
)
"""The columns of the file; `problem` holds codes as "field: code", several with a semicolon between."""


def write_understood(read: ReadList, out: Path) -> None:
    """One row for each person row of the list, refused ones too; nothing for rows that are nobody.

    CSV with commas or XLSX by the name's ending; dates are YYYY-MM-DD. Raises Refused: not-a-kind, those of
    whole_file.
    """
    kind = out.suffix.lower().lstrip(".")
    if kind not in ("csv", "xlsx"):
        raise Refused("not-a-kind", "understood", out.name)
    rows = [_line(each) for each in read.understood]
    with whole_file(out, private=True) as file:
        write_table(file, kind, Table(title="Terbaca", headings=COLUMNS), rows, len(rows))


def _line(found: Understood) -> tuple[Value, ...]:
    values = dict(zip((each.name for each in fields(found)), astuple(found), strict=True))
    values["problem"] = "; ".join(f"{name}: {code}" for name, code in found.bad)
    return tuple(
        each.isoformat() if isinstance(each, date) else each for each in (values[name] for name in COLUMNS)
    )


def write_corrections(read: ReadList, out: Path, heading: str = "Perbaikan", language: str = "id") -> None:
    """The list as it came, with what is to be put right in a last column: for whoever made the list.

    Raises Refused: not-a-kind, those of whole_file.
    """
    if out.suffix.lower() != ".xlsx":
        raise Refused("not-a-kind", "corrections", out.name)
    known = words(language, "advice")
    said: dict[tuple[str, int], list[str]] = {}
    for cell in read.refused:
        text = f"{cell.column}: {known('problems', cell.problem)}. {mend(cell.problem, language)}"
        said.setdefault((cell.sheet, cell.row), []).append(text)
    sheets: list[tuple[Table, Iterable[tuple[Value, ...]]]] = []
    for table in read.tables:
        width = max((len(table.headings), *(len(row.cells) for row in table.rows)))
        headings = (*table.headings, *[""] * (width - len(table.headings)), heading)
        lines = [
            (*row.cells, *[""] * (width - len(row.cells)), " ".join(said.get((row.sheet, row.number), ())))
            for row in table.rows
        ]
        sheets.append((Table(title=table.sheet or "Daftar", headings=headings), lines))
    with whole_file(out, private=True) as file:
        write_sheets(file, sheets)
