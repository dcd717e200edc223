"""A data folder that was put back is told at the desk in plain words, until a technician has read it."""

import shutil
from pathlib import Path

import pytest

from kiosk.clock import FixedClock
from tests.support.builders import draft
from tests.support.desk_window import opened, sign_in, watched
from tests.support.window import Window


@pytest.fixture
def window(tmp_path: Path, clock: FixedClock, qapp: object):
    folder, yesterday = tmp_path / "station", tmp_path / "yesterday"
    with opened(folder, clock):
        pass
    shutil.copytree(folder, yesterday)
    with watched(Window(folder, clock)) as today:
        kiosk = today.kiosk.station
        kiosk.store.register(draft(1), kiosk.issue(draft(1)))
    shutil.rmtree(folder)
    yesterday.rename(folder)
    with watched(Window(folder, clock)) as made:
        yield made


def test_the_desk_says_it_at_every_sign_in_until_it_is_confirmed(window: Window) -> None:
    for _ in range(2):
        sign_in(window)
        notice = window.kiosk.desk.property("notice")
        assert "lebih tua" in notice["text"] and "%" not in notice["text"] and notice["tone"] == "bad"
        assert window.kiosk.station.code in notice["text"]
        assert any("lebih tua dari kertas" in text for text in window.texts())
        window.kiosk.desk_session.lock()
        window.settle()
    sign_in(window)
    window.kiosk.desk_session.go("office")
    window.settle()
    window.tap("office-diagnostics")
    window.wait(lambda: not window.kiosk.desk.diagnostics.busy)
    first = window.kiosk.desk.diagnostics.findings[0]
    assert (first["part"], first["tone"], first["confirms"]) == ("store-went-back", "danger", True)
    assert not any("‹" in first[key] or "%" in first[key] for key in ("title", "text", "mend"))
    window.tap("diagnosticsConfirmButton")
    window.wait(lambda: not window.kiosk.desk.diagnostics.busy)
    assert window.kiosk.desk.diagnostics.findings[0]["part"] != "store-went-back"
    assert not window.sees("diagnosticsConfirmButton")
    window.kiosk.desk_session.lock()
    sign_in(window)
    assert window.kiosk.desk.property("notice")["text"] == ""


def test_whoever_registers_next_gets_a_number_of_the_new_run(window: Window) -> None:
    kiosk = window.kiosk.station
    number = kiosk.store.register(draft(2), kiosk.issue(draft(2)))[0].number
    assert number.startswith(kiosk.code)
    assert window.ground.settings.station.code != kiosk.code
