"""After a breach: what was held of how many, whom to notify, and until when; article 46."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Connection

from kiosk.agency.accounts import Staff, require
from kiosk.agency.rights import BESIDES, FIELDS, FOLLOWED, Affected, BreachPack, Request, held
from kiosk.errors import Refused
from kiosk.registration import Registration
from kiosk.store import asking
from kiosk.store.desk_cases import iso
from kiosk.store.desk_ground import Ground
from kiosk.store.desk_requests import enter_request, open_breach

STEP = 500
_FOLLOWED = {
    "contacts": "SELECT sequence FROM follow_ups WHERE sequence > ? AND sequence <= ?",
    "notes": "SELECT sequence FROM follow_ups WHERE sequence > ? AND sequence <= ? "
    "AND note || reason || ifnull(undone_why, '') <> ''",
    "kpj": "SELECT sequence FROM cases WHERE sequence > ? AND sequence <= ? AND kpj IS NOT NULL",
    "payments": "SELECT sequence FROM cases WHERE sequence > ? AND sequence <= ? AND covered <> ''",
}


class Breach:
    """The breach pack; part of DeskStore."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def standing(self) -> Request | None:
        """The breach that is open: entered, and not yet told to everybody."""
        with self._ground.reading() as connection:
            return open_breach(connection)

    def pack(self, who: Staff, found: datetime | None = None) -> BreachPack:
        """What was held of how many people, and until when to tell them.

        The first time it opens a request, whose 3x24 hours run from `found` (now where it is not given).
        While that is open a further pack belongs to the same breach: its time stands, and moves only to
        an earlier one. Refused("found-future", "found").
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
            people, counts = 0, Counter[str]()
            for _, kinds in _everyone(connection):
                people += 1
                counts.update(kinds)
            erased = connection.exec_driver_sql("SELECT count(*) FROM cases WHERE hold = 'erased'").scalar()
            besides = tuple((kind, _rows(connection, kind.replace("-", "_"))) for kind in BESIDES)
        return BreachPack(
            found=moment,
            station=self._ground.store.code,
            people=people,
            erased=int(erased or 0),
            held=tuple((kind, counts[kind]) for kind in (*FIELDS, *FOLLOWED) if counts[kind]),
            besides=tuple((kind, count) for kind, count in besides if count),
            again=before is not None,
        )

    def affected(self, who: Staff, why: str = "") -> Iterator[Affected]:
        """Whom to notify after a breach, oldest first, with how to reach them; entered before the first.

        `why` is the reason for which the list is written in clear, empty where it is sealed.
        """
        require(who, "breach")
        with self._ground.writing() as connection:
            self._ground.trace(connection, who, "breach-list", why=why)
        with self._ground.reading() as connection:
            for registration, kinds in _everyone(connection):
                draft = registration.draft
                yield Affected(
                    registration.number,
                    draft.name,
                    draft.phone or "",
                    draft.dusun,
                    draft.rt,
                    draft.rw,
                    kinds,
                )


def _everyone(connection: Connection) -> Iterator[tuple[Registration, tuple[str, ...]]]:
    """Everyone whose data are still here, oldest first, with the kinds that are held of each."""
    after = 0
    while after < asking.last_sequence(connection):
        step = (after, after + STEP)
        followed = {
            kind: {row[0] for row in connection.exec_driver_sql(question, step)}
            for kind, question in _FOLLOWED.items()
        }
        for registration in asking.registrations(
            connection, "r.sequence > ? AND r.sequence <= ? AND r.erased_at IS NULL", *step
        ):
            more = tuple(kind for kind in FOLLOWED if registration.sequence in followed[kind])
            yield registration, (*held(registration.draft), *more)
        after += STEP


def _rows(connection: Connection, table: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
