"""Which pairs an agent is asked about, and why."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.agency.duplicates.likeness import Identity, weigh

ONE = Identity(
    number="K7M-000001-4",
    name="SITI RAHAYU",
    nik="3171015708850001",
    phone="+6281234567890",
    birth_date=date(1985, 8, 17),
    sex="female",
    place=("DUSUN I", "001", "002"),
)
OTHER = replace(ONE, number="K7M-000002-X")


@pytest.mark.parametrize(
    ("change", "likeness", "suspect", "reason"),
    [
        ({}, 1.0, True, "same-nik"),
        ({"name": "X", "phone": None, "birth_date": None, "place": ("", "", "")}, 0.1, True, "same-nik"),
        ({"nik": None}, 1.0, True, "same-birth-date"),
        ({"nik": None, "phone": None}, 0.9, True, "same-rt"),
        ({"nik": "3171015708850010"}, 0.9, True, "other-nik"),
        ({"nik": "3171015708580001", "phone": None}, 1.0, True, "nik-close"),
        ({"nik": "3171025708850001", "phone": None}, 0.3, False, "other-nik"),
        ({"nik": None, "birth_date": None, "sex": None}, 0.2, False, "same-phone"),
        ({"nik": None, "phone": None, "birth_date": None, "place": ("", "", "")}, 1.0, False, "same-name"),
        (
            {"nik": "3171011202900003", "birth_date": date(1990, 2, 12), "sex": "male"},
            0.2,
            False,
            "same-phone",
        ),
        (
            {"nik": "3171015708850002", "name": "SITI RAHMA"},
            0.8,
            False,
            "same-birth-date",
        ),
    ],
)
def test_pairs_and_their_reasons(change: dict, likeness: float, suspect: bool, reason: str) -> None:
    found = weigh(ONE, replace(OTHER, **change), likeness)
    assert found.is_suspect is suspect, found
    assert reason in found.reasons
    assert 0 <= found.score <= 100


def test_twins_differ_in_their_running_number_alone_which_is_no_slip() -> None:
    twin = replace(OTHER, nik="3171015708850002", name="SITI RAHMAWATI")
    assert "other-nik" in weigh(ONE, twin, 0.7).reasons


def test_weighing_does_not_depend_on_the_order() -> None:
    changed = replace(OTHER, nik="3171015708580001", phone=None)
    assert weigh(ONE, changed, 0.9) == weigh(changed, ONE, 0.9)
