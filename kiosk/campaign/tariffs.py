"""The dated price table, and the price for one person and period (PP 44/2015, PP 50/2025)."""

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from kiosk.campaign.parts import Count, Month, Part, Percent, Programme, Sector
from kiosk.errors import Refused
from kiosk.registration import Quote, QuotedMonth

if TYPE_CHECKING:
    from kiosk.campaign.campaign import Campaign


class Bracket(Part, frozen=True):
    """One row: incomes from `lowest` rupiah a month up to but not including `below` (None: no end).

    `base` is the monthly income that contributions and benefits are reckoned from; jkk, jkm and jht are
    rupiah a month without any discount.
    """

    no: int
    lowest: int
    below: int | None
    base: int
    jkk: int
    jkm: int
    jht: int


class BaseRule(Part, frozen=True):
    """From which month (YYYY-MM) the brackets hold, and through which; None: until a pack replaces them."""

    source: str
    first: Month
    last: Month | None = None


class Discount(Part, frozen=True):
    """Through which months which share (per cent) of which programmes is still to be paid, by sector."""

    source: str
    sector: Sector
    first: Month
    last: Month
    pay_percent: Percent
    programmes: tuple[Programme, ...]


class PayerRule(Part, frozen=True):
    """Whether the discounts hold for contributions that somebody else pays; ask: the branch has to say."""

    id: Literal["village", "other"]
    discount: Literal["yes", "no", "ask"]


class TariffRules(Part, frozen=True):
    """tariffs.toml."""

    base: BaseRule
    discounts: tuple[Discount, ...]
    periods: tuple[Count, ...]
    horizon_months: Count
    compulsory: tuple[Programme, ...]
    optional: tuple[Programme, ...]
    payers: tuple[PayerRule, ...] = ()

    def discount_for(self, payer: str) -> str:
        """yes, no or ask; a payer of whom the pack says nothing: ask."""
        known = {"self": "yes"} | {rule.id: rule.discount for rule in self.payers}
        return known.get(payer, "ask")


class Tariffs(Part, frozen=True):
    """The rules and the rows they are about."""

    rules: TariffRules
    brackets: tuple[Bracket, ...]

    def bracket(self, no: int) -> Bracket | None:
        """The row of this number (from 1)."""
        return next((row for row in self.brackets if row.no == no), None)


def bracket_of(income: int, tariffs: Tariffs) -> Bracket:
    """The row for a monthly income in rupiah: an upper bound means below the next row's lower bound.

    Raises Refused("income").
    """
    if not isinstance(income, int) or isinstance(income, bool) or income < 0:
        raise Refused("income", "income", str(income))
    return next(row for row in reversed(tariffs.brackets) if row.lowest <= income)


def quote(
    campaign: "Campaign",
    occupation_id: str,
    bracket: int,
    programmes: tuple[str, ...],
    months: int,
    start: str,
    today: date,
    payer: str = "self",
) -> Quote:
    """The price month by month, `months` long from `start` (YYYY-MM), as known on `today`.

    Where the pack does not promise the discounts for what this payer pays, it is the full price.

    Raises Refused with code occupation, not-bpu, income, programmes, months, start or no-tariff.
    """
    occupation = campaign.occupation(occupation_id)
    if occupation is None:
        raise Refused("occupation", "occupation", occupation_id)
    if occupation.bpu == "no":
        raise Refused("not-bpu", "occupation", occupation_id)
    rules = campaign.tariffs.rules
    row = campaign.tariffs.bracket(bracket)
    if row is None:
        raise Refused("income", "income", str(bracket))
    chosen = _chosen(programmes, rules)
    if months not in rules.periods:
        raise Refused("months", "months", str(months))
    span = tuple(month_after(read_month(start), n) for n in range(months))
    if not campaign.in_force(today) or not _known(span, rules, today):
        raise Refused("no-tariff", "start", start)
    discounts = rules.discounts if rules.discount_for(payer) == "yes" else ()
    return Quote(
        bracket=row.no,
        base=row.base,
        months=tuple(_price(row, occupation.sector, chosen, month, discounts) for month in span),
    )


def next_change(
    campaign: "Campaign",
    occupation_id: str,
    bracket: int,
    programmes: tuple[str, ...],
    start: str,
    today: date,
) -> QuotedMonth | None:
    """The first month after `start` whose price differs, None when none is known: "sampai ..., lalu ...".

    Raises Refused as quote does.
    """
    first = quote(campaign, occupation_id, bracket, programmes, 1, start, today).months[0]
    month = month_after(start, 1)
    while _known((month,), campaign.tariffs.rules, today):
        price = quote(campaign, occupation_id, bracket, programmes, 1, month, today).months[0]
        if price.total != first.total:
            return price
        month = month_after(month, 1)
    return None


def runs(quoted: Quote) -> tuple[tuple[QuotedMonth, ...], ...]:
    """The months in groups of one price, in order."""
    groups: list[list[QuotedMonth]] = []
    for month in quoted.months:
        if groups and groups[-1][-1].total == month.total:
            groups[-1].append(month)
        else:
            groups.append([month])
    return tuple(tuple(group) for group in groups)


def read_month(text: str) -> str:
    """A month YYYY-MM as it stands. Raises Refused("start")."""
    if not isinstance(text, str) or not re.fullmatch(r"[12][0-9]{3}-(0[1-9]|1[0-2])", text):
        raise Refused("start", "start", str(text))
    return text


def month_after(month: str, count: int) -> str:
    """The month `count` months later."""
    year, index = divmod(int(month[:4]) * 12 + int(month[5:7]) - 1 + count, 12)
    return f"{year:04d}-{index + 1:02d}"


def _chosen(programmes: tuple[str, ...], rules: TariffRules) -> tuple[str, ...]:
    known = (*rules.compulsory, *rules.optional)
    right = set(rules.compulsory) <= set(programmes) <= set(known) and len(set(programmes)) == len(programmes)
    if not right:
        raise Refused("programmes", "programmes", ",".join(programmes))
    return tuple(programmes)


def _known(span: tuple[str, ...], rules: TariffRules, today: date) -> bool:
    furthest = month_after(today.strftime("%Y-%m"), rules.horizon_months)
    if rules.base.last is not None:
        furthest = min(furthest, rules.base.last)
    return rules.base.first <= span[0] and span[-1] <= furthest


def _price(
    row: Bracket, sector: str, chosen: tuple[str, ...], month: str, discounts: tuple[Discount, ...]
) -> QuotedMonth:
    due = {name: getattr(row, name) if name in chosen else 0 for name in ("jkk", "jkm", "jht")}
    for rule in discounts:
        if rule.sector == sector and rule.first <= month <= rule.last:
            for name in rule.programmes:
                due[name] = due[name] * rule.pay_percent // 100
    return QuotedMonth(month=month, **due)


def read_brackets(text: str) -> tuple[Bracket, ...]:
    """The rows of brackets.csv; raises ValueError whose arguments are the line number and the mend."""
    lines = text.splitlines()
    header = lines[0].split(",") if lines else []
    columns = ("no", "income_min", "base", "jkk", "jkm", "jht")
    for name in columns:
        if name not in header:
            raise ValueError(1, f"column {name} is missing")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = dict(zip(header, line.split(","), strict=False))
        try:
            rows.append([int(cells[name]) for name in columns])
        except (KeyError, ValueError):
            raise ValueError(number, "every row needs whole numbers in " + ", ".join(columns)) from None
    _check_rows(rows)
    ends: list[int | None] = [row[1] for row in rows[1:]]
    return tuple(
        Bracket(no=no, lowest=lowest, below=below, base=base, jkk=jkk, jkm=jkm, jht=jht)
        for (no, lowest, base, jkk, jkm, jht), below in zip(rows, [*ends, None], strict=True)
    )


def _check_rows(rows: list[list[int]]) -> None:
    if not rows or rows[0][1] != 0:
        raise ValueError(2, "the first row must begin at income 0")
    for number, row in enumerate(rows, 1):
        if row[0] != number:
            raise ValueError(number + 1, f"rows count from 1 without gaps: {number} expected")
    for number, (row, after) in enumerate(pairwise(rows), 2):
        if after[1] <= row[1] or after[2] < row[2]:
            raise ValueError(number + 1, "incomes must rise from row to row")
