"""Reads workbooks (XLSX, XLSM, XLS, ODS) through calamine, within bounds that are checked beforehand."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import join, normpath
from xml.etree import ElementTree

from kiosk.agency.lists.reading.sheets import (
    ERROR,
    FORMULA,
    LARGEST_UNPACKED,
    MOST_COLUMNS,
    MOST_ROWS,
    Sheet,
    SheetRow,
    spoiled_value,
    text_of_value,
)
from kiosk.errors import Refused

_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Z]{1,4})(\d{1,10})[\"'][^>]*>")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=[\"'](\d{1,12})[\"']")
_NO_RESULT = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Z]{1,4})(\d{1,10})[\"'][^>]*>\s*"
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>|</(?:\w+:)?c>)"
)
_FAILED = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*\bt=[\"']e[\"'])[^>]*?\br=[\"']([A-Z]{1,4})(\d{1,10})[\"'][^>]*>"
)
_FAR_ROWS = re.compile(rb"<((?:\w+:)?row)\b[^>]*?\br=[\"']\d{6,}[\"'][^>]*?(?:/>|>.*?</\1>)", re.DOTALL)
_REPEATED = re.compile(rb"number-(rows|columns)-repeated=[\"'](\d+)[\"']")
_BLANK = re.compile(rb"<[^>]*>|\s|&#\d+;")
_LARGEST_PART = 2_000_000
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    LookupError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,
)


@dataclass(slots=True)
class _Scan:
    """What the bytes of the parts tell before the library sees them."""

    parts: dict[str, bytes] = field(default_factory=dict)
    """Parts that are read in other words than they stand in the file."""
    spoiled: dict[str, dict[int, dict[int, str]]] = field(default_factory=dict)
    """By sheet name, row (from 1) and column (from 0) the cells that the library shows as empty: formulas
    without a stored result, and error values."""


def workbook_sheets(path: Path) -> tuple[Sheet, ...]:
    """Every sheet that holds cells. Raises Refused: file-damaged, file-too-large, protected-excel,
    too-many-rows, too-many-columns."""
    import python_calamine as calamine

    scan = _Scan()
    try:
        source: str | io.BytesIO = str(path)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                _measure(archive, path)
                scan = _scanned(archive)
                source = _rewritten(archive, scan.parts) if scan.parts else source
        with calamine.load_workbook(source) as book:
            return tuple(_sheet(book, about, scan) for about in book.sheets_metadata if _is_table(about))
    except calamine.PasswordError as error:
        raise Refused("protected-excel", "file", path.name) from error
    except (calamine.CalamineError, *_DAMAGE) as error:
        raise Refused("file-damaged", "file", path.name) from error
    except BaseException as error:
        # The library's own failures come as an exception that no `except Exception` sees.
        if type(error).__name__ == "PanicException":
            raise Refused("file-damaged", "file", path.name) from error
        raise


def _is_table(about: object) -> bool:
    return str(getattr(about, "typ", "")).endswith("WorkSheet")


def _sheet(book: object, about: object, scan: _Scan) -> Sheet:
    name: str = about.name  # type: ignore[attr-defined]
    page = book.get_sheet_by_name(name)  # type: ignore[attr-defined]
    shift = page.start[1] if page.start else 0
    rows = tuple(_rows(page, name, shift, scan.spoiled.get(name, {}))) if page.start else ()
    if len(rows) > MOST_ROWS:
        raise Refused("too-many-rows", "file", str(MOST_ROWS))
    merged = tuple(
        (top[0] + 1, top[1], bottom[0] + 1, bottom[1]) for top, bottom in page.merged_cell_ranges or ()
    )
    return Sheet(name, rows, str(about.visible).endswith("Visible"), merged)  # type: ignore[attr-defined]


def _rows(page: object, name: str, shift: int, scanned: dict[int, dict[int, str]]) -> Iterator[SheetRow]:
    before = ("",) * shift
    for number, values in enumerate(page.iter_rows(), start=1):  # type: ignore[attr-defined]
        texts = before + tuple(map(text_of_value, values))
        spoiled = {place + shift: why for place, value in enumerate(values) if (why := spoiled_value(value))}
        spoiled |= scanned.get(number, {})
        if spoiled or any(texts):
            yield SheetRow(number, texts, spoiled, name)


# Before the library


def _measure(archive: zipfile.ZipFile, path: Path) -> None:
    if sum(member.file_size for member in archive.infolist()) > LARGEST_UNPACKED:
        raise Refused("file-too-large", "file", path.name)


def _scanned(archive: zipfile.ZipFile) -> _Scan:
    scan = _Scan()
    if "content.xml" in archive.namelist():
        content = archive.read("content.xml")
        bounded = _bounded_repeats(content)
        if bounded != content:
            scan.parts["content.xml"] = bounded
        return scan
    for name, part in _sheet_parts(archive).items():
        content = archive.read(part)
        near = _near(content)
        if near != content:
            scan.parts[part] = near
        marked = scan.spoiled.setdefault(name, {})
        for sign, why in ((_NO_RESULT, FORMULA), (_FAILED, ERROR)):
            for at, row in sign.findall(near):
                marked.setdefault(int(row), {})[_column(at)] = why
    return scan


def _near(content: bytes) -> bytes:
    """The sheet without blank cells out of bounds: the library makes room for all up to the last."""
    rows = max((int(number) for number in _ROW.findall(content)), default=0)
    places = {(_column(at), int(row)) for at, row in _CELL.findall(content) if len(at) > 2 or len(row) > 5}
    if rows > MOST_ROWS or any(row > MOST_ROWS for _, row in places):
        for row in _FAR_ROWS.finditer(content):
            if _BLANK.sub(b"", row[0]):
                raise Refused("too-many-rows", "file", str(MOST_ROWS))
        content = _FAR_ROWS.sub(b"", content)
    if any(column >= MOST_COLUMNS for column, _ in places):
        content = re.sub(
            rb"<((?:\w+:)?c)\b[^>]*?\br=[\"']([A-Z]{3,4})\d+[\"'][^>]*?(?:/>|>.*?</\1>)",
            _without_far_cell,
            content,
            flags=re.DOTALL,
        )
    return content


def _without_far_cell(found: re.Match[bytes]) -> bytes:
    if _BLANK.sub(b"", found[0]):
        raise Refused("too-many-columns", "file", str(MOST_COLUMNS))
    return b""


def _bounded_repeats(content: bytes) -> bytes:
    """An ODS says how often rows and cells repeat; the empty end of a sheet is said so too."""

    def bounded(found: re.Match[bytes]) -> bytes:
        most = MOST_ROWS if found[1] == b"rows" else MOST_COLUMNS
        count = int(found[2]) if len(found[2]) < 12 else most
        return b'number-%s-repeated="%d"' % (found[1], 1 if count >= most else count)

    content = _REPEATED.sub(bounded, content)
    if sum(int(count) for kind, count in _REPEATED.findall(content) if kind == b"rows") > MOST_ROWS:
        raise Refused("too-many-rows", "file", str(MOST_ROWS))
    return content


def _column(letters: bytes) -> int:
    """A is 0, Z 25, AA 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """By the sheet's name the part that holds its cells."""
    book = next((n for n in ("xl/workbook.xml", "workbook.xml") if n in archive.namelist()), "")
    folder = book.rpartition("/")[0]
    links = join(folder, "_rels", "workbook.xml.rels")
    if not book or links not in archive.namelist():
        return {}
    targets = {
        each.get("Id", ""): normpath(join("/" + folder, each.get("Target", ""))).lstrip("/")
        for each in _xml(archive, links)
    }
    parts = {}
    for each in _xml(archive, book).iter():
        if each.tag.rpartition("}")[2] == "sheet":
            link = next((value for key, value in each.attrib.items() if key.endswith("}id")), "")
            if targets.get(link, "") in archive.namelist():
                parts[each.get("name", "")] = targets[link]
    return parts


def _xml(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    if archive.getinfo(part).file_size > _LARGEST_PART:
        raise ValueError(part)
    return ElementTree.fromstring(archive.read(part))


def _rewritten(archive: zipfile.ZipFile, parts: dict[str, bytes]) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as copy:
        for member in archive.infolist():
            copy.writestr(member.filename, parts.get(member.filename) or archive.read(member))
    made.seek(0)
    return made
