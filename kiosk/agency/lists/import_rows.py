"""Reads people from somebody's list by the screen's own rules; every bad cell is named, every doubt asked."""

from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from kiosk.agency.lists.cell_values import month_first_only
from kiosk.agency.lists.mappings import Mapping
from kiosk.agency.lists.person_row import RowReader, Understood
from kiosk.agency.lists.questions import Doubts, Note, Question
from kiosk.agency.lists.reading.apart import Read
from kiosk.agency.lists.reading.read_sheet import read_sheets
from kiosk.agency.lists.reading.sheets import BadCell
from kiosk.agency.lists.tables import PassedRow, PeopleFile, PeopleTable, read_people
from kiosk.files import Tell, keep_going, watched
from kiosk.people.nik import LENGTH, normalise
from kiosk.registration import RULES, Draft
from kiosk.visit.flow import Facts

FIELDS = (*(rule.listed for rule in RULES.values() if rule.listed), "address", "rt_rw", "standing")
"""What a list may bring; a mapping's other columns are passed over when reading in."""

NEEDED = ("name",)
NEEDED_OR_DEFAULT = ("occupation", "income", "programmes", "months")
"""A list without such a column can be read once it is said what stands for it."""

_ALL_ALIKE, _FEW = 0.8, 4


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list that was read: drafts ready to be saved, and what must be put right or said first.

    `defaults` are the values that stand for columns which the list does not have; `passed_over` the headings
    of columns that were not read; `places` the row of each draft as the spreadsheet counts it; `set_aside`
    counts people who are not registered by why (deceased, moved, ...). Nothing is stored while there are
    `questions`.
    """

    rows: int
    drafts: tuple[Draft, ...]
    refused: tuple[BadCell, ...]
    defaults: dict[str, str] = field(default_factory=dict)
    passed_over: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    understood: tuple[Understood, ...] = ()
    passed_rows: tuple[PassedRow, ...] = ()
    sheets: tuple[str, ...] = ()
    other_sheets: tuple[str, ...] = ()
    set_aside: dict[str, int] = field(default_factory=dict)
    tables: tuple[PeopleTable, ...] = ()

    @property
    def refused_rows(self) -> int:
        return len({(cell.sheet, cell.row) for cell in self.refused})


def read_list(
    path: Path,
    mapping: Mapping,
    facts: Facts,
    station: str,
    *,
    language: str = "id",
    sheets: Sequence[str] = (),
    answers: Pairs[str, str] | None = None,
    tell: Tell = keep_going,
    read_file: Read = read_sheets,
) -> ReadList:
    """Read and check a whole list; consent of everybody on it is still to be obtained ("pending").

    The same file gives the same entry ids at the same station, so importing it twice is importing it once.
    `sheets` are the sheets to read, `answers` what was said to questions, `read_file` how the file is read.
    Raises Refused as read_people does, and "cancelled".
    """
    mapping = importable(mapping)
    people = read_people(path, mapping, NEEDED, sheets, read_file)
    doubts = Doubts(answers or {})
    defaults = _defaults(people, mapping, doubts)
    reader = RowReader(mapping, facts, station, language, doubts)
    rounded = _rounded(people, doubts)
    total = sum(len(table.rows) for table in people.tables)
    done = 0

    def told(now: int, of: int) -> bool:
        return tell(done + now, total)

    for table in people.tables:
        reader.begin(table, _standing_in(table, defaults), rounded=rounded, dates=_order(table, doubts))
        for row in watched(table.rows, total, told):
            reader.read(row)
        done += len(table.rows)
    return ReadList(
        rows=total,
        drafts=tuple(reader.drafts),
        refused=tuple(reader.bad),
        defaults=defaults,
        passed_over=_passed_over(people),
        places=tuple(reader.places),
        questions=doubts.questions,
        notes=doubts.notes,
        understood=tuple(reader.understood),
        passed_rows=tuple(row for table in people.tables for row in table.passed),
        sheets=people.read,
        other_sheets=people.passed_over,
        set_aside=dict(reader.set_aside),
        tables=people.tables,
    )


def importable(mapping: Mapping) -> Mapping:
    """The mapping with the columns alone that a list may bring."""
    return msgspec.structs.replace(
        mapping, columns=tuple(column for column in mapping.columns if column.target in FIELDS)
    )


def _passed_over(people: PeopleFile) -> tuple[str, ...]:
    """The headings that no field was taken from: what stands there is not read, and that is said."""
    found: dict[str, None] = {}
    for table in people.tables:
        taken = {place.index for place in table.fields.values()}
        headings = enumerate(table.headings)
        found |= {each: None for index, each in headings if each.strip() and index not in taken}
    return tuple(found)


def _defaults(people: PeopleFile, mapping: Mapping, doubts: Doubts) -> dict[str, str]:
    """What stands for each column that is not there: an answer, the mapping's value, or a question."""
    asked = False
    values: dict[str, str] = {}
    for name in (*NEEDED_OR_DEFAULT, *(n for n in mapping.defaults if n not in NEEDED_OR_DEFAULT), "payer"):
        lacking = [table for table in people.tables if name not in table.fields]
        if not lacking or name in values:
            continue
        given = doubts.answers.get(name, mapping.defaults.get(name, ""))
        if given:
            values[name] = given
        elif name != "payer" or asked:
            asked = True
            rows = (row.number for table in lacking for row in table.rows)
            doubts.ask_all(name, _heading_of(name, mapping), rows)
    return values


def _standing_in(table: PeopleTable, defaults: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in defaults.items() if name not in table.fields}


def _heading_of(name: str, mapping: Mapping) -> str:
    return next((column.name for column in mapping.columns if column.target == name), name)


def _rounded(people: PeopleFile, doubts: Doubts) -> bool:
    """Whether NIKs that end in 0 were rounded, as answered; asked where nearly all of a list end so."""
    found = []
    for table in people.tables:
        place = table.fields.get("nik")
        if place is None:
            continue
        for row in table.rows:
            nik = normalise(row.cell(place.index)) if place.index not in row.spoiled else ""
            if len(nik) == LENGTH and nik.isdecimal() and nik[0] != "0":
                found.append((row.number, place.heading, nik[-1] == "0"))
    ending = [each for each in found if each[2]]
    if len(found) < _FEW or len(ending) < _ALL_ALIKE * len(found):
        return False
    return doubts.ask_all("niks-end-0", ending[0][1], (row for row, _, _ in ending)) == "rounded"


def _order(table: PeopleTable, doubts: Doubts) -> str:
    """How a column of dates is read, as answered: month-first, day-first, or empty while it is not known."""
    place = table.fields.get("birth_date")
    if place is None:
        return "day-first"
    doubtful = [row.number for row in table.rows if month_first_only(row.cell(place.index))]
    if not doubtful:
        return "day-first"
    return doubts.ask_all("date-order", place.heading, doubtful)
