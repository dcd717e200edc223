"""Keys are made once, kept where only this station can read them, and never made anew beside a database."""

import os
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordSetError

from kiosk.errors import StoreError
from kiosk.security.keys import DATABASE_NAME, KEY_NAME, SERVICE, key_file_is_private, make_keys, open_keys


class Chest(KeyringBackend):
    """A key store in memory; `forgets` takes a secret and keeps nothing, `locked` refuses it."""

    priority = 1

    def __init__(self, *, forgets: bool = False, locked: bool = False) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.forgets, self.locked = forgets, locked

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise PasswordSetError("locked")
        if not self.forgets:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def chest(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Chest:
    made = Chest(**getattr(request, "param", {}))
    monkeypatch.setattr(keyring, "get_password", made.get_password)
    monkeypatch.setattr(keyring, "set_password", made.set_password)
    return made


def test_the_key_store_keeps_the_keys_and_no_file_does(station_folder: Path, chest: Chest) -> None:
    keys, where = open_keys(station_folder)
    assert where == "keyring"
    assert not (station_folder / KEY_NAME).exists()
    assert [service for service, _ in chest.kept] == [SERVICE]
    assert open_keys(station_folder) == (keys, "keyring")


def test_two_stations_on_one_machine_have_their_own_keys(tmp_path: Path, chest: Chest) -> None:
    one, other = open_keys(tmp_path / "one"), open_keys(tmp_path / "other")
    assert one[0] != other[0]
    assert open_keys(tmp_path / "one") == one


@pytest.mark.parametrize("chest", [{"forgets": True}, {"locked": True}], indirect=True)
def test_a_key_store_that_does_not_keep_is_not_trusted(station_folder: Path, chest: Chest) -> None:
    keys, where = open_keys(station_folder)
    assert where == "file"
    assert open_keys(station_folder) == (keys, "file")


def test_without_a_key_store_a_private_file_keeps_them(station_folder: Path) -> None:
    keys, where = open_keys(station_folder)
    assert where == "file"
    assert len({keys.database, keys.index, keys.signing}) == 3
    if os.name != "nt":
        assert (station_folder / KEY_NAME).stat().st_mode & 0o777 == 0o600
        (station_folder / KEY_NAME).chmod(0o644)
        assert not key_file_is_private(station_folder)


@pytest.mark.parametrize("use_keyring", [True, False])
def test_a_database_without_its_key_never_gets_a_new_one(
    station_folder: Path, chest: Chest, use_keyring: bool
) -> None:
    open_keys(station_folder, use_keyring)
    (station_folder / DATABASE_NAME).write_bytes(bytes(4096))
    chest.kept.clear()
    (station_folder / KEY_NAME).unlink(missing_ok=True)
    with pytest.raises(StoreError) as caught:
        open_keys(station_folder, use_keyring)
    assert caught.value.code == "no-key"
    assert not (station_folder / KEY_NAME).exists()
    assert chest.kept == {}


@pytest.mark.parametrize("content", [b"", b"1:abcd", b"2:" + b"0" * 192, b"1:" + b"zz" * 96, b"\xff\xfe"])
def test_a_damaged_key_file_is_named(station_folder: Path, content: bytes) -> None:
    open_keys(station_folder)
    (station_folder / KEY_NAME).write_bytes(content)
    with pytest.raises(StoreError) as caught:
        open_keys(station_folder)
    assert caught.value.code == "bad-key"
    assert caught.value.file.endswith(KEY_NAME)


def test_keys_are_never_shown() -> None:
    keys = make_keys()
    for secret in (keys.database, keys.index, keys.signing):
        assert secret.hex() not in repr(keys)
        assert repr(secret) not in repr(keys)
