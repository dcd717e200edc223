"""What the rule of Perdir 13/2022 makes of a month."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.agency.followups.incentives import (
    Contribution,
    NewMember,
    Towards,
    incentive,
    towards,
    wadah_share,
)
from tests.support.rules import RULES

RULE = RULES.incentive


@pytest.mark.parametrize(
    ("two", "three", "bonus"), [(24, 0, 0), (25, 0, 250_000), (0, 25, 375_000), (20, 5, 275_000), (12, 12, 0)]
)
def test_new_members_count_only_in_a_month_that_reaches_the_target(two: int, three: int, bonus: int) -> None:
    month = incentive([NewMember(2)] * two + [NewMember(3)] * three, [], RULE)
    assert month.total == bonus
    assert month.target_reached == (two + three >= 25)
    assert month.still_needed == max(0, 25 - two - three)
    at_stake = sum(line.base for line in month.lines if line.rule == "per-member")
    assert at_stake == two * 10_000 + three * 15_000, "the lines show what is at stake below the target"


@pytest.mark.parametrize(
    ("first_nth", "months", "expected"),
    [(1, 1, 1500), (24, 1, 1500), (25, 1, 500), (60, 1, 500), (61, 1, 0), (23, 4, 500 * 15 // 10 + 250)],
)
def test_shares_of_contributions_by_the_month_of_membership(
    first_nth: int, months: int, expected: int
) -> None:
    month = incentive([], [Contribution(10_000, first_nth, months)], RULE)
    assert month.total == expected


@given(st.lists(st.builds(Contribution, st.integers(0, 10**7), st.integers(1, 80), st.integers(1, 12))))
def test_no_rupiah_is_counted_twice(contributions: list[Contribution]) -> None:
    month = incentive([], contributions, RULE)
    shared = sum(line.base for line in month.lines if line.rule == "share")
    assert shared <= sum(contribution.amount for contribution in contributions)


def test_who_was_a_member_before_earns_nothing_and_is_named() -> None:
    month = incentive([NewMember(2)] * 24 + [NewMember(3, True), NewMember(2, True)], [], RULE)
    assert (month.new_members, month.known_before, month.target_reached, month.total) == (24, 2, False, 0)
    left_out = [line for line in month.lines if line.rule == "known-before"]
    assert [(line.key, line.count, line.base, line.amount) for line in left_out] == [
        (2, 1, 10_000, 0),
        (3, 1, 15_000, 0),
    ]
    assert incentive([NewMember(2)] * 25 + [NewMember(3, True)], [], RULE).total == 250_000


@pytest.mark.parametrize(
    ("members", "expected", "needed", "left"),
    [
        ([55, 3], Towards(25, 2, 1, 28), 50, 22),
        ([25, 25], Towards(25, 2, 2, 50), 50, 0),
        ([24], Towards(25, 1, 0, 24), 25, 1),
        ([], Towards(25, 0, 0, 0), 25, 25),
    ],
)
def test_the_target_is_each_agents_own(members: list[int], expected: Towards, needed: int, left: int) -> None:
    came = towards(members, 25)
    assert (came, came.needed, came.left) == (expected, needed, left)


def test_the_wadah_gets_its_tenth_and_the_source_is_named() -> None:
    month = incentive([NewMember(3)] * 30, [Contribution(1_000_000, 1)], RULE)
    assert month.total == 450_000 + 150_000
    assert wadah_share([month, month], RULE) == 120_000
    assert month.source == "Perdir 13/2022"
    rates = [(line.rule, line.key, line.count, line.rate) for line in month.lines]
    assert rates == [
        ("per-member", 2, 0, 10_000),
        ("per-member", 3, 30, 15_000),
        ("share", 1, 1, 15),
        ("share", 25, 0, 5),
    ]
