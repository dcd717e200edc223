"""The staff's door through the real window: set-up, PIN, lock."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.clock import FixedClock
from tests.window import SIZES, Window

PIN = "730591"


@pytest.fixture
def window(tmp_path: Path, clock: FixedClock, qapp: object) -> Iterator[Window]:
    opened = Window(tmp_path / "station", clock, SIZES["M"])
    yield opened
    opened.close()


def test_the_first_supervisor_is_made_and_sees_the_recovery_code_once(window: Window) -> None:
    window.kiosk.desk.open()
    window.settle()
    for field, text in (("setUpName", "Rina Wahyuni"), ("setUpPin", PIN), ("setUpAgain", PIN)):
        window.find(field).setProperty("text", text)
    window.tap("setUpButton")
    assert window.find("recoveryCode").property("text")
    window.tap("recoveryDoneButton")
    assert not window.sees("recoveryCard")
    assert window.kiosk.desk.isSignedIn
    assert window.kiosk.desk.page == "queue"


def test_a_wrong_pin_is_refused_and_the_right_one_opens(window: Window) -> None:
    window.kiosk.desk_session.store.accounts.set_up("Rina Wahyuni", PIN)
    window.kiosk.desk.open()
    window.settle()
    window.type("730592")
    window.tap("signInButton")
    window.wait(lambda: window.kiosk.desk.problem != "")
    assert not window.kiosk.desk.isSignedIn
    window.type(PIN)
    window.tap("signInButton")
    window.wait(lambda: not window.kiosk.desk.checking)
    assert window.kiosk.desk.isSignedIn
    window.tap("deskLockButton")
    assert not window.kiosk.desk.isSignedIn
    assert window.journey.screen == "Attract"


def test_two_quiet_minutes_lock_the_desk(window: Window) -> None:
    window.kiosk.desk_session.set_up("Rina Wahyuni", PIN, PIN)
    window.kiosk.desk.open()
    window.settle()
    assert window.kiosk.desk.isSignedIn
    window.seconds.now += 121
    window.kiosk.desk_session.tick()
    assert not window.kiosk.desk.isSignedIn
    assert not window.kiosk.desk.isOpen
