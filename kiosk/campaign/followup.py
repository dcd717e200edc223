"""What the pack says about the agent's work: outcomes, due dates, pay, retention, prepared messages."""

from typing import Literal

from kiosk.campaign.parts import Count, Part, Percent


class OutcomeRule(Part, frozen=True):
    """What one outcome does: days until the next contact, for the first, second, ... time in a row.

    `next` is days, none, or until-paid (the reminder rules take over). `needs` are the fields to be given
    with it: reason, kpj, month.
    """

    id: str
    next: Literal["days", "none", "until-paid"] = "days"
    due_days: tuple[Count, ...] = ()
    closes: bool = False
    stage: Literal["registered", "reached", "member", "paid"] = "registered"
    needs: tuple[Literal["reason", "kpj", "month"], ...] = ()


class StayingRule(Part, frozen=True):
    """When a member is reminded: days before the paid time ends in the first months, then before lapse."""

    early_months: int
    early_lead_days: int
    late_days: int
    lapse_months: int
    lapse_lead_days: int


class PerMember(Part, frozen=True):
    """Rupiah for a new member who chose so many programmes."""

    programmes: int
    amount: Count


class Share(Part, frozen=True):
    """Per cent of the contributions received in a member's months from `first` to `last`."""

    first: int
    last: int
    percent: Percent


class IncentiveRule(Part, frozen=True):
    """What an agent is paid; `per_member` only in a month with at least `monthly_target` new members."""

    source: str
    monthly_target: int
    per_member: tuple[PerMember, ...]
    shares: tuple[Share, ...]
    wadah_percent: Percent


class Retention(Part, frozen=True):
    """Months after the last event that each purpose keeps a person's data."""

    interest: Count
    refused: Count
    member: Count
    contact: Count


class FollowUp(Part, frozen=True):
    """followup.toml; the labels are in texts/ under outcomes, messages and reasons."""

    outcomes: tuple[OutcomeRule, ...]
    staying: StayingRule
    incentive: IncentiveRule
    retention: Retention
    refusal_reasons: tuple[str, ...] = ()

    def outcome(self, outcome_id: str) -> OutcomeRule | None:
        """The rule of this outcome."""
        return next((rule for rule in self.outcomes if rule.id == outcome_id), None)
