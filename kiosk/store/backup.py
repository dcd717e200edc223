"""Copies the store: consistent, encrypted with the same key, on the disk; source and copy are proven."""

import os
import shutil
import struct
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from kiosk.errors import StoreError
from kiosk.files import flush_file, flush_folder
from kiosk.security.keys import DATABASE_NAME, Keys
from kiosk.store.engine import FAILURES, REMEDY, connect, fold_away, refuse_plain, store_error
from kiosk.store.proof import faults

PATIENCE_MS = 60_000
"""How long a copy waits for its turn among saves: it must not fail because the kiosk is busy."""

PASSES = 4
"""How often a copy is begun again because something was saved meanwhile, before saving has to wait for it."""


OLDEST = timedelta(days=90)
"""How long a backup is kept: it holds people who were erased since."""

BOX_MARK = b"KKBC-BOX 1"
_BOX_END = struct.Struct(f">Q{len(BOX_MARK)}s")
"""What ends a backup that carries a sealed box behind its database: the box's length, and this mark."""


def copy_database(source: Path, keys: Keys, to: Path, now: datetime, box: bytes = b"") -> None:
    """Copy a store that may be in use; the copy knows that it is one, so it cannot count on by itself.

    Everything saved before the copy was finished is in it. Nothing appears at `to` unless source and copy
    are whole; what was there before stays until then, and afterwards as `before(to)`. Raises StoreError:
    damaged (the source), copy-damaged, cannot-copy and what a disk can do.

    `box` goes behind the database: what a new machine needs, sealed by who knows what that is.
    """
    with _made_whole(to, keys, box) as beside:
        _copy(source, keys, beside, now)
        # A damaged page is copied into one that deciphers well: only the source shows it.
        _refuse_damaged(source, keys)


def restore_database(
    backup: Path, keys: Keys, folder: Path, prepare: Callable[[str], None] = lambda code: None
) -> str:
    """Put a backup in the place of a lost store; opened under a new code it counts on (docs/store.md).

    `prepare` is called with the backup's code once it is proven and before it takes its place: what it
    raises leaves everything as it was. Answers the backup's code. Raises StoreError: store-exists,
    wrong-key, copy-damaged and what a disk can do.
    """
    to = folder / DATABASE_NAME
    if to.exists():
        raise StoreError(
            "store-exists", file=str(to), detail="move the old store away first, do not delete it"
        )
    with _made_whole(to, keys) as beside:
        refuse_plain(backup)
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(backup, beside)
        os.truncate(beside, beside.stat().st_size - _boxed(beside)[1])
        code = _prove(beside, keys)
        prepare(code)
    return code


@contextmanager
def _made_whole(to: Path, keys: Keys, box: bytes = b"") -> Iterator[Path]:
    """A place beside `to` that takes its name when what is made there was proven; else nothing is left."""
    beside = to.with_name(to.name + ".new")
    try:
        sweep(beside)
        yield beside
        flush_file(beside)
        _prove(beside, keys)
        if box:
            _put_behind(beside, box)
        _keep_before(to)
        beside.replace(to)
        flush_folder(to.parent)
    except driver.Error as error:
        raise store_error(error, to) from error
    except OSError as error:
        raise StoreError("cannot-copy", file=str(to), detail=error.strerror or "") from error
    finally:
        with suppress(OSError):
            sweep(beside)


def _put_behind(database: Path, box: bytes) -> None:
    with database.open("ab") as file:
        file.write(box + _BOX_END.pack(len(box), BOX_MARK))
    flush_file(database)
    if box_in(database) != box:
        raise StoreError("copy-damaged", file=str(database), detail="it does not read back: try another disk")


def drop_old(folder: Path, keys: Keys, now: datetime) -> None:
    """Delete this station's backups that are older than OLDEST; what is no backup of its own stays."""
    for file in (*folder.glob("*.db"), *folder.glob("*.1")):
        made = _copied_at(file, keys)
        if made is not None and now - made > OLDEST:
            with suppress(OSError):
                file.unlink()


def _copied_at(file: Path, keys: Keys) -> datetime | None:
    """When a backup of this station was made; None for any other file."""
    try:
        connection = driver.connect(file.resolve().as_uri() + "?mode=ro&immutable=1", uri=True)
    except driver.Error:
        return None
    with closing(connection):
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{keys.database.hex()}'\"")
            found = connection.execute("SELECT copied_at FROM kiosk_identity").fetchone()
        except driver.Error:
            return None
    return datetime.fromisoformat(found[0]) if found and found[0] else None


def box_in(backup: Path) -> bytes:
    """The sealed box behind a backup's database; empty where there is none. Raises StoreError cannot-open."""
    try:
        return _boxed(backup)[0]
    except OSError as error:
        raise StoreError("cannot-open", file=str(backup), detail=error.strerror or "") from error


def _boxed(backup: Path) -> tuple[bytes, int]:
    """The box, and how many bytes it takes at the end of the file."""
    size = backup.stat().st_size
    with backup.open("rb") as file:
        file.seek(max(0, size - _BOX_END.size))
        end = file.read()
        if len(end) < _BOX_END.size or not end.endswith(BOX_MARK):
            return b"", 0
        length = min(_BOX_END.unpack(end)[0], size - _BOX_END.size)
        file.seek(size - _BOX_END.size - length)
        return file.read(length), length + _BOX_END.size


def before(backup: Path) -> Path:
    """Where the backup goes that was the newest until now."""
    return backup.with_name(backup.name + ".1")


def _keep_before(to: Path) -> None:
    """Give the present backup its second name; on disks without links it loses the first for a moment."""
    if not to.exists():
        return
    second = to.with_name(to.name + ".old")
    second.unlink(missing_ok=True)
    try:
        os.link(to, second)
    except OSError:
        to.replace(second)
    second.replace(before(to))


def sweep(path: Path) -> None:
    """Remove a database file and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _refuse_damaged(path: Path, keys: Keys) -> None:
    try:
        found = faults(path, keys.database)
    except FAILURES as error:
        raise store_error(error, path) from error
    if found:
        mend = f"no backup was made, the last one stays ({found[0]}): {REMEDY}"
        raise StoreError("damaged", file=str(path), detail=mend)


def _copy(source: Path, keys: Keys, beside: Path, now: datetime) -> None:
    with (
        closing(connect(source, keys.database)) as reader,
        closing(connect(source, keys.database)) as lock,
        closing(connect(beside, keys.database)) as writer,
    ):
        _catch_up(reader, lock, writer)
        writer.execute("UPDATE kiosk_identity SET copied_at = ? WHERE id = 1", (now.isoformat(),))
        fold_away(writer, beside)


def _catch_up(reader: Any, lock: Any, writer: Any) -> None:
    """Copy until nothing was saved meanwhile; in the end hold the write lock."""
    for _ in range(PASSES):
        before = _version(reader)
        reader.backup(writer)
        if _version(reader) == before:
            return
    lock.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
    lock.execute("BEGIN IMMEDIATE")
    reader.backup(writer)
    lock.execute("ROLLBACK")


def _version(connection: Any) -> int:
    """A number that changes when another connection has saved something."""
    return connection.execute("PRAGMA data_version").fetchone()[0]


def _prove(path: Path, keys: Keys) -> str:
    """Whose copy this is, after all of it was proven."""
    refuse_plain(path)
    try:
        found = faults(path, keys.database, log="DELETE")
    except FAILURES as error:
        found = (store_error(error, path).code,)
    if found:
        mend = f"it does not read back ({found[0]}): make the backup again, or try another disk"
        raise StoreError("copy-damaged", file=str(path), detail=mend)
    with closing(connect(path, keys.database, log="DELETE")) as connection:
        code, copied_at = connection.execute("SELECT code, copied_at FROM kiosk_identity").fetchone()
        if copied_at is None:
            raise StoreError("copy-damaged", file=str(path), detail="this is not a backup of a kiosk")
    return str(code)
