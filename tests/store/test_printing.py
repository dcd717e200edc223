"""What may be on paper is never printed again as if it were not."""

from dataclasses import replace

import pytest

from kiosk.clock import FixedClock
from kiosk.errors import Refused
from kiosk.receipt.receipt import Receipt
from kiosk.store.queries import JobState, may_become
from kiosk.store.store import Store
from tests.store.conftest import issue
from tests.support.builders import draft

READY, SENT, PRINTED, UNKNOWN, CANCELLED = JobState

ALLOWED = {
    READY: {SENT, PRINTED, UNKNOWN, CANCELLED},
    SENT: {READY, PRINTED, UNKNOWN, CANCELLED},
    UNKNOWN: {PRINTED, CANCELLED},
    PRINTED: set(),
    CANCELLED: set(),
}


def again(original: Receipt, copy: int, head: str) -> Receipt:
    return replace(original, copy=copy, chain_head=head[:8])


@pytest.mark.parametrize("now", JobState)
def test_a_job_changes_only_so(now: JobState) -> None:
    assert {then for then in JobState if may_become(now, then)} == ALLOWED[now]


def test_a_job_is_marked_and_remembers_when(store: Store, clock: FixedClock) -> None:
    _, job = store.register(draft(), issue)
    clock.advance(seconds=2)
    sent = store.mark_job(job.id, SENT)
    assert sent == replace(job, state=SENT, changed=clock.now())
    assert store.print_jobs(SENT) == (sent,)
    assert store.print_jobs(READY) == ()
    assert store.mark_job(job.id, PRINTED).state is PRINTED
    assert store.print_jobs() == ()
    with pytest.raises(Refused, match="job-state"):
        store.mark_job(job.id, READY)


def test_an_unknown_job_is_never_sent_again(store: Store) -> None:
    _, job = store.register(draft(), issue)
    store.mark_job(job.id, SENT)
    store.mark_job(job.id, UNKNOWN)
    with pytest.raises(Refused):
        store.mark_job(job.id, SENT)
    assert store.print_jobs() == (replace(job, state=UNKNOWN, changed=job.changed),)


def test_a_job_that_does_not_exist_is_refused(store: Store) -> None:
    with pytest.raises(Refused):
        store.mark_job(99, SENT)


def test_copies_are_numbered_traced_and_say_what_the_original_said(store: Store, clock: FixedClock) -> None:
    saved, _ = store.register(draft(), issue)
    original = store.receipt(saved.number)
    assert original is not None
    for n in (1, 2):
        clock.advance(minutes=1)
        receipt, job = store.add_copy(saved.number, "hilang", "agent:1", again)
        assert receipt == replace(original, copy=n, chain_head=store.identity().audit_head[:8])
        assert (job.copy, job.state, job.number) == (n, READY, saved.number)
        assert store.receipt(saved.number, n) == receipt
    assert store.receipt(saved.number) == original
    traced = store.audit_entries(saved.number)[1:]
    assert [(entry.who, entry.action, entry.detail) for entry in traced] == [
        ("agent:1", "copy", {"copy": 1}),
        ("agent:1", "copy", {"copy": 2}),
    ]
    assert store.verify_audit().is_whole


def test_a_number_without_a_paper_has_no_copy(store: Store) -> None:
    store.register_many([draft()])
    number = store.audit_entries()[-1].subject
    for missing in (number, "K7M-000009-X"):
        assert store.receipt(missing) is None
        with pytest.raises(Refused, match="no-receipt"):
            store.add_copy(missing, "hilang", "agent:1", again)
