"""A backup holds all that was saved before it finished, and a copy never counts on as the original."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import FixedClock
from kiosk.errors import StoreError
from kiosk.number import make_number
from kiosk.security.keys import DATABASE_NAME, Keys, make_keys
from kiosk.store import backup, engine, opening
from kiosk.store.backup import restore_database
from kiosk.store.queries import JobState
from kiosk.store.store import Store
from tests.store.conftest import issue
from tests.support.builders import draft

Opening = Callable[..., Store]


def restored(store: Store, keys: Keys, folder: Path) -> Path:
    """A folder with a restored copy of this store."""
    store.backup(folder / "backup.db")
    restore_database(folder / "backup.db", keys, folder / "restored")
    return folder / "restored"


def test_a_restored_copy_holds_everything_and_counts_on_under_its_own_code(
    store: Store, keys: Keys, tmp_path: Path, open_again: Opening
) -> None:
    saved = [store.register(draft(n), issue) for n in range(1, 6)]
    copy = open_again(restored(store, keys, tmp_path), code="Z9Z")
    for registration, job in saved:
        assert copy.registration(registration.number) == registration
        assert copy.receipt(registration.number) == store.receipt(registration.number)
        asked = next(each for each in copy.print_jobs() if each.id == job.id)
        assert (asked.number, asked.state) == (job.number, JobState.UNKNOWN), (
            "the original may have printed it"
        )
    mine, theirs = store.register(draft(10), issue)[0], copy.register(draft(11), issue)[0]
    assert mine.number == make_number("K7M", 6)
    assert theirs.number == make_number("Z9Z", 6)
    assert copy.verify_audit().is_whole
    assert copy.altered_entries() == ()
    entry = next(each for each in copy.audit_entries() if each.action == "restored")
    assert (entry.detail["from"], entry.detail["to"], entry.detail["last"]) == ("K7M", "Z9Z", 5)
    assert copy.identity().code == "Z9Z"


def test_a_copy_does_not_open_under_the_codes_of_its_original(
    store: Store, keys: Keys, tmp_path: Path, open_again: Opening
) -> None:
    folder = restored(store, keys, tmp_path)
    with pytest.raises(StoreError) as caught:
        open_again(folder)
    assert caught.value.code == "copy-needs-code"
    open_again(folder, code="Z9Z").close()
    with pytest.raises(StoreError) as caught:
        open_again(folder)
    assert caught.value.code == "other-station"


def test_a_folder_carried_to_another_machine_needs_a_code_of_its_own(
    store: Store, open_again: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.register(draft(), issue)
    store.close()
    marks = iter([b"another machine!"] * 2)
    monkeypatch.setattr(opening, "machine_mark", lambda key: next(marks))
    with pytest.raises(StoreError) as caught:
        open_again()
    assert caught.value.code == "copy-needs-code"
    carried = open_again(code="Z9Z")
    assert carried.register(draft(2), issue)[0].number == make_number("Z9Z", 2)


def test_a_machine_that_cannot_be_told_is_no_obstacle(
    store: Store, open_again: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr(opening, "machine_mark", lambda key: None)
    assert open_again().count() == 0


def test_what_is_saved_while_it_copies_is_in_it(
    store: Store, keys: Keys, tmp_path: Path, open_again: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.register(draft(1), issue)
    looked = 0
    original = backup._version

    def saving_meanwhile(connection: Any) -> int:
        nonlocal looked
        looked += 1
        if looked in (2, 4):
            store.register(draft(looked), issue)
        return original(connection)

    monkeypatch.setattr(backup, "_version", saving_meanwhile)
    copy = open_again(restored(store, keys, tmp_path), code="Z9Z")
    assert looked == 6
    assert copy.count() == store.count() == 3


def test_a_store_that_never_rests_is_copied_under_the_lock(
    store: Store, keys: Keys, tmp_path: Path, open_again: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = iter(range(100))
    monkeypatch.setattr(backup, "_version", lambda connection: next(versions))
    store.register(draft(1), issue)
    assert open_again(restored(store, keys, tmp_path), code="Z9Z").count() == 1
    assert next(versions) == 2 * backup.PASSES


def test_a_backup_runs_beside_visits(
    store: Store, keys: Keys, tmp_path: Path, open_again: Opening, clock: FixedClock
) -> None:
    store.register_many(draft(n) for n in range(1, 400))
    failed: list[BaseException] = []

    def back_up() -> None:
        try:
            store.backup(tmp_path / "backup.db")
        except StoreError as error:
            failed.append(error)

    worker = threading.Thread(target=back_up, daemon=True)
    worker.start()
    n = 1000
    while worker.is_alive():
        store.register(draft(n), issue)
        n += 1
    worker.join()
    assert failed == []
    restore_database(tmp_path / "backup.db", keys, tmp_path / "restored")
    copy = open_again(tmp_path / "restored", code="Z9Z")
    assert 399 <= copy.count() <= store.count()
    assert copy.verify_audit().is_whole


def test_a_backup_is_one_encrypted_file(store: Store, tmp_path: Path) -> None:
    store.register(draft(), issue)
    (tmp_path / "stick").mkdir()
    store.backup(tmp_path / "stick" / "backup.db")
    store.backup(tmp_path / "stick" / "backup.db")
    assert sorted(path.name for path in (tmp_path / "stick").iterdir()) == ["backup.db", "backup.db.1"]
    held = (tmp_path / "stick" / "backup.db").read_bytes()
    assert draft().name.encode() not in held
    assert not held.startswith(b"SQLite")


def test_a_copy_that_does_not_read_back_is_no_backup(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that takes the bytes and gives others: the old backup stays."""
    store.register_many(draft(n) for n in range(1, 50))
    (tmp_path / "backup.db").write_bytes(b"the old one")
    original = backup.flush_file

    def rot(path: Path) -> None:
        original(path)
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)

    monkeypatch.setattr(backup, "flush_file", rot)
    with pytest.raises(StoreError) as caught:
        store.backup(tmp_path / "backup.db")
    assert caught.value.code == "copy-damaged"
    assert (tmp_path / "backup.db").read_bytes() == b"the old one"
    assert sorted(path.name for path in tmp_path.iterdir() if "new" in path.name) == []


def test_a_place_that_cannot_be_written_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        store.backup(tmp_path / "no such folder" / "backup.db")
    assert caught.value.code in ("cannot-open", "cannot-copy")
    assert store.register(draft(), issue)[0].sequence == 1


def test_restoring_refuses_to_overwrite_and_to_believe(
    store: Store, keys: Keys, tmp_path: Path, station_folder: Path
) -> None:
    store.register(draft(), issue)
    store.backup(tmp_path / "backup.db")
    store.close()
    cases = {
        "store-exists": (tmp_path / "backup.db", keys, station_folder),
        "wrong-key": (tmp_path / "backup.db", make_keys(), tmp_path / "a"),
        "copy-damaged": (station_folder / DATABASE_NAME, keys, tmp_path / "b"),
        "cannot-open": (tmp_path / "missing.db", keys, tmp_path / "c"),
    }
    for code, (copy, its_keys, folder) in cases.items():
        with pytest.raises(StoreError) as caught:
            restore_database(copy, its_keys, folder)
        assert caught.value.code == code
        if folder != station_folder:
            assert not (folder / DATABASE_NAME).exists()
    assert engine.connect(station_folder / DATABASE_NAME, keys.database) is not None
