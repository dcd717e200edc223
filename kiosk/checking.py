"""What anybody holding a receipt may learn: genuine or not, how far it has come, what to do next."""

from dataclasses import replace
from pathlib import Path

from kiosk.agency.accounts import PUBLIC
from kiosk.errors import Problem, Refused, StoreError
from kiosk.receipt.number import make_number, read_number
from kiosk.receipt.token import PREFIX
from kiosk.receipt.trust import Trust, read_identity, read_trust, verify
from kiosk.station import IDENTITY_FILE, TRUST_FILE, Station
from kiosk.visit import Status


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
    until, known = found.until, found.known
    return Status(
        number=number,
        result=found.state,
        advice=f"{found.state}-advice",
        covered_until=until.isoformat() if until else "",
        as_of=known.isoformat() if known else "",
    )


def withdraw_consent(station: Station, number: str, nik_tail: str) -> Problem | None:
    """Take the consent of this receipt back at the public screen; a Problem says no more than it must.

    Codes: tail-no-match (also where there is no such person), tail-ask-agent after five tries, store.
    """
    try:
        station.desk().rights.withdraw(PUBLIC, number, nik_tail)
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
