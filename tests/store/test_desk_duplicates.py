"""Two registrations of one person: found with reasons, merged with both histories, undone without loss."""

from collections.abc import Callable
from datetime import date

import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.clock import FixedClock
from kiosk.errors import Refused
from kiosk.store.store import Store
from tests.store.conftest import issue
from tests.support.builders import NIK, NIK_MAN, draft
from tests.support.desk_station import AGENT, SUPERVISOR, actions, desk, mono, on, people

__all__ = ["desk", "mono", "people"]


@pytest.fixture
def twice(store: Store) -> tuple[str, str]:
    """One woman, registered twice: the second time without NIK and with an old spelling."""
    first = store.register(draft(1, nik=NIK, name="SITI NURJANAH"), issue)[0].number
    store.register(draft(2, nik=NIK_MAN, birth_date=date(1985, 8, 17), sex="male", name="WAYAN"), issue)
    second = store.register(draft(3, nik=None, name="SITTI NOERDJANAH"), issue)[0].number
    return first, second


def test_a_pair_is_found_once_with_its_reasons(desk: Agency, twice: tuple[str, str]) -> None:
    assert [desk.duplicates.check(2), desk.duplicates.check(), desk.duplicates.check()] == [1, 0, 0]
    assert desk.duplicates.count() == 1
    (pair,) = desk.duplicates.pairs(AGENT)
    assert (pair.first.number, pair.second.number, pair.state) == (*twice, "open")
    assert set(pair.likeness.reasons) == {"same-name", "same-phone", "same-birth-date", "same-rt"}
    person = desk.people.person(AGENT, twice[0])
    assert person.suspects == (twice[1],)
    assert "duplicate" in [item.code for item in person.checklist.missing]


def test_the_same_nik_is_a_pair_whatever_else_is_said(desk: Agency, store: Store) -> None:
    store.register(draft(1, nik=NIK), issue)
    store.register(draft(2, nik=NIK, name="X", phone=None, birth_date=None, dusun=""), issue)
    desk.duplicates.check()
    (pair,) = desk.duplicates.pairs(AGENT)
    assert pair.likeness.score >= 60 and "same-nik" in pair.likeness.reasons


def test_a_family_with_one_phone_is_no_pair(desk: Agency, store: Store) -> None:
    for n, born in enumerate((date(1960, 1, 2), date(1962, 3, 4), date(1990, 5, 6)), 1):
        name = ("AHMAD", "ROHANI", "DEWI")[n - 1]
        store.register(draft(n, nik=None, name=name, birth_date=born), issue)
    desk.duplicates.check()
    assert desk.duplicates.count() == 0


def test_people_kept_apart_are_not_shown_again(desk: Agency, twice: tuple[str, str]) -> None:
    desk.duplicates.check()
    desk.duplicates.keep_apart(AGENT, twice[1], twice[0])
    assert desk.duplicates.pairs(AGENT) == () and desk.people.person(AGENT, twice[0]).suspects == ()
    assert desk.duplicates.check_one(twice[0]) == 0
    assert len(desk.duplicates.pairs(AGENT, "different")) == 1


def test_merging_keeps_both_histories_and_can_be_undone(
    desk: Agency, store: Store, twice: tuple[str, str], clock: FixedClock
) -> None:
    on(clock, date(2026, 11, 21))
    kept, folded = twice
    desk.duplicates.check()
    desk.follow_ups.record(AGENT, kept, ContactReport(outcome="thinking"))
    clock.advance(days=1)
    desk.follow_ups.record(AGENT, folded, ContactReport(outcome="first-paid", month="2026-12", amount=16_800))
    before = {number: desk.people.person(AGENT, number) for number in twice}
    funnel = desk.figures.funnel()
    desk.duplicates.merge(AGENT, kept, folded, "Bu Siti daftar dua kali")
    person = desk.people.person(AGENT, kept)
    assert [contact.report.outcome for contact in person.history] == ["thinking", "first-paid"]
    assert (person.standing.stage, person.merged) == ("paid", (folded,))
    assert (desk.people.person(AGENT, folded).merged_into, desk.people.person(AGENT, folded).hold) == (
        kept,
        "merged",
    )
    assert desk.people.protection(folded).state == "ahead", "the paper of either registration answers"
    assert desk.figures.funnel().registered == funnel.registered - 1
    with pytest.raises(Refused) as refusal:
        desk.follow_ups.record(AGENT, folded, ContactReport(outcome="reached"))
    assert (refusal.value.code, refusal.value.detail) == ("held", kept)
    desk.duplicates.unmerge(SUPERVISOR, folded, "ternyata kakak beradik")
    after = {number: desk.people.person(AGENT, number) for number in twice}
    for number in twice:
        assert after[number].standing == before[number].standing
        assert after[number].history == before[number].history
    assert desk.figures.funnel() == funnel and desk.duplicates.count() == 1
    assert actions(store, kept).count("merge") == 1 and actions(store, folded).count("unmerge") == 1
    assert store.verify_audit().is_whole


def test_what_cannot_be_merged(desk: Agency, twice: tuple[str, str]) -> None:
    kept, folded = twice
    desk.duplicates.merge(AGENT, kept, folded, "same")
    for call, code in (
        (lambda: desk.duplicates.merge(AGENT, kept, kept, "x"), "merge-self"),
        (lambda: desk.duplicates.merge(AGENT, kept, folded, "x"), "merge-held"),
        (lambda: desk.duplicates.merge(AGENT, folded, kept, "x"), "merge-held"),
        (lambda: desk.duplicates.unmerge(AGENT, kept, "x"), "not-merged"),
        (lambda: desk.duplicates.merge(AGENT, kept, "K7M-000009-9", "x"), "unknown-number"),
    ):
        with pytest.raises(Refused) as refusal:
            call()
        assert refusal.value.code == code


def test_a_merge_of_a_merge_carries_all_three_and_comes_apart_in_order(
    desk: Agency, people: Callable[..., list[str]]
) -> None:
    one, two, three = people(3)
    for number in (one, two, three):
        desk.follow_ups.record(AGENT, number, ContactReport(outcome="not-home"))
    desk.duplicates.merge(AGENT, two, three, "same")
    desk.duplicates.merge(AGENT, one, two, "same")
    assert len(desk.people.person(AGENT, one).history) == 3
    desk.duplicates.unmerge(AGENT, two, "no")
    assert len(desk.people.person(AGENT, one).history) == 1
    assert len(desk.people.person(AGENT, two).history) == 2
