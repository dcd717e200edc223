"""Answers the questions about registrations and their papers in frozen values.

Print jobs: what was promised to a person on paper, and how far the paper got.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from kiosk.receipt.receipt import Receipt
from kiosk.registration import Registration
from kiosk.store import records


class JobState(StrEnum):
    """READY waits; SENT may be on paper; PRINTED came out; UNKNOWN must be asked; CANCELLED never will."""

    READY = "READY"
    SENT = "SENT"
    PRINTED = "PRINTED"
    UNKNOWN = "UNKNOWN"
    CANCELLED = "CANCELLED"


FINAL = (JobState.PRINTED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One paper to print; `copy` is 0 for the original, n for "CETAK ULANG n"."""

    id: int
    number: str
    copy: int
    state: JobState
    created: datetime
    changed: datetime


def may_become(now: JobState, then: JobState) -> bool:
    """Whether a job may change so; what may be on paper is never printed again as if it were not."""
    if now in FINAL or then is now:
        return False
    return now in (JobState.READY, JobState.SENT) or then in FINAL


_REGISTRATION = (
    "SELECT r.*, c.version AS consent_version, c.language AS consent_language, "
    "c.text_sha256 AS consent_text_sha256, c.how AS consent_how, c.contact AS consent_contact "
    "FROM registrations r JOIN consents c ON c.sequence = r.sequence AND c.ordinal = 0 WHERE "
)
_JOB = (
    "SELECT j.id, r.number, j.copy, j.state, j.created, j.changed "
    "FROM print_jobs j JOIN registrations r ON r.sequence = j.sequence WHERE "
)
_RECEIPT = (
    "SELECT p.content, w.words FROM receipts p JOIN receipt_words w ON w.id = p.words "
    "JOIN registrations r ON r.sequence = p.sequence WHERE r.number = ? AND p.copy = ?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who this store says it is: the station's code and public key, and how far its trace has counted."""

    code: str
    public_key: bytes
    created_at: datetime
    opened_at: datetime
    audit_count: int
    audit_head: str


def registrations(connection: Connection, where: str, *values: Any) -> tuple[Registration, ...]:
    """The registrations (`r`) that match, oldest first."""
    rows = connection.exec_driver_sql(f"{_REGISTRATION}{where} ORDER BY r.sequence", values)
    return tuple(records.read_registration(dict(row)) for row in rows.mappings())


def print_jobs(connection: Connection, where: str, *values: Any) -> tuple[PrintJob, ...]:
    """The print jobs (`j`) that match, oldest first."""
    rows = connection.exec_driver_sql(f"{_JOB}{where} ORDER BY j.id", values)
    return tuple(_job(*row) for row in rows)


def receipt(connection: Connection, number: str, copy: int) -> Receipt | None:
    """One paper; None where there is none or the person's data were erased."""
    row = connection.exec_driver_sql(_RECEIPT, (number, copy)).first()
    return records.read_receipt(row[0], row[1]) if row and row[0] else None


def last_copy(connection: Connection, sequence: int) -> int | None:
    """The highest copy number issued for an entry; None where it has no paper."""
    found = connection.exec_driver_sql("SELECT max(copy) FROM receipts WHERE sequence = ?", (sequence,))
    return found.scalar()


def last_sequence(connection: Connection) -> int:
    """The highest sequence given so far, 0 for none."""
    return connection.exec_driver_sql("SELECT max(sequence) FROM registrations").scalar() or 0


def identity(connection: Connection) -> Identity:
    """Who the store says it is."""
    row = connection.exec_driver_sql("SELECT * FROM kiosk_identity").one()
    return Identity(
        code=row.code,
        public_key=row.public_key,
        created_at=datetime.fromisoformat(row.created_at),
        opened_at=datetime.fromisoformat(row.opened_at),
        audit_count=row.audit_count,
        audit_head=row.audit_head.hex(),
    )


def _job(job_id: int, number: str, copy: int, state: str, created: str, changed: str) -> PrintJob:
    return PrintJob(
        id=job_id,
        number=number,
        copy=copy,
        state=JobState(state),
        created=datetime.fromisoformat(created),
        changed=datetime.fromisoformat(changed),
    )
