"""Reads figures for the dashboard and the reports from tallies: a million rows cost no more than ten."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from kiosk.agency.accounts.roles import require
from kiosk.agency.followups.incentives import Contribution, Incentive, NewMember, incentive, wadah_share
from kiosk.agency.lists.export_store import agent_names
from kiosk.calendar import add_months, first_day, last_day, month_of, week_start
from kiosk.campaign.followup import STAGES, FollowUpRules
from kiosk.errors import Refused
from kiosk.staff import Staff
from kiosk.store.part import TracedStore, set_value, value

TARGET_PEOPLE, TARGET_GOAL = "target-people", "target-goal"
DIMENSIONS = ("dusun", "occupation", "programmes")

PAID = "month <> '' AND undone_at IS NULL"
"""The contacts that count as contributions received."""
_KNOWN_BEFORE = (
    "EXISTS (SELECT 1 FROM follow_ups k WHERE k.outcome IN (SELECT value FROM json_each(:known)) "
    "AND k.undone_at IS NULL "
    "AND k.sequence IN (SELECT f.sequence UNION "
    "SELECT c.merged_into FROM cases c WHERE c.sequence = f.sequence AND c.merged_into IS NOT NULL UNION "
    "SELECT c.sequence FROM cases c WHERE c.merged_into = f.sequence))"
)
"""Whether an agent, or the branch in a reply, said of the payer `f` that they had been a member already."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many registered people came at least this far."""

    registered: int
    reached: int
    member: int
    paid: int
    month_3: int


@dataclass(frozen=True, slots=True)
class Slice:
    """One bar of a figure: its key (a dusun, an occupation id, "jkk,jkm") and the people behind it."""

    key: str
    registered: int
    members: int


@dataclass(frozen=True, slots=True)
class AgentMonth:
    """One agent's month: contacts made, new members and the expected pay with its lines.

    `is_agent` is False for a supervisor who did an agent's work.
    """

    label: str
    name: str
    contacts: int
    incentive: Incentive
    is_agent: bool = True

    @property
    def has_target(self) -> bool:
        """Whether the monthly target is asked of this person."""
        return self.is_agent or self.incentive.new_members > 0


@dataclass(frozen=True, slots=True)
class VillageCoverage:
    """How much of the village is covered: members with paid or not yet ended cover of all workers.

    `workers` and `goal` are set by the supervisor, 0 while they are not.
    """

    covered: int
    workers: int
    goal: int

    @property
    def percent(self) -> float:
        return 100 * self.covered / self.workers if self.workers else 0.0


class Figures:
    """Counting; part of Agency. No figure names a person, so looking is not entered in the trace."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground

    def per_day(self, first: date, last: date) -> tuple[tuple[date, int], ...]:
        """Registrations on each day of the span, days without any too."""
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT day, sum(count) FROM day_tally WHERE day BETWEEN ? AND ? GROUP BY day",
                (first.isoformat(), last.isoformat()),
            )
            found = {date.fromisoformat(row[0]): int(row[1]) for row in rows}
        days = (first + timedelta(days=step) for step in range((last - first).days + 1))
        return tuple((day, found.get(day, 0)) for day in days)

    def per_week(self, first: date, last: date) -> tuple[tuple[date, int], ...]:
        """Registrations of each week (its Monday) that the span touches, counted within the span."""
        weeks: dict[date, int] = {}
        for day, count in self.per_day(first, last):
            weeks[week_start(day)] = weeks.get(week_start(day), 0) + count
        return tuple(weeks.items())

    def first_month(self) -> str:
        """The month (YYYY-MM) of the first registration; this one where there is none."""
        with self._ground.reading() as connection:
            found = connection.exec_driver_sql("SELECT min(day) FROM day_tally WHERE count > 0").scalar()
        return str(found)[:7] if found else month_of(self._ground.today())

    def funnel(self, first: date | None = None, last: date | None = None) -> Funnel:
        """How far the people came who registered in the span (all when it is open)."""
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT stage, sum(count) FROM day_tally WHERE day BETWEEN ? AND ? GROUP BY stage",
                ((first or date.min).isoformat(), (last or date.max).isoformat()),
            )
            counts = {row[0]: int(row[1]) for row in rows}
        return Funnel(
            *(sum(count for stage, count in counts.items() if stage >= least) for least in range(len(STAGES)))
        )

    def by(self, dimension: str, first: str = "0000-00", last: str = "9999-99") -> tuple[Slice, ...]:
        """People by dusun, occupation or programmes, registered in these months; the largest first."""
        if dimension not in DIMENSIONS:
            raise Refused("dimension", "dimension")
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql(
                f"SELECT {dimension}, sum(count), sum(CASE WHEN stage >= 2 THEN count ELSE 0 END) "
                "FROM group_tally WHERE month BETWEEN ? AND ? GROUP BY 1 HAVING sum(count) > 0 "
                "ORDER BY 2 DESC, 1",
                (first, last),
            )
            return tuple(Slice(row[0], int(row[1]), int(row[2])) for row in rows)

    def staying(self, months: int = 3) -> tuple[tuple[int, int], ...]:
        """Who goes on paying: for month 1 to `months` after the first paid one, (could have, did).

        Whoever's month has not begun yet is in neither number.
        """
        now = month_of(self._ground.today())
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT covered, count(*) FROM cases WHERE paid_last IS NOT NULL AND hold <> 'merged' "
                "GROUP BY covered"
            )
            paths = [(tuple(row[0].split(",")), int(row[1])) for row in rows if row[0]]
        found = []
        for step in range(1, months + 1):
            wanted = [(add_months(covered[0], step), covered, count) for covered, count in paths]
            could = sum(count for month, _, count in wanted if month <= now)
            found.append(
                (could, sum(count for month, covered, count in wanted if month <= now and month in covered))
            )
        return tuple(found)

    def oldest_overdue(self) -> date | None:
        """The earliest day on which somebody was to be met who still waits; None when nobody does."""
        with self._ground.reading() as connection:
            found = connection.exec_driver_sql(
                "SELECT min(due) FROM queue_tally WHERE state = 'open' AND due < ? AND count > 0",
                (self._ground.today().isoformat(),),
            ).scalar()
        return date.fromisoformat(found) if found else None

    def agents(self, month: str) -> tuple[AgentMonth, ...]:
        """Every agent's month (YYYY-MM): those with an account, and those who reported anything in it."""
        with self._ground.reading() as connection:
            names = agent_names(connection)
            payments = _payments(connection, month, self._ground.rules)
            contacts = _contacts(connection, month)
            employed = {label for (label,) in _agent_labels(connection)}
            agents = employed | set(payments) | set(contacts)
        rule = self._ground.rules.incentive
        months = []
        for label in sorted(agents, key=lambda label: (names.get(label, label), label)):
            members = [member for member, _ in payments.get(label, ()) if member]
            received = [contribution for _, contribution in payments.get(label, ())]
            pay = incentive(members, received, rule)
            name, met = names.get(label, label), contacts.get(label, 0)
            months.append(AgentMonth(label, name, met, pay, label in employed))
        return tuple(months)

    def wadah_share(self, agents: Iterable[AgentMonth]) -> int:
        """What the wadah itself may expect beside its agents, in rupiah."""
        return wadah_share((agent.incentive for agent in agents), self._ground.rules.incentive)

    def new_members(self, month: str | None = None) -> int:
        """First contributions entered in the month (this one by default) of people not known to have been
        members before: the counter towards the target."""
        month = month or month_of(self._ground.today())
        with self._ground.reading() as connection:
            found = connection.exec_driver_sql(
                "SELECT count(*) FROM follow_ups f WHERE day BETWEEN :first AND :last AND first_nth = 1 "
                f"AND {PAID} AND NOT {_KNOWN_BEFORE}",
                _month_values(month, self._ground.rules),
            )
            return int(found.scalar() or 0)

    def coverage(self) -> VillageCoverage:
        """The village's coverage as known here, against the supervisor's target."""
        ends_after = add_months(month_of(self._ground.today()), -self._ground.rules.staying.lapse_months)
        with self._ground.reading() as connection:
            found = connection.exec_driver_sql(
                "SELECT count(*) FROM cases WHERE paid_last >= ? AND hold <> 'merged'", (ends_after,)
            )
            return VillageCoverage(
                int(found.scalar() or 0),
                int(value(connection, TARGET_PEOPLE) or 0),
                int(value(connection, TARGET_GOAL) or 0),
            )

    def set_target(self, who: Staff, workers: int, goal: int) -> None:
        """How many informal workers the village has, and how many are to be covered."""
        require(who, "target")
        if not 0 <= goal <= workers:
            raise Refused("target", "goal")
        with self._ground.writing() as connection:
            set_value(connection, TARGET_PEOPLE, str(workers))
            set_value(connection, TARGET_GOAL, str(goal))
            self._ground.trace(connection, who, "target", workers=workers, goal=goal)


def _month_values(month: str, rules: FollowUpRules) -> dict[str, str]:
    known = json.dumps(rules.ids(tells="known-before"))
    return {"first": first_day(month).isoformat(), "last": last_day(month).isoformat(), "known": known}


def _payments(
    connection: Connection, month: str, rules: FollowUpRules
) -> dict[str, list[tuple[NewMember | None, Contribution]]]:
    """By agent: each payment entered in the month, with the new member where it was the first."""
    rows = connection.exec_driver_sql(
        "SELECT who, amount, first_nth, months, programmes, "
        f"first_nth = 1 AND {_KNOWN_BEFORE} FROM follow_ups f "
        f"WHERE day BETWEEN :first AND :last AND {PAID}",
        _month_values(month, rules),
    )
    found: dict[str, list[tuple[NewMember | None, Contribution]]] = {}
    for who, amount, nth, months, programmes, known in rows:
        member = NewMember(programmes, bool(known)) if nth == 1 else None
        found.setdefault(who, []).append((member, Contribution(amount, nth, max(months, 1))))
    return found


def _contacts(connection: Connection, month: str) -> dict[str, int]:
    rows = connection.exec_driver_sql(
        "SELECT who, count(*) FROM follow_ups WHERE day BETWEEN ? AND ? AND undone_at IS NULL GROUP BY who",
        (first_day(month).isoformat(), last_day(month).isoformat()),
    )
    return {row[0]: int(row[1]) for row in rows}


def _agent_labels(connection: Connection) -> list[tuple[str]]:
    rows = connection.exec_driver_sql("SELECT id, role FROM accounts WHERE role = 'agent' AND active")
    return [(Staff(row[0], row[1]).label,) for row in rows]
