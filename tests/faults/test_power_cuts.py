"""Real power cuts lose nothing that was said to be saved, and the same cuts find every wrong variant out."""

import pytest

from tests.faults.disk import why_not
from tests.faults.power_cuts import campaign

pytestmark = [
    pytest.mark.skipif(why_not() is not None, reason=str(why_not())),
    pytest.mark.slow,
    pytest.mark.timeout(3600),
]


def test_nothing_acknowledged_or_printed_is_lost() -> None:
    outcome = campaign(cuts=60, seed=20261121)
    assert outcome.broken == []
    assert outcome.cuts == 60
    assert outcome.acknowledged > 200
    assert outcome.printed > 200
    assert outcome.lives_cut_while_opening > 0


@pytest.mark.long
def test_nothing_is_lost_in_many_cuts() -> None:
    assert campaign(cuts=3000, seed=1).broken == []


@pytest.mark.parametrize(
    ("variant", "found"),
    [
        ("synchronous=NORMAL", "I2 lost"),
        ("synchronous=OFF", "I2 lost"),
        ("print-before-commit", "I1 paper"),
    ],
)
def test_a_wrong_variant_is_caught(variant: str, found: str) -> None:
    outcome = campaign(cuts=60, seed=1, variant=variant, until=found)
    assert any(found in each for each in outcome.broken)
