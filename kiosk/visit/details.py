"""Reads what the branch wants and an agent alone asks (pure): only of people whose consent names it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from kiosk.campaign.followup import FollowUpRules
from kiosk.errors import Problem
from kiosk.people.names import read_name
from kiosk.registration import DETAILS, Consent, Draft
from kiosk.visit.visit import Visit


def _name(text: str) -> str | Problem:
    return read_name(text)


READERS: dict[str, Callable[[str], str | Problem]] = {"mother": _name}
"""How each of DETAILS is typed."""


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
