"""Registers without a screen: one JSON line, the rules of the visit, one answer."""

import json
import secrets
from typing import Any

from kiosk.campaign.campaign import Campaign
from kiosk.campaign.tariffs import bracket_of
from kiosk.errors import Problem, Refused
from kiosk.people.nik import normalise
from kiosk.registration import PAYERS, Draft
from kiosk.station import Station
from kiosk.visit import flow
from kiosk.visit.visit import Purpose, Visit

KNOWN = frozenset(
    {"nik", "name", "phone", "occupation", "income", "programmes", "months", "consent", "language"}
    | {"dusun", "rt", "rw", "phone_owner", "contact", "birth_year", "payer"}
)


def register_line(station: Station, line: str, payer: str = "self") -> dict[str, Any]:
    """{number, token, receipt} of a saved entry, or {problem, field}; `receipt` is the PNG's path or None.

    `payer` pays where the line does not say who does.
    """
    try:
        wish = json.loads(line)
    except ValueError:
        return {"problem": "not-json", "field": ""}
    try:
        draft = drafted(station, wish, payer=payer)
    except Refused as refused:
        return {"problem": refused.code, "field": refused.field}
    saved, job = station.store.register(draft, station.issue(draft))
    printed = station.print_waiting(job.id)
    receipt = station.store.receipt(saved.number)
    token = receipt.token if receipt else ""
    return {"number": saved.number, "token": token, "receipt": printed}


def drafted(station: Station, wish: Any, *, source: str = "terminal", payer: str = "self") -> Draft:
    """A wish in the words of the command turned into a draft; Refused names the field."""
    facts = station.ground.facts
    if not isinstance(wish, dict):
        raise Refused("not-an-object")
    for key in wish:
        if key not in KNOWN:
            raise Refused("unknown-field", str(key))
    language = _language(station, wish)
    consented = _consent(station, wish)
    nik = normalise(text_in(wish, "nik"))
    visit = Visit(
        entry_id=secrets.token_hex(16),
        purpose=Purpose.REGISTER,
        language=language,
        consent_data=consented,
        consent_contact=bool(wish.get("contact", False)),
        nik=nik,
        nik_confirmed=bool(nik),
        without_nik=wish.get("nik") is None,
        birth_year=whole_in(wish, "birth_year") if "birth_year" in wish else None,
        name=text_in(wish, "name"),
        phone=text_in(wish, "phone"),
        phone_owner=text_in(wish, "phone_owner") or "self",
        without_phone=not wish.get("phone"),
        dusun=text_in(wish, "dusun"),
        rt=text_in(wish, "rt"),
        rw=text_in(wish, "rw"),
        occupation=text_in(wish, "occupation"),
        bracket=bracket_in(station.ground.campaign, wish),
        programmes=programmes_in(wish),
        months=whole_in(wish, "months"),
        payer=_payer(wish, payer),
    )
    finished = flow.draft(visit, facts, source=source, how="terminal")
    if isinstance(finished, Problem):
        raise Refused(finished.code, finished.field)
    return finished


def _language(station: Station, wish: dict[str, Any]) -> str:
    language = wish.get("language", station.ground.campaign.languages[0])
    if language not in station.ground.campaign.languages:
        raise Refused("language", "language")
    return str(language)


def _consent(station: Station, wish: dict[str, Any]) -> bool:
    """Consent must be stated; a version other than the pack's was given to another text."""
    consent = wish.get("consent")
    if not isinstance(consent, dict):
        return False
    language = consent.get("language", wish.get("language", "id"))
    if language not in station.ground.campaign.languages:
        raise Refused("language", "consent")
    version = consent.get("version")
    if version is not None and version != station.ground.campaign.text(language).consent.version:
        raise Refused("consent-version", "consent")
    return True


def bracket_in(campaign: Campaign, wish: dict[str, Any]) -> int:
    """The bracket of the income in a wish."""
    return bracket_of(whole_in(wish, "income"), campaign.tariffs).no


def programmes_in(wish: dict[str, Any]) -> tuple[str, ...]:
    """The programmes in a wish: a list, or words parted by commas."""
    value = wish.get("programmes")
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",")]
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise Refused("programmes", "programmes")
    return tuple(value)


def _payer(wish: dict[str, Any], otherwise: str) -> str:
    payer = text_in(wish, "payer") or otherwise
    if payer not in PAYERS:
        raise Refused("payer", "payer")
    return payer


def text_in(wish: dict[str, Any], key: str) -> str:
    """A text in a wish, empty where it is not given."""
    value = wish.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused("not-text", key)
    return value


def whole_in(wish: dict[str, Any], key: str) -> int:
    """A whole number in a wish."""
    value = wish.get(key)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Refused("not-a-number", key)
    return value
