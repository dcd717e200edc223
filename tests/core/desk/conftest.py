"""A desk without a window: a real station in a folder, staff at it, pages driven at one go."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.clock import FixedClock
from kiosk.desk.session import DeskSession
from kiosk.settings import make_demo
from kiosk.staff import TERMINAL
from kiosk.station import open_ground, open_station
from tests.store.conftest import issue
from tests.support.builders import draft
from tests.support.desk_station import Mono
from tests.support.sticks import no_stick, stick

__all__ = ["no_stick", "stick"]

PINS = {"supervisor": "739204", "agent": "481902", "technician": "605817"}
NAMES = {"supervisor": "Kepala BUMDes", "agent": "Rina Wahyuni", "technician": "Teknisi Desa"}
FIRST_PIN = "905173"


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A station with one of each role, made once and copied."""
    folder = tmp_path_factory.mktemp("furnished") / "station"
    make_demo(folder)
    station = open_station(open_ground(folder), use_keyring=False)
    accounts = station.desk().accounts
    accounts.set_up(NAMES["supervisor"], PINS["supervisor"])
    for role in ("agent", "technician"):
        made = accounts.add(TERMINAL, NAMES[role], role, FIRST_PIN)
        accounts.change_pin(made.id, FIRST_PIN, PINS[role])
    station.store.close()
    return folder


@pytest.fixture
def mono() -> Mono:
    return Mono()


@pytest.fixture
def session(furnished: Path, station_folder: Path, clock: FixedClock, mono: Mono) -> Iterator[DeskSession]:
    """A desk that nobody has signed in at."""
    shutil.copytree(furnished, station_folder, dirs_exist_ok=True)
    station = open_station(open_ground(station_folder, clock=clock), use_keyring=False)
    yield DeskSession(station, mono)
    station.store.close()


@pytest.fixture
def sign_in(session: DeskSession) -> Callable[[str], None]:
    """At the desk as somebody of this role, by their PIN."""

    def enter(role: str) -> None:
        session.lock()
        session.open()
        account = next(each for each in session.accounts() if each.role == role)
        attempt = session.count_try(account.id)
        assert attempt is not None
        session.settle_try(attempt, session.check_pin(attempt, PINS[role]), PINS[role])
        assert session.staff is not None and session.problem is None

    return enter


@pytest.fixture
def people(session: DeskSession) -> Callable[..., list[str]]:
    """Registers invented people and answers their numbers."""

    def register(count: int = 1, first: int = 1, **changes: object) -> list[str]:
        store = session.store.store
        return [store.register(draft(n, **changes), issue)[0].number for n in range(first, first + count)]

    return register
