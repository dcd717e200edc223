"""Until when somebody is protected, from where they stand: every state that the public screen may say."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.agency.followups.coverage import Paid, Protection
from kiosk.agency.followups.outcomes import Standing
from kiosk.agency.followups.protection import answer
from tests.support.rules import RULES

SAVED, MET, TODAY = date(2026, 11, 2), date(2026, 11, 10), date(2026, 11, 21)
KPJ = "26012345678"
MET_ONCE = Standing(state="open", outcome="reached", stage="reached", last_day=MET)
PAYING = replace(
    MET_ONCE, outcome="first-paid", stage="paid", kpj=KPJ, paid=Paid(("2026-11", "2026-12"), MET)
)


def asked(standing: Standing, hold: str = "", today: date = TODAY) -> Protection:
    return answer(standing, hold, RULES, today, SAVED)


@pytest.mark.parametrize(
    ("standing", "state"),
    [
        (Standing(), "not-member"),
        (MET_ONCE, "not-member"),
        (replace(MET_ONCE, outcome="rejected"), "not-member"),
        (replace(MET_ONCE, outcome="member", stage="member", kpj=KPJ), "registered"),
        (replace(MET_ONCE, outcome="not-home", stage="member", kpj=KPJ), "registered"),
        (replace(MET_ONCE, state="done", outcome="refused"), "closed"),
        (replace(MET_ONCE, state="done", outcome="refused", stage="member", kpj=KPJ), "closed"),
        (replace(MET_ONCE, state="done", outcome="not-eligible"), "closed"),
        (replace(MET_ONCE, state="done", outcome="already-member"), "already-member"),
        (replace(MET_ONCE, outcome="lapsed"), "ended"),
        (PAYING, "covered"),
        (replace(PAYING, state="done", outcome="refused"), "covered"),
        (replace(PAYING, outcome="lapsed"), "covered"),
        (replace(PAYING, outcome="lapsed", paid=Paid(("2026-10",), MET)), "ended"),
    ],
)
def test_every_standing_has_its_answer(standing: Standing, state: str) -> None:
    found = asked(standing)
    assert found.state == state
    assert found.known == (standing.last_day or SAVED)


@pytest.mark.parametrize("hold", ["withdrawn", "erased"])
def test_who_took_consent_back_hears_that_and_nothing_more(hold: str) -> None:
    assert asked(PAYING, hold) == Protection(state=hold, known=MET)


def test_no_payment_that_is_to_come_hides_a_lapse() -> None:
    ahead = Paid(("2026-12", "2027-01"), MET)
    ended = asked(replace(PAYING, outcome="lapsed", last_day=TODAY, paid=ahead))
    assert (ended.until, ended.since, ended.known) == (None, None, TODAY)
    later = asked(replace(PAYING, outcome="lapsed"), today=date(2027, 2, 1))
    assert (later.state, later.until) == ("ended", date(2026, 12, 31))
