"""Words the outreach page's rows, choices and forms; they are decided in the core."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.agency.outreach.items import (
    CONDITIONS,
    ITEM_KINDS,
    Agreement,
    Expiry,
    LaunchEvent,
    OutreachItem,
    PlaceTally,
    Tally,
    is_missing,
)
from kiosk.calendar import write_day
from ui.desk.parts.choices import option, options
from ui.desk.parts.page import Map
from ui.desk.views import outreach_forms as forms

if TYPE_CHECKING:
    from kiosk.agency.accounts.rows import Account

Say = Callable[..., str]
Day = Callable[[date | None], str]

EXPIRY_TONES = {"expired": "danger", "soon": "warning", "coming": "plain"}
CONDITION_TONES = {"good": "good", "faded": "warning", "damaged": "danger", "gone": "danger"}

REASONS = ("for-branch", "for-village", "for-wadah", "own-file")
"""Why a paper leaves the encrypted file; one's own words may be typed instead."""


def place_rows(whole: Tally, places: Iterable[PlaceTally], open_kelurahan: str, say: Say) -> list[Map]:
    """Everything, then each kelurahan; the dusun of the chosen one below it."""
    rows = [_place("", "", say("everywhere"), whole, say)]
    for each in places:
        if not each.dusun:
            rows.append(_place(each.kelurahan, "", each.kelurahan, each.tally, say))
        elif each.kelurahan == open_kelurahan:
            rows.append(_place(each.kelurahan, each.dusun, f"› {each.dusun}", each.tally, say))
    return rows


def _place(kelurahan: str, dusun: str, title: str, found: Tally, say: Say) -> Map:
    bad = found.poor + found.missing
    return {
        "kelurahan": kelurahan,
        "dusun": dusun,
        "title": title,
        "caption": say("hanging", hanging=found.hanging, total=found.put_up),
        "tag": say("bad", count=bad) if bad else "",
        "tone": "warning",
    }


def kinds_text(kinds: Iterable[tuple[str, Tally]], say: Say) -> str:
    """2 baliho · 3 poster: what hangs now."""
    return " · ".join(
        f"{found.hanging} {say(f'kind-{kind}').lower()}" for kind, found in kinds if found.hanging
    )


def item_row(item: OutreachItem, today: date, in_one: bool, say: Say, day: Day) -> Map:
    """An item of a list of one kelurahan, or of them all."""
    where = (in_one and item.dusun) or item.kelurahan
    missing = is_missing(item, today)
    seen = (
        say("seen", day=day(item.checked), place=where)
        if missing
        else say("since", day=day(item.put_up), place=where)
    )
    return {
        "title": f"{say(f'kind-{item.kind}')} · {item.place}",
        "caption": say("removed-on", day=day(item.removed)) if item.removed else seen,
        "tag": say("removed" if item.removed else f"condition-{item.condition}"),
        "tone": "plain" if item.removed else CONDITION_TONES[item.condition],
    }


def row(paper: Any, today: date, in_one: bool, name_of: Callable[[str], str], say: Say, day: Day) -> Map:
    """One line of any of the four lists (`in_one`: see item_row); `name_of` knows staff by label."""
    if isinstance(paper, OutreachItem):
        return item_row(paper, today, in_one, say, day)
    if isinstance(paper, LaunchEvent):
        people = say("came", count=paper.attendance)
        return {"title": paper.place, "caption": day(paper.day), "tag": people, "tone": "plain"}
    if isinstance(paper, Agreement):
        title, end = paper.wadah, paper.valid_to
    else:
        title, end = name_of(f"staff-{paper.account}"), paper.expires
    days = (end - today).days
    tag = say("expired" if days < 0 else "until", day=day(end))
    tone = "danger" if days < 0 else "warning" if days <= 30 else "plain"
    return {"title": title, "caption": paper.number, "tag": tag, "tone": tone}


def warning_rows(papers: Iterable[Expiry], say: Say, day: Day) -> list[Map]:
    """Agreement and certificates that have run out or soon will."""
    return [
        {
            "text": say(
                f"expired-{each.kind}" if each.days < 0 else f"expiry-{each.kind}",
                name=each.number,
                day=day(each.expires),
            ),
            "tone": EXPIRY_TONES[each.urgency],
        }
        for each in papers
    ]


def campaign_rows(counts: Iterable[tuple[str, Tally]], own: str, title: str, say: Say) -> list[Map]:
    """Every campaign that is known: this pack's by its title, earlier ones by their id, with what hangs."""
    found = dict(counts)
    names = {each: title if each == own else each for each in (own, *found)}
    rows = []
    for each, name in names.items():
        tally = found.get(each, Tally())
        label = say("campaign-count", campaign=name, hanging=tally.hanging, total=tally.put_up)
        rows.append({"key": each, "name": name, "label": label})
    return rows


def form(section: str, found: Any, title: str, here: dict[str, str], today: date, say: Say) -> Map:
    """The chosen paper's form; of a new one (None) what is known: `here` is the place and campaign shown."""
    fresh = here | {"put_up": write_day(today)}
    names = forms.ITEM if section == "items" else forms.FORMS[section]
    photo = getattr(found, "photo", None) or getattr(found, "scan", None)
    return {
        "id": found.id if found else 0,
        "title": title,
        "kind": getattr(found, "kind", ITEM_KINDS[0]),
        "condition": getattr(found, "condition", CONDITIONS[0]),
        "campaign": getattr(found, "campaign", here["campaign"]),
        "checked": write_day(getattr(found, "checked", None) or today),
        "removed": write_day(getattr(found, "removed", None)),
        "account": str(getattr(found, "account", "")),
        "hasScan": photo is not None,
        "fields": [
            {
                "id": name,
                "caption": say(f"field-{name}"),
                "text": forms.shown(found, name) if found else fresh.get(name, ""),
                "span": forms.SPANS.get(name, 1),
            }
            for name in names
            if name != "checked"
        ],
    }


def file_rows(files: Iterable[Path]) -> list[Map]:
    return [{"title": path.name, "caption": str(path.parent), "tag": "", "tone": "plain"} for path in files]


def sections(names: Iterable[str], now: str, say: Say) -> list[Map]:
    return options(names, lambda each: say(f"section-{each}"), now)


def agents(accounts: Iterable[Account]) -> list[Map]:
    """Whose certificate it can be."""
    found = (account for account in accounts if account.role == "agent" and account.active)
    return [option(str(account.id), account.name) for account in found]


def reasons(say: Say) -> list[Map]:
    return options(REASONS, lambda each: say(f"reason-{each}"))


def kinds(say: Say) -> list[Map]:
    return options(ITEM_KINDS, lambda each: say(f"kind-{each}"))


def conditions(say: Say) -> list[Map]:
    return options(CONDITIONS, lambda each: say(f"condition-{each}"))
