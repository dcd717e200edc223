"""Print jobs: what was promised to a person on paper, and how far the paper got."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
