"""Lets through only what a villager's finger or a plain keyboard may do."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTouchEvent

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
        Qt.Key.Key_Shift,
    }
)
ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
COMBINING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress})


class Guard(QObject):
    """An event filter on the window: counts touches, drops shortcuts, feeds typed letters to the journey.

    While `staff` is True the desk has the keyboard and only shortcuts are dropped.
    """

    scanned = Signal(str)
    touched = Signal()

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
        self._silence = QTimer(self, singleShot=True, interval=int(SILENCE * 1000) + 5)
        self._silence.timeout.connect(self._after_silence)
        self.locked = locked
        self.staff = False

    @property
    def holds_keys(self) -> bool:
        """Whether keys wait until it is clear that no scanner typed them."""
        return bool(self._wedge.held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
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
        return kind in (QEvent.Type.Drop, QEvent.Type.DragEnter)

    def _key(self, event: QKeyEvent) -> bool:
        """True when the key goes no further."""
        key = Qt.Key(event.key())
        if event.modifiers() & COMBINING:
            return True
        if key in ENTERS and self._wedge.ends(self._seconds()):
            self._after_silence()
            return True
        if self.staff:
            return False
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

    def _after_silence(self) -> None:
        """No more keys: a scan is handed over whole, a person's keys one by one."""
        self._silence.stop()
        if text := self._wedge.scanned():
            self.scanned.emit(text)
        else:
            self._deliver(self._wedge.typed(self._seconds()))

    def _deliver(self, keys: str) -> None:
        for key in keys:
            self._journey.press(key)

    def _takes_space(self) -> bool:
        return self._journey.field in ("name", "dusun", "search")
