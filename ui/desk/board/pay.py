"""Words what the agents may expect, by which rules, and how much of the village is covered (pure)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.campaign.wording import rupiah
from kiosk.words import words
from ui.desk.board.cards import TABLE

if TYPE_CHECKING:
    from kiosk.agency.reports.dashboard import AgentMonth
    from kiosk.desk.dashboard import Dashboard
    from ui.desk.parts.plotting import Row
    from ui.desk.parts.wording import Wording


def agents(page: Dashboard, said: Wording) -> list[Row]:
    """A line for each agent whose pay may be seen."""
    return [_agent(each, said) for each in page.agents]


def _agent(agent: AgentMonth, said: Wording) -> Row:
    """Contacts, members towards the target, expected pay, what is at stake."""
    say = partial(said, TABLE)
    pay, number = agent.incentive, words(said.language, "reports").number
    stake = sum(line.base for line in pay.lines if line.rule == "per-member")
    notes = []
    if not pay.target_reached:
        key = "atStake" if stake else "stillNeeded"
        notes.append(say(key, count=pay.still_needed, amount=rupiah(stake)))
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


def rules(page: Dashboard, said: Wording) -> list[str]:
    """The rules of the pay, a line each."""
    if page.figures is None:
        return []
    say, rule = partial(said, TABLE), page.figures.rule
    lines = [
        say("ruleMember", programmes=each.programmes, amount=rupiah(each.amount)) for each in rule.per_member
    ]
    lines += [
        say("ruleShare", percent=each.percent, first=each.first, last=each.last) for each in rule.shares
    ]
    lines.append(say("ruleWadah", percent=rule.wadah_percent, amount=rupiah(page.figures.wadah_share)))
    return lines


def coverage(page: Dashboard, said: Wording) -> Row:
    """How much of the village is covered, and the supervisor's target."""
    if page.figures is None:
        return {}
    say, number, seen = partial(said, TABLE), words(said.language, "reports").number, page.figures.coverage
    percent = f"{seen.percent:.1f}%"
    whole = seen.workers or 1
    return {
        "isSet": seen.workers > 0,
        "covered": number(seen.covered),
        "percent": percent.replace(".", ",") if said.language == "id" else percent,
        "share": min(1.0, seen.covered / whole),
        "goalShare": min(1.0, seen.goal / whole),
        "workers": str(seen.workers),
        "goal": str(seen.goal),
        "note": say(
            "coverageNote", workers=number(seen.workers), left=number(max(0, seen.goal - seen.covered))
        ),
        "goalText": say("coverageGoal", target=number(seen.goal)),
        "source": say("ruleSource", source=page.figures.rule.source),
    }
