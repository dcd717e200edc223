"""Answers "sampai kapan saya terlindungi?" from where a person stands, paid or not yet (pure)."""

from dataclasses import replace
from datetime import date

from kiosk.agency.followups.coverage import Protection, State, protection
from kiosk.agency.followups.outcomes import Standing
from kiosk.campaign.followup import STAGES, FollowUpRules

HELD: tuple[State, ...] = ("withdrawn", "erased")


def answer(standing: Standing, hold: str, rules: FollowUpRules, today: date, saved: date) -> Protection:
    """Until when this person is protected, as far as this kiosk knows today.

    `hold` is why they are out of the queue, `saved` the day of registering: what is known when nobody has
    followed up yet. Who said no after paying stays protected until the paid time ends.
    """
    known = standing.last_day or saved
    rule = rules.outcome(standing.outcome)
    told = rule.tells if rule else ""
    for state in HELD:
        if hold == state:
            return Protection(state=state, known=known)
    if standing.paid is not None:
        reckoned = protection(standing.paid, rules.staying, today)
        return _ended(standing, reckoned, today) if told == "ended" else reckoned
    return Protection(state=_unpaid(standing, told), known=known)


def _ended(standing: Standing, reckoned: Protection, today: date) -> Protection:
    """An agent who learnt that membership has ended knows more than the calendar, but of no paid month."""
    if reckoned.state == "covered":
        return reckoned
    past = reckoned.until is not None and reckoned.until < today
    return replace(
        reckoned, state="ended", until=reckoned.until if past else None, since=None, known=standing.last_day
    )


def _unpaid(standing: Standing, told: str) -> State:
    if told == "known-before":
        return "already-member"
    if told == "ended":
        return "ended"
    if standing.state == "done":
        return "closed"
    if standing.kpj or STAGES.index(standing.stage) >= STAGES.index("member"):
        return "registered"
    return "not-member"
