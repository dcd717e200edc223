"""Drives the real window as a person would: finds what can be seen, touches it, reads it, photographs it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.clock import FixedClock
from kiosk.settings import FILE, make_demo
from kiosk.station import Ground, open_ground
from ui.application import Application

SIZES = {"L": (1920, 1080), "M": (1366, 768), "P": (1080, 1920)}
PIXELS_PER_MM = {"L": 4.03, "M": 3.95, "P": 4.03}


def station_at(folder: Path, *, printer: str = "file", **screen: float | bool) -> Path:
    """A demo station with this printer and these [screen] settings; the folder."""
    make_demo(folder)
    file = folder / FILE
    text = file.read_text(encoding="utf-8").replace('kind = "file"', f'kind = "{printer}"')
    lines = [f"{key} = {str(value).lower()}" for key, value in screen.items()]
    file.write_text("\n".join([text, "[screen]", *lines, ""]), encoding="utf-8")
    return folder


class Seconds:
    """A monotonic clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def still(ground: Ground) -> Ground:
    """The same station with nothing moving, so that every picture is of a screen at rest."""
    screen = msgspec.structs.replace(ground.settings.screen, reduce_motion=True)
    return replace(ground, settings=msgspec.structs.replace(ground.settings, screen=screen))


class Window:
    """A kiosk on a folder; times are moved by hand, the worker is waited for."""

    def __init__(
        self,
        folder: Path,
        clock: FixedClock,
        size: tuple[int, int] = SIZES["M"],
        *,
        moving: bool = False,
        **changes: Any,
    ) -> None:
        self.clock = clock
        self.seconds = Seconds()
        ground = open_ground(folder, clock=clock)
        self.ground = ground if moving else still(ground)
        self.kiosk = Application(
            self.ground,
            size=size,
            use_keyring=False,
            seconds=self.seconds,
            in_background=False,
            **changes,
        )
        self.journey = self.kiosk.journey
        self.session = self.kiosk.session
        self.settle()

    def settle(self) -> None:
        """Let events, animations and deferred deletions come to rest."""
        self.seconds.now += 1
        for _ in range(3):
            QGuiApplication.processEvents()
        for _ in range(2):
            self.kiosk.window.grabWindow()  # the next frame puts everything into its place
        QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def items(self, root: QQuickItem | None = None) -> Iterator[QQuickItem]:
        """Every visible item below a root, in the visual tree, parents before children."""
        waiting = (root or self.kiosk.window.contentItem()).childItems()[::-1]
        while waiting:
            item = waiting.pop()
            if item.isVisible() and item.opacity() > 0:
                yield item
                waiting += item.childItems()[::-1]

    def find(self, name: str) -> QQuickItem:
        """The visible item of this objectName; an AssertionError lists what is there."""
        found = [item for item in self.items() if item.objectName() == name]
        if not found:
            names = sorted({item.objectName() for item in self.items() if item.objectName()})
            raise AssertionError(f"no visible {name!r} on {self.journey.screen}; there are {names}")
        return found[-1]

    def sees(self, name: str) -> bool:
        return any(item.objectName() == name for item in self.items())

    def tap(self, name: str) -> None:
        """Touch the middle of an item, then let the screen come to rest."""
        item = self.find(name)
        QTest.mouseClick(
            self.kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self.middle(item)
        )
        self.settle()

    def middle(self, item: QQuickItem) -> QPoint:
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def type(self, text: str) -> None:
        """Touch the keys of the pad that is on the screen, one by one."""
        for letter in text:
            self.tap("key" + {" ": "Space", "-": "Dash", ".": "Dot", "'": "Apostrophe"}.get(letter, letter))

    def press(self, key: Qt.Key) -> None:
        """A key of a real keyboard."""
        QTest.keyClick(self.kiosk.window, key)
        self.settle()
        if self.kiosk.guard.holds_keys:
            QTest.qWait(100)
            self.settle()

    @contextmanager
    def unguarded(self) -> Iterator[None]:
        """Keys go straight to what has the focus: the guard holds each a moment, for scanners."""
        self.kiosk.window.removeEventFilter(self.kiosk.guard)
        yield
        self.kiosk.window.installEventFilter(self.kiosk.guard)
        self.settle()

    def keyboard_to(self, name: str, most: int = 60) -> None:
        """Tab until this item has the focus."""
        for _ in range(most):
            focused = self.kiosk.window.activeFocusItem()
            if focused is not None and focused.objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{name!r} cannot be reached by Tab on {self.journey.screen}")

    def station_count(self) -> int:
        """How many registrations the store holds."""
        assert self.kiosk.station is not None
        return self.kiosk.station.store.count()

    def texts(self) -> list[str]:
        """All texts to be seen, in the order of the tree, with plain spaces."""
        found = (str(item.property("text") or "") for item in self.items())
        return [text.replace("\u00a0", " ") for text in found if text]

    def wait(self, condition: Callable[[], bool], seconds: float = 60) -> None:
        """Let real time pass until something has happened; a busy machine may take its time.

        It sleeps in Python: QTest.qWait keeps the interpreter to itself, and work beside it would starve.
        """
        for _ in range(int(seconds * 100)):
            if condition():
                self.settle()
                return
            QGuiApplication.processEvents()
            QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            time.sleep(0.01)
        raise AssertionError("waited in vain")

    def picture(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        assert self.kiosk.window.grabWindow().save(str(file))

    def close(self) -> None:
        self.kiosk.close()
        QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def silent(*mirrors: QObject) -> Iterator[None]:
    """What is put back is shown once, on a page made anew."""
    for mirror in mirrors:
        mirror.blockSignals(True)
    yield
    for mirror in mirrors:
        mirror.blockSignals(False)


@contextmanager
def watched(window: Window) -> Iterator[Window]:
    """The window until it is closed at the end; a QML warning is a failure."""
    warnings: list[str] = []
    window.kiosk.engine.warnings.connect(lambda found: warnings.extend(each.toString() for each in found))
    yield window
    assert warnings == [], warnings
    window.close()


def longest_step(do: Callable[[], object]) -> float:
    """The most CPU seconds of this thread between two turns of the event loop while something is done.

    The loop turns every few milliseconds: one that never rests takes the interpreter from the work beside it.
    """
    longest, last = 0.0, time.thread_time()

    def turn() -> None:
        nonlocal longest, last
        now = time.thread_time()
        longest, last = max(longest, now - last), now

    timer = QTimer(interval=3)
    timer.timeout.connect(turn)
    timer.start()
    do()
    timer.stop()
    return longest
