"""What a person may have corrected (UU PDP article 6): typed text as values of a Draft."""

from typing import Any

from kiosk.errors import Problem, Refused
from kiosk.facts import Facts
from kiosk.people.names import read_name
from kiosk.people.nik import read_nik
from kiosk.people.phone import read_phone
from kiosk.people.places import read_place

FIELDS = ("name", "nik", "phone", "dusun", "rt", "rw")
RT_DIGITS = 3


def changes_of(field: str, text: str, facts: Facts) -> dict[str, Any]:
    """The changed fields of a Draft; an empty phone is none. Refused(code, field)."""
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
    raise Refused("field", field)


def _nik(text: str, facts: Facts) -> dict[str, Any]:
    from kiosk.people.nik import normalise

    found = read_nik(text, facts.today, facts.regions)
    if found.problem:
        raise Refused("nik-none" if found.problem == "no-nik" else "nik-length", "nik")
    born = found.birth_dates[0] if len(found.birth_dates) == 1 else None
    return {"nik": normalise(text), "nik_flags": found.flags, "birth_date": born, "sex": found.sex}


def _good(found: Any, field: str) -> Any:
    if isinstance(found, Problem):
        raise Refused(f"{field}-{found.code}", field)
    return found
