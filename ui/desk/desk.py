"""Mirrors the desk for QML: its door, its pages, and one part for each page."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.desk.printouts import PaperResult, PaperWork
from kiosk.desk.session import DeskSession
from kiosk.paths import QML
from kiosk.words import interface
from ui.camera import CameraView
from ui.desk.dashboard import Dashboard
from ui.desk.diagnostics import Diagnostics
from ui.desk.duplicates import Duplicates
from ui.desk.exchange import Exchange
from ui.desk.form import DeskForm
from ui.desk.office import Office
from ui.desk.outreach import Outreach
from ui.desk.outreach_due import OutreachDue
from ui.desk.parts.runner import Runner
from ui.desk.parts.wording import Wording
from ui.desk.person import DeskPerson
from ui.desk.queue import DeskQueue
from ui.desk.retention import Retention
from ui.desk.rights import Rights
from ui.desk.route import DeskRoute
from ui.main_thread import MainThread
from ui.spoken import Words

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
MAP: Any = "QVariantMap"
LIST: Any = "QVariantList"
SYMBOLS = {
    "queue": "list-checks",
    "form": "user-plus",
    "dashboard": "chart-bar",
    "outreach": "megaphone",
    "exchange": "paper-plane-tilt",
    "duplicates": "identification-card",
    "office": "user-circle",
}
"""The picture of each page in the bar."""


@QmlElement
@QmlUncreatable("there is one, made by the application")
class Desk(QObject):  # type: ignore[operator]
    """Who is at the desk, which page is open, and what was refused."""

    changed = Signal()
    placeChanged = Signal()
    typed = Signal()

    def __init__(
        self,
        session: DeskSession,
        worker: MainThread,
        long_work: MainThread,
        camera: CameraView,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._camera = camera
        self._session = session
        self._worker = worker
        self._said = Wording(session)
        self._words = Words(session.language, self)
        self._checking = False
        self._queue = DeskQueue(session, self._said, self)
        self._route = DeskRoute(session, self._said, self, self._print_paper)
        self._form = DeskForm(session, self._said, self)
        self._person = DeskPerson(session, self._said, self, self._print_paper)
        self._dashboard = Dashboard(session, self._said, self)
        self._exchange = Exchange(session, self._said, self)
        self._duplicates = Duplicates(session, self._said, self)
        self._due = OutreachDue(session, self._said, self)
        self._outreach = Outreach(session, self._said, self)
        self._office = Office(session, self._said, self)
        self._rights = Rights(session, self._said, self, self._print_paper)
        self._retention = Retention(session, self._said, self)
        self._diagnostics = Diagnostics(session, self._said, self)
        for part in session.parts.values():
            Runner(part.task, long_work, self, worker)
        self._place = self._where()
        session.changed = self._tell

    def _where(self) -> tuple[bool, bool, str, str]:
        """A page is made anew for another person, another place, another language."""
        session = self._session
        return (session.staff is not None, session.newcomer is not None, session.page, session.language)

    def _tell(self) -> None:
        """Values first, then the new page that will read them."""
        if self._words.tongue != self._session.language:
            self._words.speak(self._session.language)
            self._rights.waitingChanged.emit()
            self._due.changed.emit()
        self.changed.emit()
        if (place := self._where()) != self._place:
            self._place = place
            self.placeChanged.emit()

    def tick(self) -> None:
        """Time passes: called by the window several times a second."""
        self._session.tick()
        if self._session.person.shown:
            self._person.ticked.emit()

    camera = Property(CameraView, lambda self: self._camera, constant=True)
    queue = Property(DeskQueue, lambda self: self._queue, constant=True)
    route = Property(DeskRoute, lambda self: self._route, constant=True)
    form = Property(DeskForm, lambda self: self._form, constant=True)
    person = Property(DeskPerson, lambda self: self._person, constant=True)
    duplicates = Property(Duplicates, lambda self: self._duplicates, constant=True)
    dashboard = Property(Dashboard, lambda self: self._dashboard, constant=True)
    outreach = Property(Outreach, lambda self: self._outreach, constant=True)
    due = Property(OutreachDue, lambda self: self._due, constant=True)
    office = Property(Office, lambda self: self._office, constant=True)
    rights = Property(Rights, lambda self: self._rights, constant=True)
    retention = Property(Retention, lambda self: self._retention, constant=True)
    diagnostics = Property(Diagnostics, lambda self: self._diagnostics, constant=True)
    exchange = Property(Exchange, lambda self: self._exchange, constant=True)
    words = Property(Words, lambda self: self._words, constant=True)
    language = Property(str, lambda self: self._session.language, notify=changed)
    languages = Property(LIST, lambda self: self._languages(), notify=changed)
    isOpen = Property(bool, lambda self: self._session.is_open, notify=changed)
    isHelping = Property(bool, lambda self: self._session.helping, notify=changed)
    isSetUp = Property(bool, lambda self: self._session.is_set_up, notify=changed)
    isSettingUp = Property(bool, lambda self: self._session.setting_up, notify=changed)
    isSignedIn = Property(bool, lambda self: self._session.staff is not None, notify=changed)
    isNewcomer = Property(bool, lambda self: self._session.newcomer is not None, notify=changed)
    checking = Property(bool, lambda self: self._checking, notify=changed)
    staffName = Property(str, lambda self: self._staff_name(), notify=changed)
    role = Property(str, lambda self: self._session.staff.role if self._session.staff else "", notify=changed)
    accounts = Property(LIST, lambda self: self._accounts(), notify=changed)
    page = Property(str, lambda self: self._session.page, notify=changed)
    pages = Property(LIST, lambda self: list(self._session.pages()), notify=changed)
    symbols = Property(MAP, lambda self: SYMBOLS, constant=True)
    pageUrl = Property(str, lambda self: self._page_url(), notify=changed)
    problem = Property(str, lambda self: self._problem(), notify=changed)
    problemField = Property(str, lambda self: self._problem_field(), notify=changed)
    recoveryCode = Property(str, lambda self: self._session.recovery_code, notify=changed)
    notice = Property(MAP, lambda self: self._notice(), notify=changed)

    # -- the door ----------------------------------------------------------------------------------
    @Slot()
    def open(self) -> None:
        self._session.open()

    @Slot()
    def openForVisit(self) -> None:
        self._session.open(helping=True)

    @Slot()
    def leave(self) -> None:
        self._session.shut("left")

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

    @Slot(str, str, str, str)
    def setUp(self, name: str, born: str, pin: str, again: str) -> None:
        self._session.set_up(name, pin, again, born)

    @Slot(int, str, str, str)
    def recover(self, account: int, code: str, pin: str, again: str) -> None:
        self._session.recover(account, code, pin, again)

    @Slot()
    def printRecovery(self) -> None:
        self._print_paper(self._session.papers.recovery())

    @Slot()
    def recoveryNoted(self) -> None:
        self._session.code_noted()

    @Slot(str, str)
    def choosePin(self, pin: str, again: str) -> None:
        self._session.choose_pin(pin, again)

    # -- inside ------------------------------------------------------------------------------------
    @Slot(str)
    def go(self, page: str) -> None:
        self._session.go(page)

    @Slot(str)
    def scan(self, text: str) -> None:
        self._session.scan(text)

    @Slot(str)
    def setLanguage(self, language: str) -> None:
        self._session.speak(language)

    @Slot()
    def putAway(self) -> None:
        self._session.put_away()

    def _print_paper(self, work: PaperWork | None) -> None:
        """Draw and print on the worker; its answer is told here, and the next paper of a series begins."""
        if work is None:
            return
        papers = self._session.papers
        self._rights.changed.emit()

        def settle(result: PaperResult) -> None:
            self._print_paper(papers.settle(result))
            self._rights.changed.emit()

        self._worker.run(work.perform, settle, lambda: settle(papers.lost(work)))

    def _accounts(self) -> list[dict[str, Any]]:
        return [
            {
                "id": account.id,
                "name": account.name,
                "role": self._said("roles", account.role),
                "recovers": account.role == "supervisor",
            }
            for account in self._session.accounts()
        ]

    def _languages(self) -> list[dict[str, str]]:
        """The campaign's languages, each by its own name."""
        return [
            {"code": code, "name": interface(code)("language", "name")}
            for code in self._session.station.ground.campaign.languages
        ]

    def _staff_name(self) -> str:
        return self._session.staff.name if self._session.staff else ""

    def _page_url(self) -> str:
        """The page's file; who has no page of their own sees an empty one."""
        name = self._session.page
        return (QML / "desk" / name / f"{name[:1].upper()}{name[1:]}Page.qml").as_uri() if name else ""

    def _problem(self) -> str:
        slip = self._session.problem
        if slip is None:
            return ""
        return self._said("deskProblems", slip.code, detail=int(self._session.wait_seconds) + 1)

    def _problem_field(self) -> str:
        return self._session.problem.field if self._session.problem else ""

    def _notice(self) -> dict[str, Any]:
        found = self._session.notice
        if found is None:
            return {"text": "", "tone": "good"}
        return {"text": self._said("deskNotices", found.code, **found.values), "tone": found.tone}
