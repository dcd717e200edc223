"""Takes lists of people into the store: everybody in one transaction, or nobody."""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from kiosk.agency.accounts.roles import require
from kiosk.agency.lists.import_rows import ReadList
from kiosk.errors import Refused
from kiosk.files import Tell, keep_going
from kiosk.registration import Draft
from kiosk.staff import Staff
from kiosk.store import records
from kiosk.store.batch import MOVED, Batch, footing_of
from kiosk.store.catch_up import catch_up
from kiosk.store.part import TracedStore
from kiosk.store.save import Issue
from kiosk.work import Aside, Slice, Work, run_through

_AT_ONCE = 200
_READY_AT_ONCE = 25
"""How many are made ready between two frames: some 5 ms."""
_TRIES = 3
Issuer = Callable[[Draft], Issue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a list; `known` people were here already, `refused` counts rows to mend."""

    rows: int
    accepted: int
    known: int
    refused: int


@dataclass(frozen=True, slots=True)
class KnownRow:
    """Somebody on a list who is here already: the row as the spreadsheet counts it, and their number."""

    row: int
    number: str


class Imports:
    """Taking lists in; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground

    def weigh(self, read: ReadList, *, accept_good: bool = False) -> Imported:
        """What `take` would do with this list; stores nothing."""
        done: Imported = run_through(self.weighing(read, accept_good=accept_good))
        return done

    def weighing(self, read: ReadList, *, accept_good: bool = False) -> Work:
        """`weigh` in steps; answers Imported."""
        known = yield from self._here(read.drafts)
        return _counted(read, len(known), accept_good)

    def known_rows(self, who: Staff, read: ReadList, mapping: str) -> Work:
        """Which rows of a list are people who are here already; the look is entered first.

        Answers KnownRows in the list's order.
        """
        require(who, "import")
        known = yield from self._here(read.drafts)
        with self._ground.writing() as connection:
            self._ground.trace(
                connection, who, "import-check", mapping=mapping, rows=read.rows, known=len(known)
            )
        places = dict(zip((draft.entry_id for draft in read.drafts), read.places, strict=False))
        return tuple(KnownRow(places.get(entry, 0), number) for entry, number in known.items())

    def take(
        self,
        who: Staff,
        read: ReadList,
        mapping: str,
        *,
        accept_good: bool = False,
        issue: Issuer | None = None,
        tell: Tell = keep_going,
    ) -> Imported:
        """Store the list's people whom the station does not have, unless a row is refused.

        `accept_good` stores the others all the same; `issue` makes their receipts, which are printed when
        somebody asks. Raises Refused: not-allowed, cancelled (nothing stored).
        """
        done: Imported = run_through(
            self.taking(who, read, mapping, accept_good=accept_good, issue=issue), tell
        )
        return done

    def taking(
        self,
        who: Staff,
        read: ReadList,
        mapping: str,
        *,
        accept_good: bool = False,
        issue: Issuer | None = None,
    ) -> Work:
        """`take` in steps: rows are made ready between frames, then written beside the screen at one go.

        Where the store changed meanwhile they are made ready anew; Refused("busy") when it never rests.
        """
        require(who, "import")
        for _ in range(_TRIES):
            known = yield from self._here(read.drafts)
            done = _counted(read, len(known), accept_good)
            if not done.accepted:
                return done
            new = [draft for draft in read.drafts if draft.entry_id not in known]
            batch = yield from self._ready(new, issue, who.label)
            try:
                yield Aside(partial(self._write, batch, who, mapping, done))
            except Refused as refused:
                if refused.code == MOVED:
                    continue
                raise
            return done
        raise Refused("busy")

    def _ready(self, new: list[Draft], issue: Issuer | None, who: str) -> Generator[Slice, Any, Batch]:
        store, total = self._ground.store, len(new)
        with store.reading() as connection:
            cursor = connection.connection.cursor()
            footing = footing_of(cursor)
            words = dict(cursor.execute("SELECT digest, id FROM receipt_words").fetchall())
        batch = Batch(footing, words, store.code, store.keys.index, who)
        for at, draft in enumerate(new):
            if at % _READY_AT_ONCE == 0:
                yield Slice(_share(at, total, 0, 2), total)
            batch.add(draft, issue(draft) if issue else None, store.clock.now())
        return batch

    def _write(self, batch: Batch, who: Staff, mapping: str, done: Imported, tell: Tell) -> None:
        """The one transaction, on whichever thread."""
        total = done.accepted
        with self._ground.writing() as connection:
            batch.write(
                connection.connection.cursor(),
                lambda now, of: tell(_share(now, total, 2, 3, of), total),
            )
            catch_up(connection, self._ground.store.clock.utc_offset_hours)
            self._ground.trace(
                connection,
                who,
                "import",
                mapping=mapping,
                rows=done.rows,
                accepted=done.accepted,
                refused=done.refused,
            )

    def known_niks(self, niks: Iterable[str]) -> frozenset[str]:
        """Which of these NIKs the station has already, by their blind index."""
        found: frozenset[str] = frozenset(run_through(self._numbers(tuple(niks))))
        return found

    def _here(self, drafts: tuple[Draft, ...]) -> Generator[Slice | Aside, Any, dict[str, str]]:
        """By entry id the number under which a draft is here already: the same visit, or the same NIK."""
        niks = yield from self._numbers(tuple(draft.nik for draft in drafts if draft.nik))
        entries: dict[str, str] = {}
        for at in range(0, len(drafts), _AT_ONCE):
            some = [bytes.fromhex(draft.entry_id) for draft in drafts[at : at + _AT_ONCE]]
            entries |= {key.hex(): number for key, number in self._among("entry_id", some)}
            yield Slice(0, len(drafts))
        found = {draft.entry_id: niks.get(draft.nik or "") or entries.get(draft.entry_id) for draft in drafts}
        return {entry: number for entry, number in found.items() if number}

    def _numbers(self, niks: tuple[str, ...]) -> Generator[Slice | Aside, Any, dict[str, str]]:
        """The numbers of the NIKs that the station has."""
        key = self._ground.store.keys.index
        found: dict[str, str] = {}
        for at in range(0, len(niks), _AT_ONCE):
            index = {records.nik_index(key, nik): nik for nik in niks[at : at + _AT_ONCE]}
            found |= {index[each]: number for each, number in self._among("nik_index", list(index))}
            yield Slice(0, len(niks))
        return found

    def _among(self, column: str, values: list[Any]) -> list[tuple[bytes, str]]:
        marks = ", ".join("?" * len(values))
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql(
                f"SELECT {column}, number FROM registrations WHERE {column} IN ({marks})", tuple(values)
            )
            return [(row[0], row[1]) for row in rows]


def _counted(read: ReadList, known: int, accept_good: bool) -> Imported:
    new = len(read.drafts) - known
    stored = new if not read.questions and (accept_good or not read.refused) else 0
    return Imported(rows=read.rows, accepted=stored, known=known, refused=read.refused_rows)


def _share(done: int, total: int, first: int, last: int, of: int | None = None) -> int:
    """How many people a step stands for, when all of them take thirds `first` to `last` of the way."""
    part = done / (total if of is None else of) if total else 1.0
    return round(total * (first + (last - first) * min(1.0, part)) / 3)
