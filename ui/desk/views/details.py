"""Words what an agent asks for the branch, as fields to fill in (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kiosk.registration import DETAILS
from kiosk.visit.details import CHOICES
from ui.desk.parts.wording import Map, Wording

if TYPE_CHECKING:
    from kiosk.desk.form import Form
    from kiosk.desk.person import OpenPerson


def fields(
    shown: tuple[str, ...], said: Wording, texts: Mapping[str, str], wrong: Mapping[str, str]
) -> list[Map]:
    """Each field with its caption, what stands in it, and what is wrong."""
    return [
        {
            "key": each,
            "caption": said("details", each),
            "text": texts.get(each, ""),
            "wrong": wrong.get(each, ""),
            "choices": [
                {"key": one, "label": said("details", f"{each}-{one}"), "selected": texts.get(each) == one}
                for one in CHOICES.get(each, ())
            ],
        }
        for each in shown
    ]


def of_form(form: Form, said: Wording) -> Map:
    """On the form of assisted registration; where nothing may be asked yet, `why` says so."""
    known = tuple(each for each in DETAILS if each in form.facts.campaign.followup.asking)
    asked = form.asked()
    texts = {each: getattr(form.visit, each) for each in asked}
    wrong = {each: said("problems", code) for each in asked if (code := form.slip(each))}
    return {
        "fields": fields(asked, said, texts, wrong),
        "why": said("details", "afterConsent") if known and not asked else "",
    }


def of_person(open_: OpenPerson, said: Wording) -> Map:
    """On a person's page: what is missing and may be asked now."""
    found = open_.person
    if found is None or found.hold:
        return {"fields": [], "renew": False}
    lacking = found.checklist
    return {
        "fields": fields(lacking.askable, said, {}, {}),
        "renew": found.consent.is_given and lacking.wants_consent,
    }
