"""Tables as offices send them are read; tables as we write them cannot be misread."""

import contextlib
import csv
import io
import itertools
import random
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import defusedcsv.csv
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from kiosk.agency.lists.reading.read_sheet import read_rows
from kiosk.agency.lists.write_sheet import Table, harmless, text_of, write_sheets, write_table
from kiosk.errors import Refused

NIK = "3171011708450001"
HEADINGS = ("NIK", "Nama", "HP", "KPJ", "Lahir", "Upah")
TABLE = Table(title="Daftar", headings=HEADINGS)
PAYLOADS = [
    "=1+1",
    "@SUM(A1)",
    "+1+1",
    "-1+1",
    "-2+3+cmd|' /C calc'!D2",
    "=cmd|' /C calc'!A0",
    "|calc",
    "%0A=1+1",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "\n=1+1",
    "\x00=1+1",
    "\u200b=1+1",
    "＝1+1",
    '=HYPERLINK("http://127.0.0.1","x")',
]


def written(kind: str, rows: list[tuple], table: Table = TABLE) -> bytes:
    file = io.BytesIO()
    write_table(file, kind, table, rows, len(rows))
    return file.getvalue()


def csv_cells(content: bytes, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_formula_fires_from_csv(payload: str) -> None:
    cell = csv_cells(written("csv", [(payload,)]))[1][0]
    assert defusedcsv.csv._escape(cell) == cell
    assert cell.lstrip()[:1] not in set("=+-@|%\t\r＝＋－＠")


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("separator", [",", ";"])
def test_no_formula_fires_behind_another_separator(payload: str, separator: str) -> None:
    table = Table(title="x", headings=("A",), separator=separator)
    for inner, quote, other in itertools.product(",;\t", ("", '"', "'"), ",;\t"):
        content = written("csv", [(f"x{inner}{quote}{payload}{quote}",)], table).decode()
        for row in csv.reader(io.StringIO(content, newline=""), delimiter=other):
            assert all(cell.strip("\"' ")[:1] not in set("=@|%＝＋－＠") for cell in row)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_formula_fires_from_xlsx(payload: str) -> None:
    content = written("xlsx", [(payload, NIK)])
    cell = load_workbook(io.BytesIO(content))["Daftar"]["A2"]
    assert cell.data_type == "s"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    "name", ["O'BRIEN", "SITI - AMINAH", "RT 1, RW 2", "-", "5%", "ANDI (ALM.)", "-12", "1.000.000"]
)
def test_ordinary_text_is_not_changed(name: str) -> None:
    assert harmless(name).lstrip("'") == name
    assert harmless("MUHAMMAD " + name) == "MUHAMMAD " + name


def test_long_digits_stay_text_and_dates_are_written_out() -> None:
    row = (NIK, "SITI", "081234567890", "00123456789", date(1985, 8, 17), 1_000_000)
    sheet = load_workbook(io.BytesIO(written("xlsx", [row])))["Daftar"]
    cells = [sheet.cell(2, column) for column in range(1, 7)]
    assert [cell.value for cell in cells] == [
        NIK,
        "SITI",
        "081234567890",
        "00123456789",
        "17-08-1985",
        1_000_000,
    ]
    assert [cell.number_format for cell in cells[:4]] == ["@"] * 4
    assert all(cell.quotePrefix for cell in cells[:4])
    assert csv_cells(written("csv", [row]))[1] == [*[str(cell.value) for cell in cells[:5]], "1000000"]


def test_csv_for_spreadsheets_guards_the_digits() -> None:
    table = Table(title="x", headings=("NIK", "RT"), separator=";", bom=True, guard_digits=True)
    content = written("csv", [(NIK, "003")], table)
    assert content.startswith(b"\xef\xbb\xbf")
    assert csv_cells(content, ";")[1] == ["'" + NIK, "'003"]


@pytest.mark.parametrize("payload", [*PAYLOADS, "+6281234567890", "-12", NIK, "003"])
def test_guarding_digits_takes_no_other_guard_away(payload: str) -> None:
    table = Table(title="x", headings=("A",), separator=";", bom=True, guard_digits=True)
    cell = csv_cells(written("csv", [(payload,)], table), ";")[1][0]
    assert defusedcsv.csv._escape(cell) == cell or re.fullmatch(r"-\d+", cell)
    assert cell.lstrip()[:1] not in set("=+@|%\t\r＝＋－＠")


def test_guarded_digits_are_read_as_they_were(tmp_path: Path) -> None:
    table = Table(title="x", headings=("NIK", "HP", "RT"), separator=";", bom=True, guard_digits=True)
    file = tmp_path / "x.csv"
    file.write_bytes(written("csv", [(NIK, "+6281234567890", "003")], table))
    (_, row) = read_rows(file)
    assert (row.cells, row.spoiled) == ((NIK, "+6281234567890", "003"), {})


def test_several_sheets_in_one_file() -> None:
    file = io.BytesIO()
    write_sheets(file, [(TABLE, [(NIK,)]), (Table(title="Keputusan: 1/2", headings=("A",)), [("=1",)])])
    assert load_workbook(io.BytesIO(file.getvalue())).sheetnames == ["Daftar", "Keputusan  1 2"]


def test_too_many_rows_for_a_sheet_are_refused_before_work() -> None:
    with pytest.raises(Refused) as refusal:
        write_table(io.BytesIO(), "xlsx", TABLE, [], 60_000)
    assert refusal.value.code == "too-many-rows"


def test_times_and_controls() -> None:
    assert text_of(datetime.fromisoformat("2026-11-21T08:05")) == "21-11-2026 08:05"
    assert text_of("A\x00B\x1b[2J\u202eC\nD") == "AB[2JC D"
    assert text_of("e\u0301") == "\u00e9"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_csv_in_every_shape(tmp_path: Path, separator: str, encoding: str, line_end: str) -> None:
    lines = [separator.join(row) for row in (["NIK", "Nama", "Alamat"], [f"'{NIK}", "SITI É", '"A, B; C"'])]
    file = tmp_path / "x.csv"
    file.write_bytes((line_end.join(lines) + line_end).encode(encoding))
    rows = list(read_rows(file))
    assert [row.number for row in rows] == [1, 2]
    assert rows[1].cells == (NIK, "SITI É", "A, B; C")


def test_csv_row_numbers_are_those_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text('sep=;\nNIK;Nama\n\n1;"A\nB"\n2;C\n')
    assert [(row.number, row.cells) for row in read_rows(file)] == [
        (2, ("NIK", "Nama")),
        (4, ("1", "A\nB")),
        (6, ("2", "C")),
    ]


def test_xlsx_cells_become_text_and_rounded_digits_are_marked(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["NIK", "HP", "Lahir", "Upah", "Kosong", "Akhir"])
    sheet.append([int(NIK), 81234567890, datetime.fromisoformat("1985-08-17"), 1500000.0, None, "x"])
    sheet.append([3171011708450000, "0812", date(1985, 8, 17), 1.5, None, "y"])
    file = tmp_path / "x.xlsx"
    book.save(file)
    _, exact, rounded = read_rows(file)
    assert exact.cells == (NIK, "81234567890", "17-08-1985", "1500000", "", "x")
    assert exact.spoiled == {2: "date"}
    assert rounded.spoiled == {0: "rounded", 2: "date"}


def test_csv_digits_that_a_spreadsheet_rounded_are_marked(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text(f"NIK;Nama\n3,17101E+15;A\n{NIK};B\n")
    assert [row.spoiled for row in read_rows(file)] == [{}, {0: "rounded"}, {}]


def test_what_we_write_we_read(tmp_path: Path) -> None:
    for kind in ("csv", "xlsx"):
        file = tmp_path / f"x.{kind}"
        file.write_bytes(written(kind, [(NIK, "SITI", "081234567890", "", date(1985, 8, 17), 5)]))
        assert [row.cells for row in read_rows(file)] == [
            HEADINGS,
            (NIK, "SITI", "081234567890", "", "17-08-1985", "5"),
        ]


def _zip_bomb(file: Path) -> None:
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/workbook.xml", "w") as member,
    ):
        for _ in range(60):
            member.write(b"\0" * 10_000_000)


BAD_FILES = {
    "file-empty": lambda file: file.write_bytes(b"  \n"),
    "protected-excel": lambda file: file.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    ),
    "not-a-table": lambda file: file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "file-damaged": lambda file: file.write_bytes(written("xlsx", [(NIK,)])[:-900]),
    "file-too-large": _zip_bomb,
    "file-missing": lambda file: None,
}


@pytest.mark.parametrize("code", BAD_FILES)
def test_bad_files_are_named(tmp_path: Path, code: str) -> None:
    file = tmp_path / "x.bin"
    BAD_FILES[code](file)
    with pytest.raises(Refused) as refusal:
        list(read_rows(file))
    assert (refusal.value.code, refusal.value.field) == (code, "file")


def _remade(change: Callable[[str, bytes], bytes]) -> bytes:
    """A workbook whose parts went through `change`."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written("xlsx", [(NIK, "SITI")]))) as whole,
        zipfile.ZipFile(made, "w") as other,
    ):
        for name in whole.namelist():
            other.writestr(name, change(name, whole.read(name)))
    return made.getvalue()


@settings(max_examples=150)
@given(seed=st.integers(0, 2**32))
def test_a_mutated_workbook_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    source = random.Random(seed)

    def change(name: str, content: bytes) -> bytes:
        mutated = bytearray(content)
        for _ in range(source.randint(0, 2)):
            at = source.randrange(len(mutated))
            mutated[at : at + source.randint(0, 9)] = source.randbytes(source.randint(0, 9))
        return bytes(mutated)

    file = tmp_path_factory.mktemp("mutated") / "x.xlsx"
    content = bytearray(_remade(change))
    for _ in range(source.randint(0, 3)):
        content[source.randrange(len(content))] = source.randrange(256)
    file.write_bytes(bytes(content))
    with contextlib.suppress(Refused):
        list(read_rows(file))


@given(content=st.binary(max_size=400))
def test_any_bytes_are_a_table_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("any") / "x.csv"
    file.write_bytes(content)
    with contextlib.suppress(Refused):
        list(read_rows(file))


def test_a_workbook_without_styles_is_read_without_a_word(tmp_path: Path) -> None:
    bare = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'

    def strip(name: str, content: bytes) -> bytes:
        return bare if name.endswith("styles.xml") else re.sub(rb' s="\d+"', b"", content)

    file = tmp_path / "x.xlsx"
    file.write_bytes(_remade(strip))
    with pytest.warns(UserWarning, match="style"):
        load_workbook(file, read_only=True).close()
    assert [row.cells[0] for row in read_rows(file)] == ["NIK", NIK]
