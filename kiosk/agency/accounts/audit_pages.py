"""Reads the audit trail for a supervisor: who did what, to which number, and why, newest first, in pages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection

from kiosk.agency.accounts.roles import may, require
from kiosk.agency.accounts.rows import are_untouched
from kiosk.staff import Staff
from kiosk.store import audit
from kiosk.store.part import TracedStore
from kiosk.work import Slice, Work, run_through

PAGE = 50
_HASHED = "sha256:"
_ALSO = ("merge", "unmerge", "keep-apart")
"""Entries that stand under one number and name another."""
_ENTRIES = (
    "SELECT a.entry, n.why FROM audit a LEFT JOIN trace_notes n ON n.position = a.position "
    "WHERE a.subject = ? ORDER BY a.position"
)
_JOINED = (
    "WITH RECURSIVE one (sequence) AS (VALUES (?) UNION "
    "SELECT c.sequence FROM cases c JOIN one ON c.merged_into = one.sequence) "
    "SELECT r.number FROM one JOIN registrations r ON r.sequence = one.sequence"
)
_BESIDE = (
    "SELECT number FROM registrations WHERE sequence IN (SELECT kept FROM merges WHERE folded = :s UNION "
    "SELECT folded FROM merges WHERE kept = :s UNION SELECT first FROM duplicate_pairs WHERE second = :s "
    "AND state = 'different' UNION SELECT second FROM duplicate_pairs WHERE first = :s "
    "AND state = 'different')"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    """One entry; `why` is a slug or what somebody typed, and empty once the person was erased."""

    position: int
    at: datetime
    who: str
    action: str
    number: str
    why: str
    detail: Mapping[str, Any]


class AuditPages:
    """Reading and proving the audit chain; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground

    def count(self) -> int:
        """How many entries there are."""
        with self._ground.reading() as connection:
            return audit.read_head(connection)[0]

    def page(self, who: Staff, before: int | None = None, limit: int = PAGE) -> tuple[AuditLine, ...]:
        """Entries older than position `before` (None: from the newest); the look is entered itself."""
        require(who, "audit")
        self._ground.note_list(who, "list", "audit")
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT a.entry, n.why FROM audit a LEFT JOIN trace_notes n ON n.position = a.position "
                "WHERE a.position < ? ORDER BY a.position DESC LIMIT ?",
                (2**62 if before is None else before, limit),
            ).all()
        # Free text may name people: who may see nobody reads only the short words.
        return tuple(
            _line(msgspec.json.decode(entry), note if may(who, "see") else None) for entry, note in rows
        )

    def verify(self, who: Staff) -> audit.AuditReport:
        """Walk the whole chain; that it was walked is entered afterwards."""
        report: audit.AuditReport = run_through(self.verifying(who))
        return report

    def verifying(self, who: Staff) -> Work:
        """The same a step at a time; answers the report."""
        require(who, "audit")
        walk, total = audit.Walk(), self.count()
        while True:
            with self._ground.reading() as connection:
                report = walk.step(connection.connection.cursor(), audit.WALK)
            if report is not None:
                break
            yield Slice(walk.position, max(total, walk.position))
        altered = (yield from self._altered()) if report.is_whole else ()
        report = audit.with_contents(report, altered)
        with self._ground.writing() as connection:
            self._ground.trace(connection, who, "audit-verified", problem=report.problem or "")
        return report

    def altered(self) -> tuple[str, ...]:
        """What is not as the chain saw it: receipt numbers, and "accounts" where those were edited."""
        found: tuple[str, ...] = run_through(self._altered())
        return found

    def _altered(self) -> Work:
        found: list[str] = []
        totals = (self._ground.store.last_sequence(), self.count())
        for look, total in zip(audit.LOOKS, totals, strict=True):
            after, last = 0, -1
            while last:
                with self._ground.reading() as connection:
                    last, some = look(connection, after)
                found += some
                after = last
                yield Slice(last or total, max(total, last))
        with self._ground.reading() as connection:
            if not are_untouched(connection, self._ground.store.keys.index):
                found.append("accounts")
        return tuple(found)


def about(connection: Connection, sequence: int) -> tuple[AuditLine, ...]:
    """What the chain says of a registration and of those merged into it, oldest first.

    Also how it was merged, separated or kept apart, where that stands under the other number. The reason of
    a marked copy is the one on its receipt.
    """
    ours = {row[0] for row in connection.exec_driver_sql(_JOINED, (sequence,))}
    beside = {row[0] for row in connection.exec_driver_sql(_BESIDE, {"s": sequence})} - ours
    found = [
        line
        for number in sorted(ours | beside)
        for line in _of(connection, number)
        if number in ours or (line.action in _ALSO and ours & _named(line))
    ]
    return tuple(sorted(found, key=lambda line: line.position))


def _of(connection: Connection, number: str) -> list[AuditLine]:
    lines = [
        _line(msgspec.json.decode(entry), why)
        for entry, why in connection.exec_driver_sql(_ENTRIES, (number,))
    ]
    copies = connection.exec_driver_sql(
        "SELECT p.copy, p.reason FROM receipts p JOIN registrations r ON r.sequence = p.sequence "
        "WHERE r.number = ?",
        (number,),
    )
    reasons = {row[0]: row[1] for row in copies}
    return [
        replace(line, why=reasons.get(line.detail["copy"], ""))
        if line.action == "copy" and "copy" in line.detail
        else line
        for line in lines
    ]


def _named(line: AuditLine) -> set[str]:
    """The other numbers that an entry names."""
    return {str(line.detail[key]) for key in ("folded", "kept", "other") if key in line.detail}


def _line(entry: dict[str, object], note: str | None) -> AuditLine:
    detail = entry["detail"] if isinstance(entry["detail"], dict) else {}
    why = str(detail.get("why", ""))
    return AuditLine(
        position=int(str(entry["position"])),
        at=datetime.fromisoformat(str(entry["at"])),
        who=str(entry["who"]),
        action=str(entry["action"]),
        number=str(entry["subject"]),
        why=note or ("" if why.startswith(_HASHED) else why),
        detail=detail,
    )
