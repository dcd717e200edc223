"""Compares two registrations: what differs, and which number is kept when they are one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kiosk.campaign.followup import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.agency.followups.person_store import Person

COMPARED = ("name", "nik", "birth_date", "sex", "phone", "place", "occupation", "programmes")
MERGE_REASONS = ("same-card", "registered-twice", "person-told")
UNMERGE_REASONS = ("two-cards", "wrong-pair", "person-told")
"""Why somebody joins two registrations, or takes that back: offered beside their own words."""
HIDDEN = {"nik": "same-nik", "phone": "same-phone"}
"""Fields that are masked on the page, so that only the reasons tell whether they are the same."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Which number goes on, and why: it is further along, has more contacts, or is older."""

    number: str
    why: Literal["further", "contacts", "older"]


def kept(first: Person, second: Person) -> Kept:
    """The number to keep, by what would be missed most: a membership, then contacts, then age."""
    stages = [STAGES.index(each.standing.stage) for each in (first, second)]
    if stages[0] != stages[1]:
        return Kept((first, second)[stages[1] > stages[0]].number, "further")
    contacts = [each.standing.contacts for each in (first, second)]
    if contacts[0] != contacts[1]:
        return Kept((first, second)[contacts[1] > contacts[0]].number, "contacts")
    return Kept(min(first, second, key=lambda each: each.sequence).number, "older")


def differing(first: Person, second: Person, reasons: Iterable[str]) -> frozenset[str]:
    """The fields of COMPARED that are not alike; what only one of them has counts as different."""
    same = set(reasons)
    found = {field for field in COMPARED if field not in HIDDEN and _of(first, field) != _of(second, field)}
    for field, reason in HIDDEN.items():
        masked = (getattr(first, field), getattr(second, field))
        if any(masked) and reason not in same:
            found.add(field)
    return frozenset(found)


def _of(person: Person, field: str) -> object:
    draft = person.draft
    if field == "place":
        return (draft.dusun.casefold(), draft.rt, draft.rw)
    return getattr(draft, field)
