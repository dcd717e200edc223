"""People of a part of the queue in walking order: whom a route sheet or a round of reminders is for."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any

from kiosk.agency.accounts import Staff, require
from kiosk.agency.queue import NO_FILTERS, Filters
from kiosk.store.desk_ground import Ground
from kiosk.store.desk_lists import part_condition

_ALONE = "(r.phone IS NULL OR r.phone_owner = 'neighbour')"
_SLIPS = (
    "(SELECT ifnull(sum(CASE json_extract(a.entry, '$.action') WHEN 'print' THEN 1 ELSE -1 END), 0) "
    "FROM audit a WHERE a.subject = r.number "
    "AND json_extract(a.entry, '$.action') IN ('print', 'print-failed') "
    "AND json_extract(a.entry, '$.detail.why') = 'reminder-slip' AND json_extract(a.entry, '$.at') >= :since)"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is meant: a part of the queue under filters, or the registrations that a search found."""

    part: str = "new"
    filters: Filters = NO_FILTERS
    found: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """How many people, how many of them without a phone of their own, how many of those with a slip today."""

    people: int
    without_phone: int
    printed: int


class Walks:
    """Who is on the way; part of DeskStore. People who are held back are on nobody's way."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def round(self, who: Staff, choice: Choice) -> Round:
        """The counts of a choice."""
        require(who, "see")
        where, values = self._where(choice)
        with self._ground.reading() as connection:
            row = connection.exec_driver_sql(
                f"SELECT count(*), ifnull(sum({_ALONE}), 0), ifnull(sum({_ALONE} AND {_SLIPS} > 0), 0) "
                f"FROM registrations r WHERE {where}",
                values,
            ).one()
        return Round(*map(int, row))

    def numbers(self, who: Staff, choice: Choice, limit: int, skip: int = 0) -> tuple[str, ...]:
        """So many numbers by dusun, RW, RT and name; people without a dusun last."""
        require(who, "see")
        self._ground.note_list(who, "list", choice.part)
        return self._numbers(choice, "1", limit, skip)

    def to_remind(self, who: Staff, choice: Choice) -> tuple[str, ...]:
        """Everybody without a phone of their own who has no reminder slip of today yet, in the same order."""
        require(who, "print")
        return self._numbers(choice, f"{_ALONE} AND {_SLIPS} < 1", -1, 0)

    def _numbers(self, choice: Choice, only: str, limit: int, skip: int) -> tuple[str, ...]:
        where, values = self._where(choice)
        sql = (
            f"SELECT r.number FROM registrations r WHERE {where} AND {only} "
            "ORDER BY r.dusun = '', r.dusun, r.rw, r.rt, r.name, r.sequence LIMIT :limit OFFSET :skip"
        )
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql(sql, values | {"limit": limit, "skip": skip})
            return tuple(row[0] for row in rows)

    def _where(self, choice: Choice) -> tuple[str, dict[str, Any]]:
        ground = self._ground
        here = timezone(timedelta(hours=ground.store.clock.utc_offset_hours))
        since = datetime.combine(ground.today(), time.min, here).astimezone(UTC).isoformat()
        values: dict[str, Any] = {}
        if choice.found is not None:
            chosen = ", ".join(str(int(each)) for each in choice.found)
            inner = f"SELECT sequence FROM cases WHERE sequence IN ({chosen})"
        else:
            where, values = part_condition(choice.part, choice.filters, ground.today())
            inner = f"SELECT sequence FROM cases WHERE {where}"
        return f"r.sequence IN ({inner} AND hold = '')", values | {"since": since}
