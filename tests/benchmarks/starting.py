"""Cold and warm start, start with a million registrations, and memory, against a bare QML window."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measure import (
    PLACE,
    ROOT,
    Row,
    drop_from_cache,
    environment,
    medians,
    running,
    times_to,
)

PROGRAMS = "tests.benchmarks.programs"
SETTLE_SECONDS = 5.0
MILLION = 1_000_000


def empty_station() -> Path:
    """A demo station that nobody has used, made anew."""
    folder = PLACE / "empty"
    shutil.rmtree(folder, ignore_errors=True)
    times_to(("ready",), PROGRAMS, "kiosk", str(folder))
    return folder


def million_station() -> Path:
    """A station with a million invented registrations, kept for the next run."""
    folder = PLACE / "million"
    done = PLACE / "million.done"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        begun = time.monotonic()
        command = [sys.executable, "-m", PROGRAMS, "fill", str(folder), str(MILLION)]
        subprocess.run(command, check=True, env=environment(), cwd=ROOT)
        print(f"a million registrations made in {time.monotonic() - begun:.0f} s", file=sys.stderr)
        done.touch()
    return folder


def frame(*program: str) -> float:
    return times_to(("frame",), PROGRAMS, *program)["frame"]


def start() -> Iterator[Row]:
    """From starting the process to the first frame of the attract screen."""
    folder = str(empty_station())
    warm = medians(7, ours=lambda: frame("kiosk", folder), bare=lambda: frame("bare"))
    yield Row("start to attract screen, warm", warm["ours"], warm["bare"], "ms", 2.5)
    places = [Path(sys.prefix), ROOT / "kiosk", ROOT / "ui", ROOT / "resources", Path(folder)]

    def cold(*program: str) -> float:
        drop_from_cache(*places)
        return frame(*program)

    cold_times = medians(5, ours=lambda: cold("kiosk", folder), bare=lambda: cold("bare"))
    note = "files dropped from the cache"
    yield Row("start to attract screen, cold", cold_times["ours"], cold_times["bare"], "ms", 2.5, note=note)


def million() -> Iterator[Row]:
    """Start with a million registrations against an empty station, until people can register."""
    full, empty = str(million_station()), str(empty_station())

    def ready(folder: str) -> float:
        return times_to(("ready",), PROGRAMS, "kiosk", folder)["ready"]

    shown = medians(7, ours=lambda: frame("kiosk", full), bare=lambda: frame("kiosk", empty))
    yield Row("start, 1,000,000 against empty: first frame", shown["ours"], shown["bare"], "ms", 1.1)
    opened = medians(7, ours=lambda: ready(full), bare=lambda: ready(empty))
    yield Row("start, 1,000,000 against empty: store open", opened["ours"], opened["bare"], "ms", 1.1)


def resident_mb(*program: str) -> float:
    """Memory in use some seconds after the first frame, when all that loads later is there."""
    with running(PROGRAMS, *program) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("ready" if program[0] == "kiosk" else "frame"):
                break
        time.sleep(SETTLE_SECONDS)
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found is not None
    return int(found.group(1)) / 1024


def memory() -> Iterator[Row]:
    """Resident memory of the waiting kiosk."""
    folder = str(empty_station())
    used = medians(2, ours=lambda: resident_mb("kiosk", folder), bare=lambda: resident_mb("bare"))
    yield Row("memory, waiting with the store open", used["ours"], used["bare"], "MB", 2.5)
