"""Whole visits by touching the real window, from the first tap to the printed paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kiosk.clock import FixedClock
from kiosk.receipt.trust import verify
from kiosk.scanning.decode import read_image
from kiosk.status import trust_of
from tests.support.steps import ELDER, FARMER, choose, identify, register, start
from tests.support.window import SIZES, Window


@pytest.fixture
def window(tmp_path: Path, clock: FixedClock, qapp: object) -> Iterator[Window]:
    opened = Window(tmp_path / "station", clock, SIZES["L"])
    yield opened
    opened.close()


def test_a_farmer_gets_a_receipt_that_another_kiosk_verifies(window: Window, tmp_path: Path) -> None:
    number = register(window)
    assert window.journey.paper == "printed"
    assert number in window.texts()
    printed = list((tmp_path / "station" / "struk").glob("*.png"))
    assert len(printed) == 1
    token = read_image(printed[0])
    assert isinstance(token, str)
    verdict = verify(token, trust_of(tmp_path / "station"))
    assert (verdict.result, verdict.number) == ("genuine", number)
    window.tap("nextButton")
    assert window.journey.screen == "Attract"


def test_nothing_of_a_person_is_left_for_the_next(window: Window) -> None:
    start(window)
    identify(window)
    window.tap("leaveButton")
    assert window.session.visit is None
    window.tap("attractScreen")
    window.tap("registerTile")
    assert not window.journey.consentData
    assert "AHMAD FAUZI" not in window.texts()
    assert (window.journey.name, window.journey.nik) == ("", "")


def test_who_walks_away_is_asked_and_then_wiped(window: Window) -> None:
    start(window)
    window.seconds.now += 46
    window.journey.tick()
    window.settle()
    assert window.sees("idleStayButton")
    window.tap("idleStayButton")
    assert not window.journey.idleAsking
    assert window.journey.screen == "Nik"
    window.seconds.now += 46
    window.journey.tick()
    window.seconds.now += 31
    window.journey.tick()
    window.settle()
    assert window.journey.screen == "Attract"
    assert window.session.visit is None


def test_a_second_tap_while_the_screen_moves_is_no_answer(window: Window) -> None:
    window.tap("attractScreen")
    window.journey.choosePurpose("register")
    window.settle()
    window.journey.tickConsent()
    window.journey.next()
    window.journey.next()
    window.journey.next()
    window.settle()
    assert window.journey.screen == "Nik"


def test_the_language_changes_mid_typing_and_nothing_is_lost(window: Window) -> None:
    start(window)
    window.type(FARMER[:8])
    window.journey.setLanguage("en")
    window.settle()
    assert "Type your NIK" in window.texts()
    assert window.journey.nik == FARMER[:8]
    window.type(FARMER[8:])
    window.tap("nextButton")
    assert window.journey.screen == "Name"


def test_past_65_there_is_an_answer_and_a_way_on(window: Window) -> None:
    start(window)
    window.type(ELDER)
    window.tap("nextButton")
    assert window.journey.screen == "Age"
    window.tap("backButton")
    assert window.journey.screen == "Nik"
    assert window.station_count() == 0


def test_on_the_village_payroll_there_is_another_path(window: Window) -> None:
    start(window)
    identify(window)
    window.session.choose_occupation("perangkat-desa")
    window.tap("nextButton")
    assert window.journey.screen == "NotBpu"
    window.tap("backButton")
    assert window.journey.screen == "Work"
    assert window.journey.occupation == ""


def test_without_a_nik_people_register_all_the_same(window: Window) -> None:
    start(window)
    window.tap("withoutNikButton")
    window.type("SAMINAH")
    window.tap("nextButton")
    window.tap("withoutPhoneButton")
    window.tap("nextButton")
    choose(window)
    window.tap("nextButton")
    assert window.journey.screen == "Receipt"
    assert window.station_count() == 1


def test_a_known_nik_hears_the_same_words(window: Window) -> None:
    register(window)
    first = [text for text in window.texts() if not any(map(str.isdigit, text))]
    window.tap("nextButton")
    register(window)
    second = [text for text in window.texts() if not any(map(str.isdigit, text))]
    assert len(first) > 5
    assert first == second
    assert window.station_count() == 2


def test_a_whole_visit_by_keyboard_alone(window: Window) -> None:
    window.press(Qt.Key.Key_Return)
    assert window.journey.screen == "Home"
    window.keyboard_to("registerTile")
    window.press(Qt.Key.Key_Return)
    window.keyboard_to("consentTick")
    window.press(Qt.Key.Key_Return)
    window.keyboard_to("nextButton")
    window.press(Qt.Key.Key_Return)
    for digit in FARMER:
        window.press(Qt.Key(ord(digit)))
    window.keyboard_to("nextButton")
    window.press(Qt.Key.Key_Return)
    for letter in "SITI RAHMAH":
        window.press(Qt.Key(ord(letter)))
    assert window.journey.name == "SITI RAHMAH"
    window.keyboard_to("nextButton")
    window.press(Qt.Key.Key_Return)
    for name in ("withoutPhoneButton", "nextButton", "tile-petani", "nextButton", "bracket-1", "nextButton"):
        window.keyboard_to(name)
        window.press(Qt.Key.Key_Return)
    assert window.journey.screen == "Review"
    window.keyboard_to("nextButton")
    window.press(Qt.Key.Key_Return)
    assert window.journey.screen == "Receipt"
