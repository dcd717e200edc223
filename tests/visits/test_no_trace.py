"""Invariant I6: after a whole visit no NIK, name or phone stands in clear in any file of the station."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from kiosk.clock import FixedClock
from tests.support.steps import FARMER, choose, save, start
from tests.support.window import Window
from ui.log import log

NAME = "SUKMAWATI"
PHONE = "081298765432"
CANARIES = [FARMER, NAME, NAME.title(), PHONE, PHONE[1:], FARMER[:12]]


def traces(folder: Path, canaries: Iterable[str] = CANARIES) -> list[str]:
    """Files that hold a canary as UTF-8 or UTF-16 text."""
    return [
        f"{file.name}: {canary}"
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        for canary in canaries
        for form in (canary.encode(), canary.encode("utf-16-le"))
        if form in file.read_bytes()
    ]


@pytest.mark.logs("ValueError")
def test_a_visit_leaves_nothing_in_clear(tmp_path: Path, clock: FixedClock, qapp: object) -> None:
    folder = tmp_path / "station"
    log.start(folder)
    window = Window(folder, clock)
    start(window)
    window.type(FARMER)
    window.tap("nextButton")
    window.type(NAME)
    window.tap("nextButton")
    window.type(PHONE)
    window.tap("nextButton")
    window.tap("nextButton")
    choose(window)
    save(window)
    window.kiosk.station.store.backup(folder / "copy.db")  # type: ignore[union-attr]
    log.error("bug", kind="ValueError", name=NAME, nik=FARMER, where="flow.py:1")
    window.close()
    log.start(None)
    assert len(list(folder.rglob("*.png"))) == 1
    assert (folder / "kiosk.log").read_text(encoding="utf-8").count("ValueError") == 1
    assert traces(folder) == []


def test_a_planted_trace_is_found(tmp_path: Path) -> None:
    (tmp_path / "spool.bin").write_bytes(b"\x1b@" + NAME.encode("utf-16-le"))
    assert traces(tmp_path) == [f"spool.bin: {NAME}"]
