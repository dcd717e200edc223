"""Erases people whose time is over, and ends contact where consent to it has run out.

Whoever is suspended is disputed (article 41): nothing of theirs is destroyed until it is settled.
"""

import json
from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection

from kiosk.agency.accounts.roles import require
from kiosk.agency.followups.joined import settle
from kiosk.agency.rights.erase import SWEEP_DUE, end_consent, erase_person, sweep
from kiosk.agency.rights.law import Purge, cutoff
from kiosk.staff import Staff
from kiosk.store.erasures import come_back
from kiosk.store.part import TracedStore, case_row, set_value, value
from kiosk.work import Slice, Work

STEP = 200
UNCOUNTED = 10**9
AT_ONCE = 3
"""How many are erased between two frames of the screen."""

SWEEP_IN_A_BLINK = 4_000_000
"""Bytes of a file that is written anew in less than a tenth of a second."""

PURGED_DAY = "purged-day"
"""The day of the last run, which the idle work compares with the calendar."""

_FREE = "hold NOT IN ('erased', 'merged', 'suspended')"
_EXPIRED = {
    "member": "stage >= 2",
    "refused": "stage < 2 AND outcome IN (SELECT value FROM json_each(:refused))",
    "interest": "stage < 2 AND outcome NOT IN (SELECT value FROM json_each(:refused))",
}


COPY = Staff(0, "supervisor", "restored-copy")
"""Under whose name those are erased again who came back with a copy."""


class Retention:
    """Purging by purpose; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
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

    def disputed(self) -> int:
        """How many are past their time and stay because they are suspended, counted up to a thousand."""
        with self._ground.reading() as connection:
            return sum(
                len(self._expired(connection, where, purpose, 1000, "hold = 'suspended'"))
                for purpose, where in _EXPIRED.items()
            )

    def purging(self, who: Staff) -> Work:
        """Erase whose time is over, all of them, a few at a time; answers the sum as one Purge.

        Broken off, whoever was erased is erased whole and the rest waits. The file is written anew at once
        only where that is a matter of a blink; else the kiosk does it when it is idle.
        """
        require(who, "purge")
        due = self.due(UNCOUNTED)
        # An erased person's tick to be written to goes with them.
        total = max(due.pop("contact"), sum(due.values()))
        erased: Counter[str] = Counter()
        ended = 0
        while True:
            done = self.purge(who, AT_ONCE)
            erased.update(dict(done.erased))
            ended += done.contacts_ended
            if not done.more:
                break
            gone = erased.total() + ended
            yield Slice(gone, max(total, gone))
        self.sweep(SWEEP_IN_A_BLINK)
        return Purge(self._ground.now(), tuple(erased.items()), ended, False)

    def erase_again(self, entries: Iterable[str]) -> int:
        """Erase whoever was erased before and came back with an old copy; answers how many registrations."""
        with self._ground.reading() as connection:
            back = come_back(connection, entries)
        if back:
            with self._ground.writing() as connection:
                for sequence in back:
                    if case_row(connection, sequence)["hold"] != "erased":
                        erase_person(self._ground, connection, COPY, sequence, "request", "erased-before")
            self.sweep()
        return len(back)

    def erased_again(self) -> int:
        """How many registrations had to be erased again since the store was restored or put back."""
        with self._ground.reading() as connection:
            found = connection.exec_driver_sql(
                "SELECT count(*) FROM audit WHERE json_extract(entry, '$.who') = ? AND position > "
                "(SELECT max(position) FROM audit WHERE json_extract(entry, '$.action') = 'restored')",
                (COPY.label,),
            )
            return int(found.scalar() or 0)

    def sweep(self, limit: int | None = None) -> bool:
        """Write the file anew if someone was erased since the last time: for idle hours, after purging.

        A file larger than `limit` bytes is left alone; answers whether nothing is left to sweep.
        """
        return sweep(self._ground, limit)

    def sweep_is_due(self) -> bool:
        """Whether someone was erased since the file was last written anew."""
        with self._ground.reading() as connection:
            return bool(value(connection, SWEEP_DUE))

    def due(self, most: int = 1000) -> dict[str, int]:
        """How many are past their time, by purpose, counted up to so many each."""
        with self._ground.reading() as connection:
            due = {
                purpose: len(self._expired(connection, where, purpose, most))
                for purpose, where in _EXPIRED.items()
            }
            return due | {"contact": len(self._old_ticks(connection, most))}

    def _expired(
        self, connection: Connection, where: str, purpose: str, limit: int, held: str = _FREE
    ) -> tuple[int, ...]:
        newest = cutoff(self._ground.today(), self._ground.rules.retention.months(purpose))
        rows = connection.exec_driver_sql(
            f"SELECT sequence FROM cases INDEXED BY ix_cases_event WHERE event_day <= :newest AND {where} "
            f"AND {held} ORDER BY event_day LIMIT :limit",
            {
                "newest": newest.isoformat(),
                "refused": json.dumps(self._ground.rules.ids(keeps="refused")),
                "limit": max(0, limit),
            },
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
            settle(self._ground, connection, sequence)
        return len(ticks)
