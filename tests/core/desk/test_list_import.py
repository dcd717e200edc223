"""A list coming in: checked, its columns asked about once, stored whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiosk.desk.exchange import Exchange
from kiosk.desk.list_import import ListImport
from kiosk.desk.session import DeskSession

HEAD = "NIK;Nama lengkap;No. HP;Pekerjaan;Penghasilan;Program;Bulan"
GOOD = [
    f"62010217088580{n:02};Sukma {name};;Petani;1500000;JKK JKM;3"
    for n, name in enumerate(("Adi", "Beni"), 11)
]
BAD = ["6201021708;Budi;;Petani;1500000;JKK JKM;3", "6201021708858013;Cici;;Astronot;1500000;JKK JKM;3"]


@pytest.fixture
def page(session: DeskSession, sign_in: Callable[[str], None], stick: Path) -> ListImport:
    sign_in("agent")
    session.go("exchange")
    session.exchange.choose_job("import")
    return session.exchange.list_import


@pytest.fixture
def read(session: DeskSession, page: ListImport, stick: Path) -> Callable[..., Path]:
    """Puts a list on the stick, chooses and checks it."""

    def look(name: str, *lines: str) -> Path:
        exchange: Exchange = session.exchange
        file = stick / name
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        exchange.enter()
        exchange.choose(file=exchange.files.index(file))
        exchange.start()
        return file

    return look


def test_nothing_is_stored_before_it_was_checked(
    session: DeskSession, page: ListImport, read: Callable[..., Path]
) -> None:
    store = session.store.store
    read("rentan.csv", HEAD, GOOD[0], *BAD, GOOD[1])
    assert page.weighed is not None and page.weighed.accepted == 2 and store.count() == 0
    assert [(each.row, each.problem) for each in page.weighed.bad] == [
        (3, "nik-length"),
        (4, "occupation-unknown"),
    ]
    page.take(True)
    assert (page.stage, session.exchange.result.accepted, store.count()) == ("pick", 2, 2)
    read("rentan.csv", HEAD, *GOOD)
    assert page.weighed.accepted == 0 and not page.ready
    numbers = {row.number for row in session.store.lists.search(session.who, "sukma")}
    assert {each.number for each in page.weighed.known} == numbers


def test_odd_headings_are_asked_for_once_whatever_the_file_is_called(
    session: DeskSession, page: ListImport, read: Callable[..., Path]
) -> None:
    head = "Nomor induk;Sebutan;Kerja apa;Duit;Rencana;Lamanya;Bayarnya"
    read("Daftar RT 2.csv", head, "6201021708858021;Dedi;Petani;1500000;JKK JKM;3;desa")
    assert page.stage == "headings" and not page.ready
    for field in ("nik", "name", "occupation", "income", "programmes", "months", "payer"):
        page.assign(field)
    session.exchange.start()
    assert (page.stage, page.mapping) == ("weighed", "daftar-rt-2")
    page.take(False)
    assert session.store.store.count() == 1
    read("lain sekali.csv", head, "6201021708858022;Didi;Petani;1500000;JKK JKM;3;sendiri")
    assert page.stage == "weighed" and page.weighed is not None and page.weighed.accepted == 1


def test_what_no_column_brings_is_answered_for_the_whole_list(
    session: DeskSession, page: ListImport, read: Callable[..., Path]
) -> None:
    read("Rentan.csv", "No;NIK;Nama lengkap;Umur", "1;6201021708858021;Warga A;41")
    session.exchange.start()
    assert page.stage == "answers" and page.columns is not None and not page.ready
    page.back()
    assert page.stage == "headings"
    session.exchange.start()
    page.answer("occupation", "buruh-tani")
    page.answer("payer", "village")
    session.exchange.start()
    page.take(False)
    (row,) = session.store.lists.search(session.who, "warga")
    draft = session.store.people.person(session.who, row.number).draft
    assert (draft.payer, draft.occupation, draft.months, draft.bracket) == ("village", "buruh-tani", 1, 1)


def test_columns_that_were_passed_over_can_be_assigned(
    session: DeskSession, page: ListImport, read: Callable[..., Path]
) -> None:
    head = "Nomor yang bisa ditelepon;NIK;Nama;Pekerjaan;Penghasilan"
    read("hp.csv", head, "081234567890;6201021708858031;Endah;Petani;1500000")
    assert page.weighed is not None and page.weighed.read.passed_over == ("Nomor yang bisa ditelepon",)
    page.ask_columns()
    assert page.stage == "headings"
    page.assign("phone")
    session.exchange.start()
    page.answer("payer", "self")
    session.exchange.start()
    assert not page.weighed.read.passed_over
    page.take(False)
    (found,) = session.store.lists.search(session.who, "endah")
    assert found.has_phone


def test_a_list_without_names_waits_for_them(page: ListImport, read: Callable[..., Path]) -> None:
    read("x.csv", "NIK;Panggilan", "6201021708858041;Fani")
    assert page.stage == "headings" and not page.ready
    page.choose_heading(1)
    page.assign("name")
    assert page.ready


def test_the_sheet_of_mends_names_every_bad_row_and_nobodys_data(
    session: DeskSession, page: ListImport, read: Callable[..., Path], stick: Path
) -> None:
    read("buruk.csv", HEAD, *(f"62010217088{n:03};Gani;;Petani;1500000;JKK JKM;3" for n in range(350)))
    page.save_mends()
    notice = session.exchange.notice
    assert notice is not None and (notice.code, notice.values) == (
        "mendsDone",
        {"file": "buruk-perbaikan.xlsx"},
    )
    sheet = list(load_workbook(stick / "buruk-perbaikan.xlsx").active.iter_rows(values_only=True))
    assert len(sheet) == 351 and page.stage == "weighed"
    assert not any("62010217" in str(cell) or "Gani" in str(cell) for line in sheet for cell in line)


def test_a_chosen_mapping_is_the_only_one_tried(
    session: DeskSession, page: ListImport, read: Callable[..., Path]
) -> None:
    read("sipp.csv", HEAD, *GOOD)
    page.choose_mapping("odk")
    assert (page.stage, page.mapping) == ("pick", "odk")
    session.exchange.start()
    assert page.stage == "headings" or page.mapping == "odk"


def test_another_file_or_a_lock_forgets_the_list(
    session: DeskSession, page: ListImport, read: Callable[..., Path]
) -> None:
    read("rentan.csv", HEAD, *GOOD)
    session.exchange.choose(file=-1)
    assert page.stage == "pick" and not page.ready
    read("rentan.csv", HEAD, *GOOD)
    session.lock()
    assert page.stage == "pick" and page.weighed is None
