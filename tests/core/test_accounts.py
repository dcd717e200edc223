"""Who may do what, which PINs are refused, and when the desk locks itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.agency.accounts.roles import RIGHTS, ROLES, Lock, may, read_pin, require
from kiosk.errors import Problem, Refused
from kiosk.staff import PUBLIC, TERMINAL, Staff

BORN = date(1985, 8, 7)


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        ("12345", "pin-length"),
        ("7392041850627", "pin-length"),
        ("", "pin-length"),
        ("73920a", "pin-digits"),
        ("７３９２０４", "pin-digits"),
        ("123456", "pin-run"),
        ("654321", "pin-run"),
        ("890123", "pin-run"),
        ("135791", "pin-run"),
        ("7234567", "pin-run"),
        ("876549", "pin-run"),
        ("777777", "pin-repeat"),
        ("121212", "pin-repeat"),
        ("739739", "pin-repeat"),
        ("7397397", "pin-repeat"),
        ("113311", "pin-repeat"),
        ("255552", "pin-repeat"),
        ("994477", "pin-repeat"),
        ("070885", "pin-birthday"),
        ("850807", "pin-birthday"),
        ("080785", "pin-birthday"),
        ("07081985", "pin-birthday"),
        ("19850708", "pin-birthday"),
        ("907088511", "pin-birthday"),
        ("781985", "pin-birthday"),
        ("159753", "pin-common"),
        ("357951", "pin-common"),
        ("170845", "pin-common"),
        ("142857", "pin-common"),
    ],
)
def test_a_weak_pin_is_refused_by_name(pin: str, code: str) -> None:
    assert read_pin(pin, BORN) == Problem("pin", code)


@pytest.mark.parametrize("pin", ["739204", " 739204 ", "481902", "90271846", "123409", "739204185062"])
def test_an_ordinary_pin_is_taken(pin: str) -> None:
    assert read_pin(pin, BORN) == pin.strip()


def test_another_persons_birthday_is_nobodys_business() -> None:
    assert read_pin("070885", date(1990, 1, 2)) == "070885"


@pytest.mark.parametrize("pin", ["070885", "07081985", "19850807", "290204", "311299"])
def test_without_a_birth_date_no_pin_may_read_as_one(pin: str) -> None:
    assert read_pin(pin) == Problem("pin", "pin-date")


@pytest.mark.parametrize("pin", ["320885", "071385", "290203", "07082019", "19851307", "850807", "0708853"])
def test_what_is_no_day_of_a_grown_up_may_be_a_pin(pin: str) -> None:
    assert read_pin(pin) == pin


def test_not_more_than_one_pin_in_thirty_reads_as_a_birth_date() -> None:
    pins = [f"{n:06}" for n in range(0, 1_000_000, 7)]
    refused = sum(read_pin(pin) == Problem("pin", "pin-date") for pin in pins)
    assert 0.01 < refused / len(pins) < 1 / 30


@given(st.integers(0, 9), st.sampled_from([1, -1]), st.integers(6, 12))
def test_every_run_is_refused(start: int, step: int, length: int) -> None:
    pin = "".join(str((start + step * place) % 10) for place in range(length))
    assert isinstance(read_pin(pin), Problem)


@given(st.dates(date(1930, 1, 1), date(2015, 1, 1)), st.permutations([0, 1, 2]), st.booleans())
def test_no_order_of_the_birth_date_is_taken(born: date, order: list[int], long: bool) -> None:
    year = f"{born.year}" if long else f"{born.year % 100:02}"
    parts = (f"{born.day:02}", f"{born.month:02}", year)
    assert isinstance(read_pin("".join(parts[place] for place in order), born), Problem)


def test_rights_name_only_known_roles_and_unknown_actions_are_nobodys() -> None:
    assert all(allowed <= set(ROLES) and allowed for allowed in RIGHTS.values())
    for role in ROLES:
        assert not may(Staff(1, role), "no-such-action")
    assert all(may(TERMINAL, action) for action in RIGHTS)
    assert not any(may(PUBLIC, action) for action in RIGHTS)


def test_a_technician_sees_no_person_and_an_agent_exports_nothing_in_clear() -> None:
    technician, agent = Staff(2, "technician"), Staff(3, "agent")
    assert not any(may(technician, action) for action in ("see", "reveal", "export", "copy", "figures"))
    with pytest.raises(Refused) as refusal:
        require(agent, "export-plain")
    assert (refusal.value.code, refusal.value.field) == ("not-allowed", "export-plain")
    require(agent, "follow-up")


def test_the_label_for_the_audit_chain_names_no_person() -> None:
    assert Staff(7, "agent", "Siti Rahayu").label == "staff-7"
    assert TERMINAL.label == "terminal"


def test_the_desk_locks_after_two_minutes_and_stays_locked() -> None:
    lock = Lock(touched=1000.0)
    assert not lock.locked(1119.9) and lock.seconds_left(1090) == 30
    assert lock.locked(1120)
    later = lock.touch(1119).touch(1200)
    assert not later.locked(1300)
    assert lock.touch(1121).locked(1121), "a touch after locking must not open it"
    assert later.close().locked(1200) and later.close().touch(1200).locked(1200)
