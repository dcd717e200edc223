"""The power goes at every write and flush of a desk's work: what was said is there, nothing is half done."""

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import disk, strace
from tests.faults.desk_reader import broken, connect, said
from tests.faults.desk_shift import STEPS, VARIANTS, DeskShift, begin
from tests.faults.reader import memory
from tests.faults.warm import Warm

traced = pytest.mark.skipif(strace.why_not() is not None, reason=str(strace.why_not()))
cut = pytest.mark.skipif(disk.why_not() is not None, reason=str(disk.why_not()))
pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]


class WarmDesk(Warm):
    """Starts desks instead of kiosks."""

    program = "tests.faults.desk_shift"


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    with WarmDesk() as process:
        yield process


@pytest.fixture
def scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="desk-", dir=memory()) as name:
        yield Path(name)


def shift_of(scratch: Path, variant: str = "") -> DeskShift:
    return DeskShift(str(scratch / "now"), str(scratch / "paper"), variant)


def play(warm: Warm, scratch: Path, *options: str, variant: str = "") -> tuple[int, set[str], Path]:
    """One life from the same beginning: its exit status, the steps that were said, its trace."""
    now, paper, trace = scratch / "now", scratch / "paper", scratch / "trace"
    shutil.rmtree(now, ignore_errors=True)
    shutil.copytree(scratch / "before", now)
    paper.write_text("")
    status = strace.run(warm, shift_of(scratch, variant), *options, out=trace)
    return status, said(paper), trace


def go_on(warm: Warm, scratch: Path) -> list[str]:
    """Another life from where the last one ended does what is left; what is wrong then."""
    assert warm.wait(warm.start(shift_of(scratch))) == 0
    *_, last_life = (scratch / "paper").read_text().split("OPEN")
    last = {line.split()[1] for line in last_life.splitlines() if line.startswith(("DONE", "REFUSED"))}
    found = [] if last == set(STEPS) else [f"not finished: {set(STEPS) - last}"]
    return found + broken(scratch / "now", scratch / "paper")


@traced
@pytest.mark.parametrize(
    ("call", "fault"),
    [("pwrite64", "signal=KILL"), ("fdatasync,fsync", "signal=KILL"), ("pwrite64", "error=ENOSPC")],
)
def test_nothing_that_was_said_is_lost_and_nothing_is_half_done(
    warm: Warm, scratch: Path, request: pytest.FixtureRequest, call: str, fault: str
) -> None:
    begin(scratch / "before")
    status, done, trace = play(warm, scratch, "-e", f"trace={call}")
    assert (status, done) == (0, set(STEPS)), (scratch / "paper").read_text()
    assert broken(scratch / "now", scratch / "paper") == []
    total = strace.count(trace, call)
    step = 1 if request.config.getoption("--long") else max(1, total // 18)
    assert total > 20
    found = []
    for n in range(1, total + 1, step):
        play(warm, scratch, "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={n}")
        wrong = broken(scratch / "now", scratch / "paper") + go_on(warm, scratch)
        found += [f"{call} {n}: {each}" for each in wrong]
    assert found == []


@traced
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_step_done_wrong_is_caught_by_the_same_kills(warm: Warm, scratch: Path, variant: str) -> None:
    """The teeth: each variant does one step wrong, and some kill must show it."""
    begin(scratch / "before")
    call = "fdatasync,fsync"
    _, _, trace = play(warm, scratch, "-e", f"trace={call},write", variant=variant)
    lines = trace.read_text().splitlines()
    before = ("OPEN", *STEPS)[STEPS.index(VARIANTS[variant])]
    begun = next(n for n, line in enumerate(lines) if line.startswith("write(") and before in line)
    flushes = [not line.startswith("write(") for line in lines]
    for n in range(sum(flushes[:begun]) + 1, sum(flushes) + 1):
        options = ("-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={n}")
        play(warm, scratch, *options, variant=variant)
        if broken(scratch / "now", scratch / "paper"):
            return
    pytest.fail(f"{variant} was not seen")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE cases SET hold = '' WHERE sequence = 7",
        "UPDATE registrations SET name = 'ORANG 7' WHERE sequence = 7",
        "DELETE FROM follow_ups",
        "UPDATE queue_tally SET count = count + 1 WHERE state = 'new'",
        "UPDATE cases SET merged_into = 1 WHERE sequence = 7",
        "UPDATE accounts SET failures = 0",
        "UPDATE follow_ups SET origin = '' WHERE origin = 'branch' AND id % 2",
        "UPDATE desk_values SET value = replace(value, '\"last\":1', '\"last\":0')",
        "UPDATE desk_values SET value = replace(value, '\"answered\":1', '\"answered\":0')",
        "UPDATE desk_values SET value = 'yes' WHERE name = 'sweep-due'",
    ],
)
def test_what_is_half_done_is_seen(warm: Warm, scratch: Path, damage: str) -> None:
    """The tooth of the look itself: if it missed these, it would prove nothing above."""
    begin(scratch / "now")
    assert warm.wait(warm.start(shift_of(scratch))) == 0
    assert said(scratch / "paper") == set(STEPS) and broken(scratch / "now", scratch / "paper") == []
    connection = connect(scratch / "now")
    assert connection.execute(damage).rowcount
    connection.commit()
    connection.close()
    assert broken(scratch / "now", scratch / "paper") != []


# Real power cuts


def cuts(warm: Warm, scratch: Path, count: int, seed: int, variant: str = "") -> tuple[list[str], int]:
    """So many lives on a disk that fails at a random step; what was wrong, how many steps had been said."""
    source, found, steps = random.Random(seed), [], 0
    begin(scratch / "before")
    with disk.Disk(scratch) as cut_disk:
        station, paper = cut_disk.mount_point / "now", scratch / "paper"
        for n in range(1, count + 1):
            shutil.rmtree(station, ignore_errors=True)
            shutil.copytree(scratch / "before", station)
            os.sync()
            paper.write_text("")
            shift = DeskShift(str(station), str(paper), variant)
            life = warm.start(shift)
            wanted, deadline = source.randint(0, len(STEPS)), time.monotonic() + 10
            while time.monotonic() < deadline and len(said(paper)) < wanted:
                time.sleep(0.0005)
            time.sleep(source.uniform(0, 0.02))
            seen = paper.stat().st_size
            cut_disk.fail()
            os.kill(life, signal.SIGKILL)
            warm.wait(life)
            os.truncate(paper, seen)
            cut_disk.come_back()
            steps += len(said(paper))
            found += [f"cut {n}: {each}" for each in broken(station, paper)]
            if found:
                break
            assert warm.wait(warm.start(DeskShift(str(station), str(paper)))) == 0
            found += [f"after cut {n}: {each}" for each in broken(station, paper)]
    return found, steps


@cut
def test_what_was_said_survives_the_power(warm: Warm, scratch: Path) -> None:
    found, steps = cuts(warm, scratch, 12, seed=20261121)
    assert found == [] and steps > 30


@cut
@pytest.mark.long
def test_what_was_said_survives_many_cuts(warm: Warm, scratch: Path) -> None:
    found, _ = cuts(warm, scratch, 400, seed=1)
    assert found == []


@cut
def test_a_desk_that_does_not_flush_is_caught(warm: Warm, scratch: Path) -> None:
    """The tooth of the cuts."""
    found, _ = cuts(warm, scratch, 12, seed=3, variant="synchronous=OFF")
    assert found
