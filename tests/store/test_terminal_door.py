"""At a real station the terminal asks who is there, counts every try, and enters the person in the chain."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.station import PACKS
from kiosk.terminal import sign_in
from tests.store.test_file_commands import Operator, operator, station
from tests.support.desk_station import OTHER_PIN, PIN

__all__ = ["operator", "station"]
FIRST_PIN = "905173"


@pytest.fixture
def real(operator: Operator, station: Callable[..., Path]) -> Path:
    """A real station with two people, a supervisor Kepala, an agent Agen, and a newcomer Baru."""
    data = station("real", 0, 1)
    settings = data / "settings.toml"
    key = (PACKS / "demo-issuer.pub").read_text().strip()
    text = settings.read_text().replace("demo = true", "demo = false")
    settings.write_text(f'{text}\n[campaign]\nissuer_keys = ["{key}"]\n')
    return data


@pytest.fixture
def staffed(real: Path) -> Path:
    from kiosk.station import open_ground, open_station

    opened = open_station(open_ground(real), use_keyring=False)
    accounts = opened.desk().accounts
    head = accounts.set_up("Kepala", PIN)[0].staff
    agent = accounts.add(head, "Agen", "agent", FIRST_PIN)
    accounts.change_pin(agent.id, FIRST_PIN, OTHER_PIN)
    accounts.add(head, "Baru", "agent", FIRST_PIN)
    opened.store.close()
    return real


def pin_file(operator: Operator, pin: str) -> Path:
    file = operator.folder / "pin"
    file.write_text(pin + "\n")
    file.chmod(0o600)
    return file


def plain(data: Path, out: Path, *more: object) -> tuple[object, ...]:
    return ("export", "--data", data, "--mapping", "plain", "--out", out, "--plain", "--reason", "x", *more)


def number_of(operator: Operator, data: Path) -> str:
    return next(each["subject"] for each in operator.does("audit", "list", "--data", data) if each["subject"])


def entries(operator: Operator, data: Path) -> list[tuple[str, str]]:
    return [(each["who"], each["action"]) for each in operator.does("audit", "list", "--data", data)]


def test_before_there_are_accounts_nobody_is_asked(operator: Operator, real: Path) -> None:
    operator.does(*plain(real, operator.folder / "x.csv"))
    assert ("terminal", "export-plain") in entries(operator, real)


def test_the_deeds_of_few_ask_for_name_and_pin(operator: Operator, staffed: Path) -> None:
    number, out = number_of(operator, staffed), operator.folder / "x.csv"
    pack = ("breach-pack", "--data", staffed, "--out", operator.folder / "pack")
    erase = ("person", number, "--data", staffed, "--erase", "--reason", "x")
    copy = ("person", number, "--data", staffed, "--copy", "--reason", "x")
    before = entries(operator, staffed)
    kit = ("recovery-kit", "--data", staffed, "--out", operator.folder / "kit")
    for words in (plain(staffed, out), pack, erase, copy, kit):
        assert operator.does(*words, code=1) == {"problem": "as-missing", "field": "as"}
        assert operator.does(*words, "--as", "Kepala", code=1)["problem"] == "pin-needed"
        assert operator.does(*words, "--as", "Entah", code=1)["problem"] == "unknown-account"
    assert entries(operator, staffed) == before and not out.exists()
    pin = ("--pin-file", pin_file(operator, PIN))
    operator.does(*copy, "--as", "kepala", *pin)
    operator.does(*plain(staffed, out, "--as", "Kepala", *pin))
    operator.does(*pack, "--as", "KEPALA", *pin)
    operator.does(*erase, "--as", "Kepala", *pin)
    operator.does(*kit, "--as", "Kepala", *pin)
    mine = [action for who, action in entries(operator, staffed)[len(before) :] if who == "staff-1"]
    deeds = (["copy"], ["export-plain"], ["breach-pack", "breach-list"], ["erase"], ["recovery-kit"])
    assert mine == [each for deed in deeds for each in ("sign-in", *deed, "sign-out")]
    assert operator.does("audit", "verify", "--data", staffed)["whole"]


def test_roles_are_those_of_the_desk(operator: Operator, staffed: Path) -> None:
    number, out = number_of(operator, staffed), operator.folder / "x.csv"
    kit = ("recovery-kit", "--data", staffed, "--out", operator.folder / "kit")
    mine = ("--as", "Agen", "--pin-file", pin_file(operator, OTHER_PIN))
    operator.does("person", number, "--data", staffed, "--copy", "--reason", "x", *mine)
    for words in (
        plain(staffed, out),
        ("person", number, "--data", staffed, "--erase", "--reason", "x"),
        kit,
    ):
        assert operator.does(*words, *mine, code=1)["problem"] == "not-allowed"
    assert not out.exists()
    new = ("--as", "Baru", "--pin-file", pin_file(operator, FIRST_PIN))
    assert operator.does(*plain(staffed, out), *new, code=1)["problem"] == "pin-first"


def test_tries_are_counted_as_at_the_door(
    operator: Operator, staffed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = plain(staffed, operator.folder / "x.csv", "--as", "Kepala", "--pin-file")
    wrong = pin_file(operator, "111222")
    for code in ("pin-wrong", "pin-wrong", "pin-wrong", "pin-wait"):
        assert operator.does(*words, wrong, code=1)["problem"] == code
    assert operator.does(*words, pin_file(operator, PIN), code=1)["problem"] == "pin-wait"
    assert [each for each in entries(operator, staffed) if each[1] == "sign-in-refused"] == [
        ("staff-1", "sign-in-refused")
    ] * 3
    waited: list[float] = []
    monkeypatch.setattr(sign_in.sys.stdin, "isatty", lambda: True, raising=False)

    def pause(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) > 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(sign_in, "pause", pause)
    with pytest.raises(KeyboardInterrupt):
        main([*map(str, words), str(pin_file(operator, PIN)), "--no-keyring"])
    assert 0 < waited[0] <= 5


def test_a_pin_that_others_may_read_is_refused_before_it_is_tried(operator: Operator, staffed: Path) -> None:
    file = pin_file(operator, PIN)
    file.chmod(0o644)
    words = plain(staffed, operator.folder / "x.csv", "--as", "Kepala", "--pin-file", file)
    assert operator.does(*words, code=1)["problem"] == "pin-readable-by-others"
    assert operator.does(*words[:-1], operator.folder / "nowhere", code=1)["problem"] == "file-unreadable"


def test_the_pin_may_be_typed_and_is_not_echoed(
    operator: Operator, staffed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sign_in.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sign_in, "getpass", lambda prompt: PIN)
    operator.does(*plain(staffed, operator.folder / "x.csv", "--as", "Kepala"))
    assert PIN not in operator.said
