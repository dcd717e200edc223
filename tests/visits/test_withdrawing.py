"""A villager takes consent back at the public screen: right digits, wrong digits, too many tries."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.clock import FixedClock
from kiosk.staff import TERMINAL
from tests.store.conftest import issue
from tests.support.builders import draft
from tests.support.window import SIZES, Window

NUMBER_PAD_TAIL = 4


@pytest.fixture(params=["M", "P"])
def window(
    request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock, qapp: object
) -> Iterator[Window]:
    opened = Window(tmp_path / "station", clock, SIZES[request.param])
    yield opened
    opened.close()


def saved(window: Window) -> tuple[str, str]:
    """Somebody's number, and the last digits of their NIK."""
    assert window.kiosk.station is not None
    person = draft(1)
    registration, _ = window.kiosk.station.store.register(person, issue)
    assert person.nik is not None
    return registration.number, person.nik[-NUMBER_PAD_TAIL:]


def look_up(window: Window, number: str) -> None:
    window.tap("attractScreen")
    window.tap("checkTile")
    window.session.check(number)
    window.settle()
    assert window.journey.screen == "Status"


def wrong(tail: str) -> str:
    return f"{(int(tail) + 1) % 10_000:04}"


def test_the_right_digits_take_consent_back_and_ask_for_deletion(window: Window) -> None:
    number, tail = saved(window)
    look_up(window, number)
    window.tap("withdrawButton")
    assert not window.journey.nextReady
    window.type(tail)
    assert tail not in "".join(window.texts())
    window.tap("nextButton")
    assert window.journey.screen == "Withdrawn"
    assert not window.journey.canGoBack
    assert number not in window.texts()
    desk = window.kiosk.desk_session.store
    assert desk.people.person(TERMINAL, number).hold == "withdrawn"
    assert [request.kind for request in desk.requests.list()] == ["deletion"]
    assert desk.store.verify_audit().is_whole
    window.tap("nextButton")
    assert window.journey.screen == "Home"


def test_wrong_digits_say_no_more_and_only_a_few_are_looked_at(window: Window) -> None:
    number, tail = saved(window)
    look_up(window, number)
    window.tap("withdrawButton")
    said = []
    for _ in range(6):
        window.type(wrong(tail))
        window.tap("nextButton")
        assert window.journey.screen == "Withdraw"
        assert window.journey.nikTail == ""
        said.append(window.journey.problem["code"])
    assert said == ["tail-no-match"] * 5 + ["tail-ask-agent"]
    window.type(tail)
    window.tap("nextButton")
    assert window.journey.problem["code"] == "tail-ask-agent"
    assert window.kiosk.desk_session.store.people.person(TERMINAL, number).hold == ""


def test_three_digits_are_not_looked_at(window: Window) -> None:
    number, tail = saved(window)
    look_up(window, number)
    window.tap("withdrawButton")
    window.type(tail[:3])
    window.tap("nextButton")
    assert window.journey.problem["code"] == "tail-length"
    tries = [entry for entry in window.kiosk.desk_session.store.store.audit_entries(number)]
    assert "withdraw-try" not in [entry.action for entry in tries]


def test_turning_back_forgets_the_digits(window: Window) -> None:
    number, tail = saved(window)
    look_up(window, number)
    window.tap("withdrawButton")
    window.type(tail)
    window.tap("backButton")
    assert window.journey.screen == "Status"
    assert window.session.visit is not None
    assert window.session.visit.nik_tail == ""


def test_withdrawing_twice_asks_for_one_deletion(window: Window) -> None:
    number, tail = saved(window)
    for _ in range(2):
        look_up(window, number)
        window.tap("withdrawButton")
        window.type(tail)
        window.tap("nextButton")
        assert window.journey.screen == "Withdrawn"
        window.session.finish()
        window.settle()
    assert len(window.kiosk.desk_session.store.requests.list()) == 1
