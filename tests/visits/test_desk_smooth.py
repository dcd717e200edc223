"""Long work at the desk with thousands of people leaves the screen its frames."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiosk.clock import FixedClock
from tests.builders import draft
from tests.desk_window import desk, opened, sign_in
from tests.store.conftest import issue
from tests.window import Window, longest_step

MANY, STEP = 3000, 0.05
"""So many people, and the CPU seconds that one step may take."""


@pytest.fixture
def window(tmp_path: Path, clock: FixedClock, qapp: object) -> Iterator[Window]:
    with opened(tmp_path / "station", clock) as kiosk:
        drafts = (draft(n) for n in range(1, MANY + 1))
        desk(kiosk).store.register_many(drafts, lambda made: issue)
        sign_in(kiosk)
        yield kiosk


def test_the_breach_pack_is_gathered_in_slices(window: Window, stick: Path) -> None:
    keeping, seen = window.kiosk.desk.keeping, []
    keeping.enter()
    keeping.progressChanged.connect(lambda: seen.append(keeping.progress))
    keeping.writeBreach("", "")
    longest = longest_step(lambda: window.wait(lambda: not keeping.busy, 60))
    print(f"breach pack of {MANY}: longest step {longest * 1000:.0f} ms of CPU")
    assert longest < STEP and keeping.problem == "" and max(seen) == 1.0
    (listed,) = stick.glob("*/people.xlsx")
    assert load_workbook(listed, read_only=True).active.max_row == MANY + 1


def test_a_breach_pack_broken_off_leaves_no_file_and_the_breach_stands(window: Window, stick: Path) -> None:
    keeping = window.kiosk.desk.keeping
    keeping.enter()
    keeping.writeBreach("", "")
    keeping.stop()
    window.wait(lambda: not keeping.busy)
    assert not list(stick.iterdir()) and keeping.notice == keeping.problem == ""
    keeping.writeBreach("", "")
    window.wait(lambda: keeping.progress > 0)
    keeping.stop()
    window.wait(lambda: not keeping.busy)
    assert not list(stick.iterdir()) and keeping.standing and desk(window).breach.standing()
