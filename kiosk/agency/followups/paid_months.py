"""Reads who paid which month, when, and since when that is known, each person under the number that stays."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from kiosk.agency.accounts.roles import require
from kiosk.agency.followups.coverage import Paid, State, protection
from kiosk.agency.followups.outcomes import MAX_MONTHS
from kiosk.campaign.followup import StayingRule
from kiosk.staff import Staff
from kiosk.store.part import TracedStore

PAID = "month <> '' AND undone_at IS NULL"
"""The contacts that say that contributions were paid: as the index `ix_follow_ups_paid` says it."""
KEPT = """
    tie (sequence, kept) AS (
        SELECT sequence, merged_into FROM cases WHERE merged_into IS NOT NULL
        UNION SELECT t.sequence, c.merged_into FROM tie t JOIN cases c ON c.sequence = t.kept
        WHERE c.merged_into IS NOT NULL
    ),
    root (sequence, kept) AS (
        SELECT t.sequence, t.kept FROM tie t JOIN cases c ON c.sequence = t.kept WHERE c.merged_into IS NULL
    )
"""
"""For every joined number the one that stays, however long the chain between them."""
PAID_MONTHS = f"""
    {KEPT},
    nth (n) AS (VALUES {", ".join(f"({n})" for n in range(MAX_MONTHS))}),
    paid_months (sequence, month, paid_on, entered_on) AS (
        SELECT ifnull(root.kept, f.sequence), strftime('%Y-%m', f.month || '-01', '+' || n || ' months'),
            min(f.paid_on), min(f.day)
        FROM follow_ups f JOIN nth ON n < f.months LEFT JOIN root ON root.sequence = f.sequence
        WHERE f.{PAID} GROUP BY 1, 2
    )
"""
"""One row for each person and paid month; of a month paid twice the earliest days."""
EVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class PaidMonth:
    """A paid month of one person: the number that stays, YYYY-MM, the days of payment and of entering."""

    number: str
    month: str
    paid_on: str
    entered_on: str


class PaidMonths:
    """The paid months as a list; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground

    def listed(self, who: Staff, action: str, why: str, **detail: Any) -> tuple[PaidMonth, ...]:
        """Every paid month in the order of the numbers, also of erased people; names nobody.

        `action` is export or export-plain, entered in the trace with the count first.
        """
        require(who, action if action == "export-plain" else "export")
        with self._ground.writing() as connection:
            rows = connection.exec_driver_sql(
                f"WITH RECURSIVE {PAID_MONTHS} SELECT r.number, p.month, p.paid_on, p.entered_on "
                "FROM paid_months p JOIN registrations r ON r.sequence = p.sequence "
                "ORDER BY p.sequence, p.month"
            ).all()
            self._ground.trace(connection, who, action, why=why, entries=len(rows), **detail)
        return tuple(PaidMonth(*row) for row in rows)


def paths(
    connection: Connection, day: date, known_by: date | None = None
) -> Iterator[tuple[tuple[str, ...], int]]:
    """The different sets of months that people had paid by this day, each with the number of people.

    `known_by` leaves out what was entered later.
    """
    rows = connection.exec_driver_sql(
        f"WITH RECURSIVE {PAID_MONTHS} SELECT months, count(*) FROM "
        "(SELECT group_concat(month) AS months FROM (SELECT sequence, month FROM paid_months "
        "WHERE paid_on <= :day AND entered_on <= :known "
        "ORDER BY sequence, month) GROUP BY sequence) GROUP BY months",
        {"day": day.isoformat(), "known": known_by.isoformat() if known_by else EVER},
    )
    for months, count in rows:
        yield tuple(months.split(",")), int(count)


def states(
    connection: Connection, rule: StayingRule, day: date, known_by: date | None = None
) -> Counter[State]:
    """How many payers are covered, overdue, ended or ahead on a day, by what was paid until then."""
    found: Counter[State] = Counter()
    for months, count in paths(connection, day, known_by):
        found[protection(Paid(months, day), rule, day).state] += count
    return found
