"""Words what the page of a list coming in says of columns, answers and the dry run (pure)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.agency.lists.cell_values import in_rupiah
from kiosk.agency.rights.copy import hide_nik
from kiosk.campaign.tariffs import bracket_of
from kiosk.campaign.wording import millions, rupiah
from kiosk.registration import PAYERS
from kiosk.words import words
from ui.desk.parts.choices import option, options
from ui.desk.views.exchange import SHIPPED, Map, Say, row

if TYPE_CHECKING:
    from kiosk.agency.lists.saved_mappings import Columns
    from kiosk.campaign.campaign import Campaign
    from kiosk.desk.list_import import ListImport
    from kiosk.desk.tasks.lists import Weighed
    from ui.desk.parts.wording import Wording

PLANS = ("jkk,jkm", "jkk,jkm,jht")
LOWEST = "0"
PASSED_SHOWN = 6
WORKS_SHOWN = 40
ROWS_SHOWN = 8


def weighed_map(weighed: Weighed | None, said: Wording) -> Map:
    """The dry run in numbers, what stands for absent columns, and what was passed over."""
    if weighed is None:
        return {}
    read, say = weighed.read, partial(said, "exchange")
    defaults = [
        f"{say(f'field_{name}')} {value_text(name, value, said)}" for name, value in read.defaults.items()
    ]
    shown = [*read.passed_over[:PASSED_SHOWN], *(["…"] if len(read.passed_over) > PASSED_SHOWN else [])]
    return {
        "rows": read.rows,
        "good": weighed.accepted,
        "known": len(weighed.known),
        "bad": read.refused_rows,
        "defaults": say("defaults", values=" · ".join(defaults)) if defaults else "",
        "passedOver": say("passedOver", columns=", ".join(shown)) if shown else "",
        "remarks": remarks(weighed, said),
        "shape": say("readAs", columns=shape(weighed, say)),
        "file": weighed.file.name,
    }


def question_rows(page: ListImport, said: Wording) -> list[Map]:
    """What is doubtful in the whole list: the question, its column and how many rows, what may be said."""
    asked = words(said.language, "advice")
    found = []
    for each in page.questions:
        chosen = page.said.get(each.kind, "")
        shown = ", ".join(map(str, each.rows[:ROWS_SHOWN])) + (" …" if len(each.rows) > ROWS_SHOWN else "")
        where = said("exchange", "questionRows", column=each.column, count=len(each.rows), rows=shown)
        choices = [option(key, asked("choices", f"{each.kind}-{key}"), chosen) for key in each.choices]
        found.append(
            {"kind": each.kind, "text": asked("questions", each.kind), "where": where, "options": choices}
        )
    return found


def sheet_options(weighed: Weighed | None) -> list[Map]:
    """The sheets of a file that has several; those that were read are selected."""
    if weighed is None or (not weighed.read.other_sheets and len(weighed.read.sheets) < 2):
        return []
    read = weighed.read
    return [
        {"key": name, "label": name, "selected": name in read.sheets}
        for name in (*read.sheets, *read.other_sheets)
    ]


def remarks(weighed: Weighed, said: Wording) -> str:
    """What was passed over or read in a way that people should know of."""
    read, say = weighed.read, partial(said, "exchange")
    found = [
        f"{note.column}: {words(said.language, 'advice')('questions', note.kind)} ({len(note.rows)})"
        for note in read.notes
    ]
    if read.passed_rows:
        found.append(say("rowsPassed", count=len(read.passed_rows)))
    found += [
        say("setAside", count=count, why=say(f"standing_{why}")) for why, count in read.set_aside.items()
    ]
    return " · ".join(found)


def shape(weighed: Weighed, say: Say) -> str:
    """What the mapping is called: a shipped one by the page's word, an own one by its title."""
    return say(f"mapping_{weighed.mapping}") if weighed.mapping in SHIPPED else weighed.title


def value_text(name: str, value: str, said: Wording) -> str:
    """A value that stands for a whole column, in words."""
    match name:
        case "occupation":
            return said.occupation(value)
        case "income":
            return said("exchange", "lowest") if value == LOWEST else rupiah(in_rupiah(value))
        case "programmes":
            return value.replace(",", " ").upper()
        case "payer":
            return said("exchange", f"payer_{value}")
    return value


def in_hand(columns: Columns | None) -> int:
    """The place of the heading in hand; -1 for none."""
    return columns.at if columns else -1


def heading_rows(columns: Columns | None, say: Say) -> list[Map]:
    """The list's headings, each with a first value (of a NIK its end) and the field it is taken for."""
    if columns is None:
        return []
    first = columns.proposal.rows[0] if columns.proposal.rows else ()
    found = []
    for at, heading in enumerate(columns.proposal.headings):
        name = columns.fields.get(heading, "")
        sample = hide_nik(first[at]) if at < len(first) else ""
        found.append(
            row(heading, sample, say(f"field_{name}") if name else say("skip"), "good" if name else "plain")
        )
    return found


def field_rows(columns: Columns | None, say: Say) -> list[Map]:
    """Everything that a list may bring; what is taken already is marked."""
    from kiosk.agency.lists.import_rows import FIELDS

    taken = set(columns.fields.values()) if columns else set()
    return [option(name, say(f"field_{name}")) | {"selected": name in taken} for name in FIELDS]


def work_rows(page: ListImport, said: Wording) -> list[Map]:
    """Occupations that match what was typed, all when nothing is; those of people on a payroll are not."""
    if page.columns is None:
        return []
    found = said.campaign.find_occupations(page.text, said.language)
    shown = [work for work in found if work.bpu != "no"][:WORKS_SHOWN]
    return [row(said.occupation(work.id), key=work.id) for work in shown]


def answers_map(columns: Columns | None, said: Wording) -> Map:
    """What was answered for fields without a column, and which fields those are."""
    if columns is None:
        return {"missing": []}
    given, say, campaign = columns.answers, partial(said, "exchange"), said.campaign
    return {
        "missing": list(columns.missing),
        "work": said.occupation(given.get("occupation", "")),
        "occupation": given.get("occupation", ""),
        "bracket": bracket(given.get("income", LOWEST), campaign, say),
        "lowest": given.get("income") == LOWEST,
        "plans": options(PLANS, lambda each: each.replace(",", " ").upper(), given.get("programmes", "")),
        "periods": options(map(str, campaign.tariffs.rules.periods), str, given.get("months", "")),
        "payers": options(PAYERS, lambda each: say(f"payer_{each}").capitalize(), given.get("payer", "")),
    }


def bracket(income: str, campaign: Campaign, say: Say) -> str:
    """The bracket that an income falls into."""
    found = bracket_of(in_rupiah(income), campaign.tariffs)
    if found.below is None:
        return say("incomeAbove", lowest=millions(found.lowest))
    if found.lowest == 0:
        return say("incomeBelow", below=millions(found.below))
    return say("incomeBetween", lowest=millions(found.lowest), below=millions(found.below))
