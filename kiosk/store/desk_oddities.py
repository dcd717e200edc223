"""Looking for signs of invented work: how fast contacts and forms were entered, who shares a phone."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from kiosk.agency.accounts import Staff, require
from kiosk.agency.oddities import CONTACTS_AN_HOUR, FORMS_AN_HOUR, SHARED_PHONE, Oddity, too_fast
from kiosk.store.desk_ground import Ground

_MET = "('reached', 'thinking', 'refused', 'already-member', 'not-eligible', 'not-home')"


class Oddities:
    """Signs for the supervisor; part of DeskStore."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def find(self, who: Staff, first: date, last: date) -> tuple[Oddity, ...]:
        """The signs of these days, oldest first; the look is entered."""
        require(who, "audit")
        require(who, "see")
        self._ground.note_list(who, "list", "oddities")
        days = (first.isoformat(), last.isoformat())
        with self._ground.reading() as connection:
            contacts = connection.exec_driver_sql(
                f"SELECT who, at FROM follow_ups WHERE day BETWEEN ? AND ? AND outcome IN {_MET} "
                "AND origin = 'desk' AND undone_at IS NULL",
                days,
            ).all()
            forms = connection.exec_driver_sql(
                "SELECT json_extract(r.assisted, '$[0][1]'), r.saved_at FROM cases c "
                "JOIN registrations r ON r.sequence = c.sequence "
                "WHERE c.day BETWEEN ? AND ? AND r.source <> 'import' AND r.assisted <> '[]'",
                days,
            ).all()
            phones = connection.exec_driver_sql(
                "SELECT r.phone, count(*), max(r.saved_at), group_concat(r.number, ' ') FROM cases c "
                "JOIN registrations r ON r.sequence = c.sequence "
                "WHERE c.day BETWEEN ? AND ? AND r.phone IS NOT NULL GROUP BY r.phone HAVING count(*) >= ?",
                (*days, SHARED_PHONE),
            ).all()
        found = [
            *too_fast("contacts-too-fast", _moments(contacts), CONTACTS_AN_HOUR),
            *too_fast("forms-too-fast", _moments(forms), FORMS_AN_HOUR),
        ]
        for _, count, saved, numbers in phones:
            found.append(
                Oddity("one-phone", "", datetime.fromisoformat(saved), count, tuple(sorted(numbers.split())))
            )
        return tuple(sorted(found, key=lambda oddity: oddity.at))


def _moments(rows: Sequence[Any]) -> list[tuple[str, datetime]]:
    return [(row[0], datetime.fromisoformat(row[1])) for row in rows]
