"""Tells what anybody holding a receipt may learn: genuine or not, how far it has come, what to do next.

What a code is that was scanned at the desk: one of our receipts, or which kind of wrong paper.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from kiosk.bounded import read_bounded
from kiosk.errors import Problem, Refused, StoreError
from kiosk.exchange.keys import PUBLIC_FILE, read_public
from kiosk.new_code import IDENTITY_FILE
from kiosk.number import make_number, read_number
from kiosk.receipt.token import PREFIX, TokenFields, read_token
from kiosk.receipt.trust import Trust, read_identity, read_trust, verify
from kiosk.registration import Consent
from kiosk.staff import PUBLIC
from kiosk.station import TRUST_FILE, Station
from kiosk.visit import flow
from kiosk.visit.flow import Facts
from kiosk.visit.visit import Status, Step, Visit

Result = Literal[
    "ours",
    "elsewhere",
    "unknown",
    "altered",
    "forged",
    "unknown-kiosk",
    "revoked",
    "not-a-receipt",
    "trust",
    "number-elsewhere",
    "number-unknown",
]


LARGEST_LIST = 4_000_000


@dataclass(frozen=True, slots=True)
class Judged:
    """What a code is at this station: `number` as written on it, `village` where its kiosk is known.

    ours: genuine and entered here; elsewhere: genuine, of another kiosk; unknown: genuine and from here, but
    without an entry (an old backup was restored); altered: damaged, or not what was issued under its number;
    forged: there is no such entry and no trusted key signed it; trust: the station's trust list is damaged.
    number-*: a bare number, which proves nothing, of another kiosk or without an entry here.
    """

    result: Result
    number: str = ""
    village: str = ""


def judge_token(station: Station, text: str) -> Judged:
    """A token's verdict with what only the issuing station can know; looks nobody up by a bad paper."""
    try:
        verdict = verify(text, station_trust(station))
    except Refused:
        return Judged("trust")
    fields, village = verdict.fields, verdict.station.village if verdict.station else ""
    if verdict.result != "genuine" and verdict.result != "forged":
        return Judged(verdict.result, verdict.number, village)
    assert fields is not None
    number = station.desk().people.number_of(fields.entry_id.hex())
    if verdict.result == "forged":
        issued = number is not None or station.store.registration(verdict.number) is not None
        return Judged("altered" if issued else "forged", verdict.number, village)
    if fields.code not in own_codes(station) and number != verdict.number:
        return Judged("elsewhere", verdict.number, village)
    if number is None:
        return Judged("unknown", verdict.number, village)
    return Judged("ours" if _as_issued(station, number, fields) else "altered", verdict.number, village)


def own_codes(station: Station) -> frozenset[str]:
    """The codes under which this station counts and, before it was restored, has counted."""
    folder = station.ground.folder
    earlier = (file.stem.removeprefix("identity-") for file in folder.glob("identity-???.json"))
    return frozenset({station.code, *earlier})


def _as_issued(station: Station, number: str, fields: TokenFields) -> bool:
    """Whether the stored receipt says the same, whichever copy this is; an erased one has only its number."""
    receipt = station.store.receipt(number)
    issued = read_token(receipt.token) if receipt else None
    if isinstance(issued, TokenFields):
        return replace(issued, copy=fields.copy) == fields
    return number == fields.number


def status_of(station: Station, text: str) -> Status | Problem:
    """The status of a typed number or a scanned token; Problem codes number-* and token-*."""
    if text.startswith(PREFIX):
        judged = judge_token(station, text)
        if judged.result == "ours":
            return _known(station, judged.number)
        if judged.result == "elsewhere":
            return Status(number=judged.number, result="elsewhere", advice="elsewhere-advice")
        return Problem("check", f"token-{judged.result}")
    found = read_number(text)
    if isinstance(found, Problem):
        return Problem("check", "number-wrong")
    code, _sequence = found
    known = _known(station, make_number(*found))
    return (
        Problem("check", "number-elsewhere") if isinstance(known, Problem) and code != station.code else known
    )


def _known(station: Station, number: str) -> Status | Problem:
    try:
        found = station.desk().people.protection(number)
    except Refused:
        return Problem("check", "number-unknown")
    until, since, known = (day.isoformat() if day else "" for day in (found.until, found.since, found.known))
    return Status(
        number=number,
        result=found.state,
        advice=f"{found.state}-advice",
        covered_until=until,
        since=since,
        as_of=known,
        pending=station.desk().rights.awaits_consent(number),
    )


def withdraw_consent(station: Station, number: str, nik_tail: str) -> Problem | None:
    """Take the consent of this receipt back at the public screen; a Problem says no more than it must.

    Codes: tail-no-match (also where there is no such person), tail-ask-agent after five tries, store.
    """
    return _by_tail(lambda: station.desk().rights.withdraw(PUBLIC, number, nik_tail))


def give_consent(station: Station, number: str, nik_tail: str, consent: Consent) -> Problem | None:
    """Give the consent that this receipt waits for, at the public screen; a Problem as for withdrawing."""
    return _by_tail(lambda: station.desk().rights.give_consent(PUBLIC, number, consent, nik_tail=nik_tail))


def settle_consent(station: Station, visit: Visit, facts: Facts) -> Visit:
    """The visit after the NIK's last digits were typed to take consent back or to give it.

    Wrong digits learn nothing, are gone, and only few are looked at.
    """
    if slip := flow.problem(visit, facts):
        return replace(visit, problem=slip)
    if visit.status is None:
        return visit
    number, tail = visit.status.number, visit.nik_tail
    if visit.step is Step.WITHDRAW:
        refused, after = withdraw_consent(station, number, tail), flow.withdrawn
    else:
        consent = flow.consent_of(visit, facts, "screen")
        refused, after = give_consent(station, number, tail, consent), flow.agreed
    return replace(visit, problem=refused, nik_tail="") if refused else after(visit)


def _by_tail(act: Callable[[], None]) -> Problem | None:
    try:
        act()
    except Refused as refused:
        return Problem("nik_tail", "tail-ask-agent" if refused.code == "ask-agent" else "tail-no-match")
    except StoreError:
        return Problem("nik_tail", "store")
    return None


def station_trust(station: Station, listed: Path | None = None) -> Trust:
    """The same for an open station, which remembers the newest serial of its branch's lists."""
    from kiosk.store.part import highest, raise_to

    folder = station.ground.folder
    branch = folder / PUBLIC_FILE
    name = f"trust:{read_public(branch).fingerprint}" if branch.exists() else ""
    newest = highest(station.store, name) if name else 0
    trust = trust_of(folder, listed, at_least=newest)
    if trust.serial > newest:
        raise_to(station.store, name, trust.serial)
    return trust


def trust_of(folder: Path | None, listed: Path | None = None, *, at_least: int = 0) -> Trust:
    """A station's own identity with the trust list in its folder, and the list named; any may be missing.

    A station believes its branch's lists only: those signed by the key in its branch.json, of serial
    `at_least` or later. Refused names the file that is altered, not of the kind, trust-unsigned,
    trust-foreign, trust-older, or trust-branch (the station has no branch.json).
    """
    trust = Trust()
    # A station that was restored keeps its earlier identities: the papers of those days stay genuine.
    names = [*sorted(folder.glob("identity-???.json")), folder / IDENTITY_FILE] if folder else []
    for own in (name for name in names if name.exists()):
        identity = read_identity(_bytes(own))
        if isinstance(identity, Problem):
            raise Refused(identity.code, "trust", str(own))
        trust = replace(trust, stations=(*trust.stations, identity))
    delivered = folder / TRUST_FILE if folder else None
    files = [file for file in (listed, delivered) if file and (file is listed or file.exists())]
    branches = _branch_keys(folder) if folder and files else ()
    for file in files:
        found = read_trust(_bytes(file), branches)
        if isinstance(found, Problem):
            raise Refused(found.code, "trust", str(file))
        if found.serial < at_least:
            raise Refused("trust-older", "trust", f"{file}: {found.serial} < {at_least}")
        trust = replace(
            trust,
            stations=(*trust.stations, *found.stations),
            revoked=trust.revoked | found.revoked,
            serial=max(trust.serial, found.serial),
        )
    return trust


def _branch_keys(folder: Path) -> tuple[bytes, ...]:
    """The key of the branch that a supervisor took in, or Refused("trust-branch")."""
    if not (folder / PUBLIC_FILE).exists():
        raise Refused("trust-branch", "trust", str(folder / PUBLIC_FILE))
    return (bytes.fromhex(read_public(folder / PUBLIC_FILE).sign_key),)


def _bytes(file: Path) -> bytes:
    try:
        return read_bounded(file, LARGEST_LIST)
    except Refused as refused:
        raise Refused("file-unreadable", "trust", f"{file}: {refused.code}") from refused


def judge(station: Station, text: str) -> Judged:
    """The signature is verified before anybody is looked up; a typed number is looked up as it is."""
    if text.startswith(PREFIX):
        return judge_token(station, text)
    found = read_number(text)
    if isinstance(found, Problem):
        return Judged("not-a-receipt")
    number = make_number(*found)
    if station.store.registration(number):
        return Judged("ours", number)
    return Judged("number-elsewhere" if found[0] != station.code else "number-unknown", number)
