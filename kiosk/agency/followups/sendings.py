"""Notes which registration went to the branch in which bundle."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from kiosk.staff import Staff
from kiosk.store.part import iso

_ADD = "INSERT OR REPLACE INTO sendings (sequence, bundle, branch, at, who) VALUES (?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Sending:
    """One registration in one bundle; `at` is when it was made, `who` the label of who made it."""

    bundle: int
    at: datetime
    who: str


def note_sent(
    connection: Connection, who: Staff, branch: str, bundle: int, at: datetime, sequences: Iterable[int]
) -> None:
    """Write down, in the caller's transaction, that these registrations are in this bundle."""
    rows = [(sequence, bundle, branch, iso(at), who.label) for sequence in sequences]
    connection.connection.cursor().executemany(_ADD, rows)


def sendings(connection: Connection, sequence: int) -> tuple[Sending, ...]:
    """The bundles that a registration went in, oldest first."""
    rows = connection.exec_driver_sql(
        "SELECT bundle, at, who FROM sendings WHERE sequence = ? ORDER BY at, bundle", (sequence,)
    )
    return tuple(Sending(row[0], datetime.fromisoformat(row[1]), row[2]) for row in rows)
