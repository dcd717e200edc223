"""What a code is that was scanned at the desk: one of our receipts, or which kind of wrong paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.errors import Problem
from kiosk.receipt.number import make_number, read_number
from kiosk.receipt.token import PREFIX

if TYPE_CHECKING:
    from kiosk.checking import Judged
    from kiosk.station import Station


def judge(station: Station, text: str) -> Judged:
    """The signature is verified before anybody is looked up; a typed number is looked up as it is."""
    from kiosk.checking import Judged, judge_token

    if text.startswith(PREFIX):
        return judge_token(station, text)
    found = read_number(text)
    if isinstance(found, Problem):
        return Judged("not-a-receipt")
    number = make_number(*found)
    if station.store.registration(number):
        return Judged("ours", number)
    return Judged("number-elsewhere" if found[0] != station.code else "number-unknown", number)
