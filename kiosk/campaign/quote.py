"""Reckons what somebody pays, month by month, by the campaign's tariffs."""

import re
from datetime import date

from kiosk.campaign.campaign import Campaign
from kiosk.campaign.tariffs import Bracket, Discount, TariffRules
from kiosk.errors import Refused
from kiosk.registration import Quote, QuotedMonth


def quote(
    campaign: Campaign,
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
    campaign: Campaign,
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
