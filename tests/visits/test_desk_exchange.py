"""A supervisor's month through the real window: files out, files in, what is refused and why."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import drives, work
from kiosk.agency.lists.reading.read_sheet import read_rows
from kiosk.branch.decisions import decide, write_replies
from kiosk.branch.memory import Memory, read_memory
from kiosk.branch.opening import open_files
from kiosk.clock import FixedClock
from kiosk.exchange.keys import PUBLIC_FILE, init_branch, open_keys
from kiosk.sample.sample import AGENT_PIN, SUPERVISOR_PIN
from tests.support.desk_window import sampled
from tests.support.window import Window


@pytest.fixture
def window(tmp_path: Path, stick: Path, clock: FixedClock, qapp: object) -> Iterator[Window]:
    with sampled(tmp_path / "station", clock, 30, seed=2) as opened:
        yield opened


def enter(window: Window, role: str = "supervisor") -> None:
    session, desk = window.kiosk.desk_session, window.kiosk.desk
    desk.open()
    account = next(each for each in session.accounts() if each.role == role)
    desk.signIn(account.id, SUPERVISOR_PIN if role == "supervisor" else AGENT_PIN)
    window.wait(lambda: desk.isSignedIn)
    window.tap("deskTab-exchange")


def task(window: Window, key: str) -> None:
    keys = [each["key"] for each in window.kiosk.desk.exchange.tasks]
    window.tap(f"task-{keys.index(key)}")


def do_task(window: Window) -> dict[str, object]:
    """Touch the task's button and wait for what comes of it."""
    exchange = window.kiosk.desk.exchange
    window.tap("workButton")
    window.wait(lambda: not exchange.busy)
    return dict(exchange.result)


def test_a_bundle_goes_out_and_the_reply_moves_the_queue(window: Window, stick: Path, tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    init_branch(keys, "Cabang Pangkalan Bun")
    enter(window)
    assert not window.find("workButton").property("ready")
    (stick / PUBLIC_FILE).write_bytes((keys / PUBLIC_FILE).read_bytes())
    window.tap("targetsAgainButton")
    window.tap("keepBranch-0")
    assert window.find("branchName").property("text") == "Cabang Pangkalan Bun"
    store, station = window.kiosk.desk_session.store, window.kiosk.station
    assert station is not None
    unsent = store.bundles.unsent()
    assert do_task(window)["tone"] == "good"
    assert store.bundles.unsent() == 0 < unsent
    (file,) = stick.glob("*-kiriman-0001.kkbc")
    assert list(stick.glob("*.part")) == []

    memory, number = answer(keys, file, station.public_identity(), stick, tmp_path)
    who = window.kiosk.desk_session.who
    assert store.people.person(who, number, "test").standing.kpj == ""
    task(window, "reply")
    assert do_task(window)["tone"] == "good"
    assert store.people.person(who, number, "test").standing.kpj == "00123456789"
    assert "sudah pernah" in str(do_task(window)["title"])
    assert memory is not None


def answer(keys: Path, file: Path, identity: str, out: Path, scratch: Path) -> tuple[Memory, str]:
    """What the branch does: trust the station, open its bundle, accept somebody, answer."""
    from kiosk.branch.decisions import Verdict
    from kiosk.branch.memory import trust_station
    from kiosk.exchange.keys import BranchKeys
    from kiosk.receipt.trust import Identity, read_identity

    opened: BranchKeys = open_keys(keys)
    read = read_identity(identity.encode())
    assert isinstance(read, Identity)
    trust_station(opened, read)
    memory = read_memory(opened)
    opening = open_files(opened, memory, [file])
    number = next(each.entry.number for each in opening.people if not each.entry.state.kpj)
    assert decide(memory, [Verdict(2, number, "accepted", kpj="00123456789")])[0] == 1
    from datetime import UTC, datetime

    write_replies(opened, memory, out, datetime(2026, 11, 22, tzinfo=UTC))
    return memory, number


def test_a_list_in_clear_needs_a_supervisor_and_a_reason(window: Window, stick: Path) -> None:
    enter(window)
    task(window, "export")
    window.tap("kind-csv")
    window.tap("safety-plain")
    assert not window.find("workButton").property("ready")
    window.tap("reason-village-office")
    result = do_task(window)
    assert result["tone"] == "good"
    (file,) = stick.glob("*.csv")
    assert len(list(read_rows(file))) == window.kiosk.desk_session.exchange.result.rows + 1
    entries = [each for each in window.kiosk.station.store.audit_entries() if each.action == "export-plain"]
    assert len(entries) == 1


def test_mount_points_are_read_as_the_system_writes_them() -> None:
    text = (
        "/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /media/rina/USB\\040PUTIH vfat rw 0 0\nproc /proc proc rw 0 0\n"
    )
    assert drives.read_mounts(text) == (Path("/media/rina/USB PUTIH"),)


def test_every_job_says_what_came_of_it_and_work_can_be_stopped(
    window: Window, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(window)
    task(window, "chain")
    station = window.kiosk.station
    assert station is not None
    assert str(station.store.verify_audit().count) in str(do_task(window)["title"])
    task(window, "reply")
    (stick / "palsu.kkbc").write_bytes(b"KKBC-REPLY 1\n{}\nab\n")
    window.tap("targetsAgainButton")
    assert do_task(window)["tone"] == "bad"
    task(window, "report")
    assert "laporan-2026-11.pdf" in do_task(window)["lines"]
    task(window, "export")
    window.tap("safety-plain")
    window.tap("reason-branch-asked")
    monkeypatch.setattr(work, "SLICE", 1)
    exchange = window.kiosk.desk.exchange
    exchange.start()
    window.tap("workStopButton")
    window.wait(lambda: not exchange.busy)
    assert "Dihentikan" in exchange.result["title"]
    exchange.start()
    window.tap("deskLockButton")
    window.wait(lambda: not exchange.busy)
    assert exchange.result == {} and exchange.tasks == []
    assert not list(stick.glob("*.xlsx.part")) and not list(stick.glob("*sipp*"))
