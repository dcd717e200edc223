"""Reads lists of people one page at a time by key, so that a million rows scroll like fifty.

People of a part of the queue in walking order: whom a route sheet or a round of reminders is for.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from sqlalchemy import Connection, RowMapping

from kiosk.agency.accounts.roles import require
from kiosk.agency.followups.cases import read_standing
from kiosk.agency.followups.queue import BUCKETS, NO_FILTERS, Bucket, Filters, bucket
from kiosk.campaign.followup import STAGES
from kiosk.staff import Staff
from kiosk.store import search
from kiosk.store.part import TracedStore, day_of

PAGE = 50
MANY = 10_000
"""Counting people under filters stops here: a screen says "more than ten thousand"."""

Key = tuple[str, str, int]

_COLUMNS = (
    "SELECT c.*, r.number, r.name, r.rw, r.nik_flags, r.nik IS NOT NULL AS has_nik, "
    "(SELECT m.number FROM registrations m WHERE m.sequence = c.merged_into) AS merged_number "
    "FROM registrations r JOIN cases c ON c.sequence = r.sequence "
)
_WHERE = {
    "new": ("state = 'new' AND due IS NULL", False),
    "due-today": ("state = 'open' AND due = :today", False),
    "overdue": ("state = 'open' AND due < :today", True),
    "waiting": ("state = 'open' AND due > :today", True),
    "done": ("state = 'done' AND due IS NULL", False),
    "held": ("state IN ('suspended', 'withdrawn')", False),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One line of a list; `bucket` is where it lies today, `hold` why it is out of the queue (else empty)."""

    sequence: int
    number: str
    name: str
    dusun: str
    rt: str
    rw: str
    occupation: str
    programmes: tuple[str, ...]
    has_phone: bool
    has_nik: bool
    flags: tuple[str, ...]
    saved: date
    bucket: Bucket
    hold: str
    outcome: str
    due: date | None
    stage: str
    contacts: int
    kpj: str
    merged_into: str

    @property
    def key(self) -> Key:
        """Where the next page goes on."""
        return (self.due.isoformat() if self.due else "", self.saved.isoformat(), self.sequence)


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines of a list; `next` is the key to ask for what follows, None at the end."""

    rows: tuple[PersonRow, ...]
    next: Key | None


class Lists:
    """The queue and the search; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground

    def counts(self, filters: Filters = NO_FILTERS) -> dict[str, int]:
        """How many people lie in each part of the queue today, and how many are held back.

        With filters no part is counted beyond MANY.
        """
        today = self._ground.today()
        with self._ground.reading() as connection:
            if filters == NO_FILTERS:
                return _tallied(connection, today)
            return {name: _count(connection, name, filters, today) for name in (*BUCKETS, "held")}

    def page(
        self,
        who: Staff,
        part: str,
        filters: Filters = NO_FILTERS,
        *,
        after: Key | None = None,
        skip: int = 0,
        limit: int = PAGE,
        newest: bool = False,
    ) -> Page:
        """A page of one part of the queue ("held" too), oldest first; `after` is the page before's `next`.

        `skip` jumps over so many rows, for a scroll bar that is dragged.
        """
        require(who, "see")
        self._ground.note_list(who, "list", part)
        today = self._ground.today()
        where, values, index, by_due = _condition(part, filters, today)
        columns = ("due", "day", "sequence") if by_due else ("day", "sequence")
        down, order = ("<", "DESC") if newest else (">", "ASC")
        if after is not None:
            where += f" AND ({', '.join(columns)}) {down} ({', '.join(f':{name}' for name in columns)})"
            values |= dict(zip(("due", "day", "sequence"), after, strict=True))
        ordering = ", ".join(f"{name} {order}" for name in columns)
        sql = (
            f"SELECT sequence FROM cases {index} WHERE {where} ORDER BY {ordering} LIMIT :limit OFFSET :skip"
        )
        with self._ground.reading() as connection:
            found = connection.exec_driver_sql(sql, values | {"limit": limit, "skip": skip})
            rows = rows_of(connection, tuple(row[0] for row in found), today)
        return Page(rows, rows[-1].key if len(rows) == limit else None)

    def search(
        self, who: Staff, text: str, limit: int = PAGE, filters: Filters = NO_FILTERS
    ) -> tuple[PersonRow, ...]:
        """People by name (old spellings, any order), number, phone, the whole NIK or its last digits.

        The newest first, under the filters. Of a word that more than ten thousand people have, only the
        newest ten thousand are narrowed.
        """
        require(who, "see")
        self._ground.note_list(who, "search", "people")
        today, key = self._ground.today(), self._ground.store.keys.index
        narrowed = search.Narrowed(*filter_conditions(filters, today, "c."))
        with self._ground.reading() as connection:
            found = search.search(connection, text, limit, index_key=key, among=narrowed)
            return rows_of(connection, found, today)

    def places(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Every dusun with its RTs, for the filters."""
        found: dict[str, list[str]] = {}
        with self._ground.reading() as connection:
            for dusun, rt in connection.exec_driver_sql("SELECT dusun, rt FROM places ORDER BY dusun, rt"):
                found.setdefault(dusun, []).append(rt)
        return tuple((dusun, tuple(rts)) for dusun, rts in found.items())


def rows_of(connection: Connection, sequences: tuple[int, ...], today: date) -> tuple[PersonRow, ...]:
    """The lines of these registrations, in this order."""
    marks = ", ".join("?" * len(sequences))
    found = connection.exec_driver_sql(f"{_COLUMNS} WHERE r.sequence IN ({marks})", sequences).mappings()
    by_sequence = {row["sequence"]: row for row in found}
    return tuple(_person_row(by_sequence[each], today) for each in sequences if each in by_sequence)


def _person_row(row: RowMapping, today: date) -> PersonRow:
    return PersonRow(
        sequence=row["sequence"],
        number=row["number"],
        name=row["name"],
        dusun=row["dusun"],
        rt=row["rt"],
        rw=row["rw"],
        occupation=row["occupation"],
        programmes=tuple(row["programmes"].split(",")) if row["programmes"] else (),
        has_phone=bool(row["has_phone"]),
        has_nik=bool(row["has_nik"]),
        flags=tuple(row["nik_flags"].split(",")) if row["nik_flags"] else (),
        saved=date.fromisoformat(row["day"]),
        bucket=bucket(read_standing(row), today),
        hold=row["hold"],
        outcome=row["outcome"],
        due=day_of(row["due"]),
        stage=STAGES[row["stage"]],
        contacts=row["contacts"],
        kpj=row["kpj"] or "",
        merged_into=row["merged_number"] or "",
    )


def _condition(part: str, filters: Filters, today: date) -> tuple[str, dict[str, Any], str, bool]:
    """The WHERE clause of one part under these filters, its values, the index to use, whether by due date."""
    where, values = part_condition(part, filters, today)
    index = "INDEXED BY ix_cases_place" if filters.dusun else "INDEXED BY ix_cases_queue"
    return where, values, index, _WHERE[part][1]


def part_condition(part: str, filters: Filters, today: date) -> tuple[str, dict[str, Any]]:
    """What `cases` of one part fulfil under these filters, and the values."""
    narrower, values = filter_conditions(filters, today)
    return _WHERE[part][0] + narrower, values | {"today": today.isoformat()}


def filter_conditions(filters: Filters, today: date, cases: str = "") -> tuple[str, dict[str, Any]]:
    """The filters as further conditions on `cases` (each begins with AND) and their values.

    `cases` stands before each column where other tables have columns of the same name ("c.").
    """
    wanted = {
        "dusun": (f"{cases}dusun = :dusun", filters.dusun),
        "rt": (f"{cases}rt = :rt", filters.rt),
        "programme": (f"instr({cases}programmes, :programme) > 0", filters.programme),
        "payer": (f"{cases}payer = :payer", filters.payer),
        "older": (f"{cases}day <= :older", _days_ago(today, filters.older_than)),
        "younger": (f"{cases}day >= :younger", _days_ago(today, filters.younger_than)),
    }
    used = {name: each for name, each in wanted.items() if each[1]}
    where = "".join(f" AND {condition}" for condition, _ in used.values())
    where += f" AND {cases}has_phone = 0" if filters.no_phone else ""
    return where, {name: given for name, (_, given) in used.items()}


def _days_ago(today: date, days: int | None) -> str:
    return "" if days is None else (today - timedelta(days=days)).isoformat()


def _count(connection: Connection, part: str, filters: Filters, today: date) -> int:
    where, values, index, _ = _condition(part, filters, today)
    found = connection.exec_driver_sql(
        f"SELECT count(*) FROM (SELECT 1 FROM cases {index} WHERE {where} LIMIT {MANY})", values
    )
    return int(found.scalar() or 0)


def _tallied(connection: Connection, today: date) -> dict[str, int]:
    """The counts from the tally: a row for each state and due date, whatever the number of people."""
    counts = dict.fromkeys((*BUCKETS, "held"), 0)
    day = today.isoformat()
    for state, due, count in connection.exec_driver_sql("SELECT state, due, count FROM queue_tally"):
        part = {"new": "new", "done": "done", "suspended": "held", "withdrawn": "held"}.get(state)
        if state == "open":
            part = "due-today" if due == day else "overdue" if due < day else "waiting"
        if part:
            counts[part] += count
    return counts


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
    """Who is on the way; part of Agency. People who are held back are on nobody's way."""

    def __init__(self, ground: TracedStore) -> None:
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
