"""Finds likely duplicates a few at a time while the desk is idle; a person settles them and may undo it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from kiosk.agency.accounts.roles import require
from kiosk.agency.duplicates.likeness import Identity, Likeness, weigh
from kiosk.agency.followups.joined import same_person, settle
from kiosk.agency.followups.queue_store import PersonRow, rows_of
from kiosk.agency.followups.rewrite import touch, update
from kiosk.errors import Refused
from kiosk.staff import Staff
from kiosk.store import search
from kiosk.store.part import TracedStore, case_row, iso, kept_sequence, numbers, sequence_of, set_value, value

CHECKED = "duplicates-checked"
CROWD = 200
"""Of more people than this with one phone or one birth date only the newest are compared."""

_COMPARED = (
    "SELECT r.sequence, r.number, r.name, r.nik, r.phone, r.birth_date, r.sex, r.dusun, r.rt, r.rw "
    "FROM registrations r JOIN cases c ON c.sequence = r.sequence AND c.hold NOT IN ('erased', 'merged') "
)
_SAME_NIK = (
    "SELECT sequence FROM registrations WHERE nik_index = "
    "(SELECT nik_index FROM registrations WHERE sequence = ?) ORDER BY sequence DESC LIMIT ?"
)
_SAME_BIRTH_DATE = (
    "SELECT sequence FROM cases WHERE born = (SELECT born FROM cases WHERE sequence = ?) "
    "ORDER BY sequence DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two registrations that may be one person, side by side; `first` is the older."""

    first: PersonRow
    second: PersonRow
    likeness: Likeness
    state: str


class Duplicates:
    """Finding, merging and separating; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground

    def check(self, limit: int = 200, seconds: float = 0.1) -> int:
        """Compare the next registrations with all others; answers how many are still to come.

        For idle moments: it stops after so many, or so many seconds.
        """
        ends = self._ground.mono() + seconds
        with self._ground.writing() as connection:
            last = connection.exec_driver_sql("SELECT max(sequence) FROM registrations").scalar() or 0
            done = int(value(connection, CHECKED) or 0)
            upto = done
            while upto < min(last, done + limit) and self._ground.mono() < ends:
                upto += 1
                self._compare(connection, upto)
            if upto > done:
                set_value(connection, CHECKED, str(upto))
        return int(last - upto)

    def behind(self) -> bool:
        """Whether there are registrations that were compared with nobody yet."""
        with self._ground.reading() as connection:
            last = connection.exec_driver_sql("SELECT max(sequence) FROM registrations").scalar() or 0
            return int(value(connection, CHECKED) or 0) < last

    def check_one(self, number: str) -> int:
        """Compare one registration anew, after a correction or at its page; answers how many are suspect."""
        with self._ground.writing() as connection:
            sequence = sequence_of(connection, number)
            connection.exec_driver_sql(
                "DELETE FROM duplicate_pairs WHERE state = 'open' AND ? IN (first, second)", (sequence,)
            )
            self._compare(connection, sequence)
            found = connection.exec_driver_sql(
                "SELECT count(*) FROM duplicate_pairs WHERE state = 'open' AND ? IN (first, second)",
                (sequence,),
            )
            return int(found.scalar() or 0)

    def count(self, state: str = "open") -> int:
        """How many pairs wait for someone to look, or were merged, or are different people."""
        with self._ground.reading() as connection:
            found = connection.exec_driver_sql(
                "SELECT count(*) FROM duplicate_pairs WHERE state = ?", (state,)
            )
            return int(found.scalar() or 0)

    def pairs(self, who: Staff, state: str = "open", limit: int = 50, skip: int = 0) -> tuple[Pair, ...]:
        """Pairs in this state (open, merged, different), the most alike first."""
        require(who, "merge")
        self._ground.note_list(who, "list", "duplicates")
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT first, second, score, reasons, state FROM duplicate_pairs WHERE state = ? "
                "ORDER BY score DESC, first, second LIMIT ? OFFSET ?",
                (state, limit, skip),
            ).all()
            today = self._ground.today()
            people = {row.sequence: row for row in rows_of(connection, _both(rows), today)}
        return tuple(
            Pair(
                first=people[row[0]],
                second=people[row[1]],
                likeness=Likeness(row[2], tuple(row[3].split(","))),
                state=row[4],
            )
            for row in rows
        )

    def keep_apart(self, who: Staff, one: str, other: str) -> None:
        """Two different people: the pair is not shown again."""
        require(who, "merge")
        with self._ground.writing() as connection:
            first, second = _ordered(connection, one, other)
            for each in (first, second):
                touch(connection, each)
            self._ground.trace(connection, who, "keep-apart", number=one, other=other)
            self._settle(connection, who, first, second, "different")

    def merge(self, who: Staff, kept: str, folded: str, why: str) -> None:
        """One person: `folded` leaves the queue, and `kept` stands for both; either may be joined already.

        Only the tie between the two numbers that stay is kept: every number keeps its own history. Refused
        reason-missing, merge-self, or merge-held where they are joined already, or one is suspended,
        withdrawn or erased.
        """
        require(who, "merge")
        _need(why)
        with self._ground.writing() as connection:
            keep, fold = (kept_sequence(connection, sequence_of(connection, each)) for each in (kept, folded))
            if kept == folded:
                raise Refused("merge-self", "number")
            held = case_row(connection, keep)["hold"] or case_row(connection, fold)["hold"]
            if held or keep == fold:
                raise Refused("merge-held", "number")
            self._ground.trace(connection, who, "merge", number=kept, sequence=keep, why=why, folded=folded)
            connection.exec_driver_sql(
                "INSERT INTO merges (kept, folded, at, who) VALUES (?, ?, ?, ?)",
                (keep, fold, iso(self._ground.now()), who.label),
            )
            self._settle_between(connection, who, keep, fold, "merged")
            update(connection, "cases", fold, {"merged_into": keep})
            settle(self._ground, connection, keep)

    def unmerge(self, who: Staff, folded: str, why: str) -> None:
        """Undo a merge: both stand again where their own histories put them; Refused("not-merged")."""
        require(who, "merge")
        _need(why)
        with self._ground.writing() as connection:
            fold = sequence_of(connection, folded)
            keep = case_row(connection, fold)["merged_into"]
            if keep is None:
                raise Refused("not-merged", "number")
            kept = numbers(connection, "?", (keep,))[0]
            self._ground.trace(connection, who, "unmerge", number=folded, sequence=fold, why=why, kept=kept)
            connection.exec_driver_sql(
                "UPDATE merges SET undone_at = ?, undone_who = ? WHERE folded = ? AND undone_at IS NULL",
                (iso(self._ground.now()), who.label, fold),
            )
            update(connection, "cases", fold, {"merged_into": None})
            for each in (fold, keep):
                settle(self._ground, connection, each)
            self._settle_between(connection, who, keep, fold, "open")

    # Inside

    def _settle_between(self, connection: Connection, who: Staff, one: int, other: int, state: str) -> None:
        """The pair of two numbers, and every pair between those who are the one and the other."""
        self._settle(connection, who, min(one, other), max(one, other), state)
        here, there = same_person(connection, one), same_person(connection, other)
        marks = tuple(", ".join("?" * len(some)) for some in (here, there))
        connection.exec_driver_sql(
            "UPDATE duplicate_pairs SET state = ?, settled_who = ?, settled_at = ? "
            f"WHERE state <> 'different' AND (first IN ({marks[0]}) AND second IN ({marks[1]}) "
            f"OR first IN ({marks[1]}) AND second IN ({marks[0]}))",
            (state, who.label, iso(self._ground.now()), *here, *there, *there, *here),
        )

    def _settle(self, connection: Connection, who: Staff, first: int, second: int, state: str) -> None:
        connection.exec_driver_sql(
            "INSERT INTO duplicate_pairs "
            "(first, second, score, reasons, state, found_at, settled_who, settled_at) "
            "VALUES (?, ?, 100, 'by-hand', ?, ?, ?, ?) ON CONFLICT DO UPDATE SET state = excluded.state, "
            "settled_who = excluded.settled_who, settled_at = excluded.settled_at",
            (first, second, state, iso(self._ground.now()), who.label, iso(self._ground.now())),
        )

    def _compare(self, connection: Connection, sequence: int) -> None:
        from kiosk.people.names import similarity

        one = _identity(connection, sequence)
        if one is None:
            return
        for other_sequence in _alike(connection, sequence, one.phone):
            other = _identity(connection, other_sequence)
            # Comparing names costs the most: only where the same name would make a pair.
            if other is None or not weigh(one, other, 1.0).is_suspect:
                continue
            likeness = weigh(one, other, similarity(one.name, other.name))
            if likeness.is_suspect:
                connection.exec_driver_sql(
                    "INSERT OR IGNORE INTO duplicate_pairs (first, second, score, reasons, state, found_at) "
                    "VALUES (?, ?, ?, ?, 'open', ?)",
                    (
                        min(sequence, other_sequence),
                        max(sequence, other_sequence),
                        likeness.score,
                        ",".join(likeness.reasons),
                        iso(self._ground.now()),
                    ),
                )


def _need(why: str) -> None:
    if not why.strip():
        raise Refused("reason-missing", "why")


def _alike(connection: Connection, sequence: int, phone: str | None) -> tuple[int, ...]:
    """The registrations that share a NIK, a phone or a birth date with this one."""
    found = {row[0] for row in connection.exec_driver_sql(_SAME_NIK, (sequence, CROWD))}
    found |= {row[0] for row in connection.exec_driver_sql(_SAME_BIRTH_DATE, (sequence, CROWD))}
    if phone:
        found |= set(search.with_phone(connection, phone, CROWD))
    return tuple(sorted(found - {sequence}))


def _identity(connection: Connection, sequence: int) -> Identity | None:
    row = connection.exec_driver_sql(f"{_COMPARED} WHERE r.sequence = ?", (sequence,)).mappings().first()
    if row is None:
        return None
    return Identity(
        number=row["number"],
        name=row["name"],
        nik=row["nik"],
        phone=row["phone"],
        birth_date=date.fromisoformat(row["birth_date"]) if row["birth_date"] else None,
        sex=row["sex"],
        place=(row["dusun"], row["rt"], row["rw"]),
    )


def _both(rows: Any) -> tuple[int, ...]:
    return tuple(sorted({sequence for row in rows for sequence in row[:2]}))


def _ordered(connection: Connection, one: str, other: str) -> tuple[int, int]:
    first, second = sorted((sequence_of(connection, one), sequence_of(connection, other)))
    return first, second
