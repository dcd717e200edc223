"""Many receipts through a printer that fails, a machine that stops, and people who look at what came out.

    python -m tests.faults.printer_storm --receipts 2000 [--faults 0.1] [--seed 1] [--fast]

A real store, the real queue, the real ESC/POS printer code over a fake device. With --fast a receipt is
drawn as its own text in dots, so that a million takes an hour and not a day. Afterwards the papers are read
and compared with the store: exit 0 when every invariant holds, 1 when one is broken.
"""

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import zxingcpp
from PIL import Image

from kiosk.clock import FixedClock
from kiosk.printing.escpos import EscposPrinter
from kiosk.printing.queue import PrintQueue, PrintResult, PrintWork
from kiosk.receipt.issue import issue_for, make_reissue
from kiosk.receipt.layout import draw
from kiosk.receipt.receipt import Receipt
from kiosk.receipt.token import public_key
from kiosk.receipt.trust import Identity, Trust, verify
from kiosk.security.keys import make_keys
from kiosk.store.queries import JobState, PrintJob
from kiosk.store.store import Store, open_store
from tests.conftest import MOMENT
from tests.support.builders import draft
from tests.support.context import FACTS
from tests.support.fakes import Faults, Interpreter, Paper
from tests.support.station_settings import SETTINGS

CODE = "K7M"
_ROW = 48
_LAST = b"END"


class PowerCut(BaseException):
    """The machine stops here."""


class DirectLink:
    """A wire to an Interpreter in this process: no waiting, and the power may go at any byte."""

    def __init__(self, device: Interpreter, answers: bytearray) -> None:
        self.device, self.answers = device, answers
        self.cut_after: int | None = None

    def open(self, seconds: float) -> None:
        self.answers.clear()
        if self.device.faults.refuse:
            raise ConnectionRefusedError

    def write(self, data: bytes) -> None:
        if self.cut_after is not None and self.device.received + len(data) > self.cut_after:
            raise PowerCut
        died = self.device.faults.die_after
        if died is not None and self.device.received + len(data) > died:
            self.device.take(data[: max(0, died - self.device.received)])
            self.device.power_off()
            raise ConnectionResetError
        if not self.device.has_room:
            raise TimeoutError
        self.device.take(data)

    def read(self, seconds: float) -> bytes:
        answer = bytes(self.answers)
        self.answers.clear()
        if not answer:
            time.sleep(0.0002)
        return answer

    def abort(self) -> None: ...

    def close(self) -> None: ...


@dataclass
class Report:
    """What happened, and every broken promise by name."""

    receipts: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    papers: int = 0
    torn: int = 0
    originals: int = 0
    copies: int = 0
    asked: int = 0
    without_paper: int = 0
    broken: list[str] = field(default_factory=list)
    seconds: float = 0.0


class Storm:
    """One kiosk, one printer, one bad day."""

    def __init__(
        self,
        folder: Path,
        *,
        rate: float,
        seed: int,
        fast: bool,
        queue: Callable[..., PrintQueue] = PrintQueue,
    ) -> None:
        self.random = random.Random(seed)
        self.rate, self.fast, self.make_queue = rate, fast, queue
        self.clock = FixedClock(MOMENT)
        self.keys = make_keys()
        self.store: Store = open_store(folder, self.keys, self.clock, CODE)
        self.faults = Faults()
        self.answers = bytearray()
        self.device = Interpreter(self.faults, self.answers.extend)
        self.link = DirectLink(self.device, self.answers)
        self.printer = EscposPrinter(lambda: self.link, 384, 5.0)
        self.trust = Trust((Identity(CODE, public_key(self.keys.signing)),))
        self.read: list[tuple[str, bool]] = []
        self.report = Report()
        self.start_queue()

    def start_queue(self) -> None:
        self.queue = self.make_queue(self.store, self.printer, self.clock, make_reissue(self.keys))

    def run(self, receipts: int) -> Report:
        begun = time.monotonic()
        picture = self._drawn_fast if self.fast else draw
        with (
            patch("kiosk.receipt.layout.draw", picture),
            patch("kiosk.printing.escpos._ANSWER_SECONDS", 0.002),
            patch("kiosk.printing.escpos._DONE_SECONDS", 0.01),
        ):
            for n in range(1, receipts + 1):
                self.visit(n)
        self.collect(self.device.papers)
        self.judge(receipts)
        self.report.receipts = receipts
        self.report.seconds = time.monotonic() - begun
        self.store.close()
        return self.report

    # A villager

    def visit(self, n: int) -> None:
        """Register, and stay until the paper is in the hand or patience ends."""
        self.clock.advance(seconds=self.random.randint(30, 900))
        wish = draft(n)
        issue = issue_for(FACTS.campaign, SETTINGS, wish, self.clock.today(), self.keys)
        _saved, job = self.store.register(wish, issue)
        for _ in range(6):
            self.misfortune()
            try:
                if not self.print_once():
                    break
            except PowerCut:
                self.restart()
            if self.random.random() < 0.7:
                self.mend()
            job = self.settle_with_person(job)
            self.mend()
            if job.state in (JobState.PRINTED, JobState.CANCELLED):
                return
        self.queue.let_go(job.id)
        self.report.without_paper += 1

    def print_once(self) -> bool:
        """One turn of the kiosk's loop, which may stop between any two of its steps."""
        self.maybe_cut("cut before taking")
        work = self.queue.next_work()
        if work is None:
            return False
        self.maybe_cut("cut before printing")
        result = self.queue.perform(work)
        self.maybe_cut("cut before settling")
        self.queue.settle(result)
        return True

    def settle_with_person(self, job: PrintJob) -> PrintJob:
        """What the person at the screen does about the state that it shows."""
        now = self.store.print_job(job.id)
        assert now is not None
        if now.state is JobState.UNKNOWN:
            self.report.asked += 1
            return self.queue.answer(now.id, self.has_whole_paper(now))
        if now.state is JobState.PRINTED and not self.has_whole_paper(now):
            return self.queue.answer(now.id, False)
        if now.state is JobState.READY:
            self.queue.try_again(now.id)
        return now

    def has_whole_paper(self, job: PrintJob) -> bool:
        self.collect(self.device.papers[:-1])
        self.device.papers = self.device.papers[-1:]
        hanging = self.pieces(self.device.papers[0]) if self.device.papers[0].has_ink else []
        return (f"{job.number} {job.copy}", True) in [*self.read[-12:], *hanging]

    # What goes wrong

    def misfortune(self) -> None:
        """Perhaps one fault, somewhere."""
        if self.random.random() >= self.rate:
            return
        kind = self.random.choice(
            ["out", "cover", "refuse", "mute", "garbage", "die", "stall", "runs out", "cut mid-image"]
        )
        self.report.faults[kind] += 1
        somewhere = self.device.received + self.random.randrange(20, 3000 if self.fast else 60_000)
        match kind:
            case "out":
                self.faults.paper_left = 0
            case "cover":
                self.faults.cover_open = True
            case "refuse" | "mute" | "garbage":
                setattr(self.faults, kind, True)
            case "die" | "stall":
                setattr(self.faults, f"{kind}_after", somewhere)
            case "runs out":
                self.faults.paper_left = self.random.randrange(1, 40 if self.fast else 1300)
            case "cut mid-image":
                self.link.cut_after = somewhere

    def maybe_cut(self, where: str) -> None:
        if self.random.random() < self.rate / 10:
            self.report.faults[where] += 1
            raise PowerCut

    def restart(self) -> None:
        """The machine comes up again: nothing is remembered but the store; the printer never noticed."""
        self.printer = EscposPrinter(lambda: self.link, 384, 5.0)
        self.start_queue()
        self.queue.recover()

    def mend(self) -> None:
        """Somebody refills, closes, plugs in; what the printer had kept comes out, or is switched off."""
        self.faults.__dict__.update(Faults().__dict__)
        self.link.cut_after = None
        if self.random.random() < 0.3:
            self.device.power_off()
        self.device.work()

    # What came out

    def _drawn_fast(self, receipt: Receipt, dots: int) -> Image.Image:
        rows = [f"{receipt.number} {receipt.copy}".encode().ljust(_ROW)]
        text = receipt.token.encode().ljust(_ROW * 4)
        rows += [text[start : start + _ROW] for start in range(0, len(text), _ROW)]
        rows = rows * 8 + [_LAST.ljust(_ROW)]
        return Image.frombytes("1", (_ROW * 8, len(rows)), bytes(byte ^ 255 for byte in b"".join(rows)))

    def collect(self, papers: list[Paper]) -> None:
        """Read what was cut off (or, at the end, what hangs out of the printer)."""
        for paper in papers:
            for piece in self.pieces(paper) if paper.has_ink else ():
                self.report.papers += 1
                self.report.torn += not piece[1]
                self.read.append(piece)

    def pieces(self, paper: Paper) -> list[tuple[str, bool]]:
        """(number and copy, whole) of each receipt on one cut of paper; a torn one hangs above the next."""
        found = self.read_rows(paper) if self.fast else self.read_codes(paper)
        return found or [("", False)]

    def read_rows(self, paper: Paper) -> list[tuple[str, bool]]:
        rows = [row.rstrip(b" \0").decode("ascii", "replace") for row in paper.rows]
        found: list[tuple[str, bool]] = []
        for row, after in pairwise([*rows, ""]):
            if row.startswith(f"{CODE}-") and (not found or found[-1][0] != row):
                found.append((row, False))
            if found and after == _LAST.decode():
                found[-1] = (found[-1][0], True)
        return found

    def read_codes(self, paper: Paper) -> list[tuple[str, bool]]:
        square = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
        codes = zxingcpp.read_barcodes(paper.image(), formats=square)
        codes.sort(key=lambda code: code.position.top_left.y)
        verdicts = [verify(code.text, self.trust) for code in codes]
        self.report.broken += [
            f"paper is {verdict.result}" for verdict in verdicts if verdict.result != "genuine"
        ]
        names = [f"{each.number} {each.fields.copy}" for each in verdicts if each.fields]
        return [(name, paper.was_cut and name is names[-1]) for name in names]

    def judge(self, receipts: int) -> None:
        """I1, I3 and I4 from papers and store; a torn paper counts as soon as its number can be read."""
        broken = self.report.broken
        if self.store.count() != receipts:
            broken.append(f"gap: {self.store.count()} entries for {receipts} visits")
        seen = Counter(name for name, _ in self.read if name)
        for name, times in seen.items():
            number, copy = name.split()
            self.report.originals += times if copy == "0" else 0
            self.report.copies += times if copy != "0" else 0
            if self.store.receipt(number, int(copy)) is None:
                broken.append(f"orphan: {name}")
            if times > 1:
                broken.append(f"{'unmarked' if copy == '0' else 'same copy'} twice: {name}")
        left = self.store.print_jobs(JobState.SENT)
        broken += [f"never settled: {job.number}" for job in left]


class SentAfterwards(PrintQueue):
    """A tooth: SENT is written down only when the paper is out."""

    def next_work(self) -> PrintWork | None:
        for job in self._store.print_jobs(JobState.READY):
            receipt = self._store.receipt(job.number, job.copy)
            if job.id not in self._resting and receipt is not None:
                return PrintWork(job, receipt)
        return None

    def settle(self, result: PrintResult) -> PrintJob:
        self._store.mark_job(result.job_id, JobState.SENT)
        return super().settle(result)


class TriesAgainBlindly(PrintQueue):
    """A tooth: takes a paper that may be out for one that is not."""

    def settle(self, result: PrintResult) -> PrintJob:
        if result.ending == "maybe":
            result = PrintResult(result.job_id, "not-sent", result.problem)
        return super().settle(result)


def storm(receipts: int, **how) -> Report:  # type: ignore[no-untyped-def]
    """Run one storm in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return Storm(Path(folder), **how).run(receipts)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.printer_storm")
    parser.add_argument("--receipts", type=int, default=2000)
    parser.add_argument("--faults", type=float, default=0.1, help="share of prints with a fault")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fast", action="store_true", help="draw the text as dots, not the receipt")
    given = parser.parse_args()
    report = storm(given.receipts, rate=given.faults, seed=given.seed, fast=given.fast)
    print(
        f"{report.receipts} receipts in {report.seconds:.1f} s, {report.papers} papers ({report.torn} torn)"
    )
    print(f"{report.originals} originals, {report.copies} copies, {report.asked} times asked,")
    print(f"{report.without_paper} left without paper after six tries (number and code were on the screen)")
    print("faults:", ", ".join(f"{kind} {times}" for kind, times in sorted(report.faults.items())))
    for line in report.broken[:20]:
        print("BROKEN", line)
    return 1 if report.broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
