"""Words the signs of invented work, kind by kind, with what to look at (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.clock import local
from kiosk.desk.dashboard import SIGNS

if TYPE_CHECKING:
    from kiosk.agency.reports.warning_signs import WarningSign
    from ui.desk.parts.wording import Map, Wording

SHOWN = 6
"""So many lines of one kind are shown; the rest is counted."""


def signs(found: tuple[WarningSign, ...], said: Wording) -> list[Map]:
    """For each kind its count, what it means, what to look at, and its first lines, the newest first."""
    cards = []
    for kind in SIGNS:
        own = [sign for sign in reversed(found) if sign.kind == kind]
        left = len(own) - SHOWN
        cards.append(
            {
                "kind": kind,
                "title": said("dashboard", f"sign-{kind}"),
                "advice": said("dashboard", f"advice-{kind}"),
                "count": len(own),
                "lines": [_line(sign, said) for sign in own[:SHOWN]],
                "more": said("dashboard", "signsMore", count=left) if left > 0 else "",
            }
        )
    return cards


def _line(sign: WarningSign, said: Wording) -> Map:
    hours = said.session.station.ground.settings.station.utc_offset_hours
    at, count = local(sign.at, hours), str(sign.count)
    if sign.kind == "one-phone":
        return {"head": said("dashboard", "signPhone", count=count), "detail": ", ".join(sign.numbers)}
    span = f"{said.weekday(at.date())}, {at:%H}.00–{(at.hour + 1) % 24:02}.00"
    return {
        "head": said.staff(sign.who),
        "detail": said("dashboard", f"signHour-{sign.kind}", hour=span, count=count),
    }
