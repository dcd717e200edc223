"""Words the board's plots: registrations, outcomes, who goes on paying, the people's groups (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.words import words
from ui.desk.board.cards import TABLE
from ui.desk.parts.plotting import bar, bars, columns

if TYPE_CHECKING:
    from kiosk.agency.reports.dashboard import Slice
    from kiosk.desk.dashboard import Dashboard
    from ui.desk.parts.plotting import Row
    from ui.desk.parts.wording import Wording

BARS, FEW_BARS = 6, 4
"""How many bars a plot has room for."""


def weeks(page: Dashboard, said: Wording) -> Row:
    """Registrations a week; the last stands in the light."""
    if page.figures is None:
        return {}
    shown = [(said.short_day(monday), count) for monday, count in page.figures.weeks]
    return columns(shown, len(shown) - 1, words(said.language, "reports").number)


def days(page: Dashboard, said: Wording) -> Row:
    """Registrations on each day of the month."""
    if page.figures is None:
        return {}
    shown = [(str(day.day), count) for day, count in page.figures.days]
    return columns(shown, len(shown) - 1, words(said.language, "reports").number)


def outcomes(page: Dashboard, said: Wording) -> list[Row]:
    """The month's contacts by how they ended."""
    found = page.figures.outcomes if page.figures else ()
    rows = (bar(key, said.outcome(key), count, page.tone(key)) for key, count in found)
    return bars(rows, BARS, said(TABLE, "others"))


def staying(page: Dashboard, said: Wording) -> list[Row]:
    """Shares of those who paid first; a month that nobody has reached yet has none."""
    if page.figures is None:
        return []
    points: list[Row] = [{"label": said(TABLE, "stayingStart"), "share": 1.0, "text": "100%", "note": ""}]
    for month, (could, did) in enumerate(page.figures.staying, 1):
        points.append(
            {
                "label": said(TABLE, "stayingMonth", month=month),
                "share": did / could if could else -1.0,
                "text": f"{round(100 * did / could)}%" if could else "",
                "note": said(TABLE, "stayingNote", count=did, total=could) if could else "",
            }
        )
    return points


def funnel(page: Dashboard, said: Wording) -> list[Row]:
    """How many came how far, of all who registered."""
    if page.figures is None:
        return []
    found, say = page.figures.funnel, words(said.language, "reports")
    stages = {
        "registered": found.registered,
        "reached": found.reached,
        "member": found.member,
        "paid": found.paid,
        "month-3": found.month_3,
    }
    whole = found.registered or 1
    rows = [
        bar(key, say("stages", key), count, note=f"{round(100 * count / whole)}%")
        for key, count in stages.items()
    ]
    return bars(rows, len(rows))


def occupations(page: Dashboard, said: Wording) -> list[Row]:
    found = page.figures.occupations if page.figures else ()
    rows = (bar(each.key, said.occupation(each.key) or _nowhere(said), each.registered) for each in found)
    return bars(rows, BARS, said(TABLE, "others"))


def dusun(page: Dashboard, said: Wording) -> list[Row]:
    found = page.figures.dusun if page.figures else ()
    return bars((_slice(each, each.key, said) for each in found), BARS, said(TABLE, "others"))


def programmes(page: Dashboard, said: Wording) -> list[Row]:
    found = page.figures.programmes if page.figures else ()
    rows = (_slice(each, each.key.replace(",", " + ").upper(), said) for each in found)
    return bars(rows, FEW_BARS, said(TABLE, "others"))


def _slice(found: Slice, label: str, said: Wording) -> Row:
    return bar(found.key, label or _nowhere(said), found.registered, part=found.members)


def _nowhere(said: Wording) -> str:
    return said(TABLE, "nowhere")
