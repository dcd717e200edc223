"""Until when someone is covered, and when an agent reminds them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.agency.coverage import Paid, next_reminder, protection, reminders, unpaid_months
from kiosk.agency.months import (
    add_months,
    first_day,
    is_month,
    last_day,
    month_of,
    month_range,
    months_between,
    week_start,
)
from kiosk.agency.rules import StayingRule

RULE = StayingRule()
PAID = Paid(("2026-11", "2026-12"), date(2026, 11, 5))


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 11, 5), "covered"),
        (date(2026, 12, 31), "covered"),
        (date(2027, 1, 1), "overdue"),
        (date(2027, 3, 31), "overdue"),
        (date(2027, 4, 1), "ended"),
    ],
)
def test_three_unpaid_months_end_it(today: date, state: str) -> None:
    answer = protection(PAID, RULE, today)
    assert answer.state == state
    assert (answer.until, answer.ends, answer.next_due) == (date(2026, 12, 31), date(2027, 4, 1), "2027-01")
    assert (answer.months_paid, answer.known) == (2, date(2026, 11, 5))


def test_nothing_paid_is_no_member_as_far_as_is_known() -> None:
    answer = protection(None, RULE, date(2026, 11, 21), known=date(2026, 11, 20))
    assert (answer.state, answer.until, answer.known) == ("not-member", None, date(2026, 11, 20))


def test_reminders_in_the_first_months_come_before_the_paid_time_ends() -> None:
    assert [(reminder.day, reminder.kind) for reminder in reminders(PAID, RULE)] == [
        (date(2026, 12, 24), "early"),
        (date(2027, 3, 18), "before-lapse"),
        (date(2027, 4, 1), "lapsed"),
    ]


def test_later_only_when_payment_is_late() -> None:
    long = Paid(month_range("2026-01", 12), date(2026, 1, 5))
    assert reminders(long, RULE)[0].day == date(2027, 1, 10)
    assert reminders(long, RULE)[0].kind == "late"


def test_the_next_reminder_lies_after_the_contact() -> None:
    assert next_reminder(PAID, RULE, date(2026, 12, 24)) == reminders(PAID, RULE)[1]
    assert next_reminder(PAID, RULE, date(2027, 4, 1)) is None


def test_unpaid_months_are_counted_as_people_count_them() -> None:
    assert [unpaid_months(PAID, date(2026, 12, 1)), unpaid_months(PAID, date(2027, 1, 1))] == [0, 1]
    assert unpaid_months(PAID, date(2027, 3, 31)) == 3


months = st.dates(date(1990, 1, 1), date(2090, 1, 1)).map(month_of)


@given(months, st.integers(-500, 500))
def test_months_add_up(month: str, count: int) -> None:
    assert months_between(month, add_months(month, count)) == count
    assert add_months(add_months(month, count), -count) == month
    assert is_month(month)


@given(months)
def test_a_month_begins_and_ends_where_the_calendar_says(month: str) -> None:
    assert month_of(first_day(month)) == month == month_of(last_day(month))
    assert month_of(last_day(month) + timedelta(days=1)) == add_months(month, 1)


@pytest.mark.parametrize("text", ["2026-00", "2026-13", "2026-1", "26-01", "2026/01", "2026-011", ""])
def test_what_is_no_month(text: str) -> None:
    assert not is_month(text)


def test_weeks_begin_on_monday() -> None:
    assert week_start(date(2026, 11, 21)) == date(2026, 11, 16) == week_start(date(2026, 11, 16))
