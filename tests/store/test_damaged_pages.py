"""A flipped bit anywhere in the store is told, and never takes the place of a good backup."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from kiosk.__main__ import main
from kiosk.security.keys import DATABASE_NAME, Keys
from kiosk.store import backup
from kiosk.store.store import Store
from kiosk.words import mend
from tests.store.conftest import issue
from tests.support.builders import draft

PAGES, AT = 16, 2000


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A station with fifty people and a backup of it."""
    data = tmp_path_factory.mktemp("sample") / "station"
    assert main(["sample", "--data", str(data), "--no-keyring", "--people", "50"]) == 0
    assert main(["backup", "--data", str(data), "--no-keyring", "--out", str(data.parent / "backup.db")]) == 0
    return data


def flip(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)


def does(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, Any, str]:
    """Exit code, answer and messages of a verb."""
    capsys.readouterr()
    code = main([*(str(word) for word in words), "--no-keyring", "--json"])
    shown = capsys.readouterr()
    return code, json.loads(shown.out), shown.err


@pytest.mark.parametrize("nth", range(PAGES))
def test_no_flipped_bit_gets_into_a_backup(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], nth: int
) -> None:
    data, out = tmp_path / "station", tmp_path / "backup.db"
    shutil.copytree(sample, data)
    shutil.copy(sample.parent / "backup.db", out)
    good = out.read_bytes()
    pages = (data / DATABASE_NAME).stat().st_size // 4096
    page = 100 if nth == 0 else 2 + nth * (pages - 3) // (PAGES - 1)
    flip(data / DATABASE_NAME, page * 4096 + AT)
    code, answer, said = does(capsys, "backup", "--data", data, "--out", out)
    assert (code, answer["problem"]) == (1, "damaged") and mend("damaged") in said
    assert out.read_bytes() == good and sorted(tmp_path.iterdir()) == [out, data]
    code, answer, _ = does(capsys, "check", "--data", data)
    (found,) = [each for each in answer["checks"] if each["part"] == "store"]
    assert (code, found["level"]) == (1, "bad") and "damaged" in found["detail"] and found["mend"]


def test_a_whole_store_is_said_to_be_whole(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, answer, _ = does(capsys, "check", "--data", sample)
    assert ("store", "good") in [(each["part"], each["level"]) for each in answer["checks"]]


def test_the_backup_before_is_kept_under_its_second_name(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "backup.db"
    made = []
    for n in range(1, 4):
        store.register(draft(n), issue)
        store.backup(out)
        made.append(out.read_bytes())
    assert out.read_bytes() == made[2] and backup.before(out).read_bytes() == made[1]
    assert sorted(path.name for path in tmp_path.glob("backup*")) == ["backup.db", "backup.db.1"]


def test_a_disk_without_links_keeps_the_backup_before_too(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "no links on this disk")

    monkeypatch.setattr(backup.os, "link", refused)
    test_the_backup_before_is_kept_under_its_second_name(store, tmp_path)


def test_a_registration_that_was_edited_gets_into_no_backup(store: Store, keys: Keys, tmp_path: Path) -> None:
    store.register(draft(1), issue)
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE registrations SET name = 'ORANG LAIN'")
    with pytest.raises(backup.StoreError) as caught:
        store.backup(tmp_path / "backup.db")
    assert caught.value.code == "damaged" and "content-altered" in caught.value.mend
    assert not (tmp_path / "backup.db").exists()
