"""Words what the duplicates page shows (pure): the list of pairs, and one pair side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.agency.duplicates.compare import COMPARED, differing, kept
from kiosk.desk.duplicates import STATES
from ui.desk.parts.choices import option, options
from ui.desk.parts.wording import Map, Wording, place

if TYPE_CHECKING:
    from kiosk.agency.followups.person_store import Person
    from kiosk.desk.duplicates import Duplicates

TABLE = "duplicates"
AGAINST = "other-"
CERTAIN = 80


def states(page: Duplicates, said: Wording) -> list[Map]:
    """The kinds of pairs, each with its count."""
    return [option(each, said(TABLE, each), page.state) | {"count": page.counts[each]} for each in STATES]


def page_text(page: Duplicates, said: Wording) -> str:
    """Which pairs of how many; nothing where all are seen."""
    if len(page.pairs) == page.total:
        return ""
    return said(TABLE, "page", first=page.skip + 1, last=page.skip + len(page.pairs), total=page.total)


def reasons(slugs: tuple[str, ...], said: Wording) -> list[Map]:
    """Why somebody joins two, or takes that back."""

    def why(slug: str) -> str:
        text = said("whys", slug)
        return text[:1].upper() + text[1:]

    return options(slugs, why)


def rows(page: Duplicates, said: Wording) -> list[Map]:
    """The list of pairs."""
    return [
        {
            "title": pair.first.name or "—",
            "caption": said(TABLE, "sameName") if pair.first.name == pair.second.name else pair.second.name,
            "tag": f"{pair.likeness.score}%",
            "tone": "warning" if pair.likeness.score >= CERTAIN and page.state == "open" else "plain",
        }
        for pair in page.pairs
    ]


def shown(page: Duplicates, said: Wording) -> Map:
    """The chosen pair side by side, line by line, and which number goes on."""
    if page.two is None:
        return {"score": 0, "reasons": [], "people": [], "lines": [], "why": "", "undo": False}
    say, (first, second) = partial(said, TABLE), page.two
    likeness, best = page.pairs[page.chosen].likeness, kept(first, second)
    found = differing(first, second, likeness.reasons)
    names = (*COMPARED, "saved", "stage")
    return {
        "score": likeness.score,
        "reasons": [
            {"text": say(f"reason-{each}"), "tone": "plain" if each.startswith(AGAINST) else "good"}
            for each in likeness.reasons
        ],
        "people": [{"number": each.number, "folded": each.merged_into != ""} for each in page.two],
        "lines": [
            {"caption": say(f"field-{name}"), "first": one, "second": other, "differs": name in found}
            for name, one, other in zip(names, _values(first, said), _values(second, said), strict=True)
        ],
        "why": say(f"why-{best.why}" if page.keep == best.number else "why-chosen", number=page.keep),
        "undo": page.state == "merged",
    }


def _values(person: Person, said: Wording) -> tuple[str, ...]:
    say, draft = partial(said, TABLE), person.draft
    none = say("none")
    return (
        draft.name,
        person.nik[-8:] or none,
        said.day(draft.birth_date) if draft.birth_date else none,
        say(draft.sex or "none"),
        person.phone[-8:] or none,
        place(draft.dusun, draft.rt, draft.rw) or none,
        said.occupation(draft.occupation),
        " + ".join(draft.programmes).upper(),
        said.moment(person.saved_at),
        f"{say(f'stage-{person.standing.stage}')}, {say('contacts', count=person.standing.contacts)}",
    )
