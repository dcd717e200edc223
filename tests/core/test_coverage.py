"""Until when someone is covered, and when an agent reminds them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.agency.followups.coverage import (
    Paid,
    Reminder,
    next_reminder,
    protection,
    reminders,
    unpaid_months,
)
from kiosk.calendar import (
    add_months,
    first_day,
    is_month,
    last_day,
    month_of,
    month_range,
    month_to_report,
    months_between,
    week_start,
)
from kiosk.campaign.followup import StayingRule
from tests.support.rules import RULES

RULE = RULES.staying
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


GAP = Paid(("2026-12", "2027-08"), date(2026, 12, 5))


@pytest.mark.parametrize(
    ("today", "state", "until", "since"),
    [
        ("2026-11-30", "ahead", "2026-12-31", "2026-12-01"),
        ("2026-12-01", "covered", "2026-12-31", None),
        ("2027-01-01", "overdue", "2026-12-31", "2027-08-01"),
        ("2027-03-31", "overdue", "2026-12-31", "2027-08-01"),
        ("2027-05-15", "ended", "2026-12-31", "2027-08-01"),
        ("2027-08-01", "covered", "2027-08-31", None),
        ("2027-09-01", "overdue", "2027-08-31", None),
        ("2027-12-01", "ended", "2027-08-31", None),
    ],
)
def test_a_month_paid_far_ahead_covers_no_month_before_it(
    today: str, state: str, until: str, since: str | None
) -> None:
    answer = protection(GAP, RULE, date.fromisoformat(today))
    begins = answer.since.isoformat() if answer.since else None
    assert (answer.state, answer.until, begins) == (state, date.fromisoformat(until), since)


def test_runs_are_unbroken() -> None:
    paid = Paid(("2026-11", "2026-12", "2027-01", "2027-03", "2027-05", "2027-06"), date(2026, 11, 5))
    runs = [("2026-11", "2027-01"), ("2027-03", "2027-03"), ("2027-05", "2027-06")]
    assert [tuple(run) for run in paid.runs] == runs
    assert [tuple(run) for run in PAID.runs] == [PAID.covered]


REMINDERS: dict[str, tuple[tuple[str, ...], StayingRule, list[tuple[str, str]]]] = {
    "one month": (
        ("2026-11",),
        RULE,
        [
            ("2026-11-23", "early"),
            ("2026-12-10", "late"),
            ("2027-02-15", "before-lapse"),
            ("2027-03-01", "lapsed"),
        ],
    ),
    "half a year at once": (
        month_range("2026-11", 6),
        RULE,
        [
            ("2026-11-23", "early"),
            ("2026-12-24", "early"),
            ("2027-01-24", "early"),
            ("2027-04-23", "due"),
            ("2027-05-10", "late"),
            ("2027-07-18", "before-lapse"),
            ("2027-08-01", "lapsed"),
        ],
    ),
    "the fifth month of somebody who pays monthly": (
        month_range("2026-11", 5),
        RULE,
        [
            ("2026-11-23", "early"),
            ("2026-12-24", "early"),
            ("2027-01-24", "early"),
            ("2027-03-24", "due"),
            ("2027-04-10", "late"),
            ("2027-06-17", "before-lapse"),
            ("2027-07-01", "lapsed"),
        ],
    ),
    "back after a gap: the first months are over": (
        ("2026-12", "2027-08"),
        RULE,
        [
            ("2026-12-24", "early"),
            ("2027-01-10", "late"),
            ("2027-03-18", "before-lapse"),
            ("2027-04-01", "lapsed"),
            ("2027-08-24", "due"),
            ("2027-09-10", "late"),
            ("2027-11-17", "before-lapse"),
            ("2027-12-01", "lapsed"),
        ],
    ),
    "a month left out: nobody is told of a lapse that will not be": (
        ("2026-12", "2027-02"),
        replace(RULES.staying, early_months=0),
        [
            ("2026-12-24", "due"),
            ("2027-01-10", "late"),
            ("2027-02-21", "due"),
            ("2027-03-10", "late"),
            ("2027-05-18", "before-lapse"),
            ("2027-06-01", "lapsed"),
        ],
    ),
    "a pack with rules of its own": (
        month_range("2026-11", 3),
        replace(
            RULES.staying, early_months=1, early_lead_days=2, late_days=3, lapse_months=2, lapse_lead_days=5
        ),
        [
            ("2026-11-28", "early"),
            ("2027-01-29", "due"),
            ("2027-02-03", "late"),
            ("2027-03-27", "before-lapse"),
            ("2027-04-01", "lapsed"),
        ],
    ),
}


@pytest.mark.parametrize("case", REMINDERS)
def test_when_to_remind(case: str) -> None:
    covered, rule, expected = REMINDERS[case]
    found = reminders(Paid(covered, date(2026, 11, 5)), rule)
    assert [(reminder.day.isoformat(), reminder.kind) for reminder in found] == expected


@pytest.mark.parametrize(
    ("months", "paid_on", "first"),
    [
        (6, "2026-11-05", ("2026-11-23", "early")),
        (6, "2026-11-28", ("2026-12-24", "early")),
        (1, "2026-11-05", ("2026-11-23", "early")),
        (1, "2026-11-25", ("2026-11-28", "due")),
        (1, "2026-11-29", ("2026-11-30", "due")),
        (1, "2026-11-30", ("2026-12-10", "late")),
    ],
)
def test_who_has_just_paid_is_reminded_before_the_paid_time_ends(
    months: int, paid_on: str, first: tuple[str, str]
) -> None:
    paid = Paid(month_range("2026-11", months), date.fromisoformat(paid_on))
    found = next_reminder(paid, RULE, date.fromisoformat(paid_on), just_paid=True)
    assert found is not None
    assert (found.day.isoformat(), found.kind) == first


@given(
    st.sets(st.integers(0, 40), min_size=1, max_size=12),
    st.integers(0, 60),
    st.dates(date(2026, 11, 1), date(2029, 12, 31)),
)
def test_whoever_is_covered_is_reminded_before_it_ends(offsets: set[int], lead: int, day: date) -> None:
    paid = Paid(tuple(add_months("2026-11", each) for each in sorted(offsets)), day)
    rule = replace(RULES.staying, early_lead_days=lead % 28)
    answer = protection(paid, rule, day)
    if answer.state == "covered" and answer.until != day:
        found = next_reminder(paid, rule, day, just_paid=True)
        assert found is not None
        assert day < found.day <= answer.until


def test_the_next_reminder_lies_after_the_contact() -> None:
    assert next_reminder(PAID, RULE, date(2026, 12, 24)) == Reminder(date(2027, 1, 10), "late")
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


def test_the_report_asked_for_in_a_months_first_days_is_that_of_the_month_before() -> None:
    asked = {day: month_to_report(date(2027, 1, day)) for day in (1, 10, 11, 31)}
    assert asked == {1: "2026-12", 10: "2026-12", 11: "2027-01", 31: "2027-01"}
