"""The sample station: invented people with everything that can happen, the same for the same seed."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pypdf import PdfReader

from kiosk.agency.outreach.items import by_campaign
from kiosk.clock import FixedClock
from kiosk.errors import Refused
from kiosk.people.regions import read_place
from kiosk.sample.outreach import EARLIER, KELURAHAN
from kiosk.sample.sample import AGENT_PIN, SUPERVISOR_PIN, fill
from kiosk.staff import TERMINAL
from kiosk.station import Station, open_ground, open_station

PEOPLE = 300


def station(folder: Path) -> Station:
    clock = FixedClock(datetime(2026, 11, 21, 2, 0, tzinfo=UTC))
    return open_station(open_ground(folder, clock=clock), use_keyring=False)


def told(made: Station) -> list[tuple[Any, ...]]:
    """What was registered and what became of it, without what is random by design (salts, numbers)."""
    desk = made.desk()
    entries = desk.exports.entries(TERMINAL, "export-plain", "test")
    return [
        (entry.registration.sequence, entry.registration.saved_at, entry.registration.draft, entry.state)
        for entry in entries
    ]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Station, dict[str, Any]]:
    made = station(tmp_path_factory.mktemp("sample") / "data")
    return made, fill(made, PEOPLE, 1)


def test_everything_of_the_flow_is_there(sample: tuple[Station, dict[str, Any]]) -> None:
    made, answer = sample
    desk, store = made.desk(), made.store
    assert answer["people"] == store.count() == PEOPLE
    drafts = [row[2] for row in told(made)]
    for what, found in {
        "without a NIK": any(draft.nik is None for draft in drafts),
        "without a phone": any(draft.phone is None for draft in drafts),
        "past 65": any("age-65-or-over" in draft.nik_flags for draft in drafts),
        "by an agent": any(draft.consent.how == "agent" and draft.assisted for draft in drafts),
        "from a list, not to leave yet": desk.exports.waiting() > 0,
        "with JHT": any("jht" in draft.programmes for draft in drafts),
        "in English": any(draft.language == "en" for draft in drafts),
        "priced": any(draft.quote for draft in drafts),
        "every period": {draft.months for draft in drafts} == {1, 3, 6, 12},
    }.items():
        assert found, what
    dusuns = made.ground.settings.station.dusun
    places = [(draft.dusun, draft.rt, draft.rw) for draft in drafts]
    assert [read_place(*place, dusuns) for place in places] == places, "written as every door writes them"
    with store.reading() as connection:
        outcomes = {row[0] for row in connection.exec_driver_sql("SELECT outcome FROM follow_ups")}
    later = {"lapsed", "rejected", "month-paid"}
    assert {rule.id for rule in desk.rules.outcomes} - later <= outcomes
    assert any(row[3].outcome == "" for row in told(made))
    counts = desk.lists.counts()
    assert all(counts[part] for part in ("new", "overdue", "waiting", "done", "held"))
    funnel = desk.figures.funnel()
    assert funnel.registered > funnel.reached > funnel.member >= funnel.paid > 0
    assert (
        answer["contacts"] > PEOPLE / 2
        and answer["duplicates"] >= 1
        and desk.duplicates.pairs(TERMINAL, "merged")
    )
    assert {"deletion", "copy", "correction"} >= {request.kind for request in desk.requests.list()}
    assert store.verify_audit().is_whole and store.altered_entries() == ()


def test_papers_outreach_and_people_at_the_desk(sample: tuple[Station, dict[str, Any]]) -> None:
    made, answer = sample
    desk = made.desk()
    items, today = desk.documents.items(), made.ground.clock.today()
    assert {item.kelurahan for item in items} == {*KELURAHAN, "Pangkalan Satu"}
    assert {item.kind for item in items} == {"baliho", "spanduk", "banner", "poster"}
    assert {item.condition for item in items} == {"good", "faded", "damaged", "gone"}
    assert any(item.removed and item.removed < today for item in items)
    assert [name for name, _ in by_campaign(items, today)] == ["kkbc-desa", EARLIER]
    photos = {item.photo for item in items} - {None}
    assert photos and all(
        desk.documents.scan(TERMINAL, photo).content.startswith(b"\xff\xd8\xff") for photo in photos
    )
    (agreement,), (event,) = desk.documents.agreements(), desk.documents.events()
    assert agreement.wadah == "BUMDes Senantiasa Jaya" and agreement.village == "Pangkalan Satu"
    assert agreement.scan is not None
    paper = PdfReader(io.BytesIO(desk.documents.scan(TERMINAL, agreement.scan).content))
    assert len(paper.pages) == len(paper.pages[0].images) == 1
    assert event.signed_by == agreement.parties and event.attendance == 120
    assert "Kepala Dinas PMD" in event.witnesses and desk.documents.certificates()
    assert [agent.name for agent in desk.documents.public_agents()] == ["Budi Hartono", "Siti Rahmah"]
    accounts = {account.name: account for account in desk.accounts.all()}
    for told_account in answer["accounts"]:
        account = desk.accounts.sign_in(accounts[told_account["name"]].id, told_account["pin"])
        assert account.role == told_account["role"] and not account.must_change
    assert {SUPERVISOR_PIN, AGENT_PIN} == {each["pin"] for each in answer["accounts"]}
    receipt = made.store.receipt(made.desk().lists.page(TERMINAL, "new").rows[0].number)
    assert receipt is not None and receipt.token


def test_the_same_seed_gives_the_same_people_and_contacts(
    sample: tuple[Station, dict[str, Any]], tmp_path: Path
) -> None:
    again = station(tmp_path / "again")
    fill(again, PEOPLE, 1)
    assert told(again) == told(sample[0])
    other = station(tmp_path / "other")
    fill(other, 20, 2)
    assert [row[2].name for row in told(other)] != [row[2].name for row in told(again)][:20]
    for made in (again, other):
        made.store.close()


def test_filling_twice_adds_people_and_no_second_agency(tmp_path: Path) -> None:
    made = station(tmp_path / "data")
    first = fill(made, 30, 1)
    second = fill(made, 20, 2)
    assert made.store.count() == 50 and second["accounts"] == [] and second["outreach"] == first["outreach"]
    made.store.close()


def test_a_real_station_is_not_filled(tmp_path: Path) -> None:
    made = station(tmp_path / "data")
    ground = made.ground
    real = msgspec.structs.replace(
        ground.settings, station=msgspec.structs.replace(ground.settings.station, demo=False)
    )
    with pytest.raises(Refused, match="not-demo"):
        fill(replace(made, ground=replace(ground, settings=real)), 5, 1)
    made.store.close()
