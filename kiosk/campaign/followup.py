"""Holds what the pack says about the agent's work: outcomes, due dates, pay, retention, prepared messages."""

from typing import Any, Literal

import msgspec

from kiosk.campaign.parts import Count, Part, Percent
from kiosk.registration import Consent

State = Literal["new", "open", "done"]
Stage = Literal["registered", "reached", "member", "paid", "month-3"]
Tone = Literal["pandan", "kunyit", "nila", "danger", "neutral"]

STAGES: tuple[Stage, ...] = ("registered", "reached", "member", "paid", "month-3")
"""How far somebody came, in order; the desk reckons the last one from the months paid."""


class OutcomeRule(Part, frozen=True):
    """What one outcome does and means: days until the next contact, for the first, second, ... time in a row.

    `next` is days, none (nobody comes back), or until-paid (once something is paid the reminder rules take
    over). `needs` are the fields to be given with it: reason, kpj, month; one that needs the month is a
    payment. `reasons` is the list to choose one from. `closes` ends the follow-up, `keeps` is the purpose for
    which a person's data are then kept. `visit`: somebody was at the house. `tells` says more: known-before
    (a member before this register knew of it) or ended (the membership has). `tone` is its colour in plots.
    """

    id: str
    next: Literal["days", "none", "until-paid"] = "days"
    due_days: tuple[Count, ...] = ()
    closes: bool = False
    stage: Literal["registered", "reached", "member", "paid"] = "registered"
    needs: tuple[Literal["reason", "kpj", "month"], ...] = ()
    reasons: Literal["refusal", "eligibility"] = "refusal"
    keeps: Literal["interest", "refused"] = "interest"
    visit: bool = False
    tells: Literal["", "known-before", "ended"] = ""
    tone: Tone = "pandan"

    @property
    def pays(self) -> bool:
        """Whether it says that contributions were paid."""
        return "month" in self.needs


class BranchAnswers(Part, frozen=True):
    """The outcome that each answer of the branch enters; `rejected` is the branch's word alone.

    `member` is an acceptance with a membership number, `accepted` one without.
    """

    member: str = "member"
    accepted: str = "reached"
    duplicate: str = "already-member"
    rejected: str = "rejected"


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


_EDITION_1: dict[str, dict[str, Any]] = {
    "reached": {"next": "until-paid", "visit": True},
    "not-home": {"visit": True},
    "thinking": {"visit": True},
    "refused": {"visit": True, "keeps": "refused"},
    "already-member": {"visit": True, "keeps": "refused", "tells": "known-before"},
    "not-eligible": {"visit": True, "keeps": "refused", "reasons": "eligibility"},
    "member": {"next": "until-paid"},
    "lapsed": {"tells": "ended"},
}
"""What the outcomes of a pack of 0.1.0 mean, which had no words for it: by id."""


class FollowUpRules(Part, frozen=True):
    """followup.toml; the labels are in texts/ under outcomes, messages and reasons.

    `asking` says which versions of the consent's text name a field of DETAILS.
    `offered` has the outcomes to offer first, by the stage that a person has reached; the others follow in
    the order of the file.
    """

    outcomes: tuple[OutcomeRule, ...]
    staying: StayingRule
    incentive: IncentiveRule
    retention: Retention
    refusal_reasons: tuple[str, ...] = ()
    asking: dict[str, tuple[str, ...]] = {}
    offered: dict[Stage, tuple[str, ...]] = {}
    branch: BranchAnswers = BranchAnswers()
    edition: int = 1

    def __post_init__(self) -> None:
        if self.edition == 1:
            meant = tuple(
                msgspec.structs.replace(rule, **_EDITION_1.get(rule.id, {})) for rule in self.outcomes
            )
            msgspec.structs.force_setattr(self, "outcomes", meant)

    def may_ask(self, field: str, consent: Consent) -> bool:
        """Whether a field of DETAILS may be asked of, and kept for, somebody who gave this consent."""
        return consent.is_given and consent.version in self.asking.get(field, ())

    def outcome(self, outcome_id: str) -> OutcomeRule | None:
        """The rule of this outcome."""
        return next((rule for rule in self.outcomes if rule.id == outcome_id), None)

    def ids(self, **meaning: Any) -> tuple[str, ...]:
        """The outcomes whose rule says all of this: `ids(visit=True)`."""
        return tuple(
            rule.id
            for rule in self.outcomes
            if all(getattr(rule, name) == wanted for name, wanted in meaning.items())
        )

    def choices(self, stage: Stage) -> tuple[str, ...]:
        """What may be said about a contact with somebody who came so far, the likely first."""
        known = tuple(rule.id for rule in self.outcomes if rule.id != self.branch.rejected)
        first = tuple(each for each in self.offered.get(stage, ()) if each in known)
        return (*first, *(each for each in known if each not in first))
