"""Words the first questions: consent, NIK, age, telephone, address (pure)."""

from typing import Any

from kiosk.session import Session
from kiosk.visit import flow
from kiosk.visit.context import consent_words
from ui.visit.wording import Map, picture, say, styled, texts


def consent(session: Session) -> Map:
    """What is asked and by whom, in the words whose hash is kept with the answer."""
    text = consent_words(session.facts, session.language)
    return {
        "title": text.title,
        "points": [
            {"caption": point.label, "value": point.value, "picture": picture(session, point.picture)}
            for point in text.points
        ],
        "agree": text.agree,
        "agreeCaption": text.agree_note,
        "contact": text.contact,
        "contactCaption": text.contact_note,
        "full": list(text.full),
    }


def nik_shown(session: Session) -> str:
    """The digits while they are typed; afterwards all but the last four as dots."""
    visit = session.visit
    if visit is None:
        return ""
    return "●" * 12 + visit.nik[-4:] if visit.nik_confirmed else visit.nik


def read_back(session: Session) -> Map:
    """What the typed NIK says, for the person to confirm; `kind` is none, sure, doubt or century."""
    visit = session.visit
    blank: Map = {"kind": "none", "text": "", "years": [], "from": -1, "to": -1}
    if visit is None or len(visit.nik) != 16:
        return blank
    found = flow.reading(visit, session.facts)
    sex = say(session, "readBack", found.sex) if found.sex else ""
    place = _place(found.region)
    start, end = found.where or (-1, -1)
    if "century-ambiguous" in found.flags:
        years = [day.year for day in found.birth_dates]
        return blank | {"kind": "century", "text": say(session, "readBack", "century"), "years": years}
    if not found.birth_dates:
        return blank | {"kind": "doubt", "text": say(session, "readBack", "doubt"), "from": start, "to": end}
    day = texts(session).calendar.long_day(found.birth_dates[0])
    known = "sure" if place else "noPlace"
    return blank | {
        "kind": "sure" if place else "doubt",
        "text": styled(session, "readBack", known, day=day, sex=sex, place=place),
        "from": start,
        "to": end,
    }


def _place(region: Any) -> str:
    return "" if region is None else str(region.regency or region.province)


def age_exit(session: Session) -> Map:
    """Why this person cannot register here, and what to do."""
    visit = session.visit
    reason = flow.age_exit(visit, session.facts) if visit else ""
    table = {"age-under-15": "young", "age-65-or-over": "old"}.get(reason, "old")
    return {
        "title": say(session, "age", f"{table}Title"),
        "text": say(session, "age", f"{table}Text"),
        "todo": say(session, "age", f"{table}Todo"),
    }


def phone_shown(session: Session) -> str:
    """The typed digits in groups of four."""
    digits = session.visit.phone if session.visit else ""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def dusuns(session: Session) -> list[str]:
    return list(session.ground.settings.station.dusun)
