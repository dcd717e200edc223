"""A scanner that types like a keyboard is told from a person by its speed, and never presses keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.receipt.token import PREFIX
from ui.scanner_wedge import FASTER_THAN_HANDS, LEAST, LONGEST, QUIET, SILENCE, SLOWEST, Wedge


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


gaps = st.lists(st.floats(0.001, SLOWEST), min_size=1, max_size=40)
anything = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


def played(wedge: Wedge, text: str, pauses: list[float]) -> tuple[str, float]:
    """Feed a text with these pauses over and over; what came out as typed keys, and the time of the last."""
    now, typed = 100.0, ""
    for place, key in enumerate(text):
        now += pauses[place % len(pauses)] if place else 0
        typed += wedge.feed(key, now)
    return typed, now


@given(anything, gaps)
def test_a_framed_code_types_nothing_at_any_pace(text: str, pauses: list[float]) -> None:
    wedge = Wedge()
    typed, now = played(wedge, PREFIX + text, pauses)
    assert typed == ""
    assert wedge.ends(now + SLOWEST)
    said = wedge.scanned()
    assert said == (PREFIX + "".join(key for key in text if key.isprintable())).upper()
    assert wedge.drains(now + SLOWEST) and not wedge.drains(now + 3 * SLOWEST)


@given(anything, gaps)
def test_a_scanner_s_own_marks_frame_every_code(text: str, pauses: list[float]) -> None:
    wedge = Wedge(prefixes=("~A",), suffix="^Z")
    typed, _ = played(wedge, "~A" + text.replace("^", "") + "^Z", pauses)
    assert typed == ""
    assert wedge.is_complete
    assert "~A" not in wedge.scanned()[:2]


@given(st.text(st.characters(categories=("L", "N", "P")), min_size=1), st.floats(0.09, 2.0))
def test_whoever_types_slowly_enough_types_everything(text: str, pause: float) -> None:
    for written in (text, PREFIX + text, "K" + text, "KK1" + text):
        wedge = Wedge()
        typed, now = played(wedge, written, [pause])
        assert not wedge.ends(now + pause)
        assert typed + wedge.typed(now + pause) == written


@given(st.text(st.characters(categories=("L", "N")), min_size=LEAST), st.floats(0.001, QUIET - 0.001))
def test_an_even_pace_is_no_hand_s(text: str, pause: float) -> None:
    wedge = Wedge()
    typed, now = played(wedge, text, [pause])
    assert typed == ""
    assert wedge.is_scan and wedge.typed(now) == ""


@pytest.mark.parametrize("pauses", [[0.03, 0.042, 0.021], [0.05], [0.015, 0.06], [0.04, 0.09, 0.03, 0.12]])
def test_a_quick_person_with_uneven_fingers_is_a_person(pauses: list[float]) -> None:
    wedge = Wedge()
    typed, now = played(wedge, "PAK5", pauses)
    assert typed + wedge.typed(now) == "PAK5"


def test_capitals_turned_round_and_letters_before_the_frame() -> None:
    wedge = Wedge()
    played(wedge, "xkk1:ab", [0.06])
    assert wedge.scanned() == "KK1:AB"
