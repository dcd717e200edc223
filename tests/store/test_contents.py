"""What somebody with the store's key changes behind the program's back is named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.agency.accounts.audit_pages import AuditPages
from kiosk.agency.agency import Agency
from kiosk.diagnostics import _audit
from kiosk.station import open_ground, open_station
from kiosk.store.audit import with_contents
from kiosk.store.store import Store
from tests.support.desk_station import PIN, SUPERVISOR, desk, mono, people

__all__ = ["desk", "mono", "people"]
SAVED = 3
SEALED = "accounts-sealed"
EDITS = {
    "a name": ("UPDATE registrations SET name = 'ORANG LAIN' WHERE sequence = 2", 2),
    "a role": ("UPDATE accounts SET role = 'supervisor' WHERE role = 'agent'", "accounts"),
    "a person's name": ("UPDATE accounts SET name = 'Orang Lain' WHERE role = 'agent'", "accounts"),
    "a try counter": ("UPDATE accounts SET failures = 0, spent = '[]' WHERE role = 'supervisor'", "accounts"),
    "a closed account": ("UPDATE accounts SET active = 1", "accounts"),
    "the seal itself": ("DELETE FROM desk_values WHERE name = 'accounts-seal'", "accounts"),
    "the recovery code": ("UPDATE desk_values SET value = 'x' WHERE name = 'recovery-hash'", "accounts"),
}


@pytest.fixture
def numbers(desk: Agency, people: Callable[..., list[str]]) -> list[str]:
    """Three people, a supervisor who mistyped a PIN once, an agent, and one whose account is closed."""
    made, _ = desk.accounts.set_up("Kepala", PIN)
    desk.accounts.add(SUPERVISOR, "Agen", "agent", PIN)
    gone = desk.accounts.add(SUPERVISOR, "Bekas", "technician", PIN)
    desk.accounts.set_active(SUPERVISOR, gone.id, False)
    desk.accounts.count_try(made.id)
    return people(SAVED)


def edit(store: Store, statement: str) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        assert connection.exec_driver_sql(statement).rowcount > 0


def delete(store: Store, sequence: int) -> None:
    """As somebody does who has the key and switches off what holds rows together."""
    with store._trusted() as engine, engine.connect() as connection:
        cursor = connection.connection.cursor()
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("DELETE FROM registrations WHERE sequence = ?", (sequence,))
        assert cursor.rowcount == 1
        cursor.execute("PRAGMA foreign_keys = ON")


@pytest.mark.parametrize("sequence", [1, 2, SAVED])
def test_a_deleted_registration_is_named(
    desk: Agency, store: Store, numbers: list[str], sequence: int
) -> None:
    delete(store, sequence)
    assert store.verify_audit().is_whole, "the chain alone does not see it"
    assert desk.audit_pages.altered() == (numbers[sequence - 1],) == store.altered_entries()
    assert desk.audit_pages.verify(SUPERVISOR).problem == "content-altered"


def test_a_column_that_a_later_program_adds_alters_nothing(
    desk: Agency, store: Store, numbers: list[str]
) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE accounts ADD COLUMN voice TEXT")
    assert desk.audit_pages.altered() == ()


@pytest.mark.parametrize("what", ["a name", "a role"])
def test_the_terminal_says_so_and_exits_1(
    tmp_path: Path, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "station"
    assert main(["sample", "--data", str(data), "--no-keyring", "--people", "3"]) == 0
    verbs = (["audit", "verify", "--json"], ["check", "--json"])
    assert [main([*verb, "--data", str(data), "--no-keyring"]) for verb in verbs[:1]] == [0]
    station = open_station(open_ground(data), use_keyring=False)
    edit(station.store, EDITS[what][0])
    station.store.close()
    capsys.readouterr()
    for verb in verbs:
        assert main([*verb, "--data", str(data), "--no-keyring"]) == 1
        assert "content-altered" in capsys.readouterr().out


def test_nothing_is_named_where_nobody_edited(desk: Agency, store: Store, numbers: list[str]) -> None:
    assert desk.audit_pages.altered() == ()
    assert desk.audit_pages.verify(SUPERVISOR).is_whole
    assert desk.audit_pages.altered() == (), "the walk's own entry changes nothing"


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_is_named(desk: Agency, store: Store, numbers: list[str], what: str) -> None:
    statement, named = EDITS[what]
    edit(store, statement)
    assert store.verify_audit().is_whole, "the chain alone does not see it"
    expected = (numbers[named - 1],) if isinstance(named, int) else (named,)
    report = desk.audit_pages.verify(SUPERVISOR)
    assert (report.problem, report.altered) == ("content-altered", expected)
    finding = _audit(with_contents(store.verify_audit(), desk.audit_pages.altered()))
    assert (finding.level, finding.code) == ("bad", "content") and expected[0] in finding.detail


@pytest.mark.parametrize("what", ["a role", "the seal itself"])
def test_what_the_program_writes_afterwards_hides_no_edit(
    desk: Agency, store: Store, numbers: list[str], what: str
) -> None:
    edit(store, EDITS[what][0])
    desk.accounts.keep_time()
    desk.accounts.add(SUPERVISOR, "Baru", "agent", PIN)
    assert desk.audit_pages.altered() == ("accounts",)


def test_a_file_whose_accounts_were_never_sealed_is_sealed_once(
    desk: Agency, store: Store, numbers: list[str]
) -> None:
    """As a file of version 0.1.0 is: accounts, no seal, and nothing in its chain of one."""
    assert [entry.action for entry in store.audit_entries()].count(SEALED) == 1
    edit(store, "DELETE FROM desk_values WHERE name = 'accounts-seal'")
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM audit WHERE json_extract(entry, '$.action') = ?", (SEALED,))
    assert desk.audit_pages.altered() == ()
    desk.accounts.keep_time()
    desk.accounts.keep_time()
    assert [entry.action for entry in store.audit_entries()].count(SEALED) == 1
    edit(store, EDITS["a role"][0])
    assert desk.audit_pages.altered() == ("accounts",)


def test_many_entries_are_all_looked_at(desk: Agency, store: Store, people: Callable[..., list[str]]) -> None:
    numbers = people(1203)
    edit(store, "UPDATE registrations SET dusun = 'LAIN' WHERE sequence IN (1, 501, 1203)")
    assert desk.audit_pages.altered() == (numbers[0], numbers[500], numbers[1202])
    assert store.altered_entries() == desk.audit_pages.altered()


def test_a_check_of_registrations_alone_would_not_see_accounts(
    desk: Agency, numbers: list[str], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(store, EDITS["a role"][0])
    assert store.altered_entries() == ()
    assert AuditPages.altered(desk.audit_pages) == ("accounts",)
