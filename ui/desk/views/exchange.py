"""What the exchange page says of places, files and results (pure wording)."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.words import calendar, interface, mend
from ui.desk.parts.choices import option, options

if TYPE_CHECKING:
    from kiosk.agency.lists.import_store import KnownRow
    from kiosk.agency.lists.read_sheet import BadCell
    from kiosk.agency.lists.saved_mappings import OwnMapping
    from kiosk.drives import Target

Map = dict[str, Any]
Say = Callable[..., str]
GIGABYTE = 1_000_000_000
MONTHS = 6
REASONS = ("village-office", "branch-asked", "own-check")
WRITING = ("bundle", "export", "report")
"""What puts a file onto the chosen place; the rest reads there, or needs no place."""

TASKS = ("bundle", "reply", "export", "import", "report", "day", "chain")
RIGHTS = {"export": "export", "import": "import", "chain": "audit", "bundle": "bundle", "reply": "bundle"}
SHIPPED = ("sipp", "plain", "odk")


def row(title: str, caption: str = "", tag: str = "", tone: str = "plain", key: str = "") -> Map:
    """One line of a list."""
    return {"title": title, "caption": caption, "tag": tag, "tone": tone, "key": key}


def target_row(target: "Target", say: Say) -> Map:
    """A place with its free room."""
    name = say("stick", target.name) if target.is_stick else say("ownFolder")
    note = "" if target.free is None else say("free", f"{target.free / GIGABYTE:.1f}".replace(".", ","))
    if not target.writable:
        note = say("readOnly")
    elif target.is_full:
        note = say("full")
    return {"name": name, "note": note, "isStick": target.is_stick}


def file_rows(files: Iterable[Path], target: Path) -> list[Map]:
    """Files by name, with the folder they lie in where it is not the target itself."""
    return [row(file.name, "" if file.parent == target else file.parent.name) for file in files]


def mended(code: str, language: str) -> str:
    """What to do about a code, in the page's words, else in those of files; never nothing."""
    for table in ("exchange", "deskProblems"):
        if text := interface(language).find(table, f"no-{code}" if table == "exchange" else code):
            return text
    return mend(code, language) or interface(language)("exchange", "no-other").replace("%1", code)


def look_row(found: "BadCell | KnownRow", language: str) -> Map:
    """One row of a list to look at: what to mend, or that the person is here already under a number."""
    if hasattr(found, "number"):
        text = interface(language)("exchange", "importKnownRow").replace("%1", found.number)
        return {"row": found.row, "column": "", "problem": "known", "text": text}
    text = mend(found.problem, language) or mended(found.problem, language)
    return {"row": found.row, "column": found.column, "problem": found.problem, "text": text}


def why(reason: str, say: Say) -> str:
    """A reason of the list is a slug; one's own words stay as they are."""
    words = {say(f"reason_{each}"): each for each in REASONS}
    return words.get(reason, reason.strip())


def reasons(reason: str, say: Say) -> list[Map]:
    """Why a list may leave unencrypted."""
    return options(REASONS, lambda each: say(f"reason_{each}"), why(reason, say))


def mapping_rows(own: "Iterable[OwnMapping]", chosen: str, say: Say) -> list[Map]:
    """The shipped mappings, and those that staff made."""
    shipped = options(SHIPPED, lambda name: say(f"mapping_{name}"), chosen)
    return shipped + [option(each.name, each.title, chosen) for each in own]


def month_rows(today: date, chosen: str, language: str) -> list[Map]:
    """The last months, this one first."""
    from kiosk.calendar import add_months, month_of

    months = [add_months(month_of(today), -back) for back in range(MONTHS)]
    return options(months, calendar(language).month, chosen)
