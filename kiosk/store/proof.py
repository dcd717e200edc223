"""Proves a store whole: every page, the order of its trees, the audit chain, and what it says of contents."""

from pathlib import Path

from sqlalchemy import Connection

from kiosk.errors import StoreError
from kiosk.store import audit, schema
from kiosk.store.engine import FAILURES, open_engine, store_error
from kiosk.store.integrity import damage


def faults(path: Path, key: bytes, *, log: str = "WAL") -> tuple[str, ...]:
    """What is wrong with a store file, which may be in use: empty when all of it holds; raises driver errors.

    A file of an earlier revision is not read row by row: its migration is proven by the next look.
    """
    engine = open_engine(path, key, log=log)
    try:
        with engine.connect() as connection:
            if found := damage(connection):
                return found
            report = audit.verify(connection.connection.cursor())
            if report.problem:
                return (f"{report.problem} at entry {report.position}",)
            if schema.revision(connection, path) != schema.REVISIONS[-1]:
                return ()
            return tuple(f"content-altered: {number}" for number in contents(connection))
    finally:
        engine.dispose()


def damaged_pages(path: Path, key: bytes) -> tuple[str, ...]:
    """What is wrong with the pages of a store file and their order; on a connection of its own."""
    engine = open_engine(path, key)
    try:
        with engine.connect() as connection:
            return damage(connection)
    except StoreError as error:
        return (error.code,)
    except FAILURES as error:
        return (store_error(error, path).code,)
    finally:
        engine.dispose()


def contents(connection: Connection) -> tuple[str, ...]:
    """The numbers whose registration is not what the chain saw, or is gone."""
    found: list[str] = []
    for look in audit.LOOKS:
        after, last = 0, -1
        while last:
            last, some = look(connection, after)
            found += some
            after = last
    return tuple(found)
