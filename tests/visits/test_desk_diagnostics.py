"""Whoever looks after the machine sees at the desk what is well, prints a test and takes a backup."""

from pathlib import Path

import pytest

from kiosk.clock import FixedClock
from kiosk.diagnostics import CAMERA_MENDS, Finding, look_over
from kiosk.store.backup import restore_database
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
        "‹" in text or "%" in text for row in shown.values() for text in (row["text"], row["mend"])
    )
    assert next(iter(shown.values()))["tone"] == "warning"
    assert any("masih anjungan contoh" in text for text in window.texts())


def test_the_page_says_of_every_trouble_of_the_camera_what_to_do(window: Window) -> None:
    diagnostics = window.kiosk.desk.diagnostics
    shown = next(row for row in diagnostics.findings if row["part"] == "camera")
    assert (shown["tone"], shown["text"]) == ("warning", "tidak ditemukan")
    assert "Pasang kamera" in shown["mend"]
    for code in CAMERA_MENDS:
        row = diagnostics._row(Finding("camera", "bad", "", code=code))
        assert not any("‹" in text for text in (row["title"], row["text"], row["mend"])), code


def test_a_change_of_the_chain_is_seen(window: Window) -> None:
    with desk(window).store.writing() as connection:
        connection.exec_driver_sql("UPDATE audit SET entry = replace(entry, 'sign-in', 'sign-on')")
    window.tap("diagnosticsAgainButton")
    window.wait(lambda: not window.kiosk.desk.diagnostics.busy)
    first = window.kiosk.desk.diagnostics.findings[0]
    assert (first["part"], first["tone"]) == ("audit", "danger")
    assert "Hubungi cabang" in first["mend"]


def test_a_test_page_is_printed_and_the_printers_answer_told(window: Window, tmp_path: Path) -> None:
    window.tap("diagnosticsPrintButton")
    window.wait(lambda: not window.kiosk.desk.diagnostics.busy)
    assert "siap" in said(window)
    assert list((tmp_path / "station" / "struk").glob("TEST-*.png"))


def test_a_backup_opens_again_and_is_an_entry(window: Window, tmp_path: Path) -> None:
    own = len(window.kiosk.desk.diagnostics.targets) - 1
    window.kiosk.desk.diagnostics.chooseTarget(own)
    window.tap("diagnosticsBackupButton")
    window.wait(lambda: not window.kiosk.desk.diagnostics.busy)
    (made,) = (tmp_path / "station" / "kiriman").glob("*-cadangan-*.db")
    assert made.name in said(window)
    assert not made.read_bytes().startswith(b"SQLite")
    restore_database(made, desk(window).store.keys, tmp_path / "other")
    entry = next(e for e in reversed(list(desk(window).store.audit_entries())) if e.action == "backup")
    assert entry.who.startswith("staff-") and entry.detail == {"file": made.name}
