"""Who was erased does not come back with a backup, and backups older than 90 days go."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.rights.erase import erase_person
from kiosk.clock import FixedClock
from kiosk.security.keys import Keys, make_keys
from kiosk.staff import TERMINAL
from kiosk.store import erasures
from kiosk.store.backup import OLDEST, before, drop_old
from kiosk.store.store import Store
from tests.store.conftest import issue
from tests.store.raw_pages import pages
from tests.store.test_file_commands import Operator, operator, station
from tests.store.test_restoring import numbers, opened
from tests.support.builders import draft
from tests.support.desk_station import desk, mono

__all__ = ["desk", "mono", "operator", "station"]


@pytest.fixture
def lost(operator: Operator, station: Any) -> Path:
    """Three people, a backup, the kit; then the second was erased, and another backup was made beside it."""
    data, folder = station("st", 0, 1, 2), operator.folder
    (folder / "stick").mkdir()
    operator.does("backup", "--data", data, "--out", folder / "stick" / "first.db")
    operator.does("recovery-kit", "--data", data, "--out", folder / "kit")
    operator.does("person", numbers(data)[1], "--data", data, "--erase", "--reason", "person-asks")
    operator.does("backup", "--data", data, "--out", folder / "stick" / "second.db")
    return data


def restored(operator: Operator, name: str) -> Any:
    folder = operator.folder
    return operator.does(
        "restore",
        folder / "stick" / name,
        "--kit",
        folder / "kit",
        "--data",
        folder / name.replace(".db", ""),
    )


def test_an_erased_person_does_not_come_back_with_an_older_backup(operator: Operator, lost: Path) -> None:
    assert restored(operator, "second.db")["erased"] == 0
    assert restored(operator, "first.db")["erased"] == 1
    data = operator.folder / "first"
    again = opened(data)
    names = [again.store.registration(number).draft.name for number in numbers(data)]  # type: ignore[union-attr]
    again.store.close()
    assert names == ["ORANG AAA", "", "ORANG CCC"]
    assert not any(b"ORANG BBB" in page for page in pages(data / "registrations.db", again.keys.database))
    (entry,) = [each for each in again_entries(operator, data) if each["action"] == "erase"]
    assert (entry["who"], entry["detail"]["why"]) == ("restored-copy", "erased-before")
    assert operator.does("audit", "verify", "--data", data)["whole"]


def test_an_erased_person_does_not_come_back_with_a_folder_that_is_put_back(
    operator: Operator, station: Any
) -> None:
    data, old = station("st", 0, 1, 2), operator.folder / "yesterday"
    shutil.copytree(data, old)
    number = numbers(data)[1]
    operator.does("person", number, "--data", data, "--erase", "--reason", "person-asks")
    shutil.rmtree(data)
    shutil.copytree(old, data)
    again = opened(data)
    try:
        found = again.store.registration(number)
        assert found is not None and found.draft.name == ""
        assert again.store.audit_entries(number)[-1].who == "restored-copy"
        assert again.store.altered_entries() == () and again.store.verify_audit().is_whole
    finally:
        again.store.close()


def test_an_erasure_that_was_not_stored_is_not_remembered(store: Store, desk: Agency) -> None:
    number = store.register(draft(1), issue)[0].number
    with pytest.raises(RuntimeError), desk.ground.writing() as connection:
        erase_person(desk.ground, connection, TERMINAL, 1, "request", "person-asks")
        raise RuntimeError("the disk is full")
    assert store.mark.items(erasures.ERASED) == ()
    desk.rights.withdraw(TERMINAL, number)
    assert store.mark.items(erasures.ERASED) == (), "what was not stored is forgotten by the next transaction"
    desk.rights.erase(TERMINAL, number, "person-asks")
    assert store.mark.items(erasures.ERASED) == (draft(1).entry_id,)


def again_entries(operator: Operator, data: Path) -> Any:
    return operator.does("audit", "list", "--data", data)


def test_the_list_holds_entry_ids_and_nobody_elses_line_counts(operator: Operator, lost: Path) -> None:
    (file,) = (operator.folder / "stick").glob("penghapusan-*.txt")
    kiosk = opened(lost)
    drafts = {entry.draft.entry_id for number in numbers(lost) if (entry := kiosk.store.registration(number))}
    kiosk.store.close()
    (erased,) = erasures.read_list(file.parent, kiosk.keys)
    assert erased in drafts and "ORANG" not in file.read_text()
    (other, *_) = drafts - {erased}
    line = file.read_text().splitlines()[-1]
    file.write_text(file.read_text() + line.replace(erased, other) + f"\n{other}\n{other} 00\n")
    assert erasures.read_list(file.parent, kiosk.keys) == {erased}, "an entry id stands in every paper's code"
    assert erasures.read_list(file.parent, make_keys()) == frozenset()
    assert restored(operator, "first.db")["erased"] == 1


def test_a_list_only_grows(tmp_path: Path, keys: Keys) -> None:
    erasures.write_list(tmp_path, keys, ())
    assert list(tmp_path.glob("penghapusan-*")) == [], "nobody was erased yet"
    one, two = "ab" * 16, "cd" * 16
    erasures.write_list(tmp_path, keys, (one,))
    erasures.write_list(tmp_path, keys, (two,))
    erasures.write_list(tmp_path, keys, ())
    assert erasures.read_list(tmp_path, keys) == {one, two}


def test_backups_older_than_90_days_go_and_nothing_else(
    store: Store, keys: Keys, clock: FixedClock, tmp_path: Path
) -> None:
    store.register(draft(1), issue)
    stick = tmp_path / "stick"
    stick.mkdir()
    start = clock.moment
    for name, days in (("a.db", 0), ("b.db", 2), ("c.db", 91), ("c.db", 92)):
        clock.moment = start + timedelta(days=days)
        store.backup(stick / name, b"a box behind it")
    (stick / "photo.db").write_bytes(b"something else")
    (stick / "notes.1").write_bytes(b"something else")
    foreign = sorted(path.name for path in stick.iterdir())
    drop_old(stick, make_keys(), clock.moment)
    assert sorted(path.name for path in stick.iterdir()) == foreign, "another station's"
    drop_old(stick, keys, start + OLDEST + timedelta(days=1))
    left = sorted(path.name for path in stick.iterdir())
    assert left == ["b.db", "c.db", "c.db.1", "notes.1", "photo.db"]
    drop_old(stick, keys, start + timedelta(days=400))
    assert not (stick / "c.db").exists() and not before(stick / "c.db").exists()
    drop_old(store.path.parent, keys, start + timedelta(days=400))
    assert store.path.exists(), "the store itself is no backup"
