"""Words the section of people's rights (pure): requests, deadlines, the sheet that answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.agency.rights.copy import PersonCopy, for_paper
from kiosk.agency.rights.correction import FIELDS
from kiosk.agency.rights.law import NEEDS
from ui.desk.parts.choices import option, options
from ui.desk.parts.wording import Map, Wording
from ui.desk.views import copy as copy_view

if TYPE_CHECKING:
    from kiosk.agency.fieldwork.route_strip import Told
    from kiosk.agency.rights.law import Request
    from kiosk.desk.rights import Rights

HINTED = ("birth_date", "occupation", "marital")
TABLE = "rights"
SOON_HOURS = 24
DIGITS = ("nik", "phone", "rt", "rw", "birth_date")


def waiting(page: Rights, said: Wording) -> Map:
    """What stands in the bar: how many wait and how long there is still time; empty for none."""
    count, hours = page.waiting
    if not count:
        return {"text": "", "tone": "plain", "said": ""}
    say, whole = partial(said, TABLE), int(hours)
    left = _late(-whole, said) if hours < 0 else say("left", hours=whole)
    return {
        "text": say("waitingLate", count=count) if hours < 0 else say("waiting", count=count, hours=whole),
        "tone": "danger" if hours < SOON_HOURS else "plain",
        "said": say("waitingSaid", count=count, left=left),
    }


def choices(prefix: str, keys: tuple[str, ...], said: Wording, chosen: str = "") -> list[Map]:
    return options(keys, lambda each: said(TABLE, f"{prefix}-{each}"), chosen)


def fields(said: Wording) -> list[Map]:
    """What may be put right."""
    return [
        {
            **option(each, said(TABLE, f"field-{each}"), "name"),
            "digits": each in DIGITS,
            "hint": said(TABLE, f"hint-{each}") if each in HINTED else "",
        }
        for each in FIELDS
    ]


def works(page: Rights, said: Wording) -> list[Map]:
    return [option(slug, said.occupation(slug)) for slug in page.works]


def rows(page: Rights, said: Wording) -> list[Map]:
    """The list of requests."""
    return [_row(each, page, said) for each in page.requests]


def _row(request: Request, page: Rights, said: Wording) -> Map:
    tag, tone = _left(request, page, said)
    return {
        "title": said(TABLE, f"kind-{request.kind}"),
        "caption": request.number or said(TABLE, "everybody"),
        "tag": tag,
        "tone": tone,
    }


def _left(request: Request, page: Rights, said: Wording) -> tuple[str, str]:
    if request.done is not None:
        return said(TABLE, "answered"), "good"
    hours = request.hours_left(page.now)
    if hours < 0:
        return _late(-int(hours), said), "danger"
    return said(TABLE, "left", hours=int(hours)), "warning" if hours < SOON_HOURS else "plain"


def _late(hours: int, said: Wording) -> str:
    """In hours while they can be counted on two days, in days from then on."""
    return said(TABLE, "late", hours=hours) if hours < 48 else said(TABLE, "lateDays", days=hours // 24)


def place(page: Rights) -> int:
    """Where the chosen request stands in the list; -1 for none."""
    ids = [each.id for each in page.requests]
    return ids.index(page.chosen) if page.chosen in ids else -1


def shown(page: Rights, said: Wording) -> Map:
    """The chosen request; `mine` says whether this role may answer it."""
    request, say = page.request, partial(said, TABLE)
    if request is None:
        empty = dict.fromkeys(("kind", "title", "number", "times", "result", "hold"), "")
        return {"id": 0, "open": False, "mine": False} | empty
    return {
        "id": request.id,
        "kind": request.kind,
        "title": say(f"kind-{request.kind}"),
        "number": request.number,
        "times": say("times", received=said.moment(request.received), deadline=said.moment(request.deadline)),
        "open": request.done is None,
        "mine": page.may(NEEDS[request.kind]),
        "hold": request.hold,
        "result": say(f"done-{request.result}") if request.result and request.done else "",
    }


def sheet(page: Rights, said: Wording) -> list[Map]:
    """The copy or the proof, to be read out."""
    return [{"caption": caption, "text": text} for caption, text in _lines(page, said)]


def _lines(page: Rights, said: Wording) -> list[copy_view.Line]:
    if page.sheet is None:
        return []
    if isinstance(page.sheet, PersonCopy):
        return copy_view.lines(page.sheet, said)
    return copy_view.proof_lines(page.sheet, page.desk.station.code, said)


def title(page: Rights, said: Wording) -> str:
    if page.sheet is None:
        return ""
    if isinstance(page.sheet, PersonCopy):
        return said(TABLE, "copy-title", number=page.sheet.number)
    return said(TABLE, "proof-title")


def strip(page: Rights) -> Told | None:
    """The sheet as paper for the person to keep; a copy in the language they agreed in, without NIKs."""
    from kiosk.agency.fieldwork.route_strip import Told

    found = page.sheet
    if found is None:
        return None
    if isinstance(found, PersonCopy):
        paper = for_paper(found)
        said, foot = Wording(page.desk, paper.language), "foot"
        heading, lines = said(TABLE, "copy-title", number=paper.number), copy_view.lines(paper, said)
    else:
        said, foot = Wording(page.desk, page.desk.language_of_papers), "foot-proof"
        heading, lines = title(page, said), _lines(page, said)
    made = said(copy_view.TABLE, "made", moment=said.moment(page.now))
    return Told(title=heading, below=made, lines=tuple(lines), foot=said(copy_view.TABLE, foot))
