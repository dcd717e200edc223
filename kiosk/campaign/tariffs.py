"""Holds the dated price table, and reckons the price for one person and period (PP 44/2015, PP 50/2025)."""

from itertools import pairwise
from typing import Literal

from kiosk.campaign.parts import Count, Month, Part, Percent, Programme, Sector
from kiosk.errors import Refused


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
