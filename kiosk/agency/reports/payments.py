"""Reads the payments entered in a month as the incentive counts them: each month of a person once."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from kiosk.agency.followups.incentives import Contribution, NewMember
from kiosk.agency.followups.paid_months import KEPT, PAID
from kiosk.calendar import first_day, last_day, month_range
from kiosk.campaign.followup import FollowUpRules

_PAYMENTS = f"""
    WITH RECURSIVE {KEPT},
    payers (sequence) AS (
        SELECT DISTINCT ifnull(root.kept, f.sequence) FROM follow_ups f
        LEFT JOIN root ON root.sequence = f.sequence WHERE f.day BETWEEN :first AND :last AND f.{PAID}
    ),
    family (payer, sequence) AS (
        SELECT sequence, sequence FROM payers
        UNION SELECT root.kept, root.sequence FROM root JOIN payers ON payers.sequence = root.kept
    )
    SELECT family.payer, f.day, f.who, f.month, f.months, f.amount, f.programmes,
        EXISTS (SELECT 1 FROM family k JOIN follow_ups b ON b.sequence = k.sequence
            WHERE k.payer = family.payer AND b.undone_at IS NULL AND b.day <= :last
            AND b.outcome IN (SELECT value FROM json_each(:known)))
    FROM family JOIN follow_ups f ON f.sequence = family.sequence
    WHERE f.{PAID} AND f.day <= :last ORDER BY family.payer, f.at, f.id
"""


@dataclass(frozen=True, slots=True)
class Payment:
    """What one payment brought in the month: who entered it, and whether the payer is new by it."""

    who: str
    contribution: Contribution
    member: NewMember | None


def payments(connection: Connection, month: str, rules: FollowUpRules) -> Iterator[Payment]:
    """The payments entered in a month (YYYY-MM) that cover a month which was not paid before.

    Of a payment that covers some months again, only the share of the new ones counts. Whether the payer had
    been a member before is as known at the month's end.
    """
    first, last = first_day(month).isoformat(), last_day(month).isoformat()
    known = json.dumps(rules.ids(tells="known-before"))
    rows = connection.exec_driver_sql(_PAYMENTS, {"first": first, "last": last, "known": known})
    payer, covered = None, set[str]()
    for sequence, day, who, start, months, amount, programmes, known_before in rows:
        if sequence != payer:
            payer, covered = sequence, set()
        new = set(month_range(start, months)) - covered
        if new and day >= first:
            contribution = Contribution(amount * len(new) // months, len(covered) + 1, len(new))
            member = None if covered else NewMember(programmes, bool(known_before))
            yield Payment(who, contribution, member)
        covered |= new
