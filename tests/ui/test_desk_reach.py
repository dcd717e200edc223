"""Every field of the desk gets keys on the glass when touched, and the keyboard alone comes to everything."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from shiboken6 import Shiboken

from tests.support import layout_checks
from tests.support.desk_layout_checks import DeskGlass
from tests.support.desk_scenes import FIRST_SCENES, SCENES, Scene, present
from tests.support.window import PIXELS_PER_MM, Window

MOST_STOPS = 160
ANSWERING = ("Touchable", "ListRow", "LongRow", "QQuickTextInput")
"""What Enter or a letter works on, once the keyboard has come to it."""
LETTERS = {
    "queueSearch",
    "formName",
    "formWork",
    "formDusun",
    "ownReason",
    "noteField",
    "reasonField",
    "recoveryField",
}
DIGITS = {
    "formNik",
    "formPhone",
    "formRt",
    "formIncome",
    "kpjField",
    "setUpPin",
    "newPin",
    "firstPin",
    "workersField",
}
COVERS = {
    "Escape": ("person-day", "person-nik", "person-chat", "queue-filter", "queue-route", "dashboard-target")
}


def fields(window: Window, size: str) -> list[QQuickItem]:
    """The text fields that can be seen and touched."""
    look = DeskGlass(window.kiosk.window, PIXELS_PER_MM[size])
    return [each.item for each in look.touchables if is_field(each.item) and each.item.isEnabled()]


def is_field(item: QQuickItem) -> bool:
    return item.inherits("QQuickTextInput")


def touch(window: Window, item: QQuickItem) -> None:
    for _ in range(2):
        window.settle()
        window.kiosk.window.grabWindow()
    place = item.mapToScene(QPointF(min(40, item.width() / 2), item.height() / 2)).toPoint()
    QTest.mouseClick(window.kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    window.settle()


def what_touching_does(window: Window, field: QQuickItem) -> Iterator[str]:
    """Keys come up, what they type reaches the field, and the field is still to be seen above them."""
    touch(window, field)
    pads = [each for each in window.items() if each.objectName() in ("fullKeyboard", "numberPad")]
    if not pads:
        yield "no keys"
        return
    if field.objectName() in DIGITS and pads[-1].objectName() != "numberPad":
        yield "letters for a number"
    if field.objectName() in LETTERS and pads[-1].objectName() != "fullKeyboard":
        yield "digits for words"
    bars = [each for each in window.items() if layout_checks.is_a(each, "DeskBar")]
    for cover in (*(each for each in window.items() if layout_checks.is_a(each, "DeskKeys")), *bars):
        if layout_checks.overlap(layout_checks.place(field), layout_checks.place(cover)):
            yield f"covered by {layout_checks.kind(cover)}"
    if not layout_checks.within(
        layout_checks.place(field), layout_checks.place(window.kiosk.window.contentItem())
    ):
        yield "out of sight"
    before = str(field.property("text"))
    if len(before) < int(field.property("maximumLength")):
        window.tap("key7")
        if str(field.property("text")).count("7") != before.count("7") + 1:
            yield "typing does not reach it"
        window.tap("keyErase")
        if str(field.property("text")) != before:
            yield "erasing does not reach it"
    if window.sees("keysAwayButton"):
        window.tap("keysAwayButton")
        if window.sees("keysAwayButton"):
            yield "the keys do not go away"


def walk(window: Window, size: str, scenes: tuple[Scene, ...], met: set[str]) -> Iterator[str]:
    tried: set[tuple[str, tuple[float, ...]]] = set()
    for scene in scenes:
        present(window, scene)
        if window.sees("keysAwayButton"):
            window.tap("keysAwayButton")
        places = {each.objectName(): layout_checks.place(each).getRect() for each in fields(window, size)}
        for name, place in places.items():
            if (name, place) in tried:
                continue  # the same field in the same place, in another state of the page
            met.add(name)
            tried.add((name, place))
            if any(each.objectName().startswith("work-") for each in window.items()):
                present(window, scene)  # the list of trades lies over the next field until one is chosen
            for fault in what_touching_does(window, window.find(name)):
                yield f"{scene.name}, {name}: {fault}"


@pytest.mark.slow
@pytest.mark.parametrize("size", ("M", pytest.param("P", marks=pytest.mark.long)))
def test_every_field_of_every_page_has_its_keys_and_stays_in_sight(open_desk, size) -> None:
    met: set[str] = set()
    found = [*walk(open_desk(size), size, SCENES, met)]
    found += walk(open_desk(size, empty=True), size, FIRST_SCENES[:1], met)
    assert found == []
    assert met >= LETTERS | DIGITS


def stops(window: Window) -> list[QQuickItem]:
    """Everything that Tab comes to, once round."""
    window.press(Qt.Key.Key_Tab)
    found: list[QQuickItem] = []
    with window.unguarded():
        for _ in range(MOST_STOPS):
            item = window.kiosk.window.activeFocusItem()
            if item is None or item in found:
                break
            found.append(item)
            QTest.keyClick(window.kiosk.window, Qt.Key.Key_Tab)
    return [each for each in found if Shiboken.isValid(each)]


def unreachable(window: Window, size: str) -> Iterator[str]:
    """Targets that Tab does not come to; rows and keys are reached by arrows from what holds them."""
    came = stops(window)
    look = DeskGlass(window.kiosk.window, PIXELS_PER_MM[size])
    pads = {pad for item in came if (pad := holder(item, "KeyRows"))}
    for seen in look.touchables:
        reached = seen.item in came or any(each in came or each in pads for each in seen.inside)
        if seen.item.isEnabled() and not reached:
            yield f"Tab does not come to {seen.name}"
        if not any(layout_checks.is_a(seen.item, kind) for kind in ANSWERING):
            yield f"Enter does nothing on {seen.name}"
    covered = {each.item for each in layout_checks.visible(look.root)} - {each.item for each in look.look()}
    told = [layout_checks.place(each) for each in window.items() if layout_checks.is_a(each, "DeskNotice")]
    for item in came:
        under = any(layout_checks.overlap(place, layout_checks.place(item)) for place in told)
        if item in covered and not under and not holder(item, "QQuickFlickable"):
            name = item.objectName() or layout_checks.kind(item)
            yield f"Tab comes to {name}, which is covered"


def holder(item: QQuickItem, kind: str) -> QQuickItem | None:
    """The nearest item of this kind that holds this one."""
    above = item.parentItem()
    while above is not None and not layout_checks.is_a(above, kind):
        above = above.parentItem()
    return above


@pytest.mark.slow
def test_the_keyboard_comes_to_everything_and_to_nothing_that_is_covered(open_desk) -> None:
    window = open_desk("M")
    found = []
    for scene in SCENES:
        present(window, scene)
        found += [f"{scene.name}: {each}" for each in unreachable(window, "M")]
    first = open_desk("M", empty=True)
    for scene in FIRST_SCENES:
        present(first, scene)
        found += [f"{scene.name}: {each}" for each in unreachable(first, "M")]
    assert found == []


@pytest.mark.parametrize("name", COVERS["Escape"])
def test_escape_closes_what_lies_over_a_page_and_the_keyboard_goes_on(open_desk, name) -> None:
    window = open_desk("M")
    present(window, next(scene for scene in SCENES if scene.name == name))
    closing = "targetCancelButton" if name == "dashboard-target" else "sheetClose"
    assert window.sees(closing)
    window.press(Qt.Key.Key_Escape)
    assert not window.sees(closing)
    assert list(unreachable(window, "M")) == []
