"""What anybody holding a receipt may learn: genuine or not, how far it has come, what to do next."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kiosk import flow
from kiosk.agency.accounts import PUBLIC
from kiosk.errors import Problem, Refused, StoreError
from kiosk.flow import Facts
from kiosk.receipt.number import make_number, read_number
from kiosk.receipt.token import PREFIX
from kiosk.receipt.trust import Trust, read_identity, read_trust, verify
from kiosk.registration import Consent
from kiosk.station import IDENTITY_FILE, TRUST_FILE, Station
from kiosk.visit import Status, Step, Visit


def status_of(station: Station, text: str) -> Status | Problem:
    """The status of a typed number or a scanned token; Problem codes number-* and token-*."""
    if text.startswith(PREFIX):
        verdict = verify(text, trust_of(station.ground.folder))
        if verdict.result != "genuine":
            return Problem("check", f"token-{verdict.result}")
        known = _known(station, verdict.number)
        is_foreign = verdict.fields is not None and verdict.fields.code != station.code
        if isinstance(known, Problem) and is_foreign:
            return Status(number=verdict.number, result="elsewhere", advice="elsewhere-advice")
        return known
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


def trust_of(folder: Path | None, listed: Path | None = None) -> Trust:
    """A station's own identity with the trust list in its folder, and the list named; any may be missing.

    Refused names the file that is altered or not of the kind.
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
    for file in (listed, delivered if delivered and delivered.exists() else None):
        found = read_trust(_bytes(file)) if file else Trust()
        if isinstance(found, Problem):
            raise Refused(found.code, "trust", str(file))
        trust = replace(
            trust, stations=(*trust.stations, *found.stations), revoked=trust.revoked | found.revoked
        )
    return trust


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused("file-unreadable", "trust", f"{file}: {error.strerror}") from error
