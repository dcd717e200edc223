"""Who is on the way and in which order, and what went to the branch in which bundle."""

from collections.abc import Callable
from datetime import timedelta

from kiosk.agency.agency import Agency
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.agency.followups.queue import Filters
from kiosk.agency.followups.queue_store import Choice, Round
from kiosk.clock import FixedClock
from kiosk.exchange.keys import PublicBranch
from kiosk.store.store import Store
from tests.store.test_desk_bundles import branch, prepared
from tests.support.desk_station import AGENT, SUPERVISOR, desk, mono, people

__all__ = ["branch", "desk", "mono", "people"]
NEW = Choice("new")


def test_people_stand_in_walking_order_before_the_sheet_is_cut(
    desk: Agency, people: Callable[..., list[str]]
) -> None:
    (nowhere,) = people(1, dusun="", rt="")
    (far,) = people(1, 2, dusun="Mulya", rt="001")
    (near,) = people(1, 3, dusun="Karya", rw="002", rt="001")
    (nearest,) = people(1, 4, dusun="Karya", rw="001", rt="009")
    assert desk.walks.numbers(AGENT, NEW, 10) == (nearest, near, far, nowhere)
    assert desk.walks.numbers(AGENT, NEW, 2, 1) == (near, far)
    assert desk.walks.numbers(AGENT, Choice("new", Filters(dusun="Karya")), 10) == (nearest, near)
    found = (desk.people.person(AGENT, far).sequence, desk.people.person(AGENT, nearest).sequence)
    assert desk.walks.numbers(AGENT, Choice(found=found), 10) == (nearest, far)
    desk.rights.suspend(SUPERVISOR, nearest, "disputed")
    assert desk.walks.numbers(AGENT, Choice(found=found), 10) == (far,)
    assert desk.walks.numbers(AGENT, Choice("held"), 10) == ()
    assert desk.walks.round(AGENT, Choice(found=())) == Round(0, 0, 0)


def test_a_reminder_of_today_is_not_printed_twice(
    desk: Agency, people: Callable[..., list[str]], store: Store, clock: FixedClock
) -> None:
    (own,) = people(1)
    alone, next_door = people(1, 2, phone=None)[0], people(1, 3, phone_owner="neighbour")[0]
    assert desk.walks.round(AGENT, NEW) == Round(3, 2, 0)
    assert desk.walks.to_remind(AGENT, NEW) == (alone, next_door)
    desk.exports.chosen(AGENT, (alone, own), "route-sheet")
    desk.exports.chosen(AGENT, (alone,), "reminder-slip")
    assert desk.walks.to_remind(AGENT, NEW) == (next_door,)
    assert desk.walks.round(AGENT, NEW) == Round(3, 2, 1)
    store.audit(who=AGENT.label, action="print-failed", subject=alone, detail={"why": "reminder-slip"})
    assert desk.walks.to_remind(AGENT, NEW) == (alone, next_door)
    desk.exports.chosen(AGENT, (alone, next_door), "reminder-slip")
    assert desk.walks.to_remind(AGENT, NEW) == ()
    clock.moment += timedelta(days=1)
    assert desk.walks.to_remind(AGENT, NEW) == (alone, next_door)


def test_each_registration_knows_its_bundles(
    desk: Agency, branch: PublicBranch, people: Callable[..., list[str]]
) -> None:
    first, second = people(2)
    desk.rights.suspend(SUPERVISOR, second, "disputed")
    assert prepared(desk, branch) == (1, [first], True)
    assert prepared(desk, branch) == (1, [first], False)
    desk.rights.resume(SUPERVISOR, second, "settled")
    desk.follow_ups.record(AGENT, first, ContactReport(outcome="reached"))
    assert prepared(desk, branch) == (2, [first, second], True)
    sent = {number: desk.people.person(AGENT, number).sent for number in (first, second)}
    assert [each.bundle for each in sent[first]] == [1, 2]
    assert [each.bundle for each in sent[second]] == [2]
    assert {each.who for each in sent[first]} == {AGENT.label}
