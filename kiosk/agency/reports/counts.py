"""Counts what only papers ask for: outcomes, cover at a month's end, consent still awaited, one day."""

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.agency.followups.paid_months import PAID
from kiosk.clock import local
from kiosk.store.part import TracedStore

_BY_STAFF = "SELECT count(*) FROM follow_ups WHERE day = ? AND undone_at IS NULL AND origin <> 'branch'"
"""What agents did: the branch's answers come in as outcomes too."""
_PAID_ON = f"SELECT count(*) FROM follow_ups WHERE day = ? AND {PAID}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCounts:
    """One day at the kiosk; `first` and `last` are the day's numbers, empty for none."""

    registered: int
    first: str
    last: str
    printed: int
    copies: int
    contacts: int
    members: int
    payments: int
    total: int


class Reports:
    """Counting for paper; part of Agency. No figure names a person."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground

    def outcomes(self, first: date, last: date) -> tuple[tuple[str, int], ...]:
        """Contacts of the span by outcome, the most frequent first; those taken back do not count."""
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT outcome, count(*) FROM follow_ups WHERE day BETWEEN ? AND ? AND undone_at IS NULL "
                "GROUP BY outcome ORDER BY 2 DESC, 1",
                (first.isoformat(), last.isoformat()),
            )
            return tuple((row[0], int(row[1])) for row in rows)

    def consent_pending(self) -> int:
        """People whose consent is still to be obtained."""
        return self._count(
            "SELECT count(*) FROM consents c JOIN cases k ON k.sequence = c.sequence WHERE c.how = 'pending' "
            "AND k.hold = '' AND c.ordinal = (SELECT max(ordinal) FROM consents n "
            "WHERE n.sequence = c.sequence)"
        )

    def paid_for(self, first: date, last: date) -> tuple[tuple[str, int], ...]:
        """People registered in the span by who else pays for them; those who pay themselves are left out."""
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT payer, count(*) FROM cases WHERE day BETWEEN ? AND ? AND payer NOT IN ('', 'self') "
                "AND hold <> 'merged' GROUP BY payer ORDER BY payer DESC",
                (first.isoformat(), last.isoformat()),
            )
            return tuple((row[0], int(row[1])) for row in rows)

    def day(self, day: date, hours: int = 7) -> DayCounts:
        """What happened on one day at a kiosk so many hours from UTC; papers count when they came out."""
        text = day.isoformat()
        with self._ground.reading() as connection:
            numbers = connection.exec_driver_sql(
                "SELECT r.number FROM cases c JOIN registrations r ON r.sequence = c.sequence "
                "WHERE c.day = ? ORDER BY c.sequence",
                (text,),
            ).all()
            papers = connection.exec_driver_sql(
                "SELECT copy > 0, changed FROM print_jobs WHERE state = 'PRINTED' AND changed >= ?",
                (date.fromordinal(day.toordinal() - 1).isoformat(),),
            ).all()
        printed = [
            bool(row[0]) for row in papers if local(datetime.fromisoformat(row[1]), hours).date() == day
        ]
        return DayCounts(
            registered=len(numbers),
            first=numbers[0][0] if numbers else "",
            last=numbers[-1][0] if numbers else "",
            printed=printed.count(False),
            copies=printed.count(True),
            contacts=self._count(_BY_STAFF, text),
            members=self._count(f"{_PAID_ON} AND first_nth = 1", text),
            payments=self._count(_PAID_ON, text),
            total=self._ground.store.last_sequence(),
        )

    def _count(self, sql: str, *values: object) -> int:
        with self._ground.reading() as connection:
            return int(connection.exec_driver_sql(sql, values).scalar() or 0)
