"""Real power cuts, as many as asked: a kiosk registers and prints while its disk is cut at random moments.

    python -m tests.faults.power_cuts --cuts 1000 [--seed 1] [--variant synchronous=NORMAL]

Prints one line of JSON; exit 1 when an invariant broke. Needs root on Linux.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.disk import Disk, why_not
from tests.faults.reader import Papers, inspect, memory
from tests.faults.station import KEYS, VARIANTS, Shift
from tests.faults.warm import Warm

SHARE_WHILE_OPENING = 0.2
MOST_VISITORS = 16
SLACK = 0.03, 0.005
"""Seconds at most to the cut: from the start of a kiosk, or from its last visitor before the cut."""
CUTS_A_DISK = 25


@dataclass
class Outcome:
    """What a campaign saw; `broken` is empty when every invariant held after every cut."""

    variant: str
    cuts: int = 0
    acknowledged: int = 0
    printed: int = 0
    lives_cut_while_opening: int = 0
    seconds: float = 0.0
    broken: list[str] = field(default_factory=list)


def campaign(cuts: int, seed: int, variant: str = "right", until: str | None = None) -> Outcome:
    """Cut the power `cuts` times and look after each; a wrong variant is cut `until` this is found."""
    source, outcome, begin = random.Random(seed), Outcome(variant), time.monotonic()
    with Warm() as warm:
        while outcome.cuts < cuts and not (until and any(until in each for each in outcome.broken)):
            with tempfile.TemporaryDirectory(prefix="cuts-", dir=memory()) as name, Disk(Path(name)) as disk:
                one_disk(disk, warm, source, outcome, min(CUTS_A_DISK, cuts - outcome.cuts))
    outcome.seconds = round(time.monotonic() - begin, 1)
    return outcome


def one_disk(disk: Disk, warm: Warm, source: random.Random, outcome: Outcome, cuts: int) -> None:
    """A disk's life: cut, read, start again, until something broke or it has seen enough."""
    folder, paper = disk.mount_point / "station", disk.image.with_name("paper.txt")
    papers = Papers()
    for _ in range(cuts):
        opened = lives(paper)
        # The last visitor comes again with the same visit: saved or not, it must be one entry.
        shift = Shift(str(folder), str(paper), max(papers.tried, 1), variant=outcome.variant)
        kiosk = warm.start(shift)
        wait(paper, opened, source)
        seen = paper.stat().st_size if paper.exists() else 0
        disk.fail()
        os.kill(kiosk, signal.SIGKILL)
        warm.wait(kiosk)
        # The cut takes the kernel some microseconds in which the kiosk still runs, and a flush caught in them
        # may wrongly say that it succeeded. When power fails nothing runs on: what came after never happened.
        if paper.exists():
            os.truncate(paper, seen)
        disk.come_back()
        outcome.cuts += 1
        papers = Papers.read(paper)
        if lives(paper) == opened:
            outcome.lives_cut_while_opening += 1
        if folder.exists() and (broken := inspect(folder, KEYS.database, papers)):
            outcome.broken += [f"cut {outcome.cuts}: {each}" for each in broken]
            break
    outcome.acknowledged += len(papers.acknowledged)
    outcome.printed += len(papers.printed)


def lives(paper: Path) -> int:
    """How many kiosks were ready so far."""
    return paper.read_text().count("OPEN") if paper.exists() else 0


def wait(paper: Path, opened: int, source: random.Random) -> None:
    """Let the kiosk live until a random moment."""
    if source.random() < SHARE_WHILE_OPENING:
        time.sleep(source.uniform(0, SLACK[0]))
        return
    served = source.randint(0, MOST_VISITORS) + (paper.read_text().count("ACK") if paper.exists() else 0)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        text = paper.read_text() if paper.exists() else ""
        if text.count("OPEN") > opened and text.count("ACK") >= served:
            break
        time.sleep(0.0005)
    time.sleep(source.uniform(0, SLACK[1]))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.power_cuts", description=__doc__)
    parser.add_argument("--cuts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--variant", choices=VARIANTS, default="right")
    chosen = parser.parse_args()
    if reason := why_not():
        print(reason, file=sys.stderr)
        return 2
    outcome = campaign(chosen.cuts, chosen.seed, chosen.variant)
    print(json.dumps({**outcome.__dict__, "broken": outcome.broken[:20]}))
    return 1 if outcome.broken else 0


if __name__ == "__main__":
    sys.exit(main())
