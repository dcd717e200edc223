"""Holds what the rules need beside the visit, and what follows from both: NIK, price, consent."""

from dataclasses import dataclass, field
from datetime import date

from kiosk.campaign.campaign import Campaign
from kiosk.campaign.quote import month_after, next_change, quote
from kiosk.campaign.texts import ConsentWords
from kiosk.errors import Refused
from kiosk.people.nik import NikReading, read_nik, settle_century
from kiosk.people.regions import Regions
from kiosk.registration import Consent, Quote
from kiosk.settings import ControllerPart
from kiosk.visit.visit import Visit


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at beside the visit: the campaign, the regions, the day here, the dusuns."""

    campaign: Campaign
    regions: Regions | None
    today: date
    controller: ControllerPart = field(default_factory=ControllerPart)
    dusun: tuple[str, ...] = ()


def reading(visit: Visit, facts: Facts) -> NikReading:
    """What the typed NIK says of itself; a chosen birth year settles an open century."""
    limits = facts.campaign.limits
    ages = {"age_from": limits.age_from, "age_below": limits.age_below}
    found = read_nik(visit.nik, facts.today, facts.regions, **ages)
    if visit.birth_year is None:
        return found
    return settle_century(found, visit.birth_year, facts.today, **ages)


def quoted(visit: Visit, facts: Facts) -> Quote | None:
    """The price of the plan as it stands; None while something is missing or no tariff is known."""
    if not visit.occupation or not visit.bracket:
        return None
    start = facts.today.strftime("%Y-%m")
    try:
        return quote(
            facts.campaign,
            visit.occupation,
            visit.bracket,
            visit.programmes,
            visit.months,
            start,
            facts.today,
            visit.payer,
        )
    except Refused:
        return None


def price_change(visit: Visit, facts: Facts) -> tuple[str, int] | None:
    """The last month (YYYY-MM) of today's price and the monthly rupiah after it; None if none is known."""
    start = facts.today.strftime("%Y-%m")
    after = next_change(
        facts.campaign, visit.occupation, visit.bracket or 0, visit.programmes, start, facts.today
    )
    return (month_after(after.month, -1), after.total) if after else None


def consent_words(facts: Facts, language: str) -> ConsentWords:
    """The consent as this station shows it: its controller's name, address and contact filled in."""
    ours, packs = facts.controller, facts.campaign.controller
    return facts.campaign.text(language).consent.filled(
        controller=ours.name or packs.name,
        address=ours.address or packs.address,
        contact=ours.contact or packs.contact,
        months=str(facts.campaign.followup.retention.interest),
    )


def consent_given(facts: Facts, language: str, how: str, *, contact: bool) -> Consent:
    """A consent given now to the words of this station; `how` and `contact` as in Consent."""
    text = consent_words(facts, language)
    return Consent(version=text.version, language=language, text_sha256=text.sha256, how=how, contact=contact)
