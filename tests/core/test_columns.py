"""Columns that staff map themselves: asked once, kept with their defaults, found again by their headings."""

from pathlib import Path

import pytest

from kiosk.agency.lists.cell_values import address_of
from kiosk.agency.lists.cell_words import payer_words
from kiosk.agency.lists.export import FIELDS as EXPORTED
from kiosk.agency.lists.import_rows import FIELDS, ReadList, read_list
from kiosk.agency.lists.mappings import Mapping, find_mapping, load_mapping
from kiosk.agency.lists.saved_mappings import (
    Columns,
    Proposal,
    answer,
    asked,
    assign,
    beginning,
    matching,
    name_for,
    own_mappings,
    propose,
    remember,
    take_up,
)
from kiosk.errors import Refused
from tests.support.context import FACTS

NIK = "6201021708850003"
RENTAN = f"NIK;Orang;Umur\n{NIK};SITI;41\n"
ANSWERS = {"occupation": "buruh-tani", "payer": "village"}


def plain(path: Path | None = None) -> Mapping:
    return load_mapping(path or find_mapping("plain"), (*EXPORTED, *FIELDS))


def listed(tmp_path: Path, text: str, name: str = "x.csv") -> Path:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def proposed(file: Path) -> Proposal:
    return propose(beginning(file, plain()), plain())


def rentan(tmp_path: Path) -> Columns:
    """The usual list of pekerja rentan: a NIK, a name, and nothing of work or income."""
    columns = take_up(asked(proposed(listed(tmp_path, RENTAN))), 1)
    columns = assign(columns, "name")
    for name, value in ANSWERS.items():
        columns = answer(columns, name, value)
    return columns


def read(file: Path, own: Path) -> ReadList:
    return read_list(file, plain(own), FACTS, "K7M")


def test_what_stands_above_is_proposed(tmp_path: Path) -> None:
    found = proposed(listed(tmp_path, f'NIK;Orang;L/P;"Kerja ""pokok"""\n{NIK};SITI;P;petani\n'))
    assert found.headings == ("NIK", "Orang", "L/P", 'Kerja "pokok"')
    assert found.fields == {"NIK": "nik", "L/P": "sex"}
    assert found.rows == ((NIK, "SITI", "P", "petani"),)


def test_a_field_has_one_heading_and_a_heading_one_field(tmp_path: Path) -> None:
    columns = asked(proposed(listed(tmp_path, RENTAN)))
    assert columns.unnamed == ("name",)
    columns = assign(assign(columns, "name"), "name")
    assert (columns.fields, columns.at) == ({"Orang": "name"}, 2)
    columns = assign(columns, "")
    assert (columns.fields, columns.at, columns.passed_over) == ({"Orang": "name"}, 2, ("NIK", "Umur"))
    assert assign(columns, "number") == columns
    assert take_up(columns, 3) == columns


def test_what_no_column_brings_is_answered_once_for_all(tmp_path: Path) -> None:
    columns = asked(proposed(listed(tmp_path, RENTAN)))
    assert columns.missing == ("occupation", "income", "programmes", "months", "payer")
    assert columns.unanswered == ("occupation", "payer")
    full = rentan(tmp_path)
    assert (full.unanswered, full.unnamed) == ((), ())
    assert full.defaults == {"income": "0", "programmes": "jkk,jkm", "months": "1", **ANSWERS}
    assert answer(full, "name", "SITI") == full


def test_a_list_of_pekerja_rentan_comes_in(tmp_path: Path) -> None:
    columns = rentan(tmp_path)
    own = remember(tmp_path, "rentan", "Daftar rentan", columns, plain())
    found = read(tmp_path / "x.csv", own)
    assert (found.refused, found.defaults, found.passed_over) == ((), columns.defaults, ("Umur",))
    draft = found.drafts[0]
    assert (draft.name, draft.occupation, draft.payer, draft.bracket) == ("SITI", "buruh-tani", "village", 1)
    assert draft.quote is not None
    assert draft.quote.total == 16_800
    assert found.places == (2,)


def test_somebodys_data_is_never_taken_for_headings(tmp_path: Path) -> None:
    """They would be kept in clear in the mapping's file."""
    rows = f"Kode;Orang;Siapa\n{NIK};SITI;desa\n"
    assert proposed(listed(tmp_path, rows)).headings == ("Kode", "Orang", "Siapa")
    titled = f"DAFTAR WARGA;;\n;;\n{rows}"
    assert proposed(listed(tmp_path, titled)).headings == ("Kode", "Orang", "Siapa")
    for bare in (f"{NIK};SITI;desa\n", f"SITI;{NIK}\nBUDI;{NIK}\n"):
        with pytest.raises(Refused) as refusal:
            proposed(listed(tmp_path, bare))
        assert refusal.value.code == "headings-missing"


def test_next_months_file_is_known_by_its_headings(tmp_path: Path) -> None:
    remember(tmp_path, "rentan", "Daftar rentan", rentan(tmp_path), plain())
    after = listed(tmp_path, RENTAN.replace("Orang;Umur", "ORANG ; umur"), "februari.csv")
    assert matching(tmp_path, beginning(after, plain())) == "rentan"
    for other in ("NIK;Orang\n1;A\n", "NIK;Orang;Umur;Catatan\n1;A;4;b\n", "Satu;Dua;Tiga\n1;2;3\n"):
        assert matching(tmp_path, beginning(listed(tmp_path, other, "y.csv"), plain())) is None
    (tmp_path / "mappings" / "broken.toml").write_text("id =", encoding="utf-8")
    assert [(own.name, own.title, own.reads, own.writes) for own in own_mappings(tmp_path)] == [
        ("rentan", "Daftar rentan", True, False)
    ]


def test_names_are_free_and_never_those_of_shipped_mappings(tmp_path: Path) -> None:
    columns = rentan(tmp_path)
    assert name_for(tmp_path, "Plain", columns) == "plain-2"
    assert name_for(tmp_path, "Daftar RT 2 (baru).xlsx", columns) == "daftar-rt-2-baru-xlsx"
    assert name_for(tmp_path, "???", columns) == "daftar"
    remember(tmp_path, "rentan", "Rentan", columns, plain())
    assert name_for(tmp_path, "rentan", columns) == "rentan"
    other = asked(proposed(listed(tmp_path, "A;B\n1;2\n", "other.csv")))
    assert name_for(tmp_path, "rentan", other) == "rentan-2"


@pytest.mark.parametrize(
    ("name", "field", "code"),
    [("../x", "name", "mapping-name"), ("", "name", "mapping-name"), ("x", "number", "mapping-field")],
)
def test_what_cannot_be_remembered(tmp_path: Path, name: str, field: str, code: str) -> None:
    columns = Columns(Proposal(("A",), {}, ()), {"A": field})
    with pytest.raises(Refused) as refusal:
        remember(tmp_path, name, "X", columns, plain())
    assert refusal.value.code == code
    assert list(tmp_path.iterdir()) == []


HEADINGS = [
    ("No. KTP", "nik"),
    ("Nama Lengkap", "name"),
    ("Tgl. Lahir", "birth_date"),
    ("Nomor ponsel", "phone"),
    ("No. Handphone", "phone"),
    ("No HP/WA", "phone"),
    ("Alamat", "address"),
    ("Pekerjaan/Profesi", "occupation"),
    ("Penghasilan/bulan", "income"),
    ("Dibayar oleh", "payer"),
]


@pytest.mark.parametrize(("heading", "field"), HEADINGS)
def test_usual_headings_are_understood(tmp_path: Path, heading: str, field: str) -> None:
    assert proposed(listed(tmp_path, f"Catatan;{heading}\nx;y\n")).fields == {heading: field}


def test_a_second_telephone_column_is_passed_over_and_said(tmp_path: Path) -> None:
    file = listed(tmp_path, f"NIK;Nama;Pekerjaan;Upah;HP;No WA\n{NIK};SITI;petani;1000000;;0812\n")
    found = read_list(file, plain(), FACTS, "K7M")
    assert (found.passed_over, found.drafts[0].phone) == (("No WA",), None)


ADDRESSES = [
    ("Dusun Karya RT 02/RW 01", {"dusun": "Dusun Karya", "rt": "02", "rw": "01"}),
    ("Dsn. Mulya, RT.3 RW.1, Desa Pangkalan Satu", {"dusun": "Dsn. Mulya", "rt": "3", "rw": "1"}),
    ("Karya RT/RW 005/002", {"dusun": "Karya", "rt": "005", "rw": "002"}),
    ("RT 7", {"dusun": "", "rt": "7"}),
    ("Jl. Kartini", {"dusun": "Jl. Kartini"}),
    ("", {"dusun": ""}),
]


@pytest.mark.parametrize(("text", "parts"), ADDRESSES)
def test_an_address_gives_dusun_and_numbers(text: str, parts: dict[str, str]) -> None:
    assert address_of(text) == parts


def test_columns_of_their_own_go_before_the_address(tmp_path: Path) -> None:
    head = "NIK;Nama;Pekerjaan;Upah;Alamat;RT;Dusun"
    file = listed(tmp_path, f"{head}\n{NIK};SITI;petani;1000000;Karya RT 02 RW 01;5;\n")
    draft = read_list(file, plain(), FACTS, "K7M").drafts[0]
    assert (draft.dusun, draft.rt, draft.rw) == ("Karya", "05", "01")


def test_lists_say_in_many_words_who_pays(tmp_path: Path) -> None:
    words = payer_words(plain().words)
    assert {words[each] for each in ("desa", "apbdes", "pemerintahdesa", "village")} == {"village"}
    head = f"NIK;Nama;Pekerjaan;Upah;Yang membayar\n{NIK};SITI;petani;1000000;"
    paid = {
        text: read_list(listed(tmp_path, head + text + "\n"), plain(), FACTS, "K7M")
        for text in ("Dana Desa", "sendiri", "", "raja")
    }
    assert [each.payer for text in ("Dana Desa", "sendiri", "") for each in paid[text].drafts] == [
        "village",
        "self",
        "self",
    ]
    assert [(cell.column, cell.problem) for cell in paid["raja"].refused] == [
        ("Yang membayar", "payer-unknown")
    ]
