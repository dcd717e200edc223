"""The diagnostics page: what is looked at, a test print, a backup that opens again."""

from collections.abc import Callable
from pathlib import Path

from kiosk.desk.session import DeskSession
from kiosk.store.backup import restore_database

SignIn = Callable[[str], None]


def test_the_worst_is_first_and_only_who_looks_after_the_machine_may_see_it(
    session: DeskSession, sign_in: SignIn
) -> None:
    page = session.diagnostics
    sign_in("technician")
    page.enter()
    levels = [each.level for each in page.findings]
    assert levels == sorted(levels, key=("bad", "warn", "good").index) and {"warn", "good"} <= set(levels)
    sign_in("agent")
    page.enter()
    assert page.findings == () and page.problem is not None and page.problem.code == "not-allowed"


def test_a_change_of_the_chain_is_found(session: DeskSession, sign_in: SignIn) -> None:
    sign_in("technician")
    with session.store.store.writing() as connection:
        connection.exec_driver_sql("UPDATE audit SET entry = replace(entry, 'sign-in', 'sign-on')")
    session.diagnostics.enter()
    assert (session.diagnostics.findings[0].part, session.diagnostics.findings[0].level) == ("audit", "bad")


def test_a_test_page_comes_out(session: DeskSession, sign_in: SignIn, station_folder: Path) -> None:
    sign_in("technician")
    session.diagnostics.print_test()
    notice = session.diagnostics.notice
    assert notice is not None and (notice.code, notice.values) == ("test-printed", {"state": "ready"})
    assert list((station_folder / "struk").glob("TEST-*.png"))


def test_a_backup_opens_again_and_is_an_entry(
    session: DeskSession, sign_in: SignIn, stick: Path, tmp_path: Path
) -> None:
    sign_in("supervisor")
    page = session.diagnostics
    page.enter()
    assert page.targets[0].path == stick and page.target == 0
    page.choose_target(1)
    page.enter()
    assert page.target == 1, "the place that was chosen stays chosen"
    page.choose_target(0)
    page.back_up()
    (made,) = stick.glob("*-cadangan-*.db")
    assert page.notice is not None and page.notice.values == {"file": made.name}
    store = session.store.store
    restore_database(made, store.keys, tmp_path / "other")
    entry = [each for each in store.audit_entries() if each.action == "backup"][-1]
    assert entry.who == session.who.label and entry.detail == {"file": made.name}


def test_a_stick_pulled_out_before_the_backup_is_named(
    session: DeskSession, sign_in: SignIn, stick: Path
) -> None:
    sign_in("supervisor")
    session.diagnostics.enter()
    stick.rmdir()
    session.diagnostics.back_up()
    assert session.diagnostics.problem is not None and session.diagnostics.problem.code == "disk-gone"


def test_locked_nothing_stays(session: DeskSession, sign_in: SignIn) -> None:
    sign_in("technician")
    session.diagnostics.enter()
    session.lock()
    page = session.diagnostics
    assert page.findings == page.targets == () and page.notice is None
