"""Tells what was paid, when to remind, and until when a person is protected.

Paid time is counted in calendar months, in unbroken runs: a month paid far ahead covers no month before it.
Three unpaid months in a row (the pack's number) end the membership without a fine; until then it is overdue.
A kiosk only knows what an agent or the branch told it, so every answer carries the day of that knowledge.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, NamedTuple

from kiosk.calendar import add_months, first_day, last_day, month_of, months_between
from kiosk.campaign.followup import StayingRule

State = Literal[
    "not-member",
    "registered",
    "already-member",
    "closed",
    "covered",
    "ahead",
    "overdue",
    "ended",
    "withdrawn",
    "erased",
]


class Run(NamedTuple):
    """Paid months without a gap: the first and the last, YYYY-MM."""

    first: str
    last: str


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

    @property
    def runs(self) -> tuple[Run, ...]:
        """The unbroken runs of paid months, in order."""
        after_gap = [month for before, month in pairwise(self.covered) if months_between(before, month) > 1]
        before_gap = [before for before, month in pairwise(self.covered) if months_between(before, month) > 1]
        ends = zip((self.covered[0], *after_gap), (*before_gap, self.last), strict=True)
        return tuple(Run(*each) for each in ends)

    def run_on(self, day: date) -> Run:
        """The run that holds on this day, else the last that has ended, else the first that is to come."""
        begun = [run for run in self.runs if first_day(run.first) <= day]
        return begun[-1] if begun else self.runs[0]


@dataclass(frozen=True, slots=True)
class Reminder:
    """A day on which to remind: early (the first months), due (before the paid time ends), late (it is over),
    before-lapse or lapsed."""

    day: date
    kind: Literal["early", "due", "late", "before-lapse", "lapsed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """The answer to "sampai kapan saya terlindungi?".

    `state`: not-member (nothing is known here yet), registered (a KPJ and no payment: not protected),
    already-member (of somebody else's registering), closed (refused or not eligible), covered, ahead (the
    first paid month is to come), overdue (unpaid, not yet ended), ended, withdrawn, erased.
    `until` is the last day paid for without a gap, `ends` the day on which membership ends if nothing is
    paid, `since` the first day of paid time that is still to come, `known` the day of the newest information.
    """

    state: State
    until: date | None = None
    ends: date | None = None
    since: date | None = None
    next_due: str | None = None
    months_paid: int = 0
    known: date | None = None


def ends_on(paid: Paid, rule: StayingRule, today: date) -> date:
    """The first day on which membership has ended when no more is paid."""
    return _lapse(paid.run_on(today), rule)


def unpaid_months(paid: Paid, today: date) -> int:
    """Whole or begun months that lie unpaid before or at today; 0 while paid ahead."""
    return max(0, months_between(paid.run_on(today).last, month_of(today)))


def reminders(paid: Paid, rule: StayingRule) -> tuple[Reminder, ...]:
    """The days on which a person with this much paid is to be reminded, in order, one a day.

    The first months are those of the calendar from the first covered month on, however many are paid at
    once. Of an old run only what comes before the next one is left.
    """
    found: dict[date, Reminder] = {}
    following: tuple[Run | None, ...] = (*paid.runs[1:], None)
    for run, then in zip(paid.runs, following, strict=True):
        for reminder in _of_run(run, paid.covered[0], rule):
            if then is None or reminder.day < first_day(then.first):
                found.setdefault(reminder.day, reminder)
    return tuple(found[day] for day in sorted(found))


def _of_run(run: Run, joined: str, rule: StayingRule) -> tuple[Reminder, ...]:
    lead = timedelta(days=rule.early_lead_days)
    first_months = (add_months(joined, nth) for nth in range(rule.early_months))
    early = (
        Reminder(last_day(month) - lead, "early") for month in first_months if run.first <= month <= run.last
    )
    end, lapse = last_day(run.last), _lapse(run, rule)
    return (
        *early,
        Reminder(end - lead, "due"),
        Reminder(end + timedelta(days=rule.late_days), "late"),
        Reminder(lapse - timedelta(days=rule.lapse_lead_days), "before-lapse"),
        Reminder(lapse, "lapsed"),
    )


def next_reminder(paid: Paid, rule: StayingRule, after: date, *, just_paid: bool = False) -> Reminder | None:
    """The first reminder later than `after`; None when all have passed.

    Who has `just_paid` is reminded once before the paid time ends, halfway where that is too near.
    """
    found = next((reminder for reminder in reminders(paid, rule) if reminder.day > after), None)
    end = last_day(paid.run_on(after).last)
    if just_paid and found is not None and after < end < found.day:
        return Reminder(after + timedelta(days=((end - after).days + 1) // 2), "due")
    return found


def protection(paid: Paid, rule: StayingRule, today: date) -> Protection:
    """Until when somebody who has paid is protected, as far as this kiosk knows today."""
    run = paid.run_on(today)
    until, ends = last_day(run.last), _lapse(run, rule)
    to_come = (first_day(each.first) for each in paid.runs if first_day(each.first) > today)
    state: State = "covered"
    if today < first_day(run.first):
        state = "ahead"
    elif today >= ends:
        state = "ended"
    elif today > until:
        state = "overdue"
    return Protection(
        state=state,
        until=until,
        ends=ends,
        since=None if state == "covered" else next(to_come, None),
        next_due=add_months(run.last, 1),
        months_paid=paid.months,
        known=paid.known,
    )


def _lapse(run: Run, rule: StayingRule) -> date:
    return first_day(add_months(run.last, rule.lapse_months + 1))
