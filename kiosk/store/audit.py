"""Writes and verifies the audit chain: every entry's hash covers the one before.

Whether the registrations still say what the trace saw: each row against the hash in its newest entry.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection

from kiosk.store import queries, records

if TYPE_CHECKING:
    from sqlalchemy import Connection

GENESIS = bytes(32)
WALK = 1000
"""How many entries one step of a check looks at: a few milliseconds."""
Detail = Mapping[str, Any]
NOTHING: Detail = MappingProxyType({})
ADD = "INSERT INTO audit (position, entry, hash) VALUES (?, ?, ?)"
_to_json = msgspec.json.Encoder(order="sorted").encode


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One line of the trace; `hash` is the chain's head after it (hex)."""

    position: int
    at: str
    who: str
    action: str
    subject: str
    detail: dict[str, Any]
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReport:
    """Whether the chain is whole; `position` is the first entry that is not, `problem` a code.

    Codes: audit-altered (an entry differs), audit-gap (deleted, inserted or reordered), audit-cut (the end
    is missing or foreign), content-altered (the chain is whole, but rows are not what it saw: `altered` names
    their numbers, and "accounts").
    """

    count: int
    head: str
    problem: str | None = None
    position: int | None = None
    altered: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return self.problem is None


def append(
    connection: Connection,
    *,
    at: datetime,
    who: str,
    action: str,
    subject: str = "",
    detail: Detail = NOTHING,
) -> str:
    """Add one entry inside the caller's writing transaction and return the new head (hex).

    `detail` holds codes, numbers and hashes, never personal data.
    """
    chain = Chain(connection.connection.cursor())
    head = chain.append(at=at.isoformat(), who=who, action=action, subject=subject, detail=detail)
    chain.close()
    return head


def linked(
    head: bytes, position: int, *, at: str, who: str, action: str, subject: str, detail: Detail
) -> tuple[str, bytes]:
    """The text of the entry at this position, and the chain's head after it."""
    entry = {
        "action": action,
        "at": at,
        "detail": dict(detail),
        "position": position,
        "subject": subject,
        "who": who,
    }
    text = _to_json(entry)
    return text.decode(), hashlib.sha256(head + text).digest()


class Chain:
    """The chain's end while a transaction adds to it; `close` writes it to the identity row."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor
        cursor.execute("SELECT audit_count, audit_head FROM kiosk_identity")
        self.count, self.head = cursor.fetchone()

    def append(self, *, at: str, who: str, action: str, subject: str, detail: Detail) -> str:
        """Add one entry and return the new head (hex)."""
        self.count += 1
        text, self.head = linked(
            self.head, self.count, at=at, who=who, action=action, subject=subject, detail=detail
        )
        self._cursor.execute(ADD, (self.count, text, self.head))
        return self.head.hex()

    def close(self) -> None:
        """Make the new end the known one."""
        self._cursor.execute(
            "UPDATE kiosk_identity SET audit_count = ?, audit_head = ? WHERE id = 1", (self.count, self.head)
        )


def read_head(connection: Connection) -> tuple[int, bytes]:
    """How many entries there are, and the hash of the last."""
    chain = Chain(connection.connection.cursor())
    return chain.count, chain.head


class Walk:
    """A check of the whole chain in steps, each in a transaction of its own; entries may come in between."""

    def __init__(self) -> None:
        self.position = 0
        self._head = GENESIS
        self._after = -(2**62)

    def step(self, cursor: Any, most: int) -> AuditReport | None:
        """Look at up to so many more entries; the report once an entry is wrong or the end is reached."""
        sha256 = hashlib.sha256
        cursor.execute(
            "SELECT position, CAST(entry AS BLOB), hash FROM audit WHERE position > ? "
            "ORDER BY position LIMIT ?",
            (self._after, most),
        )
        rows = cursor.fetchall()
        head, position = self._head, self.position
        for found, entry, stored in rows:
            position += 1
            if found != position:
                return _broken(position, head, "audit-gap")
            head = sha256(head + entry).digest()
            if head != stored:
                return _broken(position, head, "audit-altered")
        self._head, self.position, self._after = head, position, position or self._after
        if len(rows) == most:
            return None
        chain = Chain(cursor)
        if position != chain.count or not hmac.compare_digest(head, chain.head):
            return _broken(position, head, "audit-cut")
        return AuditReport(count=position, head=head.hex())


def verify(cursor: Any) -> AuditReport:
    """Walk the whole chain from the first entry to the head kept in the identity row, in one transaction."""
    walk = Walk()
    while (report := walk.step(cursor, WALK)) is None:
        pass
    return report


def _broken(position: int, head: bytes, problem: str) -> AuditReport:
    return AuditReport(count=position, head=head.hex(), problem=problem, position=position)


def entries(cursor: Any, subject: str | None = None) -> Iterator[AuditEntry]:
    """The entries in order, of one subject where it is named."""
    where, values = (" WHERE subject = ?", (subject,)) if subject is not None else ("", ())
    cursor.execute(f"SELECT entry, hash FROM audit{where} ORDER BY position", values)
    while rows := cursor.fetchmany(1000):
        for text, stored in rows:
            yield AuditEntry(**msgspec.json.decode(text), hash=stored.hex())


_SEEN = (
    "SELECT r.sequence, r.number, r.salt, (SELECT json_extract(a.entry, '$.detail.content') FROM audit a "
    "WHERE a.subject = r.number AND json_extract(a.entry, '$.detail.content') IS NOT NULL "
    "ORDER BY a.position DESC LIMIT 1) FROM registrations r "
    "WHERE r.sequence > ? ORDER BY r.sequence LIMIT 500"
)
_ENTERED = (
    "SELECT a.position, a.subject, json_extract(a.entry, '$.action') = 'register' AND NOT EXISTS "
    "(SELECT 1 FROM registrations r WHERE r.number = a.subject) FROM audit a "
    "WHERE a.position > ? ORDER BY a.position LIMIT 500"
)


def altered(connection: Connection, after: int) -> tuple[int, tuple[str, ...]]:
    """Of the next 500 rows after a sequence: the last one's sequence (0: none), and the numbers that differ.

    A row differs where its fields are not what the chain saw, or where it never saw it; erased ones pass.
    """
    seen = connection.exec_driver_sql(_SEEN, (after,)).all()
    last = seen[-1][0] if seen else 0
    held = queries.registrations(connection, "r.sequence > ? AND r.sequence <= ?", after, last)
    drafts = {each.number: each.draft for each in held}
    return last, tuple(
        number
        for _, number, salt, expected in seen
        if expected is None or (salt and records.content_hash(salt, drafts[number]) != expected)
    )


def vanished(connection: Connection, after: int) -> tuple[int, tuple[str, ...]]:
    """Of the next 500 entries after a position: the last one's position (0: none), and numbers without a row.

    Erasing a person leaves their row: one that was entered and is not there was deleted by somebody.
    """
    entered = connection.exec_driver_sql(_ENTERED, (after,)).all()
    return entered[-1][0] if entered else 0, tuple(row[1] for row in entered if row[2])


LOOKS = (altered, vanished)
"""What is looked at 500 at a time, each from 0 until it answers 0."""


def with_contents(report: AuditReport, altered: Iterable[str]) -> AuditReport:
    """A whole chain's report with the rows that are not what it saw."""
    found = tuple(altered)
    return replace(report, problem="content-altered", altered=found) if found and report.is_whole else report
