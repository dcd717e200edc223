"""Makes the tables of a store by its migrations: all at once for a new file, step by step for an old one."""

import runpy
from functools import cache
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from kiosk.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")

_VERSION = (
    "CREATE TABLE alembic_version ("
    "version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


@cache
def statements() -> tuple[str, ...]:
    """Every migration's statements, the oldest first."""
    scripts = sorted((MIGRATIONS / "versions").glob("0*.py"))
    return tuple(statement for script in scripts for statement in runpy.run_path(str(script))["STATEMENTS"])


def create(connection: Connection) -> None:
    """Every table in its newest form, in the caller's transaction; loads no Alembic, which takes longer."""
    cursor = connection.connection.cursor()
    for statement in statements():
        cursor.execute(statement)
    cursor.execute(_VERSION)
    cursor.execute("INSERT INTO alembic_version VALUES (?)", (REVISIONS[-1],))


def revision(connection: Connection, path: Path) -> str:
    """The file's revision; raises StoreError "newer-version" where this program does not know it."""
    try:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    except DBAPIError as error:
        if "no such table" in str(error.orig):
            raise StoreError(
                "damaged", file=str(path), detail="not a kiosk's store: restore a backup"
            ) from error
        raise
    if found not in REVISIONS:
        raise StoreError(
            "newer-version", file=str(path), detail=f"written by a newer program ({found}): install it again"
        )
    return str(found)


def upgrade(connection: Connection, target: str = REVISIONS[-1]) -> None:
    """Run the migrations that the file lacks, in the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
