"""Whether the registrations still say what the trace saw: each row against the hash in its newest entry."""

from collections.abc import Iterator

from sqlalchemy import Connection

from kiosk.store import asking, records

_SEEN = (
    "SELECT r.number, r.salt, (SELECT json_extract(a.entry, '$.detail.content') FROM audit a "
    "WHERE a.subject = r.number AND json_extract(a.entry, '$.detail.content') IS NOT NULL "
    "ORDER BY a.position DESC LIMIT 1) FROM registrations r "
    "WHERE r.sequence > ? ORDER BY r.sequence LIMIT 500"
)


def altered(connection: Connection) -> Iterator[str]:
    """The numbers of entries whose fields differ from the trace or that it never saw; erased ones pass."""
    last = 0
    while seen := connection.exec_driver_sql(_SEEN, (last,)).all():
        held = asking.registrations(connection, "r.sequence > ? AND r.sequence <= ?", last, last + len(seen))
        drafts = {each.number: each.draft for each in held}
        for number, salt, expected in seen:
            if expected is None or (salt and records.content_hash(salt, drafts[number]) != expected):
                yield number
        last += len(seen)
