"""Every path of a visit, as rows of a table, and what keeps a person on a step."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Problem
from kiosk.registration import Draft
from kiosk.visit import flow
from kiosk.visit.visit import Purpose, Status, Step, Visit
from tests.support.context import FACTS

FARMER = "6201011708850003"
CHILD = "6201011708150003"
ELDER = "6201011708450003"

FINISHED = Visit(
    entry_id="0" * 32,
    purpose=Purpose.REGISTER,
    consent_data=True,
    nik=FARMER,
    nik_confirmed=True,
    name="AHMAD FAUZI",
    without_phone=True,
    occupation="petani",
    bracket=1,
)

ASKED = (Step.HOME, Step.CONSENT, Step.NIK, Step.NAME, Step.PHONE, Step.ADDRESS, Step.WORK)
WIDE = (*ASKED, Step.PLAN, Step.REVIEW, Step.RECEIPT)
NARROW = (*ASKED, Step.INCOME, Step.PROTECTION, Step.PERIOD, Step.REVIEW, Step.RECEIPT)

PATHS = [
    ("nothing chosen", Visit(entry_id=""), (Step.HOME,)),
    ("registers", FINISHED, WIDE),
    ("registers on a small screen", replace(FINISHED, split_plan=True), NARROW),
    ("has no NIK", replace(FINISHED, nik="", nik_confirmed=False, without_nik=True), WIDE),
    ("is 81", replace(FINISHED, nik=ELDER), (Step.HOME, Step.CONSENT, Step.NIK, Step.AGE)),
    ("is 11 or 111", replace(FINISHED, nik=CHILD), WIDE),
    ("is 11", replace(FINISHED, nik=CHILD, birth_year=2015), (Step.HOME, Step.CONSENT, Step.NIK, Step.AGE)),
    ("is on the village payroll", replace(FINISHED, occupation="perangkat-desa"), (*ASKED, Step.NOT_BPU)),
    (
        "asks the price",
        replace(FINISHED, purpose=Purpose.PRICE),
        (Step.HOME, Step.WORK, Step.PLAN),
    ),
    (
        "asks the price on a small screen",
        replace(FINISHED, purpose=Purpose.PRICE, split_plan=True),
        (Step.HOME, Step.WORK, Step.INCOME, Step.PROTECTION, Step.PERIOD),
    ),
    (
        "asks the price of a payroll job",
        replace(FINISHED, purpose=Purpose.PRICE, occupation="perangkat-desa"),
        (Step.HOME, Step.WORK, Step.NOT_BPU),
    ),
    ("learns", replace(FINISHED, purpose=Purpose.LEARN), (Step.HOME, Step.TOPICS, Step.CARDS)),
    ("checks a receipt", replace(FINISHED, purpose=Purpose.CHECK), (Step.HOME, Step.CHECK, Step.STATUS)),
    (
        "takes consent back",
        replace(FINISHED, purpose=Purpose.CHECK, withdrawing=True),
        (Step.HOME, Step.CHECK, Step.STATUS, Step.WITHDRAW, Step.WITHDRAWN),
    ),
    (
        "gives the consent that a list could not bring",
        replace(FINISHED, purpose=Purpose.CHECK, agreeing=True),
        (Step.HOME, Step.CHECK, Step.STATUS, Step.AGREE, Step.PROVE, Step.AGREED),
    ),
    ("calls the agent", replace(FINISHED, purpose=Purpose.AGENT), (Step.HOME, Step.AGENT)),
]

SLIPS = [
    (Step.CONSENT, {"consent_data": False}, "consent-missing"),
    (Step.NIK, {"nik": "620101"}, "nik-length"),
    (Step.NIK, {"nik": "0" * 16}, "nik-none"),
    (Step.NIK, {"nik": CHILD}, "nik-century"),
    (Step.NAME, {"name": ""}, "name-empty"),
    (Step.PHONE, {"without_phone": False}, "phone-missing"),
    (Step.PHONE, {"phone": "0812"}, "phone-length"),
    (Step.WORK, {"occupation": ""}, "occupation-missing"),
    (Step.WORK, {"occupation": "raja"}, "occupation-unknown"),
    (Step.PLAN, {"bracket": None}, "income-missing"),
    (Step.PLAN, {"programmes": ("jkk",)}, "programmes"),
    (Step.PLAN, {"programmes": ("jkk", "jkm", "jkm")}, "programmes"),
    (Step.PLAN, {"months": 2}, "months"),
    (Step.INCOME, {"bracket": None}, "income-missing"),
    (Step.PROTECTION, {"programmes": ()}, "programmes"),
    (Step.PERIOD, {"months": 0}, "months"),
]


@pytest.mark.parametrize(("who", "visit", "path"), PATHS, ids=[row[0] for row in PATHS])
def test_path(who: str, visit: Visit, path: tuple[Step, ...]) -> None:
    assert flow.steps(visit, FACTS) == path


def test_consent_is_taken_back_only_from_a_receipt_of_this_kiosk() -> None:
    here = Status(number="K7M-000123-4", result="not-member", advice="")
    shown = replace(FINISHED, purpose=Purpose.CHECK, step=Step.STATUS, status=here, nik_tail="0003")
    asked = flow.withdraw(shown)
    assert (asked.step, asked.nik_tail, asked.field) == (Step.WITHDRAW, "", "nik_tail")
    assert flow.withdraw(replace(shown, status=replace(here, result="elsewhere"))).step is Step.STATUS
    assert flow.withdraw(replace(shown, step=Step.HOME)).step is Step.HOME
    done = flow.withdrawn(flow.press(asked, "3"))
    assert (done.step, done.nik_tail, done.status) == (Step.WITHDRAWN, "", None)
    assert flow.go_back(done, FACTS) is done


def test_consent_is_given_later_only_where_it_is_awaited() -> None:
    here = Status(number="K7M-000123-4", result="not-member", advice="", pending=True)
    shown = replace(FINISHED, purpose=Purpose.CHECK, step=Step.STATUS, status=here, consent_contact=True)
    asked = flow.agree(shown)
    assert (asked.step, asked.consent_data, asked.consent_contact) == (Step.AGREE, False, False)
    assert flow.go_next(asked, FACTS).problem == Problem("consent", "consent-missing")
    proving = flow.go_next(replace(asked, consent_data=True), FACTS)
    assert (proving.step, proving.field) == (Step.PROVE, "nik_tail")
    back = flow.go_back(flow.go_back(replace(proving, nik_tail="12"), FACTS), FACTS)
    assert (back.step, back.nik_tail, back.consent_data) == (Step.STATUS, "", False)
    assert flow.withdraw(back).step is Step.WITHDRAW
    assert flow.agree(replace(shown, status=replace(here, pending=False))).step is Step.STATUS
    done = flow.agreed(replace(proving, nik_tail="0003"))
    assert (done.step, done.nik_tail, done.status) == (Step.AGREED, "", None)
    assert flow.go_back(done, FACTS) is done


def test_every_step_is_on_some_path() -> None:
    assert {step for _, _, path in PATHS for step in path} == set(Step)


@pytest.mark.parametrize(("step", "wrong", "code"), SLIPS, ids=[f"{row[0]}-{row[2]}" for row in SLIPS])
def test_slip_keeps_the_person_on_the_step(step: Step, wrong: dict, code: str) -> None:
    visit = replace(
        FINISHED, step=step, split_plan=step in (Step.INCOME, Step.PROTECTION, Step.PERIOD), **wrong
    )
    stayed = flow.go_next(visit, FACTS)
    assert stayed.step is step
    assert stayed.problem is not None
    assert stayed.problem.code == code


@pytest.mark.parametrize(("step", "wrong", "code"), SLIPS, ids=[f"{row[0]}-{row[2]}" for row in SLIPS])
def test_the_same_slip_refuses_the_draft(step: Step, wrong: dict, code: str) -> None:
    refused = flow.draft(replace(FINISHED, **wrong), FACTS)
    assert isinstance(refused, Problem)
    assert refused.code == code


@pytest.mark.parametrize(("who", "visit", "path"), PATHS[1:3], ids=[row[0] for row in PATHS[1:3]])
def test_next_and_back_are_neighbours(who: str, visit: Visit, path: tuple[Step, ...]) -> None:
    here = flow.choose_purpose(replace(visit, step=Step.HOME), Purpose.REGISTER, FACTS)
    walked = [Step.HOME, here.step]
    while here.step is not Step.REVIEW:
        here = flow.go_next(here, FACTS)
        walked.append(here.step)
    assert (*walked, Step.RECEIPT) == path
    while here.step is not Step.HOME:
        here = flow.go_back(here, FACTS)
        assert here.step is walked[walked.index(here.step)]
        assert not here.forward
    assert flow.go_back(here, FACTS).step is Step.HOME


def test_change_returns_to_the_review() -> None:
    review = replace(FINISHED, step=Step.REVIEW)
    there = flow.change(review, Step.NAME)
    assert there.step is Step.NAME
    back = flow.go_next(replace(there, name="SITI RAHMAH"), FACTS)
    assert (back.step, back.name) == (Step.REVIEW, "SITI RAHMAH")


def test_change_to_an_age_outside_leaves_the_review() -> None:
    there = flow.change(replace(FINISHED, step=Step.REVIEW), Step.NIK)
    assert flow.go_next(replace(there, nik=ELDER), FACTS).step is Step.AGE


def test_typing_goes_to_the_field_with_the_cursor() -> None:
    visit = flow.enter(replace(FINISHED, nik=""), Step.NIK)
    for key in "62-01a0":
        visit = flow.press(visit, key)
    assert visit.nik == "62010"
    assert flow.erase(visit).nik == "6201"
    assert flow.clear(visit).nik == ""


def test_an_edited_nik_must_be_confirmed_again() -> None:
    visit = flow.enter(FINISHED, Step.NIK)
    edited = flow.erase(visit)
    assert not edited.nik_confirmed
    assert edited.birth_year is None


def test_price_turns_into_registration_with_its_answers() -> None:
    visit = replace(FINISHED, purpose=Purpose.PRICE, step=Step.PLAN)
    registering = flow.go_next(visit, FACTS)
    assert (registering.purpose, registering.step) == (Purpose.REGISTER, Step.CONSENT)
    assert registering.occupation == "petani"


def test_the_draft_says_what_the_visit_said() -> None:
    draft = flow.draft(
        replace(FINISHED, phone="081234567890", without_phone=False, rt="2", dusun="KARYA"), FACTS
    )
    assert isinstance(draft, Draft)
    assert draft.phone == "+6281234567890"
    assert (draft.rt, draft.dusun, draft.start) == ("02", "KARYA", "2026-11")
    assert draft.quote is not None
    assert draft.quote.total == 33_600
    assert draft.birth_date is not None
    assert draft.birth_date.isoformat() == "1985-08-17"


def test_without_a_tariff_people_register_all_the_same() -> None:
    later = replace(FACTS, today=FACTS.campaign.valid_to.replace(year=FACTS.campaign.valid_to.year + 1))
    draft = flow.draft(FINISHED, later)
    assert isinstance(draft, Draft)
    assert draft.quote is None


KEYS = st.lists(st.sampled_from(["next", "back", *"0123456789ABC -", "erase", "clear"]), max_size=60)


@given(KEYS)
def test_no_row_of_taps_leaves_the_path(keys: list[str]) -> None:
    visit = flow.choose_purpose(Visit(entry_id="0" * 32), Purpose.REGISTER, FACTS)
    moves = {"next": flow.go_next, "back": flow.go_back}
    for key in keys:
        before = visit
        if key in moves:
            visit = moves[key](visit, FACTS)
        elif key in ("erase", "clear"):
            visit = getattr(flow, key)(visit)
        else:
            visit = flow.press(visit, key)
        path = flow.steps(visit, FACTS)
        assert visit.step in path
        assert len(visit.nik) <= 16
        if before.step in path:
            assert abs(path.index(visit.step) - path.index(before.step)) <= 1
