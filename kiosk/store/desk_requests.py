"""Requests under the law on personal data, each with its deadline of three times twenty-four hours."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping

from kiosk.agency.accounts import Staff, require
from kiosk.agency.rights import KINDS, NEEDS, Kind, Request, open_first
from kiosk.errors import Refused
from kiosk.store.desk_cases import iso, moment_of
from kiosk.store.desk_ground import Ground, sequence_of


class Requests:
    """The deadline list; part of DeskStore."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def ask(self, who: Staff, kind: Kind, number: str = "", received: datetime | None = None) -> Request:
        """Enter a request; its deadline is three times twenty-four hours after `received` (now)."""
        require(who, "breach" if kind == "breach" else "see")
        if kind not in KINDS:
            raise Refused("request-kind", "kind")
        with self._ground.writing() as connection:
            sequence = sequence_of(connection, number) if number else None
            self._ground.trace(connection, who, "request", number=number, kind=kind)
            return enter_request(connection, who, kind, sequence, received or self._ground.now())

    def finish(self, who: Staff, request_id: int, result: str) -> Request:
        """What was done about a request, and that it was told to the person; for whoever may answer it."""
        require(who, "see")
        with self._ground.writing() as connection:
            request = _request(connection, request_id)
            require(who, NEEDS[request.kind])
            if request.done is not None:
                raise Refused("request-done", "request")
            connection.exec_driver_sql(
                "UPDATE rights_requests SET done = ?, result = ? WHERE id = ?",
                (iso(self._ground.now()), " ".join(result.split())[:500], request_id),
            )
            self._ground.trace(connection, who, "request-done", number=request.number, kind=request.kind)
            return _request(connection, request_id)

    def list(self, *, done: bool = False) -> tuple[Request, ...]:
        """Open requests, the nearest deadline first; with those done after them when asked for."""
        where = "" if done else "WHERE q.done IS NULL"
        with self._ground.reading() as connection:
            return open_first(_requests(connection, where, ()))


def enter_request(
    connection: Connection, who: Staff, kind: str, sequence: int | None, received: datetime
) -> Request:
    """Open a request in the caller's transaction."""
    found = connection.exec_driver_sql(
        "INSERT INTO rights_requests (kind, sequence, received, who, result) VALUES (?, ?, ?, ?, '') "
        "RETURNING id",
        (kind, sequence, iso(received), who.label),
    )
    return _request(connection, int(found.scalar_one()))


def open_breach(connection: Connection) -> Request | None:
    """The breach that was entered and not told to everybody yet."""
    found = _requests(connection, "WHERE q.kind = 'breach' AND q.done IS NULL", ())
    return min(found, key=lambda request: request.received, default=None)


def _request(connection: Connection, request_id: int) -> Request:
    found = _requests(connection, "WHERE q.id = ?", (request_id,))
    if not found:
        raise Refused("unknown-request", "request")
    return found[0]


def _requests(connection: Connection, where: str, values: tuple[Any, ...]) -> tuple[Request, ...]:
    rows = connection.exec_driver_sql(
        "SELECT q.*, ifnull(r.number, '') AS number, ifnull(c.hold, '') AS hold FROM rights_requests q "
        "LEFT JOIN registrations r ON r.sequence = q.sequence "
        f"LEFT JOIN cases c ON c.sequence = q.sequence {where}",
        values,
    ).mappings()
    return tuple(_read_request(row) for row in rows)


def _read_request(row: RowMapping) -> Request:
    received = moment_of(row["received"])
    assert received is not None
    return Request(
        id=row["id"],
        kind=row["kind"],
        number=row["number"],
        received=received,
        done=moment_of(row["done"]),
        who=row["who"],
        result=row["result"],
        hold=row["hold"],
    )
