"""Every state that a power cut can leave of a save, a tidying, a start and a first start is a good one."""

import hashlib
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.clock import SystemClock
from kiosk.errors import StoreError
from kiosk.store.store import open_store
from tests.faults import recording, strace
from tests.faults.reader import Papers, inspect, memory
from tests.faults.recording import Files, Platter, Step
from tests.faults.station import CODE, KEYS, Shift, own_machine, visitor, work
from tests.faults.warm import Warm
from tests.store.conftest import issue
from tests.support.builders import entry_id

pytestmark = [
    pytest.mark.skipif(strace.why_not() is not None, reason=str(strace.why_not())),
    pytest.mark.slow,
    pytest.mark.timeout(3600),
]
NEW = 900
"""The visitor who comes after the cut."""


@pytest.fixture
def scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="states-", dir=memory()) as name:
        yield Path(name)


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    with Warm() as process:
        yield process


def recorded(warm: Warm, folder: Path, name: str, variant: str = "right") -> tuple[Platter, list[Step]]:
    """A station's disk before, and what one life with two visitors asked of it."""
    now, paper = folder / "now", folder / "paper.txt"
    first = 1
    if name == "a day's work":
        work(Shift(str(now), str(paper), 1, 3))
        first = 4
    before = Platter(recording.load(now), said=paper.read_text().splitlines(True) if paper.exists() else [])
    shift = Shift(str(now), str(paper), first, 2, tidy_every=first, variant=variant)
    steps = recording.record(warm, shift, folder / "trace")
    played = Platter({name: bytearray(data) for name, data in before.sure.items()})
    for step in [*steps, *(Step("flush", name) for name in recording.load(now))]:
        played.take(step)
    assert played.sure == recording.load(now)
    return before, steps


def broken_states(
    platter: Platter,
    steps: list[Step],
    folder: Path,
    *,
    subsets: int,
    restart_every: int,
    until: str = "-",
    unseen: tuple[str, ...] = (),
) -> tuple[int, list[str]]:
    """How many different states were looked at, what was broken in which; not between writes to `unseen`."""
    source, looked, broken, seen = random.Random(1), 0, [], set()
    for n, step in enumerate(steps):
        platter.take(step)
        if step.what == "say" or (step.what == "write" and step.path.startswith(unseen)):
            continue
        before_a_flush = n + 1 < len(steps) and steps[n + 1].what == "flush"
        for files in platter.states(source, subsets if before_a_flush else 0):
            if (known := (len(platter.said), digest(files))) in seen:
                continue
            seen.add(known)
            looked += 1
            place = folder / "state"
            shutil.rmtree(place, ignore_errors=True)
            recording.store(files, place)
            (folder / "said.txt").write_text("".join(platter.said))
            papers = Papers.read(folder / "said.txt")
            found = inspect(place, KEYS.database, papers)
            if not found and looked % restart_every == 0:
                found = start_again(place, papers)
            broken += [f"step {n} ({step.what} {step.path}), state {looked}: {each}" for each in found]
            if any(until in each for each in broken):
                return looked, broken
    return looked, broken


def digest(files: Files) -> bytes:
    """The same for the same files."""
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return whole.digest()


def start_again(place: Path, papers: Papers) -> list[str]:
    """The next start on this disk serves the next visitor, and the reader still finds nothing."""
    own_machine(place)
    try:
        store = open_store(place, KEYS, SystemClock(), CODE)
        saved, _ = store.register(visitor(NEW), issue)
        store.close()
    except StoreError as error:
        return [f"did not start again: {error}"]
    papers.acknowledged[entry_id(NEW)] = saved.number
    return inspect(place, KEYS.database, papers)


@pytest.mark.parametrize("name", ["a day's work", "first start"])
def test_every_state_is_good(warm: Warm, scratch: Path, name: str) -> None:
    platter, steps = recorded(warm, scratch, name)
    looked, broken = broken_states(platter, steps, scratch, subsets=3, restart_every=5)
    assert broken == []
    assert looked > 200


@pytest.mark.long
@pytest.mark.parametrize("name", ["a day's work", "first start"])
def test_many_more_states_are_good(warm: Warm, scratch: Path, name: str) -> None:
    platter, steps = recorded(warm, scratch, name)
    looked, broken = broken_states(platter, steps, scratch, subsets=150, restart_every=1)
    assert broken == []
    assert looked > 1500


@pytest.mark.parametrize(
    ("variant", "found"),
    [("synchronous=NORMAL", "I2 lost"), ("synchronous=OFF", "I2 lost"), ("print-before-commit", "I1 paper")],
)
def test_a_wrong_variant_is_caught(warm: Warm, scratch: Path, variant: str, found: str) -> None:
    platter, steps = recorded(warm, scratch, "a day's work", variant)
    _, broken = broken_states(platter, steps, scratch, subsets=2, restart_every=10_000, until=found)
    assert any(found in each for each in broken)
