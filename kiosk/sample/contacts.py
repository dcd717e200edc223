"""Invents what agents did about the invented people: a believable course of contacts for each."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from kiosk.agency.followups.outcomes import ContactReport
from kiosk.calendar import add_months, last_day, month_of

Step = tuple[date, ContactReport]

_REASONS = ("no-money", "no-trust", "no-need", "family", "other-insurance", "later")
_NOTES = (
    "",
    "",
    "",
    "datang lagi sore",
    "rumah di belakang masjid",
    "minta dijelaskan ke istri",
    "di ladang",
)
_NOT_ELIGIBLE = ("age", "not-bpu", "moved")


def story(
    random: Random, saved: date, today: date, monthly: int, months: int, patience: float = 1.0
) -> list[Step]:
    """The contacts with one person, oldest first; `monthly` is the contribution in rupiah, 0 if unknown.

    `patience` is the chance that there is any contact at all.
    """
    if random.random() >= patience:
        return []
    return list(_course(random, saved, today, monthly, months))


def _course(random: Random, saved: date, today: date, monthly: int, months: int) -> Iterator[Step]:
    day = saved + timedelta(days=1 + int(random.random() * 6))
    for _ in range(6):
        if day > today:
            return
        turn = random.random()
        note = random.choice(_NOTES)
        if turn < 0.22:
            yield day, ContactReport(outcome="not-home", note=note)
            day += timedelta(days=3)
        elif turn < 0.26:
            yield day, ContactReport(outcome="wrong-number")
            day += timedelta(days=1)
        elif turn < 0.42:
            yield day, ContactReport(outcome="thinking", note=note)
            day += timedelta(days=7)
        elif turn < 0.52:
            yield day, ContactReport(outcome="refused", reason=random.choice(_REASONS), note=note)
            return
        elif turn < 0.56:
            yield day, ContactReport(outcome="already-member")
            return
        elif turn < 0.59:
            yield day, ContactReport(outcome="not-eligible", reason=random.choice(_NOT_ELIGIBLE))
            return
        elif turn < 0.72:
            yield day, ContactReport(outcome="reached", note=note)
            day += timedelta(days=7)
        else:
            yield from _membership(random, day, today, monthly, months)
            return


def _membership(random: Random, day: date, today: date, monthly: int, months: int) -> Iterator[Step]:
    """Registered with a number, paid for the first time, and staying or not."""
    yield day, ContactReport(outcome="member", kpj=f"{random.randrange(10**10, 10**11)}")
    day += timedelta(days=1 + int(random.random() * 9))
    if day > today or random.random() < 0.12:
        return
    month = month_of(day)
    yield day, ContactReport(outcome="first-paid", month=month, months=months, amount=monthly * months)
    while True:
        month = add_months(month, months)
        day = last_day(add_months(month, -1)) - timedelta(days=int(random.random() * 6))
        if day > today:
            return
        if random.random() < 0.15:
            ended = last_day(add_months(month, 2)) + timedelta(days=5)
            if ended <= today:
                yield ended, ContactReport(outcome="lapsed")
            return
        paid_on = day - timedelta(days=day.day % 3)
        amount = monthly * months
        yield (
            day,
            ContactReport(outcome="month-paid", month=month, months=months, amount=amount, paid_on=paid_on),
        )
