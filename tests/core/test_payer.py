"""Workers for whom the village pays: an honest price, and nobody tells them to pay."""

from datetime import date

import msgspec
import pytest

from kiosk.agency.fieldwork.messages import about, message, payer_word, slip_text, values_of
from kiosk.agency.followups.coverage import Protection
from kiosk.agency.followups.outcomes import Standing
from kiosk.agency.followups.queue import checklist
from kiosk.campaign.pack import Campaign
from kiosk.campaign.quote import quote
from kiosk.receipt.issue import issue_for
from kiosk.registration import PAYERS
from kiosk.security.keys import Keys
from tests.support.builders import draft
from tests.support.context import FACTS, TODAY
from tests.support.station_settings import SETTINGS

CAMPAIGN = FACTS.campaign
KEYS = Keys(bytes(32), bytes(range(32)), bytes(range(1, 33)))
WISH = ("petani", 1, ("jkk", "jkm"), 3, "2026-11")
DISCOUNTED, FULL = 8_400 + 8_400 + 16_800, 3 * 16_800
STATES = [
    Protection(state="not-member"),
    Protection(state="registered"),
    Protection(state="covered", until=date(2026, 12, 31), next_due="2027-01", ends=date(2027, 3, 31)),
    Protection(state="ended", until=date(2026, 8, 31), next_due="2026-09", ends=date(2026, 11, 20)),
]


def with_rule(payer: str, discount: str) -> Campaign:
    """The shipped campaign with another rule for one payer."""
    rules = CAMPAIGN.tariffs.rules
    changed = tuple(
        msgspec.structs.replace(each, discount=discount) if each.id == payer else each
        for each in rules.payers
    )
    tariffs = msgspec.structs.replace(CAMPAIGN.tariffs, rules=msgspec.structs.replace(rules, payers=changed))
    return msgspec.structs.replace(CAMPAIGN, tariffs=tariffs)


def test_the_discount_is_promised_to_those_alone_who_pay_themselves() -> None:
    assert quote(CAMPAIGN, *WISH, TODAY).total == DISCOUNTED
    for payer in ("village", "other"):
        assert quote(CAMPAIGN, *WISH, TODAY, payer).total == FULL
        assert CAMPAIGN.tariffs.rules.discount_for(payer) == "ask"


@pytest.mark.parametrize(("discount", "total"), [("yes", DISCOUNTED), ("no", FULL), ("ask", FULL)])
def test_the_pack_says_for_whom_the_discount_holds(discount: str, total: int) -> None:
    campaign = with_rule("village", discount)
    assert campaign.tariffs.rules.discount_for("village") == discount
    assert quote(campaign, *WISH, TODAY, "village").total == total


def test_a_payer_whom_the_pack_does_not_name_is_asked_about() -> None:
    rules = msgspec.structs.replace(CAMPAIGN.tariffs.rules, payers=())
    assert [rules.discount_for(payer) for payer in PAYERS] == ["yes", "ask", "ask"]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("protection", STATES)
def test_nobody_for_whom_another_pays_is_told_to_pay(protection: Protection, language: str) -> None:
    texts = CAMPAIGN.text(language)
    values = values_of(
        protection, texts, name="SITI", number="K7M-000001-4", agent="Rina", wadah="BUMDes", village="Desa"
    )
    values |= {"payer": payer_word("village", texts), "hours": "08.00"}
    asks = {"id": ("Silakan bayar", "cara bayar", "Bayar berikutnya"), "en": ("Please pay through",)}[
        language
    ]
    own, paid = about(protection), about(protection, "village")
    assert paid == f"{own}-paid"
    said = message(paid, values, texts)
    assert not any(ask in said for ask in asks)
    assert values["payer"] in said
    slip = slip_text(paid, values, texts)
    assert values["payer"] in slip
    assert "{" not in said + slip
    if own != "visit":
        assert "SITI" in slip


def test_a_member_without_a_contribution_is_told_what_protection_waits_for() -> None:
    """Not that the agent came: a KPJ alone protects nobody."""
    for language, waits in (("id", "setelah iuran pertama"), ("en", "once your first contribution")):
        texts, protection = CAMPAIGN.text(language), Protection(state="registered")
        values = values_of(
            protection, texts, name="SITI", number="K7M-000001-4", agent="Rina", wadah="B", village="D"
        )
        values["hours"] = "08.00"
        for said in (message(about(protection), values, texts), slip_text(about(protection), values, texts)):
            assert waits in said and "{" not in said


def test_the_first_contribution_is_the_payers_to_bring() -> None:
    def by(payer: str) -> str:
        found = checklist(draft(1, payer=payer), Standing()).missing
        return next(each.by for each in found if each.code == "first-contribution")

    assert [by(payer) for payer in PAYERS] == ["person", "payer", "payer"]


def test_the_paper_says_who_pays() -> None:
    def label(payer: str) -> str:
        made = issue_for(CAMPAIGN, SETTINGS, draft(1, payer=payer), TODAY, KEYS)
        return made(1, "K7M-000001-4", "ab" * 32).words["price"]

    assert [label(payer) for payer in PAYERS] == [
        "Iuran {months} bulan",
        "Dibayar desa, {months} bulan",
        "Dibayar pihak lain, {months} bulan",
    ]
