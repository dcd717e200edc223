"""Writes whole courses of contacts at once, for samples and for taking over an older register."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from kiosk.agency.followups.cases import FOLDED, first_months, folded_row
from kiosk.agency.followups.outcomes import FollowUp, stand
from kiosk.store.audit import Chain
from kiosk.store.part import TracedStore, iso

_ADD = (
    "INSERT INTO follow_ups (sequence, at, day, who, origin, outcome, reason, kpj, month, months, amount, "
    "programmes, first_nth, note, due, paid_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

Course = tuple[int, int, tuple[FollowUp, ...]]
"""A sequence, the number of its programmes, and its contacts, oldest first (each with an id of its own)."""


def enter_courses(ground: TracedStore, courses: Iterable[Course]) -> int:
    """Enter the contacts of people who had none, in one transaction; answers how many contacts.

    Reports must be complete (outcomes.check); each is entered in the trace as any other is.
    """
    with ground.writing() as connection:
        cursor = connection.connection.cursor()
        chain = Chain(cursor)
        entered = 0
        for sequence, programmes, contacts in courses:
            nth = dict(first_months(contacts))
            cursor.executemany(
                _ADD, [_row(sequence, programmes, nth.get(each.id, 0), each) for each in contacts]
            )
            for each in contacts:
                chain.append(
                    at=each.at.isoformat(),
                    who=each.who,
                    action="follow-up",
                    subject=each.number,
                    detail={"outcome": each.report.outcome, "origin": each.origin},
                )
            cursor.execute(FOLDED, folded_row(sequence, stand(contacts, ground.rules), contacts))
            entered += len(contacts)
        chain.close()
    return entered


def _row(sequence: int, programmes: int, nth: int, contact: FollowUp) -> tuple[Any, ...]:
    report = contact.report
    return (
        sequence,
        contact.at.isoformat(),
        contact.day.isoformat(),
        contact.who,
        contact.origin,
        report.outcome,
        report.reason,
        report.kpj,
        report.month,
        report.months,
        report.amount,
        programmes,
        nth,
        report.note,
        iso(report.due),
        iso(report.paid_on or contact.day) if report.month else None,
    )


def newcomers(connection: Connection, after: int, limit: int) -> list[tuple[Any, ...]]:
    """(sequence, number, day, programmes, quote as JSON, months) of people without contacts."""
    return [
        tuple(row)
        for row in connection.exec_driver_sql(
            "SELECT c.sequence, r.number, c.day, c.programmes, r.quote, r.months FROM cases c "
            "JOIN registrations r ON r.sequence = c.sequence "
            "WHERE c.sequence > ? AND c.contacts = 0 AND c.hold = '' ORDER BY c.sequence LIMIT ?",
            (after, limit),
        )
    ]
