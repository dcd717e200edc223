"""Every state that a power cut can leave of a desk's work: what was said is there, nothing is half done."""

import hashlib
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import recording, strace
from tests.faults.desk_reader import broken, said
from tests.faults.desk_shift import STEPS, DeskShift, begin
from tests.faults.reader import memory
from tests.faults.recording import Platter
from tests.faults.test_crash_states import digest
from tests.faults.test_desk_cuts import WarmDesk
from tests.faults.warm import Warm

pytestmark = [
    pytest.mark.skipif(strace.why_not() is not None, reason=str(strace.why_not())),
    pytest.mark.slow,
    pytest.mark.timeout(3600),
]
EVERY = 29
"""Of the short share: one moment of so many; each moment before a flush is looked at by the long one."""


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    with WarmDesk() as process:
        yield process


@pytest.fixture
def scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="desk-states-", dir=memory()) as name:
        yield Path(name)


def states(
    warm: Warm, scratch: Path, *, subsets: int, every: int, variant: str = ""
) -> tuple[int, list[str]]:
    """How many different states of one desk's life were looked at, and what was broken until the first."""
    now, paper, seen = scratch / "now", scratch / "paper", set()
    begin(now)
    platter = Platter(recording.load(now))
    shift = DeskShift(str(now), str(paper), variant)
    steps = recording.record(warm, shift, scratch / "trace")  # type: ignore[arg-type]
    assert said(paper) == set(STEPS)
    source = random.Random(1)
    for n, step in enumerate(steps):
        platter.take(step)
        if step.what == "say" or n % every:
            continue
        before_a_flush = n + 1 < len(steps) and steps[n + 1].what == "flush"
        for files in platter.states(source, subsets if before_a_flush else 0):
            known = hashlib.sha256(digest(files) + "".join(platter.said).encode()).digest()
            if known in seen:
                continue
            seen.add(known)
            place, told = scratch / "state", scratch / "told"
            shutil.rmtree(place, ignore_errors=True)
            recording.store(files, place)
            told.write_text("".join(platter.said))
            if found := broken(place, told):
                return len(seen), [f"step {n} ({step.what} {step.path}): {each}" for each in found]
    return len(seen), []


def test_every_state_is_good(warm: Warm, scratch: Path, request: pytest.FixtureRequest) -> None:
    long = request.config.getoption("--long")
    looked, found = states(warm, scratch, subsets=60 if long else 0, every=1 if long else EVERY)
    assert found == []
    assert looked > (5000 if long else 40)


@pytest.mark.parametrize(
    "variant", ["synchronous=OFF", pytest.param("import-in-parts", marks=pytest.mark.long)]
)
def test_a_wrong_desk_is_caught(warm: Warm, scratch: Path, variant: str) -> None:
    """The teeth: a desk that does not flush, and one that takes a list in by parts."""
    _, found = states(warm, scratch, subsets=0, every=5, variant=variant)
    assert found
