"""Amounts, days and months as villagers read them."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.campaign.pack import load_campaign
from kiosk.campaign.wording import millions, rupiah
from tests.support.packs import KEY, TODAY, change, copy_pack, resign, shipped

CAMPAIGN = shipped()


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "Rp0"), (999, "Rp999"), (8400, "Rp8.400"), (1_234_567, "Rp1.234.567"), (-500, "-Rp500")],
)
def test_rupiah(amount: int, text: str) -> None:
    assert rupiah(amount) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (1_000_000, "1"),
        (42_000_000, "42"),
        (100_000_000, "100"),
        (337_600_000, "337,6"),
        (2_950_000, "2,95"),
        (1_189_600_000, "1.189,6"),
        (70_000_000, "70"),
        (1_100_000, "1,1"),
    ],
)
def test_millions(amount: int, text: str) -> None:
    assert millions(amount) == text


def test_days_and_months_speak_the_language() -> None:
    indonesian, english = CAMPAIGN.text("id"), CAMPAIGN.text("en")
    assert indonesian.calendar.long_day(date(2026, 8, 7)) == "7 Agustus 2026"
    assert english.calendar.long_day(date(2026, 8, 7)) == "7 August 2026"
    assert indonesian.calendar.month("2026-12") == "Desember 2026"
    assert indonesian.calendar.short_month("2027-05") == "Mei"
    assert english.calendar.short_month("2027-05") == "May"


def test_a_pack_may_bring_its_own_months(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path / "pack")
    months = [f"wulan {n}" for n in range(1, 13)]
    change(
        pack,
        "texts/en.toml",
        "[programmes.jkk]",
        f"[calendar]\n{months=}\nshort = {months}\n\n[programmes.jkk]",
    )
    resign(pack)
    texts = load_campaign(pack, (KEY,), TODAY).text("en")
    assert texts.calendar.long_day(date(2026, 8, 7)) == "7 wulan 8 2026"
    assert texts.receipt["short-12"] == "wulan 12"
