"""Reads figures for the dashboard and the reports from tallies: a million rows cost no more than ten."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from kiosk.agency.accounts.roles import require
from kiosk.agency.followups.coverage import State
from kiosk.agency.followups.incentives import Incentive, incentive, wadah_share
from kiosk.agency.followups.paid_months import PAID_MONTHS, paths, states
from kiosk.agency.lists.export_store import agent_names
from kiosk.agency.reports.payments import Payment, payments
from kiosk.agency.reports.stages import Dimension, stages_by
from kiosk.calendar import add_months, first_day, last_day, month_of, week_start
from kiosk.campaign.followup import STAGES
from kiosk.errors import Refused
from kiosk.staff import Staff
from kiosk.store.part import TracedStore, set_value, value

TARGET_PEOPLE, TARGET_GOAL = "target-people", "target-goal"
DIMENSIONS = ("dusun", "occupation", "programmes")


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
    """How much of the village is protected, of all its informal workers.

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

    def funnel(self, day: date | None = None) -> Funnel:
        """How far everybody had come who registered until a day, by what had been entered until then.

        Of today the tallies know it, without looking at anybody.
        """
        counts: Counter[int] = Counter()
        with self._ground.reading() as connection:
            if day is None or day >= self._ground.today():
                rows = connection.exec_driver_sql("SELECT stage, sum(count) FROM day_tally GROUP BY stage")
                counts.update({row[0]: int(row[1]) for row in rows})
            else:
                for _, stage, count in stages_by(connection, self._ground.rules, day, "", date.min, day):
                    counts[stage] += count
        return Funnel(
            *(sum(count for stage, count in counts.items() if stage >= least) for least in range(len(STAGES)))
        )

    def by(
        self, dimension: Dimension, first: str = "0001-01", last: str = "9999-12", day: date | None = None
    ) -> tuple[Slice, ...]:
        """People by dusun, occupation or programmes, registered in these months; the largest first.

        Who of them had become a member is as known on `day`, today by default.
        """
        if dimension not in DIMENSIONS:
            raise Refused("dimension", "dimension")
        found: dict[str, list[int]] = {}
        with self._ground.reading() as connection:
            if day is None or day >= self._ground.today():
                rows: Iterable[Any] = connection.exec_driver_sql(
                    f"SELECT {dimension}, stage, sum(count) FROM group_tally WHERE month BETWEEN ? AND ? "
                    "GROUP BY 1, 2 HAVING sum(count) > 0",
                    (first, last),
                ).all()
            else:
                span = first_day(first), last_day(last)
                rows = stages_by(connection, self._ground.rules, day, dimension, *span)
        for key, stage, count in rows:
            slot = found.setdefault(key, [0, 0])
            slot[0] += int(count)
            slot[1] += int(count) if stage >= STAGES.index("member") else 0
        slices = (Slice(key, registered, members) for key, (registered, members) in found.items())
        return tuple(sorted(slices, key=lambda each: (-each.registered, each.key)))

    def staying(self, day: date, months: int = 3) -> tuple[tuple[int, int], ...]:
        """Who goes on paying: for month 1 to `months` after the first paid one, (could have, did).

        By what was known on a day; whoever's month had not begun by then is in neither number.
        """
        now = month_of(day)
        with self._ground.reading() as connection:
            found = tuple(paths(connection, day, day))
        counted = []
        for step in range(1, months + 1):
            wanted = [(add_months(covered[0], step), covered, count) for covered, count in found]
            could = sum(count for month, _, count in wanted if month <= now)
            counted.append(
                (could, sum(count for month, covered, count in wanted if month <= now and month in covered))
            )
        return tuple(counted)

    def protected(self, day: date, known_by: date | None = None) -> Counter[State]:
        """How many payers are covered, overdue, ended or ahead on a day; `known_by` forgets later entries."""
        with self._ground.reading() as connection:
            return states(connection, self._ground.rules.staying, day, known_by)

    def paid_months(self, month: str) -> int:
        """How many paid months became known in a month: a person's month counts once."""
        with self._ground.reading() as connection:
            found = connection.exec_driver_sql(
                f"WITH RECURSIVE {PAID_MONTHS} SELECT count(*) FROM paid_months "
                "WHERE entered_on BETWEEN ? AND ?",
                (first_day(month).isoformat(), last_day(month).isoformat()),
            )
            return int(found.scalar() or 0)

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
            paid: dict[str, list[Payment]] = {}
            for payment in payments(connection, month, self._ground.rules):
                paid.setdefault(payment.who, []).append(payment)
            contacts = _contacts(connection, month)
            employed = {label for (label,) in _agent_labels(connection)}
            agents = employed | set(paid) | set(contacts)
        rule = self._ground.rules.incentive
        months = []
        for label in sorted(agents, key=lambda label: (names.get(label, label), label)):
            members = [payment.member for payment in paid.get(label, ()) if payment.member]
            received = [payment.contribution for payment in paid.get(label, ())]
            pay = incentive(members, received, rule)
            name, met = names.get(label, label), contacts.get(label, 0)
            months.append(AgentMonth(label, name, met, pay, label in employed))
        return tuple(months)

    def wadah_share(self, agents: Iterable[AgentMonth]) -> int:
        """What the wadah itself may expect beside its agents, in rupiah."""
        return wadah_share((agent.incentive for agent in agents), self._ground.rules.incentive)

    def new_members(self, month: str) -> tuple[int, int]:
        """People whose first payment was entered in the month: new ones, and known members from before."""
        with self._ground.reading() as connection:
            paid = tuple(payments(connection, month, self._ground.rules))
        known = [each.member.known_before for each in paid if each.member]
        return known.count(False), known.count(True)

    def coverage(self, day: date, known_by: date | None = None) -> VillageCoverage:
        """How much of the village is protected on a day, against the supervisor's target."""
        covered = self.protected(day, known_by)["covered"]
        with self._ground.reading() as connection:
            return VillageCoverage(
                covered,
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


def _contacts(connection: Connection, month: str) -> dict[str, int]:
    rows = connection.exec_driver_sql(
        "SELECT who, count(*) FROM follow_ups WHERE day BETWEEN ? AND ? AND undone_at IS NULL GROUP BY who",
        (first_day(month).isoformat(), last_day(month).isoformat()),
    )
    return {row[0]: int(row[1]) for row in rows}


def _agent_labels(connection: Connection) -> list[tuple[str]]:
    rows = connection.exec_driver_sql("SELECT id, role FROM accounts WHERE role = 'agent' AND active")
    return [(Staff(row[0], row[1]).label,) for row in rows]
