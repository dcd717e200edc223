"""Every component in every state, size, text scale and theme can be seen, read, touched and heard."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtTest import QTest

from kiosk.paths import QML, RESOURCES
from tests.support import layout_checks
from tests.ui.sheets import BETWEEN, SHEETS, SIZES, Sheet, Size

SCALES = (1.0, 1.5, 2.0)
TEXT_ON_GROUND = (
    ("ink", "canvas"),
    ("ink", "surface"),
    ("ink", "pandanTint"),
    ("ink", "successTint"),
    ("ink", "warningTint"),
    ("ink", "dangerTint"),
    ("ink", "next"),
    ("ink", "well"),
    ("inkSoft", "canvas"),
    ("inkSoft", "surface"),
    ("inkSoft", "pandanTint"),
    ("pandanText", "pandan"),
    ("kunyitText", "kunyit"),
    ("kunyitLight", "pandan"),
    ("danger", "surface"),
    ("danger", "canvas"),
    ("danger", "dangerTint"),
    ("heading", "sky"),
    ("identityInk", "canvas"),
    ("success", "canvas"),
)
SHAPE_ON_GROUND = (
    ("lip", "surface"),
    ("lip", "canvas"),
    ("kunyitLip", "surface"),
    ("kunyitLip", "canvas"),
    ("success", "successTint"),
    ("warning", "warningTint"),
    ("danger", "dangerTint"),
    ("focus", "canvas"),
    ("focus", "surface"),
    ("selectedEdge", "canvas"),
)


@pytest.fixture
def show(qapp: object) -> Iterator[object]:
    """Opens sheets and closes them; a QML warning is a failure."""
    opened: list[Sheet] = []

    def open_sheet(name: str, size: Size = SIZES[0], scale: float = 1.0, contrast: bool = False) -> Sheet:
        sheet = Sheet(name, size, scale, contrast)
        opened.append(sheet)
        assert sheet.warnings == []
        return sheet

    yield open_sheet
    for sheet in opened:
        warnings = sheet.warnings
        sheet.close()
        assert warnings == []


@pytest.mark.parametrize("contrast", (False, True), ids=("plain", "contrast"))
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
@pytest.mark.parametrize("name", SHEETS)
def test_every_state_can_be_used_and_read(show, name, size, scale, contrast) -> None:
    sheet = show(name, size, scale, contrast)
    assert layout_checks.complaints(sheet.window, size.pixels_per_mm) == []


@pytest.mark.parametrize("size", BETWEEN, ids=lambda size: size.name)
@pytest.mark.parametrize("name", ("Frame", "Idle", "NumberKeys", "LetterKeys"))
def test_windows_in_between_scale_the_nearest_layout(show, name, size) -> None:
    sheet = show(name, size)
    assert layout_checks.complaints(sheet.window, size.pixels_per_mm) == []


def test_millimetres_choose_the_layout_not_pixels(show) -> None:
    fine_panel = Size("15.6 inch 1080p", 1920, 1080, 5.55)
    assert show("Idle", fine_panel).colour("sizeClass") == "M"
    assert show("Idle", SIZES[0]).colour("sizeClass") == "L"
    assert show("Idle", SIZES[2]).colour("sizeClass") == "P"


@pytest.mark.parametrize("contrast", (False, True), ids=("plain", "contrast"))
def test_the_palette_keeps_its_contrasts(show, contrast) -> None:
    sheet = show("Idle", contrast=contrast)
    for pairs, least in ((TEXT_ON_GROUND, 7.0), (SHAPE_ON_GROUND, 3.0)):
        for over, under in pairs:
            ratio = layout_checks.contrast(QColor(sheet.colour(over)), QColor(sheet.colour(under)))
            assert ratio >= least, f"{over} on {under}: {ratio:.2f}"


def test_contrast_is_computed_as_wcag_says() -> None:
    assert layout_checks.contrast(QColor("#000"), QColor("#fff")) == pytest.approx(21)
    assert layout_checks.contrast(QColor("#767676"), QColor("#fff")) == pytest.approx(4.54, abs=0.01)


def test_the_looking_glass_sees_what_is_wrong(show) -> None:
    """The checks above would find a small, unnamed, cut off or covered thing."""
    sheet = show("Buttons")
    button = layout_checks.find(sheet.window, "ready")
    button.setWidth(70)
    button.setHeight(40)
    button.setProperty("text", "")
    layout_checks.settle()
    found = layout_checks.complaints(sheet.window, 4.03)
    assert any("below 20 mm" in each for each in found)
    assert any("no accessible name" in each for each in found)
    other = layout_checks.find(sheet.window, "asleep")
    other.setParentItem(layout_checks.find(sheet.window, "focused").parentItem().parentItem())
    corner = layout_checks.place(layout_checks.find(sheet.window, "focused")).topLeft()
    other.setPosition(corner)
    other.setWidth(90)
    found = layout_checks.complaints(sheet.window, 4.03)
    assert any("less than 3 mm apart" in each for each in found)
    assert any("on each other" in each for each in found)
    assert any("its place" in each for each in found)


def test_a_pressed_button_sinks_and_its_touch_area_stays(show) -> None:
    sheet = show("Buttons")
    still, pressed = (
        layout_checks.find(sheet.window, "selectedPush"),
        layout_checks.find(sheet.window, "pressedPush"),
    )
    assert (still.property("sunk"), pressed.property("sunk")) == (0, 6)
    assert pressed.height() == still.height()


def test_a_sleeping_action_says_why(show) -> None:
    sheet = show("Buttons")
    button = layout_checks.find(sheet.window, "asleep")
    said: list[str] = []
    button.refused.connect(lambda: said.append("refused"))
    button.accepted.connect(lambda: said.append("accepted"))
    tap(sheet, button)
    assert said == ["refused"]


def test_keys_type_what_they_show_and_speak_what_they_do(show) -> None:
    sheet = show("LetterKeys")
    pad = layout_checks.find(sheet.window, "letterPad")
    typed: list[str] = []
    pad.pressed.connect(typed.append)
    pad.erased.connect(lambda: typed.append("<"))
    pad.cleared.connect(lambda: typed.append("0"))
    for name in ("A", "Z", "Apostrophe", "Space", "Erase", "Clear"):
        tap(sheet, layout_checks.find(sheet.window, f"key{name}"))
    assert typed == ["A", "Z", "'", " ", "<", "0"]
    assert (
        layout_checks.QAccessible.queryAccessibleInterface(layout_checks.find(sheet.window, "keyErase")).text(
            layout_checks.QAccessible.Text.Name
        )
        == "Hapus satu"
    )


def test_a_pad_is_one_tab_stop_and_arrows_walk_its_keys(show) -> None:
    sheet = show("NumberKeys")
    typed: list[str] = []
    layout_checks.find(sheet.window, "numberPad").pressed.connect(typed.append)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Down,
                Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):  # fmt: skip
        QTest.keyClick(sheet.window, key)
    assert typed == ["1", "2", "5", "0"]


def test_the_full_keyboard_has_capitals_and_symbols(show) -> None:
    sheet = show("StaffKeys")
    keyboard = layout_checks.find(sheet.window, "fullKeyboard")
    typed: list[str] = []
    keyboard.pressed.connect(typed.append)
    for name in ("A", "Shift", "A", "Symbols", "A", "Symbols", "1", "Comma"):
        tap(sheet, layout_checks.find(sheet.window, f"key{name}"))
    assert typed == ["A", "a", "+", "1", ","]


def test_choices_that_do_not_fit_are_all_reachable(show) -> None:
    sheet = show("Choices", SIZES[1], 2.0)
    seen: set[str] = set()
    for _ in range(40):
        seen |= {each.name for each in layout_checks.Glass(sheet.window, 4.0).touchables}
        tap(sheet, layout_checks.find(sheet.window, "choice-more"))
    assert {f"choice-{n}" for n in range(1, 34)} <= seen


def test_a_long_text_is_read_to_its_last_page(show) -> None:
    sheet = show("Reading", SIZES[1], 2.0)
    reader = layout_checks.on_top(sheet.window)
    pages = reader.property("pages")
    assert pages > 1
    for _ in range(pages + 2):
        tap(sheet, layout_checks.find(sheet.window, "readerMore"))
    assert reader.property("page") == pages - 1


def test_idle_offers_to_stay_first(show) -> None:
    sheet = show("Idle")
    chosen: list[str] = []
    dialog = layout_checks.on_top(sheet.window)
    dialog.stayAsked.connect(lambda: chosen.append("stay"))
    dialog.leaveAsked.connect(lambda: chosen.append("leave"))
    QTest.keyClick(sheet.window, Qt.Key.Key_Return)
    QTest.keyClick(sheet.window, Qt.Key.Key_Tab)
    QTest.keyClick(sheet.window, Qt.Key.Key_Space)
    assert chosen == ["stay", "leave"]


def test_less_motion_means_none(show) -> None:
    sheet = show("Idle")
    times = (
        "pressTime",
        "releaseTime",
        "moveTime",
        "tickTime",
        "stepTime",
        "slipTime",
        "openTime",
        "paperTime",
    )
    assert {sheet.colour(each) for each in times} == {0}


def test_transitions_are_shorter_than_a_quarter_of_a_second(show) -> None:
    sheet = show("Idle")
    sheet.window.property("theme").setProperty("reduceMotion", False)
    times = ("press", "release", "move", "tick", "step", "slip")
    assert all(0 < int(sheet.colour(each + "Time")) < 250 for each in times)


def test_every_named_picture_exists() -> None:
    names = {path.stem for path in (RESOURCES / "images" / "icons").glob("*.svg")}
    used = set()
    for path in QML.rglob("*.qml"):
        for word in re.findall(r"symbol: .*", path.read_text(encoding="utf-8")):
            answers = re.sub(r'=== "[^"]*"', "", word)
            used |= {(path.name, name) for name in re.findall(r'"([a-z-]+)"', answers)}
    assert len(used) > 20
    assert {pair for pair in used if pair[1] not in names} == set()


def test_own_fonts_are_used(show) -> None:
    show("Idle")
    assert "Plus Jakarta Sans" in QFontDatabase.families()


def tap(sheet: Sheet, item: object) -> None:
    QTest.mouseClick(
        sheet.window,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        layout_checks.centre(item).toPoint(),
    )
    layout_checks.settle(10)
