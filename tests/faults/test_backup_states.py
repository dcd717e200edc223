"""Every state that a power cut can leave of a backup holds a whole backup: the new one, or the one before."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults import recording, strace
from tests.faults.reader import memory
from tests.faults.recording import Platter, Step
from tests.faults.station import Shift, work
from tests.faults.test_crash_states import broken_states
from tests.faults.warm import Warm

pytestmark = [
    pytest.mark.skipif(strace.why_not() is not None, reason=str(strace.why_not())),
    pytest.mark.slow,
    pytest.mark.timeout(3600),
]


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    with Warm() as process:
        yield process


@pytest.fixture
def scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="states-", dir=memory()) as name:
        yield Path(name)


def recorded(warm: Warm, scratch: Path, variant: str = "right") -> tuple[Platter, list[Step]]:
    """A station that was backed up twice before, and what one visitor and the next backup ask of its disk."""
    now, paper = scratch / "now", scratch / "paper.txt"
    shift = Shift(str(now), str(paper), 1, 2, backup_every=1)
    work(shift)
    before = Platter(recording.load(now), said=paper.read_text().splitlines(True))
    life = replace(shift, first=3, visits=1, variant=variant)
    steps = recording.record(warm, life, scratch / "trace")
    assert sum(step.what == "rename" and step.to == "backup.db" for step in steps) == (variant == "right")
    return before, steps


def test_every_state_holds_a_whole_backup(warm: Warm, scratch: Path, request: pytest.FixtureRequest) -> None:
    long = request.config.getoption("--long")
    platter, steps = recorded(warm, scratch)
    looked, broken = broken_states(
        platter,
        steps,
        scratch,
        subsets=150 if long else 0,
        restart_every=1 if long else 10,
        unseen=() if long else ("backup.db.new", "registrations.db"),
    )
    assert broken == []
    assert looked > (1000 if long else 20)


def test_a_backup_written_in_its_place_is_caught(warm: Warm, scratch: Path) -> None:
    """The tooth: the old backup is overwritten before the new one is whole."""
    platter, steps = recorded(warm, scratch, "backup-in-place")
    _, broken = broken_states(platter, steps, scratch, subsets=0, restart_every=10_000, until="I9")
    assert any("I9" in each for each in broken)
