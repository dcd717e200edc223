"""Reads tables that people bring, whatever program wrote them; names what it cannot read for what it is."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.agency.lists.reading.read_csv import csv_rows
from kiosk.agency.lists.reading.read_workbook import workbook_sheets
from kiosk.agency.lists.reading.sheets import LARGEST_FILE, BadCell, Sheet, SheetRow, text_of_value
from kiosk.errors import Refused

__all__ = ["BadCell", "Sheet", "SheetRow", "read_book", "read_rows", "read_sheets"]

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SPREADSHEET_ML = b"urn:schemas-microsoft-com:office:spreadsheet"


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Every sheet of an XLSX, XLSM, XLS, ODS or CSV with its rows that are not blank.

    Raises Refused with field "file": file-missing, file-empty, file-too-large, file-damaged, html-table,
    xml-table, protected-excel, not-a-table, too-many-rows, too-many-columns.
    """
    start = _first_bytes(path)
    if start.startswith((_ZIP, _OLD_OFFICE)):
        if start.startswith(_OLD_OFFICE) and "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
            raise Refused("protected-excel", "file", path.name)
        sheets = workbook_sheets(path)
    else:
        _refuse_markup(start, path.name)
        sheets = (Sheet("", tuple(csv_rows(path))),)
    if not any(sheet.rows for sheet in sheets):
        raise Refused("file-empty", "file", path.name)
    return sheets


def read_rows(path: Path, sheet: str | None = None) -> Iterator[SheetRow]:
    """The rows of one sheet: that of this name, else the first visible one that holds any.

    Raises Refused as read_sheets does.
    """
    sheets = [each for each in read_sheets(path) if each.rows]
    visible = [each for each in sheets if each.visible] or sheets
    yield from next((each for each in sheets if each.name == sheet), visible[0]).rows


def read_book(path: Path, mark: str) -> tuple[dict[str, list[tuple[str, ...]]], str]:
    """Every sheet of an XLSX with the text of its rows that are not blank, and its property named `mark`.

    Raises Refused as read_sheets does.
    """
    from openpyxl import load_workbook

    if not _first_bytes(path).startswith(_ZIP):
        raise Refused("not-a-table", "file", path.name)
    damage = _damage()
    try:
        with path.open("rb") as stream:
            book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            sheets = {}
            for page in book.worksheets:
                page.reset_dimensions()
                rows = [tuple(map(text_of_value, values)) for values in page.iter_rows(values_only=True)]
                sheets[page.title] = [row for row in rows if any(row)]
            found = next((each.value for each in book.custom_doc_props.props if each.name == mark), "")
    except damage as error:
        raise Refused("file-damaged", "file", path.name) from error
    return sheets, str(found)


def _first_bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise Refused("file-too-large", "file", str(size))
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError as error:
        raise Refused("file-missing", "file", path.name) from error
    if not start.strip():
        raise Refused("file-empty", "file", path.name)
    return start


def _refuse_markup(start: bytes, name: str) -> None:
    """A page of markup that is called .xls: Excel opens it, but its cells are not to be trusted."""
    text = start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    if not text.startswith(b"<"):
        return
    if _SPREADSHEET_ML in text:
        raise Refused("xml-table", "file", name)
    if any(sign in text for sign in (b"<html", b"<table", b"<!doctype html", b"<body", b"<tr")):
        raise Refused("html-table", "file", name)
    raise Refused("not-a-table", "file", name)


def _damage() -> tuple[type[Exception], ...]:
    """What the library raises for files that are not what they say; found by mutating files."""
    import zipfile
    import zlib
    from xml.etree.ElementTree import ParseError

    from openpyxl.utils.exceptions import InvalidFileException

    ours = (zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException)
    return (*ours, LookupError, ValueError, TypeError, AttributeError, OSError, EOFError, RuntimeError)
