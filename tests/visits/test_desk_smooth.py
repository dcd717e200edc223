"""Long work at the desk with thousands of people leaves the screen its frames."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiosk.clock import FixedClock
from kiosk.exchange.keys import PUBLIC_FILE, init_branch, open_keys
from kiosk.exchange.reply import Decision, ReplyContent, make_reply
from kiosk.receipt.trust import Identity, read_identity
from tests.store.conftest import issue
from tests.support.builders import draft, entry_id
from tests.support.desk_window import desk, opened, sign_in
from tests.support.window import Window, longest_step

MANY, STEP = 1500, 0.05
"""So many people, and the CPU seconds that one step may take."""


@pytest.fixture
def window(tmp_path: Path, clock: FixedClock, qapp: object) -> Iterator[Window]:
    with opened(tmp_path / "station", clock) as kiosk:
        drafts = (draft(n) for n in range(1, MANY + 1))
        desk(kiosk).store.register_many(drafts, lambda made: issue)
        sign_in(kiosk)
        yield kiosk


def test_the_breach_pack_is_gathered_in_slices(window: Window, stick: Path) -> None:
    retention, seen = window.kiosk.desk.retention, []
    window.kiosk.desk_session.retention.enter()
    retention.progressChanged.connect(lambda: seen.append(retention.progress))
    retention.writeBreach("", "")
    longest = longest_step(lambda: window.wait(lambda: not retention.busy, 60))
    print(f"breach pack of {MANY}: longest step {longest * 1000:.0f} ms of CPU")
    assert longest < STEP and retention.problem == "" and max(seen) == 1.0
    (listed,) = stick.glob("*/people.xlsx")
    assert load_workbook(listed, read_only=True).active.max_row == MANY + 1


def test_a_breach_pack_broken_off_leaves_no_file_and_the_breach_stands(window: Window, stick: Path) -> None:
    retention = window.kiosk.desk.retention
    window.kiosk.desk_session.retention.enter()
    retention.writeBreach("", "")
    retention.stop()
    window.wait(lambda: not retention.busy)
    assert not list(stick.iterdir()) and retention.notice == retention.problem == ""
    retention.writeBreach("", "")
    window.wait(lambda: retention.progress > 0)
    retention.stop()
    window.wait(lambda: not retention.busy)
    assert not list(stick.iterdir()) and retention.standing and desk(window).breach.standing()


def reply_from(window: Window, stick: Path, keys: Path) -> None:
    """The branch's answer about everybody lies on the stick, and the page of files is open."""
    public, store = init_branch(keys, "Cabang"), desk(window)
    (window.ground.folder / PUBLIC_FILE).write_bytes((keys / PUBLIC_FILE).read_bytes())
    who, station = window.kiosk.desk_session.who, window.kiosk.station
    assert station is not None
    store.bundles.prepare(who, public, station.place, "")
    content = ReplyContent(
        branch=public.fingerprint,
        kiosk=station.code,
        number=1,
        answers=1,
        made_at=window.clock.now(),
        decisions=tuple(
            Decision(entry_id=entry_id(n), number=str(n), verdict="accepted", since=1, kpj="00123456789")
            for n in range(1, MANY + 1)
        ),
    )
    identity = read_identity(station.public_identity().encode())
    assert isinstance(identity, Identity)
    (stick / "balasan.kkbc").write_bytes(make_reply(content, open_keys(keys), identity.key))
    window.kiosk.desk.go("exchange")
    window.settle()
    window.kiosk.desk.exchange.chooseTask("reply")


def test_a_reply_about_everybody_is_entered_beside_the_screen(
    window: Window, stick: Path, tmp_path: Path
) -> None:
    reply_from(window, stick, tmp_path / "keys")
    exchange, seen = window.kiosk.desk.exchange, []
    exchange.progressChanged.connect(lambda: seen.append(exchange.progress))
    exchange.start()
    longest = longest_step(lambda: window.wait(lambda: not exchange.busy, 60))
    print(f"reply about {MANY}: longest step {longest * 1000:.0f} ms of CPU")
    assert longest < STEP and any(0 < each < 1 for each in seen)
    assert exchange.result["title"] == f"Balasan 1: {MANY} keputusan masuk ke antrean."
    assert desk(window).bundles.ledgers()[0].replies == 1


def test_locking_the_desk_takes_a_reply_back_whole(window: Window, stick: Path, tmp_path: Path) -> None:
    reply_from(window, stick, tmp_path / "keys")
    exchange = window.kiosk.desk.exchange
    before = desk(window).lists.counts()
    exchange.start()
    window.wait(lambda: exchange.progress > 0)
    window.tap("deskLockButton")
    window.wait(lambda: not exchange.busy)
    assert not window.kiosk.desk.isOpen and desk(window).lists.counts() == before
    assert desk(window).bundles.ledgers()[0].replies == 0
    assert desk(window).store.verify_audit().is_whole
