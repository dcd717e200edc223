"""Draws the outreach register on A4: what hangs where, by kelurahan and dusun, with room for notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from kiosk.agency.outreach.items import OutreachItem, Tally, is_missing, tally
from kiosk.paper.a4 import (
    BOLD,
    EXTRABOLD,
    HEIGHT,
    INK,
    INK_SOFT,
    NEUTRAL,
    PANDAN,
    SEMIBOLD,
    WARNING,
    Paper,
    fitted,
    width_of,
)
from kiosk.paper.tables import LEFT, RIGHT, ROOM, placed
from kiosk.words import Words

LINE_HIGH = 31.0
LAST_LINE = HEIGHT - 54
COLUMNS = (("kind", 26.0, 54.0), ("place", 84.0, 152.0), ("put_up", 240.0, 62.0), ("condition", 306.0, 68.0))
REMOVED, NOTE = 378.0, 444.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachSheet:
    """What one sheet shows; `dusun` and `campaign` are empty for all of them, `campaign` is worded."""

    items: tuple[OutreachItem, ...]
    kelurahan: str
    dusun: str
    campaign: str
    wadah: str
    kiosk: str
    day: date
    invented: bool = False


def slug(text: str) -> str:
    """A file's name that every stick can hold: letters, digits and single hyphens, at most 60."""
    plain = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in text)
    return "-".join(part for part in plain.split("-") if part)[:60]


def sheet_name(sheet: OutreachSheet, say: Words) -> str:
    """The file's name without its ending: what it is, of which place, made on which day."""
    place = slug(f"{sheet.kelurahan} {sheet.dusun}".lower())
    return "-".join(part for part in (say("outreach", "file"), place, sheet.day.isoformat()) if part)


def write_sheet(file: BinaryIO, sheet: OutreachSheet, say: Words) -> int:
    """Draw the sheet into an open file; returns the number of pages. It names places and no person."""
    ordered = sorted(sheet.items, key=lambda item: (item.kelurahan, item.dusun, item.put_up, item.id))
    paper = Paper(file, title=say("outreach", "title"), author=sheet.wadah, language=say.language)
    many = len({item.campaign for item in ordered}) > 1
    y = _new_page(paper, sheet, say)
    if not ordered:
        paper.text(LEFT, y + 20, say("outreach", "nothing"), colour=INK_SOFT)
    found = placed(
        paper,
        y,
        ordered,
        lambda item: (item.kelurahan, item.dusun),
        top=lambda: _new_page(paper, sheet, say),
        band=lambda place, here: (_group(*place, say), counted(tally(here, sheet.day), say)),
        high=LINE_HIGH,
        last=LAST_LINE,
    )
    for count, (y, item) in enumerate(found, 1):
        _line(paper, y, count, item, sheet.day, say, item.campaign if many else "")
    pages = paper.page
    paper.save()
    return pages


def _new_page(paper: Paper, sheet: OutreachSheet, say: Words) -> float:
    paper.selvedge()
    made = say("report", "made", day=say.calendar.long_day(sheet.day), kiosk=sheet.kiosk)
    paper.text(RIGHT, 34, made, size=8, colour=INK_SOFT, align="right")
    if sheet.invented:
        paper.text(LEFT, 34, say("report", "invented"), size=8.5, font=BOLD, colour=WARNING)
    where = " · ".join(part for part in (sheet.kelurahan, sheet.dusun) if part) or say(
        "outreach", "everywhere"
    )
    title = f"{say('outreach', 'title')}: {where}"
    size = max(12.0, min(19.0, 19 * ROOM / width_of(title, 19, EXTRABOLD)))
    paper.text(LEFT, 56, fitted(title, ROOM, size, EXTRABOLD), size=size, font=EXTRABOLD)
    campaign = say("outreach", "campaign", name=sheet.campaign) if sheet.campaign else say("outreach", "all")
    counts = counted(tally(sheet.items, sheet.day), say)
    paper.text(LEFT, 72, fitted(f"{campaign} · {counts}", ROOM, 9.5, SEMIBOLD), size=9.5, font=SEMIBOLD)
    paper.text(LEFT, 85, fitted(sheet.wadah, ROOM, 9), size=9, colour=INK_SOFT)
    for key, x, room in (*COLUMNS, ("removed", REMOVED, NOTE - REMOVED - 6), ("note", NOTE, ROOM - NOTE)):
        head = fitted(say("outreach", key), room, 7.8, SEMIBOLD)
        paper.text(LEFT + x, 102, head, size=7.8, font=SEMIBOLD, colour=INK_SOFT)
    foot = HEIGHT - 32
    paper.text(LEFT, foot, say("outreach", "private"), size=7.5, colour=INK_SOFT)
    paper.text(
        RIGHT, foot, say("report", "page", page=paper.page), size=8, font=BOLD, colour=INK_SOFT, align="right"
    )
    return 109


def counted(found: Tally, say: Words) -> str:
    """The four counts in words."""
    return say(
        "outreach",
        "counts",
        put_up=found.put_up,
        hanging=found.hanging,
        poor=found.poor,
        missing=found.missing,
    )


def _group(kelurahan: str, dusun: str, say: Words) -> str:
    return " · ".join(part for part in (kelurahan, dusun or say("plots", "nowhere")) if part)


def _line(
    paper: Paper, y: float, count: int, item: OutreachItem, day: date, say: Words, campaign: str
) -> None:
    paper.text(LEFT + 18, y + 13, str(count), size=9, font=BOLD, colour=PANDAN, align="right")
    values = (
        (say("items", item.kind), BOLD),
        (item.place, SEMIBOLD),
        (_short(item.put_up, say), SEMIBOLD),
        (say("conditions", item.condition), SEMIBOLD),
    )
    poor = item.removed is None and (item.condition != "good" or is_missing(item, day))
    for (key, x, room), (text, font) in zip(COLUMNS, values, strict=True):
        colour = WARNING if key == "condition" and poor else INK
        paper.text(LEFT + x, y + 13, fitted(text, room, 9, font), size=9, font=font, colour=colour)
    if item.checked:
        seen = fitted(_short(item.checked, say), 68, 7.8)
        paper.text(LEFT + COLUMNS[3][1], y + 24, seen, size=7.8, colour=INK_SOFT)
    if campaign:
        paper.text(LEFT + COLUMNS[1][1], y + 24, fitted(campaign, 152, 7.8), size=7.8, colour=INK_SOFT)
    if item.removed:
        paper.text(LEFT + REMOVED, y + 13, _short(item.removed, say), size=9, font=SEMIBOLD)
    else:
        paper.box(LEFT + REMOVED, y + 5, 10, 10, edge=NEUTRAL, radius=2, line=0.9)
    paper.line(LEFT + NOTE, y + 20, RIGHT - 4, y + 20, colour=NEUTRAL, dash=(1.2, 1.8))
    paper.line(LEFT, y + LINE_HIGH - 2, RIGHT, y + LINE_HIGH - 2)


def _short(day: date, say: Words) -> str:
    return say.calendar.day(day)


def in_place(
    items: Iterable[OutreachItem], kelurahan: str, dusun: str, campaign: str
) -> tuple[OutreachItem, ...]:
    """The items of a kelurahan, a dusun and a campaign; an empty one of these stands for all."""
    return tuple(
        item
        for item in items
        if kelurahan in ("", item.kelurahan) and dusun in ("", item.dusun) and campaign in ("", item.campaign)
    )
