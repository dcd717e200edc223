"""What stories at the desk stand on: a station with staff and people, an agent signed in through the door."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest

from kiosk.agency.followups.outcomes import ContactReport
from kiosk.clock import FixedClock
from kiosk.staff import Staff
from kiosk.store.queries import JobState
from tests.support.builders import consent, draft
from tests.support.desk_window import prepared
from tests.support.window import SIZES, Window, watched

SUPERVISOR_PIN, AGENT_PIN, FIRST_PIN = "739204", "481902", "905173"
WHO = (
    ("AHMAD FAUZI", "nelayan", "Karya", "02"),
    ("SITI RAHMAH", "pedagang", "Karya", "01"),
    ("SUTRISNO", "petani", "Mulya", "04"),
    ("MOCH. SOELAIMAN", "petani", "Mulya", "02"),
    ("NORHAYATI", "asisten-rumah-tangga", "Karya", "05"),
    ("DARMAN", "ojek", "Sejahtera", "02"),
)
NO_PHONE, NO_CONTACT = 4, 5
"""NORHAYATI has no telephone; DARMAN did not allow WhatsApp."""


@dataclass
class Day:
    """A window on a station with one supervisor, one agent and six people; the agent is signed in."""

    window: Window
    agent: Staff
    supervisor: Staff
    numbers: list[str] = field(default_factory=list)

    @property
    def store(self):
        return self.window.kiosk.desk_session.store

    def actions(self, number: str | None = None) -> list[str]:
        return [entry.action for entry in self.store.store.audit_entries(number)]

    def text(self, name: str) -> str:
        return str(self.window.find(name).property("text"))

    def put(self, name: str, text: str) -> None:
        """Type a text into a field with a real keyboard."""
        self.window.find(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
        self.window.find(name).selectAll()
        for letter in text:
            QTest.keyClick(self.window.kiosk.window, letter)
            self.window.settle()
        self.quiet()

    def quiet(self) -> None:
        """Let the guard see that nobody types any more."""
        QTest.qWait(110)
        self.window.settle()

    def scan(self, text: str) -> None:
        """A keyboard-wedge scanner: all keys at once, Shift before capitals, Enter at the end."""
        for letter in text:
            if letter.isupper():
                self.key(Qt.Key.Key_Shift, "")
            self.key(Qt.Key(ord(letter.upper())), letter)
        self.key(Qt.Key.Key_Return, "\r")
        self.quiet()

    def key(self, code: Qt.Key, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text)
            QGuiApplication.sendEvent(self.window.kiosk.window, event)


def prepare(window: Window) -> tuple[Staff, Staff, tuple[str, ...]]:
    """Agent, supervisor and people on a morning: the third is due, the fourth overdue, the others are new."""
    station, store, clock = window.kiosk.station, window.kiosk.desk_session.store, window.clock
    assert station is not None
    supervisor = store.accounts.set_up("Mariana", SUPERVISOR_PIN)[0].staff
    agent = store.accounts.add(supervisor, "Rina Wahyuni", "agent", FIRST_PIN)
    store.accounts.change_pin(agent.id, FIRST_PIN, AGENT_PIN)
    numbers = []
    now = clock.moment
    for nth, (name, work, dusun, rt) in enumerate(WHO, 1):
        clock.moment = now - timedelta(days=10 - nth)
        made = draft(
            nth,
            name=name,
            occupation=work,
            dusun=dusun,
            rt=rt,
            nik=f"6201021708{85 + nth}{nth:04d}",
            birth_date=date(1985 + nth, 8, 17),
            sex="male",
            phone=None if nth == NO_PHONE + 1 else f"+6281234567{890 + nth}",
            consent=consent(contact=nth != NO_CONTACT + 1),
        )
        numbers.append(station.store.register(made, station.issue(made))[0].number)
    for job in station.store.print_jobs():
        station.store.mark_job(job.id, JobState.SENT)
        station.store.mark_job(job.id, JobState.PRINTED)
    for nth, days in ((2, 3), (3, 6)):
        clock.moment = now - timedelta(days=days)
        store.follow_ups.record(agent.staff, numbers[nth], ContactReport(outcome="not-home"))
    clock.moment = now
    return agent.staff, supervisor, tuple(numbers)


def sign_in(window: Window, account: int, pin: str) -> None:
    """Through the door, with a finger."""
    window.tap(f"account-{account}")
    window.type(pin)
    window.tap("signInButton")
    window.wait(lambda: not window.kiosk.desk.checking)


@contextmanager
def morning(folder: Path, clock: FixedClock) -> Iterator[Day]:
    """The day begins: the agent comes in through the door."""
    agent, supervisor, numbers = prepared(folder, clock, "a morning", prepare)
    with watched(Window(folder, clock, SIZES["M"])) as opened:
        opened.kiosk.desk.open()
        opened.settle()
        sign_in(opened, agent.id, AGENT_PIN)
        assert opened.kiosk.desk.isSignedIn
        yield Day(opened, agent, supervisor, list(numbers))


@pytest.fixture
def day(tmp_path: Path, clock: FixedClock, qapp: object) -> Iterator[Day]:
    with morning(tmp_path / "station", clock) as made:
        yield made
