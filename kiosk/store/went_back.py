"""Compares the store with the machine's mark: a folder put back, a lost log, a second copy that counted on.

A store that went back has given numbers that it no longer knows. It goes on only under another code, and says
so until somebody confirms that they read it.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Connection

from kiosk.security.mark import Mark
from kiosk.store import audit
from kiosk.store.queries import identity, last_sequence

NUMBERS, CHAIN = "numbers ", "chain "
"""The mark's counters: numbers given under a code, entries of the chain under a code."""

NOTICE = "went-back"


class WentBack(msgspec.Struct, frozen=True, kw_only=True):
    """What a technician is told: when, under which codes, and how far the store and the mark had counted.

    `before` and `after` are the same where no number can have been given twice: only PIN tries went back.
    """

    at: datetime
    before: str
    after: str
    last: int
    mark: int


_read = msgspec.json.Decoder(WentBack).decode


def reached(connection: Connection, code: str) -> dict[str, tuple[int, str]]:
    """How far this store has counted, for the mark."""
    count, head = audit.read_head(connection)
    return {NUMBERS + code: (last_sequence(connection), ""), CHAIN + code: (count, head.hex())}


def is_behind(connection: Connection, mark: Mark, code: str) -> bool:
    """Whether this store once held more than it does, or something else than it does now."""
    if (mark.count(NUMBERS + code) or 0) > last_sequence(connection):
        return True
    seen = mark.count(CHAIN + code)
    if not seen:
        return False
    found = connection.exec_driver_sql("SELECT hash FROM audit WHERE position = ?", (seen,)).scalar()
    return found is None or found.hex() != mark.said(CHAIN + code)


def codes(mark: Mark) -> frozenset[str]:
    """The codes under which the holders of this key have counted on this machine."""
    return frozenset(name.removeprefix(NUMBERS) for name in mark.counters(NUMBERS))


def note(connection: Connection, found: WentBack) -> None:
    """Enter it in the trace, and keep it for whoever must read it; in the caller's transaction."""
    detail = {"from": found.before, "to": found.after, "last": found.last, "mark": found.mark}
    audit.append(connection, at=found.at, who="kiosk", action="store-went-back", detail=detail)
    _keep(connection, msgspec.json.encode(found).decode())


def note_tries(connection: Connection, at: datetime) -> None:
    """The same where PIN tries had to be counted again; what is told already is enough for the reader."""
    audit.append(connection, at=at, who="kiosk", action="pin-tries-counted-again")
    if noted(connection) is None:
        code = identity(connection).code
        last = last_sequence(connection)
        kept = WentBack(at=at, before=code, after=code, last=last, mark=last)
        _keep(connection, msgspec.json.encode(kept).decode())


def noted(connection: Connection) -> WentBack | None:
    """What nobody has confirmed yet; None where there is nothing to read."""
    kept = connection.exec_driver_sql("SELECT value FROM desk_values WHERE name = ?", (NOTICE,)).scalar()
    return _read(kept) if kept else None


def confirm(connection: Connection, who: str, at: datetime) -> WentBack | None:
    """Somebody read it; None where there was nothing."""
    found = noted(connection)
    if found is not None:
        audit.append(connection, at=at, who=who, action="store-went-back-confirmed")
        _keep(connection, "")
    return found


def _keep(connection: Connection, text: str) -> None:
    connection.exec_driver_sql(
        "INSERT INTO desk_values (name, value) VALUES (?, ?) "
        "ON CONFLICT DO UPDATE SET value = excluded.value",
        (NOTICE, text),
    )
