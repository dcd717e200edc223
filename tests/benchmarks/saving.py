"""Saving against one raw write and flush, on this disk and a slow one; and how soon the receipt is ready."""

import json
import os
import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import PLACE, Row, answer_of, percentile

SAVES = 200
PAGE = bytes(4096)
SLOW_MICROSECONDS = 10_000


class Ready:
    """A printer that only notes when it gets a picture."""

    dots = 576

    def __init__(self) -> None:
        self.moment = 0.0

    def status(self) -> Any:
        from kiosk.printing.printer import PrinterStatus

        return PrinterStatus("ready")

    def print(self, image: Any, name: str) -> None:
        self.moment = time.perf_counter()


def measure(folder: Path, saves: int) -> dict[str, list[float]]:
    """Milliseconds of each save, of a raw write beside it, and from save to picture at the printer."""
    from kiosk.printing.queue import PrintQueue
    from kiosk.receipt.issue import make_reissue
    from kiosk.station import open_ground, open_station
    from tests.support.builders import draft

    station = open_station(open_ground(folder), use_keyring=False)
    printer = Ready()
    queue = PrintQueue(station.store, printer, station.ground.clock, make_reissue(station.keys))
    queue.warm_up()
    raw = os.open(folder / "raw", os.O_WRONLY | os.O_CREAT)
    os.write(raw, PAGE * saves)
    os.fsync(raw)
    taken: dict[str, list[float]] = {"save": [], "raw": [], "receipt": []}
    consent = station.ground.campaign.text("id").consent
    for n in range(saves):
        made = draft(n + 1)
        made = replace(made, consent=replace(made.consent, version=consent.version))
        begun = time.perf_counter()
        station.store.register(made, station.issue(made))
        saved = time.perf_counter()
        work = queue.next_work()
        assert work is not None
        queue.settle(queue.perform(work))
        taken["save"].append((saved - begun) * 1000)
        taken["receipt"].append((printer.moment - saved) * 1000)
        begun = time.perf_counter()
        os.pwrite(raw, PAGE, n * len(PAGE))
        os.fdatasync(raw)
        taken["raw"].append((time.perf_counter() - begun) * 1000)
    os.close(raw)
    station.store.close()
    return taken


def fresh_folder() -> str:
    folder = PLACE / "saving"
    shutil.rmtree(folder, ignore_errors=True)
    return str(folder)


def save() -> Iterator[Row]:
    """One registration with number, receipt, print job and audit entry."""
    taken = answer_of("tests.benchmarks.saving", fresh_folder(), str(SAVES))
    ours, raw = statistics.median(taken["save"]), statistics.median(taken["raw"])
    yield Row("save, this disk", ours, raw, "ms", 1.5, note="the flush is nearly free on a virtual disk")
    if not shutil.which("strace"):
        print("save on a slow disk: left out, there is no strace", file=sys.stderr)
        return
    delay = f"inject=fdatasync,fsync:delay_exit={SLOW_MICROSECONDS}"
    wrap = [
        "strace",
        "-f",
        "-qq",
        "--seccomp-bpf",
        "-e",
        "trace=fdatasync,fsync",
        "-e",
        delay,
        "-o",
        os.devnull,
    ]
    taken = answer_of("tests.benchmarks.saving", fresh_folder(), "60", wrap=wrap)
    ours, raw = statistics.median(taken["save"]), statistics.median(taken["raw"])
    yield Row(
        "save, slow disk",
        ours,
        raw,
        "ms",
        1.5,
        note=f"each flush made {SLOW_MICROSECONDS / 1000:g} ms slower",
    )


def receipt() -> Iterator[Row]:
    """From the end of the save to the whole picture in the printer's hands."""
    taken = answer_of("tests.benchmarks.saving", fresh_folder(), str(SAVES))
    late = percentile(taken["receipt"], 0.99)
    note = f"median {statistics.median(taken['receipt']):.1f} ms"
    yield Row("receipt ready after the save, p99", late, 0.0, "ms", 60, difference=True, note=note)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
