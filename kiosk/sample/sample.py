"""Makes a station full of invented people and all that can happen to them: for practice, tests and measuring.

The same seed on the same day gives the same people, contacts and outreach. The people are invented
(kiosk/sample/people.py); the five kelurahan of Batam and Desa Pangkalan Satu are real places.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from random import Random
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.agency.followups.outcomes import FollowUp
from kiosk.clock import FixedClock
from kiosk.errors import Refused
from kiosk.registration import Consent, Quote
from kiosk.sample.contacts import story
from kiosk.sample.outreach import fill_outreach
from kiosk.sample.registrations import registrations
from kiosk.sample.staff import AGENT_PIN, SUPERVISOR, SUPERVISOR_PIN, TECHNICIAN, make_staff
from kiosk.staff import TERMINAL, Staff

if TYPE_CHECKING:
    from kiosk.agency.agency import Agency
    from kiosk.agency.followups.courses import Course
    from kiosk.station import Station

_BATCH = 20_000
_PAPERS = 5_000
"""Only so many people of a sample get a signed receipt: signing a million takes minutes."""
_CONTACTED = 100_000
"""About so many people are followed up at most: that is what a village's agents could do."""

Tell = Callable[[str], None]
_quote = msgspec.json.Decoder(Quote)


def fill(station: "Station", people: int, seed: int, tell: Tell = lambda message: None) -> dict[str, Any]:
    """Add so many people with their agents, contacts, duplicates, papers and outreach; answers the counts.

    Refused("not-demo") at a real station: its desk would get PINs that everybody knows.
    """
    if not station.ground.settings.station.demo:
        raise Refused("not-demo", "data")
    desk = station.desk()
    staff = _staff(desk, station, people)
    days = min(730, max(30, people // 40))
    tell(f"{people} registrations over {days} days")
    first = station.store.last_sequence()
    added = _register(station, people, seed, days, staff["agents"], tell)
    contacts = _follow_up(desk, station, seed, first, people, staff["agents"], tell)
    outreach = fill_outreach(desk, station, seed)
    settled = _settle(desk, first, people, tell)
    return {
        "people": added,
        "contacts": contacts,
        "outreach": outreach,
        **settled,
        "accounts": staff["accounts"],
    }


# Staff


def _staff(desk: "Agency", station: "Station", people: int) -> dict[str, Any]:
    """A supervisor, agents and a technician with known PINs; a station that has its own keeps them."""
    made = []
    if not desk.accounts.are_set_up:
        names = [agent.name for agent in station.ground.campaign.agency.agents] or ["Agen Contoh"]
        names += [f"Agen {number}" for number in range(len(names) + 1, 1 + min(20, people // 2000))]
        code = make_staff(desk, station, names)
        made.append({"name": SUPERVISOR, "role": "supervisor", "pin": SUPERVISOR_PIN, "recovery": code})
        made += [{"name": name, "role": "agent", "pin": AGENT_PIN} for name in names]
        made.append({"name": TECHNICIAN, "role": "technician", "pin": AGENT_PIN})
    agents = tuple(each.staff for each in desk.accounts.all() if each.role == "agent" and each.active)
    return {"accounts": made, "agents": agents}


# People


def _register(
    station: "Station", people: int, seed: int, days: int, agents: tuple[Staff, ...], tell: Tell
) -> int:
    from kiosk.receipt.issue import issue_for

    ground, store = station.ground, station.store
    clock = FixedClock(ground.clock.now(), ground.settings.station.utc_offset_hours)
    labels = tuple(agent.label for agent in agents)
    invented = registrations(ground, people, seed, days, labels, _consents(station))

    def in_time(limit: int) -> Iterator[Any]:
        for _, each in zip(range(limit), invented, strict=False):
            clock.moment = each.at
            yield each.draft

    own_clock, store.clock = store.clock, clock
    try:
        papers = min(people, _PAPERS)
        added = store.register_many(
            in_time(papers),
            lambda draft: issue_for(ground.campaign, ground.settings, draft, clock.today(), station.keys),
            who=TERMINAL.label,
        )
        while added < people:
            step = store.register_many(in_time(min(_BATCH, people - added)), who=TERMINAL.label)
            store.tidy()
            if not step:
                break
            added += step
            tell(f"{added} of {people} registered")
    finally:
        store.clock = own_clock
    return added


def _consents(station: "Station") -> dict[str, Consent]:
    """The pack's consent in each language, as this station shows it."""
    from kiosk.visit.context import consent_words

    facts = station.ground.facts
    found = {}
    for language in station.ground.campaign.languages:
        words = consent_words(facts, language)
        found[language] = Consent(
            version=words.version, language=language, text_sha256=words.sha256, how="screen"
        )
    return found


# Contacts


def _follow_up(
    desk: "Agency",
    station: "Station",
    seed: int,
    after: int,
    people: int,
    agents: tuple[Staff, ...],
    tell: Tell,
) -> int:
    from kiosk.agency.followups.courses import newcomers

    if not agents:
        return 0
    random = Random(f"{seed} contacts")
    patience = 0.9 * min(1.0, _CONTACTED / max(people, 1))
    entered = 0
    while True:
        with desk.ground.reading() as connection:
            rows = newcomers(connection, after, _BATCH)
        if not rows:
            return entered
        after = rows[-1][0]
        entered += desk.enter_courses(_courses(rows, random, station, agents, patience))
        station.store.tidy()
        tell(f"{entered} contacts")


def _courses(
    rows: list[tuple[Any, ...]],
    random: Random,
    station: "Station",
    agents: tuple[Staff, ...],
    patience: float,
) -> "Iterator[Course]":
    today = station.ground.clock.today()
    zone = timezone(timedelta(hours=station.ground.settings.station.utc_offset_hours))
    for sequence, number, day, programmes, quoted, months in rows:
        monthly = _quote.decode(quoted).months[0].total if quoted else 0
        steps = story(random, date.fromisoformat(day), today, monthly, months, patience)
        if not steps:
            continue
        agent = agents[sequence % len(agents)]
        contacts = tuple(
            FollowUp(id=nth, number=number, at=_noon(on, zone), day=on, who=agent.label, report=report)
            for nth, (on, report) in enumerate(steps)
        )
        yield sequence, programmes.count(",") + 1, contacts


def _noon(day: date, zone: timezone) -> datetime:
    return datetime.combine(day, time(12), zone).astimezone(UTC)


# The rest of what can happen


def _settle(desk: "Agency", first: int, people: int, tell: Tell) -> dict[str, int]:
    """Duplicates found among the first, one pair merged, someone suspended, withdrawn, erased."""
    tell("duplicates")
    checked = min(people, 2_000)
    for _ in range(checked // 100 + 1):
        if not desk.duplicates.check(limit=100, seconds=5.0):
            break
    pairs = desk.duplicates.pairs(TERMINAL, limit=3)
    if pairs:
        pair = pairs[0]
        try:
            desk.duplicates.merge(TERMINAL, pair.first.number, pair.second.number, "same-person")
        except Refused as refusal:
            tell(f"not merged: {refusal.code}")
    waiting = [row.number for row in desk.lists.page(TERMINAL, "new", newest=True, limit=8).rows]
    if len(waiting) == 8:
        desk.rights.suspend(TERMINAL, waiting[2], "disputed")
        desk.rights.withdraw(TERMINAL, waiting[4])
        desk.rights.erase(TERMINAL, waiting[6], "person-asks")
        desk.requests.ask(TERMINAL, "copy", waiting[1])
        desk.requests.ask(TERMINAL, "correction", waiting[3])
    return {"duplicates": desk.duplicates.count(), "held": desk.lists.counts()["held"]}
