"""What an agent reports, where the person then stands, and when the agent comes back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from kiosk.agency.followups.coverage import Paid
from kiosk.agency.followups.outcomes import (
    ContactReport,
    FollowUp,
    Standing,
    Undone,
    check,
    doubts,
    gap,
    read_kpj,
    stand,
)
from kiosk.agency.followups.queue import bucket, checklist
from kiosk.calendar import month_range
from kiosk.campaign.followup import FollowUpRules, OutcomeRule
from kiosk.errors import Problem, Refused
from kiosk.registration import Consent, Draft
from tests.support.rules import RULES

TODAY = date(2026, 11, 21)


def contact(outcome: str, day: date = TODAY, *, undone: bool = False, **given: object) -> FollowUp:
    moment = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    return FollowUp(
        id=1,
        number="K7M-000001-4",
        at=moment,
        day=day,
        who="staff-1",
        report=ContactReport(outcome=outcome, **given),  # type: ignore[arg-type]
        undone=Undone("staff-2", moment, "typing slip") if undone else None,
    )


def after(*contacts: FollowUp) -> Standing:
    return stand(contacts, RULES)


@pytest.mark.parametrize(
    ("report", "code", "field"),
    [
        (ContactReport(outcome="vanished"), "outcome", "outcome"),
        (ContactReport(outcome="refused"), "reason-missing", "reason"),
        (ContactReport(outcome="refused", reason="   "), "reason-missing", "reason"),
        (ContactReport(outcome="not-eligible"), "reason-missing", "reason"),
        (ContactReport(outcome="member"), "kpj-missing", "kpj"),
        (ContactReport(outcome="member", kpj="12AB5678901"), "kpj-digits", "kpj"),
        (ContactReport(outcome="first-paid"), "month-missing", "month"),
        (ContactReport(outcome="month-paid", month="2026-13"), "month", "month"),
        (ContactReport(outcome="month-paid", month="2026-12", months=0), "months", "months"),
        (ContactReport(outcome="month-paid", month="2026-12", months=13), "months", "months"),
        (ContactReport(outcome="month-paid", month="2026-12", amount=-1), "amount", "amount"),
        (ContactReport(outcome="thinking", due=TODAY - timedelta(days=1)), "due-past", "due"),
        (ContactReport(outcome="thinking", note="x" * 501), "note-long", "note"),
    ],
)
def test_an_incomplete_report_is_refused_by_field(report: ContactReport, code: str, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        check(report, RULES, TODAY)
    assert (refusal.value.code, refusal.value.field) == (code, field)


@pytest.mark.parametrize(
    ("covered", "month", "months", "left_out"),
    [
        ((), "2026-08", 1, ()),
        (("2025-12",), "2026-01", 3, ()),
        (("2025-12",), "2026-08", 1, tuple(f"2026-0{n}" for n in range(1, 8))),
        (("2026-12",), "2026-08", 2, ("2026-10", "2026-11")),
        (("2025-12", "2026-08"), "2026-09", 1, ()),
        (("2025-12", "2026-08"), "2026-10", 1, ("2026-09",)),
        (("2025-12", "2026-03"), "2026-01", 1, ()),
        (("2025-12",), "", 1, ()),
    ],
)
def test_months_that_a_payment_leaves_out_are_found(
    covered: tuple[str, ...], month: str, months: int, left_out: tuple[str, ...]
) -> None:
    paid = Paid(covered, TODAY) if covered else None
    assert gap(paid, month, months) == left_out


def test_a_report_is_stored_clean() -> None:
    report = ContactReport(
        outcome="member",
        kpj="123 4567.8901",
        note="rumah\x1b biru\r\ndekat\tmasjid",
        month="2026-12",
        amount=9,
    )
    assert check(report, RULES, TODAY) == ContactReport(
        outcome="member", kpj="12345678901", note="rumah biru dekat masjid", months=0
    )
    assert read_kpj("1234") == Problem("kpj", "kpj-digits")


@pytest.mark.parametrize(
    ("contacts", "state", "days", "stage"),
    [
        ((), "new", None, "registered"),
        (("reached",), "open", 7, "reached"),
        (("not-home",), "open", 3, "registered"),
        (("not-home",) * 3, "open", 7, "registered"),
        (("not-home",) * 9, "open", 14, "registered"),
        (("not-home", "not-home", "reached", "not-home"), "open", 3, "reached"),
        (("thinking", "thinking"), "open", 14, "reached"),
        (("wrong-number",), "open", 1, "registered"),
        (("already-member",), "done", None, "reached"),
        (("rejected",), "open", 0, "registered"),
        (("lapsed",), "open", 30, "registered"),
    ],
)
def test_where_a_person_stands(contacts: tuple[str, ...], state: str, days: int | None, stage: str) -> None:
    standing = after(*(contact(outcome) for outcome in contacts))
    assert (standing.state, standing.stage, standing.contacts) == (state, stage, len(contacts))
    assert standing.due == (None if days is None else TODAY + timedelta(days=days))


def test_the_agent_may_agree_on_another_day() -> None:
    assert after(contact("thinking", due=date(2026, 12, 1))).due == date(2026, 12, 1)


def test_from_new_to_month_three() -> None:
    contacts = [contact("reached")]
    contacts.append(contact("member", TODAY + timedelta(2), kpj="12345678901"))
    assert (after(*contacts).stage, after(*contacts).kpj) == ("member", "12345678901")
    contacts.append(contact("first-paid", date(2026, 12, 2), month="2026-12"))
    standing = after(*contacts)
    assert (standing.stage, standing.member_day) == ("paid", date(2026, 12, 2))
    assert standing.due == date(2026, 12, 24), "a week before the paid month ends"
    contacts.append(contact("month-paid", date(2026, 12, 24), month="2027-01", months=2))
    standing = after(*contacts)
    assert standing.stage == "month-3" and standing.paid is not None
    assert standing.paid.covered == ("2026-12", "2027-01", "2027-02")
    assert standing.due == date(2027, 1, 24), "in each of the first three months, however much is paid"
    contacts.append(contact("month-paid", date(2027, 2, 25), month="2027-03"))
    assert after(*contacts).due == date(2027, 3, 24), "later once before the paid time ends"


def test_a_month_reported_twice_counts_once() -> None:
    standing = after(contact("first-paid", month="2026-12", months=3), contact("month-paid", month="2027-01"))
    assert standing.paid is not None and standing.paid.months == 3


def test_undoing_takes_a_person_back_to_where_they_stood() -> None:
    before = after(contact("thinking"))
    undone = after(contact("thinking"), contact("refused", reason="takut", undone=True))
    assert undone == before
    assert after(contact("first-paid", month="2026-12", undone=True)) == Standing()


def test_a_stage_once_reached_stays_when_people_are_out_later() -> None:
    assert after(contact("member", kpj="12345678901"), contact("not-home")).stage == "member"


def test_a_pack_may_know_fewer_outcomes_than_the_history() -> None:
    rules = replace(RULES, outcomes=(OutcomeRule("reached", stage="reached"),))
    assert stand([contact("thinking")], rules).state == "open"


@pytest.mark.parametrize(
    ("due", "part"),
    [
        (None, "new"),
        (TODAY, "due-today"),
        (TODAY - timedelta(1), "overdue"),
        (TODAY + timedelta(1), "waiting"),
    ],
)
def test_the_parts_of_the_queue(due: date | None, part: str) -> None:
    assert bucket(Standing(state="new" if due is None else "open", due=due), TODAY) == part
    assert bucket(Standing(state="done", due=due), TODAY) == "done"


DRAFT = Draft(
    entry_id="0" * 32,
    language="id",
    nik="3171011708850001",
    birth_date=date(1985, 8, 17),
    name="WAYAN",
    phone="+6281234567890",
    occupation="petani",
    sector="other",
    bracket=1,
    programmes=("jkk", "jkm"),
    months=3,
    start="2026-12",
    quote=None,
    consent=Consent(version="1", language="id", text_sha256="", how="screen"),
)


def test_what_is_missing_for_membership() -> None:
    from dataclasses import replace

    fresh = checklist(DRAFT, Standing())
    assert [(item.code, item.by) for item in fresh.missing] == [
        ("branch-data", "branch"),
        ("first-contribution", "person"),
    ]
    assert "nik" in fresh.there
    poor = replace(
        DRAFT,
        nik=None,
        phone=None,
        nik_flags=("age-65-or-over",),
        consent=replace(DRAFT.consent, how="pending"),
    )
    codes = [item.code for item in checklist(poor, Standing(), duplicates=("K7M-000002-X",)).missing]
    assert codes == [
        "consent",
        "nik",
        "nik-checked",
        "phone",
        "duplicate",
        "branch-data",
        "first-contribution",
    ]
    paid = after(contact("member", kpj="12345678901"), contact("first-paid", month="2026-12"))
    assert checklist(DRAFT, paid).missing == ()


@pytest.mark.parametrize(
    ("covered", "month", "months", "doubted"),
    [
        ((), "2026-11", 3, {}),
        ((), "2026-12", 1, {}),
        ((), "2027-06", 1, {"ahead": ("2027-06",)}),
        ((), "2026-12", 12, {}),
        ((), "2025-10", 1, {"old": ("2025-10",)}),
        (("2026-10", "2026-11"), "2026-12", 12, {"ahead": ()}),
        (("2026-10", "2026-11"), "2026-11", 2, {"double": ("2026-11",)}),
        (("2026-10",), "2026-10", 1, {"double": ("2026-10",)}),
        (("2026-10",), "2027-01", 1, {"gap": ("2026-11", "2026-12")}),
        (("2026-11",), "2027-11", 2, {"gap": tuple(month_range("2026-12", 11)), "ahead": ("2027-12",)}),
    ],
)
def test_what_is_odd_about_the_months_is_questioned(
    covered: tuple[str, ...], month: str, months: int, doubted: dict[str, tuple[str, ...]]
) -> None:
    today = date(2026, 11, 21)
    found = doubts(Paid(covered, today) if covered else None, month, months, today)
    assert dict(found) == {kind: each for kind, each in doubted.items() if each}


def test_a_pack_of_the_first_edition_means_what_it_meant() -> None:
    bare = tuple(
        OutcomeRule(rule.id, due_days=rule.due_days, closes=rule.closes, stage=rule.stage, needs=rule.needs)
        for rule in RULES.outcomes
    )
    old = FollowUpRules(bare, RULES.staying, RULES.incentive, RULES.retention, edition=1)
    for name in ("visit", "tells", "keeps", "reasons", "pays"):
        assert {(rule.id, getattr(rule, name)) for rule in old.outcomes} == {
            (rule.id, getattr(rule, name)) for rule in RULES.outcomes
        }
    assert old.branch == RULES.branch
    assert set(old.choices("registered")) == set(RULES.choices("registered"))
