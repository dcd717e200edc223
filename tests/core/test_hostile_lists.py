"""Lists that burst, never end or count too far: bounded in a process of their own, which can be stopped."""

import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.agency.lists.import_rows import read_list
from kiosk.agency.lists.reading import apart
from kiosk.agency.lists.reading.apart import reader_apart
from kiosk.agency.lists.reading.read_sheet import read_sheets
from kiosk.errors import Refused
from tests.core.test_imports_of_lists import GOOD, HEAD, mapping
from tests.support.context import FACTS

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(file: Path, rows: bytes, strings: bytes = b"") -> None:
    """An XLSX by hand: no library would write such rows."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">'.encode() + strings + b"</sst>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode()
        + rows
        + b"</sheetData></worksheet>",
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def cell(place: str, text: str) -> bytes:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'.encode()


def far_row(file: Path) -> None:
    workbook(
        file,
        b'<row r="1">'
        + cell("A1", "nik")
        + b'</row><row r="2000000000">'
        + cell("A2000000000", "x")
        + b"</row>",
    )


def far_columns(file: Path) -> None:
    workbook(file, b"".join(b'<row r="%d">' % n + cell(f"XFD{n}", "x") + b"</row>" for n in range(1, 300)))


def long_text_many_times(file: Path) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, 20_000))
    workbook(file, rows, b"<si><t>" + b"x" * 1_000_000 + b"</t></si>")


def blanks(file: Path) -> None:
    workbook(file, b'<row r="1">' + b" " * 201_000_000 + b"</row>")


def commas(file: Path) -> None:
    file.write_bytes(b"," * 10_000_000 + b"x")


def sparse(file: Path) -> None:
    with file.open("wb") as made:
        made.truncate(60_000_000)


HARMS: dict[str, tuple[Callable[[Path], object], str]] = {
    "row 2,000,000,000": (far_row, "too-many-rows"),
    "column XFD": (far_columns, "too-many-columns"),
    "1 MB of text in 20,000 cells": (long_text_many_times, "file-too-large"),
    "210 MB of blanks": (blanks, "file-too-large"),
    "10 MB of commas": (commas, "too-many-columns"),
    "60 MB of nothing": (sparse, "file-too-large"),
    "nothing there": (lambda file: None, "file-missing"),
}


@pytest.mark.parametrize(("make", "code"), HARMS.values(), ids=HARMS)
def test_a_list_that_harms_is_refused_by_name(
    tmp_path: Path, make: Callable[[Path], object], code: str
) -> None:
    file = tmp_path / "list"
    make(file)
    with pytest.raises(Refused) as refusal:
        reader_apart(seconds=30)(file)
    assert refusal.value.code == code


def test_what_is_read_apart_is_what_is_read_here(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(f"{HEAD}\n" + f"{GOOD}\n6,2E+15;x\n" * 700, encoding="utf-8")
    read = reader_apart()
    assert read(file) == read_sheets(file)
    file.unlink()
    assert read(file), "a file is read once, whatever becomes of its stick"


def test_reading_stops_when_asked_and_when_it_takes_too_long(tmp_path: Path) -> None:
    """A quote without end, again and again, would hold the reader for a minute."""
    file = tmp_path / "list.csv"
    file.write_bytes(b'"' * 40_000_000)
    asked = time.monotonic()
    with pytest.raises(Refused) as refusal:
        reader_apart(lambda done, total: time.monotonic() < asked + 1.0)(file)
    assert refusal.value.code == "cancelled"
    with pytest.raises(Refused) as refusal:
        reader_apart(seconds=1.0)(file)
    assert refusal.value.code == "too-slow"
    assert threading.active_count() == 1 or not any(
        thread.name.startswith("Thread") and "_take" in thread.name for thread in threading.enumerate()
    )


def test_a_reader_that_dies_takes_nothing_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "list.csv"
    file.write_text(f"{HEAD}\n{GOOD}\n", encoding="utf-8")
    monkeypatch.setattr(apart.sys, "executable", "/bin/false")
    with pytest.raises(Refused) as refusal:
        reader_apart()(file)
    assert refusal.value.code == "file-too-large"


@pytest.mark.parametrize("column", range(7))
@pytest.mark.parametrize(
    "text", ["9" * 5000, "-" + "9" * 5000, "9" * 2500 + "," + "9" * 2500, "1e" + "9" * 50]
)
def test_a_number_of_5000_digits_is_a_bad_cell(tmp_path: Path, column: int, text: str) -> None:
    cells = GOOD.split(";")
    cells[column] = f'"{text}"'
    file = tmp_path / "list.csv"
    file.write_text("\n".join((HEAD, GOOD.replace("850003", "850004"), ";".join(cells))), encoding="utf-8")
    found = read_list(file, mapping(), FACTS, "K7M")
    assert {bad.row for bad in found.refused} == {3}
    assert all(len(bad.problem) < 40 and len(bad.word) < 100 for bad in found.refused)
    assert not any(bad.word for bad in found.refused if column == 3 and text[0].isdigit())
