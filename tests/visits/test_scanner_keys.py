"""No code on paper can press a key or a button, whatever its pace; a person can type all of it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickItem

from kiosk.receipt.token import PREFIX
from tests.support.desk_day import Day, day  # noqa: F401
from tests.support.window import Window

# ruff: noqa: F811

CONTROLS = {
    "\r": Qt.Key.Key_Return,
    "\n": Qt.Key.Key_Enter,
    "\t": Qt.Key.Key_Tab,
    "\x1b": Qt.Key.Key_Escape,
    "\b": Qt.Key.Key_Backspace,
    "\x01": Qt.Key.Key_Down,
    "\x02": Qt.Key.Key_F2,
    " ": Qt.Key.Key_Space,
}
PLACES = ("queueSearch", "part-new", "filterButton", "deskLockButton")
codes = st.text(st.sampled_from("KA19:$ .\r\n\t\x1b\b\x01\x02\x03\x1a~é"), max_size=25)
paces = st.lists(st.integers(1, 80), min_size=1, max_size=12)


class Watcher(QObject):
    """Counts the keys that get past the guard to any item."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.keys: list[int] = []
        self._watched: set[QQuickItem] = {*window.items(), window.kiosk.window.contentItem()}
        for item in self._watched:
            item.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() != Qt.Key.Key_Shift:
            self.keys.append(event.key())
        return False

    def stop(self) -> None:
        for item in self._watched:
            item.removeEventFilter(self)


@contextmanager
def watching(window: Window) -> Iterator[Watcher]:
    watcher = Watcher(window)
    yield watcher
    watcher.stop()


def send(window: Window, letter: str) -> None:
    """One key as a scanner sends it: Shift around capitals, Control around control characters."""
    code = CONTROLS.get(letter, Qt.Key(ord(letter.upper())) if ord(letter) < 128 else Qt.Key.Key_unknown)
    modifiers = Qt.KeyboardModifier.NoModifier
    if letter in "\x03\x1a":
        code, modifiers = Qt.Key(ord(letter) + 64), Qt.KeyboardModifier.ControlModifier
    keys = [(code, letter, modifiers)]
    if letter.isupper():
        keys.insert(0, (Qt.Key.Key_Shift, "", Qt.KeyboardModifier.NoModifier))
    for key, text, held in keys:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QGuiApplication.sendEvent(window.kiosk.window, QKeyEvent(kind, key, held, text))


def scan(window: Window, text: str, pauses: list[int]) -> None:
    """All keys of a code, milliseconds apart; the clock is the guard's own."""
    window.seconds.now += 1
    for place, letter in enumerate(text):
        window.seconds.now += pauses[place % len(pauses)] / 1000 if place else 0
        send(window, letter)


def quiet(window: Window) -> None:
    """No more keys: however busy the machine is, the guard settles what it holds before anybody looks."""
    window.wait(lambda: not window.kiosk.guard.holds_keys)
    window.seconds.now += 1
    QGuiApplication.processEvents()


def state(day: Day) -> tuple[object, ...]:
    desk = day.window.kiosk.desk
    return (desk.page, desk.isSignedIn, desk.person.number, desk.queue.part, day.text("queueSearch"))


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_no_framed_code_reaches_the_desk_at_any_pace(day: Day, place: str) -> None:
    day.window.find(place).forceActiveFocus(Qt.FocusReason.TabFocusReason)
    before, guard = state(day), day.window.kiosk.guard
    scans: list[str] = []
    day.window.kiosk.guard.scanned.disconnect(day.window.kiosk._scanned)
    guard.scanned.connect(scans.append)

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(codes, paces)
    @example("\r\r\n", [80])
    def hold(text: str, pauses: list[int]) -> None:
        scans.clear()
        watcher.keys.clear()
        scan(day.window, PREFIX + text + "\r", pauses)
        quiet(day.window)
        assert watcher.keys == []
        assert state(day) == before
        assert scans and scans[0].startswith(PREFIX) and all(map(str.isprintable, scans))

    with watching(day.window) as watcher:
        hold()


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES[:3])
def test_no_other_code_at_an_even_pace_reaches_the_desk(day: Day, place: str) -> None:
    day.window.find(place).forceActiveFocus(Qt.FocusReason.TabFocusReason)
    before = state(day)
    day.window.kiosk.guard.scanned.disconnect(day.window.kiosk._scanned)

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.text(st.sampled_from("AB19\r\t\x1b\x02"), min_size=3, max_size=25), st.integers(1, 40))
    def hold(text: str, pause: int) -> None:
        watcher.keys.clear()
        scan(day.window, text + "\r", [pause])
        quiet(day.window)
        assert watcher.keys == []
        assert state(day) == before

    with watching(day.window) as watcher:
        hold()


@pytest.mark.slow
def test_a_person_types_the_same_letters_into_the_search(day: Day) -> None:
    day.window.find("queueSearch").forceActiveFocus(Qt.FocusReason.TabFocusReason)

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.text(st.sampled_from("K1:AB 9"), min_size=1, max_size=12), st.integers(90, 400))
    def hold(text: str, pause: int) -> None:
        day.window.find("queueSearch").setProperty("text", "")
        scan(day.window, PREFIX + text, [pause])
        quiet(day.window)
        assert day.text("queueSearch") == PREFIX + text

    hold()


def test_a_slow_scanner_opens_the_person_and_its_enter_presses_nothing(day: Day) -> None:
    token = day.store.store.receipt(day.numbers[1]).token
    for pause in (25, 60, 80):
        day.window.tap("part-new")
        day.window.find("deskLockButton").forceActiveFocus(Qt.FocusReason.TabFocusReason)
        scan(day.window, token + "\r\r\t", [pause])
        quiet(day.window)
        day.window.settle()
        assert day.window.kiosk.desk.isSignedIn
        assert day.text("personName") == "SITI RAHMAH"
        assert day.text("queueSearch") == ""
        day.window.kiosk.desk_session.person.close()
        day.window.settle()


def test_the_villagers_screen_takes_no_key_from_a_code(day: Day) -> None:
    token = day.store.store.receipt(day.numbers[1]).token
    day.window.tap("deskLockButton")
    window = day.window
    window.tap("attractScreen")
    window.keyboard_to("registerTile")
    scan(window, token + "\r", [70])
    quiet(window)
    window.settle()
    assert window.journey.screen == "Status"
    window.tap("backButton")
    window.tap("homeButton") if window.sees("homeButton") else None


def test_enter_and_arrows_of_a_person_still_work_a_moment_later(day: Day) -> None:
    day.window.find("part-new").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    send(day.window, "\r")
    assert day.window.kiosk.desk.queue.part == "due-today"
    quiet(day.window)
    assert day.window.kiosk.desk.queue.part == "new"
