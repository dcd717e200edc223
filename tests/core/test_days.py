"""Days and moments as staff type them."""

from datetime import UTC, date, datetime

import pytest

from kiosk.calendar import read_birth_date, read_moment
from kiosk.errors import Refused

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 2, 14, tzinfo=UTC)


@pytest.mark.parametrize("text", ["17-08-1985", "17081985", " 17/8/1985 ", "17.08.1985"])
def test_a_birth_date_is_read_with_and_without_signs(text: str) -> None:
    assert read_birth_date(text, TODAY) == date(1985, 8, 17)


@pytest.mark.parametrize("text", ["17-08-85", "31-02-1985", "17-08-2030", "17-08-1850", "1708198", "besok"])
def test_what_is_no_birth_date_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_birth_date(text, TODAY, "born")
    assert (refusal.value.code, refusal.value.field) == ("birth-date", "born")


def test_nothing_is_nothing() -> None:
    assert read_birth_date(" ", TODAY) is None and read_moment("", NOW, 7, "found") is None


@pytest.mark.parametrize("text", ["20-11-2026 18.30", "20/11/2026 18:30", "201120261830", "20112026 1830"])
def test_a_moment_is_read_on_the_kiosks_wall_clock(text: str) -> None:
    assert read_moment(text, NOW, 7, "found") == datetime(2026, 11, 20, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(("text", "code"), [("21-11-2026 09.15", "moment-future"), ("kemarin", "moment")])
def test_a_moment_to_come_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_moment(text, NOW, 7, "found")
    assert refusal.value.code == code
