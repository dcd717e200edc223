"""The retention page: what is due goes, a breach pack is written, the chain is read and proved."""

import os
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.agency.rights import retention as retention_rules
from kiosk.clock import FixedClock
from kiosk.desk.parts.desk import Notice
from kiosk.desk.retention import LINES, Retention
from kiosk.desk.session import DeskSession
from kiosk.errors import Problem
from kiosk.exchange.keys import PUBLIC_FILE, init_branch
from kiosk.staff import TERMINAL
from kiosk.store import audit

Register = Callable[..., list[str]]
MONTHS_LATER = timedelta(days=500)


@pytest.fixture
def page(session: DeskSession, sign_in: Callable[[str], None]) -> Retention:
    sign_in("supervisor")
    return session.retention


def hold(session: DeskSession, number: str) -> str:
    return session.store.people.person(TERMINAL, number).hold


def test_what_is_past_its_time_is_destroyed_but_what_is_disputed_stays(
    session: DeskSession, page: Retention, people: Register, clock: FixedClock
) -> None:
    number, disputed = people(2)
    session.store.rights.suspend(TERMINAL, disputed, "disputed")
    clock.moment += MONTHS_LATER
    page.enter()
    assert (page.people_due, page.disputed) == (1, 1)
    page.purge()
    assert page.people_due == 0 and page.notice == Notice(
        "purged", "good", {"people": 1, "contacts": 1, "kept": 1}
    )
    assert hold(session, number) == "erased" and hold(session, disputed) == "suspended"
    assert session.store.store.verify_audit().is_whole


def test_a_long_purge_can_be_stopped_and_ends_when_the_desk_is_locked(
    session: DeskSession,
    page: Retention,
    people: Register,
    clock: FixedClock,
    sign_in: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(retention_rules, "AT_ONCE", 1)
    monkeypatch.setattr(page.task, "begun", lambda: None)
    numbers = people(6)
    clock.moment += MONTHS_LATER
    page.enter()

    def some_steps() -> None:
        page.purge()
        while not page.task.share:
            page.task.step()

    some_steps()
    page.task.stop()
    page.task.finish()
    gone = [hold(session, number) for number in numbers].count("erased")
    assert (
        0 < gone < 6
        and page.notice == Notice("stopped", "good", {"count": gone})
        and page.people_due == 6 - gone
    )
    some_steps()
    session.lock()
    page.task.finish()
    assert page.due == {} and page.notice is None
    assert 0 < session.store.retention.due()["interest"] < 6 - gone
    sign_in("supervisor")
    page.purge()
    page.task.finish()
    assert page.people_due == 0 and session.store.store.verify_audit().is_whole


def test_only_a_supervisor_destroys_and_proves(
    session: DeskSession, page: Retention, people: Register, clock: FixedClock, sign_in: Callable[[str], None]
) -> None:
    (number,) = people()
    clock.moment += MONTHS_LATER
    sign_in("agent")
    for act in (page.purge, page.verify):
        act()
        assert page.problem is not None and page.problem.code == "not-allowed"
    page.enter()
    assert page.lines == () and hold(session, number) == ""


def test_the_breach_pack_lies_in_the_chosen_folder_readable_for_its_owner_alone(
    session: DeskSession, page: Retention, people: Register, station_folder: Path
) -> None:
    people()
    page.enter()
    page.write_breach("20-11-2026 18.30", "")
    (listed,) = (station_folder / "kiriman").glob("*/people.xlsx")
    names = {each.name for each in listed.parent.iterdir()}
    assert names == {"people.xlsx", "summary.json", "pemberitahuan-warga.txt", "pemberitahuan-lembaga.txt"}
    if os.name != "nt":
        assert stat.S_IMODE(listed.stat().st_mode) == 0o600
    (request,) = session.store.requests.list()
    assert request.kind == "breach" and request.received.isoformat()[:16] == "2026-11-20T11:30"
    assert page.standing == request and page.notice is not None
    assert page.notice.values == {"people": 1, "folder": listed.parent.name, "deadline": request.deadline}
    page.write_breach("kemarin", "")
    assert page.problem is not None and page.problem.field == "found"


def test_with_the_branchs_key_the_list_is_sealed_and_in_clear_only_for_a_reason(
    session: DeskSession,
    page: Retention,
    people: Register,
    station_folder: Path,
    tmp_path: Path,
    clock: FixedClock,
) -> None:
    people()
    init_branch(tmp_path / "branch", "Cabang Pangkalan Bun")
    (station_folder / PUBLIC_FILE).write_bytes((tmp_path / "branch" / PUBLIC_FILE).read_bytes())
    page.enter()
    assert page.branch == "Cabang Pangkalan Bun"
    page.write_breach("", "")
    clock.advance(hours=1)
    page.write_breach("", "ingin tahu")
    assert page.problem == Problem("why", "reason-missing")
    page.write_breach("", "calls")
    folders = sorted((station_folder / "kiriman").glob("kebocoran-*"))
    assert [sorted(each.name for each in folder.glob("people*")) for folder in folders] == [
        ["people.xlsx.age"],
        ["people.xlsx"],
    ]
    whys = [e.detail.get("why", "") for e in session.store.store.audit_entries() if e.action == "breach-list"]
    assert whys == ["", "calls"]
    assert page.standing is not None
    assert page.standing.deadline == clock.now() + timedelta(hours=71), "it is still the same breach"


def test_the_chain_is_read_in_pages_and_proved(
    session: DeskSession, page: Retention, people: Register
) -> None:
    people(60)
    page.enter()
    newest = page.lines[0].position
    assert page.page_count == 2 and len(page.lines) == LINES
    page.turn(1)
    assert page.page == 1 and page.lines[0].position == newest - LINES
    page.turn(0)
    assert page.lines[0].position == newest
    page.verify()
    assert page.notice is not None and page.notice.code == "whole"
    with session.store.store.writing() as connection:
        connection.exec_driver_sql("UPDATE audit SET entry = replace(entry, 'a', 'b') WHERE position = 5")
    page.verify()
    assert page.problem is not None and page.notice is None


def test_a_row_that_was_altered_beside_the_chain_is_named(
    session: DeskSession, page: Retention, people: Register
) -> None:
    (number,) = people()
    with session.store.store.writing() as connection:
        connection.exec_driver_sql("UPDATE registrations SET name = 'ORANG LAIN'")
    page.enter()
    page.verify()
    assert page.notice is not None and (page.notice.tone, page.notice.code) == ("bad", "no-content-altered")
    assert number in str(page.notice.values["detail"])


def test_a_check_of_the_chain_that_is_stopped_is_no_entry(
    session: DeskSession, page: Retention, people: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "WALK", 1)
    monkeypatch.setattr(page.task, "begun", lambda: None)
    people(9)
    page.enter()
    page.verify()
    for _ in range(3):
        page.task.step()
    page.task.stop()
    page.task.finish()
    assert page.notice is None and page.problem is None
    assert "audit-verified" not in [entry.action for entry in session.store.store.audit_entries()]
