"""Reckons what the programmes would pay a person of a given bracket, in rupiah."""

from collections.abc import Iterable, Mapping
from typing import Literal

from kiosk.campaign.parts import Part, Programme
from kiosk.campaign.tariffs import Bracket
from kiosk.campaign.wording import millions, rupiah


class BenefitRule(Part, frozen=True):
    """How one benefit is reckoned: the larger of `times` x base and `at_least`, plus the fixed parts,
    plus what comes only on conditions. Without any number the benefit is a word.

    `of` is the amount that `times` multiplies: the bracket's base or its monthly JHT contribution.
    `form` is the slug of the sentence the amount stands in; `main` ones fit on the price panel.
    """

    id: str
    programme: Programme
    picture: str
    form: str
    of: Literal["base", "jht"] = "base"
    times: int = 0
    at_least: int = 0
    plus: tuple[int, ...] = ()
    up_to_plus: tuple[int, ...] = ()
    main: bool = False
    conditions: bool = True

    @property
    def has_amount(self) -> bool:
        return bool(self.times or self.at_least or self.plus or self.up_to_plus)


class BenefitRules(Part, frozen=True):
    """benefits.toml, in the order of showing."""

    benefits: tuple[BenefitRule, ...]


class Benefit(Part, frozen=True):
    """One benefit for one bracket: slugs for caption (`id`) and sentence (`form`), rupiah or None."""

    id: str
    programme: str
    picture: str
    form: str
    amount: int | None
    main: bool
    conditions: bool


class BenefitLine(Part, frozen=True):
    """The same, worded: ready to be shown beside its picture."""

    id: str
    programme: str
    picture: str
    caption: str
    value: str
    amount: int | None
    main: bool
    conditions: bool


def reckon(rule: BenefitRule, bracket: Bracket) -> Benefit:
    """This benefit for a person of this bracket."""
    base = bracket.jht if rule.of == "jht" else bracket.base
    amount = max(rule.times * base, rule.at_least) + sum(rule.plus) + sum(rule.up_to_plus)
    return Benefit(
        id=rule.id,
        programme=rule.programme,
        picture=rule.picture,
        form=rule.form,
        amount=amount if rule.has_amount else None,
        main=rule.main,
        conditions=rule.conditions,
    )


def benefits_of(rules: BenefitRules, bracket: Bracket, programmes: Iterable[str]) -> tuple[Benefit, ...]:
    """What these programmes would pay, in the order of the pack."""
    wanted = frozenset(programmes)
    return tuple(reckon(rule, bracket) for rule in rules.benefits if rule.programme in wanted)


def worded_amount(forms: Mapping[str, str], form: str, amount: int | None) -> str:
    """An amount in its sentence: from a million on in millions; empty without an amount."""
    if amount is None:
        return ""
    worded = rupiah(amount)
    if amount >= 1_000_000:
        worded = forms["millions"].replace("{millions}", millions(amount))
    return forms[form].replace("{amount}", worded)
