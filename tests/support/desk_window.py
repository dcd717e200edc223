"""The desk in the real window: who signs in, what is registered, fields filled as if typed."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from kiosk.agency.agency import Agency
from kiosk.clock import FixedClock
from kiosk.sample import sample
from kiosk.settings import FILE
from kiosk.staff import TERMINAL
from tests.store.conftest import issue
from tests.support.builders import draft
from tests.support.window import SIZES, Window, watched

T = TypeVar("T")
PIN, AGENT_PIN, FIRST_PIN = "739204", "481902", "905173"


_stations: dict[tuple[str, datetime, str], tuple[TemporaryDirectory[str], Any]] = {}
"""What was prepared in this run, by what it is, its time and its settings."""


def prepared(folder: Path, clock: FixedClock, what: str, prepare: Callable[[Window], T]) -> T:
    """A station prepared once and copied from then on, however large or dark its screen is."""
    settings = folder / FILE
    text = settings.read_text(encoding="utf-8") if settings.exists() else ""
    key = (what, clock.moment, text.partition("[screen]")[0])
    if key not in _stations:
        home = TemporaryDirectory()
        if folder.exists():
            shutil.copytree(folder, Path(home.name) / "station")
        with watched(Window(Path(home.name) / "station", FixedClock(clock.moment))) as window:
            _stations[key] = (home, prepare(window))
    home, made = _stations[key]
    shutil.copytree(Path(home.name) / "station", folder, dirs_exist_ok=True)
    if text:
        settings.write_text(text, encoding="utf-8")
    return made


@contextmanager
def opened(folder: Path, clock: FixedClock, size: str = "M") -> Iterator[Window]:
    """A station with a supervisor and an agent; a QML warning is a failure."""
    prepared(folder, clock, "staff", staff)
    with watched(Window(folder, clock, SIZES[size])) as window:
        yield window


def staff(window: Window) -> None:
    accounts = desk(window).accounts
    accounts.set_up("Kepala BUMDes", PIN)
    agent = accounts.add(TERMINAL, "Rina Wahyuni", "agent", FIRST_PIN)
    accounts.change_pin(agent.id, FIRST_PIN, AGENT_PIN)


@contextmanager
def sampled(folder: Path, clock: FixedClock, people: int, seed: int, size: str = "M") -> Iterator[Window]:
    """A station with so many of the sample's people; a QML warning is a failure."""

    def fill_in(window: Window) -> None:
        assert window.kiosk.station is not None
        sample.fill(window.kiosk.station, people, seed)

    prepared(folder, clock, f"{people} people, seed {seed}", fill_in)
    with watched(Window(folder, clock, SIZES[size])) as window:
        yield window


def desk(window: Window) -> Agency:
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
