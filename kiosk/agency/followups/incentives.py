"""Reckons what the agents may expect this month, with the rule that says so; the branch alone decides.

Only people whose NIK was never in the BPU segment count as new. The kiosk knows of some that they were
(an agent or the branch said so); whether of all, it cannot know: so this is an expectation.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.campaign.followup import IncentiveRule


@dataclass(frozen=True, slots=True)
class NewMember:
    """Someone whose first contribution an agent recorded in the month, with so many programmes.

    `known_before`: an agent or the branch said that they had been a member already.
    """

    programmes: int
    known_before: bool = False


@dataclass(frozen=True, slots=True)
class Contribution:
    """Rupiah received in the month for the person's months `first_nth` .. `first_nth + months - 1`."""

    amount: int
    first_nth: int
    months: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the reckoning: `rule` is per-member, known-before or share; `rate` is rupiah or per cent.

    For per-member and known-before `key` is the number of programmes, for share the first month of the span.
    A known-before line says whom the rule leaves out: its amount is always 0.
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
    def known_before(self) -> int:
        """How many paid for the first time here but had been members before."""
        return sum(line.count for line in self.lines if line.rule == "known-before")

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
    paid = tuple(members)
    joined = tuple(member for member in paid if not member.known_before)
    reached = len(joined) >= rule.monthly_target
    lines = []
    rates = sorted((each.programmes, each.amount) for each in rule.per_member)
    for programmes, rupiah in rates:
        count = sum(member.programmes == programmes for member in joined)
        due = count * rupiah if reached else 0
        lines.append(Line("per-member", programmes, count, count * rupiah, rupiah, due))
    for programmes, rupiah in rates:
        count = sum(member.known_before and member.programmes == programmes for member in paid)
        if count:
            lines.append(Line("known-before", programmes, count, count * rupiah, rupiah, 0))
    received = tuple(contributions)
    for share in rule.shares:
        parts = [_part(contribution, share.first, share.last) for contribution in received]
        base = sum(parts)
        count = sum(part > 0 for part in parts)
        lines.append(Line("share", share.first, count, base, share.percent, base * share.percent // 100))
    return Incentive(len(joined), rule.monthly_target, tuple(lines), rule.source)


def _part(contribution: Contribution, first: int, last: int) -> int:
    """The rupiah of a contribution whose months fall into the span; whole rupiah, rounded down."""
    nth = range(contribution.first_nth, contribution.first_nth + contribution.months)
    inside = sum(first <= month <= last for month in nth)
    return contribution.amount * inside // contribution.months


@dataclass(frozen=True, slots=True)
class Towards:
    """The agents' way to the monthly target, which is each one's own: who has 30 helps nobody with 20.

    `counted` are new members up to each agent's target, of the `needed` ones; `reached` are the agents there.
    """

    target: int
    agents: int
    reached: int
    counted: int

    @property
    def needed(self) -> int:
        return self.target * max(1, self.agents)

    @property
    def left(self) -> int:
        return self.needed - self.counted


def towards(members: Iterable[int], target: int) -> Towards:
    """How far agents with so many new members each have come; board, paper and workbook all ask this."""
    each = tuple(members)
    return Towards(
        target, len(each), sum(count >= target for count in each), sum(min(count, target) for count in each)
    )


def wadah_share(agents: Iterable[Incentive], rule: IncentiveRule) -> int:
    """What the wadah (Kantor Perisai) itself may expect, in rupiah."""
    return sum(agent.total for agent in agents) * rule.wadah_percent // 100
