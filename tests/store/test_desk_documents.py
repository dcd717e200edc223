"""The agency's papers lie encrypted in the store, and what runs out is named in time."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.outreach.items import (
    MAX_SCAN,
    Agreement,
    Certificate,
    LaunchEvent,
    OutreachItem,
    Tally,
    by_campaign,
)
from kiosk.clock import FixedClock
from kiosk.errors import Refused
from kiosk.store.store import Store
from tests.support.desk_station import AGENT, OTHER_PIN, PIN, SUPERVISOR, TECHNICIAN, actions, desk, mono, on

__all__ = ["desk", "mono"]
TODAY = date(2026, 11, 21)
PKS = Agreement(
    number="PER/12/2026",
    wadah="BUMDes Senantiasa Jaya",
    branch="Pangkalan Bun",
    village="Pangkalan Satu",
    signed=date(2026, 1, 5),
    valid_from=date(2026, 1, 5),
    valid_to=date(2026, 12, 5),
    parties=("Kepala cabang", "Direktur BUMDes"),
)
ITEM = OutreachItem(
    kind="baliho",
    place="Simpang kantor desa",
    dusun="Dusun I",
    kelurahan="Sadai",
    campaign="kkbc-desa",
    put_up=date(2026, 11, 1),
)
SCAN = b"%PDF-1.7\n" + b"CANARY-SCAN " * 9000


@pytest.fixture(autouse=True)
def today(clock: FixedClock) -> None:
    on(clock, TODAY)


def test_a_scan_is_kept_once_encrypted_and_every_look_is_entered(
    desk: Agency, store: Store, station_folder: Path
) -> None:
    scan_id = desk.documents.add_scan(SUPERVISOR, SCAN)
    assert desk.documents.add_scan(SUPERVISOR, SCAN) == scan_id
    assert desk.documents.scan(AGENT, scan_id).content == SCAN
    agreement = desk.documents.save_agreement(SUPERVISOR, replace(PKS, scan=scan_id))
    assert desk.documents.agreements() == (agreement,) and agreement.parties == PKS.parties
    assert desk.documents.take_out(SUPERVISOR, scan_id, "for-branch").content == SCAN
    assert actions(store) == ["scan-added", "scan-look", "paper-saved", "scan-out"]
    store.tidy()
    for file in station_folder.iterdir():
        assert b"CANARY-SCAN" not in file.read_bytes(), file.name
    for who, content, code in (
        (AGENT, SCAN, "not-allowed"),
        (SUPERVISOR, b"%PDF-" + bytes(MAX_SCAN), "scan-large"),
        (SUPERVISOR, b"GIF89a", "scan-kind"),
    ):
        with pytest.raises(Refused) as refusal:
            desk.documents.add_scan(who, content)
        assert refusal.value.code == code
    with pytest.raises(Refused, match="unknown-scan"):
        desk.documents.scan(AGENT, 99)


def test_a_paper_is_taken_out_with_a_reason_by_those_who_may(desk: Agency, store: Store) -> None:
    paper = desk.documents.add_scan(SUPERVISOR, SCAN)
    photo = desk.documents.add_scan(AGENT, b"\xff\xd8\xff\xe0 photo", photo=True)
    desk.documents.save_item(AGENT, replace(ITEM, photo=photo))
    for who, scan, why, code in (
        (AGENT, paper, "for-branch", "not-allowed"),
        (TECHNICIAN, photo, "for-branch", "not-allowed"),
        (SUPERVISOR, paper, " ", "reason-missing"),
        (SUPERVISOR, 99, "for-branch", "unknown-scan"),
    ):
        with pytest.raises(Refused) as refusal:
            desk.documents.take_out(who, scan, why)
        assert refusal.value.code == code
    assert "scan-out" not in actions(store)
    assert desk.documents.take_out(AGENT, photo, "for-village").media == "image/jpeg"
    entry = store.audit_entries()[-1]
    assert (entry.action, entry.who, entry.detail["why"]) == ("scan-out", AGENT.label, "for-village")


def test_papers_that_run_out_and_the_official_agents(desk: Agency) -> None:
    desk.accounts.set_up("Kepala", PIN)
    agent = desk.accounts.add(SUPERVISOR, "Agen Satu", "agent", OTHER_PIN)
    desk.accounts.add(SUPERVISOR, "Agen Dua", "agent", OTHER_PIN)
    desk.documents.save_agreement(SUPERVISOR, PKS)
    old = Certificate(account=agent.id, number="S-1", issued=date(2024, 1, 1), expires=date(2026, 1, 1))
    desk.documents.save_certificate(SUPERVISOR, old)
    assert [each.urgency for each in desk.documents.expiries()] == ["expired", "soon"]
    desk.documents.save_certificate(SUPERVISOR, replace(old, number="S-2", expires=date(2029, 1, 1)))
    assert [each.kind for each in desk.documents.expiries()] == ["agreement"], "a renewed paper warns no more"
    desk.documents.save_certificate(SUPERVISOR, replace(old, number="S-3", account=3))
    assert [each.number for each in desk.documents.expiries()] == ["S-3", "PER/12/2026"]
    desk.accounts.set_active(SUPERVISOR, 3, False)
    assert [each.kind for each in desk.documents.expiries()] == ["agreement"], "nobody is warned of who left"
    assert desk.documents.public_agents() == ()
    desk.accounts.set_public(SUPERVISOR, agent.id, True, "Senin 08.00")
    (public,) = desk.documents.public_agents()
    assert (public.name, public.hours, public.expires) == ("Agen Satu", "Senin 08.00", date(2029, 1, 1))


def test_outreach_is_put_up_checked_removed_and_counted(desk: Agency) -> None:
    item = desk.documents.save_item(AGENT, ITEM)
    desk.documents.save_item(AGENT, replace(ITEM, kelurahan="Sambau", kind="poster", campaign="lain"))
    photo = desk.documents.add_scan(AGENT, b"\xff\xd8\xff\xe0 photo", photo=True)
    changed = replace(item, condition="faded", checked=TODAY, photo=photo)
    assert desk.documents.save_item(AGENT, changed) == changed
    assert [each.kelurahan for each in desk.documents.items()] == ["Sadai", "Sambau"]
    desk.documents.save_item(AGENT, replace(changed, removed=TODAY))
    assert [item.removed for item in desk.documents.items()] == [TODAY, None]
    assert by_campaign(desk.documents.items(), TODAY) == (("kkbc-desa", Tally(1)), ("lain", Tally(1, 1)))
    with pytest.raises(Refused, match="unknown-row"):
        desk.documents.save_item(AGENT, replace(ITEM, id=99))
    with pytest.raises(Refused, match="not-allowed"):
        desk.documents.save_item(TECHNICIAN, ITEM)


def test_a_launch_is_recorded_with_who_signed(desk: Agency) -> None:
    event = LaunchEvent(
        day=date(2026, 1, 5),
        place="Balai Desa Pangkalan Satu",
        signed_by=("Kepala cabang", "Direktur BUMDes"),
        witnesses=("Kepala Dinas PMD",),
        attendance=120,
    )
    saved = desk.documents.save_event(SUPERVISOR, event)
    assert replace(saved, id=0) == event and desk.documents.events() == (saved,)
