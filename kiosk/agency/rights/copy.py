"""Gathers everything that a station holds of one person, as codes and plain text (UU 27/2022)."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

Pairs = tuple[tuple[str, str], ...]

KINDS = (
    "registration",
    "consent",
    "standing",
    "contact",
    "receipt",
    "print",
    "sending",
    "passed-on",
    "merge",
    "likeness",
    "request",
    "trace",
)
"""What there may be of a person, in the order in which it is told."""

_NIK = re.compile(r"(?<!\d)(?:\d[ .\-]?){12}((?:\d[ .\-]?){3}\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that is held: its kind, of which registration, and its fields as (code, text) pairs.

    Days are YYYY-MM-DD, months YYYY-MM, moments ISO 8601, amounts rupiah; a field without a value is absent.
    """

    kind: str
    number: str
    fields: Pairs

    def __getitem__(self, code: str) -> str:
        """The text of a field, empty where there is none."""
        return dict(self.fields).get(code, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCopy:
    """All records of one person, those of merged registrations too; `controller` answers for the data."""

    number: str
    made: datetime
    language: str
    controller: str
    records: tuple[Record, ...]

    def of(self, kind: str) -> tuple[Record, ...]:
        """The records of one kind, the oldest first."""
        return tuple(record for record in self.records if record.kind == kind)

    @property
    def fields(self) -> Pairs:
        """The registration itself."""
        return next(each.fields for each in self.of("registration") if each.number == self.number)


def hide_nik(text: str) -> str:
    """The text with only the last four digits of whatever looks like a NIK."""
    return _NIK.sub(r"•••• \1", text)


def for_paper(copy: PersonCopy) -> PersonCopy:
    """The copy as it may stand on paper: at most the last four digits of a NIK, in notes too."""
    records = tuple(
        replace(record, fields=tuple((code, hide_nik(text)) for code, text in record.fields))
        for record in copy.records
    )
    return replace(copy, records=records)
