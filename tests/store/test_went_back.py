"""Gives no number twice: a folder put back, a lost log and a second copy are noticed by the mark."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.agency.accounts.attempts import BUDGET
from kiosk.agency.agency import Agency
from kiosk.errors import CampaignError, Refused, StoreError
from kiosk.number import read_number
from kiosk.security.keys import Keys, make_keys
from kiosk.security.mark import MANY_LINES, Mark, open_mark
from kiosk.station import NEWEST_PACK, Station, open_ground, open_station
from kiosk.store.part import raise_to
from kiosk.store.queries import JobState
from kiosk.store.store import Store
from kiosk.store.went_back import WentBack, noted
from tests.store.conftest import issue
from tests.store.test_file_commands import Operator, operator, station
from tests.support.builders import draft

__all__ = ["operator", "station"]


def opened(data: Path) -> Station:
    return open_station(open_ground(data), use_keyring=False)


def register(data: Path, *people: int) -> list[str]:
    """Each comes to the kiosk; their numbers."""
    kiosk = opened(data)
    try:
        return [kiosk.store.register(draft(n), kiosk.issue(draft(n)))[0].number for n in people]
    finally:
        kiosk.store.close()


def put_back(data: Path, old: Path) -> None:
    shutil.rmtree(data)
    shutil.copytree(old, data)


def all_numbers(data: Path) -> list[str]:
    kiosk = opened(data)
    try:
        with kiosk.store.reading() as connection:
            rows = connection.exec_driver_sql("SELECT number FROM registrations ORDER BY sequence")
            return [row[0] for row in rows]
    finally:
        kiosk.store.close()


def told(store: Store) -> WentBack | None:
    with store.reading() as connection:
        return noted(connection)


def findings(operator: Operator, data: Path, code: int) -> dict[str, Any]:
    return {each["part"]: each for each in operator.does("check", "--data", data, code=code)["checks"]}


def without_camera(data: Path) -> None:
    """A check that depends on nothing of the machine that tests."""
    file = data / "settings.toml"
    file.write_text(file.read_text().replace('camera = "auto"', 'camera = ""'))


# ---------------------------------------------------------------- the accidents


def test_a_folder_put_back_gives_no_number_twice(operator: Operator, station: Any) -> None:
    data = station("st", 0)
    without_camera(data)
    yesterday = operator.folder / "yesterday"
    shutil.copytree(data, yesterday)
    given = register(data, 11, 12)
    put_back(data, yesterday)
    new = register(data, 13, 14)
    assert not set(new) & set(given)
    before, after = read_number(given[0])[0], read_number(new[0])[0]
    assert before != after
    assert [read_number(number)[1] for number in new] == [2, 3], "no gap within a run"
    assert json.loads((data / "identity.json").read_text())["code"] == after
    store = findings(operator, data, 1)["store-went-back"]
    assert store["level"] == "bad" and "store-went-back" in store["detail"] and before in store["detail"]
    assert operator.does("audit", "verify", "--data", data)["whole"]
    listed = operator.does("audit", "list", "--data", data)
    (entry,) = [each for each in listed if each["action"] == "store-went-back"]
    assert entry["detail"] == {"from": before, "to": after, "last": 1, "mark": 3}


def test_it_is_told_until_a_technician_confirms(operator: Operator, station: Any) -> None:
    data = station("st", 0)
    without_camera(data)
    yesterday = operator.folder / "yesterday"
    shutil.copytree(data, yesterday)
    register(data, 11)
    put_back(data, yesterday)
    for _ in range(2):
        assert "store-went-back" in findings(operator, data, 1)["store-went-back"]["detail"]
    done = operator.does("confirm", "--data", data)
    assert done["confirmed"] == ["store-went-back"]
    assert "store-went-back" not in findings(operator, data, 0)
    assert operator.does("confirm", "--data", data)["confirmed"] == []
    actions = [each["action"] for each in operator.does("audit", "list", "--data", data)]
    assert actions.count("store-went-back-confirmed") == 1
    put_back(data, yesterday)
    assert "store-went-back" in findings(operator, data, 1)["store-went-back"]["detail"], (
        "another time is told again"
    )


def test_a_deleted_log_is_noticed(operator: Operator, station: Any) -> None:
    data = station("st", 0)
    kiosk = opened(data)
    given = [kiosk.store.register(draft(n), kiosk.issue(draft(n)))[0].number for n in (11, 12)]
    crashed = operator.folder / "crashed"
    shutil.copytree(data, crashed)
    kiosk.store.close()
    shutil.rmtree(data)
    (crashed / "registrations.db-wal").unlink()
    crashed.rename(data)
    new = register(data, 13, 14)
    assert not set(new) & set(given)
    assert len({read_number(number)[0] for number in (*new, *given)}) == 2


def test_a_copied_file_without_its_log_is_noticed(operator: Operator, station: Any) -> None:
    data, aside = station("st", 0), operator.folder / "aside.db"
    kiosk = opened(data)
    kiosk.store.tidy()
    given = [kiosk.store.register(draft(11), kiosk.issue(draft(11)))[0].number]
    shutil.copy(data / "registrations.db", aside)
    kiosk.store.close()
    shutil.copy(aside, data / "registrations.db")
    assert not set(register(data, 12)) & set(given)


def test_a_second_copy_that_counted_on_makes_the_first_count_elsewhere(
    operator: Operator, station: Any
) -> None:
    data = station("st", 0)
    twin = operator.folder / "twin"
    shutil.copytree(data, twin)
    given = register(twin, 11, 12)
    assert not set(register(data, 13, 14, 15)) & set(given)
    assert len(set(all_numbers(data)) & set(all_numbers(twin))) == 1, "the one that both have"


def test_desk_work_that_is_gone_is_noticed_too(operator: Operator, station: Any) -> None:
    data = station("st", 0)
    yesterday = operator.folder / "yesterday"
    shutil.copytree(data, yesterday)
    kiosk = opened(data)
    kiosk.store.audit(who="agent 1", action="backup")
    kiosk.store.close()
    put_back(data, yesterday)
    kiosk = opened(data)
    assert told(kiosk.store) is not None
    kiosk.store.close()


def test_two_fresh_folders_never_count_under_one_code(operator: Operator, station: Any) -> None:
    data, file = station("st", 0, 1), operator.folder / "backup.db"
    operator.does("backup", "--data", data, "--out", file)
    fresh = [operator.folder / name for name in ("one", "two")]
    for folder in fresh:
        folder.mkdir()
        for name in ("settings.toml", "station.key"):
            shutil.copy(data / name, folder / name)
    operator.does("restore", "--data", fresh[0], file, "--code", "Z9Z")
    refused = operator.does("restore", "--data", fresh[1], file, "--code", "Z9Z", code=1)
    assert refused == {"problem": "code-used", "field": "code"}
    assert not (fresh[1] / "registrations.db").exists()
    shutil.copytree(fresh[0], operator.folder / "three")
    numbers = register(fresh[0], 11) + register(operator.folder / "three", 12)
    assert len(set(numbers)) == 2


def test_a_demo_begun_anew_with_the_old_key_and_code_does_not_count_from_one_again(
    operator: Operator, station: Any
) -> None:
    data = station("st", 0)
    given = all_numbers(data)
    for file in (*data.glob("registrations.db*"), data / "station.made"):
        file.unlink()
    assert not set(register(data, 11)) & set(given)


def test_papers_that_waited_are_asked_about(operator: Operator, station: Any) -> None:
    data = station("st", 0)
    kiosk = opened(data)
    kiosk.store.register(draft(11), kiosk.issue(draft(11)))
    kiosk.store.close()
    yesterday = operator.folder / "yesterday"
    shutil.copytree(data, yesterday)
    register(data, 12)
    put_back(data, yesterday)
    kiosk = opened(data)
    assert [job.state for job in kiosk.store.print_jobs()] == [JobState.UNKNOWN]
    assert kiosk.queue.next_work() is None
    kiosk.store.close()


# ---------------------------------------------------------------- what is no accident


def test_a_store_that_is_ahead_of_the_mark_goes_on(
    open_again: Callable[..., Store], own_state: Path, keys: Keys
) -> None:
    store = open_again()
    store.register(draft(1), issue)
    store.close()
    mark = open_mark(keys).path
    old = mark.read_bytes()
    store = open_again()
    store.register(draft(2), issue)
    store.close()
    mark.write_bytes(old)  # what a power cut leaves of an unflushed line
    store = open_again()
    assert store.register(draft(3), issue)[0].sequence == 3
    assert told(store) is None


def test_the_code_is_kept_in_the_settings_only_where_the_store_went_back(
    operator: Operator, station: Any
) -> None:
    data = station("st", 0)
    before = (data / "settings.toml").read_bytes()
    for _ in range(3):
        register(data, 11)
    assert (data / "settings.toml").read_bytes() == before
    shutil.copytree(data, operator.folder / "kept")
    put_back(data, operator.folder / "kept")
    register(data, 12)
    assert (data / "settings.toml").read_bytes() == before, "a copy of today is no older"


def test_a_crash_between_settings_and_store_is_gone_on_from(operator: Operator, station: Any) -> None:
    from kiosk.new_code import rename

    data = station("st", 0)
    yesterday = operator.folder / "yesterday"
    shutil.copytree(data, yesterday)
    given = register(data, 11)
    put_back(data, yesterday)
    rename(data, "Z9Z")
    new = register(data, 12)
    assert read_number(new[0])[0] == "Z9Z" and not set(new) & set(given)


def test_settings_that_cannot_be_written_keep_the_kiosk_shut(
    operator: Operator, station: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = station("st", 0)
    yesterday = operator.folder / "yesterday"
    shutil.copytree(data, yesterday)
    register(data, 11)
    put_back(data, yesterday)
    (data / "settings.toml.part").mkdir()
    text = (data / "settings.toml").read_text()
    (data / "settings.toml").write_text(text.replace("code = ", '"code" = '))
    with pytest.raises(StoreError, match="store-went-back"):
        opened(data)


def test_a_store_under_a_mark_is_refused_without_its_station(open_again: Callable[..., Store]) -> None:
    store = open_again()
    store.register(draft(1), issue)
    store.close()
    for file in store.path.parent.glob("registrations.db*"):
        file.unlink()
    (store.path.parent / "station.made").unlink()
    with pytest.raises(StoreError, match="store-went-back"):
        open_again()


def test_a_home_that_cannot_be_written_stops_nobody(
    operator: Operator, station: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = tmp_path / "a file"
    nowhere.write_text("")
    monkeypatch.setenv("KIOSK_STATE", str(nowhere / "state"))
    data = station("st", 0)
    without_camera(data)
    assert len(register(data, 11)) == 1
    mark = findings(operator, data, 0)["mark"]
    assert mark["level"] == "warn" and mark["mend"]


# ---------------------------------------------------------------- the mark itself


def test_counters_only_rise_and_lists_only_grow(own_state: Path) -> None:
    keys = make_keys()
    mark = open_mark(keys)
    assert (mark.count("trust"), mark.said("trust"), mark.items("erased")) == (None, "", ())
    mark.rise({"trust": (3, "c"), "pack": (1, "")})
    mark.rise({"trust": (2, "b")})
    mark.add("erased", "a1", "b2", "a1")
    mark.add("erased", "b2", "c3")
    for each in (mark, open_mark(keys)):
        assert (each.count("trust"), each.said("trust"), each.count("pack")) == (3, "c", 1)
        assert each.items("erased") == ("a1", "b2", "c3")
    assert open_mark(make_keys()).count("trust") is None, "each key has its own"
    assert [file.stat().st_mode & 0o777 for file in own_state.iterdir()] == [0o600]


def test_two_programs_that_write_do_not_overwrite_each_other() -> None:
    keys = make_keys()
    one, other = open_mark(keys), open_mark(keys)
    one.rise({"a": (5, "")})
    other.rise({"a": (3, ""), "b": (1, "")})
    one.add("list", "x")
    other.add("list", "y")
    found = open_mark(keys)
    assert (found.count("a"), found.count("b"), found.items("list")) == (5, 1, ("x", "y"))
    one.look()
    assert one.count("b") == 1


def test_many_lines_become_one_and_say_the_same() -> None:
    keys = make_keys()
    mark = open_mark(keys)
    mark.add("list", "x")
    for n in range(MANY_LINES + 1):
        mark.rise({"a": (n, str(n))})
    long = mark.path.stat().st_size
    mark.settle()
    assert mark.path.stat().st_size < long / 100
    mark.rise({"a": (9999, "end")})
    found = open_mark(keys)
    assert (found.count("a"), found.said("a"), found.items("list")) == (9999, "end", ("x",))


@pytest.mark.parametrize(
    "tail", [b"\0" * 100, b"0123", b'0123456789abcdef {"rise":{"a":[99,""]}}\n', b"\xff\n"]
)
def test_what_is_torn_or_forged_says_nothing(tail: bytes) -> None:
    keys = make_keys()
    mark = open_mark(keys)
    mark.rise({"a": (5, "")})
    with mark.path.open("ab") as file:
        file.write(tail)
    found = open_mark(keys)
    assert found.count("a") == 5
    found.rise({"a": (6, "")})
    assert open_mark(keys).count("a") == 6


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    keys, other = make_keys(), tmp_path / "other"
    other.write_text("mine")
    mark = open_mark(keys)
    mark.path.parent.mkdir(parents=True)
    mark.path.symlink_to(other)
    mark.rise({"a": (1, "")})
    assert other.read_text() == "mine" and mark.trouble


def test_without_a_home_nothing_is_written_anywhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    mark = Mark(Path("~/.local/state/x.mark"), b"k" * 32)
    mark.rise({"a": (1, "")})
    mark.settle()
    assert mark.trouble and not list(tmp_path.iterdir())


# ---------------------------------------------------------------- PIN tries


def failing(data: Path, account: int, times: int) -> None:
    """Somebody guesses wrong, as often as the waits allow."""
    kiosk = opened(data)
    now = [0.0]
    desk = Agency(kiosk.store, kiosk.ground.campaign.followup, lambda: now[0])
    for _ in range(times):
        with pytest.raises(Refused, match="pin-wrong"):
            desk.accounts.sign_in(account, "000000")
        now[0] += 4000
    desk.accounts.keep_time()
    kiosk.store.close()


def test_a_folder_put_back_gives_no_pin_try_back(operator: Operator, station: Any) -> None:
    data = station("st", 0)
    kiosk = opened(data)
    account = kiosk.desk().accounts.set_up("Ibu Ratna", "483920")[0].id
    kiosk.store.close()
    yesterday = operator.folder / "yesterday"
    shutil.copytree(data, yesterday)
    failing(data, account, 5)
    kiosk = opened(data)
    before = kiosk.desk().accounts.get(account)
    kiosk.store.close()
    for _ in range(2):
        put_back(data, yesterday)
        kiosk = opened(data)
        found = kiosk.desk().accounts.get(account)
        assert (found.tries_left, found.wait > 0) == (before.tries_left, True)
        assert kiosk.desk().audit_pages.altered() == ()
        kiosk.store.close()


def test_a_folder_put_back_from_before_an_account_gives_no_pin_try_back(
    operator: Operator, station: Any
) -> None:
    """The budget is the station's: guesses at somebody whom the old store does not know count too."""
    data = station("st", 0)
    kiosk = opened(data)
    account = kiosk.desk().accounts.set_up("Ibu Ratna", "483920")[0]
    kiosk.store.close()
    yesterday = operator.folder / "yesterday"
    shutil.copytree(data, yesterday)
    kiosk = opened(data)
    second = kiosk.desk().accounts.add(account.staff, "Agen", "agent", "905173").id
    kiosk.store.close()
    failing(data, second, 5)
    kiosk = opened(data)
    left = kiosk.desk().accounts.get(account.id).tries_left
    kiosk.store.close()
    put_back(data, yesterday)
    kiosk = opened(data)
    assert kiosk.desk().accounts.get(account.id).tries_left == left == BUDGET - 5
    kiosk.store.close()


def test_a_folder_put_back_takes_no_number_back_that_only_rises(operator: Operator, station: Any) -> None:
    """The newest pack ever shown, the newest trust list ever believed."""
    data = station("st", 0)
    kiosk = opened(data)
    kiosk.store.close()
    yesterday = operator.folder / "yesterday"
    shutil.copytree(data, yesterday)
    kiosk = opened(data)
    raise_to(kiosk.store, "trust:branch", 9)
    raise_to(kiosk.store, NEWEST_PACK, 7)
    kiosk.store.close()
    put_back(data, yesterday)
    with pytest.raises(CampaignError, match="version 7 was shown before"):
        opened(data)


def test_counters_that_alone_went_back_are_noticed(operator: Operator, station: Any) -> None:
    """The try is counted, the power goes before its PIN is looked at, the old folder is put back."""
    data = station("st", 0)
    without_camera(data)
    kiosk = opened(data)
    account = kiosk.desk().accounts.set_up("Ibu Ratna", "483920")[0].id
    kiosk.store.close()
    yesterday = operator.folder / "yesterday"
    shutil.copytree(data, yesterday)
    kiosk = opened(data)
    kiosk.desk().accounts.count_try(account)
    left = kiosk.desk().accounts.get(account).tries_left
    kiosk.store.close()
    code = kiosk.code
    put_back(data, yesterday)
    kiosk = opened(data)
    assert kiosk.desk().accounts.get(account).tries_left == left
    assert kiosk.code == code, "no number can have been given"
    kiosk.store.close()
    assert "store-went-back" in findings(operator, data, 1)["store-went-back"]["detail"]
