"""Keeps the case of each registration: a narrow row begun with it and folded anew after every contact."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from kiosk.agency.followups.coverage import Paid
from kiosk.agency.followups.outcomes import ContactReport, FollowUp, Standing, Undone, stand
from kiosk.calendar import month_range
from kiosk.campaign.followup import STAGES, FollowUpRules
from kiosk.store.part import asked, day_of, iso

FOLDED = (
    "UPDATE cases SET state = CASE WHEN hold = '' THEN ? ELSE hold END, outcome = ?, reason = ?, due = ?, "
    "stage = ?, tries = ?, contacts = ?, kpj = ?, covered = ?, paid_last = ?, paid_known = ?, "
    "member_day = ?, last_day = ?, event_day = ifnull(?, day), agent = ?, "
    "revision = (SELECT audit_count FROM kiosk_identity) WHERE sequence = ?"
)
_HISTORY = (
    "WITH RECURSIVE one (sequence) AS (VALUES (?) UNION "
    "SELECT c.sequence FROM cases c JOIN one ON c.merged_into = one.sequence) "
    "SELECT f.*, r.number FROM one JOIN follow_ups f ON f.sequence = one.sequence "
    "JOIN registrations r ON r.sequence = f.sequence ORDER BY f.at, f.id"
)


def history(connection: Connection, sequence: int) -> tuple[FollowUp, ...]:
    """The contacts of a case and of those merged into it, in the order in which they were made."""
    return tuple(read_follow_up(row) for row in asked(connection, _HISTORY, sequence))


def read_follow_up(row: dict[str, Any]) -> FollowUp:
    """A row of `follow_ups` joined with its number."""
    undone = None
    if row["undone_at"]:
        undone = Undone(row["undone_who"], datetime.fromisoformat(row["undone_at"]), row["undone_why"])
    return FollowUp(
        id=row["id"],
        number=row["number"],
        at=datetime.fromisoformat(row["at"]),
        day=date.fromisoformat(row["day"]),
        who=row["who"],
        origin=row["origin"],
        report=ContactReport(
            outcome=row["outcome"],
            reason=row["reason"],
            kpj=row["kpj"],
            month=row["month"],
            months=row["months"],
            amount=row["amount"],
            note=row["note"],
            due=day_of(row["due"]),
            paid_on=day_of(row["paid_on"]),
        ),
        undone=undone,
    )


def read_standing(row: Mapping[Any, Any]) -> Standing:
    """Where a case stands, from its row alone."""
    paid = (
        Paid(tuple(row["covered"].split(",")), date.fromisoformat(row["paid_known"]))
        if row["covered"]
        else None
    )
    return Standing(
        state="done" if row["state"] == "done" else "open" if row["contacts"] else "new",
        outcome=row["outcome"],
        reason=row["reason"],
        due=day_of(row["due"]),
        stage=STAGES[row["stage"]],
        tries=row["tries"],
        contacts=row["contacts"],
        kpj=row["kpj"] or "",
        paid=paid,
        member_day=day_of(row["member_day"]),
        last_day=day_of(row["last_day"]),
    )


def refold(connection: Connection, sequence: int, rules: FollowUpRules, *, counting: bool = True) -> Standing:
    """Fold a case's contacts anew and keep the result in its row.

    `counting` says that the number stays: its payments, and those joined to it, are counted from it.
    """
    contacts = history(connection, sequence)
    standing = stand(contacts, rules)
    asked(connection, FOLDED, *folded_row(sequence, standing, contacts))
    for follow_up_id, nth in () if not counting else first_months(contacts):
        connection.exec_driver_sql("UPDATE follow_ups SET first_nth = ? WHERE id = ?", (nth, follow_up_id))
    return standing


def first_months(contacts: Iterable[FollowUp]) -> tuple[tuple[int, int], ...]:
    """For each payment its id and which month of the person's membership it begins with (1 for joining)."""
    covered: set[str] = set()
    found = []
    for contact in contacts:
        report = contact.report
        if contact.undone is None and report.month:
            found.append((contact.id, len(covered) + 1))
            covered |= set(month_range(report.month, report.months))
    return tuple(found)


def folded_row(sequence: int, standing: Standing, contacts: Iterable[FollowUp]) -> tuple[Any, ...]:
    """The values for FOLDED."""
    standing_contacts = [contact for contact in contacts if contact.undone is None]
    paid = standing.paid
    return (
        standing.state,
        standing.outcome,
        standing.reason,
        iso(standing.due),
        STAGES.index(standing.stage),
        standing.tries,
        standing.contacts,
        standing.kpj or None,
        ",".join(paid.covered) if paid else "",
        paid.last if paid else None,
        iso(paid.known) if paid else None,
        iso(standing.member_day),
        iso(standing.last_day),
        iso(standing.last_day),
        standing_contacts[-1].who if standing_contacts else "",
        sequence,
    )
