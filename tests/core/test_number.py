"""The receipt number: what is caught, what is forgiven, and that garbage is only ever a problem."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Problem
from kiosk.number import ALPHABET, make_number, new_code, read_number

codes = st.text(st.sampled_from(ALPHABET), min_size=3, max_size=3)
sequences = st.integers(1, 9_999_999_999)


@given(codes, sequences)
def test_a_number_reads_back(code: str, sequence: int) -> None:
    assert read_number(make_number(code, sequence)) == (code, sequence)


@pytest.mark.parametrize("sequence", [1, 123, 999_999, 1_000_000, 9_999_999_999])
@pytest.mark.parametrize("code", ["K7M", "000", "ZZZ", "0Z0"])
def test_every_single_wrong_character_is_caught(code: str, sequence: int) -> None:
    number = make_number(code, sequence)
    for place in range(len(number)):
        for wrong in ALPHABET + "OILU- *":
            damaged = number[:place] + wrong + number[place + 1 :]
            assert _caught(damaged, (code, sequence)), damaged


@given(codes, sequences, st.data())
def test_any_single_wrong_character_is_caught(code: str, sequence: int, data: st.DataObject) -> None:
    number = make_number(code, sequence)
    place = data.draw(st.integers(0, len(number) - 1))
    damaged = number[:place] + data.draw(st.characters()) + number[place + 1 :]
    assert _caught(damaged, (code, sequence)), damaged


@given(codes, sequences)
def test_every_swap_of_neighbours_is_caught(code: str, sequence: int) -> None:
    number = make_number(code, sequence)
    for place in range(len(number) - 1):
        swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        assert _caught(swapped, (code, sequence)), swapped


def _caught(text: str, meant: tuple[str, int]) -> bool:
    """Refused, or read as what was meant (O for 0, a space for a dash)."""
    answer = read_number(text)
    return isinstance(answer, Problem) or answer == meant


@pytest.mark.parametrize("sequence", [1, 120_000, 999_999])
def test_no_two_characters_share_a_check(sequence: int) -> None:
    checks = {make_number(f"A{character}A", sequence)[-1] for character in ALPHABET}
    assert len(checks) == len(ALPHABET)


@pytest.mark.parametrize(
    "typed",
    [
        "k7m-000123-{c}",
        "K7M000123{c}",
        " K7M 000123 {c}\n",
        "K7M–OOOI23–{c}",
        "Ｋ７Ｍ－０００１２３－{c}",
        "K7M-000l23-{c}",
    ],
)
def test_what_people_type_is_read_as_meant(typed: str) -> None:
    check = make_number("K7M", 123)[-1]
    assert read_number(typed.format(c=check)) == ("K7M", 123)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "number-form"),
        ("K7M", "number-form"),
        ("K7M-000000-0", "number-form"),
        ("U7M-000123-4", "number-characters"),
        ("K7M-000123-*", "number-characters"),
        ("K7M-000124-" + make_number("K7M", 123)[-1], "number-check"),
        ("K7M-0000000000000123-4", "number-form"),
    ],
)
def test_a_problem_says_which(typed: str, code: str) -> None:
    if typed == "K7M-000000-0":
        typed = next(f"K7M-000000-{c}" for c in ALPHABET if read_number(f"K7M-000000-{c}").code == code)
    answer = read_number(typed)
    assert isinstance(answer, Problem)
    assert answer.code == code


@given(st.text())
def test_garbage_never_raises(text: str) -> None:
    answer = read_number(text)
    assert isinstance(answer, Problem) or make_number(*answer)


@pytest.mark.parametrize(("code", "sequence"), [("K7", 1), ("K7I", 1), ("K7M", 0), ("K7M", 10**10)])
def test_what_cannot_be_a_number_is_not_made(code: str, sequence: int) -> None:
    with pytest.raises(ValueError, match="not a kiosk code"):
        make_number(code, sequence)


def test_new_codes_mix_letters_and_digits() -> None:
    source = random.Random(7)
    codes = [new_code(source) for _ in range(500)]
    assert all(not code.isalpha() and not code.isdigit() for code in codes)
    assert len(set(codes)) > 450
