"""Words income, protection, period, and the price of what is chosen (pure)."""

import re

from kiosk.campaign.wording import millions, rupiah
from kiosk.session import Session
from kiosk.visit import flow
from kiosk.visit.checks import PERIODS
from kiosk.visit.context import price_change
from kiosk.visit.visit import Visit
from ui.visit.wording import Map, picture, say, styled, texts

AMOUNT = re.compile(r"(Rp[\d.,]+) (?=\w+$)")
HARD = "\\1\u00a0"
"""An amount keeps its unit on its line."""
PLANS = (("jkk", "jkm"), ("jkk", "jkm", "jht"))


def brackets(session: Session) -> list[Map]:
    """The 33 income brackets as short ranges in millions of rupiah."""
    chosen = session.visit.bracket if session.visit else None
    return [
        {"id": str(row.no), "text": _range(session, row.lowest, row.below), "selected": row.no == chosen}
        for row in session.ground.campaign.tariffs.brackets
    ]


def _range(session: Session, low: int, above: int | None) -> str:
    if low == 0 and above is not None:
        return say(session, "plan", "below", below=millions(above))
    if above is None:
        return say(session, "plan", "above", lowest=millions(low))
    return say(session, "plan", "between", lowest=millions(low), below=millions(above))


def plans(session: Session) -> list[Map]:
    chosen = session.visit.programmes if session.visit else ()
    return [
        {
            "id": ",".join(plan),
            "text": getattr(texts(session).protection, "two" if len(plan) == 2 else "three"),
            "picture": picture(session, "hospital.png"),
            "secondPicture": picture(session, "coin.png" if len(plan) == 3 else "umbrella.png"),
            "selected": tuple(chosen) == plan,
        }
        for plan in PLANS
    ]


def months_word(session: Session, months: int) -> str:
    """1 month, 3 months."""
    return say(session, "plan", "month" if months == 1 else "months", months=months)


def periods(session: Session) -> list[Map]:
    chosen = session.visit.months if session.visit else 0
    return [
        {
            "id": str(months),
            "text": months_word(session, months),
            "selected": months == chosen,
        }
        for months in PERIODS
    ]


def quote(session: Session) -> Map:
    """The price in words and bars; `state` is open (answers missing), unknown (no tariff) or known."""
    visit = session.visit
    blank: Map = {"state": "open", "perMonth": "", "note": "", "months": [], "total": "", "period": ""}
    if visit is None or not visit.occupation or not visit.bracket:
        return blank
    found = flow.quoted(visit, session.facts)
    period = months_word(session, visit.months)
    if found is None:
        return blank | {"state": "unknown", "note": say(session, "plan", "askAgent"), "period": period}
    pack = texts(session)
    most = max(month.total for month in found.months)
    return {
        "state": "known",
        "perMonth": rupiah(found.months[0].total),
        "note": _price_note(session, visit),
        "months": [
            {
                "label": pack.calendar.short_month(month.month),
                "amount": rupiah(month.total).removeprefix("Rp"),
                "share": month.total / most,
            }
            for month in found.months
        ],
        "total": rupiah(found.total),
        "period": period,
    }


def _price_note(session: Session, visit: Visit) -> str:
    """Until when this price holds and what follows, as far as the tariffs know."""
    change = price_change(visit, session.facts)
    if change is None:
        return say(session, "plan", "perMonth")
    last, after = change
    month = texts(session).calendar.month(last)
    return styled(session, "plan", "perMonthUntil", month=month, price=rupiah(after))


def benefits(session: Session) -> list[Map]:
    """What the chosen plan would pay."""
    visit = session.visit
    if visit is None or not visit.bracket:
        return []
    found = session.ground.campaign.benefits(visit.bracket, visit.programmes, session.language)
    return [
        {
            "label": line.caption,
            "value": AMOUNT.sub(HARD, line.value) + ("*" if line.conditions else ""),
            "picture": picture(session, line.picture),
        }
        for line in found
        if line.main
    ]
