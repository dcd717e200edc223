"""A new machine comes back from a backup and the kit alone; whatever is missing is said step by step."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from kiosk.errors import Refused
from kiosk.recovery.box import KIT_FILE
from kiosk.security.backup_key import new_backup_key, read_backup_key
from kiosk.store.backup import box_in
from kiosk.words import mend
from tests.store.test_file_commands import Operator, operator, station
from tests.store.test_restoring import more, numbers

__all__ = ["operator", "station"]


@pytest.fixture
def lost(operator: Operator, station: Any) -> Path:
    """A station of three people; backup.db and the kit lie beside it."""
    data = station("st", 0, 1, 2)
    operator.does("backup", "--data", data, "--out", operator.folder / "backup.db")
    operator.does("recovery-kit", "--data", data, "--out", operator.folder / "kit")
    return data


def restored(operator: Operator, *more: object, code: int = 0) -> Any:
    folder = operator.folder
    words = ("restore", folder / "backup.db", "--kit", folder / "kit", "--data", folder / "new", *more)
    return operator.does(*words, code=code)


def test_a_new_machine_comes_back_from_backup_and_kit_alone(operator: Operator, lost: Path) -> None:
    before, settings = numbers(lost), (lost / "settings.toml").read_text()
    shutil.rmtree(lost)
    done = restored(operator)
    new = operator.folder / "new"
    assert (done["registrations"], done["last"], done["whole"]) == (3, 3, True)
    assert numbers(new) == before
    assert (new / "settings.toml").read_text().replace(done["code"], done["before"]) == settings
    more(operator, new, 4)
    assert numbers(new)[3].startswith(done["code"])
    again = operator.folder / "again.db"
    operator.does("backup", "--data", new, "--out", again)
    operator.does("restore", again, "--kit", operator.folder / "kit", "--data", operator.folder / "newer")
    assert numbers(operator.folder / "newer") == numbers(new)


def test_the_kit_is_the_same_each_time_and_can_be_copied_with_a_pen(operator: Operator, lost: Path) -> None:
    kit, again = operator.folder / "kit", operator.folder / "again"
    operator.does("recovery-kit", "--data", lost, "--out", again)
    key = (kit / KIT_FILE).read_text().splitlines()[-1]
    assert (again / KIT_FILE).read_text() == (kit / KIT_FILE).read_text()
    assert all(file.stat().st_mode & 0o077 == 0 for file in kit.iterdir())
    pages = [page.extract_text() for page in PdfReader(kit / "kunci-cadangan.pdf").pages]
    assert len(pages) == 2 and all(key in page for page in pages)
    (kit / KIT_FILE).write_text(key.lower().replace("-", " ").replace("1", "l").replace("0", "o") + "\n")
    assert restored(operator)["registrations"] == 3


def test_the_old_key_file_serves_as_before(operator: Operator, lost: Path) -> None:
    new = operator.folder / "new"
    new.mkdir()
    for name in ("settings.toml", "station.key"):
        shutil.copy(lost / name, new / name)
    assert operator.does("restore", operator.folder / "backup.db", "--data", new)["registrations"] == 3


def test_the_branchs_key_folder_opens_the_backups_of_a_station_that_knows_it(
    operator: Operator, lost: Path
) -> None:
    keys = operator.folder / "keys"
    operator.does("branch", "init", keys, "--name", "KC Sampit")
    shutil.copy(keys / "branch.json", lost / "branch.json")
    operator.does("backup", "--data", lost, "--out", operator.folder / "backup.db")
    new = operator.folder / "new"
    done = operator.does("restore", operator.folder / "backup.db", "--kit", keys, "--data", new)
    assert done["registrations"] == 3 and (new / "branch.json").exists()


def test_what_is_missing_is_said_step_by_step(operator: Operator, lost: Path) -> None:
    folder = operator.folder
    backup, kit, new = folder / "backup.db", folder / "kit", folder / "new"
    words = ("restore", backup, "--data", new)
    assert operator.does(*words, code=1)["problem"] == "station-missing"
    assert "Anda perlu" in operator.said and "--kit" in operator.said
    assert restored(operator, "--code", "LLL", code=1)["problem"] == "code-form"
    assert restored(operator, "--kit", folder / "none", code=1)["problem"] == "kit-missing"
    assert mend("kit-missing") in operator.said
    key = (kit / KIT_FILE).read_text().splitlines()[-1]
    (kit / KIT_FILE).write_text(key[:-1] + ("A" if key[-1] != "A" else "B"))
    assert restored(operator, code=1)["problem"] == "kit-typo"
    (kit / KIT_FILE).write_text(new_backup_key())
    assert restored(operator, code=1)["problem"] == "kit-wrong"
    assert operator.does("restore", folder / "no.db", "--kit", kit, "--data", new, code=1)["problem"] == (
        "backup-missing"
    )
    assert not new.exists(), "nothing half done"
    (kit / KIT_FILE).write_text(key)
    there = operator.does("restore", backup, "--kit", kit, "--data", lost, code=1)
    assert there["problem"] == "store-exists" and mend("store-exists", verb="restore") in operator.said
    assert restored(operator)["registrations"] == 3


def test_another_stations_folder_is_not_taken(operator: Operator, lost: Path, station: Any) -> None:
    other = station("new", 5)
    (other / "registrations.db").unlink()
    settings = (other / "settings.toml").read_bytes()
    assert restored(operator, code=1)["problem"] == "folder-in-use"
    assert (other / "settings.toml").read_bytes() == settings


def test_a_restore_that_was_broken_off_goes_on_when_given_again(operator: Operator, lost: Path) -> None:
    backup = operator.folder / "backup.db"
    whole = backup.read_bytes()
    spoiled = bytearray(whole)
    spoiled[5000] ^= 1
    backup.write_bytes(spoiled)
    assert restored(operator, code=1)["problem"] == "copy-damaged"
    assert not (operator.folder / "new" / "registrations.db").exists()
    backup.write_bytes(whole)
    assert restored(operator)["registrations"] == 3


def test_a_backup_of_an_older_program_says_what_it_needs(operator: Operator, lost: Path) -> None:
    backup = operator.folder / "backup.db"
    backup.write_bytes(backup.read_bytes()[: -len(box_in(backup)) - 18])
    assert restored(operator, code=1)["problem"] == "backup-without-box"
    assert "station.key" in operator.said


def test_the_box_holds_nothing_in_clear(operator: Operator, lost: Path) -> None:
    sealed = box_in(operator.folder / "backup.db")
    key = (lost / "station.key").read_text().strip()
    assert sealed.startswith(b"age-encryption.org/v1")
    assert b"[station]" not in sealed and key.encode() not in sealed


def test_every_slip_of_the_pen_is_noticed_or_harmless() -> None:
    key = "0123-4567-89AB-CDEF-GHJK-2"
    assert read_backup_key(f"  {key.lower()} ") == key
    noticed = 0
    for place in range(len(key)):
        if key[place] == "-":
            continue
        wrong = key[:place] + ("7" if key[place] != "7" else "9") + key[place + 1 :]
        try:
            read_backup_key(wrong)
        except Refused:
            noticed += 1
    assert noticed >= 17, "one slip in thirty-two goes through, and opens nothing"
    for text in ("", key[:-1], key + "A", "kunci cadangan"):
        with pytest.raises(Refused):
            read_backup_key(text)
