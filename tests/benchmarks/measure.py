"""What every measurement shares: starting programs fairly, dropping caches, and the row of the table."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "build" / "bench"
"""Inside the project: /tmp is often memory, where a flush to disk costs nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `limit` bounds ours/bare, or ours - bare where `difference` is set."""

    name: str
    ours: float
    bare: float
    unit: str
    limit: float
    difference: bool = False
    note: str = ""

    @property
    def value(self) -> float:
        return self.ours - self.bare if self.difference else self.ours / self.bare

    @property
    def good(self) -> bool:
        return self.value <= self.limit

    def line(self) -> str:
        asked = f"{self.value:+8.1f} {self.unit}" if self.difference else f"{self.value:8.2f} x "
        limit = f"{self.limit:g} {self.unit}" if self.difference else f"{self.limit:g} x"
        verdict = "good" if self.good else "MISSED"
        numbers = f"{self.ours:9.2f} {self.bare:9.2f} {self.unit:3}"
        return f"{self.name:44} {numbers} {asked:>13}  {limit:>8}  {verdict:6} {self.note}"


HEADING = f"{'':44} {'kiosk':>9} {'bare':>9} {'':3} {'ratio':>13}  {'limit':>8}"


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of all values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]


def environment() -> dict[str, str]:
    """Offscreen, software, compiled modules kept, as after the first start of a real kiosk."""
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return given | {
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "QML_DISK_CACHE_PATH": str(PLACE / "qml-cache"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }


@contextmanager
def running(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A program of these benchmarks that is killed at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments], stdout=subprocess.PIPE, text=True, env=environment(), cwd=ROOT
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def times_to(words: Sequence[str], *arguments: str) -> dict[str, float]:
    """Milliseconds from starting a program until it says each word ("WORD NANOSECONDS" on stdout)."""
    begun = time.monotonic_ns()
    found: dict[str, float] = {}
    with running(*arguments) as process:
        assert process.stdout is not None
        for line in process.stdout:
            word, _, moment = line.partition(" ")
            if word in words:
                found[word] = (int(moment) - begun) / 1e6
            if len(found) == len(words):
                return found
    raise RuntimeError(f"{arguments} ended before it said {words}")


def answer_of(*arguments: str, wrap: Sequence[str] = ()) -> Any:
    """What a program prints as JSON in its last line, run to its end, perhaps under another program."""
    command = [*wrap, sys.executable, "-m", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment(), cwd=ROOT, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def drop_from_cache(*folders: Path) -> None:
    """Ask the system to forget the files' pages, so that the next start reads them from the disk."""
    for folder in folders:
        for path in folder.rglob("*") if folder.is_dir() else [folder]:
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def medians(rounds: int, **runs: Callable[[], float]) -> dict[str, float]:
    """Take turns, so that a busy moment of the machine hits all alike; the first round is thrown away."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(rounds + 1):
        for name, run in runs.items():
            value = run()
            if turn:
                taken[name].append(value)
    return {name: statistics.median(values) for name, values in taken.items()}
