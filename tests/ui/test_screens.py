"""Every screen in every state, size, text scale, language and theme can be seen, read, touched and heard."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.clock import FixedClock
from kiosk.paths import QML
from kiosk.visit.visit import Step
from tests.conftest import MOMENT
from tests.support import layout_checks
from tests.support.scenes import SCENES, at, present
from tests.support.window import PIXELS_PER_MM, SIZES, Window, station_at, watched

RAW = re.compile(r"‹[\w-]+\.[\w-]+›|undefined|\{[\w-]+\}")
MOST_WORDS = 12
STAFF_CORNER = "deskCorner"
LONGEST_MOVE = 250
LOOKS = ((1.0, False), (1.5, False), (2.0, False))


@pytest.fixture
def open_window(qapp: object, tmp_path: Path) -> Iterator[object]:
    """Opens one kiosk; a QML warning is a failure."""
    with ExitStack() as opened:

        def open_one(
            size: str = "M", scale: float = 1.0, contrast: bool = False, motion: bool = False
        ) -> Window:
            looks = {"text_scale": scale, "high_contrast": contrast, "pixels_per_mm": PIXELS_PER_MM[size]}
            folder = station_at(tmp_path / "station", printer="none", **looks)
            window = Window(folder, FixedClock(MOMENT), SIZES[size], moving=motion)
            return opened.enter_context(watched(window))

        yield open_one


def whole(words: layout_checks.Words) -> str:
    return str(words.seen.item.property("text"))


def raw(look: layout_checks.Glass) -> list[str]:
    """Texts in which a key, a place-holder or nothing stands instead of words."""
    return [f"raw: {each.text!r}" for each in look.words if RAW.search(whole(each))]


def wordy(look: layout_checks.Glass) -> list[str]:
    """The question, when it is longer than a slow reader's breath."""
    asked = [whole(each).split() for each in look.words if each.seen.name in ("title", "caption")]
    count = sum(map(len, asked))
    return [f"{count} words: {asked}"] if count > MOST_WORDS else []


def faults(window: Window, size: str) -> list[str]:
    look = layout_checks.Glass(window.kiosk.window, PIXELS_PER_MM[size])
    return [*look.complaints(), *raw(look), *wordy(look)]


@pytest.mark.slow
@pytest.mark.parametrize(("scale", "contrast"), LOOKS)
@pytest.mark.parametrize("size", SIZES)
def test_every_screen_can_be_used_and_read(open_window, size, scale, contrast) -> None:
    """In both languages, changed on the spot: that loses nothing either."""
    window = open_window(size, scale, contrast)
    found: list[str] = []
    shown: set[str] = set()
    for scene in SCENES:
        window.session.language = "id"
        if not present(window, scene):
            continue
        shown.add(scene.screen)
        for language in ("id", "en"):
            if window.journey.language != language:
                window.session.set_language(language)
                window.session.changed()
                window.settle()
            found += [f"{scene.name} ({language}): {each}" for each in faults(window, size)]
    assert found == []
    assert shown | {"Plan", "Income", "Protection", "Period"} == {scene.screen for scene in SCENES}


def test_every_screen_can_be_read_in_the_high_contrast_theme(open_window) -> None:
    window = open_window("M", contrast=True)
    found = [
        f"{scene.name}: {each}" for scene in SCENES if present(window, scene) for each in faults(window, "M")
    ]
    assert found == []


def test_every_step_has_a_scene() -> None:
    assert {scene.screen for scene in SCENES} >= {str(step) for step in Step}


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
        assert layout_checks.complaints(window.kiosk.window, PIXELS_PER_MM[size]) == [], (language, place)


def test_the_question_comes_before_the_bars_on_the_keyboard(open_window) -> None:
    window = open_window()
    at(Step.CONSENT, consent_data=False)(window)
    names = []
    for _ in range(7):
        window.press(Qt.Key.Key_Tab)
        focused = window.kiosk.window.activeFocusItem()
        names.append(focused.objectName() if focused else "")
    assert names == [
        "consentTick", "contactTick", "readConsentButton", "backButton", "nextButton", "voiceButton",
        "helpButton",
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


def stops(window: Window) -> set[str]:
    """Everything that Tab comes to, once round."""
    found: list[str] = []
    with window.unguarded():
        for _ in range(80):
            QTest.keyClick(window.kiosk.window, Qt.Key.Key_Tab)
            item = window.kiosk.window.activeFocusItem()
            name = item.objectName() if item else ""
            if [name] == found[:1]:
                break
            found.append(name)
    return set(found)


def unreachable(window: Window) -> list[str]:
    """Touchables that the keyboard cannot come to; the keys of a pad are one stop, arrows go between them.

    The staff's corner is left out on purpose: only a finger that knows of it finds it.
    """
    came = stops(window) | {STAFF_CORNER}
    look = layout_checks.Glass(window.kiosk.window, 4.0)
    keys = {seen.name for seen in look.touchables if layout_checks.is_a(seen.item, "Key")}
    named = {seen.name for seen in look.touchables if seen.item.isEnabled()}
    return sorted((named - keys) - came) + (["no key"] if keys and not keys & came else [])


def dead(window: Window) -> list[str]:
    """Touchables that Enter would not press: all of ours get that from one component."""
    look = layout_checks.Glass(window.kiosk.window, 4.0)
    return [
        seen.name
        for seen in look.touchables
        if not layout_checks.is_a(seen.item, "Touchable") and seen.name != STAFF_CORNER
    ]


def test_the_keyboard_comes_to_everything(open_window) -> None:
    window = open_window("M")
    found = [
        f"{scene.name}: {each}"
        for scene in SCENES
        if present(window, scene)
        for each in (*unreachable(window), *dead(window))
    ]
    assert found == []


def test_arrows_come_to_every_key_of_the_code_pad(open_window) -> None:
    window = open_window("M")
    at(Step.CHECK)(window)
    keys = {
        seen.name
        for seen in layout_checks.visible(window.find("codePad"))
        if layout_checks.is_a(seen.item, "Key")
    }
    window.find("key0").forceActiveFocus()
    came = {"key0"}
    with window.unguarded():
        for row in range(3):
            for _ in range(13):
                QTest.keyClick(window.kiosk.window, Qt.Key.Key_Right if row % 2 == 0 else Qt.Key.Key_Left)
                came.add(window.kiosk.window.activeFocusItem().objectName())
            QTest.keyClick(window.kiosk.window, Qt.Key.Key_Down)
            came.add(window.kiosk.window.activeFocusItem().objectName())
    assert came == keys


def test_the_checks_find_planted_faults(open_window) -> None:
    """One of each kind: what the tests above call good has been looked at."""
    window = open_window("M")
    at(Step.WORK)(window)
    assert not [*faults(window, "M"), *unreachable(window)]
    screen, tile = window.find("workScreen"), window.find("tile-petani")
    tile.setProperty("text", "{agent}")
    assert any("raw" in each for each in faults(window, "M"))
    tile.setProperty("text", "Penyadap karet, pengrajin rotan dan pengumpul damar di hutan rakyat")
    assert any("its place" in each or "leaves" in each for each in faults(window, "M"))
    tile.setProperty("text", "Petani")
    tile.setHeight(60)
    assert any("below 20 mm" in each for each in faults(window, "M"))
    tile.setX(tile.x() + 8)
    assert any("less than 3 mm apart" in each for each in faults(window, "M"))
    tile.setX(-200)
    assert any("leaves the window" in each for each in faults(window, "M"))
    window.find("helpButton").forceActiveFocus()
    tile.setProperty("focusPolicy", Qt.FocusPolicy.NoFocus)
    assert "tile-petani" in unreachable(window)
    screen.setProperty(
        "title", "Apa pekerjaan Anda yang paling sering Anda lakukan dalam satu tahun terakhir ini?"
    )
    assert any("words:" in each for each in faults(window, "M"))


def test_a_screen_comes_in_less_than_a_quarter_of_a_second() -> None:
    times = dict(
        re.findall(r"property int (\w+Time): reduceMotion \? 0 : (\d+)", (QML / "Theme.qml").read_text())
    )
    assert {"moveTime", "stepTime", "slipTime", "pressTime"} <= set(times)
    for name in ("moveTime", "stepTime", "slipTime", "pressTime", "releaseTime", "tickTime"):
        assert int(times[name]) < LONGEST_MOVE, name


def everything(item: QQuickItem) -> Iterator[QQuickItem]:
    """All items below one, those that are still fading in too."""
    for child in item.childItems():
        yield child
        yield from everything(child)


def test_the_paper_slides_out_of_its_slot(open_window) -> None:
    window = open_window("M", motion=True)

    def paper() -> QQuickItem:
        items = everything(window.kiosk.window.contentItem())
        return next(item for item in items if item.objectName() == "paper")

    at(Step.REVIEW)(window)
    first: list[float] = []
    window.journey.screenChanged.connect(lambda: first.append(paper().y()))
    window.journey.next()
    assert first
    assert first[0] < 0
    window.wait(lambda: paper().y() == 0)


def test_an_unknown_paper_is_asked_about(open_window) -> None:
    window = open_window("M")
    for name, asked in (("receipt-unknown", True), ("receipt-printed", False), ("receipt-printing", False)):
        present(window, next(scene for scene in SCENES if scene.name == name))
        assert window.sees("paperYesButton") is asked
        assert ("Apakah kertas sudah keluar?" in window.texts()) is asked
