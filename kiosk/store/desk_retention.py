"""The retention clock: who is past their time is erased, whose contact tick has run out is not written to."""

from sqlalchemy import Connection

from kiosk.agency.accounts import Staff, require
from kiosk.agency.rights import Purge, cutoff
from kiosk.store.desk_erase import SWEEP_DUE, end_consent, erase_person, sweep
from kiosk.store.desk_ground import Ground, set_value, value
from kiosk.store.desk_rewrite import touch
from kiosk.store.desk_rows import case_row

STEP = 200
PURGED_DAY = "purged-day"
"""The day of the last run, which the idle work compares with the calendar."""

_EXPIRED = {
    "member": "stage >= 2",
    "refused": "stage < 2 AND outcome IN ('refused', 'not-eligible', 'already-member')",
    "interest": "stage < 2 AND outcome NOT IN ('refused', 'not-eligible', 'already-member')",
}


class Retention:
    """Purging by purpose; part of DeskStore."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def purge(self, who: Staff, limit: int = STEP) -> Purge:
        """Erase whose time is over, oldest first, at most `limit`; call again while `more` says so."""
        require(who, "purge")
        with self._ground.writing() as connection:
            erased = []
            left = limit
            for purpose, where in _EXPIRED.items():
                due = self._expired(connection, where, purpose, left)
                for sequence in due:
                    if case_row(connection, sequence)["hold"] != "erased":
                        erase_person(self._ground, connection, who, sequence, "retention", purpose)
                erased.append((purpose, len(due)))
                left -= len(due)
            ended = self._end_contacts(connection, left)
            counts = dict(erased)
            self._ground.trace(connection, who, "purge", erased=counts, contacts_ended=ended)
            set_value(connection, PURGED_DAY, self._ground.today().isoformat())
        return Purge(self._ground.now(), tuple(erased), ended, sum(counts.values()) + ended >= limit)

    def sweep(self) -> bool:
        """Write the file anew if someone was erased since the last time: for idle hours, after purging."""
        return sweep(self._ground)

    def sweep_is_due(self) -> bool:
        """Whether someone was erased since the file was last written anew."""
        with self._ground.reading() as connection:
            return bool(value(connection, SWEEP_DUE))

    def due(self) -> dict[str, int]:
        """How many are past their time, by purpose, counted up to a thousand each."""
        with self._ground.reading() as connection:
            due = {
                purpose: len(self._expired(connection, where, purpose, 1000))
                for purpose, where in _EXPIRED.items()
            }
            return due | {"contact": len(self._old_ticks(connection, 1000))}

    def _expired(self, connection: Connection, where: str, purpose: str, limit: int) -> tuple[int, ...]:
        newest = cutoff(self._ground.today(), self._ground.rules.retention.months(purpose))
        rows = connection.exec_driver_sql(
            f"SELECT sequence FROM cases INDEXED BY ix_cases_event WHERE event_day <= ? AND {where} "
            "AND hold NOT IN ('erased', 'merged') ORDER BY event_day LIMIT ?",
            (newest.isoformat(), max(0, limit)),
        )
        return tuple(row[0] for row in rows)

    def _old_ticks(self, connection: Connection, limit: int) -> tuple[int, ...]:
        """Whose consent to be written to is older than it may be."""
        newest = cutoff(self._ground.today(), self._ground.rules.retention.contact)
        rows = connection.exec_driver_sql(
            "SELECT c.sequence FROM cases c INDEXED BY ix_cases_event "
            "JOIN consents k ON k.sequence = c.sequence AND k.ordinal = "
            "(SELECT max(ordinal) FROM consents WHERE sequence = c.sequence) "
            "WHERE c.event_day <= ? AND c.hold <> 'erased' AND k.contact LIMIT ?",
            (newest.isoformat(), max(0, limit)),
        )
        return tuple(row[0] for row in rows)

    def _end_contacts(self, connection: Connection, limit: int) -> int:
        ticks = self._old_ticks(connection, limit)
        for sequence in ticks:
            end_consent(self._ground, connection, sequence, "contact-expired")
            touch(connection, sequence)
        return len(ticks)
