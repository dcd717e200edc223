"""Prices: all 33 brackets, every dated rule, and the cases where no price may be shown."""

import csv
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.campaign.pack import Campaign
from kiosk.campaign.quote import month_after, next_change, quote, runs
from kiosk.campaign.tariffs import bracket_of
from kiosk.errors import Refused
from kiosk.registration import Quote
from tests.support.packs import TODAY, shipped

# The annex as rows of its own: number, lowest income, base, JKK, JHT (JKM is Rp6,800 throughout).
ANNEX = """
1 0 1000000 10000 20000
2 1100000 1200000 12000 24000
3 1300000 1400000 14000 28000
4 1500000 1600000 16000 32000
5 1700000 1800000 18000 36000
6 1900000 2000000 20000 40000
7 2100000 2200000 22000 44000
8 2300000 2400000 24000 48000
9 2500000 2600000 26000 52000
10 2700000 2950000 29500 59000
11 3200000 3450000 34500 69000
12 3700000 3950000 39500 79000
13 4200000 4450000 44500 89000
14 4700000 4950000 49500 99000
15 5200000 5450000 54500 109000
16 5700000 5950000 59500 119000
17 6200000 6450000 64500 129000
18 6700000 6950000 69500 139000
19 7200000 7450000 74500 149000
20 7700000 7950000 79500 159000
21 8200000 8700000 87000 174000
22 9200000 9700000 97000 194000
23 10200000 10700000 107000 214000
24 11200000 11700000 117000 234000
25 12200000 12700000 127000 254000
26 13200000 13700000 137000 274000
27 14200000 14700000 147000 294000
28 15200000 15700000 157000 314000
29 16200000 16700000 167000 334000
30 17200000 17700000 177000 354000
31 18200000 18700000 187000 374000
32 19200000 19700000 197000 394000
33 20200000 20700000 207000 414000
"""
ROWS = [tuple(int(cell) for cell in line.split()) for line in ANNEX.split("\n") if line]
CAMPAIGN = shipped()
TWO = ("jkk", "jkm")
THREE = ("jkk", "jkm", "jht")


def price(
    occupation: str = "petani",
    bracket: int = 1,
    programmes: tuple[str, ...] = TWO,
    months: int = 1,
    start: str = "2026-11",
    today: date = TODAY,
    campaign: Campaign = CAMPAIGN,
) -> Quote:
    return quote(campaign, occupation, bracket, programmes, months, start, today)


def totals(found: Quote) -> list[int]:
    return [month.total for month in found.months]


def refusal(**wish: object) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        price(**wish)  # type: ignore[arg-type]
    return caught.value.code, caught.value.field


@pytest.mark.parametrize(("no", "lowest", "base", "jkk", "jht"), ROWS)
def test_bracket_costs_what_the_annex_says(no: int, lowest: int, base: int, jkk: int, jht: int) -> None:
    row = bracket_of(lowest, CAMPAIGN.tariffs)
    assert (row.no, row.base, row.jkk, row.jkm, row.jht) == (no, base, jkk, 6800, jht)
    full = price(bracket=no, programmes=THREE, start="2027-01").months[0]
    assert (full.jkk, full.jkm, full.jht) == (jkk, 6800, jht)
    halved = price(bracket=no, programmes=THREE).months[0]
    assert (halved.jkk * 2, halved.jkm, halved.jht) == (jkk, 3400, jht)


def test_the_table_agrees_with_its_own_sums() -> None:
    """The source's columns of totals, with and without discount, are an oracle of their own."""
    path = Path(CAMPAIGN.folder) / "brackets.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(ROWS) == 33
    for row in rows:
        no = int(row["no"])
        for programmes, full, halved in (
            (TWO, "total_2prog", "disc_2prog"),
            (THREE, "total_3prog", "disc_3prog"),
        ):
            assert price(bracket=no, programmes=programmes, start="2027-01").total == int(row[full])
            assert price(bracket=no, programmes=programmes).total == int(row[halved])


@pytest.mark.parametrize(("no", "lowest"), [(row[0], row[1]) for row in ROWS[1:]])
def test_an_upper_bound_means_below_the_next_row(no: int, lowest: int) -> None:
    """The annex leaves gaps of Rp1,000 (1,099,000 to 1,100,000): incomes in them belong below."""
    assert bracket_of(lowest - 1, CAMPAIGN.tariffs).no == no - 1
    assert bracket_of(lowest - 500, CAMPAIGN.tariffs).no == no - 1
    assert bracket_of(lowest, CAMPAIGN.tariffs).no == no
    assert CAMPAIGN.tariffs.brackets[no - 2].below == lowest


@pytest.mark.parametrize("income", [0, 1, 500_000, 1_000_000, 1_099_000, 1_099_999])
def test_low_incomes_pay_on_a_million(income: int) -> None:
    assert bracket_of(income, CAMPAIGN.tariffs).base == 1_000_000


@pytest.mark.parametrize("income", [20_200_000, 10**9, 10**15])
def test_high_incomes_pay_the_last_row(income: int) -> None:
    row = bracket_of(income, CAMPAIGN.tariffs)
    assert (row.no, row.below) == (33, None)


@pytest.mark.parametrize("income", [-1, True, 1.5, "1000000", None])
def test_what_is_no_income_is_refused(income: object) -> None:
    with pytest.raises(Refused) as caught:
        bracket_of(income, CAMPAIGN.tariffs)  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.field) == ("income", "income")


@pytest.mark.parametrize(
    ("occupation", "start", "months", "programmes", "expected"),
    [
        ("petani", "2026-11", 3, TWO, [8400, 8400, 16800]),
        ("petani", "2026-11", 3, THREE, [28400, 28400, 36800]),
        ("petani", "2026-10", 3, TWO, [8400, 8400, 8400]),
        ("petani", "2026-12", 1, TWO, [8400]),
        ("petani", "2027-01", 1, TWO, [16800]),
        ("petani", "2026-03", 3, TWO, [16800, 8400, 8400]),
        ("petani", "2026-03", 1, TWO, [16800]),
        ("ojek", "2026-11", 6, TWO, [8400, 8400, 8400, 8400, 8400, 16800]),
        ("ojek", "2027-03", 1, TWO, [8400]),
        ("ojek", "2027-04", 1, TWO, [16800]),
        ("ojek", "2025-12", 3, TWO, [16800, 8400, 8400]),
        ("sopir", "2027-01", 3, TWO, [8400, 8400, 8400]),
        ("kurir", "2027-03", 1, TWO, [8400]),
        ("motoris-perahu", "2027-03", 1, TWO, [16800]),
        ("nelayan", "2026-04", 12, TWO, [8400] * 9 + [16800] * 3),
        ("asisten-rumah-tangga", "2026-11", 1, TWO, [8400]),
    ],
)
def test_month_by_month_across_the_rules(
    occupation: str, start: str, months: int, programmes: tuple[str, ...], expected: list[int]
) -> None:
    found = price(occupation, programmes=programmes, months=months, start=start)
    assert totals(found) == expected
    assert found.total == sum(expected)
    assert [month.month for month in found.months] == [month_after(start, n) for n in range(months)]


def test_the_farmer_of_the_fact_sheet_pays_33600() -> None:
    assert price(months=3).total == 33_600


def test_savings_are_never_reduced() -> None:
    for bracket in (1, 7, 33):
        reduced = price(bracket=bracket, programmes=THREE).months[0]
        full = price(bracket=bracket, programmes=THREE, start="2027-06").months[0]
        assert reduced.jht == full.jht > 0


@pytest.mark.parametrize("programmes", [TWO, ("jkm", "jkk"), THREE, ("jht", "jkm", "jkk")])
def test_both_compulsory_programmes_in_any_order(programmes: tuple[str, ...]) -> None:
    assert totals(price(programmes=programmes)) == [28400 if "jht" in programmes else 8400]


@pytest.mark.parametrize(
    "programmes",
    [
        (),
        ("jkk",),
        ("jkm",),
        ("jht",),
        ("jkk", "jht"),
        ("jkk", "jkm", "jp"),
        ("jkk", "jkm", "jkm"),
        ("JKK", "JKM"),
    ],
)
def test_other_combinations_are_refused(programmes: tuple[str, ...]) -> None:
    assert refusal(programmes=programmes) == ("programmes", "programmes")


@pytest.mark.parametrize("months", [-1, 0, 2, 4, 5, 7, 11, 13, 24])
def test_only_the_known_periods(months: int) -> None:
    assert refusal(months=months) == ("months", "months")


@pytest.mark.parametrize("months", [1, 3, 6, 12])
def test_the_known_periods(months: int) -> None:
    assert len(price(months=months).months) == months


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({"occupation": "astronot"}, ("occupation", "occupation")),
        ({"occupation": ""}, ("occupation", "occupation")),
        ({"occupation": "perangkat-desa"}, ("not-bpu", "occupation")),
        ({"occupation": "pegawai-negeri"}, ("not-bpu", "occupation")),
        ({"bracket": 0}, ("income", "income")),
        ({"bracket": 34}, ("income", "income")),
        ({"bracket": -1}, ("income", "income")),
    ],
)
def test_refusals_name_code_and_field(wish: dict[str, object], expected: tuple[str, str]) -> None:
    assert refusal(**wish) == expected


@pytest.mark.parametrize(
    "start",
    ["", "2026", "2026-00", "2026-13", "2026-1", "26-11", "2026-11-01", "2026/11", "2026-11\n", "٢٠٢٦-١١"],
)
def test_what_is_no_month_is_refused(start: str) -> None:
    assert refusal(start=start) == ("start", "start")


@pytest.mark.parametrize(
    ("start", "months", "today"),
    [
        ("2015-06", 1, TODAY),
        ("1999-01", 12, TODAY),
        ("2028-12", 1, TODAY),
        ("2028-11", 3, TODAY),
        ("2028-10", 3, TODAY),
        ("2035-01", 1, TODAY),
        ("2028-01", 1, date(2026, 1, 1).replace(year=2028)),
        ("2026-11", 1, date(2028, 1, 1)),
        ("2026-11", 1, date(2040, 6, 1)),
        ("2026-11", 1, date(2025, 12, 31)),
    ],
)
def test_a_stale_price_is_worse_than_none(start: str, months: int, today: date) -> None:
    assert refusal(start=start, months=months, today=today) == ("no-tariff", "start")


@pytest.mark.parametrize(
    ("start", "months", "today"),
    [
        ("2015-07", 1, TODAY),
        ("2028-11", 1, TODAY),
        ("2028-09", 3, TODAY),
        ("2028-01", 1, date(2027, 12, 31)),
        ("2029-12", 1, date(2027, 12, 31)),
    ],
)
def test_up_to_the_edges_there_is_a_price(start: str, months: int, today: date) -> None:
    assert price(start=start, months=months, today=today).total == 16_800 * months


def test_a_base_rule_with_an_end_has_no_price_after_it() -> None:
    tariffs = CAMPAIGN.tariffs
    base = msgspec.structs.replace(tariffs.rules.base, last="2027-01")
    rules = msgspec.structs.replace(tariffs.rules, base=base)
    ended = msgspec.structs.replace(CAMPAIGN, tariffs=msgspec.structs.replace(tariffs, rules=rules))
    assert totals(price(campaign=ended, months=3)) == [8400, 8400, 16800]
    assert refusal(campaign=ended, start="2026-12", months=3) == ("no-tariff", "start")
    assert refusal(campaign=ended, start="2027-02") == ("no-tariff", "start")


@pytest.mark.parametrize(
    ("occupation", "start", "month", "total"),
    [
        ("petani", "2026-11", "2027-01", 16800),
        ("ojek", "2026-11", "2027-04", 16800),
        ("petani", "2026-02", "2026-04", 8400),
    ],
)
def test_next_change_says_until_when_a_price_holds(
    occupation: str, start: str, month: str, total: int
) -> None:
    found = next_change(CAMPAIGN, occupation, 1, TWO, start, TODAY)
    assert found is not None
    assert (found.month, found.total) == (month, total)


def test_next_change_is_none_where_none_is_known() -> None:
    assert next_change(CAMPAIGN, "petani", 1, TWO, "2027-01", TODAY) is None
    with pytest.raises(Refused, match="no-tariff"):
        next_change(CAMPAIGN, "petani", 1, TWO, "2040-01", TODAY)


def test_runs_group_months_of_one_price() -> None:
    assert [[month.month for month in run] for run in runs(price(months=3))] == [
        ["2026-11", "2026-12"],
        ["2027-01"],
    ]


WORKING = [occupation.id for occupation in CAMPAIGN.occupations if occupation.bpu != "no"]
months_known = st.integers(min_value=0, max_value=160).map(lambda n: month_after("2015-07", n))


@given(
    occupation=st.sampled_from(WORKING),
    income=st.integers(min_value=0, max_value=60_000_000),
    programmes=st.sampled_from([TWO, THREE]),
    months=st.sampled_from([1, 3, 6, 12]),
    start=months_known,
)
def test_a_quote_is_the_sum_of_its_months(
    occupation: str, income: int, programmes: tuple[str, ...], months: int, start: str
) -> None:
    """Whatever is asked: either every single month has a price and they add up, or none is shown."""
    row = bracket_of(income, CAMPAIGN.tariffs)
    assert row.lowest <= income
    assert row.below is None or income < row.below
    span = [month_after(start, n) for n in range(months)]
    try:
        found = price(occupation, row.no, programmes, months, start)
    except Refused as refused:
        assert refused.code == "no-tariff"
        assert span[-1] > "2028-11"
        return
    singles = [price(occupation, row.no, programmes, 1, month).months[0] for month in span]
    assert list(found.months) == singles
    assert found.total == sum(single.total for single in singles)
    transport = CAMPAIGN.occupation(occupation).sector == "transport"  # type: ignore[union-attr]
    first, last = ("2026-01", "2027-03") if transport else ("2026-04", "2026-12")
    for single in singles:
        share = 2 if first <= single.month <= last else 1
        assert (single.jkk * share, single.jkm * share) == (row.jkk, row.jkm)
        assert single.jht == (row.jht if "jht" in programmes else 0)


@given(low=st.integers(0, 40_000_000), high=st.integers(0, 40_000_000))
def test_who_earns_more_never_pays_less(low: int, high: int) -> None:
    low, high = sorted((low, high))
    poorer, richer = bracket_of(low, CAMPAIGN.tariffs), bracket_of(high, CAMPAIGN.tariffs)
    assert poorer.no <= richer.no
    assert price(bracket=poorer.no).total <= price(bracket=richer.no).total


@given(month=months_known, n=st.integers(-200, 200), m=st.integers(-200, 200))
def test_months_add_up(month: str, n: int, m: int) -> None:
    assert month_after(month_after(month, n), m) == month_after(month, n + m)
    assert (month_after(month, n) > month) == (n > 0)
