"""Runs what the kiosk does while nobody is there: tidying the store, PIN waits, retention."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kiosk.desk.session import DeskSession
from kiosk.errors import StoreError
from kiosk.session import Session
from ui.log import log

EVERY_MS = 3000
SOON_MS = 50


class IdleWork(QObject):
    """Small pieces on the main thread, which owns the store; a touch comes between any two of them."""

    def __init__(
        self, session: Session, desk: DeskSession, seconds: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._seconds = seconds
        self._quiet_since = seconds()
        self._is_tidy = False
        self._is_over = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.step)
        self._timer.start()

    def step(self) -> None:
        """Do one piece, or note that somebody is here."""
        if self._is_over:
            return
        if self._session.visit is not None or self._desk.is_open:
            self._quiet_since = self._seconds()
            self._is_tidy = False
            return
        try:
            more = self._piece()
        except StoreError as error:
            log.error("idle-work", code=error.code)
            return
        if more:
            QTimer.singleShot(SOON_MS, self, self.step)

    def stop(self) -> None:
        """No more pieces: the store is about to be closed."""
        self._timer.stop()
        self._is_over = True

    def _piece(self) -> bool:
        if not self._is_tidy:
            self._desk.station.store.tidy()
            self._is_tidy = True
            return True
        return self._desk.store.chores.step(self._seconds() - self._quiet_since).more
