"""Amounts, days and months as villagers read them."""

from datetime import date

import pytest

from kiosk.campaign.wording import long_date, millions, month_name, rupiah, short_month
from tests.support.packs import shipped

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
    assert long_date(date(2026, 8, 7), indonesian) == "7 Agustus 2026"
    assert long_date(date(2026, 8, 7), english) == "7 August 2026"
    assert month_name("2026-12", indonesian) == "Desember 2026"
    assert short_month("2027-05", indonesian) == "Mei"
    assert short_month("2027-05", english) == "May"
