"""Whoever looks after the machine sees at the desk what is well, prints a test and takes a backup."""

from pathlib import Path

import pytest

from kiosk.clock import FixedClock
from kiosk.diagnostics import CAMERA_MENDS, Finding, look_over
from tests.support.desk_window import desk, opened, sign_in
from tests.support.window import Window


@pytest.fixture
def window(tmp_path: Path, clock: FixedClock, qapp: object):
    with opened(tmp_path / "station", clock) as made:
        sign_in(made)
        made.kiosk.desk_session.go("office")
        made.settle()
        made.tap("office-diagnostics")
        made.wait(lambda: not made.kiosk.desk.diagnostics.busy)
        yield made


def said(window: Window) -> str:
    return str(window.find("saidText").property("text"))


def test_the_page_says_what_the_terminal_says_in_words(window: Window, tmp_path: Path) -> None:
    shown = {row["part"]: row for row in window.kiosk.desk.diagnostics.findings}
    told = {found.part: found.level for found in look_over(tmp_path / "station", use_keyring=False)}
    tones = {"good": "good", "warn": "warning", "bad": "danger"}
    assert {part: row["tone"] for part, row in shown.items()} == {p: tones[v] for p, v in told.items()}
    assert not any(
        "‹" in text or "{" in text for row in shown.values() for text in (row["text"], row["mend"])
    )
    assert next(iter(shown.values()))["tone"] == "warning"
    assert any("masih anjungan contoh" in text for text in window.texts())


def test_the_page_says_of_every_trouble_of_the_camera_what_to_do(window: Window) -> None:
    diagnostics = window.kiosk.desk.diagnostics
    shown = next(row for row in diagnostics.findings if row["part"] == "camera")
    assert (shown["tone"], shown["text"]) == ("warning", "tidak ditemukan")
    assert "Pasang kamera" in shown["mend"]
    for code in CAMERA_MENDS:
        row = diagnostics.row(Finding("camera", "bad", "", code=code))
        assert not any("‹" in text for text in (row["title"], row["text"], row["mend"])), code


def test_the_buttons_print_back_up_and_look_again(window: Window, tmp_path: Path) -> None:
    diagnostics = window.kiosk.desk.diagnostics
    window.tap("diagnosticsPrintButton")
    window.wait(lambda: not diagnostics.busy)
    assert "siap" in said(window) and list((tmp_path / "station" / "struk").glob("TEST-*.png"))
    window.tap("diagnosticsBackupButton")
    window.wait(lambda: not diagnostics.busy)
    (made,) = (tmp_path / "station" / "kiriman").glob("*-cadangan-*.db")
    assert made.name in said(window)
    with desk(window).store.writing() as connection:
        connection.exec_driver_sql("UPDATE audit SET entry = replace(entry, 'sign-in', 'sign-on')")
    window.tap("diagnosticsAgainButton")
    window.wait(lambda: not diagnostics.busy)
    first = diagnostics.findings[0]
    assert (first["part"], first["tone"]) == ("audit", "danger") and "Hubungi cabang" in first["mend"]
