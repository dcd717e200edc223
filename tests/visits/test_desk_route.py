"""Paper for the road through the real window: who is on which sheet, where it goes, reminders in a row."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from kiosk.clock import FixedClock
from kiosk.printing.printers import FilePrinter
from kiosk.store.queries import JobState
from tests.store.conftest import issue
from tests.support.builders import draft
from tests.support.desk_day import Day, day, morning  # noqa: F401
from tests.support.window import station_at
from tests.visits.test_no_trace import traces

# ruff: noqa: F811

NAMES = ("AHMAD FAUZI", "SITI RAHMAH", "NORHAYATI", "DARMAN")


class Slow(FilePrinter):
    """Prints one slip each time it is let go on."""

    go = threading.Semaphore(0)

    def print(self, image: Image.Image, name: str) -> str | None:
        assert self.go.acquire(timeout=20)
        return super().print(image, name)


@pytest.fixture
def roll(tmp_path: Path, stick: Path, clock: FixedClock, qapp: object) -> Iterator[Day]:
    """The same day at a station whose printer takes no A4."""
    with morning(station_at(tmp_path / "station", printer="none"), clock) as made:
        yield made


def crowd(day: Day, count: int, **changes: object) -> list[str]:
    """So many more newcomers, all with their receipts."""
    store, numbers = day.store.store, []
    for n in range(100, 100 + count):
        made = {"nik": None, "birth_date": date(1980, 1, 1), "phone": f"+62812{n:08}"} | changes
        registration, job = store.register(draft(n, **made), issue)
        for state in (JobState.SENT, JobState.PRINTED):
            store.mark_job(job.id, state)
        numbers.append(registration.number)
    return numbers


def open_route(day: Day, part: str = "new") -> None:
    day.window.tap(f"part-{part}")
    day.window.tap("routeButton")


def printed(day: Day, number: str) -> list[str]:
    entries = day.store.store.audit_entries(number)
    return [each.detail["why"] for each in entries if each.action == "print"]


def test_everybody_is_on_one_of_the_sheets_in_walking_order(day: Day, tmp_path: Path) -> None:
    near = crowd(day, 60, dusun="Aa", rt="001")
    open_route(day)
    assert day.text("routeSpan") == "Orang 1–60 dari 64, urut dusun dan RT."
    assert day.text("routeSheet") == "Lembar 1 dari 2"
    day.window.tap("printRouteButton")
    papers = tmp_path / "station" / "struk"
    day.window.wait(lambda: list(papers.glob("kunjungan-*-1.png")) != [])
    day.window.wait(lambda: not day.window.kiosk.desk.person.printing)
    assert all(printed(day, number) == ["route-sheet"] for number in near), "the last to come live nearest"
    assert printed(day, day.numbers[0]) == []
    day.window.tap("sheetAfter")
    assert day.text("routeSpan") == "Orang 61–64 dari 64, urut dusun dan RT."
    day.window.tap("printRouteButton")
    day.window.wait(lambda: list(papers.glob("kunjungan-*-2.png")) != [])
    day.window.wait(lambda: not day.window.kiosk.desk.person.printing)
    assert [len(printed(day, number)) for number in (*near[:2], *day.numbers[:2])] == [1, 1, 1, 1]


def test_who_is_held_back_is_on_no_sheet(day: Day) -> None:
    day.store.rights.suspend(day.supervisor, day.numbers[0], "disputed")
    day.window.kiosk.desk.queue.search("ahmad")
    day.window.tap("routeButton")
    assert day.text("routeSpan") == "Tidak ada yang boleh dikunjungi di daftar ini."
    day.window.tap("printRouteButton")
    assert not day.window.kiosk.desk.person.printing
    assert printed(day, day.numbers[0]) == []


def test_a_sheet_of_a4_goes_to_the_printer_and_not_to_the_disk(day: Day, tmp_path: Path) -> None:
    open_route(day)
    assert not day.window.sees("routeStick-0") and not day.window.sees("noStick")
    day.window.tap("printSheetsButton")
    papers = tmp_path / "station" / "struk"
    day.window.wait(lambda: list(papers.glob("kunjungan-*-a4.pdf")) != [])
    day.window.wait(lambda: not day.window.kiosk.desk.person.printing)
    pages = PdfReader(next(papers.glob("kunjungan-*-a4.pdf"))).pages
    assert [round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:]] == [210, 297]
    assert pages[0].images[0].image.getextrema() != (255, 255)
    assert traces(tmp_path / "station", NAMES) == []
    assert not (tmp_path / "station" / "lembar").exists()


def test_without_an_office_printer_the_sheet_goes_to_a_stick_alone(
    roll: Day, stick: Path, tmp_path: Path
) -> None:
    open_route(roll)
    assert not roll.window.sees("printSheetsButton")
    roll.window.tap("routeStick-0")
    roll.window.wait(lambda: roll.window.sees("deskNotice"))
    (file,) = stick.iterdir()
    said = "".join(page.extract_text() for page in PdfReader(file).pages)
    assert all(name.split()[0] in said for name in NAMES)
    assert file.name in roll.text("deskNoticeText") and "nama" in roll.text("deskNoticeText")
    assert printed(roll, roll.numbers[0]) == ["route-stick"]
    assert traces(tmp_path / "station", NAMES) == []
    names = {each.name for each in (tmp_path / "station").rglob("*")}
    assert not [each for each in names if each.endswith(".pdf")]


def test_a_stick_that_is_gone_is_said(roll: Day, stick: Path) -> None:
    open_route(roll)
    stick.rmdir()
    roll.window.tap("routeStick-0")
    assert roll.text("routeProblem") == "Stik sudah dicabut. Pasang lagi."
    assert roll.window.sees("noStick")
    assert printed(roll, roll.numbers[0]) == []


def test_reminders_for_everybody_without_a_phone_come_one_after_the_other(day: Day, tmp_path: Path) -> None:
    alone = [day.numbers[4], *crowd(day, 3, phone=None)]
    (neighbours,) = crowd(day, 1, phone_owner="neighbour", entry_id="f" * 32)
    open_route(day)
    assert day.text("remindAllButton") == "Cetak 5 pengingat tanpa HP"
    day.window.tap("remindAllButton")
    day.window.wait(lambda: not day.window.kiosk.desk.route.running)
    papers = {each.stem for each in (tmp_path / "station" / "struk").glob("pengingat-*.png")}
    assert papers == {f"pengingat-{number}" for number in (*alone, neighbours)}
    assert all(printed(day, number) == ["reminder-slip"] for number in (*alone, neighbours))
    assert printed(day, day.numbers[0]) == []
    assert "5 pengingat sudah dicetak." in day.window.texts()
    assert not day.window.sees("remindAllButton")
    assert "5 pengingat sudah dicetak hari ini" in day.text("remindText")


def test_reminders_stop_when_told_and_go_on_with_the_rest(day: Day, tmp_path: Path) -> None:
    crowd(day, 4, phone=None)
    station = day.window.kiosk.station
    station.queue.printer = printer = Slow(tmp_path / "station" / "struk")
    route = day.window.kiosk.desk.route
    open_route(day)
    day.window.tap("remindAllButton")
    assert day.text("slipsProgress") == "Mencetak pengingat 1 dari 5"
    printer.go.release()
    day.window.wait(lambda: route.progressText == "Mencetak pengingat 2 dari 5")
    day.window.tap("stopSlipsButton")
    printer.go.release()
    day.window.wait(lambda: not route.running)
    assert "Berhenti: 2 dari 5 pengingat dicetak." in day.window.texts()
    assert day.text("remindAllButton") == "Cetak 3 pengingat tanpa HP"
    day.window.tap("remindAllButton")
    day.window.tap("deskLockButton")
    printer.go.release()
    day.window.wait(lambda: day.window.kiosk.desk_session.papers.busy == "")
    assert len(list((tmp_path / "station" / "struk").glob("pengingat-*.png"))) == 3, "locking ends it too"


def test_a_printer_that_fails_ends_the_row_and_that_slip_is_still_to_print(roll: Day) -> None:
    crowd(roll, 2, phone=None)
    open_route(roll)
    roll.window.tap("remindAllButton")
    roll.window.wait(lambda: not roll.window.kiosk.desk.route.running)
    assert roll.text("deskNoticeText") == "Anjungan ini tidak punya printer."
    assert roll.window.kiosk.desk.route.toRemind == 3
    assert roll.actions().count("print-failed") == 1
