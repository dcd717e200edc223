"""The duplicates page: pairs found, put side by side, joined, kept apart, joined wrongly and taken back."""

from collections.abc import Callable

import pytest

from kiosk.agency.followups.outcomes import ContactReport
from kiosk.desk.duplicates import PAGE, Duplicates
from kiosk.desk.parts.desk import Notice
from kiosk.desk.session import DeskSession
from kiosk.errors import Problem
from kiosk.staff import TERMINAL
from tests.support.builders import NIK

Register = Callable[..., list[str]]


@pytest.fixture
def page(session: DeskSession, sign_in: Callable[[str], None]) -> Duplicates:
    sign_in("agent")
    return session.duplicates


def look(session: DeskSession) -> Duplicates:
    session.go("duplicates")
    while session.duplicates.looking:
        session.duplicates.look_on()
    return session.duplicates


def test_newcomers_are_compared_a_few_at_a_time_while_the_page_is_open(
    session: DeskSession, page: Duplicates, people: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.desk.duplicates.AT_ONCE", 2)
    people(2, nik=NIK)
    people(3, first=10)
    session.go("duplicates")
    seen: list[int] = []
    page.progressed = lambda: seen.append(page.left)
    while page.looking:
        page.look_on()
    assert seen == [3, 1, 0] and page.total == len(page.pairs) > 0 and page.two is not None
    session.lock()
    page.look_on()
    assert page.pairs == () and page.two is None and not page.looking


def test_joined_the_kept_number_has_both_histories_and_it_can_be_taken_back(
    session: DeskSession, page: Duplicates, people: Register
) -> None:
    first, second = people(2, nik=NIK)
    session.store.follow_ups.record(TERMINAL, second, ContactReport(outcome="reached"))
    look(session)
    assert page.keep == second, "it has more contacts"
    page.merge("registered-twice")
    assert page.pairs == () and page.notice == Notice("merged-done", "good", {"number": second})
    find = session.store.people.person
    assert find(TERMINAL, first).merged_into == second
    page.show("merged")
    page.keep_number(first)
    assert page.keep == second, "what was joined is not turned round"
    page.undo("dua KTP, dua orang")
    assert page.notice == Notice("undone", "good", {"number": first})
    assert find(TERMINAL, first).hold == "" and find(TERMINAL, second).standing.contacts == 1
    trail = find(TERMINAL, first).trail
    assert [each.why for each in trail if each.action in ("merge", "unmerge")] == [
        "registered-twice",
        "dua KTP, dua orang",
    ]
    assert session.store.store.verify_audit().is_whole


def test_the_other_number_may_be_kept_and_a_stranger_not(
    session: DeskSession, page: Duplicates, people: Register
) -> None:
    first, second = people(2, nik=NIK)
    look(session)
    page.keep_number("YA3-000099-1")
    assert page.keep == first
    page.keep_number(second)
    page.merge("same-card")
    assert session.store.people.person(TERMINAL, first).merged_into == second


def test_two_people_are_not_suspected_again(session: DeskSession, page: Duplicates, people: Register) -> None:
    people(2, nik=NIK)
    look(session)
    page.keep_apart()
    assert page.counts == {"open": 0, "merged": 0, "different": 1}
    assert look(session).pairs == ()
    page.show("different")
    assert len(page.pairs) == 1


def test_a_held_person_and_a_merge_without_a_reason_are_refused(
    session: DeskSession, page: Duplicates, people: Register
) -> None:
    first, _ = people(2, nik=NIK)
    look(session)
    page.merge(" ")
    assert page.problem == Problem("why", "reason-missing") and page.two is not None
    session.store.rights.suspend(TERMINAL, first, "disputed")
    page.merge("same-card")
    assert page.problem is not None and page.problem.code == "merge-held" and page.counts["open"] == 1


def test_every_pair_is_counted_and_can_be_reached(
    session: DeskSession, page: Duplicates, people: Register
) -> None:
    for n in range(1, 17):
        people(1, n, nik=NIK, rt=f"{n:03}")
    look(session)
    assert page.total == 120 and len(page.pairs) == PAGE
    page.turn(1)
    assert (page.skip, len(page.pairs)) == (100, 20)
    page.turn(1)
    assert page.skip == 100, "there is no third page"
    page.merge("same-card")
    assert (page.total, page.skip, len(page.pairs)) == (119, 100, 19)
    page.turn(-1)
    assert len(page.pairs) == PAGE
