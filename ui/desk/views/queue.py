"""Words what the queue shows (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.desk.queue import AGES, PARTS
from kiosk.registration import PAYERS
from ui.desk.parts.choices import option
from ui.desk.parts.wording import Map, Wording, place

if TYPE_CHECKING:
    from kiosk.desk.queue import PersonRow, Queue

ALWAYS = PARTS[:5]
PLAIN, WARNING, DANGER, GOOD = "plain", "warning", "danger", "good"


def parts(queue: Queue, said: Wording) -> list[Map]:
    """The parts of the queue with their counts; people held back only where there are any."""
    shown = [part for part in PARTS if part in ALWAYS or queue.counts[part] or queue.part == part]
    return [
        {
            "part": part,
            "label": said("deskQueue", part),
            "count": short_count(queue.counts[part]),
            "selected": part == queue.part and not queue.text,
            "pressing": part == "overdue" and queue.counts[part] > 0,
        }
        for part in shown
    ]


def short_count(count: int) -> str:
    """1.234; from ten thousand on 12 rb."""
    return f"{count:,}".replace(",", ".") if count < 10_000 else f"{count // 1000:,} rb".replace(",", ".")


def row(found: PersonRow | None, said: Wording) -> Map:
    """One line of the list: picture, name, work and place, and the tag at its end."""
    if found is None:
        return {"number": "", "name": "", "line": "", "tag": "", "tone": PLAIN, "picture": ""}
    tag, tone = tag_of(found, said)
    line = (said.occupation(found.occupation), place(found.dusun, found.rt))
    mark = "" if found.has_phone else said("deskQueue", "noPhone")
    return {
        "number": found.number,
        "name": found.name or said("deskQueue", "erased"),
        "line": " · ".join(part for part in (*line, mark) if part),
        "tag": tag,
        "tone": tone,
        "picture": said.picture(found.occupation),
    }


def tag_of(found: PersonRow, said: Wording) -> tuple[str, str]:
    """How long somebody has waited, or when they are due, and how urgent that looks."""
    if found.hold:
        return said("holds", found.hold), PLAIN
    age = (said.today - found.saved).days
    match found.bucket:
        case "new":
            waited = "fresh" if age <= 0 else "day" if age == 1 else "days"
            return said("deskQueue", waited, days=age), PLAIN
        case "due-today":
            return said("deskQueue", "dueToday"), WARNING
        case "overdue":
            late = (said.today - found.due).days if found.due else 0
            return said("deskQueue", "lateDay" if late == 1 else "late", days=late), DANGER
        case "waiting":
            return (said.weekday(found.due) if found.due else ""), PLAIN
    return said.outcome(found.outcome), GOOD if found.stage in ("paid", "month-3") else PLAIN


def title(queue: Queue, said: Wording) -> str:
    """What the list holds when it is not one of the parts."""
    if not queue.text:
        return ""
    return said("deskQueue", "found" if queue.total else "nobodyFound", count=queue.total)


def empty(queue: Queue, said: Wording) -> str:
    """What an empty list means."""
    if queue.total:
        return ""
    if queue.text:
        return said("deskQueue", "nobodyNarrowed" if queue.narrowed else "searchHint")
    return said("deskQueue", "emptyNarrowed" if queue.narrowed else f"empty-{queue.part or 'due-today'}")


def filters(queue: Queue, said: Wording) -> Map:
    """Everything one can narrow by, with what is chosen."""
    chosen = queue.filters
    places = queue.places()
    rts = next((rts for dusun, rts in places if dusun == chosen.dusun), ())
    return {
        "dusuns": [option(dusun, place(dusun, ""), chosen.dusun) for dusun, _ in places if dusun],
        "rts": [option(rt, f"RT {rt}", chosen.rt) for rt in rts if rt],
        "ages": [option(age, said("deskQueue", f"age-{age}"), queue.age) for age in AGES if age],
        "programmes": [option(each, each.upper(), chosen.programme) for each in said.texts.programmes],
        "payers": [option(each, said("payer", each), chosen.payer) for each in PAYERS[1:]],
        "noPhone": chosen.no_phone,
        "set": queue.narrowed,
    }
