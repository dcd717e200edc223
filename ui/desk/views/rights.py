"""Words what the section of people's rights shows (pure): requests, their deadlines, how many wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.agency.rights.law import NEEDS

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.agency.rights.law import Request
    from ui.desk.parts.page import DeskPage, Map

SOON_HOURS = 24


def waiting(open_now: tuple[int, float], page: DeskPage) -> Map:
    """What stands in the bar: how many wait and how long there is still time; empty for none."""
    count, hours = open_now
    if not count:
        return {"text": "", "tone": "plain", "said": ""}
    whole = int(hours)
    left = _late(-whole, page) if hours < 0 else page.say("left", hours=whole)
    return {
        "text": page.say("waitingLate", count=count)
        if hours < 0
        else page.say("waiting", count=count, hours=whole),
        "tone": "danger" if hours < SOON_HOURS else "plain",
        "said": page.say("waitingSaid", count=count, left=left),
    }


def row(request: Request, now: datetime, page: DeskPage) -> Map:
    """A line of the list."""
    tag, tone = _left(request, now, page)
    return {
        "title": page.say(f"kind-{request.kind}"),
        "caption": request.number or page.say("everybody"),
        "tag": tag,
        "tone": tone,
    }


def _left(request: Request, now: datetime, page: DeskPage) -> tuple[str, str]:
    if request.done is not None:
        return page.say("answered"), "good"
    hours = int(request.hours_left(now))
    if request.hours_left(now) < 0:
        return _late(-hours, page), "danger"
    return page.say("left", hours=hours), "warning" if hours < SOON_HOURS else "plain"


def _late(hours: int, page: DeskPage) -> str:
    """In hours while they can be counted on two days, in days from then on."""
    return page.say("late", hours=hours) if hours < 48 else page.say("lateDays", days=hours // 24)


def shown(request: Request | None, page: DeskPage) -> Map:
    """The chosen request; `mine` says whether this role may answer it."""
    if request is None:
        empty = dict.fromkeys(("kind", "title", "number", "times", "result", "hold"), "")
        return {"id": 0, "open": False, "mine": False} | empty
    return {
        "id": request.id,
        "kind": request.kind,
        "title": page.say(f"kind-{request.kind}"),
        "number": request.number,
        "times": page.say(
            "times", received=page.moment(request.received), deadline=page.moment(request.deadline)
        ),
        "open": request.done is None,
        "mine": page.may(NEEDS[request.kind]),
        "hold": request.hold,
        "result": page.say(f"done-{request.result}") if request.result and request.done else "",
    }
