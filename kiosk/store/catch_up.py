"""Opens the cases of registrations that came since the desk last looked, and counts them in the tallies."""

from sqlalchemy import Connection

_NEWEST = "SELECT (SELECT max(sequence) FROM registrations), (SELECT max(sequence) FROM cases)"
_CASES = """
    INSERT INTO cases
        (sequence, day, dusun, rt, occupation, programmes, has_phone, payer, born, event_day, revision)
    SELECT sequence, date(saved_at, :offset), dusun, rt, occupation, programmes, phone IS NOT NULL,
        payer, birth_date, date(saved_at, :offset), (SELECT audit_count FROM kiosk_identity)
    FROM registrations WHERE sequence > :after ORDER BY sequence
"""
_PLACES = (
    "INSERT OR IGNORE INTO places (dusun, rt) SELECT DISTINCT dusun, rt FROM cases WHERE sequence > :after"
)
_TALLIES = (
    """
    INSERT INTO day_tally (day, stage, count)
    SELECT day, stage, count(*) FROM cases WHERE sequence > :after AND hold <> 'merged' GROUP BY 1, 2
    ON CONFLICT DO UPDATE SET count = count + excluded.count
    """,
    """
    INSERT INTO group_tally (month, dusun, occupation, programmes, stage, count)
    SELECT substr(day, 1, 7), dusun, occupation, programmes, stage, count(*)
    FROM cases WHERE sequence > :after AND hold <> 'merged' GROUP BY 1, 2, 3, 4, 5
    ON CONFLICT DO UPDATE SET count = count + excluded.count
    """,
    """
    INSERT INTO queue_tally (state, due, count)
    SELECT state, ifnull(due, ''), count(*) FROM cases WHERE sequence > :after GROUP BY 1, 2
    ON CONFLICT DO UPDATE SET count = count + excluded.count
    """,
)


def is_behind(connection: Connection) -> bool:
    """Whether there are registrations without a case."""
    registered, known = connection.exec_driver_sql(_NEWEST).one()
    return (registered or 0) > (known or 0)


def catch_up(connection: Connection, utc_offset_hours: int) -> None:
    """Open the cases of new registrations in the caller's transaction: about 10 microseconds each."""
    registered, known = connection.exec_driver_sql(_NEWEST).one()
    if (registered or 0) <= (known or 0):
        return
    values = {"after": known or 0, "offset": f"{utc_offset_hours:+d} hours"}
    connection.exec_driver_sql(_CASES, values)
    connection.exec_driver_sql(_PLACES, {"after": values["after"]})
    _count(connection, known or 0)


def count_anew(connection: Connection) -> None:
    """Empty the tallies and count every case, after a change of very many."""
    for table in ("day_tally", "group_tally", "queue_tally"):
        connection.exec_driver_sql(f"DELETE FROM {table}")
    _count(connection, 0)


def _count(connection: Connection, after: int) -> None:
    for statement in _TALLIES:
        connection.exec_driver_sql(statement, {"after": after})
