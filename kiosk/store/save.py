"""Saves one registration: every statement that it runs, on one cursor, inside the caller's transaction.

They run on the driver's cursor: SQLAlchemy's own road costs more time here than the disk does.
"""

import hashlib
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import msgspec

from kiosk.number import make_number
from kiosk.people.names import search_key
from kiosk.receipt.receipt import Receipt
from kiosk.registration import Draft, Registration
from kiosk.store import records, search
from kiosk.store.audit import Chain
from kiosk.store.queries import JobState, PrintJob

Issue = Callable[[int, str, str], Receipt]
"""Makes the paper of (sequence, number, chain head in hex)."""


@cache
def _statement(table: str, columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES (:{', :'.join(columns)})"


def insert(table: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """The statement that adds these rows, all of the same columns, to a table; "" for none."""
    return _statement(table, tuple(rows[0])) if rows else ""


def receipt_row(
    sequence: int, receipt: Receipt, now: datetime, reason: str, who: str, words: int
) -> dict[str, Any]:
    """The columns of `receipts` for one paper; `words` is where its labels are kept."""
    return {
        "sequence": sequence,
        "copy": receipt.copy,
        "created_at": now.isoformat(),
        "reason": reason,
        "who": who,
        "words": words,
        "content": records.write_receipt(receipt),
    }


def labels(words: dict[str, str]) -> tuple[bytes, str]:
    """The labels of a paper as they are kept, and the digest by which they are found again."""
    text = msgspec.json.encode(words, order="sorted")
    return hashlib.sha256(text).digest(), text.decode()


@dataclass(frozen=True, slots=True)
class Saving:
    """One writing transaction: its cursor, the chain's end, the station's code and index key."""

    cursor: Any
    chain: Chain
    code: str
    index_key: bytes

    def known(self, draft: Draft) -> int | None:
        """The sequence under which this visit was saved before."""
        entry = (bytes.fromhex(draft.entry_id),)
        row = self.cursor.execute("SELECT sequence FROM registrations WHERE entry_id = ?", entry).fetchone()
        return row[0] if row else None

    def last_sequence(self) -> int:
        """The highest sequence given so far, 0 for none."""
        return self.cursor.execute("SELECT max(sequence) FROM registrations").fetchone()[0] or 0

    def add(self, draft: Draft, sequence: int, now: datetime, who: str) -> tuple[Registration, str]:
        """Write registration, consent, search words and trace; the head is the chain's after this entry."""
        number = make_number(self.code, sequence)
        at = now.isoformat()
        salt = secrets.token_bytes(16)
        name_key = search_key(draft.name)
        row = records.registration_row(draft, sequence, number, at, salt, name_key, self.index_key)
        self._insert("registrations", row)
        self._insert("consents", records.consent_row(draft.consent, sequence, at))
        self.cursor.execute(search.ADD, (sequence, *search.words(name_key, sequence, draft.phone, draft.nik)))
        detail = {"content": records.content_hash(salt, draft)}
        head = self.chain.append(at=at, who=who, action="register", subject=number, detail=detail)
        return Registration(sequence=sequence, number=number, saved_at=now, draft=draft), head

    def add_receipt(self, sequence: int, receipt: Receipt, now: datetime, reason: str, who: str) -> None:
        """Write what a paper says, so that it can be printed again as it was."""
        words = self._words(receipt.words)
        self._insert("receipts", receipt_row(sequence, receipt, now, reason, who, words))

    def add_job(self, sequence: int, number: str, copy: int, now: datetime) -> PrintJob:
        """Promise a paper: a job that waits to be printed."""
        at, state = now.isoformat(), JobState.READY
        row = {"sequence": sequence, "copy": copy, "state": state.value, "created": at, "changed": at}
        self._insert("print_jobs", row)
        return PrintJob(
            id=self.cursor.lastrowid, number=number, copy=copy, state=state, created=now, changed=now
        )

    def _insert(self, table: str, row: dict[str, Any]) -> None:
        self.cursor.execute(insert(table, (row,)), row)

    def _words(self, words: dict[str, str]) -> int:
        digest, text = labels(words)
        row = self.cursor.execute("SELECT id FROM receipt_words WHERE digest = ?", (digest,)).fetchone()
        if row:
            return row[0]
        self.cursor.execute("INSERT INTO receipt_words (digest, words) VALUES (?, ?)", (digest, text))
        return self.cursor.lastrowid
