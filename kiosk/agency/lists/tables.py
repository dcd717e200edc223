"""Finds the tables of people in a file: which sheets hold them, and which of their rows are people."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.agency.lists.cell_values import fold, is_nothing, place_parts
from kiosk.agency.lists.headings import Located, Place, locate
from kiosk.agency.lists.mappings import Mapping
from kiosk.agency.lists.reading.apart import Read
from kiosk.agency.lists.reading.read_sheet import read_sheets
from kiosk.agency.lists.reading.sheets import Sheet, SheetRow
from kiosk.errors import Refused

_ENOUGH = 2
"""Fields by which a sheet is known to be a list of people."""
_NOT_FILLED = ("nik", "name", "phone")
_EXAMPLE = re.compile(r"(?i)contoh|petunjuk|template|panduan|keterangan|referensi|example")
_TOTAL = re.compile(r"(?i)^(sub\s*|grand\s*)?(jumlah|total)\b")
_FOOTER = re.compile(
    r"(?i)^(mengetahui|menyetujui|disetujui|diketahui|dibuat oleh|yang membuat|petugas pendata|tertanda|ttd|"
    r"nip\b|kepala desa|lurah\b|camat\b|sekretaris desa|plt\.|pj\.|catatan|keterangan|ket\s*:|sumber|"
    r"dicetak|halaman|nb\s*:|\*)|^[^\d]{3,40},\s*(tgl\.?\s*)?\d{1,2}\s+[a-z]+\s+\d{4}$"
)
_DUSUN = re.compile(r"(?i)\b(?:dusun|dsn\.?|lingkungan|kampung|blok)\s*:?\s*[\w' -]+")
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2})\)?\.?")


@dataclass(frozen=True, slots=True)
class PassedRow:
    """A row that is nobody: title, column-numbers, heading-again, section, total, footer or blank."""

    row: int
    kind: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """One sheet as a table of people; `rows` are people alone, merged cells and sections filled in."""

    sheet: str
    headings: tuple[str, ...]
    fields: dict[str, Place]
    rows: tuple[SheetRow, ...]
    passed: tuple[PassedRow, ...]


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """The tables of a file, and the names of the sheets that were read and of those that were not."""

    tables: tuple[PeopleTable, ...]
    read: tuple[str, ...]
    passed_over: tuple[str, ...]


def read_people(
    path: Path,
    mapping: Mapping,
    needed: Sequence[str],
    chosen: Sequence[str] = (),
    read_file: Read = read_sheets,
) -> PeopleFile:
    """The sheets whose headings fit a mapping: the fullest one, and all that have the same fields.

    `chosen` names the sheets to read instead. A sheet of the mapping's own name goes before all others.
    Raises Refused as read_sheets and locate do, and "no-sheet" naming the sheets there are.
    """
    sheets = [sheet for sheet in read_file(path) if sheet.rows]
    names = [sheet.name for sheet in sheets]
    unknown = [name for name in chosen if name not in names]
    if unknown:
        raise Refused("no-sheet", "file", ", ".join(names))
    taken = [sheet for sheet in sheets if sheet.name in chosen] if chosen else fitting(sheets, mapping)
    tables = tuple(_table(sheet, locate(sheet.rows, mapping, needed)) for sheet in taken)
    read = tuple(sheet.name for sheet in taken)
    return PeopleFile(tables, read, tuple(name for name in names if name not in read))


def fitting(sheets: Sequence[Sheet], mapping: Mapping) -> list[Sheet]:
    """The sheets to read where nobody chose; the first visible one where no headings are known."""
    seen = [sheet for sheet in sheets if sheet.visible] or list(sheets)
    named = [sheet for sheet in seen if sheet.name == mapping.sheet]
    if named:
        return named
    found = {sheet.name: frozenset(locate(sheet.rows, mapping, ()).fields) for sheet in seen}
    real = [sheet for sheet in seen if not _EXAMPLE.search(sheet.name)] or seen
    best = max((found[sheet.name] for sheet in real), key=len)
    if len(best) < _ENOUGH:
        return real[:1]
    return [sheet for sheet in real if found[sheet.name] == best]


# Rows


def _table(sheet: Sheet, located: Located) -> PeopleTable:
    people: list[SheetRow] = []
    passed = [PassedRow(row.number, "title", sheet.name) for row in located.above]
    section: dict[str, str] = {}
    footer = False
    for row in _filled(located.rows, sheet, located.fields):
        kind = _kind(row, located, footer)
        footer = footer or kind in ("total", "footer")
        if kind == "section":
            section = _section(row, section)
        if kind:
            passed.append(PassedRow(row.number, kind, sheet.name))
        else:
            people.append(_placed(row, located.fields, section))
    return PeopleTable(sheet.name, located.headings, located.fields, tuple(people), tuple(passed))


def _kind(row: SheetRow, located: Located, footer: bool) -> str:
    """What a row is where it is nobody, else nothing; a NIK makes every row a person."""
    fields = located.fields

    def text(name: str) -> str:
        found = row.cell(fields[name].index).strip() if name in fields else ""
        return "" if is_nothing(found) and not (name == "name" and fold(found)) else found

    if len(re.sub(r"\D", "", text("nik"))) > 5:
        return ""
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    if _are_column_numbers(cells):
        return "column-numbers"
    again = sum(1 for place in fields.values() if fold(row.cell(place.index)) == fold(place.heading))
    if again > 1 or (again and again == len(cells)):
        return "heading-again"
    if cells and (_TOTAL.match(cells[0]) or _TOTAL.match(text("name"))):
        return "total"
    if any(_FOOTER.search(cell) for cell in cells) and (footer or len(cells) <= 3):
        return "footer"
    if footer:
        return "footer"
    if text("name") and not _is_place(cells):
        return ""
    others = [name for name in fields if name not in ("nik", "name") and text(name)]
    if len(cells) <= 2 and _is_place(cells):
        return "section"
    if not others and not any(place.index in row.spoiled for place in fields.values()):
        return "blank" if not any(re.search(r"[^\W\d]", cell) for cell in cells) else "section"
    return ""


def _are_column_numbers(cells: Sequence[str]) -> bool:
    """1, 2, 3, ... below the headings."""
    numbers = [int(found[1]) for cell in cells if (found := _COLUMN_NUMBER.fullmatch(cell))]
    return len(cells) > 2 and len(numbers) == len(cells) and numbers == sorted(set(numbers))


def _is_place(cells: Sequence[str]) -> bool:
    text = " ".join(cells)
    return len(cells) <= 2 and bool(
        _DUSUN.match(text) or (place_parts(text) and not place_parts(text)["rest"])
    )


def _section(row: SheetRow, before: dict[str, str]) -> dict[str, str]:
    """Where the people below a section's row live; a new dusun begins without RT and RW."""
    text = " ".join(cell for cell in row.cells if cell.strip())
    parts = place_parts(text)
    rest = parts.pop("rest", text)
    dusun = _DUSUN.search(rest)
    if dusun:
        return {"dusun": dusun[0].strip(" :-"), **parts}
    return before | parts if parts else before


def _placed(row: SheetRow, fields: dict[str, Place], section: dict[str, str]) -> SheetRow:
    """The row with what its section says, kept behind its last column for fields that have none."""
    if not section:
        return row
    cells = list(row.cells)
    for name, value in section.items():
        place = fields.get(name)
        if place is not None and place.index < len(cells) and not cells[place.index].strip():
            cells[place.index] = value
    return replace(row, cells=tuple(cells), section=section)


def _filled(rows: Iterable[SheetRow], sheet: Sheet, fields: dict[str, Place]) -> Iterator[SheetRow]:
    """The rows with what merged cells say of each row that they reach over."""
    if not sheet.merged:
        yield from rows
        return
    own = {place.index for name, place in fields.items() if name in _NOT_FILLED}
    known = {place.index for place in fields.values()} - own
    shown: dict[tuple[int, int], str] = {}
    for row in rows:
        cells = list(row.cells)
        for first, left, last, _ in sheet.merged:
            if left not in known or not first <= row.number <= last or left >= len(cells):
                continue
            if row.number == first:
                shown[first, left] = cells[left]
            elif not cells[left].strip():
                cells[left] = shown.get((first, left), "")
        yield replace(row, cells=tuple(cells))
