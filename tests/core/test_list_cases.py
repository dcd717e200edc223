"""Lists as village offices have them: each kind is read to its right value, named, or asked about once."""

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from kiosk.agency.followups.outcomes import read_kpj
from kiosk.agency.lists.cell_values import read_date, read_income
from kiosk.agency.lists.cell_words import OccupationWords
from kiosk.agency.lists.export import FIELDS as EXPORTED
from kiosk.agency.lists.import_rows import FIELDS, ReadList, read_list
from kiosk.agency.lists.mappings import find_mapping, load_mapping
from kiosk.agency.lists.questions import read_answers
from kiosk.agency.lists.understood import write_corrections, write_understood
from kiosk.errors import Refused
from tests.support.context import FACTS

SHIPPED = Path(__file__).parents[1] / "lists"
HEAD = "NIK;Nama;No HP;Dusun;RT;RW;Pekerjaan;Penghasilan;Program;Bulan"
NIK = "6201021708850003"
TODAY = FACTS.today


def read(file: Path, *, sheets: tuple[str, ...] = (), **answers: str) -> ReadList:
    mapping = load_mapping(find_mapping("plain"), (*EXPORTED, *FIELDS))
    said = {kind.replace("_", "-"): value for kind, value in answers.items()}
    return read_list(file, mapping, FACTS, "K7M", sheets=sheets, answers=said)


@pytest.fixture
def listed(tmp_path: Path) -> Callable[..., Path]:
    def write(*lines: str, head: str = HEAD) -> Path:
        file = tmp_path / "daftar.csv"
        file.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
        return file

    return write


def person(phone: str = "", rt: str = "01", rw: str = "02", income: str = "900000", nik: str = NIK) -> str:
    return f"{nik};Siti Aminah;{phone};Karya;{rt};{rw};Petani;{income};JKK JKM;3"


def problems(found: ReadList) -> list[tuple[int, str]]:
    return [(cell.row, cell.problem) for cell in found.refused]


PHONES = [
    *(
        ("81234567890.0", "081234567890"),
        ("81234567890,00", "081234567890"),
        ("0812-3456-7890", "081234567890"),
    ),
    *(
        ("+62 812-3456-7001", "081234567001"),
        ("62812 3456 8002", "081234568002"),
        ("81234560003", "081234560003"),
    ),
    *(
        (placeholder, "")
        for placeholder in ("-", "---", ".", "tidak ada", "n/a", "0", "N.A.", "Tdk Ada", "--")
    ),
    *(("081234567890/085212345678", "081234567890"), ("081234567890 atau 085212345678", "081234567890")),
]


@pytest.mark.parametrize(("written", "phone"), PHONES)
def test_telephones(listed: Callable[..., Path], written: str, phone: str) -> None:
    found = read(listed(person(written)))
    assert (found.understood[0].phone, problems(found)) == (phone, [])
    assert [note.kind for note in found.notes] == (["phone-two"] if "0852" in written else [])


PLACES = [
    *((("1.0", "2.0"), ("01", "02")), (("001", "RW 2"), ("01", "02")), (("01/02", ""), ("01", "02"))),
    *((("RT 3", "1,0"), ("03", "01")), (("-", ""), ("", ""))),
]


@pytest.mark.parametrize(("written", "place"), PLACES)
def test_rt_and_rw(listed: Callable[..., Path], written: tuple[str, str], place: tuple[str, str]) -> None:
    found = read(listed(person(rt=written[0], rw=written[1])))
    assert (found.understood[0].rt, found.understood[0].rw) == place
    assert problems(found) == []


@pytest.mark.parametrize("written", ["3A", "1.5", "1234", "9" * 5_000, "II"])
def test_what_is_no_rt_is_named_and_its_digits_are_never_glued(
    listed: Callable[..., Path], written: str
) -> None:
    found = read(listed(person(rt=written)))
    assert problems(found) == [(2, "rt")]
    assert found.understood[0].rt == ""


INCOMES = [
    *(
        ("Rp. 1.500.000", 1_500_000),
        ("Rp 1.500.000,-", 1_500_000),
        ("1,5 juta", 1_500_000),
        ("900rb", 900_000),
    ),
    *(("1.500.000,00", 1_500_000), ("1500000.0", 1_500_000), ("1.5jt", 1_500_000), ("900 ribu", 900_000)),
    *(("1,500,000.00", 1_500_000), ("Rp1.500.000/bulan", 1_500_000), ("± 2 juta", 2_000_000), ("0", 0)),
]


@pytest.mark.parametrize(("written", "rupiah"), INCOMES)
def test_incomes(written: str, rupiah: int) -> None:
    found = read_income(written)
    assert found is not None
    assert (found.rupiah, found.doubtful) == (rupiah, False)


@pytest.mark.parametrize("written", ["1.000.000 - 1.500.000", "banyak", "1" * 5_000, "1,5 kilo", "-5"])
def test_what_is_no_income(written: str) -> None:
    assert read_income(written) is None


def test_a_very_small_income_is_asked_about_once(listed: Callable[..., Path]) -> None:
    file = listed(person(income="1.500"), person(income="900", nik="6201021708850004"))
    found = read(file)
    assert [(asked.kind, asked.rows) for asked in found.questions] == [("income-thousands", (2, 3))]
    for answer, rupiah in (("thousands", "1500000"), ("rupiah", "1500")):
        again = read(file, income_thousands=answer)
        assert (again.understood[0].income, again.questions) == (rupiah, ())


DATES = [
    *(("1985/08/17", "1985-08-17"), ("17 Agustus 1985", "1985-08-17"), ("17/08/85", "1985-08-17")),
    *(("23.08.94", "1994-08-23"), ("Kumai, 08-10-1994", "1994-10-08"), ("31276", "1985-08-17")),
    *(("31276.0", "1985-08-17"), ("17081985", "1985-08-17"), ("P. Bun / 17 Agt 1985", "1985-08-17")),
    *(("1985-08-17 00:00:00", "1985-08-17"), ("8-Oct-94", "1994-10-08"), ("Kumai 1960-10-03", "1960-10-03")),
    *(("31-02-1985", None), ("17 Foo 1985", None), ("1850-01-01", None), ("9" * 5_000, None)),
]


@pytest.mark.parametrize(("written", "day"), DATES)
def test_birth_dates(written: str, day: str | None) -> None:
    found = read_date(written, TODAY)
    assert (found.isoformat() if found else None) == day


def test_dates_with_the_month_first_are_asked_about(listed: Callable[..., Path]) -> None:
    head = "NIK;Nama;Tanggal lahir;Pekerjaan;Penghasilan"
    file = listed("0;Siti;08/17/1985;Petani;900000", "0;Budi;05/06/1990;Petani;900000", head=head)
    found = read(file)
    assert [(asked.kind, asked.rows) for asked in found.questions] == [("date-order", (2,))]
    first = read(file, date_order="month-first")
    assert [f"{each.birth_date}" for each in first.understood] == ["1985-08-17", "1990-05-06"]
    day = read(file, date_order="day-first")
    assert problems(day) == [(2, "date")]
    assert f"{day.understood[1].birth_date}" == "1990-06-05"


def test_a_birth_date_or_sex_that_the_nik_denies_is_asked_about(listed: Callable[..., Path]) -> None:
    head = "NIK;Nama;Tanggal lahir;L/P;Pekerjaan;Penghasilan"
    file = listed(f"{NIK};Siti;01-01-1960;P;Petani;900000", head=head)
    assert [asked.kind for asked in read(file).questions] == ["birth-conflict", "sex-conflict"]
    kept = read(file, birth_conflict="nik", sex_conflict="keep")
    assert (f"{kept.drafts[0].birth_date}", kept.questions) == ("1985-08-17", ())
    refused = read(file, birth_conflict="refuse", sex_conflict="refuse")
    assert {problem for _, problem in problems(refused)} == {"birth-conflict", "sex-conflict"}


def test_niks_that_all_end_in_0_are_asked_about(listed: Callable[..., Path]) -> None:
    lines = [person(nik=f"6201021708850{n}0") for n in range(10, 19)]
    found = read(listed(*lines))
    assert [(asked.kind, len(asked.rows)) for asked in found.questions] == [("niks-end-0", 9)]
    assert len(read(listed(*lines), niks_end_0="keep").drafts) == 9
    assert problems(read(listed(*lines), niks_end_0="rounded")) == [(n, "nik-rounded") for n in range(2, 11)]


def test_a_temporary_nik_is_none_yet(listed: Callable[..., Path]) -> None:
    assert read(listed(person(nik="0201021708850003"))).drafts[0].nik is None


def test_only_line_ends_end_a_row_and_an_open_quote_spoils_its_own(listed: Callable[..., Path]) -> None:
    cut = read(
        listed(person().replace("Siti Aminah", "Siti\u2028Aminah\x0b"), person(nik="6201021708850004"))
    )
    assert [each.name for each in cut.understood] == ["SITI AMINAH"] * 2
    lines = [person(nik=f"620102170885000{n}") for n in range(3, 7)]
    lines[1] = lines[1].replace("Siti", '"Siti')
    found = read(listed(*lines))
    assert (found.rows, problems(found)) == (4, [(3, "quote-open")])


def test_rows_that_are_nobody_are_passed_over_and_said(listed: Callable[..., Path]) -> None:
    file = listed(
        "1;2;3;4;5;6;7;8;9;10",
        person(),
        HEAD,
        ";JUMLAH;;;;;;;;",
        "Mengetahui,;;;;;;;;;",
        ";Kepala Desa;;;;Sekretaris;;;;",
        ";SUPARMAN;;;;;;;;",
    )
    found = read(file)
    assert (found.rows, problems(found)) == (1, [])
    assert [row.kind for row in found.passed_rows] == [
        "column-numbers",
        "heading-again",
        "total",
        *["footer"] * 3,
    ]


def test_section_rows_say_where_people_live(listed: Callable[..., Path]) -> None:
    file = listed(
        "DUSUN KARYA;;;",
        f"{NIK};Siti;Petani;900000",
        "RT 03 / RW 01;;;",
        "6201021708850004;Budi;Petani;900000",
        "Dusun Mulya;;;",
        "6201021708850005;Joko;Petani;900000",
        head="NIK;Nama;Pekerjaan;Penghasilan",
    )
    found = read(file)
    assert [(each.dusun.casefold(), each.rt, each.rw) for each in found.understood] == [
        ("dusun karya", "", ""),
        ("dusun karya", "03", "01"),
        ("dusun mulya", "", ""),
    ]


def test_headings_in_two_rows(listed: Callable[..., Path]) -> None:
    file = listed(
        ";;No HP;Dusun;RT;RW;;;;",
        person("081234567890"),
        head="NIK;Nama;Kontak;Alamat;;;Pekerjaan;Penghasilan;Program;Bulan",
    )
    found = read(file).understood[0]
    assert (found.phone, found.dusun, found.rt, found.rw) == ("081234567890", "Karya", "01", "02")


ADDRESSES = [
    ("Gg. Melati RT01RW02", ("Gg. Melati", "01", "02")),
    ("RT 003 / 001", ("", "03", "01")),
    ("003/001", ("", "03", "01")),
    ("Dusun II RT.01/02", ("Dusun II", "01", "02")),
]


@pytest.mark.parametrize(("written", "place"), ADDRESSES)
def test_addresses(listed: Callable[..., Path], written: str, place: tuple[str, str, str]) -> None:
    file = listed(f"{NIK};Siti;{written};Petani;900000", head="NIK;Nama;Alamat;Pekerjaan;Penghasilan")
    found = read(file).understood[0]
    assert (found.dusun, found.rt, found.rw) == place


def test_people_who_have_died_or_moved_are_set_aside(listed: Callable[..., Path]) -> None:
    file = listed(
        f"{NIK};Siti;Petani;900000;hidup",
        "6201021708850004;Budi;Petani;900000;2",
        "6201021708850005;Joko;Petani;900000;PINDAH",
        "6201021708850006;Alm. Karto;Petani;900000;1",
        head="NIK;Nama;Pekerjaan;Penghasilan;Status dasar",
    )
    found = read(file, deceased="skip")
    assert (len(found.drafts), found.set_aside) == (1, {"deceased": 2, "moved": 1})
    assert [asked.kind for asked in read(file).questions] == ["deceased"]


def book(tmp_path: Path, **sheets: list[list[object]]) -> Path:
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    made.save(tmp_path / "x.xlsx")
    return tmp_path / "x.xlsx"


def test_which_sheets_are_read_is_said_and_can_be_chosen(tmp_path: Path) -> None:
    head = HEAD.split(";")
    file = book(
        tmp_path,
        Petunjuk=[["1. Isi lembar DATA"]],
        Karya=[head, person().split(";")],
        Mulya=[head, person(nik="6201021708850004").split(";")],
        Rekap=[["Nama", "Jumlah"], ["Karya", 1]],
    )
    found = read(file)
    assert (found.sheets, found.other_sheets) == (("Karya", "Mulya"), ("Petunjuk", "Rekap"))
    assert len(found.drafts) == 2
    one = read(file, sheets=("Mulya",))
    assert (one.sheets, one.drafts[0].nik) == (("Mulya",), "6201021708850004")
    with pytest.raises(Refused) as refusal:
        read(file, sheets=("Lain",))
    assert refusal.value.code == "no-sheet"


def test_merged_cells_stand_for_every_row_that_they_reach_over(tmp_path: Path) -> None:
    rows = [HEAD.split(";"), person().split(";"), person(nik="6201021708850004").split(";")]
    rows[2][3] = rows[2][4] = None  # type: ignore[call-overload]
    file = book(tmp_path, Data=rows)
    from openpyxl import load_workbook

    made = load_workbook(file)
    made["Data"].merge_cells("D2:D3")
    made["Data"].merge_cells("E2:E3")
    made.save(file)
    assert [(each.dusun, each.rt) for each in read(file).understood] == [("Karya", "01")] * 2


def test_a_date_in_rt_and_an_error_in_a_cell_are_named(tmp_path: Path) -> None:
    bad = person().split(";")
    dated: list[object] = [*bad[:4], TODAY, *bad[5:]]
    failed: list[object] = [bad[0], "#REF!", *bad[2:]]
    found = read(book(tmp_path, Data=[HEAD.split(";"), dated, failed]))
    assert problems(found) == [(2, "rt-date"), (3, "cell-error")]
    assert found.understood[0].rt == ""


def shipped(name: str, **answers: str) -> ReadList:
    return read(SHIPPED / name, **answers)


@pytest.mark.parametrize(
    "name", ["20-invalid-fill.xlsx", "21-strict.xlsx", "09-x000D.xlsx", "70-far-cell.xlsx"]
)
def test_workbooks_that_other_programs_write(name: str) -> None:
    found = shipped(name)
    assert [(each.nik, each.name, each.rt) for each in found.understood] == [(NIK, "SITI AMINAH", "01")]
    assert (len(found.drafts), found.refused) == (1, ())


def test_numbers_that_cannot_be_trusted_are_named() -> None:
    assert problems(shipped("07-nik-number-papua.xlsx")) == [(2, "nik-unsafe"), (3, "nik-unsafe")]
    assert problems(shipped("51-nik-formula.xlsx")) == [(2, "cell-formula")]


def test_an_open_document_is_read() -> None:
    facts = replace(FACTS, dusun=("Karya", "Mulya", "Sejahtera"))
    mapping = load_mapping(find_mapping("plain"), (*EXPORTED, *FIELDS))
    found = read_list(SHIPPED / "82-list.ods", mapping, facts, "K7M", answers={"deceased": "skip"})
    assert [each.dusun for each in found.understood[:4]] == ["Karya", "Mulya", "Sejahtera", "Karya"]
    assert (found.rows, len(found.drafts), found.set_aside) == (12, 7, {"deceased": 1})


def test_a_whole_list_as_an_office_makes_it() -> None:
    found = shipped("80-title-and-two-sheets.xlsx", sex_conflict="keep", deceased="skip")
    assert (found.sheets, found.other_sheets, found.rows) == (("Data Warga",), ("Rekap",), 12)
    assert found.questions == ()
    first = found.understood[1]
    assert (first.nik, first.phone, first.rt, f"{first.birth_date}", first.income) == (
        "6201010506988001",
        "081234567001",
        "02",
        "1998-06-05",
        "1500000",
    )
    assert problems(found) == [
        (6, "nik-rounded"),
        (9, "age-65-or-over"),
        (12, "income-missing"),
        (14, "not-bpu"),
        (19, "income-missing"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html><table><tr><td>NIK</td></tr></table></html>", "html-table"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "xml-table",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file-damaged"),
        (b"NIK;Nama\n" + b";" * 5_000_000 + b"x", "too-many-columns"),
    ],
)
def test_what_is_no_list_is_named_for_what_it_is(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "x.xls"
    file.write_bytes(content)
    with pytest.raises(Refused) as refusal:
        read(file)
    assert refusal.value.code == code


def test_a_row_two_thousand_million_down_is_refused_at_once(tmp_path: Path) -> None:
    import zipfile

    file = book(tmp_path, Data=[HEAD.split(";"), person().split(";")])
    far = tmp_path / "far.xlsx"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(far, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                row = b'<row r="2000000000"><c r="A2000000000" t="inlineStr"><is><t>x</t></is></c></row>'
                content = content.replace(b"</sheetData>", row + b"</sheetData>")
            new.writestr(name, content)
    with pytest.raises(Refused) as refusal:
        read(far)
    assert refusal.value.code == "too-many-rows"


CARD = """Belum/Tidak Bekerja|Mengurus Rumah Tangga|Pelajar/Mahasiswa|Pensiunan|Pegawai Negeri Sipil|
Tentara Nasional Indonesia|Kepolisian RI|Perdagangan|Petani/Pekebun|Peternak|Nelayan/Perikanan|
Industri|Konstruksi|Transportasi|Karyawan Swasta|Karyawan BUMN|Karyawan BUMD|Karyawan Honorer|
Buruh Harian Lepas|Buruh Tani/Perkebunan|Buruh Nelayan/Perikanan|Buruh Peternakan|
Pembantu Rumah Tangga|Tukang Cukur|Tukang Listrik|Tukang Batu|Tukang Kayu|Tukang Sol Sepatu|
Tukang Las/Pandai Besi|Tukang Jahit|Tukang Gigi|Penata Rias|Penata Busana|Penata Rambut|
Mekanik|Seniman|Tabib|Paraji|Perancang Busana|Penterjemah|Imam Masjid|Pendeta|Pastor|Wartawan|
Ustadz/Mubaligh|Juru Masak|Promotor Acara|Anggota DPR-RI|Anggota DPD|Anggota BPK|Presiden|
Wakil Presiden|Anggota Mahkamah Konstitusi|Anggota Kabinet/Kementerian|Duta Besar|Gubernur|
Wakil Gubernur|Bupati|Wakil Bupati|Walikota|Wakil Walikota|Anggota DPRD Propinsi|
Anggota DPRD Kabupaten/Kota|Dosen|Guru|Pilot|Pengacara|Notaris|Arsitek|Akuntan|Konsultan|
Dokter|Bidan|Perawat|Apoteker|Psikiater/Psikolog|Penyiar Televisi|Penyiar Radio|Pelaut|
Peneliti|Sopir|Pialang|Paranormal|Pedagang|Perangkat Desa|Kepala Desa|Biarawati|Wiraswasta|
Lainnya"""
EVERYDAY = {
    **{"BHL": "buruh-harian", "supir": "sopir", "kuli": "kuli-bangunan", "IRT": "ibu-rumah-tangga"},
    **{"ojol": "ojek-online", "penyadap karet": "penyadap-karet", "Petani / Pekebun": "petani"},
}


def test_every_occupation_of_the_identity_card_is_known_to_list_and_form() -> None:
    words = OccupationWords(FACTS.campaign, {})
    named = [" ".join(each.split()) for each in CARD.split("|")]
    assert len(set(named)) == 89
    assert [each for each in named if not words.find(each)] == []
    assert {each: words.find(each) for each in EVERYDAY} == EVERYDAY
    for each in (*named, *EVERYDAY):
        assert FACTS.campaign.find_occupations(each, "id")[0].id == words.find(each)


def test_an_unknown_occupation_is_shown_and_can_be_assigned(listed: Callable[..., Path]) -> None:
    file = listed(person().replace("Petani", "Astronot"))
    assert [(cell.problem, cell.word) for cell in read(file).refused] == [("occupation-unknown", "Astronot")]
    mapping = load_mapping(find_mapping("plain"), (*EXPORTED, *FIELDS))
    answers = read_answers(["occupation:Astronot=petani"])
    assert read_list(file, mapping, FACTS, "K7M", answers=answers).drafts[0].occupation == "petani"


@pytest.mark.parametrize("given", ["x=1", "deceased=perhaps", "deceased", "occupation:=petani"])
def test_answers_that_are_none(given: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_answers([given])
    assert refusal.value.code == "answer-unknown"


def test_what_was_understood_and_what_to_correct_are_written_down(
    tmp_path: Path, listed: Callable[..., Path]
) -> None:
    found = read(
        listed("1;2;3;4;5;6;7;8;9;10", person("081234567890"), person(rt="x", nik="6201021708850004"))
    )
    write_understood(found, tmp_path / "u.csv")
    with (tmp_path / "u.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [(each["row"], each["nik"], each["phone"], each["rt"], each["problem"]) for each in rows] == [
        ("3", NIK, "081234567890", "01", ""),
        ("4", "6201021708850004", "", "", "rt: rt"),
    ]
    assert (tmp_path / "u.csv").stat().st_mode & 0o077 == 0
    write_corrections(found, tmp_path / "p.xlsx")
    from openpyxl import load_workbook

    sheet = load_workbook(tmp_path / "p.xlsx").active
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[0][-1] == "Perbaikan"
    assert lines[1][0] == NIK
    assert not lines[1][-1]
    assert lines[2][-1].startswith("RT: ")


@pytest.mark.parametrize("written", ["24012345678.0", "24012345678,00", "24012345678", " 2401 2345 678 "])
def test_a_kpj_that_a_spreadsheet_wrote(written: str) -> None:
    assert read_kpj(written) == "24012345678"
