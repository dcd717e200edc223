"""An old station's file becomes a new one's: the same form, nothing lost, and never backwards."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import Connection

from kiosk.agency.agency import Agency
from kiosk.clock import FixedClock
from kiosk.errors import StoreError
from kiosk.paths import ROOT
from kiosk.security.keys import DATABASE_NAME, Keys
from kiosk.staff import TERMINAL
from kiosk.station import open_ground, open_station
from kiosk.store import schema
from kiosk.store.audit import Chain
from kiosk.store.engine import IMMEDIATE, open_engine
from kiosk.store.opening import introduce
from kiosk.store.save import Saving
from kiosk.store.store import Store
from tests.store.conftest import issue
from tests.support.builders import draft
from tests.support.rules import RULES

FORM = (
    "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
)


def form(connection: Connection) -> list[tuple[str, ...]]:
    """Every table and index, without the blanks that differ."""
    rows = connection.exec_driver_sql(FORM).all()
    return [tuple("".join(str(part).split()).replace('"', "") for part in row) for row in rows]


def test_migrating_from_nothing_gives_the_same_file_as_making_one(tmp_path: Path) -> None:
    """Alembic's walk through the revisions and the one step that runs them all."""
    forms = []
    for make in (schema.create, schema.upgrade):
        engine = open_engine(tmp_path / make.__name__, bytes(32))
        with engine.connect().execution_options(**IMMEDIATE) as connection, connection.begin():
            make(connection)
        with engine.connect() as connection:
            forms.append(form(connection))
            assert schema.revision(connection, tmp_path) == schema.REVISIONS[-1]
        engine.dispose()
    assert forms[0] == forms[1] and len(forms[0]) > 40


def test_a_released_file_has_the_form_of_a_new_one(tmp_path: Path, store: Store, clock: FixedClock) -> None:
    """A migration that was released and edited afterwards shows here: old files have what it said before."""
    with ZipFile(ROOT / "tests" / "kept" / "0.1.0.zip") as kept:
        kept.extractall(tmp_path / "kept", [name for name in kept.namelist() if name.startswith("station/")])
    (tmp_path / "kept" / "station" / "station.key").chmod(0o600)
    released = open_station(open_ground(tmp_path / "kept" / "station", clock=clock), use_keyring=False).store
    with store.reading() as ours, released.reading() as theirs:
        assert form(ours) == form(theirs)
    released.close()


def test_every_revision_has_its_script_and_every_script_its_revision() -> None:
    scripts = sorted(path.name[:4] for path in (schema.MIGRATIONS / "versions").glob("0*.py"))
    assert scripts == list(schema.REVISIONS)


def test_a_file_of_a_newer_program_is_refused(store: Store, open_again: Callable[..., Store]) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    with pytest.raises(StoreError) as caught:
        open_again()
    assert caught.value.code == "newer-version"
    assert "9999" in caught.value.mend


@pytest.mark.skipif(len(schema.REVISIONS) < 2, reason="there is only one revision")
def test_an_old_file_is_copied_then_migrated_at_the_start(
    station_folder: Path, open_again: Callable[..., Store], keys: Keys, clock: FixedClock
) -> None:
    engine = open_engine(station_folder / DATABASE_NAME, keys.database)
    with engine.connect().execution_options(**IMMEDIATE) as connection, connection.begin():
        schema.upgrade(connection, schema.REVISIONS[0])
        introduce(connection, keys, clock.now(), "K7M")
    engine.dispose()
    store = open_again()
    assert [entry.action for entry in store.audit_entries()] == ["created", "migrated"]
    assert store.register(draft(), issue)[0].sequence == 1
    copy = station_folder / f"registrations-before-{schema.REVISIONS[-1]}.db"
    engine = open_engine(copy, keys.database)
    with engine.connect() as connection:
        assert schema.revision(connection, copy) == schema.REVISIONS[0]
    engine.dispose()


class OldSaving(Saving):
    """Saves as the program of an older file did: without the columns that came later."""

    def _insert(self, table: str, row: dict[str, Any]) -> None:
        known = {name for _, name, *_ in self.cursor.execute(f"PRAGMA table_info({table})").fetchall()}
        super()._insert(table, {name: value for name, value in row.items() if name in known})


def test_people_of_an_old_file_are_at_the_desk_and_can_be_forgotten(
    station_folder: Path, open_again: Callable[..., Store], keys: Keys, clock: FixedClock
) -> None:
    engine = open_engine(station_folder / DATABASE_NAME, keys.database)
    with engine.connect().execution_options(**IMMEDIATE) as connection, connection.begin():
        schema.upgrade(connection, "0001")
        introduce(connection, keys, clock.now(), "K7M")
        cursor = connection.connection.cursor()
        saving = OldSaving(cursor, Chain(cursor), "K7M", keys.index)
        for n in (1, 2):
            saving.add(draft(n, name=f"ORANG {n}"), n, clock.now(), "kiosk")
        saving.chain.close()
    engine.dispose()
    store = open_again()
    desk = Agency(store, RULES)
    assert desk.lists.counts()["new"] == 2 and desk.figures.funnel().registered == 2
    (row,) = desk.lists.search(TERMINAL, "orang 2")
    assert row.saved == clock.today()
    desk.rights.erase(TERMINAL, row.number, "person-asks")
    assert desk.lists.search(TERMINAL, "orang 2") == () and store.verify_audit().is_whole
