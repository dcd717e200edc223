"""What is asked about a list's columns: which heading is which field, what stands where none is (pure)."""

from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field, replace

from kiosk.agency.cells import in_rupiah
from kiosk.agency.imports import FIELDS, NEEDED, NEEDED_OR_DEFAULT

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
