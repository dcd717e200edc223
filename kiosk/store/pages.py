"""Whether every page of the file is what was written: its signature, and its place in the b-trees."""

from sqlalchemy import Connection


def damage(connection: Connection) -> tuple[str, ...]:
    """What is wrong with the file, page by page: empty when every page's signature and b-tree hold."""
    pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
    trees = connection.exec_driver_sql("PRAGMA quick_check").fetchall()
    return tuple(str(row[0]) for row in [*pages, *trees] if row[0] != "ok")
