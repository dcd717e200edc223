"""Reads what the branch wants and an agent alone asks (pure): only of people whose consent names it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from kiosk.campaign.followup import FollowUpRules
from kiosk.errors import Problem
from kiosk.people.names import read_name
from kiosk.registration import DETAILS, MARITAL, Consent, Draft
from kiosk.visit.visit import Visit

LONGEST_PLACE = 40
_MARITAL = {
    "married": ("kawin", "sudah kawin", "menikah", "sudah", "ya", "y", "yes"),
    "single": ("belum kawin", "tidak kawin", "belum menikah", "belum", "tidak", "cerai", "t", "no"),
}
"""What people call each of MARITAL."""


def _place(text: str) -> str | Problem:
    if not any(map(str.isalpha, text)) or not all(sign.isalnum() or sign in " .,'-/()" for sign in text):
        return Problem("place", "characters")
    return text.upper() if len(text) <= LONGEST_PLACE else Problem("place", "too-long")


def _marital(text: str) -> str | Problem:
    said = text.casefold()
    found = next((state for state in MARITAL if said in (state, *_MARITAL[state])), "")
    return found or Problem("marital", "choice")


READERS: dict[str, Callable[[str], str | Problem]] = {
    "mother": read_name,
    "birth_place": _place,
    "marital": _marital,
}
"""How each of DETAILS is typed."""
CHOICES = {"marital": MARITAL}
"""Which of them are chosen, and not typed."""


def read_detail(field: str, text: str) -> str | Problem:
    """The value of one of DETAILS, empty for nothing typed, or a Problem under its own field."""
    text = " ".join(text.split())
    found = READERS[field](text) if text else ""
    return (
        replace(found, field=field, code=f"{found.field}-{found.code}")
        if isinstance(found, Problem)
        else found
    )


def read_details(visit: Visit, consent: Consent, rules: FollowUpRules) -> dict[str, str] | Problem:
    """All of DETAILS as they were typed; "consent-older" for one that the consent does not name."""
    read = {}
    for field in DETAILS:
        found = read_detail(field, getattr(visit, field))
        if isinstance(found, Problem):
            return found
        if found and not rules.may_ask(field, consent):
            return Problem(field, "consent-older")
        read[field] = found
    return read


def missing_details(draft: Draft, rules: FollowUpRules) -> Iterator[tuple[str, bool]]:
    """Of what the pack has asked: each field that is not known, and whether this consent allows asking."""
    for field in rules.asking:
        if not getattr(draft, field):
            yield field, rules.may_ask(field, draft.consent)
