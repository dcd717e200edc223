"""A stick that is full, or pulled while the desk writes on it, in the real window: named and nothing half."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import drives, files
from kiosk.clock import FixedClock
from kiosk.exchange.keys import PUBLIC_FILE, init_branch
from kiosk.sample.sample import fill
from kiosk.sample.staff import SUPERVISOR_PIN
from tests.faults.disk import Disk, why_not
from tests.faults.reader import memory
from tests.support.window import SIZES, Window

pytestmark = [pytest.mark.skipif(why_not() is not None, reason=str(why_not())), pytest.mark.slow]
TASKS = ("bundle", "export", "report")


@pytest.fixture
def stick(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    with tempfile.TemporaryDirectory(prefix="stick-", dir=memory()) as name, Disk(Path(name), 8) as disk:
        monkeypatch.setattr(drives, "mounted", lambda: (disk.mount_point,))
        monkeypatch.setattr(drives, "ROOMY", 0)
        yield disk


@pytest.fixture
def window(tmp_path: Path, stick: Disk, clock: FixedClock, qapp: object) -> Iterator[Window]:
    """The supervisor at the desk of a station that knows its branch."""
    opened = Window(tmp_path / "station", clock, SIZES["M"])
    assert opened.kiosk.station is not None
    fill(opened.kiosk.station, 20, seed=2)
    init_branch(tmp_path / "keys", "Cabang Pangkalan Bun")
    (tmp_path / "station" / PUBLIC_FILE).write_bytes((tmp_path / "keys" / PUBLIC_FILE).read_bytes())
    session, desk = opened.kiosk.desk_session, opened.kiosk.desk
    desk.open()
    account = next(each for each in session.accounts() if each.role == "supervisor")
    desk.signIn(account.id, SUPERVISOR_PIN)
    opened.wait(lambda: desk.isSignedIn)
    yield opened
    opened.close()


def work(window: Window, task: str) -> str:
    """Do this task of the exchange page on the stick; what the page says of it, which must be bad."""
    exchange = window.kiosk.desk.exchange
    if window.kiosk.desk.page != "exchange":
        window.tap("deskTab-exchange")
    window.tap(f"task-{[each['key'] for each in exchange.tasks].index(task)}")
    assert exchange.targets[exchange.target]["isStick"]
    window.tap("workButton")
    window.wait(lambda: not exchange.busy)
    assert exchange.result["tone"] == "bad", task
    return str(exchange.result["title"])


def sheet(window: Window) -> str:
    """The outreach sheet onto the stick; what the page says."""
    outreach = window.kiosk.desk.outreach
    window.tap("deskTab-outreach")
    window.tap("place-0")
    window.tap("sheetButton")
    window.wait(lambda: not outreach.busy)
    return str(outreach.problem)


def left(stick: Disk) -> list[str]:
    """What lies on the stick and may be taken for something."""
    return sorted(
        each.name for each in stick.mount_point.iterdir() if each.name not in ("lost+found", "full")
    )


def fill_up(window: Window, stick: Disk) -> None:
    room = os.statvfs(stick.mount_point)
    with (stick.mount_point / "full").open("wb") as ballast:
        os.posix_fallocate(ballast.fileno(), 0, (room.f_bavail - 2) * room.f_frsize)
    for task in TASKS:
        assert "penuh" in work(window, task), task
        assert left(stick) == [], task
    assert "penuh" in sheet(window) and left(stick) == []
    (stick.mount_point / "full").unlink()
    assert sheet(window) == "" and left(stick) == ["materi-2026-11-21.pdf"]
    (stick.mount_point / "materi-2026-11-21.pdf").unlink()
    os.sync()


def pull_while_writing(window: Window, stick: Disk) -> None:
    """The hand pulls it at the first flush: everything is written, and nothing is on the stick yet."""
    flush = os.fsync
    for task in (*TASKS, "sheet"):
        pulled = []

        def pull(handle: int, pulled: list[int] = pulled) -> None:
            if not pulled:
                stick.fail()
                pulled.append(handle)
            flush(handle)

        with pytest.MonkeyPatch.context() as hand:
            hand.setattr(files.os, "fsync", pull)
            said = sheet(window) if task == "sheet" else work(window, task)
        assert pulled and "cabut" in said, task
        stick.come_back()
        assert [name for name in left(stick) if not name.endswith(".part")] == [], task
    assert sheet(window) == "" and "materi-2026-11-21.pdf" in left(stick), "plugged in again, it goes on"


def test_a_stick_that_fails_the_desk_is_named_and_holds_nothing_half(window: Window, stick: Disk) -> None:
    fill_up(window, stick)
    pull_while_writing(window, stick)
