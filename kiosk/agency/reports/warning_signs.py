"""Finds signs of invented work in a month, for the supervisor to ask about.

A sign proves nothing: a busy market day looks like speed, a village office's phone is many people's.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from kiosk.agency.accounts.roles import require
from kiosk.staff import Staff
from kiosk.store.part import TracedStore

CONTACTS_AN_HOUR = 15
"""More people than this cannot be met in their houses within an hour."""
FORMS_AN_HOUR = 50
"""The fast form takes 40 people in an hour; more were hardly asked."""
SHARED_PHONE = 6
"""A phone is shared in a family; six registrations with one are more than a family."""

Kind = Literal["contacts-too-fast", "forms-too-fast", "one-phone"]
KINDS: tuple[Kind, ...] = ("contacts-too-fast", "forms-too-fast", "one-phone")


@dataclass(frozen=True, slots=True)
class WarningSign:
    """`who` is a trace label, `at` the begun hour (or the last registration), `numbers` those concerned."""

    kind: Kind
    who: str
    at: datetime
    count: int
    numbers: tuple[str, ...] = ()


def too_fast(kind: Kind, moments: Iterable[tuple[str, datetime]], most: int) -> tuple[WarningSign, ...]:
    """Hours in which one person did more of something than can be done; (who, when) of each."""
    hours = Counter((who, at.replace(minute=0, second=0, microsecond=0)) for who, at in moments)
    found = [WarningSign(kind, who, hour, count) for (who, hour), count in hours.items() if count > most]
    return tuple(sorted(found, key=lambda sign: (sign.at, sign.who)))


class WarningSigns:
    """Signs for the supervisor; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground

    def find(self, who: Staff, first: date, last: date) -> tuple[WarningSign, ...]:
        """The signs of these days, oldest first; the look is entered."""
        require(who, "audit")
        require(who, "see")
        self._ground.note_list(who, "list", "warning-signs")
        days = (first.isoformat(), last.isoformat())
        with self._ground.reading() as connection:
            contacts = connection.exec_driver_sql(
                "SELECT who, at FROM follow_ups WHERE day BETWEEN ? AND ? AND origin = 'desk' "
                "AND undone_at IS NULL AND outcome IN (SELECT value FROM json_each(?))",
                (*days, json.dumps(self._ground.rules.ids(visit=True))),
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
            concerned = tuple(sorted(numbers.split()))
            found.append(WarningSign("one-phone", "", datetime.fromisoformat(saved), count, concerned))
        return tuple(sorted(found, key=lambda sign: sign.at))


def _moments(rows: Sequence[Any]) -> list[tuple[str, datetime]]:
    return [(row[0], datetime.fromisoformat(row[1])) for row in rows]
