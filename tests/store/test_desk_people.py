"""The agent's day: the queue, the person's page, reports and their undoing, all of it in the trace."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.agency.followups.queue import NO_FILTERS, Filters
from kiosk.clock import FixedClock
from kiosk.errors import Refused
from kiosk.store.store import Store
from tests.store.conftest import issue
from tests.support.builders import draft
from tests.support.desk_station import (
    AGENT,
    OTHER_AGENT,
    SUPERVISOR,
    TECHNICIAN,
    actions,
    desk,
    mono,
    on,
    people,
)

__all__ = ["desk", "mono", "people"]
DAY = date(2026, 11, 21)


def listed(desk: Agency, part: str, filters: Filters = NO_FILTERS) -> list[str]:
    return [row.number for row in desk.lists.page(AGENT, part, filters).rows]


def test_new_people_wait_oldest_first_and_move_through_the_queue(
    desk: Agency, people: Callable[..., list[str]], clock: FixedClock
) -> None:
    on(clock, DAY)
    one, two, three = people(3)
    assert listed(desk, "new") == [one, two, three]
    desk.follow_ups.record(AGENT, two, ContactReport(outcome="thinking"))
    desk.follow_ups.record(AGENT, three, ContactReport(outcome="refused", reason="no-money"))
    assert (listed(desk, "new"), listed(desk, "waiting"), listed(desk, "done")) == ([one], [two], [three])
    on(clock, DAY + timedelta(7))
    assert listed(desk, "due-today") == [two]
    on(clock, DAY + timedelta(8))
    assert listed(desk, "overdue") == [two]
    assert desk.lists.counts() == {
        "due-today": 0,
        "overdue": 1,
        "new": 1,
        "waiting": 0,
        "done": 1,
        "held": 0,
    }
    assert desk.lists.counts(Filters(rt="002")) == desk.lists.counts(), "counted and tallied are the same"


def test_filters_narrow_every_part(desk: Agency, store: Store, clock: FixedClock) -> None:
    on(clock, DAY)
    numbers = []
    for n, changes in enumerate(
        (
            {"dusun": "Dusun I", "rt": "001"},
            {"dusun": "Dusun I", "rt": "002", "phone": None},
            {"dusun": "Dusun II", "rt": "001", "programmes": ("jkk", "jkm", "jht")},
        ),
        1,
    ):
        numbers.append(store.register(draft(n, **changes), issue)[0].number)
        clock.advance(days=1)
    one, two, three = numbers
    for filters, expected in (
        (Filters(dusun="Dusun I"), [one, two]),
        (Filters(dusun="Dusun I", rt="002"), [two]),
        (Filters(rt="001"), [one, three]),
        (Filters(programme="jht"), [three]),
        (Filters(no_phone=True), [two]),
        (Filters(older_than=2), [one, two]),
        (Filters(younger_than=1), [three]),
        (Filters(older_than=2, younger_than=2), [two]),
        (Filters(dusun="Dusun III"), []),
    ):
        assert listed(desk, "new", filters) == expected, filters
        assert desk.lists.counts(filters)["new"] == len(expected)
    assert desk.lists.places() == (("Dusun I", ("001", "002")), ("Dusun II", ("001",)))


def test_pages_follow_one_another_without_a_gap(desk: Agency, people: Callable[..., list[str]]) -> None:
    numbers = people(23)
    for number in numbers[:9]:
        desk.follow_ups.record(AGENT, number, ContactReport(outcome="thinking"))
    for part, expected in (("waiting", numbers[:9]), ("new", numbers[9:])):
        for newest in (False, True):
            seen, after = [], None
            while True:
                page = desk.lists.page(AGENT, part, after=after, limit=4, newest=newest)
                seen += [row.number for row in page.rows]
                after = page.next
                if after is None:
                    break
            assert seen == (expected[::-1] if newest else expected)
    assert listed(desk, "waiting") == numbers[:9]
    jumped = desk.lists.page(AGENT, "new", skip=10, limit=2).rows
    assert [row.number for row in jumped] == numbers[19:21]


@pytest.mark.parametrize(
    "typed",
    [
        "siti", "SITI AMINAH", "aminah siti", "sit am", "Hj. Siti Aminah", "Sitti Aminah",
        "081234567890", "0812 3456", "+62 812", "K7M-000001", "000001", "0001",
    ],
)  # fmt: skip
def test_search_finds_by_any_way_people_say_it(
    desk: Agency, people: Callable[..., list[str]], store: Store, typed: str
) -> None:
    (one,) = people(1, name="SITI AMINAH")
    store.register(draft(7, name="WAYAN", phone="+6285555555555"), issue)
    if typed.startswith("K7M"):
        typed = one
    assert [row.number for row in desk.lists.search(AGENT, typed)] == [one]


def test_the_page_is_masked_and_what_is_masked_is_shown_for_a_reason(
    desk: Agency, people: Callable[..., list[str]], store: Store
) -> None:
    (number,) = people(1)
    person = desk.people.person(AGENT, number)
    nik, phone = draft(1).nik, draft(1).phone
    assert nik is not None and phone is not None
    shown = repr(person)
    assert nik not in shown and phone not in shown and person.nik.endswith(nik[-4:])
    assert person.draft.name == "SITI AMINAH" and person.region == nik[:6]
    codes = [item.code for item in person.checklist.missing]
    assert [code for code in codes if not code.endswith("-consent")] == ["branch-data", "first-contribution"]
    with pytest.raises(Refused) as refusal:
        desk.people.reveal(AGENT, number, "nik", " ")
    assert refusal.value.code == "reason-missing"
    assert desk.people.reveal(AGENT, number, "nik", "Bu Siti minta dicek di kartu") == nik
    assert desk.people.reveal(AGENT, number, "phone", "phone-call") == phone
    assert actions(store, number) == ["register", "look", "reveal", "reveal"]
    free, slug = store.audit_entries(number)[-2:]
    assert free.detail["why"].startswith("sha256:") and slug.detail["why"] == "phone-call"
    assert free.who == "staff-2" and free.detail["field"] == "nik"


def test_every_look_at_a_list_is_entered_once_in_a_while(
    desk: Agency, people: Callable[..., list[str]], store: Store, clock: FixedClock
) -> None:
    people(1)
    for _ in range(5):
        listed(desk, "new")
        desk.lists.search(AGENT, "sit")
    assert actions(store)[1:] == ["list", "search"]
    desk.lists.page(OTHER_AGENT, "new")
    clock.advance(minutes=6)
    listed(desk, "new")
    clock.advance(days=-3)
    listed(desk, "new")
    assert actions(store)[3:] == ["list", "list", "list"], "another person, five minutes, a clock set back"


def test_a_report_sets_the_next_date_and_undoing_takes_it_back_with_a_trace(
    desk: Agency, people: Callable[..., list[str]], store: Store, clock: FixedClock
) -> None:
    on(clock, DAY)
    (number,) = people(1)
    desk.follow_ups.record(AGENT, number, ContactReport(outcome="reached"))
    standing = desk.follow_ups.record(AGENT, number, ContactReport(outcome="member", kpj="12345678901"))
    assert (standing.kpj, standing.stage, standing.due) == ("12345678901", "member", DAY + timedelta(3))
    last = desk.follow_ups.history(AGENT, number)[-1]
    for who, why, code in ((OTHER_AGENT, "salah", "not-yours"), (AGENT, " ", "reason-missing")):
        with pytest.raises(Refused) as refusal:
            desk.follow_ups.undo(who, last.id, why)
        assert refusal.value.code == code
    standing = desk.follow_ups.undo(AGENT, last.id, "salah orang")
    assert (standing.outcome, standing.kpj, standing.stage) == ("reached", "", "reached")
    kept = desk.follow_ups.history(AGENT, number)[-1]
    assert kept.undone is not None and kept.undone.why == "salah orang" and kept.report.kpj == "12345678901"
    with pytest.raises(Refused) as refusal:
        desk.follow_ups.undo(SUPERVISOR, last.id, "lagi")
    assert refusal.value.code == "already-undone"
    first = desk.follow_ups.history(AGENT, number)[0]
    assert desk.follow_ups.undo(SUPERVISOR, first.id, "dobel").state == "new"
    assert listed(desk, "new") == [number]
    assert actions(store, number) == ["register", "follow-up", "follow-up", "undo", "undo"]


def test_a_wrong_report_changes_nothing(desk: Agency, people: Callable[..., list[str]], store: Store) -> None:
    (number,) = people(1)
    for report in (ContactReport(outcome="refused"), ContactReport(outcome="nonsense")):
        with pytest.raises(Refused):
            desk.follow_ups.record(AGENT, number, report)
    with pytest.raises(Refused) as refusal:
        desk.follow_ups.record(AGENT, "K7M-999999-9", ContactReport(outcome="reached"))
    assert refusal.value.code == "unknown-number"
    assert actions(store, number) == ["register"]


def test_until_when_am_i_protected(desk: Agency, people: Callable[..., list[str]], clock: FixedClock) -> None:
    on(clock, DAY)
    (number,) = people(1)
    assert desk.people.protection(number).state == "not-member"
    desk.follow_ups.record(AGENT, number, ContactReport(outcome="first-paid", month="2026-12", months=3))
    on(clock, date(2027, 1, 10))
    answer = desk.people.protection(number, nik_tail="0001")
    assert (answer.state, answer.until, answer.known) == ("covered", date(2027, 2, 28), DAY)
    for wrong in ((number, "0002"), ("K7M-000009-9", "0001")):
        with pytest.raises(Refused) as refusal:
            desk.people.protection(*wrong)
        assert refusal.value.code == "no-match"


def test_a_correction_is_found_again_counted_again_and_leaves_the_chain_whole(
    desk: Agency, people: Callable[..., list[str]], store: Store
) -> None:
    (number,) = people(1)
    changed = desk.people.correct(
        AGENT, number, {"name": "WAYAN SUDRA", "dusun": "Dusun IX", "phone": None}, "person-asks"
    )
    assert changed.draft.name == "WAYAN SUDRA" and dict(changed.draft.assisted)["name"] == "staff-2"
    assert store.registration(number) == changed
    assert desk.lists.search(AGENT, "siti") == () and desk.lists.search(AGENT, "08123") == ()
    assert [row.dusun for row in desk.lists.search(AGENT, "wayan")] == ["Dusun IX"]
    assert [part.key for part in desk.figures.by("dusun")] == ["Dusun IX"]
    assert listed(desk, "new", Filters(no_phone=True)) == [number]
    assert store.verify_audit().is_whole and store.altered_entries() == ()
    assert store.audit_entries(number)[-1].detail["fields"] == ["dusun", "name", "phone"]
    for wrong in ({}, {"consent": None}, {"entry_id": "0" * 32}):
        with pytest.raises(Refused):
            desk.people.correct(AGENT, number, wrong, "person-asks")


def test_a_technician_sees_nobody(desk: Agency, people: Callable[..., list[str]]) -> None:
    (number,) = people(1)
    for call in (
        lambda: desk.lists.page(TECHNICIAN, "new"),
        lambda: desk.lists.search(TECHNICIAN, "siti"),
        lambda: desk.people.person(TECHNICIAN, number),
        lambda: desk.people.reveal(TECHNICIAN, number, "nik", "x"),
        lambda: desk.follow_ups.record(TECHNICIAN, number, ContactReport(outcome="reached")),
        lambda: desk.exports.entries(TECHNICIAN, "export", "x"),
        lambda: desk.exports.entries(AGENT, "export-plain", "x"),
    ):
        with pytest.raises(Refused) as refusal:
            call()
        assert refusal.value.code == "not-allowed"


def test_exports_are_entered_before_the_first_entry_and_know_what_changed(
    desk: Agency, people: Callable[..., list[str]], store: Store
) -> None:
    numbers = people(1205)
    since = desk.exports.position()
    entries = desk.exports.entries(SUPERVISOR, "export-plain", "branch-asks", mapping="plain")
    assert actions(store)[-1] == "export-plain"
    assert [entry.number for entry in entries] == numbers
    desk.follow_ups.record(AGENT, numbers[1100], ContactReport(outcome="member", kpj="12345678901"))
    desk.people.correct(AGENT, numbers[3], {"name": "WAYAN"}, "person-asks")
    changed = list(desk.exports.entries(AGENT, "bundle", "", since=since))
    assert [entry.number for entry in changed] == [numbers[3], numbers[1100]]
    assert (changed[1].state.outcome, changed[1].state.kpj) == ("member", "12345678901")
    assert changed[0].registration.draft.name == "WAYAN"
    assert store.audit_entries()[-1].detail["entries"] == 2


def test_the_scanner_opens_the_person_of_a_token(desk: Agency, people: Callable[..., list[str]]) -> None:
    (number,) = people(1)
    assert desk.people.number_of(draft(1).entry_id) == number
    assert desk.people.number_of("f" * 32) is None
    assert replace(desk.people.person(AGENT, number)).number == number
