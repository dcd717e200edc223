"""Copies of the store: consistent, encrypted with the same key, on the disk, and proven by opening them."""

from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from kiosk.errors import StoreError
from kiosk.store.engine import connect, fold_away, refuse_plain, store_error
from kiosk.store.files import flush_file, flush_folder
from kiosk.store.keys import Keys


def copy_database(source: Path, keys: Keys, to: Path, now: datetime) -> None:
    """Copy a store that may be in use; the copy knows that it is one, so it cannot count on by itself.

    Everything committed before the call is in it. Nothing appears at `to` unless the copy is whole.
    """
    beside = to.with_name(to.name + ".new")
    try:
        _remove(beside)
        _copy(source, keys, beside, now)
        flush_file(beside)
        _prove(beside, keys)
        beside.replace(to)
        flush_folder(to.parent)
    except driver.Error as error:
        _remove(beside)
        raise store_error(error, to) from error
    except OSError as error:
        raise StoreError("cannot-copy", file=str(to), detail=error.strerror or "") from error


def _copy(source: Path, keys: Keys, beside: Path, now: datetime) -> None:
    reader = connect(source, keys.database)
    try:
        writer = connect(beside, keys.database)
        try:
            reader.backup(writer)
            writer.execute("UPDATE kiosk_identity SET copied_at = ? WHERE id = 1", (now.isoformat(),))
            fold_away(writer, beside)
        finally:
            writer.close()
    finally:
        reader.close()


def _prove(path: Path, keys: Keys) -> None:
    refuse_plain(path)
    connection = connect(path, keys.database)
    try:
        if connection.execute("PRAGMA cipher_integrity_check").fetchall():
            raise StoreError(
                "copy-damaged", file=str(path), detail="the copy does not read back: try another disk"
            )
        connection.execute("SELECT count(*) FROM kiosk_identity").fetchone()
    finally:
        connection.close()


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
