"""Words what the retention page and the audit trail show (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.agency.rights.law import PURPOSES
from kiosk.desk.retention import CLEAR_REASONS
from ui.desk.parts.choices import option, options
from ui.desk.parts.wording import Map, Wording

if TYPE_CHECKING:
    from kiosk.desk.retention import Retention

TABLE = "retention"
WHYS = ("whys", "revealReasons", "undoReasons", "copyReasons", "reasons")
"""The tables that word a reason, the first one that does."""


def due(page: Retention, said: Wording) -> list[Map]:
    """How many are past their time, purpose by purpose."""
    return [
        {
            "key": each,
            "label": said(TABLE, f"purpose-{each}"),
            "months": said(TABLE, "months", months=page.months(each)),
            "count": page.due[each],
        }
        for each in PURPOSES
        if each in page.due
    ]


def disputed(page: Retention, said: Wording) -> str:
    """How many are kept because something is disputed."""
    return said(TABLE, "disputed", count=page.disputed) if page.disputed else ""


def standing(page: Retention, said: Wording) -> str:
    """An open breach, and until when people must be told."""
    if (found := page.standing) is None:
        return ""
    return said(TABLE, "standing", received=said.moment(found.received), deadline=said.moment(found.deadline))


def clear_reasons(said: Wording) -> list[Map]:
    return options(CLEAR_REASONS, lambda each: said(TABLE, f"reason-{each}"))


def places(page: Retention, said: Wording) -> list[Map]:
    """Where the breach pack may go."""
    names = [each.name if each.is_stick else said(TABLE, "own-folder") for each in page.targets]
    return [option(str(place), name, str(page.target)) for place, name in enumerate(names)]


def lines(page: Retention, said: Wording) -> list[Map]:
    """Entries of the chain."""
    return [
        {
            "position": each.position,
            "at": said.moment(each.at),
            "who": said.staff(each.who),
            "what": _worded(each.action, said, "actions"),
            "number": each.number,
            "why": _worded(each.why, said, *WHYS) if each.why else "",
        }
        for each in page.lines
    ]


def _worded(slug: str, said: Wording, *tables: str) -> str:
    """The word of a slug in the first table that has one; what has none is shown as it is."""
    return next(filter(None, (said.find(table, slug) for table in tables)), slug)
