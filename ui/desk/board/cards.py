"""Words the cards over the board: new members, what is to be done, what hangs (pure)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.words import words

if TYPE_CHECKING:
    from kiosk.desk.dashboard import Dashboard
    from ui.desk.parts.plotting import Row
    from ui.desk.parts.wording import Wording

TABLE = "dashboard"
MOST_PIPS = 60


def month(page: Dashboard, said: Wording) -> str:
    """November 2026."""
    return said.month(page.figures.month) if page.figures else ""


def members(page: Dashboard, said: Wording) -> Row:
    """An agent's own counter; for the supervisor that of all agents, whose target is each one's."""
    if page.figures is None:
        return {}
    say, number, own = partial(said, TABLE), words(said.language, "reports").number, page.own is not None
    count, came = page.members
    target = page.figures.rule.monthly_target
    note = say("membersAgents", reached=came.reached, target=target)
    if own:
        note = say("membersOf", target=number(target))
    note += " · " + (say("membersLeft", count=came.left) if came.left else say("membersDone"))
    return {
        "count": number(count),
        "done": came.counted,
        "target": came.needed,
        "pips": came.needed <= MOST_PIPS,
        "note": note,
        "title": say("membersOwn" if own else "membersAll", agents=came.agents, month=month(page, said)),
    }


def cards(page: Dashboard, said: Wording) -> list[Row]:
    """Whom to contact, who is overdue, what the branch has not been told."""
    figures = page.figures
    if figures is None:
        return []
    say, number, queue = partial(said, TABLE), words(said.language, "reports").number, figures.queue
    oldest, last = figures.oldest_overdue, figures.last_bundle
    return [
        {
            "key": "toContact",
            "title": say("toContact"),
            "count": number(figures.to_contact),
            "note": say("toContactNote", today=queue["due-today"], new=number(queue["new"])),
        },
        {
            "key": "overdue",
            "title": say("overdue"),
            "count": number(queue["overdue"]),
            "note": say("overdueNote", days=(figures.today - oldest).days) if oldest else say("overdueNone"),
        },
        {
            "key": "unsent",
            "title": say("unsent"),
            "count": number(figures.unsent),
            "note": say("unsentNote", day=said.short_day(last)) if last else say("unsentNever"),
        },
    ]


def outreach(page: Dashboard, said: Wording) -> str:
    """What hangs, for those who may open the register."""
    if page.figures is None or not page.may("outreach"):
        return ""
    found = page.figures.outreach
    text = said(TABLE, "outreach", hanging=found.hanging, total=found.put_up)
    bad = found.poor + found.missing
    return f"{text} · {said(TABLE, 'outreachBad', count=bad)}" if bad else text
