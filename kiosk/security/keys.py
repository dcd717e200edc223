"""Keeps the station's three secrets: made once, in the system's key store or in a file of its own.

A key is never made anew while a database exists: that would be a new kiosk wearing an old one's name.
"""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import StoreError
from kiosk.files import write_durably

DATABASE_NAME = "registrations.db"
ID_NAME = "station.id"
KEY_NAME = "station.key"
SERVICE = "anjungan-kkbc"
_BROKEN = (Exception,)
"""What a key store may raise: its backends are plug-ins of the system, and any may be broken or missing."""


@dataclass(frozen=True, slots=True)
class Keys:
    """32 bytes each: the file's cipher key, the blind index' HMAC key, the Ed25519 seed for receipts."""

    database: bytes = field(repr=False)
    index: bytes = field(repr=False)
    signing: bytes = field(repr=False)


def make_keys() -> Keys:
    """New random keys, written nowhere."""
    return Keys(secrets.token_bytes(32), secrets.token_bytes(32), secrets.token_bytes(32))


def open_keys(folder: Path, use_keyring: bool = True) -> tuple[Keys, str]:
    """This folder's keys and where they are kept ("keyring" or "file"); made at the first use.

    Raises StoreError "no-key" (a database without its key), "bad-key" (unreadable) or
    "key-not-kept" (nowhere to write).
    """
    if kept := kept_keys(folder, use_keyring):
        return kept
    if (folder / DATABASE_NAME).exists():
        raise StoreError(
            "no-key",
            file=str(folder / DATABASE_NAME),
            detail="the key of this database is in neither the key store nor station.key: "
            "unlock the key store, or put the key file back",
        )
    keys = make_keys()
    return keys, keep_keys(folder, keys, use_keyring)


def kept_keys(folder: Path, use_keyring: bool = True) -> tuple[Keys, str] | None:
    """This folder's keys and where they are kept, None where there are none; raises StoreError "bad-key"."""
    key_file = folder / KEY_NAME
    if key_file.exists():
        return read_keys(_read(key_file), str(key_file)), "file"
    station_id = _station_id(folder)
    if use_keyring and station_id and (kept := _ask_key_store(station_id)):
        return read_keys(kept, "key store"), "keyring"
    return None


def keep_keys(folder: Path, keys: Keys, use_keyring: bool = True) -> str:
    """Keep these keys for a folder that has none; answers where, or raises StoreError "key-not-kept"."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        station_id = _station_id(folder) or secrets.token_hex(8)
        write_durably(folder / ID_NAME, station_id.encode() + b"\n")
        if use_keyring and _tell_key_store(station_id, write_keys(keys)):
            return "keyring"
        write_durably(folder / KEY_NAME, write_keys(keys).encode() + b"\n", mode=0o600)
    except OSError as error:
        raise StoreError("key-not-kept", file=str(folder), detail=error.strerror or "") from error
    return "file"


def write_keys(keys: Keys) -> str:
    """The keys as they are kept: one line of text."""
    return "1:" + (keys.database + keys.index + keys.signing).hex()


def read_keys(text: str, source: str) -> Keys:
    """Keys as they were kept; `source` is named by the StoreError "bad-key" for anything else."""
    version, _, digits = text.strip().partition(":")
    try:
        raw = bytes.fromhex(digits)
    except ValueError:
        raw = b""
    if version != "1" or len(raw) != 96:
        raise StoreError("bad-key", file=source, detail="not a station key: put the right one back")
    return Keys(raw[:32], raw[32:64], raw[64:])


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError("bad-key", file=str(path), detail="the key file cannot be read") from error


def _station_id(folder: Path) -> str:
    path = folder / ID_NAME
    return path.read_text("ascii").strip() if path.exists() else ""


def _ask_key_store(station_id: str) -> str | None:
    try:
        import keyring

        return keyring.get_password(SERVICE, station_id)
    except _BROKEN:
        return None


def _tell_key_store(station_id: str, secret: str) -> bool:
    """Whether the key store took the secret and gives it back."""
    try:
        import keyring

        keyring.set_password(SERVICE, station_id, secret)
    except _BROKEN:
        return False
    return _ask_key_store(station_id) == secret


def public_key(signing: bytes) -> bytes:
    """The 32 public bytes of an Ed25519 seed."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(signing).public_key().public_bytes_raw()


def key_file_is_private(folder: Path) -> bool:
    """False where others on this machine can read the key file (never so on Windows, which has ACLs)."""
    path = folder / KEY_NAME
    return os.name == "nt" or not path.exists() or path.stat().st_mode & 0o077 == 0
