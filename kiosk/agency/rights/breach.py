"""Finds what a breach touched: what was held of how many, whom to notify, and until when (article 46)."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Connection

from kiosk.agency.accounts.roles import require
from kiosk.agency.rights.law import BESIDES, FIELDS, FOLLOWED, Affected, BreachPack, Request, held
from kiosk.agency.rights.store import enter_request, open_breach
from kiosk.errors import Refused
from kiosk.staff import Staff
from kiosk.store import queries
from kiosk.store.part import TracedStore, iso
from kiosk.work import SLICE, Slice, Work

_FOLLOWED = {
    "contacts": "SELECT sequence FROM follow_ups WHERE sequence > ? AND sequence <= ?",
    "notes": "SELECT sequence FROM follow_ups WHERE sequence > ? AND sequence <= ? "
    "AND note || reason || ifnull(undone_why, '') <> ''",
    "kpj": "SELECT sequence FROM cases WHERE sequence > ? AND sequence <= ? AND kpj IS NOT NULL",
    "payments": "SELECT sequence FROM cases WHERE sequence > ? AND sequence <= ? AND covered <> ''",
}


class Breach:
    """The breach pack; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground

    def standing(self) -> Request | None:
        """The breach that is open: entered, and not yet told to everybody."""
        with self._ground.reading() as connection:
            return open_breach(connection)

    def gathering(self, who: Staff, found: datetime | None = None, why: str = "") -> Work:
        """Whom to notify, oldest first, and what was held of how many, some people at a time.

        Answers (BreachPack, list of Affected). Before anybody is read the breach is entered, whose 3x24 hours
        run from `found` (now where it is not given), and that the list is made: `why` is the reason for
        which it is written in clear, empty where it is sealed. While a breach is open a further pack belongs
        to it: its time stands, and moves only to an earlier one. Refused("found-future", "found").
        """
        require(who, "breach")
        now = self._ground.now()
        found = found.astimezone(UTC) if found else None
        if found is not None and found > now:
            raise Refused("found-future", "found")
        with self._ground.writing() as connection:
            self._ground.trace(connection, who, "breach-pack", found=iso(found or now))
            before = open_breach(connection)
            if before is None:
                moment = enter_request(connection, who, "breach", None, found or now).received
            else:
                moment = min(before.received, found or before.received)
                connection.exec_driver_sql(
                    "UPDATE rights_requests SET received = ? WHERE id = ?", (iso(moment), before.id)
                )
            self._ground.trace(connection, who, "breach-list", why=why)
            last = queries.last_sequence(connection)
        people: list[Affected] = []
        counts = Counter[str]()
        for after in range(0, last, SLICE):
            with self._ground.reading() as connection:
                some = tuple(_affected(connection, after, min(after + SLICE, last)))
            people += some
            counts.update(kind for each in some for kind in each.held)
            yield Slice(min(after + SLICE, last), last)
        with self._ground.reading() as connection:
            erased = connection.exec_driver_sql("SELECT count(*) FROM cases WHERE hold = 'erased'").scalar()
            besides = tuple((kind, _rows(connection, kind.replace("-", "_"))) for kind in BESIDES)
        pack = BreachPack(
            found=moment,
            station=self._ground.store.code,
            people=len(people),
            erased=int(erased or 0),
            held=tuple((kind, counts[kind]) for kind in (*FIELDS, *FOLLOWED) if counts[kind]),
            besides=tuple((kind, count) for kind, count in besides if count),
            again=before is not None,
        )
        return pack, people


def _affected(connection: Connection, after: int, last: int) -> Iterator[Affected]:
    """Those of this stretch of sequences whose data are still here, with the kinds that are held of each."""
    followed = {
        kind: {row[0] for row in connection.exec_driver_sql(question, (after, last))}
        for kind, question in _FOLLOWED.items()
    }
    for each in queries.registrations(
        connection, "r.sequence > ? AND r.sequence <= ? AND r.erased_at IS NULL", after, last
    ):
        draft = each.draft
        more = tuple(kind for kind in FOLLOWED if each.sequence in followed[kind])
        kinds = (*held(draft), *more)
        yield Affected(each.number, draft.name, draft.phone or "", draft.dusun, draft.rt, draft.rw, kinds)


def _rows(connection: Connection, table: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
