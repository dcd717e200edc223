"""What the programmes would pay, reckoned from the bracket (PP 82/2019, annex III)."""

import pytest

from kiosk.campaign.benefits import BenefitRule, benefits_of, reckon, worded_amount
from kiosk.campaign.tariffs import Bracket
from tests.support.packs import shipped

CAMPAIGN = shipped()
THREE = ("jkk", "jkm", "jht")


def amounts(bracket: int, programmes: tuple[str, ...] = THREE) -> dict[str, int | None]:
    return {line.id: line.amount for line in CAMPAIGN.benefits(bracket, programmes, "id")}


def test_lowest_bracket_as_in_the_fact_sheet() -> None:
    """48,000,000 + 10,000,000 + 12,000,000 + up to 174,000,000 = up to Rp244 million."""
    found = amounts(1)
    assert found["death-at-work"] == 244_000_000
    assert found["death-other"] == 42_000_000
    assert found["disability"] == 56_000_000
    assert found["scholarship"] == 174_000_000
    assert found["home-care"] == 20_000_000
    assert found["income"] == 1_000_000
    assert found["savings"] == 20_000
    assert found["care"] is None


@pytest.mark.parametrize("row", CAMPAIGN.tariffs.brackets, ids=lambda row: f"bracket-{row.no}")
def test_every_bracket(row: Bracket) -> None:
    found = amounts(row.no)
    assert found["death-at-work"] == 48 * row.base + 196_000_000
    assert found["disability"] == 56 * row.base
    assert found["income"] == row.base
    assert found["death-other"] == 42_000_000
    assert found["savings"] == row.jht == row.base * 2 // 100


@pytest.mark.parametrize(
    ("programmes", "kinds"),
    [(("jkk", "jkm"), {"jkk", "jkm"}), (THREE, {"jkk", "jkm", "jht"}), ((), set())],
)
def test_only_what_was_chosen(programmes: tuple[str, ...], kinds: set[str]) -> None:
    found = CAMPAIGN.benefits(1, programmes, "id")
    assert {line.programme for line in found} == kinds
    assert [line.id for line in found if line.main] == [
        name
        for name, programme in (
            ("care", "jkk"),
            ("death-at-work", "jkk"),
            ("death-other", "jkm"),
            ("savings", "jht"),
        )
        if programme in kinds
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "id",
            {
                "care": ("Kecelakaan kerja", "biaya berobat ditanggung"),
                "death-at-work": ("Meninggal karena kerja", "sampai Rp244 juta"),
                "death-other": ("Meninggal, bukan karena kerja", "Rp42 juta"),
                "savings": ("Tabungan hari tua", "Rp20.000 sebulan + hasil"),
            },
        ),
        (
            "en",
            {
                "care": ("Work accident", "treatment is paid for"),
                "death-at-work": ("Death because of work", "up to Rp244 million"),
            },
        ),
    ],
)
def test_lines_are_worded(language: str, expected: dict[str, tuple[str, str]]) -> None:
    found = {line.id: (line.caption, line.value) for line in CAMPAIGN.benefits(1, THREE, language)}
    assert expected.items() <= found.items()
    assert all(caption and value for caption, value in found.values())


def test_fractions_of_a_million_are_shown() -> None:
    found = {line.id: line.value for line in CAMPAIGN.benefits(10, THREE, "id")}
    assert found["death-at-work"] == "sampai Rp337,6 juta"
    assert found["income"] == "Rp2,95 juta sebulan"


def test_unknown_bracket_pays_nothing() -> None:
    assert CAMPAIGN.benefits(0, THREE, "id") == ()
    assert CAMPAIGN.benefits(34, THREE, "id") == ()


def test_the_floor_counts_where_the_base_is_low() -> None:
    """48 x base may not be less than JKM's Rp20 million."""
    rule = BenefitRule(
        id="x", programme="jkk", picture="", form="plain", times=48, at_least=20_000_000, plus=(5,)
    )
    row = CAMPAIGN.tariffs.brackets[0]
    low = Bracket(no=1, lowest=0, below=None, base=100_000, jkk=0, jkm=0, jht=0)
    assert reckon(rule, low).amount == 20_000_005
    assert reckon(rule, row).amount == 48_000_005


def test_slugs_come_with_pictures() -> None:
    for benefit in benefits_of(CAMPAIGN.benefit_rules, CAMPAIGN.tariffs.brackets[0], THREE):
        assert benefit.picture.endswith(".png")
        assert CAMPAIGN.picture(benefit.picture).is_file()


def test_amounts_below_a_million_stay_exact() -> None:
    forms = {"plain": "= {amount}", "millions": "Rp{millions} jt"}
    assert worded_amount(forms, "plain", 999_999) == "= Rp999.999"
    assert worded_amount(forms, "plain", 1_000_000) == "= Rp1 jt"
    assert worded_amount(forms, "plain", None) == ""
