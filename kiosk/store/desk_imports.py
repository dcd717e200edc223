"""Lists of people taken into the store: everybody in one transaction, or nobody."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.agency.accounts import Staff, require
from kiosk.agency.imports import ReadList
from kiosk.agency.whole_file import Tell, keep_going, watched
from kiosk.registration import Draft
from kiosk.store import records
from kiosk.store.desk_ground import Ground

_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a list; `known` people were here already, `refused` counts rows to mend."""

    rows: int
    accepted: int
    known: int
    refused: int


class Imports:
    """Taking lists in; part of DeskStore."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def weigh(self, read: ReadList, *, accept_good: bool = False) -> Imported:
        """What `take` would do with this list; stores nothing."""
        new = self._new(read)
        stored = len(new) if accept_good or not read.refused else 0
        known = len(read.drafts) - len(new)
        return Imported(rows=read.rows, accepted=stored, known=known, refused=read.refused_rows)

    def take(
        self, who: Staff, read: ReadList, mapping: str, *, accept_good: bool = False, tell: Tell = keep_going
    ) -> Imported:
        """Store the list's people whom the station does not have, unless a row is refused.

        `accept_good` stores the others all the same. Raises Refused: not-allowed, cancelled (nothing stored).
        """
        require(who, "import")
        would = self.weigh(read, accept_good=accept_good)
        if not would.accepted:
            return would
        new = self._new(read)
        store = self._ground.store
        # The trace first: a list that is stored without one, because the power went, could never get it.
        counts = {"rows": would.rows, "accepted": would.accepted, "refused": would.refused}
        store.audit(who=who.label, action="import", detail={"mapping": mapping, **counts})
        added = store.register_many(watched(new, len(new), tell), who=who.label)
        return Imported(
            rows=read.rows, accepted=added, known=len(read.drafts) - added, refused=read.refused_rows
        )

    def known_niks(self, niks: Iterable[str]) -> frozenset[str]:
        """Which of these NIKs the station has already, by their blind index."""
        index = {records.nik_index(self._ground.store.keys.index, nik): nik for nik in niks}
        keys = list(index)
        found: set[str] = set()
        with self._ground.reading() as connection:
            for at in range(0, len(keys), _AT_ONCE):
                some = tuple(keys[at : at + _AT_ONCE])
                marks = ", ".join("?" * len(some))
                rows = connection.exec_driver_sql(
                    f"SELECT nik_index FROM registrations WHERE nik_index IN ({marks})", some
                )
                found |= {index[row[0]] for row in rows}
        return frozenset(found)

    def _new(self, read: ReadList) -> tuple[Draft, ...]:
        """Everybody but those whose NIK is here; the store passes over entry ids that it knows."""
        here = self.known_niks([draft.nik for draft in read.drafts if draft.nik])
        return tuple(draft for draft in read.drafts if draft.nik not in here)
