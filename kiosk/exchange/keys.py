"""Keeps the branch's key folder: what it shows to kiosks, what it keeps to itself, whom it trusts."""

import codecs
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk.bounded import decoded, read_bounded
from kiosk.errors import Refused
from kiosk.files import write_whole
from kiosk.security.passphrase import lock, unlock
from kiosk.security.sealing import fingerprint, public_of
from kiosk.security.signatures import is_public_key

PUBLIC_FILE = "branch.json"
SECRET_FILE = "secret.json"
LOCKED_FILE = "secret.locked"
FORMAT = "anjungan-branch-1"
LARGEST = 20_000
MOST_NAME = 200

Ask = Callable[[], str]


class PublicBranch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a kiosk needs to write to the branch and to believe its answers; `sign_key` is Ed25519 in hex."""

    format: str
    name: str
    sign_key: str
    age: str

    @property
    def fingerprint(self) -> str:
        return fingerprint(bytes.fromhex(self.sign_key))


class _Secret(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    age: str
    seed: str


@dataclass(frozen=True, slots=True, repr=False)
class BranchKeys:
    """The branch's own keys, opened: age identity (text) and Ed25519 seed (32 bytes)."""

    folder: Path
    public: PublicBranch
    age_identity: str
    seed: bytes


def init_branch(folder: Path, name: str, passphrase: str | None = None) -> PublicBranch:
    """Make keys in a new or empty folder; with a passphrase the secret is locked by it.

    Raises Refused: branch-exists, passphrase-short (under 12 characters), and those of whole_file.
    """
    import pyrage

    if any((folder / each).exists() for each in (PUBLIC_FILE, SECRET_FILE, LOCKED_FILE)):
        raise Refused("branch-exists", "keys", str(folder))
    if passphrase is not None and len(passphrase) < 12:
        raise Refused("passphrase-short", "passphrase")
    identity = pyrage.x25519.Identity.generate()
    seed = secrets.token_bytes(32)
    secret = msgspec.json.encode(_Secret(str(identity), seed.hex()))
    public = PublicBranch(
        format=FORMAT, name=name, sign_key=public_of(seed).hex(), age=str(identity.to_public())
    )
    _make_private_folder(folder)
    if passphrase is None:
        write_whole(folder / SECRET_FILE, secret + b"\n", private=True)
    else:
        write_whole(folder / LOCKED_FILE, lock(secret, passphrase), private=True)
    write_whole(folder / PUBLIC_FILE, msgspec.json.format(msgspec.json.encode(public)) + b"\n")
    return public


def read_public(path: Path) -> PublicBranch:
    """The public part, from a key folder or a copy of branch.json.

    Raises Refused: not-a-branch, recipient-secret (the file holds a secret key).
    """
    file = path / PUBLIC_FILE if path.is_dir() else path
    try:
        text = read_bounded(file, LARGEST).removeprefix(codecs.BOM_UTF8)
        if b"AGE-SECRET-KEY-" in text.upper():
            raise Refused("recipient-secret", "branch", str(path))
        public = decoded(text, PublicBranch)
        sound = is_public_key(bytes.fromhex(public.sign_key)) and len(public.name) <= MOST_NAME
    except Refused as refused:
        code = "recipient-secret" if refused.code == "recipient-secret" else "not-a-branch"
        raise Refused(code, "branch", str(path)) from None
    except ValueError as error:
        raise Refused("not-a-branch", "branch", str(path)) from error
    if public.format != FORMAT or not sound or not public.name.isprintable():
        raise Refused("not-a-branch", "branch", str(path))
    return public


def open_keys(folder: Path, ask: Ask | None = None) -> BranchKeys:
    """The opened keys; `ask` is called for the passphrase where one is set.

    Raises Refused: not-a-branch, keys-missing, keys-readable-by-others, passphrase-needed, passphrase-wrong,
    keys-damaged, keys-mixed.
    """
    public = read_public(folder)
    secret = _read_secret(folder, ask)
    seed = bytes.fromhex(secret.seed)
    if public_of(seed).hex() != public.sign_key:
        raise Refused("keys-mixed", "keys", str(folder))
    return BranchKeys(folder, public, secret.age, seed)


def _read_secret(folder: Path, ask: Ask | None) -> _Secret:
    plain, locked = folder / SECRET_FILE, folder / LOCKED_FILE
    chosen = plain if plain.exists() else locked
    try:
        content = chosen.read_bytes()
        if os.name != "nt" and chosen.stat().st_mode & 0o077:
            raise Refused("keys-readable-by-others", "keys", str(chosen))
        if chosen is locked:
            if ask is None:
                raise Refused("passphrase-needed", "passphrase")
            content = unlock(content, ask())
        return msgspec.json.decode(content, type=_Secret)
    except OSError as error:
        raise Refused("keys-missing", "keys", str(folder)) from error
    except msgspec.MsgspecError as error:
        raise Refused("keys-damaged", "keys", str(chosen)) from error


def _make_private_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.name != "nt":
            folder.chmod(0o700)
    except OSError as error:
        raise Refused("read-only", "keys", str(folder)) from error
