"""Data folder, pack, receipt, bundle and reply of every earlier program still open (tests/kept)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from kiosk.branch.memory import read_memory, read_trusted
from kiosk.campaign.pack import load_campaign
from kiosk.clock import FixedClock
from kiosk.desk.tasks.exchange import take_reply
from kiosk.exchange.bundle import open_bundle, read_file
from kiosk.exchange.keys import open_keys
from kiosk.receipt.trust import Trust, read_identity, verify
from kiosk.staff import TERMINAL
from kiosk.station import Station, issuer_keys, open_ground, open_station
from kiosk.work import run_through

KEPT = sorted((Path(__file__).parents[1] / "kept").glob("*.zip"))
FIRST, SECOND = "TN6-000001-4", "TN6-000002-2"


@pytest.fixture(params=KEPT, ids=lambda zipped: zipped.stem)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    with ZipFile(request.param) as zipped:
        zipped.extractall(tmp_path)
    for secret in ("station/station.key", "branch/secret.json"):
        (tmp_path / secret).chmod(0o600)
    return tmp_path


@pytest.fixture
def station(kept: Path, clock: FixedClock) -> Iterator[Station]:
    opened = open_station(open_ground(kept / "station", clock=clock), use_keyring=False)
    yield opened
    opened.store.close()


def test_there_is_one_to_open() -> None:
    assert [zipped.name for zipped in KEPT][:1] == ["0.1.0.zip"]


def test_the_data_folder_opens_with_everybody_in_it(station: Station) -> None:
    assert station.store.count() == 6
    assert station.store.verify_audit().is_whole and station.store.altered_entries() == ()
    assert station.store.damage() == ()
    agency = station.desk()
    assert {account.role for account in agency.accounts.all()} == {"supervisor", "agent", "technician"}
    assert agency.people.person(TERMINAL, FIRST).draft.name == "OKTAVIANUS"
    assert sum(agency.lists.counts().values()) > 0


def test_its_receipt_is_genuine(kept: Path, station: Station) -> None:
    identity = read_identity((kept / "station" / "identity.json").read_bytes())
    text = (kept / "receipt.txt").read_text(encoding="ascii").strip()
    assert verify(text, Trust((identity,))).result == "genuine"
    receipt = station.store.receipt(FIRST)
    assert receipt is not None and receipt.token == text


def test_its_bundle_opens_with_the_branchs_keys(kept: Path) -> None:
    keys = open_keys(kept / "branch")
    opened = open_bundle(read_file(kept / "bundle.kkbc"), keys, read_trusted(keys))
    assert [entry.number for entry in opened.content.entries][:2] == [FIRST, SECOND]
    assert len(opened.content.entries) == 6
    (known,) = read_memory(keys).kiosks.values()
    assert known.bundles == {opened.content.number: opened.digest}, "opened again it is the same bundle"


def test_the_branchs_reply_moves_its_queue(kept: Path, station: Station) -> None:
    taken = run_through(
        take_reply(station, station.desk(), TERMINAL, kept / "reply" / "TN6-balasan-0001.kkbc")
    )
    assert (taken.number, taken.applied, taken.skipped) == (1, 2, ())
    person = station.desk().people.person(TERMINAL, FIRST)
    assert person.standing.kpj == "00123456789"
    assert station.desk().people.person(TERMINAL, SECOND).standing.outcome == "rejected"


def test_its_campaign_pack_loads(kept: Path, station: Station) -> None:
    campaign = load_campaign(kept / "pack", issuer_keys(station.ground.settings), date(2026, 11, 21))
    assert campaign.id == "kkbc-desa" and len(campaign.followup.outcomes) == 12
