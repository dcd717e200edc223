"""Opens the encrypted file's connections: proven encrypted before use, durable at every commit.

SQLCipher with a raw key through SQLAlchemy's `creator`, so the key is never in an address or a log.
"""

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from kiosk.errors import StoreError

FAILURES = (DBAPIError, driver.Error)
"""What a statement raises, through SQLAlchemy and on the driver's own cursor."""
PLAIN_HEADER = b"SQLite format 3\x00"
IMMEDIATE = {"immediate": True}
LEAST_FREE = 64 * 1024
"""Bytes that a start needs."""

REMEDY = "keep this folder as it is, call a technician, restore the last backup into a new folder"
"""What to do about a damaged store."""

_CODES = {
    driver.SQLITE_FULL: ("disk-full", "free some space on the disk, then start again"),
    driver.SQLITE_READONLY: ("read-only", "let this account write to the data folder"),
    driver.SQLITE_PERM: ("read-only", "let this account write to the data folder"),
    driver.SQLITE_IOERR: ("disk-error", "the disk failed: check it and its cable before anything else"),
    driver.SQLITE_CORRUPT: ("damaged", REMEDY),
    driver.SQLITE_NOTADB: ("damaged", REMEDY),
    driver.SQLITE_CANTOPEN: ("cannot-open", "check that the data folder exists and this account may use it"),
    driver.SQLITE_BUSY: ("busy", "another program is writing to the store: close it"),
    driver.SQLITE_LOCKED: ("busy", "another program is writing to the store: close it"),
}

# The driver's backup() raises without a number; SQLite's words are the same everywhere.
_WORDS = {
    "database or disk is full": driver.SQLITE_FULL,
    "disk I/O error": driver.SQLITE_IOERR,
    "attempt to write a readonly database": driver.SQLITE_READONLY,
    "database disk image is malformed": driver.SQLITE_CORRUPT,
}


def open_engine(path: Path, key: bytes, *, log: str = "WAL") -> Engine:
    """An engine on an encrypted file (see `refuse_plain`), or on one that the first connection makes."""
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connect(path, key, log=log),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=2,
        pool_reset_on_return=None,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def connect(path: Path, key: bytes, *, log: str = "WAL") -> Any:
    """One driver connection with the store's settings; the key is proven by reading the schema."""
    connection = None
    try:
        connection = driver.connect(str(path), isolation_level=None, check_same_thread=False, timeout=5)
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        _prove_cipher(connection, path)
        _prove_key(connection, path)
        for pragma in (
            "temp_store = MEMORY",
            f"journal_mode = {log}",
            "synchronous = FULL",
            "foreign_keys = ON",
            "secure_delete = ON",
            "wal_autocheckpoint = 0",
            "cell_size_check = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")
    except driver.Error as error:
        if connection is not None:
            connection.close()
        raise store_error(error, path) from error
    return connection


def count_frames(path: Path, key: bytes) -> int:
    """How many frames of the log SQLite believes; closing this neither folds in nor deletes any."""
    connection = driver.connect(path.resolve().as_uri() + "?mode=ro", uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        _prove_cipher(connection, path)
        _prove_key(connection, path)
        return connection.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()[1]
    finally:
        connection.close()


def refuse_plain(path: Path) -> None:
    """Raise StoreError where the file's first bytes are those of an unencrypted database.

    Reads the file itself: call it before this process opens the database, never after, because closing
    a file drops the locks that the driver holds on it.
    """
    try:
        with path.open("rb") as file:
            header = file.read(len(PLAIN_HEADER))
    except OSError as error:
        code = "read-only" if error.errno in (errno.EACCES, errno.EPERM) else "cannot-open"
        raise StoreError(code, file=str(path), detail="the data folder cannot be read") from error
    if header == PLAIN_HEADER:
        raise StoreError("not-encrypted", file=str(path), detail="move this file away: it is not encrypted")
    if len(header) < len(PLAIN_HEADER):
        raise StoreError("damaged", file=str(path), detail="the file is empty: restore the last backup")


def fold_away(connection: Any, path: Path) -> None:
    """Make one whole file before the last connection closes: closing says nothing of a failure."""
    mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    if mode != "delete" or path.with_name(path.name + "-wal").exists():
        raise StoreError("disk-error", file=str(path), detail="the log cannot be folded in: check the disk")


def refuse_read_only(path: Path) -> None:
    """Raise StoreError where the file or its folder cannot be written: SQLite says "cannot open"."""
    for each in (path, path.parent):
        if not os.access(each, os.W_OK):
            raise StoreError("read-only", file=str(path), detail=f"let this account write to {each.name}")


def _prove_cipher(connection: Any, path: Path) -> None:
    row = connection.execute("PRAGMA cipher_version").fetchone()
    if not row or not row[0]:
        connection.close()
        raise StoreError("no-cipher", file=str(path), detail="this build has no SQLCipher: reinstall")


def _prove_key(connection: Any, path: Path) -> None:
    """Read the first page: only with its key, and only whole, does it make sense."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != driver.SQLITE_NOTADB:
            raise
        connection.close()
        mend = "put back the key that belongs to this file; if it is the right one, restore the last backup"
        raise StoreError("wrong-key", file=str(path), detail=mend) from None


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _is_full(path: Path) -> bool:
    """Whether the disk has no room for the log's first pages: SQLite then says that the disk failed."""
    try:
        return shutil.disk_usage(path.parent).free < LEAST_FREE
    except OSError:
        return False


def store_error(error: BaseException, path: Path) -> StoreError:
    """A driver's or SQLAlchemy's complaint as one code with a mend."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    number = getattr(cause, "sqlite_errorcode", None) or _WORDS.get(str(cause), 0)
    kind = number & 0xFF
    if kind in (driver.SQLITE_IOERR, driver.SQLITE_CANTOPEN) and _is_full(path):
        kind = driver.SQLITE_FULL
    code, mend = _CODES.get(kind, ("store-failed", "restart; if it comes back, run check"))
    name = getattr(cause, "sqlite_errorname", type(cause).__name__)
    return StoreError(code, file=str(path), detail=f"{mend} [{name}]")
