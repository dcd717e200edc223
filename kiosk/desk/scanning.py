"""What a code is that was scanned at the desk: one of our receipts, or which kind of wrong paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kiosk.errors import Problem, Refused
from kiosk.receipt.number import make_number, read_number
from kiosk.receipt.token import PREFIX

if TYPE_CHECKING:
    from kiosk.receipt.trust import Verdict
    from kiosk.station import Station
    from kiosk.store.desk_store import DeskStore

Result = Literal[
    "ours", "altered", "unknown-kiosk", "revoked", "not-a-receipt", "elsewhere", "unknown", "trust"
]


@dataclass(frozen=True, slots=True)
class Scan:
    """`number` and `village` are given where known; `elsewhere` is a genuine paper of another kiosk."""

    result: Result
    number: str = ""
    village: str = ""


def judge(station: Station, store: DeskStore, text: str) -> Scan:
    """The signature is verified before anybody is looked up; a typed number is looked up as it is."""
    from kiosk.checking import trust_of
    from kiosk.receipt.trust import verify

    if not text.startswith(PREFIX):
        return _typed(station, text)
    try:
        verdict = verify(text, trust_of(station.ground.folder))
    except Refused:
        return Scan("trust")
    if verdict.result == "genuine":
        return _genuine(station, store, verdict)
    village = verdict.station.village if verdict.station else ""
    return Scan(verdict.result, verdict.number, village)


def _genuine(station: Station, store: DeskStore, verdict: Verdict) -> Scan:
    assert verdict.fields is not None and verdict.station is not None
    number = store.people.number_of(verdict.fields.entry_id.hex())
    # Before a station was restored it counted under another code: the very numbers of then are still ours.
    if verdict.fields.code != station.code and number != verdict.number:
        return Scan("elsewhere", verdict.number, verdict.station.village)
    return Scan("ours", number) if number else Scan("unknown", verdict.number)


def _typed(station: Station, text: str) -> Scan:
    """Another code than a receipt's: perhaps a number that a barcode or a person gives."""
    found = read_number(text)
    if isinstance(found, Problem):
        return Scan("not-a-receipt")
    number = make_number(*found)
    if station.store.registration(number):
        return Scan("ours", number)
    return Scan("elsewhere" if found[0] != station.code else "unknown", number)
