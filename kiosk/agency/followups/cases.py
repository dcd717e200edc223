"""Cases: the narrow row beside each registration, begun with it and folded anew after every contact.

Cases for the registrations that came since the desk last looked, and the tallies that count them.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from kiosk.agency.followups.coverage import Paid
from kiosk.agency.followups.outcomes import PAYMENTS, FollowUp, Report, Standing, Undone, stand
from kiosk.agency.followups.rules import STAGES, FollowUpRules
from kiosk.calendar import month_range
from kiosk.store.part import asked

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


def iso(day: date | datetime | None) -> str | None:
    return None if day is None else day.isoformat()


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def moment_of(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


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
        report=Report(
            outcome=row["outcome"],
            reason=row["reason"],
            kpj=row["kpj"],
            month=row["month"],
            months=row["months"],
            amount=row["amount"],
            note=row["note"],
            due=day_of(row["due"]),
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


def refold(connection: Connection, sequence: int, rules: FollowUpRules) -> Standing:
    """Fold a case's contacts anew and keep the result in its row."""
    contacts = history(connection, sequence)
    standing = stand(contacts, rules)
    asked(connection, FOLDED, *folded_row(sequence, standing, contacts))
    for follow_up_id, nth in first_months(contacts):
        connection.exec_driver_sql("UPDATE follow_ups SET first_nth = ? WHERE id = ?", (nth, follow_up_id))
    return standing


def first_months(contacts: Iterable[FollowUp]) -> tuple[tuple[int, int], ...]:
    """For each payment its id and which month of the person's membership it begins with (1 for joining)."""
    covered: set[str] = set()
    found = []
    for contact in contacts:
        report = contact.report
        if contact.undone is None and report.outcome in PAYMENTS and report.month:
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


_NEWEST = "SELECT (SELECT max(sequence) FROM registrations), (SELECT max(sequence) FROM cases)"
_CASES = """
    INSERT INTO cases
        (sequence, day, dusun, rt, occupation, programmes, has_phone, payer, born, event_day, revision)
    SELECT sequence, date(saved_at, :offset), dusun, rt, occupation, programmes, phone IS NOT NULL,
        payer, birth_date, date(saved_at, :offset), (SELECT audit_count FROM kiosk_identity)
    FROM registrations WHERE sequence > :after ORDER BY sequence
"""
_PLACES = (
    "INSERT OR IGNORE INTO places (dusun, rt) SELECT DISTINCT dusun, rt FROM cases WHERE sequence > :after"
)
_TALLIES = (
    """
    INSERT INTO day_tally (day, stage, count)
    SELECT day, stage, count(*) FROM cases WHERE sequence > :after AND hold <> 'merged' GROUP BY 1, 2
    ON CONFLICT DO UPDATE SET count = count + excluded.count
    """,
    """
    INSERT INTO group_tally (month, dusun, occupation, programmes, stage, count)
    SELECT substr(day, 1, 7), dusun, occupation, programmes, stage, count(*)
    FROM cases WHERE sequence > :after AND hold <> 'merged' GROUP BY 1, 2, 3, 4, 5
    ON CONFLICT DO UPDATE SET count = count + excluded.count
    """,
    """
    INSERT INTO queue_tally (state, due, count)
    SELECT state, ifnull(due, ''), count(*) FROM cases WHERE sequence > :after GROUP BY 1, 2
    ON CONFLICT DO UPDATE SET count = count + excluded.count
    """,
)


def is_behind(connection: Connection) -> bool:
    """Whether there are registrations without a case."""
    registered, known = connection.exec_driver_sql(_NEWEST).one()
    return (registered or 0) > (known or 0)


def catch_up(connection: Connection, utc_offset_hours: int) -> None:
    """Open the cases of new registrations in the caller's transaction: about 10 microseconds each."""
    registered, known = connection.exec_driver_sql(_NEWEST).one()
    if (registered or 0) <= (known or 0):
        return
    values = {"after": known or 0, "offset": f"{utc_offset_hours:+d} hours"}
    connection.exec_driver_sql(_CASES, values)
    connection.exec_driver_sql(_PLACES, {"after": values["after"]})
    _count(connection, known or 0)


def count_anew(connection: Connection) -> None:
    """Empty the tallies and count every case, after a change of very many."""
    for table in ("day_tally", "group_tally", "queue_tally"):
        connection.exec_driver_sql(f"DELETE FROM {table}")
    _count(connection, 0)


def _count(connection: Connection, after: int) -> None:
    for statement in _TALLIES:
        connection.exec_driver_sql(statement, {"after": after})
