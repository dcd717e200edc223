"""Phone numbers as villagers, spreadsheets and phones write them."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Problem
from kiosk.people.phone import Phone, format_phone, read_phone

SAME = [
    "081234567890",
    "0812 3456 7890",
    "0812-3456-7890",
    "0812.3456.7890",
    "+6281234567890",
    "+62 812 3456 7890",
    "+62 (0) 812-3456-7890",
    "6281234567890",
    "62081234567890",
    "006281234567890",
    "81234567890",
    "０８１２３４５６７８９０",
    "'081234567890",
    "\u202a+62 812\u20113456\u20117890\u202c",
    "0062 0812 3456 7890",
]


@pytest.mark.parametrize("text", SAME)
def test_one_number_in_many_writings(text):
    assert read_phone(text) == Phone("+6281234567890", mobile=True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" - ", "empty"),
        ("belum ada", "characters"),
        ("0812345678O0", "characters"),
        ("08123456789a", "characters"),
        ("0812+34567890", "characters"),
        ("081234567890,081234567891", "characters"),
        ("6.28E+12", "characters"),
        ("\x1b[31m081234567890", "characters"),
        ("081234567890\0", "characters"),
        ("+60123456789", "foreign"),
        ("0060123456789", "foreign"),
        ("0812345", "length"),
        ("08123456", "length"),
        ("08123456789012", "length"),
        ("081234567890/081234567891", "length"),
        ("1", "length"),
        ("+", "characters"),
        ("084123456789", "unknown"),
        ("0140123456", "unknown"),
        ("5551234", "unknown"),
        ("0", "empty"),
        ("0000000000", "empty"),
    ],
)
def test_slips_have_a_code(text, code):
    assert read_phone(text) == Problem("phone", code)


@pytest.mark.parametrize(
    ("text", "e164", "shown"),
    [
        ("0532 212345", "+62532212345", "(0532) 212345"),
        ("+62 21 55512345", "+622155512345", "(021) 55512345"),
        ("62532212345", "+62532212345", "(0532) 212345"),
    ],
)
def test_landlines(text, e164, shown):
    assert read_phone(text) == Phone(e164, mobile=False)
    assert format_phone(e164) == shown


@pytest.mark.parametrize(
    ("e164", "shown"),
    [
        ("+6281234567890", "0812 3456 7890"),
        ("+628123456789", "0812 3456 789"),
        ("+62812345678", "0812 345 678"),
        ("+62812345678901", "0812 3456 78901"),
    ],
)
def test_shown_in_groups(e164, shown):
    assert format_phone(e164) == shown


def library_type(national):
    number = phonenumbers.PhoneNumber(country_code=62, national_number=int(national))
    return phonenumbers.number_type(number) if phonenumbers.is_valid_number(number) else None


@given(st.from_regex(r"8[0-9]{6,13}", fullmatch=True))
def test_mobiles_are_judged_as_the_library_judges(national):
    is_mobile = library_type(national) == phonenumbers.PhoneNumberType.MOBILE
    assert isinstance(read_phone("0" + national), Phone) == is_mobile


@given(st.from_regex(r"[2-79][0-9]{6,11}", fullmatch=True), st.sampled_from(["0", "+62", "0062"]))
def test_landlines_are_judged_as_the_library_judges(national, prefix):
    is_landline = library_type(national) == phonenumbers.PhoneNumberType.FIXED_LINE
    expected = Phone(f"+62{national}", mobile=False) if is_landline else Problem("phone", "unknown")
    assert read_phone(prefix + national) == expected


@given(st.text() | st.text("+0682139 -()", max_size=20))
def test_any_text_gets_an_answer_that_reads_back(text):
    phone = read_phone(text)
    if isinstance(phone, Phone):
        assert read_phone(phone.e164) == phone
        assert read_phone(format_phone(phone.e164)) == phone
