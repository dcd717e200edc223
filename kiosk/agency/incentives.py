"""What the agents may expect this month, with the rule that says so; the branch alone decides.

The kiosk cannot know whether a NIK was in the BPU segment before, so this is an expectation.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.agency.rules import IncentiveRule


@dataclass(frozen=True, slots=True)
class NewMember:
    """Someone whose first contribution an agent recorded in the month, with so many programmes."""

    programmes: int


@dataclass(frozen=True, slots=True)
class Contribution:
    """Rupiah received in the month for the person's months `first_nth` .. `first_nth + months - 1`."""

    amount: int
    first_nth: int
    months: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the reckoning: `rule` is per-member or share; `rate` is rupiah or per cent.

    For per-member `key` is the number of programmes, for share the first month of the span.
    """

    rule: str
    key: int
    count: int
    base: int
    rate: int
    amount: int


@dataclass(frozen=True, slots=True)
class Incentive:
    """One agent's month: the counter towards the target, the lines and their sum in rupiah."""

    new_members: int
    target: int
    lines: tuple[Line, ...]
    source: str

    @property
    def target_reached(self) -> bool:
        return self.new_members >= self.target

    @property
    def still_needed(self) -> int:
        return max(0, self.target - self.new_members)

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)


def incentive(
    members: Iterable[NewMember], contributions: Iterable[Contribution], rule: IncentiveRule
) -> Incentive:
    """The expected pay for one agent's month.

    The amount per new member counts only in a month that reaches the target: below it the lines stand
    there with amount 0, so that the agent sees what is at stake.
    """
    joined = tuple(members)
    reached = len(joined) >= rule.monthly_target
    lines = []
    for programmes, rupiah in sorted(rule.per_member):
        count = sum(member.programmes == programmes for member in joined)
        due = count * rupiah if reached else 0
        lines.append(Line("per-member", programmes, count, count * rupiah, rupiah, due))
    received = tuple(contributions)
    for first, last, percent in rule.shares:
        parts = [_part(contribution, first, last) for contribution in received]
        base = sum(parts)
        count = sum(part > 0 for part in parts)
        lines.append(Line("share", first, count, base, percent, base * percent // 100))
    return Incentive(len(joined), rule.monthly_target, tuple(lines), rule.source)


def _part(contribution: Contribution, first: int, last: int) -> int:
    """The rupiah of a contribution whose months fall into the span; whole rupiah, rounded down."""
    nth = range(contribution.first_nth, contribution.first_nth + contribution.months)
    inside = sum(first <= month <= last for month in nth)
    return contribution.amount * inside // contribution.months


def wadah_share(agents: Iterable[Incentive], rule: IncentiveRule) -> int:
    """What the wadah (Kantor Perisai) itself may expect, in rupiah."""
    return sum(agent.total for agent in agents) * rule.wadah_percent // 100
