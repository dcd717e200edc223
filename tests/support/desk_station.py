"""What the desk's tests stand on: a desk with its clock in hand, staff at it, people in its queue."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from kiosk.agency.agency import Agency
from kiosk.clock import FixedClock
from kiosk.staff import Staff
from kiosk.store.store import Store
from tests.store.conftest import issue
from tests.support.builders import draft
from tests.support.rules import RULES

PIN, OTHER_PIN = "739204", "481902"
SUPERVISOR = Staff(1, "supervisor", "Kepala")
AGENT = Staff(2, "agent", "Agen Satu")
OTHER_AGENT = Staff(3, "agent", "Agen Dua")
TECHNICIAN = Staff(4, "technician", "Teknisi")


@dataclass
class Mono:
    """A monotonic clock that a test moves."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def mono() -> Mono:
    return Mono()


@pytest.fixture
def desk(store: Store, mono: Mono) -> Agency:
    return Agency(store, RULES, mono=mono)


@pytest.fixture
def people(store: Store) -> Callable[..., list[str]]:
    """Registers invented people and answers their numbers."""

    def register(count: int = 3, first: int = 1, **changes: Any) -> list[str]:
        return [store.register(draft(n, **changes), issue)[0].number for n in range(first, first + count)]

    return register


def on(clock: FixedClock, day: date) -> None:
    """Move the clock to this day's morning at the kiosk."""
    clock.moment = clock.moment.replace(year=day.year, month=day.month, day=day.day)


def actions(store: Store, number: str | None = None) -> list[str]:
    """What the trace says was done, after setting up."""
    return [entry.action for entry in store.audit_entries(number) if entry.action != "created"]
