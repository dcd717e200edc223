"""Opens the store to its callers: each question and change is one short transaction with frozen answers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from kiosk.clock import Clock
from kiosk.errors import Refused, StoreError
from kiosk.owner import Ownership, kiosk_is_open, own
from kiosk.receipt.receipt import Receipt
from kiosk.registration import Draft, Registration
from kiosk.security.keys import DATABASE_NAME, Keys
from kiosk.security.mark import open_mark
from kiosk.store import audit, backup, opening, proof, queries, records, went_back
from kiosk.store.audit import AuditEntry, AuditReport, Chain, Detail
from kiosk.store.engine import FAILURES, IMMEDIATE, REMEDY, store_error
from kiosk.store.queries import Identity, JobState, PrintJob, may_become
from kiosk.store.save import Issue, Saving


def open_store(
    folder: Path, keys: Keys, clock: Clock, code: str, ownership: Ownership | None = None
) -> "Store":
    """Open the folder's store or make a new one; raises StoreError where it cannot be trusted.

    Beside its owner, the window that is open, it is found as it is: nothing is made, migrated or mended.
    """
    return Store(folder, keys, clock, code, ownership or own(folder))


class Store:
    """What the villager's side and the printer ask. It belongs to one thread; `backup` may run on another."""

    def __init__(self, folder: Path, keys: Keys, clock: Clock, code: str, ownership: Ownership) -> None:
        self.path = folder / DATABASE_NAME
        self.ownership = ownership
        self.mark = open_mark(keys)
        self.code = code
        self.keys = keys
        self.clock = clock
        self._left_frames = False
        self._engine: Engine | None = None
        try:
            self._engine = opening.open_or_create(
                folder, keys, clock.now(), code, self.mark, owns=ownership.held
            )
        except BaseException:
            ownership.release()
            raise

    # Transactions

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the store."""
        with self._transaction({}) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start; leaving it is one durable commit.

        How far it counted is then remembered outside the folder, without a flush of its own.
        """
        with self._transaction(IMMEDIATE) as connection:
            yield connection
            reached = went_back.reached(connection, self.code)
        self.mark.rise(reached)

    @contextmanager
    def _transaction(self, options: Mapping[str, Any]) -> Iterator[Connection]:
        with self._trusted() as engine, engine.connect() as connection:
            connection.execution_options(**options)
            try:
                with connection.begin():
                    yield connection
            except BaseException:
                self._left_frames = True
                raise

    @contextmanager
    def _trusted(self) -> Iterator[Engine]:
        """The engine; a failure makes it forget connections, whose memory may not be on the disk."""
        try:
            if self._engine is None:
                self._engine = opening.reopen(self.path, self.keys)
            elif self._left_frames:
                # What a large transaction spilled before it was rolled back would look like damage.
                opening.checkpoint(self._engine)
            self._left_frames = False
            yield self._engine
        except FAILURES as error:
            self._forget()
            raise store_error(error, self.path) from error

    def _forget(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    # Registering

    def register(self, draft: Draft, issue: Issue, who: str = "kiosk") -> tuple[Registration, PrintJob]:
        """Save a finished visit durably: number, consent, receipt, print job and trace, or nothing.

        `who` is entered: the kiosk for a villager alone, else the agent's label. A draft whose entry_id is
        known changes nothing and answers what was saved the first time.
        """
        with self.writing() as connection:
            saving = self._saving(connection)
            if known := saving.known(draft):
                found = queries.registrations(connection, "r.sequence = ?", known)
                jobs = queries.print_jobs(connection, "j.sequence = ? AND j.copy = 0", known)
                return found[0], jobs[0]
            now = self.clock.now()
            saved, head = saving.add(draft, saving.last_sequence() + 1, now, who)
            saving.add_receipt(saved.sequence, issue(saved.sequence, saved.number, head), now, "", who)
            job = saving.add_job(saved.sequence, saved.number, 0, now)
            saving.chain.close()
        return saved, job

    def register_many(
        self,
        drafts: Iterable[Draft],
        issue: Callable[[Draft], Issue] | None = None,
        *,
        who: str = "import",
        batch: int | None = None,
    ) -> int:
        """Save drafts without print jobs, all or nothing, or in durable steps of `batch`.

        Known entry_ids are passed over. `issue` makes each draft's receipt where papers are wanted later.
        Returns how many were new.
        """
        if batch is None:
            return self._register_batch(drafts, issue, who)
        added = 0
        rest = iter(drafts)
        while some := tuple(islice(rest, batch)):
            added += self._register_batch(some, issue, who)
            self.tidy()
        return added

    def _register_batch(
        self, drafts: Iterable[Draft], issue: Callable[[Draft], Issue] | None, who: str
    ) -> int:
        with self.writing() as connection:
            saving = self._saving(connection)
            first = last = saving.last_sequence()
            for draft in drafts:
                if saving.known(draft):
                    continue
                last += 1
                now = self.clock.now()
                saved, head = saving.add(draft, last, now, who)
                if issue is not None:
                    saving.add_receipt(last, issue(draft)(last, saved.number, head), now, "", who)
            saving.chain.close()
        return last - first

    def _saving(self, connection: Connection) -> Saving:
        cursor = connection.connection.cursor()
        return Saving(cursor, Chain(cursor), self.code, self.keys.index)

    # Asking

    def registration(self, number: str) -> Registration | None:
        """The entry with this number, as people read it."""
        return self._one("r.number = ?", number)

    def registration_by_entry(self, entry_id: str) -> Registration | None:
        """The entry made by this visit (32 hex digits)."""
        return self._one("r.entry_id = ?", bytes.fromhex(entry_id))

    def _one(self, where: str, value: object) -> Registration | None:
        with self.reading() as connection:
            found = queries.registrations(connection, where, value)
        return found[0] if found else None

    def find_by_nik(self, nik: str) -> tuple[Registration, ...]:
        """The entries of one NIK, oldest first, by its blind index."""
        with self.reading() as connection:
            index = records.nik_index(self.keys.index, nik)
            return queries.registrations(connection, "r.nik_index = ?", index)

    def count(self) -> int:
        """How many registrations there are: sequences have no gaps, so the last is the count."""
        return self.last_sequence()

    def last_sequence(self) -> int:
        """The highest sequence given so far, 0 for none."""
        with self.reading() as connection:
            return queries.last_sequence(connection)

    def receipt(self, number: str, copy: int = 0) -> Receipt | None:
        """The paper of this number as it was first issued, or its n-th copy; None once erased."""
        with self.reading() as connection:
            return queries.receipt(connection, number, copy)

    def identity(self) -> Identity:
        """The station's code, public key and counters."""
        with self.reading() as connection:
            return queries.identity(connection)

    # Printing

    def print_jobs(self, state: JobState | None = None) -> tuple[PrintJob, ...]:
        """The jobs in this state, or all that are not over, oldest first."""
        with self.reading() as connection:
            if state is None:
                return queries.print_jobs(connection, "j.state IN ('READY', 'SENT', 'UNKNOWN')")
            return queries.print_jobs(connection, "j.state = ?", state.value)

    def print_job(self, job_id: int) -> PrintJob | None:
        """The job with this id, in whatever state."""
        with self.reading() as connection:
            return next(iter(queries.print_jobs(connection, "j.id = ?", job_id)), None)

    def mark_job(self, job_id: int, state: JobState) -> PrintJob:
        """Change a job's state durably; raises Refused "job-state" where that could print a paper twice."""
        with self.writing() as connection:
            found = queries.print_jobs(connection, "j.id = ?", job_id)
            if not found or not may_become(found[0].state, state):
                raise Refused("job-state", "state", f"job {job_id}")
            connection.exec_driver_sql(
                "UPDATE print_jobs SET state = ?, changed = ? WHERE id = ?",
                (state.value, self.clock.now().isoformat(), job_id),
            )
            return queries.print_jobs(connection, "j.id = ?", job_id)[0]

    def add_original(self, number: str, who: str) -> PrintJob | None:
        """A job for a paper that was made and never printed; None where it was, even if only in part.

        So people from a list get their first paper unmarked, once. Raises Refused "no-receipt".
        """
        with self.writing() as connection:
            if queries.receipt(connection, number, 0) is None:
                raise Refused("no-receipt", "number")
            if queries.print_jobs(connection, "r.number = ?", number):
                return None
            sequence = queries.registrations(connection, "r.number = ?", number)[0].sequence
            saving, now = self._saving(connection), self.clock.now()
            saving.chain.append(
                at=now.isoformat(), who=who, action="print", subject=number, detail={"copy": 0}
            )
            job = saving.add_job(sequence, number, 0, now)
            saving.chain.close()
        return job

    def add_copy(
        self, number: str, reason: str, who: str, issue: Callable[[Receipt, int, str], Receipt]
    ) -> tuple[Receipt, PrintJob]:
        """A marked copy of a paper; `issue` is given the original, the copy's number and the chain head."""
        with self.writing() as connection:
            original = queries.receipt(connection, number, 0)
            if original is None:
                raise Refused("no-receipt", "number")
            sequence = queries.registrations(connection, "r.number = ?", number)[0].sequence
            copy = (queries.last_copy(connection, sequence) or 0) + 1
            saving, now = self._saving(connection), self.clock.now()
            head = saving.chain.append(
                at=now.isoformat(), who=who, action="copy", subject=number, detail={"copy": copy}
            )
            receipt = issue(original, copy, head)
            saving.add_receipt(sequence, receipt, now, reason, who)
            job = saving.add_job(sequence, number, copy, now)
            saving.chain.close()
        return receipt, job

    # The trace

    def audit(self, *, who: str, action: str, subject: str = "", detail: Detail = audit.NOTHING) -> str:
        """Add one entry to the chain and return its head; `detail` never holds personal data."""
        with self.writing() as connection:
            return audit.append(
                connection, at=self.clock.now(), who=who, action=action, subject=subject, detail=detail
            )

    def audit_entries(self, subject: str | None = None) -> tuple[AuditEntry, ...]:
        """The trace in order, of one subject (a number) where it is named."""
        with self.reading() as connection:
            return tuple(audit.entries(connection.connection.cursor(), subject))

    def verify_audit(self) -> AuditReport:
        """Check the whole chain against its head."""
        with self.reading() as connection:
            return audit.verify(connection.connection.cursor())

    def altered_entries(self) -> tuple[str, ...]:
        """The numbers of entries that are gone, or whose fields are not what the chain says they were."""
        with self.reading() as connection:
            return proof.contents(connection)

    # Keeping

    def damage(self) -> tuple[str, ...]:
        """What is wrong with the file's pages; empty when each one's signature and order hold.

        May run on another thread.
        """
        return proof.damaged_pages(self.path, self.keys.database)

    def refuse_damaged(self) -> None:
        """Raise StoreError("damaged") where a page is not as it was written."""
        if found := self.damage():
            raise StoreError("damaged", file=str(self.path), detail=f"{REMEDY} ({found[0]})")

    def cipher_version(self) -> str:
        """The SQLCipher that encrypts the file, for the operator's check."""
        with self.reading() as connection:
            return str(connection.exec_driver_sql("PRAGMA cipher_version").scalar())

    def tidy(self) -> None:
        """Fold the log into the file, the owner alone: for idle moments, never during a visit's save."""
        if not self.ownership.held:
            return
        with self._trusted() as engine:
            opening.checkpoint(engine)
        self.mark.settle()

    def sweep(self) -> None:
        """Write the whole file anew, so that nothing erased is left between the rows of a page.

        Overwriting what is deleted (secure_delete) leaves copies where SQLite moved rows to another page.
        Takes about a second and 100 MB of memory for 100 MB. Raises StoreError "kiosk-is-open" for a guest.
        """
        if not self.ownership.held:
            raise kiosk_is_open(self.path.parent)
        with self._trusted() as engine, engine.connect() as connection:
            connection.connection.cursor().execute("VACUUM")
        self.tidy()

    def backup(self, to: Path, box: bytes = b"") -> None:
        """A consistent encrypted copy at `to`, with a sealed box behind it; on the disk and proven now."""
        backup.copy_database(self.path, self.keys, to, self.clock.now(), box)

    def close(self) -> None:
        """Fold the log in and let go of the file."""
        if self._engine is not None:
            try:
                self.tidy()
            finally:
                self._forget()
                self.ownership.release()
