"""The desk in the real window: who signs in, what is registered, fields filled as if typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kiosk.agency import sample
from kiosk.agency.accounts import TERMINAL
from kiosk.clock import FixedClock
from kiosk.store.desk_store import DeskStore
from tests.builders import draft
from tests.store.conftest import issue
from tests.window import SIZES, Window, watched

PIN, AGENT_PIN, FIRST_PIN = "739204", "481902", "905173"


@contextmanager
def opened(folder: Path, clock: FixedClock, size: str = "M") -> Iterator[Window]:
    """A station with a supervisor and an agent; a QML warning is a failure."""
    with watched(Window(folder, clock, SIZES[size])) as window:
        accounts = desk(window).accounts
        accounts.set_up("Kepala BUMDes", PIN)
        agent = accounts.add(TERMINAL, "Rina Wahyuni", "agent", FIRST_PIN)
        accounts.change_pin(agent.id, FIRST_PIN, AGENT_PIN)
        yield window


@contextmanager
def sampled(folder: Path, clock: FixedClock, people: int, seed: int) -> Iterator[Window]:
    """A station with so many of the sample's people; a QML warning is a failure."""
    with watched(Window(folder, clock, SIZES["M"])) as window:
        assert window.kiosk.station is not None
        sample.fill(window.kiosk.station, people, seed)
        yield window


def desk(window: Window) -> DeskStore:
    return window.kiosk.desk_session.store


def sign_in(window: Window, role: str = "supervisor") -> None:
    """Open the desk as somebody of this role."""
    session = window.kiosk.desk_session
    account = next(each for each in session.accounts() if each.role == role)
    session.open()
    attempt = session.count_try(account.id)
    assert attempt is not None
    pin = PIN if role == "supervisor" else AGENT_PIN
    session.settle_try(attempt, session.check_pin(attempt, pin), pin)
    window.settle()
    assert window.kiosk.desk.isSignedIn


def register(window: Window, n: int, **changes: Any) -> str:
    """The number of the n-th invented person."""
    return desk(window).store.register(draft(n, **changes), issue)[0].number


def fill(window: Window, **fields: str) -> None:
    """Put text into fields by their names."""
    for name, text in fields.items():
        window.find(name).setProperty("text", text)
    window.settle()
