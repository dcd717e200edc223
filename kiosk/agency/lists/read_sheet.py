"""Reads tables that people bring: XLSX and CSV in the shapes that offices really send."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from kiosk.errors import Refused

LARGEST_FILE = 50_000_000
LARGEST_UNPACKED = 500_000_000
MOST_ROWS = 200_000

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ROUNDED_TEXT = re.compile(r"^\d(?:[.,]\d+)?[eE]\+?\d{2}$")
_EXACT_DIGITS = 15


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as people see it: `number` counts from 1 with the heading; cells are text.

    `lost` are the columns whose long number went through a spreadsheet as a number, so that its last
    digits can no longer be trusted.
    """

    number: int
    cells: tuple[str, ...]
    lost: tuple[int, ...] = ()

    def cell(self, column: int) -> str:
        """The text in this column, empty where the row ends earlier."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class BadCell:
    """One thing to mend: the row as the spreadsheet counts it, the column's heading, a problem code."""

    row: int
    column: str
    problem: str


def read_rows(path: Path, sheet: str | None = None) -> Iterator[SheetRow]:
    """The rows of an XLSX or CSV that are not blank, first to last, one at a time.

    `sheet` prefers a sheet by name; else the first visible one. Raises Refused with field "file":
    file-missing, file-empty, file-too-large, file-damaged, old-excel, protected-excel, not-a-table,
    too-many-rows.
    """
    start = _first_bytes(path)
    if start.startswith(_OLD_OFFICE):
        raise Refused(_old_office_code(path), "file", path.name)
    rows = _xlsx(path, sheet) if start.startswith(b"PK\x03\x04") else _csv(path)
    seen = 0
    for row in rows:
        if not any(row.cells):
            continue
        seen += 1
        if seen > MOST_ROWS:
            raise Refused("too-many-rows", "file", str(MOST_ROWS))
        yield row
    if not seen:
        raise Refused("file-empty", "file", path.name)


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


def _old_office_code(path: Path) -> str:
    """Excel keeps a file with a password in the container of the old format."""
    return "protected-excel" if "EncryptedPackage".encode("utf-16-le") in path.read_bytes() else "old-excel"


def _xlsx(path: Path, sheet: str | None) -> Iterator[SheetRow]:
    import warnings
    import zipfile

    from openpyxl import load_workbook

    damage = _damage()
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    # Opened here: given a path, openpyxl leaves a damaged file open, and its stick cannot be pulled.
    try:
        with path.open("rb") as stream:
            with zipfile.ZipFile(stream) as archive:
                if sum(member.file_size for member in archive.infolist()) > LARGEST_UNPACKED:
                    raise Refused("file-too-large", "file", path.name)
            book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            yield from _sheet_rows(book, sheet)
    except damage as error:
        raise Refused("file-damaged", "file", path.name) from error


def read_book(path: Path, mark: str) -> tuple[dict[str, list[tuple[str, ...]]], str]:
    """Every sheet of an XLSX with the text of its rows that are not blank, and its property named `mark`.

    Raises Refused as read_rows does.
    """
    from openpyxl import load_workbook

    if not _first_bytes(path).startswith(b"PK\x03\x04"):
        raise Refused("not-a-table", "file", path.name)
    damage = _damage()
    try:
        with path.open("rb") as stream:
            book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            sheets = {}
            for page in book.worksheets:
                page.reset_dimensions()
                rows = [tuple(map(_as_text, values)) for values in page.iter_rows(values_only=True)]
                sheets[page.title] = [row for row in rows if any(row)]
            found = next((each.value for each in book.custom_doc_props.props if each.name == mark), "")
    except damage as error:
        raise Refused("file-damaged", "file", path.name) from error
    return sheets, str(found)


def _damage() -> tuple[type[Exception], ...]:
    """What the library raises for files that are not what they say; found by mutating files."""
    import zipfile
    import zlib
    from xml.etree.ElementTree import ParseError

    from openpyxl.utils.exceptions import InvalidFileException

    ours = (zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException)
    return (*ours, LookupError, ValueError, TypeError, AttributeError, OSError, EOFError, RuntimeError)


def _sheet_rows(book, sheet: str | None) -> Iterator[SheetRow]:  # type: ignore[no-untyped-def]
    visible = [each for each in book.worksheets if each.sheet_state == "visible"] or book.worksheets
    if not visible:
        return
    chosen = next((each for each in visible if each.title == sheet), visible[0])
    # Programs write wrong dimensions; without this openpyxl believes them and drops columns.
    chosen.reset_dimensions()
    for number, values in enumerate(chosen.iter_rows(values_only=True), start=1):
        texts = tuple(_as_text(value) for value in values)
        yield SheetRow(number, texts, tuple(i for i, value in enumerate(values) if _is_rounded(value)))


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y}" if value.time() == time() else f"{value:%d-%m-%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _is_rounded(value: object) -> bool:
    """A spreadsheet keeps 15 digits and fills up with zeros: a long number ending in 0 may be another."""
    if isinstance(value, str):
        return bool(_ROUNDED_TEXT.match(value.strip()))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) >= 10**_EXACT_DIGITS and int(value) % 10 == 0


def _csv(path: Path) -> Iterator[SheetRow]:
    import csv

    text = _decode(path.read_bytes(), path.name)
    lines = text.splitlines(keepends=True)
    separator, skipped = _separator(lines)
    reader = csv.reader(lines[skipped:], delimiter=separator, strict=False)
    number = skipped + 1
    try:
        for cells in reader:
            texts = tuple(_unguarded(cell) for cell in cells)
            lost = tuple(i for i, cell in enumerate(texts) if _ROUNDED_TEXT.match(cell))
            yield SheetRow(number, texts, lost)
            number = skipped + reader.line_num + 1
    except csv.Error as error:
        raise Refused("file-damaged", "file", path.name) from error


def _unguarded(cell: str) -> str:
    """Without the apostrophe or ="..." by which people keep digits from turning into numbers."""
    cell = cell.strip()
    if cell.startswith('="') and cell.endswith('"'):
        cell = cell[2:-1]
    return cell[1:] if cell[:1] == "'" and cell[1:2] in set("0123456789+-=@|%") else cell


def _decode(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        if b"\x00" in content:
            raise Refused("not-a-table", "file", name)
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("not-a-table", "file", name)


def _separator(lines: list[str]) -> tuple[str, int]:
    """The sign between cells, and how many lines only name it (Excel's "sep=;")."""
    named = re.fullmatch(r"sep=(.)\s*", lines[0]) if lines else None
    if named:
        return named[1], 1
    counts = {sign: _steadiness(lines[:30], sign) for sign in ",;\t|"}
    return max(counts, key=lambda sign: counts[sign]), 0


def _steadiness(lines: list[str], sign: str) -> tuple[int, int]:
    """The most usual count of the sign outside quotes, and before it how many lines agree on it."""
    found = [count for line in lines if (count := re.sub(r'"[^"]*"', "", line).count(sign))]
    if not found:
        return 0, 0
    usual = max(set(found), key=found.count)
    return found.count(usual), usual
