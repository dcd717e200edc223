"""Lists taken into a real store: everybody or nobody, never twice, and only by those who may."""

from dataclasses import replace

import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.lists.import_rows import ReadList
from kiosk.agency.lists.import_store import KnownRow
from kiosk.agency.lists.reading.read_sheet import BadCell
from kiosk.errors import Refused
from kiosk.registration import Draft
from kiosk.store.queries import JobState
from kiosk.store.store import Store
from kiosk.work import Aside, run_through
from tests.store.conftest import issue
from tests.support.builders import NIK, consent, draft
from tests.support.desk_station import AGENT, TECHNICIAN, actions, desk, mono

__all__ = ["desk", "mono"]
BAD = (BadCell(3, "NIK", "nik-length"),)


def listed(*numbers: int, refused: tuple[BadCell, ...] = ()) -> ReadList:
    drafts = tuple(draft(n, consent=consent(how="pending"), source="import") for n in numbers)
    return ReadList(len(drafts) + len(refused), drafts, refused)


def counted(done: object) -> tuple[int, int, int, int]:
    return (done.rows, done.accepted, done.known, done.refused)


def test_a_list_comes_in_once(desk: Agency, store: Store) -> None:
    assert counted(desk.imports.weigh(listed(1, 2))) == (2, 2, 0, 0)
    assert store.count() == 0
    assert counted(desk.imports.take(AGENT, listed(1, 2), "plain")) == (2, 2, 0, 0)
    before = store.audit_entries()
    assert counted(desk.imports.take(AGENT, listed(1, 2), "plain")) == (2, 0, 2, 0)
    assert store.audit_entries() == before
    assert actions(store) == ["register", "register", "import"]


def test_one_bad_row_keeps_everybody_out_unless_the_good_are_wanted(desk: Agency, store: Store) -> None:
    assert counted(desk.imports.take(AGENT, listed(1, 2, refused=BAD), "plain")) == (3, 0, 0, 1)
    assert store.count() == 0
    taken = desk.imports.take(AGENT, listed(1, 2, refused=BAD), "plain", accept_good=True)
    assert counted(taken) == (3, 2, 0, 1)


def test_people_of_the_kiosk_are_known_by_their_nik(desk: Agency, store: Store) -> None:
    store.register(draft(90, nik=draft(1).nik), issue)
    assert counted(desk.imports.take(AGENT, listed(1, 2), "plain")) == (2, 1, 1, 0)
    assert desk.imports.known_niks([draft(1).nik, NIK[:12] + "0999"] * 600) == frozenset({draft(1).nik})
    assert desk.imports.known_niks([]) == frozenset()


def test_stopping_stores_nobody(desk: Agency, store: Store) -> None:
    with pytest.raises(Refused) as refusal:
        desk.imports.take(AGENT, listed(*range(1, 400)), "plain", tell=lambda done, total: done < 200)
    assert (refusal.value.code, store.count()) == ("cancelled", 0)
    assert store.verify_audit().is_whole


def test_a_technician_takes_no_list(desk: Agency, store: Store) -> None:
    with pytest.raises(Refused) as refusal:
        desk.imports.take(TECHNICIAN, listed(1), "plain")
    assert (refusal.value.code, store.count()) == ("not-allowed", 0)


def papers(draft: Draft) -> object:
    return issue


def test_people_from_a_list_have_a_receipt_that_nobody_printed(desk: Agency, store: Store) -> None:
    desk.imports.take(AGENT, listed(1, 2), "plain", issue=papers)
    numbers = [row.number for row in desk.lists.page(AGENT, "new").rows]
    receipts = [store.receipt(number) for number in numbers]
    assert [paper.number for paper in receipts if paper] == numbers
    assert store.print_jobs() == ()
    assert store.verify_audit().is_whole
    heads = {entry.subject: entry.hash[:8] for entry in store.audit_entries() if entry.action == "register"}
    assert [paper.chain_head for paper in receipts if paper] == [heads[number] for number in numbers]
    assert not desk.people.person(AGENT, numbers[0]).printed


def test_the_first_print_is_the_original_and_every_further_one_says_so(desk: Agency, store: Store) -> None:
    desk.imports.take(AGENT, listed(1), "plain", issue=papers)
    (row,) = desk.lists.page(AGENT, "new").rows
    job = store.add_original(row.number, "staff-2")
    assert job is not None
    assert (job.copy, job.state) == (0, JobState.READY)
    assert store.add_original(row.number, "staff-2") is None
    assert actions(store, row.number)[:2] == ["register", "print"]
    assert desk.people.person(AGENT, row.number).printed
    _, copy = store.add_copy(
        row.number, "lost", "staff-2", lambda original, n, head: replace(original, copy=n)
    )
    assert copy.copy == 1
    with pytest.raises(Refused) as refusal:
        store.add_original("K7M-999999-9", "staff-2")
    assert refusal.value.code == "no-receipt"


def test_who_registered_at_the_kiosk_has_an_original_already(store: Store) -> None:
    saved, _ = store.register(draft(1), issue)
    assert store.add_original(saved.number, "staff-2") is None


def test_what_is_entered_meanwhile_is_never_written_over(desk: Agency, store: Store) -> None:
    """Rows made ready beforehand are thrown away and made anew when a villager registers in between."""
    work, value, interrupted = desk.imports.taking(AGENT, listed(1, 2), "plain", issue=papers), None, 0
    failed: Refused | None = None
    with pytest.raises(StopIteration) as end:
        while True:
            step = work.throw(failed) if failed else work.send(value)
            failed, value = None, None
            if isinstance(step, Aside):
                if not interrupted:
                    interrupted = store.register(draft(90), issue)[0].sequence
                try:
                    value = step.call(lambda done, total: True)
                except Refused as refused:
                    failed = refused
                    assert refused.code == "moved"
    assert end.value.value.accepted == 2
    assert (interrupted, store.count()) == (1, 3)
    assert [row.sequence for row in desk.lists.page(AGENT, "new").rows] == [1, 2, 3]
    assert store.verify_audit().is_whole
    assert store.altered_entries() == ()


def test_a_store_that_never_rests_is_said(desk: Agency, store: Store) -> None:
    work, failed, tries = desk.imports.taking(AGENT, listed(1), "plain"), None, 0
    with pytest.raises(Refused) as refusal:
        while True:
            step = work.throw(failed) if failed else next(work)
            failed = None
            if isinstance(step, Aside):
                tries += 1
                store.audit(who="kiosk", action="day-slip")
                try:
                    step.call(lambda done, total: True)
                except Refused as refused:
                    failed = refused
    assert (refusal.value.code, tries, store.count()) == ("busy", 3, 0)


def test_stopping_while_it_is_written_stores_nobody(desk: Agency, store: Store) -> None:
    def tell(done: int, total: int) -> bool:
        return done < 0.8 * total

    with pytest.raises(Refused) as refusal:
        desk.imports.take(AGENT, listed(*range(1, 900)), "plain", issue=papers, tell=tell)
    assert (refusal.value.code, store.count()) == ("cancelled", 0)
    assert store.verify_audit().is_whole
    assert desk.imports.take(AGENT, listed(1), "plain").accepted == 1


def test_progress_rises_to_the_number_of_people(desk: Agency) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    desk.imports.take(AGENT, listed(*range(1, 700)), "plain", issue=papers, tell=tell)
    done = [each for each, _ in told]
    assert done == sorted(done)
    assert (done[0], told[-1]) == (0, (699, 699))
    assert len(set(done)) > 20


def test_known_rows_are_named_and_the_look_is_entered(desk: Agency, store: Store) -> None:
    number = store.register(draft(90, nik=draft(2).nik), issue)[0].number
    read = replace(listed(1, 2), places=(4, 7))
    assert run_through(desk.imports.known_rows(AGENT, read, "plain")) == (KnownRow(7, number),)
    entry = store.audit_entries()[-1]
    assert (entry.action, entry.who) == ("import-check", AGENT.label)
    assert entry.detail == {"mapping": "plain", "rows": 2, "known": 1}
    with pytest.raises(Refused):
        run_through(desk.imports.known_rows(TECHNICIAN, read, "plain"))
