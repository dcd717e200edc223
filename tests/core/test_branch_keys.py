"""The branch's key folder keeps its secret and shows its public part."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from kiosk.errors import Refused
from kiosk.exchange.keys import init_branch, open_keys, read_public
from kiosk.security.passphrase import lock, unlock

LOCKED = b'KKBC-LOCKED 1\n{"salt":"' + b"ab" * 16 + b'","time":3,"memory_kib":131072,"lanes":4}\nage'


def test_a_new_branch_can_be_opened_and_shown(tmp_path: Path) -> None:
    public = init_branch(tmp_path / "keys", "Cabang Pangkalan Bun")
    keys = open_keys(tmp_path / "keys")
    assert (
        keys.public == public == read_public(tmp_path / "keys") == read_public(tmp_path / "keys/branch.json")
    )
    shown = (tmp_path / "keys/branch.json").read_text()
    assert keys.age_identity not in shown and keys.seed.hex() not in shown
    assert (tmp_path / "keys/secret.json").stat().st_mode & 0o077 == 0
    assert keys.age_identity not in repr(keys) and keys.seed.hex() not in repr(keys)


def test_a_second_init_changes_nothing(tmp_path: Path) -> None:
    init_branch(tmp_path, "A")
    before = (tmp_path / "secret.json").read_bytes()
    with pytest.raises(Refused) as refusal:
        init_branch(tmp_path, "B")
    assert refusal.value.code == "branch-exists"
    assert (tmp_path / "secret.json").read_bytes() == before


def test_with_a_passphrase_the_folder_alone_is_not_enough(tmp_path: Path) -> None:
    init_branch(tmp_path, "A", "kerja keras bebas cemas")
    assert b"AGE-SECRET" not in (tmp_path / "secret.locked").read_bytes()
    assert open_keys(tmp_path, lambda: "kerja keras bebas cemas").public == read_public(tmp_path)
    for ask, code in ((None, "passphrase-needed"), (lambda: "kerja keras", "passphrase-wrong")):
        with pytest.raises(Refused) as refusal:
            open_keys(tmp_path, ask)
        assert refusal.value.code == code


def test_a_lock_costs_the_same_wherever_it_was_made() -> None:
    """age's own passphrase files carry the cost of the computer that made them."""
    cost = msgspec.json.decode(lock(b"secret", "kerja keras bebas cemas").split(b"\n")[1])
    assert (cost["time"], cost["memory_kib"], cost["lanes"]) == (3, 128 * 1024, 4)


def test_a_lock_opens_to_its_passphrase_alone() -> None:
    locked = lock(b"secret", "Caf\u00e9 di dekat balai desa")
    assert unlock(locked, "Cafe\u0301 di dekat balai desa") == b"secret", "typed on another system"
    assert lock(b"secret", "Caf\u00e9 di dekat balai desa") != locked
    with pytest.raises(Refused) as refusal:
        unlock(locked, "Cafe di dekat balai desa")
    assert refusal.value.code == "passphrase-wrong"


@pytest.mark.parametrize(
    "change",
    [
        lambda file: b"",
        lambda file: file.replace(b"KKBC-LOCKED 1", b"KKBC-LOCKED 2"),
        lambda file: file.replace(b'"memory_kib":131072', b'"memory_kib":999999999'),
        lambda file: file.replace(b'"time":3', b'"time":4000'),
        lambda file: b"\n".join((file.split(b"\n")[0], b"[]", b"")),
    ],
)
def test_a_spoiled_lock_is_named_and_costs_nothing(change: Callable[[bytes], bytes]) -> None:
    with pytest.raises(Refused) as refusal:
        unlock(change(LOCKED), "kerja keras bebas cemas")
    assert refusal.value.code == "keys-damaged"


def test_keys_that_others_may_read_are_refused(tmp_path: Path) -> None:
    init_branch(tmp_path, "A")
    (tmp_path / "secret.json").chmod(0o644)
    with pytest.raises(Refused) as refusal:
        open_keys(tmp_path)
    assert refusal.value.code == "keys-readable-by-others"


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b'{"format":"x","name":"","sign_key":"zz","age":""}']
)
def test_other_files_are_no_branch(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.json").write_bytes(content)
    with pytest.raises(Refused) as refusal:
        read_public(tmp_path / "x.json")
    assert refusal.value.code == "not-a-branch"
