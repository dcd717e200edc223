"""The Store: every question and every change is one short transaction with frozen answers."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from kiosk.clock import Clock
from kiosk.errors import Refused, StoreError
from kiosk.receipt.receipt import Receipt
from kiosk.registration import Draft, Registration
from kiosk.store import audit, copies, opening, records, search
from kiosk.store.audit import AuditEntry, AuditReport, Detail
from kiosk.store.engine import IMMEDIATE, store_error
from kiosk.store.keys import DATABASE_NAME, Keys
from kiosk.store.print_jobs import JobState, PrintJob, may_become

Issue = Callable[[int, str, str], Receipt]

_REGISTRATION = (
    "SELECT r.*, c.version AS consent_version, c.language AS consent_language, "
    "c.text_sha256 AS consent_text_sha256, c.how AS consent_how, c.contact AS consent_contact "
    "FROM registrations r JOIN consents c ON c.sequence = r.sequence AND c.ordinal = 0 "
)
_JOB = (
    "SELECT j.id, r.number, j.copy, j.state, j.created, j.changed "
    "FROM print_jobs j JOIN registrations r ON r.sequence = j.sequence "
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who this store says it is: the station's code and public key, and how far it has counted."""

    code: str
    public_key: bytes
    created_at: datetime
    opened_at: datetime
    audit_count: int
    audit_head: str


def open_store(folder: Path, keys: Keys, clock: Clock, code: str) -> "Store":
    """Open the folder's store or make a new one; raises StoreError where it cannot be trusted."""
    path = folder / DATABASE_NAME
    engine = opening.open_or_create(folder, keys, clock.now(), code)
    return Store(path, keys, clock, engine, code)


class Store:
    """The villager's side and printing. Not to be shared between threads but for `reading`."""

    def __init__(self, path: Path, keys: Keys, clock: Clock, engine: Engine, code: str) -> None:
        self.path = path
        self.code = code
        self._keys = keys
        self._clock = clock
        self._engine: Engine | None = engine

    # Transactions

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the store."""
        with self._transaction({}) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start; leaving it is one durable commit."""
        with self._transaction(IMMEDIATE) as connection:
            yield connection

    @contextmanager
    def _transaction(self, options: Mapping[str, Any]) -> Iterator[Connection]:
        try:
            with self._open_engine().connect() as connection:
                connection.execution_options(**options)
                with connection.begin():
                    yield connection
        except DBAPIError as error:
            self._distrust()
            raise store_error(error, self.path) from error

    def _open_engine(self) -> Engine:
        if self._engine is None:
            self._engine = opening.reopen(self.path, self._keys)
        return self._engine

    def _distrust(self) -> None:
        """Forget every connection: after a failed write what they remember may not be on the disk."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    # Registering

    def register(self, draft: Draft, issue: Issue) -> tuple[Registration, PrintJob]:
        """Save a finished visit durably: number, consent, receipt, print job and trace, or nothing.

        A draft whose entry_id is known changes nothing and answers what was saved the first time.
        """
        with self.writing() as connection:
            known = self._find(connection, "r.entry_id = ?", bytes.fromhex(draft.entry_id))
            if known:
                return known[0], self._jobs(connection, "j.sequence = ? AND j.copy = 0", known[0].sequence)[0]
            registration, head = self._add(connection, draft, "kiosk")
            receipt = issue(registration.sequence, registration.number, head)
            job = self._add_paper(connection, registration, receipt, reason="", who="kiosk")
        return registration, job

    def register_many(
        self, drafts: Iterable[Draft], issue: Callable[[Draft], Issue] | None = None, who: str = "import"
    ) -> int:
        """Save drafts in one transaction, without print jobs; known entry_ids are passed over.

        `issue` makes each draft's receipt where papers are wanted later. Returns how many were new.
        """
        added = 0
        with self.writing() as connection:
            for draft in drafts:
                if self._find(connection, "r.entry_id = ?", bytes.fromhex(draft.entry_id)):
                    continue
                registration, head = self._add(connection, draft, who)
                if issue is not None:
                    receipt = issue(draft)(registration.sequence, registration.number, head)
                    self._add_receipt(connection, registration, receipt, "", who, self._clock.now())
                added += 1
        return added

    def _add(self, connection: Connection, draft: Draft, who: str) -> tuple[Registration, str]:
        from kiosk.people.names import search_key
        from kiosk.receipt.number import make_number

        now = self._clock.now()
        sequence = (connection.exec_driver_sql("SELECT max(sequence) FROM registrations").scalar() or 0) + 1
        number = make_number(self.code, sequence)
        salt = secrets.token_bytes(16)
        name_key = search_key(draft.name)
        row = records.registration_row(
            draft,
            sequence=sequence,
            number=number,
            saved_at=now,
            salt=salt,
            name_key=name_key,
            index_key=self._keys.index,
        )
        _insert(connection, "registrations", row)
        _insert(connection, "consents", records.consent_row(draft.consent, sequence, now))
        words = search.search_words(name_key=name_key, sequence=sequence, phone=draft.phone, nik=draft.nik)
        search.add(connection, sequence, words)
        head = audit.append(
            connection,
            at=now,
            who=who,
            action="register",
            subject=number,
            detail={"content": records.content_hash(salt, draft)},
        )
        return Registration(sequence=sequence, number=number, saved_at=now, draft=draft), head

    def _add_receipt(
        self, connection: Connection, to: Registration, receipt: Receipt, reason: str, who: str, now: datetime
    ) -> None:
        row = {
            "sequence": to.sequence,
            "copy": receipt.copy,
            "created_at": now.isoformat(),
            "reason": reason,
            "who": who,
            "content": records.write_receipt(receipt),
        }
        _insert(connection, "receipts", row)

    def _add_paper(
        self, connection: Connection, to: Registration, receipt: Receipt, *, reason: str, who: str
    ) -> PrintJob:
        now = self._clock.now()
        self._add_receipt(connection, to, receipt, reason, who, now)
        row = {
            "sequence": to.sequence,
            "copy": receipt.copy,
            "state": JobState.READY.value,
            "created": now.isoformat(),
            "changed": now.isoformat(),
        }
        job_id = _insert(connection, "print_jobs", row)
        return PrintJob(
            id=job_id, number=to.number, copy=receipt.copy, state=JobState.READY, created=now, changed=now
        )

    # Asking

    def registration(self, number: str) -> Registration | None:
        """The entry with this number, as people read it."""
        return self._one("r.number = ?", number)

    def registration_by_entry(self, entry_id: str) -> Registration | None:
        """The entry made by this visit (32 hex digits)."""
        return self._one("r.entry_id = ?", bytes.fromhex(entry_id))

    def find_by_nik(self, nik: str) -> tuple[Registration, ...]:
        """The entries of one NIK, oldest first, by its blind index."""
        with self.reading() as connection:
            return self._find(connection, "r.nik_index = ?", records.nik_index(self._keys.index, nik))

    def count(self) -> int:
        """How many registrations there are: numbers have no gaps, so the last is the count."""
        return self.last_sequence()

    def last_sequence(self) -> int:
        """The highest sequence given so far, 0 for none."""
        with self.reading() as connection:
            return connection.exec_driver_sql("SELECT max(sequence) FROM registrations").scalar() or 0

    def receipt(self, number: str, copy: int = 0) -> Receipt | None:
        """The paper of this number as it was first issued, or its n-th copy."""
        with self.reading() as connection:
            content = connection.exec_driver_sql(
                "SELECT p.content FROM receipts p JOIN registrations r ON r.sequence = p.sequence "
                "WHERE r.number = ? AND p.copy = ?",
                (number, copy),
            ).scalar()
        return records.read_receipt(content) if content else None

    def identity(self) -> Identity:
        """The station's code, public key and counters."""
        with self.reading() as connection:
            row = connection.exec_driver_sql("SELECT * FROM kiosk_identity").mappings().one()
        return Identity(
            code=row["code"],
            public_key=row["public_key"],
            created_at=datetime.fromisoformat(row["created_at"]),
            opened_at=datetime.fromisoformat(row["opened_at"]),
            audit_count=row["audit_count"],
            audit_head=row["audit_head"].hex(),
        )

    def _one(self, where: str, value: object) -> Registration | None:
        with self.reading() as connection:
            found = self._find(connection, where, value)
        return found[0] if found else None

    def _find(self, connection: Connection, where: str, value: object) -> tuple[Registration, ...]:
        rows = connection.exec_driver_sql(f"{_REGISTRATION} WHERE {where} ORDER BY r.sequence", (value,))
        return tuple(records.read_registration(dict(row)) for row in rows.mappings())

    # Printing

    def print_jobs(self, state: JobState | None = None) -> tuple[PrintJob, ...]:
        """The jobs in this state, or all that are not over, oldest first."""
        with self.reading() as connection:
            if state is None:
                return self._jobs(connection, "j.state IN ('READY', 'SENT', 'UNKNOWN')")
            return self._jobs(connection, "j.state = ?", state.value)

    def mark_job(self, job_id: int, state: JobState) -> PrintJob:
        """Change a job's state durably; raises Refused "job-state" where that could print a paper twice."""
        with self.writing() as connection:
            found = self._jobs(connection, "j.id = ?", job_id)
            if not found or not may_become(found[0].state, state):
                raise Refused("job-state", "state", f"job {job_id}")
            connection.exec_driver_sql(
                "UPDATE print_jobs SET state = ?, changed = ? WHERE id = ?",
                (state.value, self._clock.now().isoformat(), job_id),
            )
            return self._jobs(connection, "j.id = ?", job_id)[0]

    def add_copy(
        self, number: str, reason: str, who: str, issue: Callable[[Receipt, int, str], Receipt]
    ) -> tuple[Receipt, PrintJob]:
        """A marked copy of a paper: `issue` is given the original, the copy's number and the chain head."""
        with self.writing() as connection:
            found = self._find(connection, "r.number = ?", number)
            if not found:
                raise Refused("unknown-number", "number")
            rows = connection.exec_driver_sql(
                "SELECT copy, content FROM receipts WHERE sequence = ? ORDER BY copy", (found[0].sequence,)
            ).all()
            if not rows or not rows[0][1]:
                raise Refused("no-receipt", "number")
            copy = rows[-1][0] + 1
            detail = {"copy": copy, "reason": reason}
            head = audit.append(
                connection, at=self._clock.now(), who=who, action="copy", subject=number, detail=detail
            )
            receipt = issue(records.read_receipt(rows[0][1]), copy, head)
            return receipt, self._add_paper(connection, found[0], receipt, reason=reason, who=who)

    def _jobs(self, connection: Connection, where: str, *values: object) -> tuple[PrintJob, ...]:
        rows = connection.exec_driver_sql(f"{_JOB} WHERE {where} ORDER BY j.id", values)
        return tuple(
            PrintJob(
                id=row[0],
                number=row[1],
                copy=row[2],
                state=JobState(row[3]),
                created=datetime.fromisoformat(row[4]),
                changed=datetime.fromisoformat(row[5]),
            )
            for row in rows
        )

    # The trace

    def audit(self, *, who: str, action: str, subject: str = "", detail: Detail = audit.NOTHING) -> str:
        """Add one entry to the chain and return its head; `detail` never holds personal data."""
        with self.writing() as connection:
            return audit.append(
                connection, at=self._clock.now(), who=who, action=action, subject=subject, detail=detail
            )

    def audit_entries(self, subject: str | None = None) -> tuple[AuditEntry, ...]:
        """The trace in order, of one subject (a number) where it is named."""
        with self.reading() as connection:
            return tuple(audit.entries(connection, subject))

    def verify_audit(self) -> AuditReport:
        """Check the whole chain against its head."""
        with self.reading() as connection:
            return audit.verify(connection)

    # Keeping

    def tidy(self) -> None:
        """Fold the write-ahead log into the file: for idle moments, never during a visit's save."""
        with self._trusted() as engine:
            opening.checkpoint(engine)

    def backup(self, to: Path) -> None:
        """A consistent encrypted copy at `to`, on the disk and proven readable when this returns."""
        copies.copy_database(self.path, self._keys, to, self._clock.now())

    def close(self) -> None:
        """Fold the log in and let go of the file."""
        if self._engine is not None:
            try:
                self.tidy()
            finally:
                self._distrust()

    @contextmanager
    def _trusted(self) -> Iterator[Engine]:
        try:
            yield self._open_engine()
        except DBAPIError as error:
            self._distrust()
            raise store_error(error, self.path) from error
        except StoreError:
            self._distrust()
            raise


def _insert(connection: Connection, table: str, row: Mapping[str, Any]) -> int:
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    result = connection.exec_driver_sql(
        f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values())
    )
    return result.lastrowid or 0
