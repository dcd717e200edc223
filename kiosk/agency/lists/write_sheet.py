"""Writes tables that a spreadsheet cannot misread: long digits stay text and no formula can fire."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import BinaryIO

from kiosk.errors import Refused
from kiosk.files import Tell, keep_going, watched

Value = str | int | date | datetime | None

MOST_XLSX_ROWS = 50_000
"""A sheet is made in memory: the library's low-memory mode puts clear text in the temporary folder."""

MARK = "anjungan"

_TRIGGERS = "=+-@|%＝＋－＠"
_PLAIN_NUMBER = re.compile(r"-?\d[\d.,]*")
_SECOND_CELL = re.compile(r"([,;\t]\s*[\"']*\s*)(?=[=+\-@|%＝＋－＠])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a table looks like: its headings, and how its CSV is written.

    `guard_digits` puts an apostrophe before long digits in CSV, for branches that open CSV in a spreadsheet.
    `widths` are XLSX column widths in characters; `choices` are offered in the cells of an XLSX column.
    """

    title: str
    headings: tuple[str, ...]
    separator: str = ","
    bom: bool = False
    guard_digits: bool = False
    widths: tuple[int, ...] = ()
    choices: dict[int, tuple[str, ...]] = field(default_factory=dict)


def write_table(
    file: BinaryIO,
    kind: str,
    table: Table,
    rows: Iterable[Sequence[Value]],
    total: int = 0,
    tell: Tell = keep_going,
) -> None:
    """Write rows as "xlsx" or "csv", dates as dd-mm-yyyy.

    Raises Refused: not-a-kind, cancelled, too-many-rows.
    """
    if kind == "csv":
        _write_csv(file, table, watched(rows, total, tell))
    elif kind == "xlsx":
        if total > MOST_XLSX_ROWS:
            raise Refused("too-many-rows", "out", str(MOST_XLSX_ROWS))
        _write_xlsx(file, [(table, watched(rows, total, tell))])
    else:
        raise Refused("not-a-kind", "out", kind)


def write_sheets(
    file: BinaryIO, sheets: Sequence[tuple[Table, Iterable[Sequence[Value]]]], mark: str = ""
) -> None:
    """Write several tables into one XLSX, a sheet each, under the same safety rules.

    A `mark` is kept among the document's properties, where spreadsheets leave it.
    """
    _write_xlsx(file, sheets, mark)


def text_of(value: Value) -> str:
    """The text of a cell: dd-mm-yyyy, no control characters, line breaks as spaces, NFC."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    folded = " ".join(str(value).split())
    if not folded.isprintable():
        folded = "".join(sign for sign in folded if sign.isprintable()).strip()
    return unicodedata.normalize("NFC", folded)


def harmless(text: str) -> str:
    """The text such that no spreadsheet takes it, or a part of it after a separator, for a formula."""
    if text[:1] and text[0] in _TRIGGERS and not _PLAIN_NUMBER.fullmatch(text):
        text = "'" + text.replace("|", "\\|")
    return _SECOND_CELL.sub(r"\1'", text)


def _write_csv(file: BinaryIO, table: Table, rows: Iterable[Sequence[Value]]) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8-sig" if table.bom else "utf-8", newline="")
    try:
        writer = csv.writer(text, delimiter=table.separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow([harmless(heading) for heading in table.headings])
        for row in rows:
            writer.writerow([_csv_cell(value, table) for value in row])
        text.flush()
    finally:
        text.detach()


def _csv_cell(value: Value, table: Table) -> str:
    text = text_of(value)
    if table.guard_digits and isinstance(value, str) and re.fullmatch(r"\+?\d{9,}|0\d+", text):
        return "'" + text
    return harmless(text)


def _write_xlsx(
    file: BinaryIO, sheets: Sequence[tuple[Table, Iterable[Sequence[Value]]]], mark: str = ""
) -> None:
    import xlsxwriter

    made = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(made, options)
    if mark:
        book.set_custom_property(MARK, mark)
    heading = book.add_format(
        {"bold": True, "font_color": "#FFFFFF", "bg_color": "#0C4A3B", "num_format": "@"}
    )
    text = book.add_format({"num_format": "@", "quote_prefix": True})
    number = book.add_format({"num_format": "#,##0"})
    for table, rows in sheets:
        page = book.add_worksheet(sheet_name(table.title))
        page.freeze_panes(1, 0)
        for column, name in enumerate(table.headings):
            page.write_string(0, column, name, heading)
            page.set_column(column, column, _width(table, column))
        for column, choices in table.choices.items():
            rule = {"validate": "list", "source": list(choices)}
            page.data_validation(1, column, MOST_XLSX_ROWS, column, rule)
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, int) and not isinstance(value, bool):
                    page.write_number(line, column, value, number)
                elif value not in (None, ""):
                    page.write_string(line, column, text_of(value), text)
    book.close()
    file.write(made.getbuffer())


def sheet_name(title: str) -> str:
    """A title as XLSX allows it for a sheet."""
    return re.sub(r"[\[\]:*?/\\']", " ", title)[:31].strip() or "1"


def _width(table: Table, column: int) -> int:
    if column < len(table.widths):
        return table.widths[column]
    return min(40, max(12, len(table.headings[column]) + 3))
