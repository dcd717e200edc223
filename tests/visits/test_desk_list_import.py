"""Lists coming in through the real window: checked, asked about once, stored whole or not at all."""

import re
import time
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtTest import QTest

from tests.support.window import Window, longest_step
from tests.visits.test_desk_exchange import do_task, enter, task, window

__all__ = ["window"]
HEAD = "NIK;Nama lengkap;No. HP;Pekerjaan;Penghasilan;Program;Bulan"
GOOD = [
    f"62010217088580{n:02};Sukma {name};;Petani;1500000;JKK JKM;3"
    for n, name in enumerate(("Adi", "Beni"), 11)
]
BAD = ["6201021708;Budi;;Petani;1500000;JKK JKM;3", "6201021708858013;Cici;;Astronot;1500000;JKK JKM;3"]
RENTAN = "No;NIK;Nama lengkap;Umur"


def read_list(window: Window, file: Path, *lines: str) -> None:
    """Put a list on the stick, and check it."""
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if window.kiosk.desk.exchange.task != "import":
        task(window, "import")
    else:
        window.tap("targetsAgainButton")
    choose(window, file)
    long_work(window)


def long_work(window: Window) -> dict[str, object]:
    """Touch the page's button and wait, for long if need be, for what comes of it."""
    exchange = window.kiosk.desk.exchange
    window.tap("workButton")
    window.wait(lambda: not exchange.busy, 240)
    return dict(exchange.result)


def choose(window: Window, file: Path) -> None:
    names = [each["title"] for each in window.kiosk.desk.exchange.files]
    window.tap(f"list-{names.index(file.name)}")


def rows(window: Window) -> list[dict[str, object]]:
    model = window.kiosk.desk.exchange.listImport.rows
    return [model.data(model.index(at)) for at in range(model.rowCount())]


def text(window: Window, name: str) -> str:
    return str(window.find(name).property("text"))


def rentan(count: int, first: int = 1) -> list[str]:
    """The usual list of pekerja rentan: a number, a NIK, a name, an age."""
    return [
        f"{n};620102{n % 28 + 1:02}0885{n:04};Warga {chr(65 + n % 26)};41"
        for n in range(first, first + count)
    ]


def answer_rentan(window: Window) -> None:
    """Labourers for whom the village pays."""
    window.find("answerWork").forceActiveFocus()
    for letter in "buruh tani":
        QTest.keyClick(window.kiosk.window, letter)
        window.settle()
    QTest.qWait(80)
    window.settle()
    window.tap("work-0")
    window.tap("answerPayer-village")


def test_a_list_is_checked_before_anything_is_stored(window: Window, stick: Path) -> None:
    enter(window)
    before = window.station_count()
    read_list(window, stick / "rentan.csv", HEAD, GOOD[0], *BAD, GOOD[1])
    assert text(window, "weighed-good") == "2"
    assert text(window, "weighed-bad") == "2"
    assert [(each["row"], each["problem"]) for each in rows(window)] == [
        (3, "nik-length"),
        (4, "occupation-unknown"),
    ]
    assert window.station_count() == before
    assert do_task(window)["tone"] == "good"
    assert window.station_count() == before + 2
    read_list(window, stick / "rentan.csv", HEAD, *GOOD)
    assert text(window, "weighed-known") == "2"
    known = rows(window)
    assert [(each["row"], each["problem"]) for each in known] == [(2, "known"), (3, "known")]
    who = window.kiosk.desk_session.who
    numbers = {row.number for row in window.kiosk.desk_session.store.lists.search(who, "sukma")}
    assert {str(each["text"]).split()[2].rstrip(".") for each in known} == numbers
    assert not window.find("workButton").property("ready")


def test_the_only_list_on_a_stick_is_chosen_and_ready_to_be_checked(window: Window, stick: Path) -> None:
    """What looks chosen is: touching it a second time is not asked of anybody."""
    (stick / "rentan.csv").write_text("\n".join((HEAD, *GOOD)), encoding="utf-8")
    enter(window)
    task(window, "import")
    assert window.find("list-0").property("selected")
    assert window.find("workButton").property("ready")


def test_the_usual_list_of_pekerja_rentan_is_asked_about_once(window: Window, stick: Path) -> None:
    enter(window)
    before = window.station_count()
    read_list(window, stick / "Rentan Januari.csv", RENTAN, *rentan(3))
    list_import = window.kiosk.desk.exchange.listImport
    assert list_import.stage == "headings"
    assert not any(re.search(r"\d{16}", seen) for seen in window.texts()), "of a NIK only its end"
    window.tap("workButton")
    assert list_import.stage == "answers"
    assert list_import.answers["missing"] == ["occupation", "income", "programmes", "months", "payer"]
    assert not window.find("workButton").property("ready")
    answer_rentan(window)
    do_task(window)
    assert text(window, "weighed-good") == "3"
    assert "Buruh tani" in text(window, "weighed-defaults")
    assert "desa" in text(window, "weighed-defaults")
    assert "Umur" in text(window, "weighed-passedOver")
    assert window.station_count() == before
    do_task(window)
    assert window.station_count() == before + 3
    store, who = window.kiosk.desk_session.store, window.kiosk.desk_session.who
    taken = [store.people.person(who, row.number).draft for row in store.lists.search(who, "warga")]
    assert {(each.payer, each.occupation, each.months, each.bracket) for each in taken} == {
        ("village", "buruh-tani", 1, 1)
    }

    read_list(window, stick / "Februari.csv", RENTAN, *rentan(2, first=4))
    assert list_import.stage == "weighed"
    assert text(window, "weighed-good") == "2"
    assert "Rentan Januari" in text(window, "weighed-shape")
    assert "rentan-januari" in [each["key"] for each in list_import.mappings]


def test_the_list_of_headings_stays_where_it_is_while_one_is_named(window: Window, stick: Path) -> None:
    enter(window)
    head = ";".join(["NIK", "Sebutan", *(f"Kolom {n}" for n in range(10)), "Duit"])
    read_list(window, stick / "Lebar.csv", head, f"6201021708858021;Dedi{';' * 11}1500000")
    last = window.find("heading-0").parentItem().parentItem()
    last.setProperty("contentY", float(last.property("contentHeight")) - last.height())
    window.settle()
    window.tap("heading-12")
    before = last.property("contentY")
    assert before > 0
    window.tap("field-income")
    assert last.property("contentY") == before
    assert window.sees("heading-12")


def test_every_bad_row_is_named_and_written_down_without_anybodys_data(window: Window, stick: Path) -> None:
    enter(window)
    bad = [f"62010217088{n:03};Gani;;Petani;1500000;JKK JKM;3" for n in range(350)]
    read_list(window, stick / "buruk.csv", HEAD, *bad)
    assert text(window, "weighed-bad") == "350"
    assert [each["row"] for each in rows(window)] == list(range(2, 352))
    window.tap("mendsButton")
    window.wait(lambda: not window.kiosk.desk.exchange.busy)
    file = stick / "buruk-perbaikan.xlsx"
    assert file.name in window.kiosk.desk.exchange.notice
    sheet = list(load_workbook(file).active.iter_rows(values_only=True))
    assert sheet[0] == ("Baris", "Kolom", "Masalah", "Perbaikan")
    assert len(sheet) == 351
    assert [str(each) for each in sheet[1]] == ["2", "NIK", "NIK tidak 16 angka", "NIK harus 16 angka."]
    assert not any("62010217" in str(cell) or "Gani" in str(cell) for line in sheet for cell in line)
    assert window.kiosk.desk.exchange.listImport.stage == "weighed"


def test_ten_thousand_come_in_with_progress_and_no_long_frame(window: Window, stick: Path) -> None:
    enter(window)
    exchange, before = window.kiosk.desk.exchange, window.station_count()
    names = [f"{chr(65 + n % 26)}{chr(65 + n // 26 % 26)} {chr(65 + n // 676)}" for n in range(10_000)]
    people = [
        f"620102{n % 28 + 1:02}{n // 5000 + 5:02}85{n % 10_000:04};{name};;Petani;1500000;JKK JKM;3"
        for n, name in enumerate(names)
    ]
    read_list(window, stick / "besar.csv", HEAD, *people)
    assert text(window, "weighed-good") == "10000"
    seen: list[float] = []
    exchange.progressChanged.connect(lambda: seen.append(exchange.progress))
    began = time.perf_counter()
    longest = longest_step(lambda: long_work(window))
    assert window.station_count() == before + 10_000
    assert 0.2 < sorted(seen)[len(seen) // 2] < 0.9
    print(
        f"stored 10,000 in {time.perf_counter() - began:.1f} s, longest step {longest * 1000:.0f} ms of CPU"
    )
    assert longest < 0.1
    assert window.kiosk.station.store.verify_audit().is_whole


DOUBTFUL = [f"6201021708858{n}0;Sukma {chr(64 + n - 9)};;Petani;1.500;JKK JKM;3" for n in range(10, 16)]


def test_doubts_are_asked_once_and_nothing_is_stored_before(window: Window, stick: Path) -> None:
    enter(window)
    before = window.station_count()
    read_list(window, stick / "ragu.csv", HEAD, *DOUBTFUL)
    listing = window.kiosk.desk.exchange.listImport
    assert (listing.stage, listing.ready) == ("questions", False)
    assert [each["kind"] for each in listing.questions] == ["niks-end-0", "income-thousands"]
    window.tap("answer-niks-end-0-keep")
    assert not listing.ready
    window.tap("answer-income-thousands-thousands")
    long_work(window)
    assert (listing.stage, text(window, "weighed-good")) == ("weighed", "6")
    assert window.station_count() == before
    long_work(window)
    assert window.station_count() == before + 6


def test_the_sheets_of_a_workbook_are_named_and_chosen(window: Window, stick: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "Karya"
    for name, line in (("Karya", GOOD[0]), ("Mulya", GOOD[1])):
        page = book[name] if name in book.sheetnames else book.create_sheet(name)
        page.append(HEAD.split(";"))
        page.append(line.split(";"))
    book.save(stick / "dua.xlsx")
    enter(window)
    task(window, "import")
    choose(window, stick / "dua.xlsx")
    long_work(window)
    listing = window.kiosk.desk.exchange.listImport
    assert [(each["key"], each["selected"]) for each in listing.sheets] == [("Karya", True), ("Mulya", True)]
    window.tap("sheet-Karya")
    window.wait(lambda: not window.kiosk.desk.exchange.busy, 240)
    assert [each["selected"] for each in listing.sheets] == [True, False]
    assert text(window, "weighed-good") == "1"


def test_a_page_that_is_called_xls_is_shown_and_refused_for_what_it_is(window: Window, stick: Path) -> None:
    (stick / "daftar.xls").write_bytes(b"<html><table><tr><td>NIK</td></tr></table></html>")
    enter(window)
    task(window, "import")
    choose(window, stick / "daftar.xls")
    assert "Excel (.xlsx)" in str(long_work(window))
