"""Words the outreach page's rows, choices and forms; they are decided in the core."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from kiosk.agency.outreach import forms
from kiosk.agency.outreach.items import (
    CONDITIONS,
    ITEM_KINDS,
    Agreement,
    Expiry,
    LaunchEvent,
    OutreachItem,
    PlaceTally,
    is_missing,
)
from kiosk.calendar import write_day
from kiosk.desk.outreach import REASONS, SECTIONS
from ui.desk.parts.choices import option, options
from ui.desk.parts.wording import Map, Wording

if TYPE_CHECKING:
    from datetime import date

    from kiosk.desk.outreach import Outreach

TABLE = "outreach"
EXPIRY_TONES = {"expired": "danger", "soon": "warning", "coming": "plain"}
CONDITION_TONES = {"good": "good", "faded": "warning", "damaged": "danger", "gone": "danger"}
SPANS = {"parties": 2, "note": 2, "signed_by": 3, "witnesses": 3}
"""Fields that need more than one column of three."""


def _options(prefix: str, keys: Iterable[str], said: Wording, chosen: str = "") -> list[Map]:
    return options(keys, lambda each: said(TABLE, f"{prefix}-{each}"), chosen)


def sections(page: Outreach, said: Wording) -> list[Map]:
    return _options("section", SECTIONS, said, page.section)


def kinds(said: Wording) -> list[Map]:
    return _options("kind", ITEM_KINDS, said)


def conditions(said: Wording) -> list[Map]:
    return _options("condition", CONDITIONS, said)


def reasons(said: Wording) -> list[Map]:
    return _options("reason", REASONS, said)


def agents(page: Outreach) -> list[Map]:
    """Whose certificate it can be."""
    return [option(str(account.id), account.name) for account in page.agents]


# -- places and campaigns --------------------------------------------------------------------------


def places(page: Outreach, said: Wording) -> list[Map]:
    return [_place(each, said) for each in page.open_places]


def _place(found: PlaceTally, said: Wording) -> Map:
    bad = found.tally.poor + found.tally.missing
    name = f"› {found.dusun}" if found.dusun else found.kelurahan
    return {
        "kelurahan": found.kelurahan,
        "dusun": found.dusun,
        "title": name or said(TABLE, "everywhere"),
        "caption": said(TABLE, "hanging", hanging=found.tally.hanging, total=found.tally.put_up),
        "tag": said(TABLE, "bad", count=bad) if bad else "",
        "tone": "warning",
    }


def place(page: Outreach) -> int:
    """Where the chosen place stands in the list; -1 for none."""
    names, here = [each.name for each in page.open_places], (page.kelurahan, page.dusun)
    return names.index(here) if here in names else -1


def hanging_kinds(page: Outreach, said: Wording) -> str:
    """2 baliho · 3 poster: what hangs now."""
    return " · ".join(
        f"{found.hanging} {said(TABLE, f'kind-{kind}').lower()}"
        for kind, found in page.kinds
        if found.hanging
    )


def campaigns(page: Outreach, said: Wording) -> list[Map]:
    """Every campaign that is known: this pack's by its title, earlier ones by their id, with what hangs."""
    rows = []
    for each, found in page.campaigns.items():
        name = _campaign(each, said)
        label = said(TABLE, "campaign-count", campaign=name, hanging=found.hanging, total=found.put_up)
        rows.append({"key": each, "name": name, "label": label})
    return rows


def _campaign(key: str, said: Wording) -> str:
    return said.campaign.manifest.title if key == said.campaign.id else key


def campaign_text(page: Outreach, said: Wording) -> str:
    """The campaign that is shown."""
    return _campaign(page.campaign, said) if page.campaign in page.campaigns else said(TABLE, "all-campaigns")


# -- papers ----------------------------------------------------------------------------------------


def rows(page: Outreach, said: Wording) -> list[Map]:
    """The lines of the list that is open."""
    return [_row(each, page, said) for each in page.papers]


def chosen(page: Outreach) -> int:
    """Where the chosen paper stands in the list; -1 for a new one."""
    return page.papers.index(page.chosen) if page.chosen is not None else -1


def _row(paper: Any, page: Outreach, said: Wording) -> Map:
    say, today = partial(said, TABLE), page.desk.today
    if isinstance(paper, OutreachItem):
        return _item(paper, today, bool(page.kelurahan), said)
    if isinstance(paper, LaunchEvent):
        people = say("came", count=paper.attendance)
        return {"title": paper.place, "caption": said.day(paper.day), "tag": people, "tone": "plain"}
    if isinstance(paper, Agreement):
        title, end = paper.wadah, paper.valid_to
    else:
        title, end = said.staff(f"staff-{paper.account}"), paper.expires
    days = (end - today).days
    tag = say("expired" if days < 0 else "until", day=said.day(end))
    tone = "danger" if days < 0 else "warning" if days <= 30 else "plain"
    return {"title": title, "caption": paper.number, "tag": tag, "tone": tone}


def _item(item: OutreachItem, today: date, in_one: bool, said: Wording) -> Map:
    """An item of a list of one kelurahan, or of them all."""
    say = partial(said, TABLE)
    where = (in_one and item.dusun) or item.kelurahan
    if item.removed:
        caption = say("removed-on", day=said.day(item.removed))
    elif is_missing(item, today) and item.checked:
        caption = say("seen", day=said.day(item.checked), place=where)
    else:
        caption = say("since", day=said.day(item.put_up), place=where)
    return {
        "title": f"{say(f'kind-{item.kind}')} · {item.place}",
        "caption": caption,
        "tag": say("removed" if item.removed else f"condition-{item.condition}"),
        "tone": "plain" if item.removed else CONDITION_TONES[item.condition],
    }


def form(page: Outreach, said: Wording) -> Map:
    """The chosen paper's form; of a new one what is known: the place and campaign shown, and today."""
    found, today = page.chosen, page.desk.today
    campaign = page.campaign or said.campaign.id
    fresh = {"kelurahan": page.kelurahan, "dusun": page.dusun, "put_up": write_day(today)}
    names = forms.ITEM if page.section == "items" else forms.FORMS[page.section]
    return {
        "id": found.id if found else 0,
        "title": _row(found, page, said)["title"] if found else said(TABLE, f"new-{page.section}"),
        "kind": getattr(found, "kind", ITEM_KINDS[0]),
        "condition": getattr(found, "condition", CONDITIONS[0]),
        "campaign": getattr(found, "campaign", campaign),
        "checked": write_day(getattr(found, "checked", None) or today),
        "removed": write_day(getattr(found, "removed", None)),
        "account": str(getattr(found, "account", "")),
        "hasScan": page.scan > 0,
        "fields": [
            {
                "id": name,
                "caption": said(TABLE, f"field-{name}"),
                "text": forms.shown(found, name) if found else fresh.get(name, ""),
                "span": SPANS.get(name, 1),
            }
            for name in names
            if name != "checked"
        ],
    }


def file_rows(page: Outreach) -> list[Map]:
    return [
        {"title": path.name, "caption": str(path.parent), "tag": "", "tone": "plain"} for path in page.files
    ]


def picture(page: Outreach) -> str:
    """The photo that is looked at."""
    if page.shown is None:
        return ""
    return f"data:image/jpeg;base64,{base64.b64encode(page.shown.content).decode()}"


def copy_name(page: Outreach, said: Wording) -> str:
    """What the copy of the chosen paper's scan is called, without its ending."""
    prefix, found = said(TABLE, f"copy-{page.section}"), page.chosen
    if isinstance(found, OutreachItem):
        return f"{prefix} {found.kind} {found.id}"
    return f"{prefix} {getattr(found, 'number', '')}"


# -- what runs out ---------------------------------------------------------------------------------


def warnings(papers: Iterable[Expiry], said: Wording) -> list[Map]:
    """Agreement and certificates that have run out or soon will."""
    return [{"text": _warning(each, said), "tone": EXPIRY_TONES[each.urgency]} for each in papers]


def _warning(paper: Expiry, said: Wording) -> str:
    key = f"expired-{paper.kind}" if paper.days < 0 else f"expiry-{paper.kind}"
    return said(TABLE, key, name=paper.number, day=said.day(paper.expires))


def pressing_tone(page: Outreach) -> str:
    return EXPIRY_TONES[page.pressing[0].urgency] if page.pressing else "plain"


def pressing_section(page: Outreach) -> str:
    """Where the most urgent paper is put right."""
    return f"{page.pressing[0].kind}s" if page.pressing else "agreements"


def pressing_text(page: Outreach, said: Wording) -> str:
    """The one paper that presses, or how many do."""
    found = page.pressing
    if len(found) < 2:
        return _warning(found[0], said) if found else ""
    return said(TABLE, "due", count=len(found))
