"""The shipped pack: signed, current, whole in every language, with the words that other parts need."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.campaign.choose import choose_campaign
from kiosk.campaign.pack import Campaign, load_campaign
from kiosk.paths import RESOURCES

PACK = RESOURCES / "campaign" / "kkbc-desa"
DEMO_KEY = bytes.fromhex((RESOURCES / "campaign" / "demo-issuer.pub").read_text(encoding="ascii"))
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return load_campaign(PACK, (DEMO_KEY,), TODAY)


def test_shipped_pack_is_signed_and_current(campaign: Campaign) -> None:
    on_disk = {
        path.relative_to(PACK).as_posix()
        for path in PACK.rglob("*")
        if path.is_file() and path.name not in ("manifest.toml", "manifest.sig")
    }
    assert on_disk == set(campaign.manifest.files), "sign the pack again: files came or went"
    assert campaign.in_force(TODAY)


def test_choose_campaign_takes_the_shipped_pack() -> None:
    chosen = choose_campaign((PACK, Path("/nowhere")), (DEMO_KEY,), TODAY)
    assert chosen.campaign.id == "kkbc-desa"
    assert len(chosen.passed_over) == 1
    assert "missing-file" in chosen.passed_over[0]
