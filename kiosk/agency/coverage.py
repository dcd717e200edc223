"""Staying covered: what was paid, when to remind, and until when a person is protected.

Paid time is counted in calendar months. Three unpaid months in a row (the pack's number) end the
membership without a fine; until then it is overdue. A kiosk only knows what an agent or the branch told
it, so every answer carries the day of that knowledge.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kiosk.agency.months import add_months, first_day, last_day, month_of, months_between
from kiosk.agency.rules import StayingRule


@dataclass(frozen=True, slots=True)
class Paid:
    """The contributions known here: the months paid (YYYY-MM, in order) and the day of the newest news."""

    covered: tuple[str, ...]
    known: date

    @property
    def last(self) -> str:
        return self.covered[-1]

    @property
    def months(self) -> int:
        return len(self.covered)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A day on which to remind: early (months 1-3), late (paid time is over), before-lapse or lapsed."""

    day: date
    kind: Literal["early", "late", "before-lapse", "lapsed"]


@dataclass(frozen=True, slots=True)
class Protection:
    """The answer to "sampai kapan saya terlindungi?".

    `state`: not-member (nothing paid is known here), covered, overdue (unpaid, not yet ended), ended.
    `until` is the last day paid for, `ends` the day on which membership ends if nothing is paid, `known`
    the day of the newest information.
    """

    state: Literal["not-member", "covered", "overdue", "ended"]
    until: date | None = None
    ends: date | None = None
    next_due: str | None = None
    months_paid: int = 0
    known: date | None = None


def ends_on(paid: Paid, rule: StayingRule) -> date:
    """The first day on which membership has ended when no more is paid."""
    return first_day(add_months(paid.last, rule.lapse_months + 1))


def unpaid_months(paid: Paid, today: date) -> int:
    """Whole or begun months that lie unpaid before or at today; 0 while paid ahead."""
    return max(0, months_between(paid.last, month_of(today)))


def reminders(paid: Paid, rule: StayingRule) -> tuple[Reminder, ...]:
    """The days on which a person with this much paid is to be reminded, in order."""
    end = last_day(paid.last)
    if paid.months <= rule.early_months:
        first = Reminder(end - timedelta(days=rule.early_lead_days), "early")
    else:
        first = Reminder(end + timedelta(days=rule.late_days), "late")
    ends = ends_on(paid, rule)
    before = Reminder(ends - timedelta(days=rule.lapse_lead_days), "before-lapse")
    return first, before, Reminder(ends, "lapsed")


def next_reminder(paid: Paid, rule: StayingRule, after: date) -> Reminder | None:
    """The first reminder later than `after`; None when all have passed."""
    return next((reminder for reminder in reminders(paid, rule) if reminder.day > after), None)


def protection(paid: Paid | None, rule: StayingRule, today: date, known: date | None = None) -> Protection:
    """Until when a person is protected, as far as this kiosk knows today."""
    if paid is None:
        return Protection("not-member", known=known)
    until, ends = last_day(paid.last), ends_on(paid, rule)
    state: Literal["covered", "overdue", "ended"] = "covered"
    if today >= ends:
        state = "ended"
    elif today > until:
        state = "overdue"
    return Protection(state, until, ends, add_months(paid.last, 1), paid.months, paid.known)
