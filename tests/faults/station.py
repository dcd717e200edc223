"""A kiosk without a screen: it serves visitors, prints on paper that no cut erases, and starts again.

Its paper is a file outside the disk that is cut; each line is something a person saw:

    OPEN                              the kiosk is ready
    TRY visit                         a visitor confirmed
    ACK visit number                  the screen said "tersimpan"
    PAPER number copy head entry      the printer put this out
    BACKUP                            the stick may be pulled
    ERROR code                        the screen said that it cannot save
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kiosk.clock import SystemClock
from kiosk.errors import StoreError
from kiosk.receipt.receipt import Receipt
from kiosk.registration import Draft
from kiosk.security.keys import Keys
from kiosk.store import backup, engine
from kiosk.store.queries import JobState, PrintJob
from kiosk.store.store import Store, open_store
from tests.support.builders import draft, entry_id, receipt

KEYS = Keys(bytes(range(32)), bytes(range(32, 64)), bytes(range(64, 96)))
CODE = "K7M"
VARIANTS = ("right", "synchronous=NORMAL", "synchronous=OFF", "print-before-commit")
"""All but the first are wrong on purpose: a campaign that does not catch them proves nothing."""


@dataclass(frozen=True)
class Shift:
    """What one life of the kiosk does: `visits` visitors from the number `first` on."""

    folder: str
    paper: str
    first: int = 1
    visits: int = 1_000_000
    tidy_every: int = 7
    backup_every: int = 11
    variant: str = "right"


def own_machine(folder: Path) -> None:
    """What the machine remembers lies on the disk that is cut, and goes where the station goes."""
    os.environ["KIOSK_STATE"] = str(folder / "state")


def visitor(visit: int) -> Draft:
    """The n-th visitor, always the same."""
    return draft(visit, name=f"PENDUDUK DESA KE {visit}", phone=f"+62812{visit:08d}")


def work(shift: Shift) -> None:
    """Start, put right what the last life left, serve the visitors, stop."""
    make_wrong(shift.variant)
    own_machine(Path(shift.folder))
    paper = os.open(shift.paper, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def say(line: str) -> None:
        os.write(paper, line.encode() + b"\n")

    try:
        store = open_store(Path(shift.folder), KEYS, SystemClock(), CODE)
        say("OPEN")
        put_right(store, say)
        for visit in range(shift.first, shift.first + shift.visits):
            serve(store, visit, say, early=shift.variant == "print-before-commit")
            if visit % shift.tidy_every == 0:
                store.tidy()
            if visit % shift.backup_every == 0:
                store.backup(Path(shift.folder) / "backup.db")
                say("BACKUP")
        store.close()
    except StoreError as error:
        say(f"ERROR {error.code}")
    say("END")


def serve(store: Store, visit: int, say: Callable[[str], None], early: bool) -> None:
    """One visitor, who tries again when the kiosk says that it could not save."""

    def issue(sequence: int, number: str, head: str) -> Receipt:
        made = receipt(visit, number=number, chain_head=head[:8])
        if early:
            say(f"PAPER {number} 0 {head[:8]} {entry_id(visit)}")
        return made

    say(f"TRY {visit}")
    for attempt in (1, 2, 3):
        try:
            saved, job = store.register(visitor(visit), issue)
            break
        except StoreError as error:
            say(f"ERROR {error.code}")
            if attempt == 3:
                raise
    say(f"ACK {visit} {saved.number}")
    if not early and job.state is JobState.READY:
        print_out(store, job, say)


def print_out(store: Store, job: PrintJob, say: Callable[[str], None]) -> None:
    """Mark the job as sent, durably; then the paper; then mark it as printed."""
    store.mark_job(job.id, JobState.SENT)
    paper = store.receipt(job.number, job.copy)
    entry = store.registration(job.number)
    assert paper is not None
    assert entry is not None
    say(f"PAPER {job.number} {job.copy} {paper.chain_head} {entry.draft.entry_id}")
    store.mark_job(job.id, JobState.PRINTED)


def put_right(store: Store, say: Callable[[str], None]) -> None:
    """What was sent is unknown: its people get a marked copy. What waits is printed."""
    for job in store.print_jobs(JobState.SENT):
        store.mark_job(job.id, JobState.UNKNOWN)
    for job in store.print_jobs(JobState.UNKNOWN):
        store.mark_job(job.id, JobState.CANCELLED)
        store.add_copy(job.number, "power", "kiosk", _copy)
    for job in store.print_jobs(JobState.READY):
        print_out(store, job, say)


def _copy(original: Receipt, copy: int, head: str) -> Receipt:
    return replace(original, copy=copy, chain_head=head[:8])


@contextmanager
def _made_in_place(to: Path, keys: Keys, box: bytes = b"") -> Iterator[Path]:
    """A backup that has no place of its own until it is proven."""
    backup.sweep(to)
    yield to


def make_wrong(variant: str) -> None:
    """Break this process's store in the way of the variant."""
    if variant == "backup-in-place":
        backup._made_whole = _made_in_place
    if not variant.startswith("synchronous="):
        return
    right = engine.connect

    def wrong(path: Path, key: bytes, **more: str) -> Any:
        connection = right(path, key, **more)
        connection.execute(f"PRAGMA {variant}")
        return connection

    engine.connect = wrong
