"""The pack's follow-up rules as the desk reckons with them."""

from kiosk.agency.rules import FollowUpRules, IncentiveRule, OutcomeRule, Retention, StayingRule
from kiosk.campaign.followup import FollowUp


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
