"""Reads CSV in the encodings, separators and quotes that offices really send."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.agency.lists.reading.sheets import MOST_COLUMNS, MOST_ROWS, QUOTE, SheetRow, spoiled_text
from kiosk.errors import Refused

_LOOKED_AT = 30
_LONGEST_CELL = 20
"""Lines: a cell that goes on for longer was never closed."""


def csv_rows(path: Path) -> Iterator[SheetRow]:
    """Every row with its number in the file; only CR and LF end a line.

    A quote that is never closed spoils its own row and no other. Raises Refused: not-a-table,
    too-many-rows, too-many-columns.
    """
    lines = io.StringIO(_decode(path.read_bytes(), path.name), newline=None).readlines()
    separator, skipped = _separator(lines)
    usual = _steadiness(lines[:_LOOKED_AT], separator)[1]
    at, rows = skipped, 0
    while at < len(lines):
        taken = _taken(lines, at, separator, usual)
        record = "".join(lines[at : at + taken]) if taken else lines[at]
        cells = _cells(record, separator, quoted=taken > 0)
        if any(cells):
            rows += 1
            if rows > MOST_ROWS:
                raise Refused("too-many-rows", "file", str(MOST_ROWS))
            spoiled = {place: why for place, cell in enumerate(cells) if (why := spoiled_text(cell))}
            if not taken:
                opened = next((place for place, cell in enumerate(cells) if '"' in cell), 0)
                cells = tuple(cell.strip('"') for cell in cells)
                spoiled[opened] = QUOTE
            yield SheetRow(at + 1, cells, spoiled)
        at += taken or 1


def _taken(lines: list[str], at: int, separator: str, usual: int) -> int:
    """How many lines the record at this line takes; 0 where its quote is never closed."""
    quotes = lines[at].count('"')
    if quotes % 2 == 0:
        return 1
    for more, line in enumerate(lines[at + 1 : at + _LONGEST_CELL], start=2):
        quotes += line.count('"')
        if quotes % 2 == 0:
            return more
        if usual and line.count(separator) >= usual:
            return 0
    return 0


def _cells(record: str, separator: str, *, quoted: bool) -> tuple[str, ...]:
    if record.count(separator) > MOST_COLUMNS:
        record = record.rstrip(separator + "\n ")
        if record.count(separator) > MOST_COLUMNS * 20:
            raise Refused("too-many-columns", "file", str(MOST_COLUMNS))
    text = io.StringIO(record, newline="")
    try:
        if quoted:
            found = next(csv.reader(text, delimiter=separator), [])
        else:
            found = next(csv.reader(text, delimiter=separator, quoting=csv.QUOTE_NONE), [])
    except csv.Error as error:
        raise Refused("file-damaged", "file") from error
    if len(found) > MOST_COLUMNS:
        raise Refused("too-many-columns", "file", str(MOST_COLUMNS))
    return tuple(_unguarded(cell) for cell in found)


def _unguarded(cell: str) -> str:
    """Without the apostrophe or ="..." by which people keep digits from turning into numbers."""
    cell = cell.replace("_x000D_", "\n").strip()
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
    counts = {sign: _steadiness(lines[:_LOOKED_AT], sign) for sign in ",;\t|"}
    return max(counts, key=lambda sign: counts[sign]), 0


def _steadiness(lines: list[str], sign: str) -> tuple[int, int]:
    """The most usual count of the sign outside quotes, and before it how many lines agree on it."""
    found = [count for line in lines if (count := re.sub(r'"[^"]*"', "", line).count(sign))]
    if not found:
        return 0, 0
    usual = max(set(found), key=found.count)
    return found.count(usual), usual
