"""Reads Indonesian phone numbers from what people write to E.164, and writes them as people read.

Mobiles (nearly all) are decided here by the national plan, 8[1-35-9] and 7 to 10 digits more; landlines by
the phonenumbers library, which is loaded only for them (50 ms).
"""

import re
import unicodedata
from dataclasses import dataclass

from kiosk.errors import Problem

_MOBILE = re.compile(r"8[1-35-9][0-9]{7,10}")
_WRITTEN = re.compile(r"\+?[0-9]+")
_SEPARATORS = ".()/'’"
_COUNTRY = "62"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number that can be called: E.164, and whether it is a mobile (WhatsApp, SMS) or a landline."""

    e164: str
    mobile: bool


def read_phone(text: str) -> Phone | Problem:
    """Read one number as villagers, spreadsheets and phones write it.

    Problems of the field "phone": empty, characters, foreign, length, unknown.
    """
    written = "".join(_written(character) for character in text)
    if not written.strip("0"):
        return Problem("phone", "empty")
    if not _WRITTEN.fullmatch(written):
        return Problem("phone", "characters")
    national = _national(written)
    if national is None:
        return Problem("phone", "foreign")
    if _MOBILE.fullmatch(national):
        return Phone(f"+{_COUNTRY}{national}", mobile=True)
    if national.startswith("8") or not 7 <= len(national) <= 12:
        return Problem("phone", "unknown" if 9 <= len(national) <= 12 else "length")
    return (
        Phone(f"+{_COUNTRY}{national}", mobile=False)
        if _is_landline(national)
        else Problem("phone", "unknown")
    )


def format_phone(e164: str) -> str:
    """A number of read_phone as people read it aloud: 0812 3456 7890, (0532) 212345."""
    national = e164.removeprefix(f"+{_COUNTRY}")
    if _MOBILE.fullmatch(national):
        digits, middle = f"0{national}", 8 if len(national) > 9 else 7
        return f"{digits[:4]} {digits[4:middle]} {digits[middle:]}"
    import phonenumbers

    number = phonenumbers.parse(e164)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)


def _written(character: str) -> str:
    if (
        character in _SEPARATORS
        or character.isspace()
        or unicodedata.category(character) in ("Pd", "Cf", "Zs")
    ):
        return ""
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _national(written: str) -> str | None:
    """The digits after +62 or after the leading zero; None for another country's number."""
    if written.startswith(("+", "00")):
        abroad = written.removeprefix("+").removeprefix("00")
        return abroad[2:].lstrip("0") if abroad.startswith(_COUNTRY) else None
    if written.startswith(_COUNTRY):
        return written[2:].lstrip("0")
    return written.removeprefix("0")


def _is_landline(national: str) -> bool:
    import phonenumbers

    number = phonenumbers.PhoneNumber(country_code=int(_COUNTRY), national_number=int(national))
    return (
        not national.startswith("0")
        and phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.FIXED_LINE
    )
