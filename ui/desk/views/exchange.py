"""Words what the exchange page says of places, files and results (pure)."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.desk.exchange import REASONS
from kiosk.words import mend
from ui.desk.parts.choices import option, options

if TYPE_CHECKING:
    from kiosk.agency.lists.import_store import KnownRow
    from kiosk.agency.lists.reading.read_sheet import BadCell
    from kiosk.agency.lists.saved_mappings import OwnMapping
    from kiosk.desk.exchange import Exchange
    from kiosk.drives import Target
    from ui.desk.parts.wording import Wording

Map = dict[str, Any]
Say = Callable[..., str]
GIGABYTE = 1_000_000_000
SHIPPED = ("sipp", "plain", "odk")


def row(title: str, caption: str = "", tag: str = "", tone: str = "plain", key: str = "") -> Map:
    """One line of a list."""
    return {"title": title, "caption": caption, "tag": tag, "tone": tone, "key": key}


def target_row(target: "Target", say: Say) -> Map:
    """A place with its free room."""
    name = say("stick", drive=target.name) if target.is_stick else say("ownFolder")
    note = (
        ""
        if target.free is None
        else say("free", gigabytes=f"{target.free / GIGABYTE:.1f}".replace(".", ","))
    )
    if not target.writable:
        note = say("readOnly")
    elif target.is_full:
        note = say("full")
    return {"name": name, "note": note, "isStick": target.is_stick}


def file_rows(files: Iterable[Path], target: Path) -> list[Map]:
    """Files by name, with the folder they lie in where it is not the target itself."""
    return [row(file.name, "" if file.parent == target else file.parent.name) for file in files]


def look_row(found: "BadCell | KnownRow", said: "Wording") -> Map:
    """One row of a list to look at: what to mend, or that the person is here already under a number."""
    if hasattr(found, "number"):
        text = said("exchange", "importKnownRow", number=found.number)
        return {"row": found.row, "column": "", "problem": "known", "text": text}
    text = mend(found.problem, said.language) or said.advice("exchange", found.problem)
    if found.word:
        text = f"“{found.word}”: {text}"
    return {"row": found.row, "column": found.column, "problem": found.problem, "text": text}


def job_rows(jobs: Iterable[str], say: Say) -> list[Map]:
    """What can be done here."""
    return [row(say(job), say(f"{job}Caption"), key=job) for job in jobs]


def branch_map(page: "Exchange") -> Map:
    """The branch that the station knows."""
    branch = page.branch
    if branch is None:
        return {"known": False, "mayKeep": page.may("agency")}
    return {"known": True, "name": branch.name, "fingerprint": branch.fingerprint}


def reasons(reason: str, say: Say) -> list[Map]:
    """Why a list may leave in clear."""
    return options(REASONS, lambda each: say(f"reason_{each}"), reason)


def reason_text(reason: str, say: Say) -> str:
    """A reason of the list in words; one's own words as they are."""
    return say(f"reason_{reason}") if reason in REASONS else reason


def reason_of(text: str, say: Say) -> str:
    """The reason of the list that these are the words of, or one's own words."""
    return next((each for each in REASONS if say(f"reason_{each}") == text), text)


def writing_mappings(page: "Exchange", say: Say) -> list[Map]:
    """What a list can be written by."""
    return _mappings((each for each in page.own_mappings if each.writes), page.mapping, say)


def reading_mappings(page: "Exchange", say: Say) -> list[Map]:
    """What a list can be read by."""
    return _mappings((each for each in page.own_mappings if each.reads), page.list_import.mapping, say)


def _mappings(own: "Iterable[OwnMapping]", chosen: str, say: Say) -> list[Map]:
    """The shipped mappings, and those that staff made."""
    shipped = options(SHIPPED, lambda name: say(f"mapping_{name}"), chosen)
    return shipped + [option(each.name, each.title, chosen) for each in own]


def months(page: "Exchange", said: "Wording") -> list[Map]:
    """Months to report."""
    return options(page.months, said.month, page.month)
