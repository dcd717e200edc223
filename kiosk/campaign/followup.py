"""Holds what the pack says about the agent's work: outcomes, due dates, pay, retention, prepared messages."""

from typing import Literal

from kiosk.campaign.parts import Count, Part, Percent
from kiosk.registration import Consent

State = Literal["new", "open", "done"]
Stage = Literal["registered", "reached", "member", "paid", "month-3"]

STAGES: tuple[Stage, ...] = ("registered", "reached", "member", "paid", "month-3")
"""How far somebody came, in order; the desk reckons the last one from the months paid."""


class OutcomeRule(Part, frozen=True):
    """What one outcome does: days until the next contact, for the first, second, ... time in a row.

    `next` is days, none (nobody comes back), or until-paid (the reminder rules take over). `needs` are the
    fields to be given with it: reason, kpj, month. `closes` ends the follow-up.
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
    """How many months after the last event each purpose keeps a person's data.

    `interest`: declared interest that came to nothing. `refused`: said no or not eligible. `member`:
    members and former members, for the incentive reckoning. `contact`: the tick to be written to.
    """

    interest: Count
    refused: Count
    member: Count
    contact: Count

    def months(self, purpose: str) -> int:
        """The months of a purpose by its name."""
        return {
            "interest": self.interest,
            "refused": self.refused,
            "member": self.member,
            "contact": self.contact,
        }[purpose]


class FollowUpRules(Part, frozen=True):
    """followup.toml; the labels are in texts/ under outcomes, messages and reasons.

    `asking` says which versions of the consent's text name a field of DETAILS.
    """

    outcomes: tuple[OutcomeRule, ...]
    staying: StayingRule
    incentive: IncentiveRule
    retention: Retention
    refusal_reasons: tuple[str, ...] = ()
    asking: dict[str, tuple[str, ...]] = {}

    def may_ask(self, field: str, consent: Consent) -> bool:
        """Whether a field of DETAILS may be asked of, and kept for, somebody who gave this consent."""
        return consent.is_given and consent.version in self.asking.get(field, ())

    def outcome(self, outcome_id: str) -> OutcomeRule | None:
        """The rule of this outcome."""
        return next((rule for rule in self.outcomes if rule.id == outcome_id), None)
