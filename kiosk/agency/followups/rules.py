"""The rules that a campaign pack sets for follow-ups: what each outcome means and when to come back.

The pack's follow-up rules as the desk reckons with them.
"""

from dataclasses import dataclass, field
from typing import Literal

from kiosk.campaign.followup import FollowUp

State = Literal["new", "open", "done"]
Stage = Literal["registered", "reached", "member", "paid", "month-3"]

STAGES: tuple[Stage, ...] = ("registered", "reached", "member", "paid", "month-3")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRule:
    """What one outcome does: the days until the next contact, for the first, second, ... time in a row.

    `needs` are the fields that must be given with it: reason, kpj, month. `closes` ends the follow-up.
    """

    id: str
    due_days: tuple[int, ...] = (7,)
    closes: bool = False
    stage: Stage = "registered"
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StayingRule:
    """When a member is reminded: days before the paid time ends in the first months, then before lapse."""

    early_months: int = 3
    early_lead_days: int = 7
    late_days: int = 10
    lapse_months: int = 3
    lapse_lead_days: int = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class IncentiveRule:
    """What an agent is paid (Perdir 13/2022 unless the pack says otherwise); rupiah and per cent.

    `per_member` pairs the number of programmes with rupiah. `shares` are (first month, last month, per
    cent) of contributions received. `wadah_percent` of its agents' total goes to the wadah.
    """

    monthly_target: int = 25
    per_member: tuple[tuple[int, int], ...] = ((2, 10_000), (3, 15_000))
    shares: tuple[tuple[int, int, int], ...] = ((1, 24, 15), (25, 60, 5))
    wadah_percent: int = 10
    source: str = "Perdir 13/2022"


@dataclass(frozen=True, slots=True)
class Retention:
    """How many months after the last event each purpose keeps a person's data.

    `interest`: declared interest that came to nothing. `refused`: said no or not eligible. `member`:
    members and former members, for the incentive reckoning. `contact`: the tick to be written to.
    """

    interest: int = 24
    refused: int = 6
    member: int = 60
    contact: int = 12

    def months(self, purpose: str) -> int:
        return {
            "interest": self.interest,
            "refused": self.refused,
            "member": self.member,
            "contact": self.contact,
        }[purpose]


DEFAULT_OUTCOMES: tuple[OutcomeRule, ...] = (
    OutcomeRule(id="reached", due_days=(7,), stage="reached"),
    OutcomeRule(id="not-home", due_days=(3, 3, 7, 14)),
    OutcomeRule(id="thinking", due_days=(7, 14), stage="reached"),
    OutcomeRule(id="wrong-number", due_days=(1,)),
    OutcomeRule(id="refused", closes=True, stage="reached", needs=("reason",)),
    OutcomeRule(id="already-member", closes=True, stage="reached"),
    OutcomeRule(id="not-eligible", closes=True, stage="reached", needs=("reason",)),
    OutcomeRule(id="member", due_days=(3, 3, 7), stage="member", needs=("kpj",)),
    OutcomeRule(id="first-paid", stage="paid", needs=("month",)),
    OutcomeRule(id="month-paid", stage="paid", needs=("month",)),
    OutcomeRule(id="lapsed", due_days=(30, 90)),
    OutcomeRule(id="rejected", due_days=(0,), needs=("reason",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRules:
    """Everything the desk takes from the pack; the defaults are those of the shipped pack."""

    outcomes: tuple[OutcomeRule, ...] = DEFAULT_OUTCOMES
    staying: StayingRule = field(default_factory=StayingRule)
    incentive: IncentiveRule = field(default_factory=IncentiveRule)
    retention: Retention = field(default_factory=Retention)

    def outcome(self, outcome_id: str) -> OutcomeRule | None:
        """The rule of this outcome, None when the pack knows none."""
        return next((rule for rule in self.outcomes if rule.id == outcome_id), None)


def rules_of(pack: FollowUp) -> FollowUpRules:
    """The same rules in the desk's words; outcomes without days of their own wait for payment or close."""
    incentive = pack.incentive
    return FollowUpRules(
        outcomes=tuple(
            OutcomeRule(
                id=rule.id,
                due_days=rule.due_days or OutcomeRule(id=rule.id).due_days,
                closes=rule.closes,
                stage=rule.stage,
                needs=rule.needs,
            )
            for rule in pack.outcomes
        ),
        staying=StayingRule(
            early_months=pack.staying.early_months,
            early_lead_days=pack.staying.early_lead_days,
            late_days=pack.staying.late_days,
            lapse_months=pack.staying.lapse_months,
            lapse_lead_days=pack.staying.lapse_lead_days,
        ),
        incentive=IncentiveRule(
            monthly_target=incentive.monthly_target,
            per_member=tuple((each.programmes, each.amount) for each in incentive.per_member),
            shares=tuple((share.first, share.last, share.percent) for share in incentive.shares),
            wadah_percent=incentive.wadah_percent,
            source=incentive.source,
        ),
        retention=Retention(
            interest=pack.retention.interest,
            refused=pack.retention.refused,
            member=pack.retention.member,
            contact=pack.retention.contact,
        ),
    )
