"""Opens the store: made whole or not at all, checked, migrated; otherwise raises StoreError."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from kiosk.errors import StoreError
from kiosk.files import flush_file, flush_folder, write_durably
from kiosk.owner import kiosk_is_open
from kiosk.security.keys import DATABASE_NAME, Keys, public_key
from kiosk.security.machine import machine_mark
from kiosk.security.mark import Mark
from kiosk.store import audit, backup, queries, schema, went_back
from kiosk.store.engine import (
    FAILURES,
    IMMEDIATE,
    count_frames,
    fold_away,
    open_engine,
    refuse_plain,
    refuse_read_only,
    store_error,
)
from kiosk.store.integrity import read_log

MADE_NAME = "station.made"
MERGED_PAGES = 100
"""How much of the search index one tidying merges: some 10 ms."""


def open_or_create(
    folder: Path, keys: Keys, now: datetime, code: str, mark: Mark, *, owns: bool = True
) -> Engine:
    """An engine on the folder's proven, migrated and tidied store, which is no older than the mark.

    Who does not own the folder finds a store that its owner has made ready, or StoreError "kiosk-is-open".
    """
    path = folder / DATABASE_NAME
    if not owns:
        return _as_guest(path, keys, code, mark)
    if not path.exists():
        _create(path, keys, now, code)
    try:
        engine = _open_whole(path, keys)
        _migrate(engine, path, keys, now)
        _greet(engine, path, keys, now, code, mark)
        checkpoint(engine)
    except FAILURES as error:
        raise store_error(error, path) from error
    _remember(folder / MADE_NAME)
    return engine


def _as_guest(path: Path, keys: Keys, code: str, mark: Mark) -> Engine:
    if not path.exists():
        raise kiosk_is_open(path.parent)
    try:
        engine = _open_whole(path, keys)
        with engine.connect() as connection, connection.begin():
            is_ready = schema.revision(connection, path) == schema.REVISIONS[-1]
            is_ready = is_ready and queries.identity(connection).code == code
            if not is_ready or went_back.is_behind(connection, mark, code):
                raise kiosk_is_open(path.parent)
    except FAILURES as error:
        raise store_error(error, path) from error
    return engine


def _remember(mark: Path) -> None:
    """Once there was a store here, its absence is a loss and not a beginning."""
    try:
        if not mark.exists():
            write_durably(mark, b"registrations.db was made here\n")
    except OSError as error:
        raise StoreError("cannot-create", file=str(mark), detail=error.strerror or "") from error


def reopen(path: Path, keys: Keys) -> Engine:
    """An engine after a failure: what the log holds is written anew into the file before it is believed.

    After a failed flush the system may show bytes that never reached the disk: reading proves nothing.
    """
    try:
        engine = _open_whole(path, keys)
        checkpoint(engine)
    except FAILURES as error:
        raise store_error(error, path) from error
    return engine


def _open_whole(path: Path, keys: Keys) -> Engine:
    """An engine whose log was read to its end; damage in the middle of it would go unseen."""
    refuse_plain(path)
    refuse_read_only(path)
    if not _log_is_whole(path, keys):
        mend = "entries of the last minutes cannot be read: keep this folder, restore under a new code"
        raise StoreError("damaged-log", file=str(path), detail=mend)
    return open_engine(path, keys.database)


def _log_is_whole(path: Path, keys: Keys) -> bool:
    """Whether the log can be read to its end; while another program writes, only what stays so is damage."""
    before = None
    while True:
        log = read_log(path)
        believed = count_frames(path, keys.database) if log.frames else 0
        if not log.frames or log.is_read(believed):
            return True
        if (log, believed) == before:
            return False
        before = (log, believed)


def checkpoint(engine: Engine) -> None:
    """Merge some of the search index, fold the log into the file and begin a new one.

    After this a save costs one flush and no more."""
    with engine.connect() as connection:
        cursor = connection.connection.cursor()
        try:
            cursor.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (MERGED_PAGES,))
            busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if not busy:
                # The first commit of a new log also flushes the log's head: pay for it here.
                cursor.execute("UPDATE kiosk_identity SET tidied = tidied + 1")
        finally:
            cursor.close()


def _migrate(engine: Engine, path: Path, keys: Keys, now: datetime) -> None:
    with engine.connect() as connection:
        found = schema.revision(connection, path)
    if found == schema.REVISIONS[-1]:
        return
    backup.copy_database(path, keys, path.with_name(f"{path.stem}-before-{schema.REVISIONS[-1]}.db"), now)
    with engine.connect().execution_options(**IMMEDIATE) as connection, connection.begin():
        schema.upgrade(connection)
        detail = {"from": found, "to": schema.REVISIONS[-1]}
        audit.append(connection, at=now, who="kiosk", action="migrated", detail=detail)


def _greet(engine: Engine, path: Path, keys: Keys, now: datetime, code: str, mark: Mark) -> None:
    """Refuse another station's file, and what would go on counting as if it were the original.

    That is a copy, and a store that went back: each goes on under a code of its own.
    """
    here = machine_mark(keys.index)
    with engine.connect().execution_options(**IMMEDIATE) as connection, connection.begin():
        row = connection.exec_driver_sql("SELECT code, copied_at, machine FROM kiosk_identity").one()
        is_copy = row.copied_at is not None or (None not in (row.machine, here) and row.machine != here)
        went = went_back.is_behind(connection, mark, row.code) and not is_copy
        if is_copy and row.code == code:
            mend = f"a second {code} would give numbers twice: give this copy a code of its own"
            raise StoreError("copy-needs-code", file=str(path), detail=mend)
        if went_back.is_behind(connection, mark, code):
            mend = f"numbers after {code}'s last one were given already: give this store a code of its own"
            raise StoreError("store-went-back", file=str(path), detail=mend)
        if row.code != code and not (is_copy or went):
            raise StoreError("other-station", file=str(path), detail=f"this is the store of kiosk {row.code}")
        if is_copy or went:
            last = queries.last_sequence(connection)
            if went:
                seen = mark.count(went_back.NUMBERS + row.code) or 0
                found = went_back.WentBack(at=now, before=row.code, after=code, last=last, mark=seen)
                went_back.note(connection, found)
            else:
                detail = {"from": row.code, "to": code, "copied": row.copied_at, "last": last}
                audit.append(connection, at=now, who="kiosk", action="restored", detail=detail)
            # Nobody knows what was printed since: asked about, never printed as the first.
            connection.exec_driver_sql(
                "UPDATE print_jobs SET state = 'UNKNOWN', changed = ? WHERE state IN ('READY', 'SENT')",
                (now.isoformat(),),
            )
        connection.exec_driver_sql(
            "UPDATE kiosk_identity"
            " SET code = ?, copied_at = NULL, machine = ifnull(?, machine), opened_at = ?",
            (code, here, now.isoformat()),
        )
        reached = went_back.reached(connection, code)
    mark.rise(reached)
    mark.settle()


def _create(path: Path, keys: Keys, now: datetime, code: str) -> None:
    if (path.parent / MADE_NAME).exists():
        raise StoreError("store-missing", file=str(path), detail="the store is gone: restore the last backup")
    beside = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        backup.sweep(beside)
        engine = open_engine(beside, keys.database)
        with engine.connect().execution_options(**IMMEDIATE) as connection, connection.begin():
            schema.create(connection)
            introduce(connection, keys, now, code)
        with engine.connect() as connection:
            fold_away(connection.connection.cursor(), beside)
        engine.dispose()
        flush_file(beside)
        beside.rename(path)
        flush_folder(path.parent)
    except FAILURES as error:
        raise store_error(error, path) from error
    except OSError as error:
        raise StoreError("cannot-create", file=str(path), detail=error.strerror or "") from error


def introduce(connection: Connection, keys: Keys, now: datetime, code: str) -> None:
    """Write into an empty file whose it is, and begin its chain."""
    connection.exec_driver_sql(
        "INSERT INTO kiosk_identity"
        " (id, code, public_key, machine, created_at, opened_at, tidied, audit_count, audit_head)"
        " VALUES (1, ?, ?, ?, ?, ?, 0, 0, ?)",
        (code, public_key(keys.signing), machine_mark(keys.index), *[now.isoformat()] * 2, audit.GENESIS),
    )
    audit.append(connection, at=now, who="kiosk", action="created", detail={"code": code})
