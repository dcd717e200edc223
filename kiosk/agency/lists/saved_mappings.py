"""Keeps column mappings that staff make: proposed from a list's headings, and found again by them.

What is asked about a list's columns: which heading is which field, what stands where none is (pure).
"""

import json
import re
from collections.abc import Iterator
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from kiosk.agency.lists.cell_values import in_rupiah
from kiosk.agency.lists.export import FIELDS as EXPORTED
from kiosk.agency.lists.headings import LOOKED_AT, fold, is_data, locate
from kiosk.agency.lists.import_rows import FIELDS, NEEDED, NEEDED_OR_DEFAULT, importable
from kiosk.agency.lists.mappings import FOLDER, SHIPPED, Mapping, load_mapping
from kiosk.agency.lists.reading.apart import Read
from kiosk.agency.lists.reading.read_sheet import SheetRow, read_sheets
from kiosk.agency.lists.tables import fitting
from kiosk.errors import Refused, SettingsError
from kiosk.files import write_whole

ASKED = (*NEEDED_OR_DEFAULT, "payer")
"""What every registration has: without a column one answer stands for the whole list."""

USUAL = {"income": "0", "programmes": "jkk,jkm", "months": "1"}
"""Answers to begin with: the lowest bracket, the compulsory programmes, one month."""

SHOWN_ROWS = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a list seems to hold: its headings, the field that each may be, its first rows to look at."""

    headings: tuple[str, ...]
    fields: dict[str, str]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The answers so far: `fields` by heading, `answers` for fields without a column, the heading in hand."""

    proposal: Proposal
    fields: dict[str, str]
    answers: dict[str, str] = field(default_factory=dict)
    at: int = 0

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that every registration has and no column brings."""
        return tuple(name for name in ASKED if name not in self.fields.values())

    @property
    def unnamed(self) -> tuple[str, ...]:
        """The fields without which no row can be read, whatever is answered."""
        return tuple(name for name in NEEDED if name not in self.fields.values())

    @property
    def unanswered(self) -> tuple[str, ...]:
        """What must still be said before the list can be read."""
        return tuple(name for name in self.missing if not self.answers.get(name))

    @property
    def defaults(self) -> dict[str, str]:
        """What stands for the absent columns."""
        return {name: self.answers[name] for name in self.missing if self.answers.get(name)}

    @property
    def passed_over(self) -> tuple[str, ...]:
        """The headings that are no field."""
        return tuple(heading for heading in self.proposal.headings if heading not in self.fields)


def asked(proposal: Proposal, answers: Pairs[str, str] = USUAL) -> Columns:
    """The questions as they begin: what was proposed, and the usual answers."""
    return Columns(proposal, dict(proposal.fields), {**USUAL, **answers})


def take_up(columns: Columns, place: int) -> Columns:
    """Another heading in hand."""
    return replace(columns, at=place) if 0 <= place < len(columns.proposal.headings) else columns


def assign(columns: Columns, name: str) -> Columns:
    """The heading in hand is this field, or passed over (empty); the next comes. A field has one heading."""
    headings = columns.proposal.headings
    if not headings or (name and name not in FIELDS):
        return columns
    heading = headings[columns.at]
    fields = {each: kept for each, kept in columns.fields.items() if kept != name and each != heading}
    if name:
        fields[heading] = name
    return replace(columns, fields=fields, at=min(columns.at + 1, len(headings) - 1))


def answer(columns: Columns, name: str, value: str) -> Columns:
    """What stands for a field that has no column; an income may be said in thousands."""
    value = str(in_rupiah(value)) if name == "income" else value
    return replace(columns, answers=columns.answers | {name: value}) if name in ASKED else columns


_LONGEST = 40


@dataclass(frozen=True, slots=True)
class OwnMapping:
    """A mapping of the station: its name, what staff call it, and which ways it goes."""

    name: str
    title: str
    reads: bool
    writes: bool


def own_mappings(data: Path) -> tuple[OwnMapping, ...]:
    """Every mapping in the station's folder that can be read, by name."""
    return tuple(
        OwnMapping(
            name=name,
            title=mapping.title,
            reads=mapping.rows == "people" and any(column.target in FIELDS for column in mapping.columns),
            writes=mapping.rows == "people" and any(column.source for column in mapping.columns),
        )
        for name, mapping in _own(data)
    )


def _own(data: Path) -> Iterator[tuple[str, Mapping]]:
    for file in sorted((data / FOLDER).glob("*.toml")):
        try:
            yield file.stem, load_mapping(file, (*EXPORTED, *FIELDS))
        except SettingsError:
            continue


def beginning(path: Path, mapping: Mapping, read_file: Read = read_sheets) -> tuple[SheetRow, ...]:
    """The rows among which the headings stand, and a few below, of the sheet that fits the mapping best.

    Raises Refused as read_sheets does.
    """
    sheets = fitting([sheet for sheet in read_file(path) if sheet.rows], importable(mapping))
    return sheets[0].rows[: LOOKED_AT + SHOWN_ROWS]


def matching(data: Path, rows: tuple[SheetRow, ...]) -> str | None:
    """The own mapping that was made for a list with these headings, whatever the file is called.

    All its columns must be there and no other: what stands for absent ones was said of such a list alone.
    """
    for name, mapping in _own(data):
        there = {fold(heading) for heading in locate(rows, importable(mapping), ()).headings if heading}
        columns = [{fold(each) for each in (column.name, *column.also)} for column in mapping.columns]
        if there <= set().union(*columns) and all(there & each for each in columns):
            return name
    return None


def propose(rows: tuple[SheetRow, ...], mapping: Mapping) -> Proposal:
    """What the mapping makes of the beginning of a list; Refused("headings-missing") where none are there.

    Headings are kept in clear when they are remembered: a row of somebody's data is never taken for them.
    """
    located = locate(rows, importable(mapping), ())
    if is_data(SheetRow(0, located.headings)):
        raise Refused("headings-missing", "file")
    fields = {place.heading: name for name, place in located.fields.items()}
    shown = tuple(row.cells for row in islice(located.rows, SHOWN_ROWS))
    headings = tuple(dict.fromkeys(heading for heading in located.headings if heading))
    return Proposal(headings, fields, shown)


def name_for(data: Path, stem: str, columns: Columns) -> str:
    """A free name for a new mapping, after the file; the same again for the same headings.

    Never that of a shipped mapping: a list called plain.csv must not change what plain means.
    """
    plain = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[: _LONGEST - 3].strip("-") or "daftar"
    ours = dict(_own(data))
    taken = {file.stem for file in (*SHIPPED.glob("*.toml"), *(data / FOLDER).glob("*.toml"))}
    wanted = {fold(heading) for heading in columns.proposal.headings}
    for nth in range(1, 100):
        name = plain if nth == 1 else f"{plain}-{nth}"
        kept = ours.get(name)
        if name not in taken or (kept and {fold(heading) for heading in kept.headings} == wanted):
            return name
    return plain


def remember(data: Path, name: str, title: str, columns: Columns, like: Mapping) -> Path:
    """Keep which heading is which field, which are passed over, and what stands for absent columns.

    Codes (male -> L) and words are taken from `like`. Raises Refused: mapping-name, mapping-field, and
    those of whole_file.
    """
    if not re.fullmatch(rf"[a-z0-9][a-z0-9_-]{{0,{_LONGEST - 1}}}", name):
        raise Refused("mapping-name", "name", name)
    for each in (*columns.fields.values(), *columns.defaults):
        if each not in FIELDS:
            raise Refused("mapping-field", "field", each)
    folder = data / FOLDER
    folder.mkdir(exist_ok=True)
    file = folder / f"{name}.toml"
    write_whole(file, ("\n".join(_lines(name, title, columns, like)) + "\n").encode())
    return file


def _lines(name: str, title: str, columns: Columns, like: Mapping) -> Iterator[str]:
    yield from (f"id = {_text(name)}", f"title = {_text(title)}", f"sheet = {_text(like.sheet)}")
    yield from ("", "[defaults]", *_pairs(columns.defaults))
    yield from ("", "[words]")
    for key, words in like.words.items():
        listed = (words,) if isinstance(words, str) else words
        yield f"{key} = [{', '.join(map(_text, listed))}]"
    codes = {column.target: column.codes for column in like.columns if column.codes}
    for heading in columns.proposal.headings:
        yield from ("", "[[columns]]", f"name = {_text(heading)}")
        if field := columns.fields.get(heading):
            yield f"into = {_text(field)}"
        if field in codes:
            yield f"codes = {{ {', '.join(_pairs(codes[field]))} }}"


def _pairs(values: Pairs[str, str]) -> list[str]:
    return [f"{_text(key)} = {_text(value)}" for key, value in values.items()]


def _text(value: str) -> str:
    """A basic string of TOML; JSON writes the same."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
