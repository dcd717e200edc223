"""Invents registrations for a sample: every way of registering that the flow knows, spread over time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from kiosk.calendar import add_months, month_of
from kiosk.campaign.campaign import Campaign
from kiosk.campaign.quote import quote
from kiosk.errors import Refused
from kiosk.registration import Consent, Draft, Quote
from kiosk.sample.people import InventedPerson, invent

if TYPE_CHECKING:
    from kiosk.station import Ground

TWICE = 0.02
"""The share of people who register a second time, weeks later, with another spelling or without NIK."""

_WEIGHTS = {"petani": 30.0, "pedagang": 12.0, "buruh-harian": 12.0, "ojek": 6.0, "tukang-bangunan": 6.0}
_PERIODS = (1, 1, 1, 3, 3, 3, 6, 12)
_BRACKETS = (1, 1, 1, 1, 2, 2, 3, 4, 5, 8)
_OLD_SPELLINGS = (("U", "OE"), ("J", "DJ"), ("Y", "J"), ("C", "TJ"))


@dataclass(frozen=True, slots=True)
class Invented:
    """A draft and the moment at which its person registers."""

    at: datetime
    draft: Draft


def moments(count: int, days: int, today: date, utc_offset_hours: int, random: Random) -> list[datetime]:
    """The moments (UTC, rising) of so many visits in the office hours of the last `days` days."""
    zone = timezone(timedelta(hours=utc_offset_hours))
    open_days = [today - timedelta(days=back) for back in range(days, 0, -1)]
    weights = [1.0 if day.weekday() < 5 else 0.3 for day in open_days]
    chosen = sorted(random.choices(range(days), weights, k=count))
    opening = [datetime.combine(day, time(8), zone).astimezone(UTC) for day in open_days]
    seconds = 7 * 3600
    return sorted(opening[day] + timedelta(seconds=int(random.random() * seconds)) for day in chosen)


def registrations(
    ground: "Ground", count: int, seed: int, days: int, agents: tuple[str, ...], consents: dict[str, Consent]
) -> Iterator[Invented]:
    """`count` registrations in the order of time; the same for the same arguments and day.

    `agents` are the labels of those who type for others; `consents` are the pack's texts by language.
    """
    random = Random(f"{seed} registrations")
    today, station = ground.clock.today(), ground.settings.station
    people = invent(
        count,
        seed,
        on=today,
        regions=ground.regions,
        occupations=_occupations(ground.campaign),
        dusun=station.dusun or ("",),
    )
    times = moments(count, days, today, station.utc_offset_hours, random)
    priced = _pricing(ground.campaign, today)
    earlier: list[Draft] = []
    for nth, (at, person) in enumerate(zip(times, people, strict=True)):
        # Even a small sample has a pair to merge and a pair to look at.
        if earlier and (nth in (20, 40) or random.random() < TWICE):
            draft = _again(random.choice(earlier), random, at)
        else:
            draft = _draft(person, random, at, ground.campaign, priced, agents, consents)
            if len(earlier) < 500:
                earlier.append(draft)
        yield Invented(at, draft)


Pricing = Callable[[str, int, tuple[str, ...], int, str, str], Quote | None]


def _pricing(campaign: Campaign, today: date) -> Pricing:
    @cache
    def priced(
        work: str, bracket: int, programmes: tuple[str, ...], months: int, start: str, payer: str
    ) -> Quote | None:
        try:
            return quote(campaign, work, bracket, programmes, months, start, today, payer)
        except Refused:
            return None

    return priced


def _occupations(campaign: Campaign) -> dict[str, float]:
    return {work.id: _WEIGHTS.get(work.id, 1.0) for work in campaign.occupations if work.bpu != "no"}


def _draft(
    person: InventedPerson,
    random: Random,
    at: datetime,
    campaign: Campaign,
    priced: Pricing,
    agents: tuple[str, ...],
    consents: dict[str, Consent],
) -> Draft:
    chance = random.random
    language = "id" if chance() < 0.97 or "en" not in consents else "en"
    consent = replace(consents[language], contact=person.phone is not None and chance() < 0.7)
    source, payer = "kiosk", "self"
    assisted: tuple[tuple[str, str], ...] = ()
    way = chance()
    if agents and way < 0.2:
        agent = random.choice(agents)
        assisted = tuple((name, agent) for name in ("name", "nik", "phone"))
        consent = replace(consent, how="agent")
    elif way > 0.95:
        source, payer, consent = "import", "village", replace(consent, how="pending", contact=False)
    programmes = ("jkk", "jkm", "jht") if chance() < 0.13 else ("jkk", "jkm")
    months, bracket = random.choice(_PERIODS), random.choice(_BRACKETS)
    start = add_months(month_of(at.date()), 1)
    occupation = campaign.occupation(person.occupation)
    assert occupation is not None
    return Draft(
        entry_id=f"{random.getrandbits(128):032x}",
        language=language,
        nik=person.nik,
        nik_flags=person.nik_flags,
        birth_date=person.birth_date if person.nik or chance() < 0.5 else None,
        sex=person.sex,
        name=person.name,
        phone=person.phone,
        phone_owner=person.phone_owner,
        dusun=person.dusun,
        rt=person.rt,
        rw=person.rw,
        occupation=occupation.id,
        sector=occupation.sector,
        bracket=bracket,
        programmes=programmes,
        months=months,
        start=start,
        quote=priced(occupation.id, bracket, programmes, months, start, payer),
        consent=consent,
        source=source,
        payer=payer,
        assisted=assisted,
    )


def _again(known: Draft, random: Random, at: datetime) -> Draft:
    """Somebody's second registration: an old spelling, sometimes without NIK."""
    old, new = random.choice(_OLD_SPELLINGS)
    return replace(
        known,
        entry_id=f"{random.getrandbits(128):032x}",
        name=known.name.replace(old, new, 1),
        nik=known.nik if random.random() < 0.6 else None,
        nik_flags=known.nik_flags if random.random() < 0.6 else (),
        start=add_months(month_of(at.date()), 1),
        quote=None,
    )
