"""A store opens when it is proven, and each thing that speaks against it has a code and a mend."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.clock import FixedClock
from kiosk.errors import StoreError
from kiosk.security.keys import DATABASE_NAME, Keys, make_keys, public_key
from kiosk.store import engine, opening
from kiosk.store.store import Store, open_store
from tests.store.conftest import issue
from tests.support.builders import draft

Opening = Callable[..., Store]


def refusal(opening_again: Opening, **values: object) -> StoreError:
    """What opening raises; it always names the file and a mend."""
    with pytest.raises(StoreError) as caught:
        opening_again(**values)
    assert DATABASE_NAME in caught.value.file
    assert caught.value.mend
    return caught.value


def test_the_file_shows_nothing_of_what_it_holds(
    store: Store, station_folder: Path, open_again: Opening
) -> None:
    store.register(draft(), issue)
    canaries = [draft().name, draft().nik, draft().phone, "registrations", "SQLite"]
    for _ in range(2):  # once in the write-ahead log, once folded in
        held = b"".join(path.read_bytes() for path in station_folder.glob(DATABASE_NAME + "*"))
        assert len(held) > 4096
        assert not [canary for canary in canaries if canary and canary.encode() in held]
        store.tidy()
    assert not (station_folder / DATABASE_NAME).read_bytes().startswith(b"SQLite format 3")


def test_settings_are_those_that_durability_needs(store: Store) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "wal_autocheckpoint": 0,
    }
    with store.reading() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
        assert str(connection.exec_driver_sql("PRAGMA cipher_version").scalar())[0].isdigit()
    assert found == expected


def test_a_plain_database_in_its_place_is_refused(
    store: Store, open_again: Opening, station_folder: Path
) -> None:
    store.close()
    (station_folder / DATABASE_NAME).unlink()
    plain = sqlite3.connect(station_folder / DATABASE_NAME)
    plain.execute("CREATE TABLE registrations (sequence INTEGER)")
    plain.close()
    assert refusal(open_again).code == "not-encrypted"


def test_a_driver_without_a_cipher_is_refused(
    store: Store, open_again: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plain driver takes `PRAGMA key` without a word."""
    store.close()
    monkeypatch.setattr(engine.driver, "connect", sqlite3.connect)
    assert refusal(open_again).code == "no-cipher"


@pytest.mark.parametrize("length", [0, 7])
def test_an_emptied_file_is_damaged(
    store: Store, open_again: Opening, station_folder: Path, length: int
) -> None:
    store.close()
    os.truncate(station_folder / DATABASE_NAME, length)
    assert refusal(open_again).code == "damaged"


def test_the_wrong_key_is_named_and_changes_nothing(
    store: Store, station_folder: Path, clock: FixedClock, capfd: pytest.CaptureFixture[str]
) -> None:
    store.close()
    before = (station_folder / DATABASE_NAME).read_bytes()
    with pytest.raises(StoreError) as caught:
        open_store(station_folder, make_keys(), clock, "K7M")
    assert caught.value.code == "wrong-key"
    assert (station_folder / DATABASE_NAME).read_bytes() == before
    assert capfd.readouterr() == ("", "")


def test_a_store_that_vanished_is_not_begun_anew(
    store: Store, open_again: Opening, station_folder: Path
) -> None:
    """A new file would give numbers that are on papers already."""
    store.close()
    (station_folder / DATABASE_NAME).unlink()
    assert refusal(open_again).code == "store-missing"
    assert not (station_folder / DATABASE_NAME).exists()


def test_another_stations_file_is_refused(store: Store, open_again: Opening) -> None:
    store.close()
    assert refusal(open_again, code="Z9Z").code == "other-station"


def test_a_file_that_is_no_store_is_refused(keys: Keys, open_again: Opening, station_folder: Path) -> None:
    made = engine.open_engine(station_folder / DATABASE_NAME, keys.database)
    with made.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE other (id INTEGER)")
    made.dispose()
    assert refusal(open_again).code == "damaged"


def test_what_an_interrupted_creation_left_is_swept_away(open_again: Opening, station_folder: Path) -> None:
    (station_folder / (DATABASE_NAME + ".new")).write_bytes(b"half a file")
    (station_folder / (DATABASE_NAME + ".new-wal")).write_bytes(b"half a log")
    store = open_again()
    assert store.register(draft(), issue)[0].sequence == 1
    assert sorted(path.name for path in station_folder.glob("*.new*")) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path / "file" / "station", make_keys(), clock, "K7M")
    assert caught.value.code == "cannot-create"


def test_identity_tells_the_public_key_and_never_the_secret(store: Store, keys: Keys) -> None:
    identity = store.identity()
    assert identity.code == "K7M"
    assert identity.public_key == public_key(keys.signing)
    assert keys.signing.hex() not in repr(identity)


def test_opening_reads_nothing_that_grows_with_the_store(store: Store, open_again: Opening) -> None:
    """The start with many entries is the start with none: no statement of it walks a table."""
    store.close()
    seen: list[str] = []
    original = engine.connect

    def listening(path: Path, key: bytes, **more: str) -> object:
        connection = original(path, key, **more)
        connection.set_trace_callback(seen.append)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "connect", listening)
        again = open_again()
    walked = []
    with again.reading() as connection:
        for statement in seen:
            if statement.startswith(("SELECT", "UPDATE")):
                plan = connection.exec_driver_sql("EXPLAIN QUERY PLAN " + statement.replace("?", "1")).all()
                walked += [step for *_, step in plan if "SCAN" in step]
    assert seen
    small = ("alembic_version", "kiosk_identity", "search_config")
    assert [step for step in walked if not step.endswith(small)] == []


def test_a_reopened_store_starts_by_folding_its_log_in(
    store: Store, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    folded: list[object] = []
    original = opening.checkpoint
    monkeypatch.setattr(opening, "checkpoint", lambda made: (folded.append(made), original(made)))
    store._forget()
    assert store.count() == 0
    assert len(folded) == 1


def test_only_a_log_that_stays_unread_is_damage(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program may fold or extend the log between two looks at it."""
    store.register(draft(1), issue)
    store.register(draft(2), issue)
    real, looks = opening.count_frames, []

    def unread_at_first(path: Path, key: bytes) -> int:
        looks.append(path)
        return 0 if len(looks) == 1 else real(path, key)

    monkeypatch.setattr(opening, "count_frames", unread_at_first)
    assert opening._log_is_whole(store.path, store.keys) and len(looks) == 2
    monkeypatch.setattr(opening, "count_frames", lambda path, key: 0)
    assert not opening._log_is_whole(store.path, store.keys)
