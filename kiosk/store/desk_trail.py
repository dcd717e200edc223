"""The trace as a supervisor reads it: who did what, to which number, and why; the newest first, in pages."""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from kiosk.agency.accounts import Staff, may, require
from kiosk.agency.long_work import Slice, Work, run_through
from kiosk.store import audit
from kiosk.store.desk_ground import Ground

PAGE = 50
_HASHED = "sha256:"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailLine:
    """One entry; `why` is a slug or what somebody typed, and empty once the person was erased."""

    position: int
    at: datetime
    who: str
    action: str
    number: str
    why: str


class Trail:
    """Reading and proving the audit chain; part of DeskStore."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def count(self) -> int:
        """How many entries there are."""
        with self._ground.reading() as connection:
            return audit.read_head(connection)[0]

    def page(self, who: Staff, before: int | None = None, limit: int = PAGE) -> tuple[TrailLine, ...]:
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
        with self._ground.writing() as connection:
            self._ground.trace(connection, who, "audit-verified", problem=report.problem or "")
        return report


def _line(entry: dict[str, object], note: str | None) -> TrailLine:
    detail = entry["detail"]
    why = str(detail.get("why", "")) if isinstance(detail, dict) else ""
    return TrailLine(
        position=int(str(entry["position"])),
        at=datetime.fromisoformat(str(entry["at"])),
        who=str(entry["who"]),
        action=str(entry["action"]),
        number=str(entry["subject"]),
        why=note or ("" if why.startswith(_HASHED) else why),
    )
