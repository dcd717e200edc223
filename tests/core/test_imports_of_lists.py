"""Lists of people as offices send them: read by the screen's rules, every bad cell named."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from kiosk.agency.lists.export import FIELDS as EXPORTED
from kiosk.agency.lists.import_rows import FIELDS, ReadList, read_list
from kiosk.agency.lists.mappings import Mapping, find_mapping, load_mapping
from kiosk.errors import Refused
from tests.support.context import FACTS

NIK = "6201021708850003"
HEAD = "NIK;Nama lengkap;No. HP;Pekerjaan;Penghasilan;Program;Bulan"
GOOD = f"{NIK};Siti Aminah;081234567890;Petani;Rp1.500.000;JKK JKM;3"


def mapping(name: str = "plain") -> Mapping:
    return load_mapping(find_mapping(name), (*EXPORTED, *FIELDS))


def read(tmp_path: Path, *lines: str, name: str = "plain") -> ReadList:
    file = tmp_path / "daftar.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_list(file, mapping(name), FACTS, "K7M")


def bad(tmp_path: Path, line: str) -> list[tuple[int, str, str]]:
    return [(cell.row, cell.column, cell.problem) for cell in read(tmp_path, HEAD, GOOD, line).refused]


def test_a_good_list(tmp_path: Path) -> None:
    found = read(tmp_path, "DAFTAR PEKERJA RENTAN DESA PANGKALAN SATU;;;;;;", ";;;;;;", HEAD, GOOD)
    assert (found.rows, found.refused, found.defaults) == (1, (), {})
    draft = found.drafts[0]
    assert (draft.nik, draft.name, draft.phone) == (NIK, "SITI AMINAH", "+6281234567890")
    assert (draft.occupation, draft.bracket, draft.programmes, draft.months) == (
        "petani",
        4,
        ("jkk", "jkm"),
        3,
    )
    assert (draft.consent.how, draft.consent.contact, draft.source) == ("pending", False, "import")
    assert draft.quote is not None


SLIPS = [
    (f"{NIK[:-1]};Budi;0812;Petani;1500000;JKK JKM;3", {("NIK", "nik-length"), ("No. HP", "phone-length")}),
    ("3171011708450001;Budi;;Petani;1500000;JKK JKM;3", {("NIK", "age-65-or-over")}),
    ("6201021708850004;;;Petani;1500000;JKK JKM;3", {("Nama lengkap", "name-empty")}),
    ("6201021708850004;Budi;;Astronot;1500000;JKK JKM;3", {("Pekerjaan", "occupation-unknown")}),
    ("6201021708850004;Budi;;perangkat-desa;1500000;JKK JKM;3", {("Pekerjaan", "not-bpu")}),
    ("6201021708850004;Budi;;Petani;banyak;JKK JKM;3", {("Penghasilan", "income")}),
    ("6201021708850004;Budi;;Petani;1500000;JKK;3", {("Program", "programmes")}),
    ("6201021708850004;Budi;;Petani;1500000;JKK JKM;2", {("Bulan", "months")}),
    ("6201021708850004;Budi;;Petani;1500000;JKK JKM;tiga", {("Bulan", "months")}),
    ("6,20102E+15;Budi;;Petani;1500000;JKK JKM;3", {("NIK", "nik-rounded")}),
    (GOOD, {("NIK", "duplicate-in-file")}),
]


@pytest.mark.parametrize(("line", "expected"), SLIPS)
def test_every_slip_is_named_with_row_and_column(
    tmp_path: Path, line: str, expected: set[tuple[str, str]]
) -> None:
    found = bad(tmp_path, line)
    assert {(column, problem) for _, column, problem in found} == expected
    assert {row for row, _, _ in found} == {3}


def test_people_without_nik_come_in_once(tmp_path: Path) -> None:
    line = "0000000000000000;Siti Aminah;;Nelayan;800000;jkk,jkm,jht;1"
    found = read(tmp_path, HEAD, line, line.replace("0000000000000000", "-"), line.replace("Siti", "Sitti"))
    assert [draft.nik for draft in found.drafts] == [None, None]
    assert [(cell.row, cell.problem) for cell in found.refused] == [(3, "duplicate-in-file")]


def test_the_same_file_gives_the_same_entries_but_not_at_another_station(tmp_path: Path) -> None:
    first, second = read(tmp_path, HEAD, GOOD), read(tmp_path, HEAD, GOOD)
    assert first.drafts == second.drafts
    other = read_list(tmp_path / "daftar.csv", mapping(), FACTS, "P4Q")
    assert other.drafts[0].entry_id != first.drafts[0].entry_id


def test_columns_that_are_not_there_take_the_mappings_values_and_say_so(tmp_path: Path) -> None:
    found = read(tmp_path, "NOMOR_IDENTITAS,NAMA_LENGKAP,HP", f"{NIK},SITI,", name="sipp")
    assert found.defaults == {
        "occupation": "buruh-harian",
        "income": "0",
        "programmes": "jkk,jkm",
        "months": "1",
    }
    assert (found.drafts[0].occupation, found.drafts[0].bracket) == ("buruh-harian", 1)


def test_what_a_list_lacks_for_everybody_is_asked_once(tmp_path: Path) -> None:
    found = read(tmp_path, "No;NIK;Nama", f"1;{NIK};SITI", "2;6201021708850004;BUDI")
    asked = [(question.kind, question.column, question.rows) for question in found.questions]
    assert asked == [
        ("occupation", "Pekerjaan", (2, 3)),
        ("income", "Dasar upah", (2, 3)),
        ("payer", "Yang membayar", (2, 3)),
    ]
    with pytest.raises(Refused) as refusal:
        read(tmp_path, "NIK;Orang", f"{NIK};SITI")
    assert (refusal.value.code, refusal.value.detail) == ("column-missing", "Nama")


def test_an_xlsx_whose_niks_went_through_a_spreadsheet_as_numbers(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["NIK", "Nama", "Pekerjaan", "Upah"])
    book.active.append([int(NIK), "SITI", "petani", 1500000])
    book.active.append([6201021708850000, "BUDI", "petani", 1500000])
    book.save(tmp_path / "x.xlsx")
    found = read_list(tmp_path / "x.xlsx", mapping(), FACTS, "K7M")
    assert [draft.nik for draft in found.drafts] == [NIK]
    assert [(cell.row, cell.column, cell.problem) for cell in found.refused] == [(3, "NIK", "nik-rounded")]


def test_the_kiosks_own_plain_list_can_be_read_again(tmp_path: Path) -> None:
    head = "Nomor;NIK;Nama;Tanggal lahir;HP;Pemilik HP;Dusun;RT;Pekerjaan;Dasar upah;Program;Bulan"
    line = f"K7M-000001-4;{NIK};SITI;17-08-1985;081234567890;keluarga;Dusun I;002;Petani;1000000;JKK JKM;3"
    draft = read(tmp_path, head, line).drafts[0]
    assert (draft.phone_owner, draft.rt, draft.birth_date.isoformat()) == ("family", "02", "1985-08-17")


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("\n".join([HEAD, *[GOOD] * 500]))
    with pytest.raises(Refused) as refusal:
        read_list(file, mapping(), FACTS, "K7M", tell=lambda done, total: done < 200)
    assert refusal.value.code == "cancelled"
