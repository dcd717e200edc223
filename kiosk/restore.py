"""Puts a station back from a backup, under a code that has never counted: no number is given twice."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import Refused, StoreError
from kiosk.files import write_whole
from kiosk.new_code import IDENTITY_FILE, codes_of, rename, unused_code
from kiosk.number import is_code
from kiosk.recovery.box import box_keys, open_box
from kiosk.security.keys import DATABASE_NAME, keep_keys, kept_keys
from kiosk.security.mark import open_mark
from kiosk.settings import FILE, load_settings
from kiosk.station import open_ground, open_station
from kiosk.store.backup import box_in, restore_database
from kiosk.store.erasures import read_list
from kiosk.store.went_back import codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A station that goes on: `before` is the code whose papers it keeps, `last` their highest sequence.

    `erased` are people whose data were destroyed after the backup was made, and are again; `questions` are
    papers of which nobody knows whether the lost station printed them.
    """

    code: str
    before: str
    registrations: int
    last: int
    erased: int
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
    "code-used" (the backup, or a station that ran in this folder or on this machine, counted under it),
    StoreError no-key, store-exists, wrong-key, copy-damaged, and SettingsError.
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
    used = codes_of(folder) | codes(open_mark(kept[0]))
    chosen = ""

    def prepare(before: str) -> None:
        """The backup is proven: give the station its new code before the store can be opened."""
        nonlocal chosen
        taken = used | {before}
        if code in taken:
            raise Refused("code-used", "code", code)
        chosen = code or unused_code(taken | {settings.station.code})
        rename(folder, chosen)

    before = restore_database(backup, kept[0], folder, prepare)
    station = open_station(open_ground(folder), use_keyring=use_keyring)
    try:
        retention = station.desk().retention
        retention.erase_again(read_list(backup.parent, station.keys))
        report = station.store.verify_audit()
        return Restored(
            code=station.code,
            before=before,
            registrations=station.store.count(),
            last=station.store.last_sequence(),
            erased=retention.erased_again(),
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
