"""Takes a list in, as long work: checked, asked about where it is unclear, stored, its faults noted."""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Lookup
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.agency.accounts.roles import require
from kiosk.agency.lists.import_rows import ReadList, read_list
from kiosk.agency.lists.questions import VALUES
from kiosk.agency.lists.reading.apart import reader_apart
from kiosk.agency.lists.reading.read_sheet import BadCell
from kiosk.agency.lists.saved_mappings import Columns, asked, beginning, matching, name_for, propose, remember
from kiosk.agency.lists.write_sheet import Table, write_table
from kiosk.errors import Refused
from kiosk.files import Tell, whole_file
from kiosk.staff import Staff
from kiosk.words import mend, words
from kiosk.work import Aside, Work

if TYPE_CHECKING:
    from kiosk.agency.agency import Agency
    from kiosk.agency.lists.import_store import KnownRow
    from kiosk.agency.lists.mappings import Mapping
    from kiosk.receipt.issue import Issue
    from kiosk.registration import Draft
    from kiosk.station import Station

USUAL_SHAPE = "plain"
"""The mapping from which columns are proposed."""

_LANGUAGE = "id"
"""Lists come from village offices: what is to be mended is written for them."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A list that was read, and what taking it would do; `title` is what its mapping is called."""

    file: Path
    mapping: str
    title: str
    read: ReadList
    accepted: int
    known: "tuple[KnownRow, ...]"

    @property
    def bad(self) -> tuple[BadCell, ...]:
        """Everything to mend, in the file's order."""
        return tuple(sorted(self.read.refused, key=lambda cell: cell.row))


@dataclass(frozen=True, slots=True)
class Unclear:
    """A list whose columns must be asked about first; `lacking` names what was not found, empty by wish."""

    file: Path
    columns: Columns
    lacking: str = ""


def weigh_list(
    station: "Station",
    desk: "Agency",
    who: Staff,
    file: Path,
    name: str,
    *,
    chosen: bool = False,
    answers: Lookup[str, str] | None = None,
    sheets: Sequence[str] = (),
) -> Work:
    """Read and check a list without storing anything; answers Weighed, or Unclear.

    `answers` are those to its questions, `sheets` the sheets to read where somebody chose.

    A mapping of the station that was made for these headings goes before `name`, unless that was `chosen`.
    """
    from kiosk.desk.tasks.exchange import mapping_named

    require(who, "import")
    folder, facts = station.ground.folder, station.ground.facts

    def read(tell: Tell) -> "tuple[Mapping, str, ReadList] | Unclear":
        read_file = reader_apart(tell)
        rows = beginning(file, mapping_named(station, name), read_file)
        found = name if chosen else matching(folder, rows) or name
        mapping = mapping_named(station, found)
        try:
            read = read_list(
                file,
                mapping,
                facts,
                station.code,
                sheets=sheets,
                answers=answers,
                tell=tell,
                read_file=read_file,
            )
            lacking = ", ".join(each.column for each in read.questions if each.kind in VALUES)
        except Refused as refused:
            if refused.code != "column-missing":
                raise
            lacking = refused.detail
        if not lacking:
            return mapping, found, read
        return Unclear(file, asked(propose(rows, mapping_named(station, USUAL_SHAPE))), lacking)

    answer = yield Aside(read)
    if isinstance(answer, Unclear):
        return answer
    mapping, found, done = answer
    known = yield from desk.imports.known_rows(who, done, mapping.id)
    return Weighed(file, found, mapping.title, done, len(done.drafts) - len(known), known)


def ask_columns(station: "Station", who: Staff, file: Path, name: str) -> Work:
    """Ask about a list's columns although it can be read: some were passed over; answers Unclear."""
    from kiosk.desk.tasks.exchange import mapping_named

    require(who, "import")

    def look(tell: Tell) -> Unclear:
        mapping = mapping_named(station, name)
        rows = beginning(file, mapping, reader_apart(tell))
        known = {key: value for key, value in mapping.defaults.items() if value}
        return Unclear(file, asked(propose(rows, mapping), known))

    return (yield Aside(look))


def keep_columns(station: "Station", who: Staff, file: Path, columns: Columns) -> str:
    """Remember what was answered under a name after the file; answers the name.

    Raises Refused: not-allowed, column-missing (no column for the name), not-ready, those of whole_file.
    """
    from kiosk.desk.tasks.exchange import mapping_named

    require(who, "import")
    if columns.unnamed:
        raise Refused("column-missing", "file", ", ".join(columns.unnamed))
    if columns.unanswered:
        raise Refused("not-ready", "file", ", ".join(columns.unanswered))
    folder = station.ground.folder
    name = name_for(folder, file.stem, columns)
    remember(folder, name, file.stem, columns, mapping_named(station, USUAL_SHAPE))
    return name


def take_list(station: "Station", desk: "Agency", who: Staff, weighed: Weighed, accept_good: bool) -> Work:
    """Store a list that was weighed, with receipts: everybody or nobody; answers Imported."""
    issue = issuer(station)
    return desk.imports.taking(who, weighed.read, weighed.mapping, accept_good=accept_good, issue=issue)


def issuer(station: "Station") -> "Callable[[Draft], Issue]":
    """Makes the receipt of each draft of a list."""
    return lambda draft: station.issue(draft)


def save_mends(weighed: Weighed, folder: Path) -> Work:
    """What is to be mended as an XLSX for whoever made the list; answers its path.

    It names rows, columns and problems, and nothing of what stands in them.
    """
    cells = weighed.bad
    said = words(_LANGUAGE, "advice")
    out = folder / f"{weighed.file.stem}-{said('sheet', 'file')}.xlsx"
    headings = tuple(said("sheet", each) for each in ("row", "column", "problem", "mend"))
    table = Table(title=said("sheet", "title"), headings=headings, widths=(10, 26, 36, 70))

    def write(tell: Tell) -> Path:
        rows = [
            (
                cell.row,
                cell.column,
                said.find("problems", cell.problem) or cell.problem,
                mend(cell.problem, _LANGUAGE),
            )
            for cell in cells
        ]
        with whole_file(out) as file:
            write_table(file, "xlsx", table, rows, len(rows), tell)
        return out

    return (yield Aside(write))
