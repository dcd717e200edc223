"""Checks one contact with a registrant, and reckons where the person stands after all of them.

Where someone stands is never stored as a truth of its own: it is folded from the contacts that were not
taken back, so undoing, merging and a late reply from the branch need no rule of their own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from kiosk.agency.followups.coverage import Paid, next_reminder
from kiosk.calendar import add_months, is_month, month_of, month_range, months_between
from kiosk.campaign.followup import STAGES, FollowUpRules, OutcomeRule, Stage, State
from kiosk.errors import Problem, Refused

MAX_NOTE = 500
MAX_MONTHS = 12
ACCEPTED = "branch: accepted"
"""The note of a branch that accepts somebody and has no membership number yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactReport:
    """What an agent says about one contact.

    `month` (YYYY-MM) and `months` say which contributions were paid, `amount` how many rupiah in all, and
    `paid_on` when (None: on the day of the report).
    `due` overrules the rule's next date ("datang lagi Selasa").
    """

    outcome: str
    reason: str = ""
    kpj: str = ""
    month: str = ""
    months: int = 1
    amount: int = 0
    note: str = ""
    due: date | None = None
    paid_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A report that the store holds; `undone` names who took it back, when and why.

    `origin` is desk, or branch for what a reply told.
    """

    id: int
    number: str
    at: datetime
    day: date
    who: str
    report: ContactReport
    origin: str = "desk"
    undone: "Undone | None" = None


@dataclass(frozen=True, slots=True)
class Undone:
    who: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a registrant stands: the fold of all contacts.

    `state` is new, open or done; `tries` counts the same outcome in a row; `stage` is the furthest that was
    reached of registered, reached, member, paid, month-3; `member_day` is the day of the first payment.
    """

    state: State = "new"
    outcome: str = ""
    reason: str = ""
    due: date | None = None
    stage: Stage = "registered"
    tries: int = 0
    contacts: int = 0
    kpj: str = ""
    paid: Paid | None = None
    member_day: date | None = None
    last_day: date | None = None


def read_kpj(text: str) -> str | Problem:
    """The membership number as text of 9 to 13 digits (11 today), spaces and dots dropped.

    The ".0" that a spreadsheet puts behind a number is no digit of it.
    """
    digits = re.sub(r"[\s.\-]", "", re.sub(r"(?<=\d)[.,]0{1,2}\s*$", "", text))
    return digits if re.fullmatch(r"[0-9]{9,13}", digits) else Problem("kpj", "kpj-digits")


def check(report: ContactReport, rules: FollowUpRules, today: date) -> ContactReport:
    """The report as it may be stored; raises Refused(code, field) naming what is missing or impossible."""
    rule = rules.outcome(report.outcome)
    if rule is None:
        raise Refused("outcome", "outcome")
    kpj = read_kpj(report.kpj) if report.kpj else ""
    if isinstance(kpj, Problem):
        raise Refused(kpj.code, "kpj")
    for need, given in (("reason", report.reason.strip()), ("kpj", kpj), ("month", report.month)):
        if need in rule.needs and not given:
            raise Refused(f"{need}-missing", need)
    _check_payment(report, rule)
    if rule.pays and report.paid_on is not None and report.paid_on > today:
        raise Refused("paid-future", "paid-on")
    if report.due is not None and report.due < today:
        raise Refused("due-past", "due")
    if len(report.note) > MAX_NOTE:
        raise Refused("note-long", "note")
    return ContactReport(
        outcome=report.outcome,
        reason=_clean(report.reason)[:200],
        kpj=kpj,
        month=report.month if rule.pays else "",
        months=report.months if rule.pays else 0,
        amount=report.amount if rule.pays else 0,
        note=_clean(report.note),
        due=report.due,
        paid_on=(report.paid_on or today) if rule.pays else None,
    )


def _check_payment(report: ContactReport, rule: OutcomeRule) -> None:
    if report.month and not is_month(report.month):
        raise Refused("month", "month")
    if rule.pays and not 1 <= report.months <= MAX_MONTHS:
        raise Refused("months", "months")
    if report.amount < 0:
        raise Refused("amount", "amount")


Doubts = tuple[tuple[Literal["gap", "double", "ahead", "old"], tuple[str, ...]], ...]


def doubts(paid: Paid | None, month: str, months: int, today: date) -> Doubts:
    """What whoever enters a payment must say is so, each with the months (YYYY-MM) that it is about.

    gap: it leaves months unpaid before it. double: they are paid already. ahead: they lie farther ahead than
    anybody pays, or a first payment begins after the next month. old: they are over for more than a year.
    """
    if not month:
        return ()
    wanted, now = month_range(month, months), month_of(today)
    latest = add_months(now, MAX_MONTHS if paid else 1)
    ahead = tuple(each for each in wanted if each > latest) if paid or month > latest else ()
    found: Doubts = (
        ("gap", gap(paid, month, months)),
        ("double", tuple(each for each in wanted if paid and each in paid.covered)),
        ("ahead", ahead),
        ("old", tuple(each for each in wanted if each < add_months(now, -MAX_MONTHS))),
    )
    return tuple(each for each in found if each[1])


def gap(paid: Paid | None, month: str, months: int) -> tuple[str, ...]:
    """The months (YYYY-MM) that a payment for `months` from `month` would leave unpaid between paid ones.

    Only those that no payment before it left so: what was asked about once is not asked again.
    """
    before = set(paid.covered) if paid else set()
    if not month or not before:
        return ()
    return tuple(sorted(_holes(before | set(month_range(month, months))) - _holes(before)))


def _holes(covered: set[str]) -> set[str]:
    first, last = min(covered), max(covered)
    return set(month_range(first, months_between(first, last) + 1)) - covered


def _clean(text: str) -> str:
    """Without control characters; line ends become spaces."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def stand(follow_ups: Iterable[FollowUp], rules: FollowUpRules) -> Standing:
    """Where the person stands after these contacts, in the order in which they were entered."""
    standing = Standing()
    for follow_up in follow_ups:
        if follow_up.undone is None:
            standing = _step(standing, follow_up, rules)
    return standing


def _step(before: Standing, follow_up: FollowUp, rules: FollowUpRules) -> Standing:
    report = follow_up.report
    rule = rules.outcome(report.outcome) or OutcomeRule(report.outcome)
    comes_back = not rule.closes and rule.next != "none"
    tries = before.tries + 1 if report.outcome == before.outcome else 1
    paid = _paid(before.paid, follow_up)
    stage = max(before.stage, rule.stage, _paid_stage(paid), key=STAGES.index)
    return Standing(
        state="done" if rule.closes else "open",
        outcome=report.outcome,
        reason=report.reason,
        due=report.due or _due(rule, tries, paid, follow_up.day, rules) if comes_back else None,
        stage=stage,
        tries=tries,
        contacts=before.contacts + 1,
        kpj=report.kpj or before.kpj,
        paid=paid,
        member_day=before.member_day or (follow_up.day if paid else None),
        last_day=follow_up.day,
    )


def _paid(before: Paid | None, follow_up: FollowUp) -> Paid | None:
    """The paid time with this report's months added; a month reported twice counts once."""
    report = follow_up.report
    if not report.month:
        return before
    covered = set(before.covered if before else ()) | set(month_range(report.month, report.months))
    return Paid(tuple(sorted(covered)), follow_up.day)


def _paid_stage(paid: Paid | None) -> Stage:
    if paid is None:
        return "registered"
    return "month-3" if paid.months >= 3 else "paid"


def _due(rule: OutcomeRule, tries: int, paid: Paid | None, day: date, rules: FollowUpRules) -> date:
    """The next contact: a member's reminder after good news, else the rule's days for this many tries."""
    if paid is not None and rule.next == "until-paid":
        reminder = next_reminder(paid, rules.staying, day, just_paid=rule.pays)
        if reminder is not None:
            return reminder.day
    days = rule.due_days[min(tries, len(rule.due_days)) - 1] if rule.due_days else 7
    return day + timedelta(days=days)
