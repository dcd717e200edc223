"""The mirror of the desk for QML: its door, its pages, and one part for each page."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.desk import DeskSession
from kiosk.paths import QML
from ui.desk.board import Board
from ui.desk.claims import Claims
from ui.desk.keeping import Keeping
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.desk.twins import Twins
from ui.main_thread import MainThread
from ui.spoken import Words
from ui.words import word

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
MAP: Any = "QVariantMap"
LIST: Any = "QVariantList"


@QmlElement
@QmlUncreatable("there is one, made by the application")
class Desk(QObject):  # type: ignore[operator]
    """Who is at the desk, which page is open, and what was refused."""

    changed = Signal()
    placeChanged = Signal()
    recoveryShown = Signal(str)

    def __init__(
        self, session: DeskSession, worker: MainThread, language: str = "id", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._language = language
        self._words = Words(language, self)
        self._checking = False
        self._board = Board(session, worker, language, self)
        self._twins = Twins(session, worker, language, self)
        self._office = Office(session, worker, language, self.recoveryShown.emit, self)
        self._claims = Claims(session, worker, language, self)
        self._keeping = Keeping(session, worker, language, self)
        self._place = self._where()
        session.changed = self._tell

    def _where(self) -> tuple[bool, str]:
        return (self._session.staff is not None, self._session.page)

    def _tell(self) -> None:
        """Values first, then the new page that will read them."""
        self.changed.emit()
        if (place := self._where()) != self._place:
            self._place = place
            self.placeChanged.emit()
            if self._session.staff is None:
                for page in self.findChildren(DeskPage):
                    page.forget()

    twins = Property(Twins, lambda self: self._twins, constant=True)
    board = Property(Board, lambda self: self._board, constant=True)
    office = Property(Office, lambda self: self._office, constant=True)
    claims = Property(Claims, lambda self: self._claims, constant=True)
    keeping = Property(Keeping, lambda self: self._keeping, constant=True)
    words = Property(Words, lambda self: self._words, constant=True)
    isOpen = Property(bool, lambda self: self._session.is_open, notify=changed)
    isSetUp = Property(bool, lambda self: self._session.is_set_up, notify=changed)
    isSignedIn = Property(bool, lambda self: self._session.staff is not None, notify=changed)
    checking = Property(bool, lambda self: self._checking, notify=changed)
    staffName = Property(str, lambda self: self._staff_name(), notify=changed)
    role = Property(str, lambda self: self._session.staff.role if self._session.staff else "", notify=changed)
    accounts = Property(LIST, lambda self: self._accounts(), notify=changed)
    page = Property(str, lambda self: self._session.page, notify=changed)
    pages = Property(LIST, lambda self: list(self._session.pages()), notify=changed)
    pageUrl = Property(str, lambda self: self._page_url(), notify=changed)
    problem = Property(str, lambda self: self._problem(), notify=changed)

    @Slot()
    def open(self) -> None:
        self._session.open()

    @Slot()
    def leave(self) -> None:
        self._session.shut("left")

    @Slot(str)
    def go(self, page: str) -> None:
        self._session.go(page)

    @Slot(int, str)
    def signIn(self, account: int, pin: str) -> None:
        """Count the try here, look at the PIN on the worker, settle it here."""
        attempt = None if self._checking else self._session.count_try(account)
        if attempt is None:
            return
        self._checking = True
        self.changed.emit()

        def settle(right: bool) -> None:
            self._checking = False
            self._session.settle_try(attempt, right, pin)

        self._worker.run(lambda: self._session.check_pin(attempt, pin), settle, lambda: settle(False))

    @Slot(str, str, str)
    def setUp(self, name: str, pin: str, again: str) -> None:
        code = self._session.set_up(name, pin, again)
        if code:
            self.recoveryShown.emit(code)

    def _accounts(self) -> list[dict[str, Any]]:
        return [
            {"id": account.id, "name": account.name, "role": word(self._language, "roles", account.role)}
            for account in self._session.accounts()
        ]

    def _staff_name(self) -> str:
        return self._session.staff.name if self._session.staff else ""

    def _page_url(self) -> str:
        name = self._session.page[0].upper() + self._session.page[1:]
        return (QML / "desk" / f"{name}Page.qml").as_uri()

    def _problem(self) -> str:
        slip = self._session.problem
        if slip is None:
            return ""
        text = word(self._language, "deskProblems", slip.code)
        return text.replace("%1", str(int(self._session.wait_seconds) + 1))
