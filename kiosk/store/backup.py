"""Copies the store: consistent, encrypted with the same key, on the disk; source and copy are proven."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
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


def copy_database(source: Path, keys: Keys, to: Path, now: datetime) -> None:
    """Copy a store that may be in use; the copy knows that it is one, so it cannot count on by itself.

    Everything saved before the copy was finished is in it. Nothing appears at `to` unless source and copy
    are whole; what was there before stays until then, and afterwards as `before(to)`. Raises StoreError:
    damaged (the source), copy-damaged, cannot-copy and what a disk can do.
    """
    with _made_whole(to, keys) as beside:
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
        code = _prove(beside, keys)
        prepare(code)
    return code


@contextmanager
def _made_whole(to: Path, keys: Keys) -> Iterator[Path]:
    """A place beside `to` that takes its name when what is made there was proven; else nothing is left."""
    beside = to.with_name(to.name + ".new")
    try:
        sweep(beside)
        yield beside
        flush_file(beside)
        _prove(beside, keys)
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
