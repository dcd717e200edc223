"""Stores contacts with registrants: what an agent or the branch reports, and taking a report back."""

from typing import Any

from sqlalchemy import Connection

from kiosk.agency.accounts.roles import require
from kiosk.agency.followups.cases import history
from kiosk.agency.followups.joined import settle
from kiosk.agency.followups.outcomes import ContactReport, FollowUp, Standing, check
from kiosk.errors import Refused
from kiosk.staff import Staff
from kiosk.store.part import TracedStore, asked, case_row, iso, kept_sequence, numbers, sequence_of

_ADD = (
    "INSERT INTO follow_ups (sequence, at, day, who, origin, outcome, reason, kpj, month, months, amount, "
    "programmes, first_nth, note, due, paid_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)"
)


class FollowUps:
    """Reports and their undoing; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground

    def record(self, who: Staff, number: str, report: ContactReport, origin: str = "desk") -> Standing:
        """Enter how a contact ended; answers where the person stands now.

        Refused with the field that is missing (see outcomes.check), "unknown-number", or "held" with the
        hold (suspended, withdrawn, erased; for merged the number that is followed up instead) in `detail`.
        """
        with self._ground.writing() as connection:
            return self.enter(connection, who, number, report, origin)

    def enter(
        self, connection: Connection, who: Staff, number: str, report: ContactReport, origin: str
    ) -> Standing:
        """As record, in the caller's transaction; what is refused leaves nothing behind."""
        require(who, "follow-up")
        checked = check(report, self._ground.rules, self._ground.today())
        sequence = sequence_of(connection, number)
        case = case_row(connection, sequence)
        _refuse_held(connection, case)
        self._ground.trace(
            connection, who, "follow-up", number=number, outcome=checked.outcome, origin=origin
        )
        programmes = case["programmes"].split(",")
        asked(connection, _ADD, *self._row(sequence, who, origin, checked, len(programmes)))
        return settle(self._ground, connection, sequence)

    def undo(self, who: Staff, follow_up_id: int, why: str) -> Standing:
        """Take a report back; it stays in the history with who, when and why.

        Agents undo their own reports, supervisors any. Refused unknown-follow-up, already-undone,
        not-yours or reason-missing.
        """
        require(who, "undo")
        why = " ".join(why.split())[:200]
        if not why:
            raise Refused("reason-missing", "why")
        with self._ground.writing() as connection:
            row = (
                connection.exec_driver_sql(
                    "SELECT f.*, r.number FROM follow_ups f JOIN registrations r ON r.sequence = f.sequence "
                    "WHERE f.id = ?",
                    (follow_up_id,),
                )
                .mappings()
                .first()
            )
            if row is None:
                raise Refused("unknown-follow-up", "follow-up")
            if row["undone_at"]:
                raise Refused("already-undone", "follow-up")
            if who.role != "supervisor" and row["who"] != who.label:
                raise Refused("not-yours", "follow-up")
            self._ground.trace(
                connection,
                who,
                "undo",
                number=row["number"],
                sequence=row["sequence"],
                why=why,
                outcome=row["outcome"],
                follow_up=follow_up_id,
            )
            connection.exec_driver_sql(
                "UPDATE follow_ups SET undone_who = ?, undone_at = ?, undone_why = ? WHERE id = ?",
                (who.label, iso(self._ground.now()), why, follow_up_id),
            )
            return settle(self._ground, connection, row["sequence"])

    def history(self, who: Staff, number: str) -> tuple[FollowUp, ...]:
        """All contacts of a person, those taken back too, oldest first."""
        require(who, "see")
        with self._ground.reading() as connection:
            return history(connection, sequence_of(connection, number))

    def _row(
        self, sequence: int, who: Staff, origin: str, report: ContactReport, programmes: int
    ) -> tuple[Any, ...]:
        return (
            sequence,
            iso(self._ground.now()),
            iso(self._ground.today()),
            who.label,
            origin,
            report.outcome,
            report.reason,
            report.kpj,
            report.month,
            report.months,
            report.amount,
            programmes,
            report.note,
            iso(report.due),
            iso(report.paid_on),
        )


def _refuse_held(connection: Connection, case: dict[str, Any]) -> None:
    if case["hold"] == "merged":
        kept = kept_sequence(connection, case["sequence"])
        raise Refused("held", "number", numbers(connection, "?", (kept,))[0])
    if case["hold"]:
        raise Refused("held", "number", case["hold"])
