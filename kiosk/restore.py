"""Puts a station back from a backup, under a code that has never counted: no number is given twice."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import Problem, Refused, StoreError
from kiosk.files import write_whole
from kiosk.number import is_code, new_code
from kiosk.receipt.trust import read_identity
from kiosk.recovery.box import box_keys, open_box
from kiosk.security.keys import DATABASE_NAME, keep_keys, kept_keys
from kiosk.settings import FILE, load_settings
from kiosk.station import IDENTITY_FILE, open_ground, open_station
from kiosk.store.backup import box_in, restore_database

_CODE = re.compile(r'^(\s*code\s*=\s*)["\'][^"\'\n]*["\']', re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A station that goes on: `before` is the code whose papers it keeps, `last` their highest sequence.

    `questions` are papers of which nobody knows whether the lost station printed them.
    """

    code: str
    before: str
    registrations: int
    last: int
    questions: int
    entries: int
    whole: bool
    identity: Path
    fingerprint: str


def restore_station(
    folder: Path,
    backup: Path,
    code: str = "",
    *,
    kit: Path | None = None,
    ask: Callable[[], str] | None = None,
    use_keyring: bool = True,
) -> Restored:
    """Put `backup` in the place of a lost store; settings and keys lie in the folder, or in the backup.

    A kit (or the branch's key folder, whose passphrase is asked for) takes them out of the backup into a new
    folder. A new code is chosen unless one is given. Raises Refused as _unpack does, "code-form" or
    "code-used" (the backup, or a station that ran in this folder, counted under it), StoreError no-key,
    store-exists, wrong-key, copy-damaged, and SettingsError.
    """
    if code and not is_code(code):
        raise Refused("code-form", "code", code)
    if kit is not None:
        _unpack(backup, kit, folder, ask, use_keyring)
    settings = load_settings(folder)
    kept = kept_keys(folder, use_keyring=use_keyring)
    if kept is None:
        raise StoreError(
            "no-key",
            file=str(folder),
            detail="put the key file of this station back, or unlock the key store",
        )
    used = _used(folder)
    chosen = ""

    def prepare(before: str) -> None:
        """The backup is proven: give the station its new code before the store can be opened."""
        nonlocal chosen
        taken = used | {before}
        if code in taken:
            raise Refused("code-used", "code", code)
        chosen = code or _unused(taken | {settings.station.code})
        _rename(folder, chosen)

    before = restore_database(backup, kept[0], folder, prepare)
    station = open_station(open_ground(folder), use_keyring=use_keyring)
    try:
        report = station.store.verify_audit()
        return Restored(
            code=station.code,
            before=before,
            registrations=station.store.count(),
            last=station.store.last_sequence(),
            questions=len(station.queue.questions()),
            entries=report.count,
            whole=report.is_whole,
            identity=folder / IDENTITY_FILE,
            fingerprint=station.fingerprint,
        )
    finally:
        station.store.close()


def _unpack(backup: Path, kit: Path, folder: Path, ask: Callable[[], str] | None, use_keyring: bool) -> None:
    """Make `folder` the backup's station without its store; given again after a crash it goes on.

    Raises Refused: backup-missing, backup-without-box (an older program made it), folder-in-use, and those of
    open_box; StoreError store-exists.
    """
    if not backup.is_file():
        raise Refused("backup-missing", "file", str(backup))
    if (folder / DATABASE_NAME).exists():
        raise StoreError("store-exists", file=str(folder), detail="name a new folder with --data")
    sealed = box_in(backup)
    if not sealed:
        raise Refused("backup-without-box", "file", str(backup))
    box = open_box(sealed, kit, ask)
    keys, kept = box_keys(box), kept_keys(folder, use_keyring)
    if kept is not None and kept[0] != keys:
        raise Refused("folder-in-use", "data", str(folder))
    for name, content in box.files.items():
        file = folder / name
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, content, private=name == FILE)
    if kept is None:
        keep_keys(folder, keys, use_keyring)


def _used(folder: Path) -> set[str]:
    """The codes of stations that ran in this folder, by the identities they left."""
    found = set()
    for file in folder.glob("identity*.json"):
        identity = read_identity(file.read_bytes())
        if not isinstance(identity, Problem):
            found.add(identity.code)
    return found


def _unused(taken: set[str]) -> str:
    source = random.SystemRandom()
    while (code := new_code(source)) in taken:
        pass
    return code


def _rename(folder: Path, code: str) -> None:
    """The new code in the settings; the old identity is kept beside the new one, for the old papers."""
    own = folder / IDENTITY_FILE
    if own.exists():
        identity = read_identity(own.read_bytes())
        name = "identity-damaged.json" if isinstance(identity, Problem) else f"identity-{identity.code}.json"
        own.replace(folder / name)
    file = folder / FILE
    text = file.read_text(encoding="utf-8")
    made, count = _CODE.subn(rf'\g<1>"{code}"', text, count=1)
    if not count:
        raise Refused("code-form", "code", f"write code = {code!r} into {file}")
    write_whole(file, made.encode(), private=file.stat().st_mode & 0o077 == 0)
    assert load_settings(folder).station.code == code
    assert not (folder / DATABASE_NAME).exists()
