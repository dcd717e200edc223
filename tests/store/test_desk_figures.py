"""Figures come from tallies: they must be what counting every case one by one would give."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.campaign.followup import STAGES
from kiosk.clock import FixedClock
from kiosk.errors import Refused
from kiosk.store.store import Store
from tests.store.conftest import issue
from tests.support.builders import draft
from tests.support.desk_station import AGENT, OTHER_AGENT, OTHER_PIN, PIN, SUPERVISOR, desk, mono, on, people

__all__ = ["desk", "mono", "people"]
START = date(2026, 11, 21)
EXPECTED = {"held", "merge-held", "merge-self", "unknown-follow-up", "already-undone", "hold", "erased"}


def counted(store: Store) -> dict[str, Counter[tuple[object, ...]]]:
    """Every tally, counted anew from the cases."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM cases").mappings().all()
    shown = [row for row in rows if row["hold"] != "merged"]
    return {
        "day_tally": Counter((row["day"], row["stage"]) for row in shown),
        "group_tally": Counter(
            (row["day"][:7], row["dusun"], row["occupation"], row["programmes"], row["stage"])
            for row in shown
        ),
        "queue_tally": Counter((row["state"], row["due"] or "") for row in rows),
    }


def kept(store: Store, table: str) -> Counter[tuple[object, ...]]:
    with store.reading() as connection:
        rows = connection.exec_driver_sql(f"SELECT * FROM {table}").all()
    return Counter({tuple(row[:-1]): row[-1] for row in rows if row[-1]})


def test_tallies_are_what_counting_gives_after_a_wild_month(
    desk: Agency, store: Store, clock: FixedClock
) -> None:
    on(clock, START)
    random = Random(7)
    reports = (
        ContactReport(outcome="reached"),
        ContactReport(outcome="not-home"),
        ContactReport(outcome="refused", reason="no-money"),
        ContactReport(outcome="member", kpj="12345678901"),
        ContactReport(outcome="first-paid", month="2026-12", months=3),
        ContactReport(outcome="month-paid", month="2027-03"),
    )
    numbers: list[str] = []
    for n in range(1, 41):
        changes = {
            "dusun": random.choice(("Dusun I", "Dusun II")),
            "occupation": random.choice(("petani", "ojek")),
        }
        numbers.append(store.register(draft(n, **changes), issue)[0].number)
        clock.advance(hours=random.randrange(30))
        for _ in range(random.randrange(4)):
            number, action = random.choice(numbers), random.random()
            try:
                if action < 0.6:
                    desk.follow_ups.record(AGENT, number, random.choice(reports))
                elif action < 0.7:
                    history = desk.follow_ups.history(AGENT, number)
                    desk.follow_ups.undo(SUPERVISOR, history[-1].id if history else 0, "slip")
                elif action < 0.8:
                    desk.duplicates.merge(AGENT, number, random.choice(numbers), "same")
                elif action < 0.9:
                    desk.rights.suspend(AGENT, number, "disputed")
                else:
                    desk.rights.erase(SUPERVISOR, number, "asked")
            except Refused as refusal:
                assert refusal.code in EXPECTED
    for table, expected in counted(store).items():
        assert kept(store, table) == expected, table
    assert store.verify_audit().is_whole and store.altered_entries() == ()


def test_days_and_weeks(desk: Agency, store: Store, clock: FixedClock) -> None:
    on(clock, START)
    for n in range(1, 6):
        store.register(draft(n), issue)
        clock.advance(days=2)
    days = desk.figures.per_day(START, START + timedelta(9))
    assert [count for _, count in days] == [1, 0, 1, 0, 1, 0, 1, 0, 1, 0]
    assert desk.figures.per_week(START, START + timedelta(9)) == (
        (date(2026, 11, 16), 1),
        (date(2026, 11, 23), 4),
        (date(2026, 11, 30), 0),
    )


def test_the_day_is_the_kiosks_not_utcs(desk: Agency, store: Store, clock: FixedClock) -> None:
    clock.moment = clock.moment.replace(year=2026, month=11, day=20, hour=20)
    store.register(draft(1), issue)
    assert dict(desk.figures.per_day(date(2026, 11, 20), date(2026, 11, 21))) == {
        date(2026, 11, 20): 0,
        date(2026, 11, 21): 1,
    }


def test_the_funnel_narrows(desk: Agency, people: Callable[..., list[str]], clock: FixedClock) -> None:
    on(clock, START)
    numbers = people(6)
    for number in numbers[:5]:
        desk.follow_ups.record(AGENT, number, ContactReport(outcome="reached"))
    for number in numbers[:4]:
        desk.follow_ups.record(AGENT, number, ContactReport(outcome="member", kpj="12345678901"))
    for number in numbers[:3]:
        desk.follow_ups.record(AGENT, number, ContactReport(outcome="first-paid", month="2026-12"))
    desk.follow_ups.record(AGENT, numbers[0], ContactReport(outcome="month-paid", month="2027-01", months=2))
    funnel = desk.figures.funnel()
    assert [getattr(funnel, name.replace("-", "_")) for name in STAGES] == [6, 5, 4, 3, 1]
    assert desk.figures.funnel(START - timedelta(1)).registered == 0


def test_who_registered_by_dusun_occupation_and_programmes(desk: Agency, store: Store) -> None:
    for n, (dusun, work) in enumerate((("I", "petani"), ("I", "ojek"), ("II", "petani")), 1):
        store.register(draft(n, dusun=dusun, occupation=work), issue)
    assert [(part.key, part.registered) for part in desk.figures.by("dusun")] == [("I", 2), ("II", 1)]
    assert [(part.key, part.registered) for part in desk.figures.by("occupation")] == [
        ("petani", 2),
        ("ojek", 1),
    ]
    assert [part.key for part in desk.figures.by("programmes")] == ["jkk,jkm"]
    assert desk.figures.by("dusun", "2027-01") == ()
    with pytest.raises(Refused):
        desk.figures.by("name")


def test_an_agents_month_counts_towards_the_target_with_the_rule_shown(
    desk: Agency, people: Callable[..., list[str]], clock: FixedClock
) -> None:
    on(clock, START)
    desk.accounts.set_up("Kepala", PIN)
    desk.accounts.add(SUPERVISOR, "Agen Satu", "agent", OTHER_PIN)
    desk.accounts.add(SUPERVISOR, "Agen Dua", "agent", OTHER_PIN)
    numbers = people(26)
    for number in numbers[:25]:
        desk.follow_ups.record(
            AGENT, number, ContactReport(outcome="first-paid", month="2026-12", amount=10_000)
        )
    desk.follow_ups.record(
        OTHER_AGENT, numbers[25], ContactReport(outcome="first-paid", month="2026-12", amount=10_000)
    )
    two, one = desk.figures.agents("2026-11")
    assert (one.name, one.contacts, one.incentive.new_members) == ("Agen Satu", 25, 25)
    assert one.incentive.target_reached and one.incentive.total == 25 * 10_000 + 25 * 1_500
    assert (two.incentive.still_needed, two.incentive.total) == (24, 1_500)
    assert desk.figures.wadah_share((one, two)) == (one.incentive.total + two.incentive.total) // 10
    assert desk.figures.new_members("2026-11") == (26, 0) and desk.figures.new_members("2026-12") == (0, 0)
    undone = desk.follow_ups.history(AGENT, numbers[0])[-1]
    desk.follow_ups.undo(AGENT, undone.id, "slip")
    assert desk.figures.agents("2026-11")[1].incentive.new_members == 24


def test_a_member_from_before_is_nobodys_new_member(
    desk: Agency, people: Callable[..., list[str]], clock: FixedClock
) -> None:
    on(clock, START)
    said, later, undone, merged, other, plain = people(6)
    already, paid = (
        ContactReport(outcome="already-member"),
        ContactReport(outcome="first-paid", month="2026-12", amount=100),
    )
    desk.follow_ups.record(AGENT, said, already)
    desk.follow_ups.record(AGENT, undone, already)
    desk.follow_ups.undo(AGENT, desk.follow_ups.history(AGENT, undone)[-1].id, "slip")
    desk.follow_ups.record(AGENT, other, already)
    desk.duplicates.merge(AGENT, merged, other, "same")
    for number in (said, later, undone, merged, plain):
        desk.follow_ups.record(AGENT, number, paid)
    desk.follow_ups.record(AGENT, later, already)
    (month,) = desk.figures.agents("2026-11")
    assert (month.incentive.new_members, month.incentive.known_before) == (2, 3)
    assert desk.figures.new_members("2026-11") == (2, 3)
    received = sum(line.base for line in month.incentive.lines if line.rule == "share")
    assert received == 500, "a contribution received is one, whoever paid it"


def test_later_months_earn_the_later_share_even_when_entered_out_of_order(
    desk: Agency, people: Callable[..., list[str]], clock: FixedClock
) -> None:
    on(clock, START)
    (number,) = people(1)
    for start in ("2026-12", "2027-12"):
        desk.follow_ups.record(AGENT, number, ContactReport(outcome="month-paid", month=start, months=12))
    on(clock, date(2028, 12, 5))
    desk.follow_ups.record(
        AGENT, number, ContactReport(outcome="month-paid", month="2028-12", amount=100_000)
    )
    (month,) = desk.figures.agents("2028-12")
    assert month.incentive.new_members == 0 and month.incentive.total == 5_000


def test_the_villages_coverage_against_the_target(
    desk: Agency, people: Callable[..., list[str]], clock: FixedClock
) -> None:
    on(clock, START)
    numbers = people(3)
    for number in numbers[:2]:
        desk.follow_ups.record(AGENT, number, ContactReport(outcome="first-paid", month="2026-12"))
    desk.figures.set_target(SUPERVISOR, 40, 10)
    coverage = desk.figures.coverage(date(2026, 12, 1))
    assert (coverage.covered, coverage.workers, coverage.goal, coverage.percent) == (2, 40, 10, 5.0)
    assert desk.figures.coverage(START).covered == 0, "the paid month is to come"
    assert desk.figures.coverage(date(2026, 12, 31)).covered == 2
    assert desk.figures.coverage(date(2027, 1, 1)).covered == 0
    assert desk.figures.protected(date(2027, 3, 31)) == {"overdue": 2}
    assert desk.figures.protected(date(2027, 4, 1)) == {"ended": 2}
    for who, workers, goal, code in ((AGENT, 1, 1, "not-allowed"), (SUPERVISOR, 1, 2, "target")):
        with pytest.raises(Refused) as refusal:
            desk.figures.set_target(who, workers, goal)
        assert refusal.value.code == code
