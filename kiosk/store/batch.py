"""Makes many registrations ready beforehand, so that one short transaction writes them all, or none."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kiosk.errors import Refused
from kiosk.files import Tell, keep_going, watched
from kiosk.number import make_number
from kiosk.people.names import search_key
from kiosk.receipt.receipt import Receipt
from kiosk.registration import Draft
from kiosk.store import records, save, search
from kiosk.store.audit import ADD, Chain, linked
from kiosk.store.save import Issue

MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Footing:
    """What the rows build on: the last sequence, the chain's end, and the labels of papers kept so far."""

    sequence: int
    count: int
    head: bytes
    words: int


def footing_of(cursor: Any) -> Footing:
    """Where the store stands now."""
    chain = Chain(cursor)
    row = cursor.execute(
        "SELECT (SELECT max(sequence) FROM registrations), (SELECT max(id) FROM receipt_words)"
    ).fetchone()
    return Footing(row[0] or 0, chain.count, chain.head, row[1] or 0)


@dataclass(slots=True)
class _Rows:
    """Everything that will be written, by table."""

    registrations: list[dict[str, Any]] = field(default_factory=list)
    consents: list[dict[str, Any]] = field(default_factory=list)
    search: list[tuple[Any, ...]] = field(default_factory=list)
    words: list[tuple[int, bytes, str]] = field(default_factory=list)
    receipts: list[dict[str, Any]] = field(default_factory=list)
    trace: list[tuple[int, str, bytes]] = field(default_factory=list)


class Batch:
    """Registrations without print jobs; making them ready touches no store, writing takes one transaction."""

    def __init__(
        self, footing: Footing, words: dict[bytes, int], code: str, index_key: bytes, who: str
    ) -> None:
        self._footing = footing
        self._known_words = dict(words)
        self._code, self._index_key, self._who = code, index_key, who
        self._count, self._head = footing.count, footing.head
        self._rows = _Rows()

    def __len__(self) -> int:
        return len(self._rows.registrations)

    def add(self, draft: Draft, issue: Issue | None, now: datetime) -> None:
        """Make one registration ready: number, consent, search words, trace, perhaps a receipt."""
        rows, sequence, at = self._rows, self._footing.sequence + len(self) + 1, now.isoformat()
        number, salt, name_key = (
            make_number(self._code, sequence),
            secrets.token_bytes(16),
            search_key(draft.name),
        )
        rows.registrations.append(
            records.registration_row(draft, sequence, number, at, salt, name_key, self._index_key)
        )
        rows.consents.append(records.consent_row(draft.consent, sequence, at))
        rows.search.append((sequence, *search.words(name_key, sequence, draft.phone, draft.nik)))
        self._count += 1
        text, self._head = linked(
            self._head,
            self._count,
            at=at,
            who=self._who,
            action="register",
            subject=number,
            detail={"content": records.content_hash(salt, draft)},
        )
        rows.trace.append((self._count, text, self._head))
        if issue is not None:
            receipt = issue(sequence, number, self._head.hex())
            words = self._words(receipt)
            rows.receipts.append(save.receipt_row(sequence, receipt, now, "", self._who, words))

    def _words(self, receipt: Receipt) -> int:
        digest, text = save.labels(receipt.words)
        if digest not in self._known_words:
            self._known_words[digest] = self._footing.words + len(self._rows.words) + 1
            self._rows.words.append((self._known_words[digest], digest, text))
        return self._known_words[digest]

    def write(self, cursor: Any, tell: Tell = keep_going) -> None:
        """Write everything in the caller's transaction; may run beside the screen.

        Raises Refused("moved") where the store is no longer what the rows build on, "cancelled".
        """
        if footing_of(cursor) != self._footing:
            raise Refused(MOVED)
        rows, total = self._rows, 5 * len(self)
        done = 0
        for statement, some in (
            (save.insert("registrations", rows.registrations), rows.registrations),
            (save.insert("consents", rows.consents), rows.consents),
            (search.ADD, rows.search),
            ("INSERT INTO receipt_words (id, digest, words) VALUES (?, ?, ?)", rows.words),
            (save.insert("receipts", rows.receipts), rows.receipts),
            (ADD, rows.trace),
        ):
            if not some:
                continue
            before = done
            cursor.executemany(
                statement,
                watched(some, len(some), lambda now, _all, before=before: tell(before + now, total)),  # type: ignore[misc]
            )
            done += len(some)
        cursor.execute(
            "UPDATE kiosk_identity SET audit_count = ?, audit_head = ? WHERE id = 1",
            (self._count, self._head),
        )
