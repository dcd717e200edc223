"""Commit, then print: what is written down before a byte leaves, and what a person is asked afterwards."""

import itertools
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from kiosk.clock import FixedClock
from kiosk.errors import PrinterProblem, Refused
from kiosk.printing.escpos import open_escpos
from kiosk.printing.printer import PrinterStatus
from kiosk.printing.printers import FilePrinter, NoPrinter
from kiosk.printing.queue import PrintQueue, PrintResult
from kiosk.receipt.issue import issue_for, make_reissue
from kiosk.receipt.token import public_key
from kiosk.receipt.trust import (
    Identity,
    Trust,
    read_identity,
    read_trust,
    verify,
    write_identity,
    write_trust,
)
from kiosk.scanning.decode import decode
from kiosk.security.keys import Keys, open_keys
from kiosk.store.queries import JobState, PrintJob
from kiosk.store.store import Store, open_store
from tests.faults.printer_storm import SentAfterwards, TriesAgainBlindly, storm
from tests.support.builders import draft
from tests.support.context import FACTS
from tests.support.fakes import FakeEscposPrinter, Faults
from tests.support.station_settings import SETTINGS


class Desk:
    """A printer whose next calls do what the test lines up: None prints, a problem is raised."""

    dots = 384

    def __init__(self) -> None:
        self.endings: list[PrinterProblem | None] = []
        self.papers: list[str] = []
        self.before = lambda: None

    def status(self) -> PrinterStatus:
        return PrinterStatus("ready")

    def print(self, image: Image.Image, name: str) -> None:
        self.before()
        ending = self.endings.pop(0) if self.endings else None
        if ending is None or ending.sent:
            self.papers.append(name)
        if ending is not None:
            raise ending


@pytest.fixture
def keys(station_folder: Path) -> Keys:
    return open_keys(station_folder, use_keyring=False)[0]


@pytest.fixture
def store(station_folder: Path, keys: Keys, clock: FixedClock) -> Iterator[Store]:
    store = open_store(station_folder, keys, clock, "K7M")
    yield store
    store.close()


@pytest.fixture
def printer() -> Desk:
    return Desk()


@pytest.fixture
def queue(store: Store, printer: Desk, clock: FixedClock, keys: Keys) -> PrintQueue:
    return PrintQueue(store, printer, clock, make_reissue(keys))


@pytest.fixture
def register(store: Store, clock: FixedClock, keys: Keys):
    counter = itertools.count(1)

    def registering() -> PrintJob:
        wish = draft(next(counter))
        issue = issue_for(FACTS.campaign, SETTINGS, wish, clock.today(), keys)
        return store.register(wish, issue)[1]

    return registering


def print_one(queue: PrintQueue) -> PrintJob:
    work = queue.next_work()
    assert work is not None
    return queue.settle(queue.perform(work))


def test_sent_is_on_the_disk_before_the_device_hears_anything(queue, store, printer, register) -> None:
    job = register()
    states = []
    printer.before = lambda: states.append(store.print_job(job.id).state)
    assert print_one(queue).state is JobState.PRINTED
    assert states == [JobState.SENT]
    assert printer.papers == [job.number]
    assert queue.next_work() is None


def test_what_is_handed_to_the_worker_is_all_it_needs(queue, register) -> None:
    register()
    work = queue.next_work()
    queue._store = None
    assert queue.perform(work).ending == "printed"


@pytest.mark.parametrize(
    ("problem", "state"),
    [
        (PrinterProblem("timeout", sent=True), JobState.UNKNOWN),
        (PrinterProblem("lost", sent=True), JobState.UNKNOWN),
        (PrinterProblem("paper-out", sent=False), JobState.READY),
    ],
)
def test_a_problem_is_settled_by_what_may_be_on_paper(queue, printer, register, problem, state) -> None:
    register()
    printer.endings = [problem]
    work = queue.next_work()
    result = queue.perform(work)
    assert result.problem == problem.code
    assert queue.settle(result).state is state


def test_papers_come_in_the_order_of_their_numbers(queue, printer, register) -> None:
    jobs = [register() for _ in range(3)]
    while work := queue.next_work():
        queue.settle(queue.perform(work))
    assert printer.papers == [job.number for job in jobs]


def test_what_was_never_sent_rests_until_somebody_asks(queue, printer, register) -> None:
    job = register()
    printer.endings = [PrinterProblem("paper-out")]
    assert print_one(queue).state is JobState.READY
    assert queue.next_work() is None
    later = register()
    assert print_one(queue).number == later.number, "a new visit's paper is not held up"
    queue.try_again(job.id)
    assert print_one(queue).state is JobState.PRINTED
    assert printer.papers == [later.number, job.number], "the original, unmarked: nothing had left"


def test_without_a_printer_the_loop_ends_and_the_entry_stays(store, clock, keys, register) -> None:
    queue = PrintQueue(store, NoPrinter(), clock, make_reissue(keys))
    register()
    turns = 0
    while work := queue.next_work():
        assert queue.settle(queue.perform(work)).state is JobState.READY
        turns += 1
    assert turns == 1
    assert store.count() == 1


def test_after_a_crash_while_sending_the_paper_is_unknown(
    queue, store, printer, clock, keys, register
) -> None:
    job = register()
    assert queue.next_work() is not None
    again = PrintQueue(store, printer, clock, make_reissue(keys))
    assert [(each.id, each.state) for each in again.recover()] == [(job.id, JobState.UNKNOWN)]
    assert again.next_work() is None


def test_after_a_crash_before_sending_the_original_prints(
    queue, store, printer, clock, keys, register
) -> None:
    job = register()
    clock.advance(seconds=40)
    again = PrintQueue(store, printer, clock, make_reissue(keys))
    assert again.recover() == ()
    assert print_one(again).state is JobState.PRINTED
    assert printer.papers == [job.number]


@pytest.mark.parametrize("away", [{"minutes": 11}, {"days": 30}, {"minutes": -11}])
def test_an_old_paper_never_comes_out_by_itself(queue, printer, clock, register, away) -> None:
    """Neither after a refill, nor after a restart, nor when the clock was set back."""
    job = register()
    printer.endings = [PrinterProblem("paper-out")]
    print_one(queue)
    clock.advance(**away)
    queue.try_again(job.id)
    assert queue.next_work() is None
    assert [each.id for each in queue.questions()] == [job.id]
    assert printer.papers == []


def test_when_the_person_leaves_the_paper_stays_inside(queue, printer, register) -> None:
    job = register()
    printer.endings = [PrinterProblem("paper-out")]
    print_one(queue)
    queue.let_go(job.id)
    queue.try_again(job.id)
    assert queue.next_work() is None
    assert queue.questions()[0].id == job.id
    queue.let_go(job.id)


def test_it_came_out(queue, printer, register) -> None:
    job = register()
    printer.endings = [PrinterProblem("timeout", sent=True)]
    print_one(queue)
    assert queue.answer(job.id, True).state is JobState.PRINTED
    assert queue.questions() == ()
    assert queue.next_work() is None
    assert queue.answer(job.id, True).state is JobState.PRINTED, "said twice"


def test_it_did_not_come_out_so_a_marked_copy_does(queue, store, printer, keys, register) -> None:
    job = register()
    printer.endings = [PrinterProblem("timeout", sent=True)]
    print_one(queue)
    copy = queue.answer(job.id, False)
    assert (copy.copy, copy.state, copy.number) == (1, JobState.READY, job.number)
    assert store.print_job(job.id).state is JobState.CANCELLED
    work = queue.next_work()
    assert work.name == f"{job.number}-ulang-1"
    assert work.receipt.copy == 1
    verdict = verify(work.receipt.token, Trust((Identity("K7M", public_key(keys.signing)),)))
    assert (verdict.result, verdict.fields.copy, verdict.number) == ("genuine", 1, job.number)
    assert work.receipt.chain_head != store.receipt(job.number).chain_head
    original = store.receipt(job.number)
    assert replace(work.receipt, copy=0, token="", chain_head="") == replace(
        original, token="", chain_head=""
    )
    queue.settle(queue.perform(work))
    assert store.verify_audit().is_whole


def test_a_mute_printer_may_have_lost_a_printed_paper(queue, store, register) -> None:
    job = register()
    print_one(queue)
    assert queue.answer(job.id, False).copy == 1
    assert store.print_job(job.id).state is JobState.PRINTED


def test_power_fails_between_the_copy_and_the_end_of_the_old_job(
    queue, store, printer, register, monkeypatch
) -> None:
    job = register()
    printer.endings = [PrinterProblem("timeout", sent=True)]
    print_one(queue)
    monkeypatch.setattr(store, "mark_job", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        queue.answer(job.id, False)
    monkeypatch.undo()
    assert [each.id for each in queue.questions()] == [job.id]
    assert print_one(queue).copy == 1


def test_a_paper_that_is_being_sent_cannot_be_answered_for(queue, register) -> None:
    job = register()
    queue.next_work()
    for came_out in (True, False):
        with pytest.raises(Refused, match="job-state"):
            queue.answer(job.id, came_out)
    with pytest.raises(Refused, match="unknown-job"):
        queue.answer(999, True)


def test_a_paper_that_never_left_is_tried_again_unmarked(queue, printer, register) -> None:
    job = register()
    printer.endings = [PrinterProblem("cover-open")]
    print_one(queue)
    assert queue.answer(job.id, False).copy == 0
    print_one(queue)
    assert printer.papers == [job.number]


def test_copies_are_counted_and_each_is_in_the_trace(queue, store, printer, register) -> None:
    number = register().number
    print_one(queue)
    for n in (1, 2, 3):
        assert queue.copy(number, "lost-by-owner", "agent-7").copy == n
        assert print_one(queue).state is JobState.PRINTED
    assert printer.papers == [number, *(f"{number}-ulang-{n}" for n in (1, 2, 3))]
    traced = [entry for entry in store.audit_entries(number) if entry.action == "copy"]
    assert [(entry.who, entry.detail["copy"]) for entry in traced] == [("agent-7", n) for n in (1, 2, 3)]


def test_a_bug_while_drawing_leaves_the_paper_unknown(queue, register, monkeypatch) -> None:
    job = register()
    work = queue.next_work()
    monkeypatch.setattr("kiosk.receipt.layout.draw", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        queue.perform(work)
    assert queue.settle(queue.lost(work)).state is JobState.UNKNOWN
    assert queue.questions()[0].id == job.id


def test_a_result_settled_twice_changes_nothing(queue, register) -> None:
    job = register()
    print_one(queue)
    with pytest.raises(Refused, match="job-state"):
        queue.settle(PrintResult(job.id, "not-sent"))


def test_the_file_printer_names_the_picture(store, clock, keys, register, tmp_path: Path) -> None:
    queue = PrintQueue(store, FilePrinter(tmp_path / "struk", 576), clock, make_reissue(keys))
    job = register()
    result = queue.perform(queue.next_work())
    assert result.file == str(tmp_path / "struk" / f"{job.number}.png")
    assert Path(result.file).exists()


def test_warming_up_prints_nothing(queue, printer) -> None:
    queue.warm_up()
    assert printer.papers == []


# A bad day, short; `python -m tests.faults.printer_storm` makes it long.


@pytest.mark.slow
def test_a_short_storm_of_real_receipts_breaks_no_promise() -> None:
    report = storm(40, rate=0.3, seed=11, fast=False)
    assert report.broken == []
    assert report.torn and report.copies and report.asked, "the storm must have blown"
    assert report.without_paper <= 2


@pytest.mark.slow
def test_a_storm_of_many_receipts_breaks_no_promise() -> None:
    report = storm(250, rate=0.4, seed=12, fast=True)
    assert report.broken == []
    assert len(report.faults) == 12, "every kind of fault must have struck"


@pytest.mark.parametrize("tooth", [SentAfterwards, TriesAgainBlindly])
def test_the_storm_bites_a_queue_that_is_wrong(tooth: type[PrintQueue]) -> None:
    report = storm(100, rate=0.4, seed=3, fast=True, queue=tooth)
    assert any(line.startswith("unmarked twice") for line in report.broken)


def test_from_the_save_to_a_verdict_at_another_kiosk(store, clock, keys, register, tmp_path: Path) -> None:
    """Real bytes over a wire; the other side has only the branch's trust list in a file."""
    job = register()
    with FakeEscposPrinter() as device:
        printer = open_escpos("network", device.address, 384, 2.0)
        queue = PrintQueue(store, printer, clock, make_reissue(keys))
        assert print_one(queue).state is JobState.PRINTED
        (paper,) = device.cut_papers
    branch = bytes(range(5, 37))
    station = read_identity(write_identity("K7M", "Pangkalan Satu", keys.signing))
    (tmp_path / "trust.json").write_text(write_trust([station], seed=branch))

    trust = read_trust((tmp_path / "trust.json").read_bytes(), (public_key(branch),))
    verdict = verify(decode(paper) or "", trust)
    assert (verdict.result, verdict.number, verdict.fields.copy) == ("genuine", job.number, 0)
    assert verdict.station.village == "Pangkalan Satu"


def test_a_printer_that_stops_mid_image_leads_to_one_marked_copy(store, clock, keys, register) -> None:
    job = register()
    with FakeEscposPrinter(Faults(paper_left=400)) as device:
        queue = PrintQueue(store, open_escpos("network", device.address, 384, 0.7), clock, make_reissue(keys))
        assert print_one(queue).state is JobState.UNKNOWN
        device.refill()
        queue.answer(job.id, False)
        assert print_one(queue).state is JobState.PRINTED
        time.sleep(0.2)
        texts = [code.text for paper in device.papers for code in zxingcpp.read_barcodes(paper)]
    trust = Trust((Identity("K7M", public_key(keys.signing)),))
    copies = [verify(text, trust).fields.copy for text in texts]
    assert copies.count(0) <= 1
    assert copies.count(1) == 1
