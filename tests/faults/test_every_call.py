"""The kiosk dies, or its disk refuses, at every single write and flush; then it starts again by itself."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults import strace
from tests.faults.reader import Papers, inspect, memory
from tests.faults.station import KEYS, Shift, work
from tests.faults.warm import Warm

pytestmark = [
    pytest.mark.skipif(strace.why_not() is not None, reason=str(strace.why_not())),
    pytest.mark.slow,
    pytest.mark.timeout(3600),
]
ENOUGH_WRITES = {"first start": 60, "a save": 50, "a day's work": 100}
STEPS = {"first start": 6, "a save": 1, "a day's work": 5}
"""Every call of a save is tried; of what is longer and rarer every fifth or sixth, and all with --long."""
NEVER = 1_000_000


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    with Warm() as process:
        yield process


@pytest.fixture
def scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="calls-", dir=memory()) as name:
        yield Path(name)


class Scene:
    """A station as it lay on the disk, and one life of its kiosk, to be played as often as needed."""

    def __init__(self, warm: Warm, folder: Path, name: str, variant: str = "right") -> None:
        self._warm, self._folder = warm, folder
        self._before = folder / "before"
        self._paper_before = folder / "before.txt"
        busy = name == "a day's work"
        self.shift = Shift(
            str(folder / "now"),
            str(folder / "now.txt"),
            visits=1,
            tidy_every=1 if busy else NEVER,
            backup_every=1 if busy else NEVER,
            variant=variant,
        )
        if name != "first start":
            work(Shift(str(self._before), str(self._paper_before), 1, 3))
            self.shift = replace(self.shift, first=4)

    def play(self, *options: str) -> tuple[int, Path]:
        """One life under strace from the same beginning: its exit status and its trace."""
        now = Path(self.shift.folder)
        shutil.rmtree(now, ignore_errors=True)
        Path(self.shift.paper).write_text("")
        if self._before.exists():
            shutil.copytree(self._before, now)
            shutil.copy(self._paper_before, self.shift.paper)
        trace = self._folder / "trace"
        return strace.run(self._warm, self.shift, *options, out=trace), trace

    def broken(self) -> list[str]:
        """What the reader finds now, and again after the next start, when the visitor comes back."""
        found = [f"before the restart: {each}" for each in self._inspect()]
        status = self._warm.wait(self._warm.start(self.shift))
        if status != 0 or self.papers().errors[len(self._errors) :]:
            found.append(f"the restart failed: {status} {self.papers().errors}")
        if f"{self.shift.first:032x}" not in self.papers().acknowledged:
            found.append("the visitor who came back was not served")
        return found + [f"after the restart: {each}" for each in self._inspect()]

    def _inspect(self) -> list[str]:
        self._errors = self.papers().errors
        folder = Path(self.shift.folder)
        return inspect(folder, KEYS.database, self.papers()) if folder.exists() else []

    def papers(self) -> Papers:
        return Papers.read(Path(self.shift.paper))


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize(
    ("calls", "fault"),
    [
        (("pwrite64",), "signal=KILL"),
        (("fsync", "fdatasync", "openat", "ftruncate", "unlink", "rename"), "signal=KILL"),
        (("pwrite64",), "error=ENOSPC"),
        (("fsync", "fdatasync"), "error=EIO"),
        pytest.param(("pwrite64",), "error=EIO", marks=pytest.mark.long),
    ],
)
def test_nothing_is_lost_at_any_call(
    warm: Warm, scratch: Path, request: pytest.FixtureRequest, name: str, calls: tuple[str, ...], fault: str
) -> None:
    scene = Scene(warm, scratch, name)
    status, trace = scene.play("-e", f"trace={','.join(calls)}")
    assert status == 0
    totals = {call: strace.count(trace, call) for call in calls}
    assert sum(totals.values()) >= (ENOUGH_WRITES[name] if "pwrite64" in calls else 10)
    step = 1 if request.config.getoption("--long") else STEPS[name]
    broken = []
    for call, total in totals.items():
        for n in range(1, total + 1, step):
            status, _ = scene.play("-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={n}")
            if status != (-9 if "KILL" in fault else 0):
                broken.append(f"{call} {n}: ended with {status}")
            broken += [f"{call} {n}: {each}" for each in scene.broken()]
    assert broken == []


def test_a_kiosk_that_prints_before_the_commit_is_caught(warm: Warm, scratch: Path) -> None:
    """The tooth: the same campaign must find the paper without an entry."""
    scene = Scene(warm, scratch, "a save", "print-before-commit")
    _, trace = scene.play("-e", "trace=pwrite64")
    found = []
    for n in range(1, strace.count(trace, "pwrite64") + 1):
        scene.play("-e", "trace=pwrite64", "-e", f"inject=pwrite64:signal=KILL:when={n}")
        found += inspect(Path(scene.shift.folder), KEYS.database, scene.papers())
    assert any(each.startswith("I1 paper") for each in found)


@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "EROFS"])
def test_a_disk_that_refuses_for_good_is_said_and_harms_nothing(
    warm: Warm, scratch: Path, error: str
) -> None:
    scene = Scene(warm, scratch, "a day's work")
    _, trace = scene.play("-e", "trace=pwrite64")
    broken = []
    for n in range(1, strace.count(trace, "pwrite64") + 1, 8):
        status, _ = scene.play("-e", "trace=pwrite64", "-e", f"inject=pwrite64:error={error}:when={n}+")
        errors = set(scene.papers().errors)
        if status != 0 or not errors <= {"disk-full", "disk-error", "read-only"}:
            broken.append(f"call {n}: {status} {errors}")
        broken += [f"call {n}: {each}" for each in scene.broken()]
    assert broken == []
