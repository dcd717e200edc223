"""A lost station is put back from its backup: everything is there, and no number is ever given twice."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from kiosk.number import read_number
from kiosk.station import Station, open_ground, open_station
from kiosk.status import judge, status_of
from kiosk.store import queries
from kiosk.visit.visit import Status
from tests.store.test_file_commands import Operator, line, operator, station
from tests.support.builders import draft

__all__ = ["operator", "station"]


def opened(data: Path) -> Station:
    return open_station(open_ground(data), use_keyring=False)


def numbers(data: Path) -> list[str]:
    found = opened(data)
    try:
        with found.store.reading() as connection:
            return [each.number for each in queries.registrations(connection, "1")]
    finally:
        found.store.close()


def more(operator: Operator, data: Path, *people: int) -> None:
    operator.does(
        "import", operator.list_of(*(line(n) for n in people)), "--data", data, "--mapping", "plain"
    )


def lose(data: Path) -> None:
    """The disk is spoiled: the store goes, settings and key were kept elsewhere."""
    for file in data.glob("registrations.db*"):
        file.unlink()


@pytest.fixture
def backup(operator: Operator, station: Any) -> Path:
    """Two from a list and one at the kiosk, whose paper waits when the backup is made; then two more."""
    data, file = station("st", 0, 1), operator.folder / "backup.db"
    kiosk, visitor = opened(data), draft(50)
    kiosk.store.register(visitor, kiosk.issue(visitor))
    kiosk.store.backup(file)
    kiosk.print_waiting()
    kiosk.store.close()
    more(operator, data, 3, 4)
    return file


def test_a_lost_station_goes_on_under_a_new_code(operator: Operator, backup: Path) -> None:
    data = operator.folder / "st"
    before = numbers(data)
    lose(data)
    done = operator.does("restore", "--data", data, backup)
    old = read_number(before[0])[0]
    assert (done["before"], done["registrations"], done["last"], done["whole"]) == (old, 3, 3, True)
    assert done["code"] != old and done["code"] in operator.said and done["fingerprint"] in operator.said
    assert json.loads((data / "identity.json").read_text())["code"] == done["code"]
    more(operator, data, 3, 5, 6)
    after = numbers(data)
    assert after[:3] == before[:3]
    assert not set(after[3:]) & set(before), "I10: the lost station had counted on"
    assert {read_number(number)[0] for number in after[3:]} == {done["code"]}
    assert operator.does("audit", "verify", "--data", data)["whole"]


def test_a_backup_restored_twice_never_counts_twice_from_the_same_place(
    operator: Operator, backup: Path
) -> None:
    data = operator.folder / "st"
    given = set(numbers(data))
    codes = set()
    for _ in range(3):
        lose(data)
        done = operator.does("restore", "--data", data, backup)
        assert done["code"] not in codes
        codes.add(done["code"])
        more(operator, data, 5, 6)
        new = set(numbers(data)[3:])
        assert len(new) == 2 and not new & given
        given |= new
    for code in (*codes, done["before"]):
        lose(data)
        refused = operator.does("restore", "--data", data, backup, "--code", code, code=1)
        assert refused == {"problem": "code-used", "field": "code"}
        assert not (data / "registrations.db").exists()


def test_old_papers_stay_genuine_and_known(operator: Operator, backup: Path) -> None:
    data = operator.folder / "st"
    before = opened(data)
    number = numbers(data)[2]
    paper = before.store.receipt(number)
    before.store.close()
    assert paper is not None
    token = paper.token
    lose(data)
    operator.does("restore", "--data", data, backup)
    assert operator.does("verify", token, "--data", data)["result"] == "genuine"
    after = opened(data)
    try:
        for text in (token, number):
            found = status_of(after, text)
            assert isinstance(found, Status) and found.result != "elsewhere"
            assert judge(after, text).result == "ours"
    finally:
        after.store.close()


def test_what_waited_to_be_printed_is_asked_about(operator: Operator, backup: Path) -> None:
    data = operator.folder / "st"
    lose(data)
    done = operator.does("restore", "--data", data, backup)
    station = opened(data)
    try:
        assert len(station.queue.questions()) == done["questions"] == 1
        assert station.queue.next_work() is None, "no second original"
    finally:
        station.store.close()


def test_the_branch_may_give_the_code(operator: Operator, backup: Path) -> None:
    data = operator.folder / "st"
    lose(data)
    assert operator.does("restore", "--data", data, backup, "--code", "LLL", code=1)["problem"] == "code-form"
    assert operator.does("restore", "--data", data, backup, "--code", "z9z")["code"] == "Z9Z"
    assert 'code = "Z9Z"' in (data / "settings.toml").read_text()


def test_nothing_changes_where_it_cannot_be_restored(operator: Operator, backup: Path) -> None:
    data = operator.folder / "st"
    settings = (data / "settings.toml").read_text()
    words = ("restore", "--data", data, backup)
    assert operator.does(*words, code=1)["problem"] == "store-exists"
    lose(data)
    key = (data / "station.key").read_bytes()
    (data / "station.key").unlink()
    assert operator.does(*words, code=1)["problem"] == "no-key"
    assert not (data / "station.key").exists(), "no key is made that opens nothing"
    (data / "station.key").write_bytes(b"1:" + b"ab" * 96)
    assert operator.does(*words, code=1)["problem"] == "wrong-key"
    (data / "station.key").write_bytes(key)
    spoiled = operator.folder / "spoiled.db"
    shutil.copy(backup, spoiled)
    content = bytearray(spoiled.read_bytes())
    content[len(content) // 2] ^= 1
    spoiled.write_bytes(content)
    assert operator.does("restore", "--data", data, spoiled, code=1)["problem"] == "copy-damaged"
    assert operator.does("restore", "--data", data, operator.folder / "none.db", code=1)["problem"]
    assert (data / "settings.toml").read_text() == settings
    assert not list(data.glob("registrations.db*")) and not list(data.glob("identity-*.json"))
    elsewhere = operator.folder / "elsewhere"
    assert operator.does("restore", "--data", elsewhere, backup, code=1)["problem"] == "station-missing"
    operator.does(*words)


def test_a_new_folder_with_settings_and_key_serves_as_well(operator: Operator, backup: Path) -> None:
    data, new = operator.folder / "st", operator.folder / "new"
    new.mkdir()
    for name in ("settings.toml", "station.key"):
        shutil.copy(data / name, new / name)
    done = operator.does("restore", "--data", new, backup)
    assert done["code"] not in (done["before"], "")
    more(operator, new, 5)
    assert not set(numbers(new)[3:]) & set(numbers(data))
