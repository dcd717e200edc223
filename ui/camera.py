"""Mirrors the camera for QML: opened by a touch, watched on its own thread, closed by itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.words import interface
from ui.log import log

if TYPE_CHECKING:
    from kiosk.scanning.camera import Shown
    from kiosk.scanning.reader import Glimpse, Look

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
STOPPING_SECONDS = 6.0


@QmlElement
@QmlUncreatable("there is one, made by the application")
class CameraView(QObject):  # type: ignore[operator]
    """One camera for whoever has the screen. Nothing of it is loaded before it is opened the first time.

    `source` is the setting, empty where there is no camera. A code that was read is told by `found`, after
    the camera was closed. Pictures live in memory only; the last is overwritten when the camera closes.
    """

    changed = Signal()
    pictureChanged = Signal()
    found = Signal(str)
    _came = Signal(int)

    def __init__(
        self,
        source: str,
        tongue: Callable[[], str],
        seconds: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.source = source
        self._tongue = tongue
        self._seconds = seconds
        self._look: Look | None = None
        self._hint = ""
        self._shown: Shown | None = None
        self._count = 0
        self._turn = 0
        self._lock = threading.Lock()
        self._news: Glimpse | str | None = None
        self._thread: threading.Thread | None = None
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)

    isThere = Property(bool, lambda self: bool(self.source), constant=True)
    isOpen = Property(bool, lambda self: self._look is not None, notify=changed)
    hint = Property(str, lambda self: self._hint, notify=changed)
    text = Property(str, lambda self: self._said(), notify=changed)
    inTrouble = Property(bool, lambda self: bool(self._look and self._look.trouble), notify=changed)
    picture = Property(str, lambda self: self._picture(), notify=pictureChanged)

    def _said(self) -> str:
        return interface(self._tongue())("camera", self._hint) if self._hint else ""

    def _picture(self) -> str:
        return f"image://camera/{self._count}" if self._shown else ""

    @property
    def shown(self) -> Shown | None:
        """The picture to paint, for the image provider."""
        return self._shown

    @Slot()
    def open(self) -> None:
        """Begin to look; the camera itself is opened on its own thread, after the one before has let go."""
        from kiosk.scanning.reader import Look

        if self._look is not None or not self.source:
            return
        self._look = Look(began=self._seconds())
        self._turn += 1
        turn, before = self._turn, self._thread
        self._thread = threading.Thread(target=self._watch, args=(turn, before), name="camera", daemon=True)
        self._thread.start()
        self._say()

    @Slot()
    def close(self) -> None:
        """Stop looking and forget what was seen."""
        if self._look is None:
            return
        self._look = None
        self._turn += 1
        with self._lock:
            _forget(self._news)
            self._news = None
        self._show(None)
        self._say()

    def tick(self) -> None:
        """Time passes: called by the window several times a second."""
        if self._look is None:
            return
        if self._look.is_over(self._seconds()):
            self.close()
        else:
            self._say()

    def stop(self) -> None:
        """The window closes: wait for the device to be let go, but not for ever."""
        self.close()
        if self._thread is not None:
            self._thread.join(STOPPING_SECONDS)

    # -- on the camera's own thread ----------------------------------------------------------------

    def _watch(self, turn: int, before: threading.Thread | None) -> None:
        from kiosk.errors import CameraProblem
        from kiosk.scanning.camera import open_camera
        from kiosk.scanning.reader import look

        if before is not None:
            before.join(STOPPING_SECONDS)
        if turn != self._turn:
            return
        try:
            camera = open_camera(self.source)
            try:
                for glimpse in look(camera, lambda: turn == self._turn):
                    self._tell(turn, glimpse)
            finally:
                camera.close()
        except CameraProblem as problem:
            self._tell(turn, problem.code)

    def _tell(self, turn: int, news: Glimpse | str) -> None:
        """Leave the newest for the main thread: a picture that nobody fetched in time is overwritten."""
        with self._lock:
            if turn != self._turn:
                _forget(news)
                return
            old, self._news = self._news, news
        _forget(old)
        if old is None:
            self._came.emit(turn)

    # -- on the main thread ------------------------------------------------------------------------

    @Slot(int)
    def _take(self, turn: int) -> None:
        with self._lock:
            news, self._news = self._news, None
        if news is None or self._look is None or turn != self._turn:
            _forget(news)
            return
        if isinstance(news, str):
            log.info("camera", code=news)
            self._look = self._look.failed(news)
            self._show(None)
            self._say()
            return
        self._look = self._look.after(news, self._seconds())
        if news.text:
            _forget(news)
            self.close()
            self.found.emit(news.text)
            return
        self._show(news.shown)
        self._say()

    def _show(self, picture: Shown | None) -> None:
        old, self._shown = self._shown, picture
        if old is not None:
            old.wipe()
        self._count += 1
        self.pictureChanged.emit()

    def _say(self) -> None:
        """Tell QML where it differs; the hint changes with time alone."""
        hint = self._look.hint(self._seconds()) if self._look else ""
        if hint != self._hint or self._look is None:
            self._hint = hint
            self.changed.emit()


def _forget(news: Any) -> None:
    """Overwrite a picture that will not be shown."""
    if news is not None and not isinstance(news, str):
        news.shown.wipe()
