"""What the desk does by itself while nobody is at the kiosk, and what it will not do on a wrong calendar."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.agency.idle_tasks import KEEP_TIME_EVERY, QUIET_ENOUGH
from kiosk.agency.reports.warning_signs import CONTACTS_AN_HOUR
from kiosk.clock import FixedClock
from kiosk.errors import Refused
from kiosk.store.store import Store
from tests.store.conftest import issue
from tests.support.builders import draft
from tests.support.desk_station import AGENT, SUPERVISOR, TECHNICIAN, Mono, desk, mono, on, people

__all__ = ["desk", "mono", "people"]
TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def today(clock: FixedClock) -> None:
    on(clock, TODAY)


def work(desk: Agency, quiet: float = 0.0) -> list[str]:
    """All that is to be done now."""
    done = []
    while (chore := desk.chores.step(quiet)).done != "nothing":
        done.append(chore.done)
        assert len(done) < 50
    return done


def test_new_people_are_compared_while_the_kiosk_is_idle(
    desk: Agency, people: Callable[..., list[str]]
) -> None:
    assert work(desk) == []
    people(3)
    assert work(desk) == ["duplicates"] and work(desk) == []
    assert desk.duplicates.count() > 0


def test_running_time_is_kept_every_few_minutes(
    desk: Agency, mono: Mono, open_again: Callable[..., Store]
) -> None:
    mono.seconds += KEEP_TIME_EVERY
    assert work(desk) == ["keep-time"]
    mono.seconds += KEEP_TIME_EVERY - 1
    assert work(desk) == []


def test_the_retention_clock_runs_once_a_day_and_the_file_is_swept_when_it_is_quiet(
    desk: Agency, people: Callable[..., list[str]], clock: FixedClock
) -> None:
    people(45)
    work(desk)
    day = date(2026, 11, 21)
    while day < date(2027, 11, 22):
        day += timedelta(days=50)
        on(clock, min(day, date(2027, 11, 22)))
        done = work(desk)
    assert done == ["purge", "purge", "purge"], "twenty at a time"
    assert desk.retention.due()["interest"] == 0
    assert work(desk, QUIET_ENOUGH - 1) == []
    assert work(desk, QUIET_ENOUGH) == ["sweep"] and work(desk, QUIET_ENOUGH) == []


def test_a_calendar_that_leapt_destroys_nothing_until_a_supervisor_says_it_is_right(
    desk: Agency, people: Callable[..., list[str]], clock: FixedClock
) -> None:
    people(3)
    work(desk)
    on(clock, date(2040, 1, 1))
    assert work(desk) == [] and desk.retention.due()["interest"] == 3
    on(clock, date(2010, 1, 1))
    assert work(desk) == []
    on(clock, TODAY + timedelta(1))
    assert work(desk) == ["purge"] and desk.lists.counts()["new"] == 3
    on(clock, date(2040, 1, 1))
    desk.retention.purge(SUPERVISOR, limit=2)
    on(clock, date(2040, 1, 2))
    assert work(desk) == ["purge"] and desk.retention.due()["interest"] == 0


def test_signs_of_invented_work(
    desk: Agency, store: Store, people: Callable[..., list[str]], clock: FixedClock
) -> None:
    numbers = people(CONTACTS_AN_HOUR + 1)
    for number in numbers:
        desk.follow_ups.record(AGENT, number, ContactReport(outcome="reached"))
    for n in range(60):
        made = draft(100 + n, phone=f"+6281300000{n:03}", assisted=(("name", AGENT.label),))
        store.register(made, issue)
    found = desk.warning_signs.find(SUPERVISOR, TODAY, TODAY)
    assert {(sign.kind, sign.who, sign.count) for sign in found} == {
        ("contacts-too-fast", AGENT.label, CONTACTS_AN_HOUR + 1),
        ("forms-too-fast", AGENT.label, 60),
        ("one-phone", "", CONTACTS_AN_HOUR + 1),
    }
    (phone,) = (sign for sign in found if sign.kind == "one-phone")
    assert phone.numbers == tuple(numbers)
    assert desk.warning_signs.find(SUPERVISOR, TODAY + timedelta(1), TODAY + timedelta(1)) == ()
    for who in (AGENT, TECHNICIAN):
        with pytest.raises(Refused):
            desk.warning_signs.find(who, TODAY, TODAY)
