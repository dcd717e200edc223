"""A scanner that types like a keyboard is told from a person by its speed, and never presses keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.scanner_wedge import FASTER_THAN_HANDS, LONGEST, SILENCE, Wedge


def burst(wedge: Wedge, text: str, start: float = 100.0, gap: float = 0.003) -> tuple[str, float]:
    """Feed a text as a scanner does; what came out as typed keys, and the time after it."""
    now, typed = start, ""
    for key in text:
        typed += wedge.feed(key, now)
        now += gap
    return typed, now


def test_a_scan_is_one_text_and_no_key() -> None:
    wedge = Wedge()
    typed, now = burst(wedge, "KK1:ABC 123")
    assert typed == ""
    assert wedge.ends(now)
    assert wedge.scanned() == "KK1:ABC 123"
    assert not wedge.held


def test_a_person_is_typed_key_by_key() -> None:
    wedge = Wedge()
    typed, now = burst(wedge, "SITI", gap=0.08)
    assert typed == "SIT"
    assert not wedge.ends(now)
    assert wedge.typed(now) == "I"


def test_two_quick_fingers_are_still_a_person() -> None:
    wedge = Wedge()
    _, now = burst(wedge, "TH")
    assert wedge.scanned() == ""
    assert wedge.typed(now) == "TH"


def test_control_characters_are_dropped_and_endless_codes_are_nothing() -> None:
    wedge = Wedge()
    burst(wedge, "KK1:\x1b[A\r\x00B")
    assert wedge.scanned() == "KK1:[AB"
    burst(wedge, "A" * (LONGEST + 1))
    assert wedge.scanned() == ""


@given(st.text(min_size=4, max_size=60), st.floats(0.0001, FASTER_THAN_HANDS * 0.9))
def test_no_burst_ever_types(text: str, gap: float) -> None:
    wedge = Wedge()
    typed, now = burst(wedge, text, gap=gap)
    assert typed == ""
    if sum(map(str.isprintable, text)) >= 4:
        assert wedge.typed(now) == ""


@pytest.mark.parametrize("pause", [SILENCE + 0.001, 1.0])
def test_silence_ends_a_scan(pause: float) -> None:
    wedge = Wedge()
    _, now = burst(wedge, "KK1:X", gap=0.0)
    assert wedge.is_over(now + pause)
    assert not wedge.ends(now + pause)
