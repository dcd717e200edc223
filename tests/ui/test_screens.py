"""Every screen in every state, size, text scale, language and theme can be seen, read, touched and heard."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kiosk.clock import FixedClock
from kiosk.visit import Step
from tests.conftest import MOMENT
from tests.scenes import SCENES, at, present
from tests.ui import glass
from tests.window import SIZES, Window, station_at

PIXELS_PER_MM = {"L": 4.03, "M": 3.95, "P": 4.03}
SCREENS = ("Attract", "Home", "Consent", "Nik", "Age", "Name", "Phone", "Address", "NotReady")
RAW = re.compile(r"‹[\w-]+\.[\w-]+›|undefined|%\d")
LOOKS = (
    (1.0, False, "id"),
    (1.0, False, "en"),
    (1.5, False, "id"),
    (1.5, False, "en"),
    (2.0, False, "id"),
    (2.0, False, "en"),
    (1.0, True, "id"),
)


@pytest.fixture
def open_window(qapp: object, tmp_path: Path) -> Iterator[object]:
    """Opens one kiosk; a QML warning is a failure."""
    opened: list[Window] = []
    warnings: list[str] = []

    def open_one(size: str = "M", scale: float = 1.0, contrast: bool = False) -> Window:
        folder = station_at(
            tmp_path / "station",
            text_scale=scale,
            high_contrast=contrast,
            pixels_per_mm=PIXELS_PER_MM[size],
        )
        window = Window(folder, FixedClock(MOMENT), SIZES[size])
        window.kiosk.engine.warnings.connect(lambda found: warnings.extend(each.toString() for each in found))
        opened.append(window)
        return window

    yield open_one
    assert warnings == []
    for window in opened:
        window.close()


@pytest.mark.slow
@pytest.mark.parametrize(("scale", "contrast", "language"), LOOKS)
@pytest.mark.parametrize("size", SIZES)
def test_every_screen_can_be_used_and_read(open_window, size, scale, contrast, language) -> None:
    window = open_window(size, scale, contrast)
    found: list[str] = []
    shown = 0
    for scene in SCENES:
        window.session.language = language
        if scene.screen not in SCREENS or not present(window, scene):
            continue
        assert window.journey.language == language
        shown += 1
        complaints = glass.complaints(window.kiosk.window, PIXELS_PER_MM[size])
        found += [f"{scene.name}: {each}" for each in complaints]
    assert found == []
    assert shown > 20


@pytest.mark.parametrize("scale", (1.0, 2.0))
@pytest.mark.parametrize("size", SIZES)
def test_every_slide_of_the_campaign_fits(open_window, size, scale) -> None:
    window = open_window(size, scale)
    scene = window.find("attractScreen")
    slides = window.journey.slides
    assert len(slides) > 2
    for language, place in product(("id", "en"), range(len(slides))):
        window.session.language = language
        window.session.changed()
        scene.setProperty("slideAt", place)
        window.settle()
        assert glass.complaints(window.kiosk.window, PIXELS_PER_MM[size]) == [], (language, place)


def test_words_are_never_shown_raw(open_window) -> None:
    """A key without a word would stand between angle quotes."""
    window = open_window()
    for scene in SCENES:
        if scene.screen in SCREENS and present(window, scene):
            assert not [text for text in window.texts() if RAW.search(text)], scene.name


def test_the_question_comes_before_the_bars_on_the_keyboard(open_window) -> None:
    window = open_window()
    at(Step.CONSENT, consent_data=False)(window)
    names = []
    for _ in range(6):
        window.press(Qt.Key.Key_Tab)
        focused = window.kiosk.window.activeFocusItem()
        names.append(focused.objectName() if focused else "")
    assert names == [
        "consentTick", "contactTick", "readConsentButton", "backButton", "nextButton", "helpButton",
    ]  # fmt: skip


def test_enter_goes_on_and_a_slip_is_told(open_window) -> None:
    window = open_window()
    at(Step.CONSENT, consent_data=False)(window)
    window.press(Qt.Key.Key_Return)
    assert window.journey.problem["code"] == "consent-missing"
    window.tap("consentTick")
    window.press(Qt.Key.Key_Return)
    assert window.journey.screen == "Nik"


def test_a_dialog_takes_the_focus_and_gives_it_back(open_window) -> None:
    window = open_window()
    at(Step.CONSENT, consent_data=False)(window)
    window.tap("helpButton")
    window.press(Qt.Key.Key_Return)
    assert not window.sees("helpCloseButton")
    window.press(Qt.Key.Key_Tab)
    window.press(Qt.Key.Key_Space)
    assert window.journey.consentData


def test_the_nik_is_shown_only_while_it_is_held(open_window) -> None:
    from PySide6.QtTest import QTest

    window = open_window()
    at(Step.NIK)(window)
    digits = "6201011708850003"

    def shown() -> str:
        return "".join(text for text in window.texts() if len(text) == 1)[:40]

    assert digits not in shown()
    place = window.middle(window.find("revealButton"))
    QTest.mousePress(window.kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    window.settle()
    assert digits in shown()
    QTest.mouseRelease(window.kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    window.settle()
    assert digits not in shown()
