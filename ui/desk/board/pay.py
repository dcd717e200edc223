"""Words what the agents may expect, by which rules, and how much of the village is covered (pure)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.campaign.wording import rupiah

if TYPE_CHECKING:
    from kiosk.agency.reports.dashboard import AgentMonth, Dashboard
    from kiosk.words import Words
    from ui.desk.parts.plotting import Row

Say = Callable[..., str]


def agent(agent: AgentMonth, words: Words, say: Say) -> Row:
    """One agent's line: contacts, members towards the target, expected pay, what is at stake."""
    pay, number = agent.incentive, words.number
    stake = sum(line.base for line in pay.lines if line.rule == "per-member")
    notes = [] if pay.target_reached else [say("atStake", count=pay.still_needed, amount=rupiah(stake))]
    notes += [say("knownBefore", count=number(pay.known_before))] if pay.known_before else []
    return {
        "name": agent.name,
        "contacts": number(agent.contacts),
        "members": f"{number(pay.new_members)} / {number(pay.target)}",
        "share": min(1.0, pay.new_members / pay.target) if pay.target else 1.0,
        "reached": pay.target_reached,
        "received": rupiah(sum(line.base for line in pay.lines if line.rule == "share")),
        "total": rupiah(pay.total),
        "note": " · ".join(notes),
    }


def rules(figures: Dashboard, say: Say) -> list[str]:
    """The rules of the pay, a line each."""
    rule = figures.rule
    lines = [
        say("ruleMember", programmes=each.programmes, amount=rupiah(each.amount)) for each in rule.per_member
    ]
    lines += [
        say("ruleShare", percent=each.percent, first=each.first, last=each.last) for each in rule.shares
    ]
    lines.append(say("ruleWadah", percent=rule.wadah_percent, amount=rupiah(figures.wadah_share)))
    return lines


def coverage(figures: Dashboard, words: Words, say: Say) -> Row:
    """How much of the village is covered, and the supervisor's target."""
    seen, number = figures.coverage, words.number
    whole = seen.workers or 1
    return {
        "isSet": seen.workers > 0,
        "covered": number(seen.covered),
        "percent": f"{seen.percent:.1f}%".replace(".", ",")
        if words.language == "id"
        else f"{seen.percent:.1f}%",
        "share": min(1.0, seen.covered / whole),
        "goalShare": min(1.0, seen.goal / whole),
        "workers": str(seen.workers),
        "goal": str(seen.goal),
        "note": say(
            "coverageNote", workers=number(seen.workers), left=number(max(0, seen.goal - seen.covered))
        ),
        "goalText": say("coverageGoal", target=number(seen.goal)),
        "source": say("ruleSource", source=figures.rule.source),
    }
