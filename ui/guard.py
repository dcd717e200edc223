"""Lets through only what a finger or a plain keyboard may do, and hands a scanner's text over whole."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTouchEvent
from PySide6.QtQuick import QQuickWindow

from ui.scanner_wedge import Wedge
from ui.visit.journey import Journey

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
DOOR_KEY = Qt.Key.Key_M
DOOR_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
DOOR_HOLD_MS = 3000
"""Ctrl+Shift+M held as long as the corner: no desktop takes it, and nobody holds it by chance."""
DOOR_PARTS = frozenset({DOOR_KEY, Qt.Key.Key_Control, Qt.Key.Key_Shift})
AWAY = frozenset({QEvent.Type.FocusOut, QEvent.Type.WindowDeactivate})
TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress})
Pressed = tuple[int, Qt.KeyboardModifier, str]


class Guard(QObject):
    """An event filter on the window: counts touches, drops shortcuts, feeds typed letters to the journey.

    Every key waits a moment until it is clear that no scanner typed it; then a person's keys are played in
    their order, a scan is handed over whole. While `staff` is True the desk has the keyboard.
    """

    doorWanted = Signal()
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
        wedge: Wedge | None = None,
    ) -> None:
        super().__init__(parent)
        self._journey = journey
        self._seconds = seconds
        self._stamped = seconds is time.monotonic
        self._wedge = wedge or Wedge()
        self._held: list[Pressed] = []
        self._taken: set[int] = set()
        self._window: QQuickWindow | None = None
        self._replaying = False
        self._silence = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._after_silence)
        self._door = QTimer(self, singleShot=True, interval=DOOR_HOLD_MS)
        self._door.timeout.connect(self.doorWanted)
        self.locked = locked
        self.staff = False

    def watch(self, window: QQuickWindow) -> None:
        """Stand before this window."""
        self._window = window
        window.installEventFilter(self)

    @property
    def holds_keys(self) -> bool:
        """Whether keys wait until it is clear that no scanner typed them."""
        return bool(self._held)

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
        if kind in AWAY:
            self._door.stop()
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyRelease:
            if event.key() in DOOR_PARTS and not event.isAutoRepeat():
                self._door.stop()
            return self._released(event)
        return kind in (QEvent.Type.Drop, QEvent.Type.DragEnter)

    def _key(self, event: QKeyEvent) -> bool:
        """True when the key goes no further."""
        key = Qt.Key(event.key())
        if not event.isAutoRepeat():
            self._hold_door(event)
        if key in MODIFIERS:
            return False
        now = self._moment(event)
        if self._wedge.drains(now):
            return self._take(key)
        if event.modifiers() & COMBINING:
            self._drop(now)
            return self._take(key)
        if event.isAutoRepeat() and not self._held:
            self._taken.discard(key)
            return not self.staff and key not in MOVES and key not in ENTERS
        if key in ENDINGS and self._wedge.ends(now):
            self._wedge.last = now
            self._settle()
            return self._take(key)
        if self._wedge.is_over(now):
            self._settle()
        self._wedge.feed(event.text() if len(event.text()) == 1 else "", now)
        self._held.append((key, event.modifiers(), event.text()))
        if self._wedge.is_complete:
            self._settle()
        else:
            self._silence.start(int(self._wedge.patience * 1000) + 5)
        return self._take(key)

    def _drop(self, now: float) -> None:
        """A shortcut, or a control character of a code: it goes nowhere, but a scan goes on after it."""
        if self._wedge.count and not self._wedge.is_over(now):
            self._wedge.feed("", now)
            self._silence.start(int(self._wedge.patience * 1000) + 5)

    def _moment(self, event: QKeyEvent) -> float:
        """When the key was pressed, in seconds: the system's stamp is right even while the window is busy."""
        return event.timestamp() / 1000 if self._stamped and event.timestamp() else self._seconds()

    def _take(self, key: int) -> bool:
        self._taken.add(key)
        return True

    def _released(self, event: QKeyEvent) -> bool:
        """A key that was taken is released here too."""
        taken = event.key() in self._taken
        if not event.isAutoRepeat():
            self._taken.discard(event.key())
        return taken

    def _after_silence(self) -> None:
        """No more keys, unless the window was busy and they still wait in line: those go first."""
        self._silence.stop()
        QTimer.singleShot(0, self, self._settle_when_quiet)

    def _settle_when_quiet(self) -> None:
        if not self._silence.isActive():
            self._settle()

    def _settle(self) -> None:
        """The run is over: a scan is handed over whole, a person's keys one by one."""
        self._silence.stop()
        held, self._held = self._held, []
        if self._wedge.is_scan:
            if text := self._wedge.scanned():
                self.scanned.emit(text)
            return
        hasty = self._wedge.is_hasty
        self._wedge.typed(self._wedge.last)
        for pressed in held:
            if not hasty or (pressed[2] and pressed[2].isprintable()):
                self._play(pressed)

    def _play(self, pressed: Pressed) -> None:
        """One key of a person: to the desk's field, to the visit, or to what has the focus."""
        key, _, text = pressed
        if self.staff:
            self.typed.emit()
            self._replay(pressed)
        elif key in MOVES or key in ENTERS or (key == Qt.Key.Key_Space and not self._takes_space()):
            self._replay(pressed)
        elif key == Qt.Key.Key_Backspace:
            self._journey.erase()
        elif key == Qt.Key.Key_Escape:
            self._journey.back()
        elif len(text) == 1 and text.isprintable():
            self._journey.press(text)

    def _hold_door(self, event: QKeyEvent) -> None:
        """The staff's chord begins to be held, or any other key ends it."""
        if event.key() == DOOR_KEY and event.modifiers() == DOOR_MODIFIERS:
            self._door.start()
        else:
            self._door.stop()

    def _replay(self, pressed: Pressed) -> None:
        if self._window is None:
            return
        code, modifiers, text = pressed
        self._replaying = True
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self._window, QKeyEvent(kind, code, modifiers, text))
        self._replaying = False

    def _takes_space(self) -> bool:
        return self._journey.field in ("name", "dusun", "search")
