"""Packs what a backup needs to become a station again: keys, settings and identity, sealed."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.campaign.manifest import MANIFEST, SIGNATURE
from kiosk.errors import Refused
from kiosk.exchange.keys import LOCKED_FILE, PUBLIC_FILE, SECRET_FILE, open_keys, read_public
from kiosk.security.backup_key import new_backup_key, read_backup_key, seed_of
from kiosk.security.keys import Keys, read_keys, write_keys
from kiosk.security.sealing import decrypt, decrypt_with_seed, encrypt, public_of, ssh_recipient
from kiosk.settings import FILE
from kiosk.station import IDENTITY_FILE, KEPT_FOLDER, TRUST_FILE
from kiosk.store.part import set_value, value

if TYPE_CHECKING:
    from kiosk.station import Station

FORMAT = "anjungan-box-1"
KIT_FILE = "kunci-cadangan.txt"
KEPT_AS = "backup-key"
"""The desk's value that holds the backup key, inside the encrypted store."""
_TRAVELS = re.compile(
    rf"(settings\.toml|identity(-[0-9A-Z]{{3}})?\.json|trust\.json|branch\.json|{KEPT_FOLDER}(/\w[\w.-]*){{2,4}})"
)
"""The only names that a box may put into a folder."""


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """What travels inside a backup; `files` are those of the station's folder by name."""

    format: str
    code: str
    keys: str
    files: dict[str, bytes]

    def __repr__(self) -> str:
        return f"Box({self.code})"


def backup_key(station: Station) -> str:
    """The station's backup key; made at the first use, once for all."""
    with station.store.reading() as connection:
        if kept := value(connection, KEPT_AS):
            return kept
    with station.store.writing() as connection:
        made = value(connection, KEPT_AS) or new_backup_key()
        set_value(connection, KEPT_AS, made)
    return made


def sealed_box(station: Station) -> bytes:
    """The box of this station for its next backup, for its backup key and for the branch that it knows."""
    folder = station.ground.folder
    box = Box(format=FORMAT, code=station.code, keys=write_keys(station.keys), files=_files(station))
    recipients = [ssh_recipient(public_of(seed_of(backup_key(station))))]
    with suppress(Refused):
        recipients.append(read_public(folder / PUBLIC_FILE).age)
    return encrypt(msgspec.json.encode(box), *recipients)


def open_box(sealed: bytes, kit: Path, ask: Callable[[], str] | None = None) -> Box:
    """The box for whoever has the kit: a folder or file with the backup key, or the branch's key folder.

    Raises Refused with field "kit": kit-missing, kit-typo, kit-wrong (it belongs to another station), and
    those of a branch's key folder; "backup-newer".
    """
    try:
        if (kit / SECRET_FILE).exists() or (kit / LOCKED_FILE).exists():
            content = decrypt(sealed, open_keys(kit, ask).age_identity)
        else:
            content = decrypt_with_seed(sealed, seed_of(read_kit(kit)))
        box = msgspec.json.decode(content, type=Box)
    except msgspec.MsgspecError as error:
        raise Refused("backup-newer", "file") from error
    except Refused as refused:
        raise Refused("kit-wrong", "kit") if refused.code == "wrong-key" else refused from None
    if box.format != FORMAT or not all(_TRAVELS.fullmatch(name) for name in box.files):
        raise Refused("backup-newer", "file")
    return box


def read_kit(kit: Path) -> str:
    """The backup key that stands in a kit: on a line of its own among the others."""
    file = kit / KIT_FILE if kit.is_dir() else kit
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("kit-missing", "kit", str(file)) from error
    for line in lines:
        try:
            return read_backup_key(line)
        except Refused:
            continue
    raise Refused("kit-typo", "kit", str(file))


def box_keys(box: Box) -> Keys:
    """The station's keys that lie in the box."""
    return read_keys(box.keys, "backup")


def _files(station: Station) -> dict[str, bytes]:
    """Settings, identities, trust, the branch's public file, and the pack in force where it was delivered."""
    folder, campaign = station.ground.folder, station.ground.campaign
    named = [folder / each for each in (FILE, IDENTITY_FILE, TRUST_FILE, PUBLIC_FILE)]
    files = [*named, *folder.glob("identity-*.json")]
    found = {file.name: file.read_bytes() for file in files if file.is_file()}
    kept = folder / KEPT_FOLDER / campaign.id
    for name in (MANIFEST, SIGNATURE, *campaign.manifest.files):
        if (kept / name).is_file():
            found[f"{KEPT_FOLDER}/{campaign.id}/{name}"] = (kept / name).read_bytes()
    return {name: content for name, content in found.items() if _TRAVELS.fullmatch(name)}
