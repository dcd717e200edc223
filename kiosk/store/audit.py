"""The audit chain: every entry's hash covers the one before, and the last stands in the identity row."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from sqlalchemy import Connection

GENESIS = bytes(32)
Detail = Mapping[str, Any]
NOTHING: Detail = MappingProxyType({})


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

    Codes: audit-altered, audit-gap (deleted, inserted or reordered), audit-cut (the end is missing or
    foreign), content-altered (a registration differs from its entry), content-missing.
    """

    count: int
    head: str
    problem: str | None = None
    position: int | None = None

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
    """Add one entry inside the caller's transaction and return the new head (hex).

    `detail` holds codes, numbers and hashes, never personal data.
    """
    count, head = read_head(connection)
    text = entry_text(count + 1, at, who, action, subject, detail)
    head = next_head(head, text)
    connection.exec_driver_sql(
        "INSERT INTO audit (position, entry, hash) VALUES (?, ?, ?)", (count + 1, text, head)
    )
    connection.exec_driver_sql(
        "UPDATE kiosk_identity SET audit_count = ?, audit_head = ? WHERE id = 1", (count + 1, head)
    )
    return head.hex()


def read_head(connection: Connection) -> tuple[int, bytes]:
    """How many entries there are and the hash of the last."""
    row = connection.exec_driver_sql("SELECT audit_count, audit_head FROM kiosk_identity").one()
    return row[0], row[1]


def entry_text(position: int, at: datetime, who: str, action: str, subject: str, detail: Detail) -> str:
    """The canonical JSON of an entry: what the hash covers, and what is stored."""
    entry = {
        "action": action,
        "at": at.isoformat(),
        "detail": dict(detail),
        "position": position,
        "subject": subject,
        "who": who,
    }
    return msgspec.json.encode(entry, order="sorted").decode()


def next_head(head: bytes, text: str) -> bytes:
    """sha256 of the head before and this entry."""
    return hashlib.sha256(head + text.encode()).digest()


def verify(connection: Connection) -> AuditReport:
    """Walk the whole chain from the first entry to the head kept in the identity row."""
    count, kept = read_head(connection)
    head, position = GENESIS, 0
    sha256 = hashlib.sha256
    rows = connection.exec_driver_sql(
        "SELECT position, CAST(entry AS BLOB), hash FROM audit ORDER BY position"
    )
    for found, entry, stored in rows:
        position += 1
        if found != position:
            return _broken(position, head, "audit-gap")
        head = sha256(head + entry).digest()
        if head != stored:
            return _broken(position, head, "audit-altered")
    if position != count or not hmac.compare_digest(head, kept):
        return _broken(position, head, "audit-cut")
    return AuditReport(count=position, head=head.hex())


def _broken(position: int, head: bytes, problem: str) -> AuditReport:
    return AuditReport(count=position, head=head.hex(), problem=problem, position=position)


def entries(connection: Connection, subject: str | None = None) -> Iterator[AuditEntry]:
    """The entries in order, of one subject where it is named."""
    where, values = (" WHERE subject = ?", (subject,)) if subject is not None else ("", ())
    rows = connection.exec_driver_sql(f"SELECT entry, hash FROM audit{where} ORDER BY position", values)
    for text, stored in rows:
        yield AuditEntry(**msgspec.json.decode(text), hash=stored.hex())
