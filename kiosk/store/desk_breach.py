"""After a breach: what was held of how many, whom to notify, and until when; article 46."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from kiosk.agency.accounts import Staff, require
from kiosk.agency.rights import Affected, BreachPack, held
from kiosk.registration import Registration
from kiosk.store import asking
from kiosk.store.desk_ground import Ground
from kiosk.store.desk_requests import enter_request


class Breach:
    """The breach pack; part of DeskStore."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def pack(self, who: Staff, found: datetime | None = None) -> BreachPack:
        """What was held of how many people, and until when to tell them; opens a request."""
        require(who, "breach")
        with self._ground.writing() as connection:
            self._ground.trace(connection, who, "breach-pack")
            moment = found or self._ground.now()
            enter_request(connection, who, "breach", None, moment)
            counts: dict[str, int] = {}
            people = 0
            for registration in _everyone(connection):
                people += 1
                for name in held(registration.draft):
                    counts[name] = counts.get(name, 0) + 1
            erased = connection.exec_driver_sql("SELECT count(*) FROM cases WHERE hold = 'erased'").scalar()
        return BreachPack(moment, self._ground.store.code, people, int(erased or 0), tuple(counts.items()))

    def affected(self, who: Staff) -> Iterator[Affected]:
        """Whom to notify after a breach, oldest first, with how to reach them; entered before the first."""
        require(who, "breach")
        with self._ground.writing() as connection:
            self._ground.trace(connection, who, "breach-list")
        with self._ground.reading() as connection:
            for registration in _everyone(connection):
                draft = registration.draft
                yield Affected(
                    registration.number,
                    draft.name,
                    draft.phone or "",
                    draft.dusun,
                    draft.rt,
                    draft.rw,
                    held(draft),
                )


def _everyone(connection: Connection) -> Iterator[Registration]:
    after = 0
    while found := asking.registrations(
        connection, "r.sequence > ? AND r.sequence <= ? + 500 AND r.erased_at IS NULL", after, after
    ):
        yield from found
        after += 500
