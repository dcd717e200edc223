"""Checks what a person may have corrected (UU PDP article 6): typed text as values of a Draft."""

from typing import Any

from kiosk.calendar import read_birth_date
from kiosk.campaign.occupations import Occupation
from kiosk.errors import Problem, Refused
from kiosk.people.names import read_name
from kiosk.people.nik import read_nik
from kiosk.people.phone import read_phone
from kiosk.people.regions import read_place
from kiosk.registration import DETAILS, fields_that
from kiosk.visit.context import Facts
from kiosk.visit.details import read_detail

FIELDS = fields_that(lambda rule: rule.corrected == "asked")
RT_DIGITS = 3


def changes_of(field: str, text: str, facts: Facts) -> dict[str, Any]:
    """The changed fields of a Draft; an empty phone is none. Refused(code, field).

    An occupation is named by its id in the pack; the price that was shown then stays what it was.
    """
    text = " ".join(text.split())
    if field == "name":
        return {"name": _good(read_name(text), field)}
    if field == "phone":
        return {"phone": _good(read_phone(text), field).e164 if text else None}
    if field == "nik":
        return _nik(text, facts)
    if field in ("rt", "rw") and (not text or (text.isdigit() and len(text) <= RT_DIGITS)):
        return {field: read_place("", text, "")[1]}
    if field == "dusun":
        return {"dusun": read_place(text[:30], "", "", facts.dusun)[0]}
    if field == "birth_date":
        born = read_birth_date(text, facts.today, field)
        if born is None:
            raise Refused("birth-date", field)
        return {"birth_date": born}
    if field in DETAILS:
        return {field: _good(read_detail(field, text), "")}
    if field == "occupation":
        return _work(facts.campaign.occupation(text))
    raise Refused("field", field)


def _work(found: Occupation | None) -> dict[str, Any]:
    if found is None:
        raise Refused("occupation-missing", "occupation")
    if found.bpu == "no":
        raise Refused("occupation-not-bpu", "occupation")
    return {"occupation": found.id, "sector": found.sector}


def _nik(text: str, facts: Facts) -> dict[str, Any]:
    from kiosk.people.nik import normalise

    found = read_nik(text, facts.today, facts.regions)
    if found.problem:
        raise Refused("nik-none" if found.problem == "no-nik" else "nik-length", "nik")
    born = found.birth_dates[0] if len(found.birth_dates) == 1 else None
    return {"nik": normalise(text), "nik_flags": found.flags, "birth_date": born, "sex": found.sex}


def _good(found: Any, field: str) -> Any:
    if isinstance(found, Problem):
        raise Refused(f"{field}-{found.code}" if field else found.code, field or found.field)
    return found
