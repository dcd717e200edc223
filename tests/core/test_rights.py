"""Deadlines and retention of the law on personal data, and what a copy of one's data holds."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.agency.rights.law import PURPOSES, Request, cutoff, held, kept_until, open_first
from tests.core.test_follow_ups import DRAFT
from tests.support.rules import RULES

NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)


def test_three_times_twenty_four_hours() -> None:
    request = Request(id=1, kind="copy", number="K7M-000001-4", received=NOW)
    assert request.deadline == NOW + timedelta(days=3)
    assert request.hours_left(NOW + timedelta(hours=70)) == 2
    assert request.hours_left(NOW + timedelta(hours=80)) == -8


def test_the_nearest_open_deadline_comes_first() -> None:
    requests = [
        Request(id=1, kind="copy", number="a", received=NOW, done=NOW),
        Request(id=2, kind="deletion", number="b", received=NOW + timedelta(hours=1)),
        Request(id=3, kind="breach", number="", received=NOW),
    ]
    assert [request.id for request in open_first(requests)] == [3, 2, 1]


@pytest.mark.parametrize(
    ("last", "months", "until"),
    [
        (date(2026, 11, 21), 24, date(2028, 11, 21)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_data_is_kept_so_many_months(last: date, months: int, until: date) -> None:
    assert kept_until(last, months) == until


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 80), st.integers(-3, 3))
def test_the_cutoff_is_the_inverse_of_keeping(today: date, months: int, near: int) -> None:
    event = cutoff(today, months) + timedelta(days=near)
    assert (kept_until(event, months) < today) == (event <= cutoff(today, months))


def test_every_purpose_has_its_months() -> None:
    assert all(RULES.retention.months(each) > 0 for each in PURPOSES)


def test_what_is_held_is_named() -> None:
    assert {"nik", "name", "birth_date", "phone", "programmes"} <= set(held(DRAFT))
    assert "dusun" not in held(DRAFT)
