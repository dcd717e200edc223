"""Runs the operator's verbs; each returns the exit code (0 good, 1 refused)."""

import argparse
import sys
from dataclasses import asdict
from getpass import getpass
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.errors import Problem, Refused
from kiosk.files import write_whole
from kiosk.people.nik import read_nik
from kiosk.people.regions import Regions
from kiosk.security.keys import DATABASE_NAME
from kiosk.settings import FILE
from kiosk.station import Station, open_ground, open_station, shipped_campaign
from kiosk.status import judge_token, station_trust, trust_of
from kiosk.terminal.output import say, show, tell
from kiosk.terminal.register import register_line
from kiosk.terminal.sign_in import signed_in
from kiosk.words import mend

SET_UP = ("sample", "register", "import", "check", "print-test", "identity", "voice")
"""The verbs with which a station begins: for them a folder that does not exist becomes a demo station."""


def opened(arguments: argparse.Namespace) -> Station:
    """The station that --data names; made by the verbs of SET_UP alone, else Refused("station-missing")."""
    found_station(arguments)
    return open_station(open_ground(arguments.data), use_keyring=not arguments.no_keyring)


def found_station(arguments: argparse.Namespace) -> None:
    """Refuse a mistyped folder, or say that a new station begins there."""
    folder: Path = arguments.data
    if (folder / FILE).exists() or (folder.is_dir() and any(folder.iterdir())):
        return
    if arguments.verb not in SET_UP:
        raise Refused("station-missing", "data", str(folder))
    tell("new-demo", folder=folder)


_LONGEST_LINE = 200


def nik(arguments: argparse.Namespace) -> int:
    """What can be known from a NIK; exit 1 when it is none. "-" reads it from the first line of the input."""
    typed = arguments.nik
    if typed == "-":
        typed = getpass("NIK: ") if sys.stdin.isatty() else sys.stdin.readline(_LONGEST_LINE).strip()
    found = read_nik(typed, arguments.on or SystemClock().today(), Regions())
    region = found.region
    say(
        arguments,
        {
            "problem": found.problem,
            "flags": list(found.flags),
            "birth_dates": [day.isoformat() for day in found.birth_dates],
            "sex": found.sex,
            "age": found.age,
            "region": region
            and {"province": region.province, "regency": region.regency, "district": region.district},
        },
    )
    return 1 if found.problem else 0


def occupations(arguments: argparse.Namespace) -> int:
    """Every occupation of the shipped pack: its id, what it is called, and the words that mean it."""
    campaign = shipped_campaign(SystemClock().today())
    language = arguments.language if arguments.language in campaign.languages else "id"
    labels = campaign.text(language).occupations
    found = [
        {
            "id": each.id,
            "label": labels[each.id],
            "bpu": each.bpu,
            "names": list(each.names),
            "words": list(each.keywords.get(language, ())),
        }
        for each in campaign.occupations
    ]
    if arguments.json:
        say(arguments, found)
    else:
        for each in found:
            print(f"{each['id']}  {each['label']}: {', '.join([*each['names'], *each['words']])}")
    return 0


def quote(arguments: argparse.Namespace) -> int:
    """Price a plan month by month in rupiah."""
    from kiosk.campaign.quote import quote as price
    from kiosk.campaign.tariffs import bracket_of

    today = arguments.on or SystemClock().today()
    campaign = shipped_campaign(today)
    bracket = bracket_of(arguments.income, campaign.tariffs)
    programmes = tuple(part.strip() for part in arguments.programmes.split(","))
    found = price(
        campaign, arguments.occupation, bracket.no, programmes, arguments.months, arguments.start, today
    )
    months = [
        {"month": month.month, "jkk": month.jkk, "jkm": month.jkm, "jht": month.jht, "total": month.total}
        for month in found.months
    ]
    say(arguments, {"bracket": found.bracket, "base": found.base, "months": months, "total": found.total})
    return 0


def register(arguments: argparse.Namespace) -> int:
    """Register each JSON line of stdin by the same rules as the screen, and print its paper."""
    import json

    station = opened(arguments)
    refused = 0
    for line in sys.stdin:
        if not line.strip():
            continue
        answer = register_line(station, line, arguments.payer)
        refused += "problem" in answer
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    station.store.close()
    return 1 if refused else 0


def verify(arguments: argparse.Namespace) -> int:
    """Judge a token or a picture of one against a trust list, or a station's own and its list.

    With --here the station's store says what only it can know: ours, elsewhere, unknown, or not as issued.
    """
    from kiosk.receipt.trust import verify as judge

    if arguments.data is None and (arguments.trust is None or arguments.here):
        raise Refused("trust-missing", "trust", "give --trust FILE or --data DIR; --here needs --data")
    text = _token(arguments.receipt)
    if arguments.here or (arguments.data is not None and (arguments.data / DATABASE_NAME).exists()):
        station = opened(arguments)
        try:
            verdict = judge(text, station_trust(station, arguments.trust))
            result: str = judge_token(station, text).result if arguments.here else verdict.result
        finally:
            station.store.close()
    else:
        verdict = judge(text, trust_of(arguments.data, arguments.trust))
        result = verdict.result
    fields = verdict.fields
    say(
        arguments,
        {
            "result": result.replace("-", " "),
            "number": verdict.number or None,
            "kiosk": fields.code if fields else None,
            "date": fields.day.isoformat() if fields else None,
            "copy": fields.copy if fields else None,
            "village": verdict.station.village if verdict.station else None,
        },
    )
    for language in ("id", "en"):
        show(mend(f"receipt-{result}", language))
    return 0 if result in ("genuine", "ours", "elsewhere") else 1


def _token(text: str) -> str:
    from kiosk.scanning.decode import read_image

    if text.startswith("KK1:"):
        return text
    file = Path(text)
    try:
        known = file.is_file()
    except (OSError, ValueError):
        known = False
    if not known:
        return text
    found = read_image(file)
    if isinstance(found, Problem):
        raise Refused(found.code, "receipt", "no readable QR code in this picture; try a sharper photo")
    return found


def identity(arguments: argparse.Namespace) -> int:
    """Write the public identity for the branch's trust list."""
    station = opened(arguments)
    text = station.public_identity()
    station.store.close()
    write_whole(arguments.out, text.encode())
    say(arguments, {"code": station.code, "fingerprint": station.fingerprint, "file": str(arguments.out)})
    return 0


def trust(arguments: argparse.Namespace) -> int:
    """Make one trust list of identity files; an altered or foreign file is named and refuses the whole."""
    from kiosk.receipt.trust import Identity, read_identity, write_trust

    stations: list[Identity] = []
    for file in arguments.files:
        found = read_identity(_bytes(file))
        if isinstance(found, Problem):
            raise Refused(found.code, "file", str(file))
        stations.append(found)
    unknown = set(arguments.revoke) - {station.fingerprint for station in stations}
    if unknown:
        raise Refused("revoke-unknown", "revoke", ", ".join(sorted(unknown)))
    seed = _branch_seed(arguments.branch_key) if arguments.branch_key else None
    revoked = [station.key for station in stations if station.fingerprint in arguments.revoke]
    write_whole(arguments.out, write_trust(stations, revoked, serial=arguments.serial, seed=seed).encode())
    say(arguments, {"stations": len(stations), "revoked": len(revoked), "signed": seed is not None})
    return 0


def _passphrase() -> str:
    return getpass("passphrase: ")


def _branch_seed(path: Path) -> bytes:
    """The branch's signing seed: from its key folder, or a file of 64 hex digits."""
    if path.is_dir():
        from kiosk.exchange.keys import open_keys

        return open_keys(path, _passphrase).seed
    try:
        seed = bytes.fromhex(_bytes(path).decode("ascii").strip())
    except ValueError as error:
        raise Refused("keys-damaged", "branch-key", str(path)) from error
    if len(seed) != 32:
        raise Refused("keys-damaged", "branch-key", str(path))
    return seed


def check(arguments: argparse.Namespace) -> int:
    """Look at everything the kiosk needs; every line says what to mend."""
    from kiosk.diagnostics import look_over

    found_station(arguments)
    findings = look_over(arguments.data, use_keyring=not arguments.no_keyring)
    say(
        arguments,
        [finding.answer() for finding in findings]
        if not arguments.json
        else {"checks": [f.answer() for f in findings]},
    )
    return 1 if any(finding.level == "bad" for finding in findings) else 0


def confirm(arguments: argparse.Namespace) -> int:
    """Somebody has read and done what `check` names; it names it no more."""
    from kiosk.desk.tasks.diagnostics import confirm as confirmed

    station = opened(arguments)
    try:
        with signed_in(station, station.desk(), arguments, "technical") as who:
            say(arguments, {"confirmed": list(confirmed(station, who))})
    finally:
        station.store.close()
    return 0


def print_test(arguments: argparse.Namespace) -> int:
    """Print a test paper and say what the device answered."""
    from kiosk.printing.test_page import print_test_page

    station = opened(arguments)
    status = print_test_page(station.queue.printer, station.code, station.ground.clock.today())
    station.store.close()
    say(arguments, {"printer": station.ground.settings.printer.kind, "status": status})
    return 0


def audit(arguments: argparse.Namespace) -> int:
    """Verify the chain, or list its entries."""
    from kiosk.store.audit import with_contents

    station = opened(arguments)
    report = with_contents(station.store.verify_audit(), station.desk().audit_pages.altered())
    if arguments.action == "list":
        say(arguments, [asdict(entry) for entry in station.store.audit_entries()])
    else:
        say(
            arguments,
            {
                "whole": report.is_whole,
                "entries": report.count,
                "head": report.head,
                "problem": report.problem,
                "altered": list(report.altered),
            },
        )
    station.store.close()
    return 0 if report.is_whole else 1


def backup(arguments: argparse.Namespace) -> int:
    """Copy the store, encrypted, and prove that the copy opens."""
    from kiosk.recovery.backup import prepare

    station = opened(arguments)
    prepare(station)(arguments.out)
    station.store.close()
    say(arguments, {"file": str(arguments.out), "bytes": arguments.out.stat().st_size})
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup in the place of a lost store, under a new code."""
    from kiosk.restore import restore_station

    if arguments.kit is None:
        found_station(arguments)
    done = restore_station(
        arguments.data,
        arguments.file,
        arguments.code.upper(),
        kit=arguments.kit,
        ask=_passphrase,
        use_keyring=not arguments.no_keyring,
    )
    tell("goes-on", before=done.before, after=done.code)
    tell("give-identity", file=done.identity, fingerprint=done.fingerprint)
    if done.erased:
        tell("erased-again", count=done.erased)
    if done.questions:
        tell("papers-asked", count=done.questions)
    say(arguments, asdict(done) | {"identity": str(done.identity)})
    return 0 if done.whole else 1


def sample(arguments: argparse.Namespace) -> int:
    """Fill the station with invented people and all that can happen to them."""
    from kiosk.sample.sample import fill

    station = opened(arguments)
    made = fill(station, arguments.people, arguments.seed, tell)
    station.store.close()
    say(arguments, made)
    return 0


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused("file-unreadable", "file", f"{file}: {error.strerror}") from error
