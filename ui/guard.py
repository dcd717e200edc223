"""Lets through only what a finger or a plain keyboard may do, and hands a scanner's text over whole."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTouchEvent
from PySide6.QtQuick import QQuickWindow

from ui.journey import Journey
from ui.scanner_wedge import SILENCE, Wedge

MOVES = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
    }
)
MODIFIERS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta}
)
"""Scanners press Shift for every capital: it neither ends a scan nor a word."""
ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
ENDINGS = ENTERS | {Qt.Key.Key_Tab}
"""What scanners send after a code."""
COMBINING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress})
Pressed = tuple[int, Qt.KeyboardModifier, str]
TEXT_ITEMS = ("QQuickTextInput", "QQuickTextEdit")


class Guard(QObject):
    """An event filter on the window: counts touches, drops shortcuts, feeds typed letters to the journey.

    While `staff` is True the desk has the keyboard: a person's keys go to its fields a moment later, once it
    is clear that no scanner typed them.
    """

    scanned = Signal(str)
    touched = Signal()
    typed = Signal()

    def __init__(
        self,
        journey: Journey,
        parent: QObject | None = None,
        *,
        locked: bool = False,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._journey = journey
        self._seconds = seconds
        self._wedge = Wedge()
        self._held: list[Pressed] = []
        self._window: QQuickWindow | None = None
        self._replaying = False
        self._silence = QTimer(self, singleShot=True, interval=int(SILENCE * 1000) + 5)
        self._silence.timeout.connect(self._after_silence)
        self.locked = locked
        self.staff = False

    def watch(self, window: QQuickWindow) -> None:
        """Stand before this window."""
        self._window = window
        window.installEventFilter(self)

    @property
    def holds_keys(self) -> bool:
        """Whether keys wait until it is clear that no scanner typed them."""
        return bool(self._wedge.held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._replaying:
            return False
        kind = event.type()
        if kind in TOUCHES:
            self._journey.touched()
            self.touched.emit()
        if kind == QEvent.Type.Close:
            return self.locked
        if isinstance(event, QTouchEvent):
            return len(event.points()) > 1
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyRelease:
            return any(held[0] == event.key() for held in self._held)
        return kind in (QEvent.Type.Drop, QEvent.Type.DragEnter)

    def _key(self, event: QKeyEvent) -> bool:
        """True when the key goes no further."""
        key = Qt.Key(event.key())
        if key in MODIFIERS:
            return False
        if event.modifiers() & COMBINING:
            return True
        if key in ENDINGS and self._wedge.ends(self._seconds()):
            self._after_silence()
            return True
        if self.staff:
            return self._staff_key(event)
        if key in MOVES or key in ENTERS:
            self._deliver(self._wedge.typed(self._seconds()))
            return False
        if key == Qt.Key.Key_Space and not self._wedge.held and not self._takes_space():
            return False
        if event.isAutoRepeat():
            return True
        if key == Qt.Key.Key_Backspace:
            self._deliver(self._wedge.typed(self._seconds()))
            self._journey.erase()
        elif key == Qt.Key.Key_Escape:
            self._journey.back()
        elif len(event.text()) == 1:
            self._deliver(self._wedge.feed(event.text(), self._seconds()))
            self._silence.start()
        return True

    def _staff_key(self, event: QKeyEvent) -> bool:
        """Letters wait; every other key follows those that a person typed before it."""
        self.typed.emit()
        text = event.text()
        waits = len(text) == 1 and text.isprintable() and not event.isAutoRepeat()
        if text == " " and not self._wedge.held and not self._in_text():
            waits = False
        if not waits:
            self._deliver(self._wedge.typed(self._seconds()))
            return False
        before = self._wedge.feed(text, self._seconds())
        if len(self._wedge.held) == 1:
            self._deliver(before)
        if len(self._held) < len(self._wedge.held):
            self._held.append((event.key(), event.modifiers(), text))
        self._silence.start()
        return True

    def _after_silence(self) -> None:
        """No more keys: a scan is handed over whole, a person's keys one by one."""
        self._silence.stop()
        if text := self._wedge.scanned():
            self._held.clear()
            self.scanned.emit(text)
        else:
            self._deliver(self._wedge.typed(self._seconds()))

    def _deliver(self, keys: str) -> None:
        """What a person typed: letters to the visit, or the held keys to the desk's field."""
        if not self.staff:
            for key in keys:
                self._journey.press(key)
            return
        pressed, self._held = self._held[: len(keys)], []
        if self._window is None:
            return
        self._replaying = True
        for code, modifiers, text in pressed:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(self._window, QKeyEvent(kind, code, modifiers, text))
        self._replaying = False

    def _takes_space(self) -> bool:
        return self._journey.field in ("name", "dusun", "search")

    def _in_text(self) -> bool:
        focused = self._window.activeFocusItem() if self._window else None
        return focused is not None and any(focused.inherits(kind) for kind in TEXT_ITEMS)
