"""What the dispatch page says of places, files and results (pure wording)."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.agency.mends import mend
from ui.words import word

if TYPE_CHECKING:
    from kiosk.agency.dispatch import Weighed
    from kiosk.agency.remembered import Proposal
    from kiosk.agency.sticks import Target

Map = dict[str, Any]
Say = Callable[..., str]
GIGABYTE = 1_000_000_000
MOST_BAD = 200
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
    for table in ("dispatch", "deskProblems"):
        text = word(language, table, f"no-{code}" if table == "dispatch" else code)
        if not text.startswith("‹"):
            return text
    return mend(code, language) or word(language, "dispatch", "no-other").replace("%1", code)


def bad_rows(weighed: "Weighed | None", language: str) -> list[Map]:
    """The rows to mend, in the file's order."""
    if weighed is None:
        return []
    cells = sorted(weighed.read.refused, key=lambda cell: cell.row)[:MOST_BAD]
    return [
        {
            "row": cell.row,
            "column": cell.column,
            "problem": cell.problem,
            "text": mended(cell.problem, language),
        }
        for cell in cells
    ]


def weighed_map(weighed: "Weighed | None", say: Say) -> Map:
    """The dry run in numbers."""
    if weighed is None:
        return {}
    read = weighed.read
    defaults = [say("default", say(f"field_{name}"), value) for name, value in read.defaults.items()]
    return {
        "rows": read.rows,
        "good": weighed.accepted,
        "known": weighed.known,
        "bad": read.refused_rows,
        "defaults": defaults,
        "file": weighed.file.name,
    }


def proposal_rows(proposal: "Proposal | None", chosen: dict[str, str], say: Say) -> list[Map]:
    """The list's headings with a first value to look at and the field each is taken for."""
    if proposal is None:
        return []
    first = proposal.rows[0] if proposal.rows else ()
    found = []
    for at, heading in enumerate(proposal.headings):
        field = chosen.get(heading, "")
        sample = first[at] if at < len(first) else ""
        found.append(
            row(
                heading, sample, say(f"field_{field}") if field else say("skip"), "good" if field else "plain"
            )
        )
    return found


def why(reason: str, say: Say) -> str:
    """A reason of the list is a slug; one's own words stay as they are."""
    words = {say(f"reason_{each}"): each for each in REASONS}
    return words.get(reason, reason.strip())


def mapping_rows(chosen: str, say: Say) -> list[Map]:
    """The shipped mappings, and the one that staff made where that is chosen."""
    own = [] if chosen in SHIPPED else [{"key": chosen, "title": chosen}]
    return [{"key": name, "title": say(f"mapping_{name}")} for name in SHIPPED] + own


def month_rows(today: date, language: str) -> list[Map]:
    """The last months, this one first."""
    from kiosk.agency.months import add_months, month_of
    from kiosk.agency.reports import words

    months = [add_months(month_of(today), -back) for back in range(MONTHS)]
    return [{"key": month, "title": words(language).month(month)} for month in months]


def field_rows(say: Say) -> list[Map]:
    """Everything that a list may bring."""
    from kiosk.agency.imports import FIELDS

    return [{"key": name, "title": say(f"field_{name}")} for name in FIELDS]
