"""Runs the verbs of the branch's computer; each returns the exit code (0 good, 1 something was refused)."""

import argparse
import sys
from dataclasses import asdict, replace
from getpass import getpass

from kiosk.agency.lists.export import base_of, kind_of, occupation_label
from kiosk.agency.lists.mappings import DECISIONS, MEMBERS
from kiosk.branch.decisions import Answered, decide, write_replies
from kiosk.branch.memory import TRUST_FILE, alone, read_memory, revoke_station, trust_station, write_memory
from kiosk.branch.opening import open_files
from kiosk.branch.workbook import read_verdicts, write_opening
from kiosk.clock import SystemClock
from kiosk.errors import Problem, Refused
from kiosk.exchange.bundle import read_file
from kiosk.exchange.keys import PUBLIC_FILE, BranchKeys, init_branch, open_keys
from kiosk.receipt.trust import read_identity
from kiosk.station import shipped_campaign
from kiosk.terminal.files import branch_mapping, mapping_of, progress, rows, tell_refused
from kiosk.terminal.output import advice, say, show, tell


def init(arguments: argparse.Namespace) -> int:
    """Make the key folder and name the file that kiosks get."""
    passphrase = _new_passphrase(arguments)
    name = arguments.name or arguments.keys.resolve().name
    public = init_branch(arguments.keys, name, passphrase)
    tell("give-public", file=arguments.keys / PUBLIC_FILE)
    answer = {
        "branch": public.name,
        "fingerprint": public.fingerprint,
        "public": str(arguments.keys / PUBLIC_FILE),
    }
    say(arguments, answer)
    return 0


def trust(arguments: argparse.Namespace) -> int:
    """Trust a station; its fingerprint is to be compared by telephone."""
    station = read_identity(read_file(arguments.station))
    if isinstance(station, Problem):
        raise Refused(station.code, "station", str(arguments.station))
    with alone(arguments.keys):
        new = trust_station(_keys(arguments), station, replace=arguments.replace)
    tell("compare", fingerprint=station.fingerprint)
    answer = {
        "code": station.code,
        "village": station.village,
        "fingerprint": station.fingerprint,
        "new": new,
    }
    say(arguments, answer)
    return 0


def revoke(arguments: argparse.Namespace) -> int:
    """Trust a station no longer: its bundles are refused, its receipts verify as revoked."""
    with alone(arguments.keys):
        station, new = revoke_station(_keys(arguments), arguments.fingerprint)
    tell("give-trust", file=arguments.keys / TRUST_FILE)
    answer = {
        "code": station.code,
        "village": station.village,
        "fingerprint": station.fingerprint,
        "new": new,
    }
    say(arguments, answer)
    return 0


def open_bundles(arguments: argparse.Namespace) -> int:
    """Open bundles, write the workbook, then remember what was opened; decisions typed before stay in it."""
    kind_of(arguments.out)
    mapping, decisions = mapping_of(arguments.mapping), branch_mapping(DECISIONS)
    campaign = shipped_campaign(SystemClock().today())
    with alone(arguments.keys):
        keys = _keys(arguments)
        memory = read_memory(keys)
        opening = open_files(keys, memory, arguments.files, progress("opening"))
        if arguments.undecided:
            waiting = tuple(arrival for arrival in opening.arrivals if arrival.decision is None)
            opening = replace(opening, arrivals=waiting)
        kept = 0
        if opening.taken:
            kept = write_opening(
                opening,
                mapping,
                decisions,
                arguments.out,
                members=branch_mapping(MEMBERS),
                label=lambda occupation: occupation_label(campaign, occupation),
                base=lambda bracket: base_of(campaign, bracket),
                decided=[each.decision for each in memory.entries.values() if each.decision],
                tell=progress("writing"),
            )
            write_memory(keys, memory, SystemClock().now())
    for refused in opening.refused:
        show(f"{refused.file}: {refused.problem}. {advice(refused.problem)}")
    answer = {
        "opened": [asdict(taken) for taken in opening.taken],
        "refused": [asdict(refused) for refused in opening.refused],
        "people": len(opening.people),
        "new": len(opening.new),
        "members": len(opening.members),
        "left_out": len(opening.unfit),
        "news": [asdict(each) for each in opening.news],
        "duplicates": [
            {"number": arrival.entry.number, "kept": arrival.kept} for arrival in opening.duplicates
        ],
        "kept": kept,
        "out": str(arguments.out) if opening.taken else None,
    }
    say(arguments, answer)
    return 1 if opening.refused else 0


def reply(arguments: argparse.Namespace) -> int:
    """Enter decisions and write a reply file for every kiosk; nothing changes if a row is refused."""
    if not arguments.out.is_dir():
        arguments.out.mkdir(parents=True, exist_ok=True)
    with alone(arguments.keys):
        keys = _keys(arguments)
        memory = read_memory(keys)
        verdicts, unreadable = read_verdicts(arguments.decisions, branch_mapping(DECISIONS))
        news, unknown = decide(memory, verdicts)
        refused = sorted((*unreadable, *unknown), key=lambda cell: cell.row)
        tell_refused(refused)
        written: tuple[Answered, ...] = ()
        if not refused or arguments.accept_good:
            written = write_replies(keys, memory, arguments.out, SystemClock().now())
    answer = {
        "decided": news if written else 0,
        "refused": rows(refused),
        "replies": [asdict(each) for each in written],
    }
    say(arguments, answer)
    return 1 if refused else 0


def _keys(arguments: argparse.Namespace) -> BranchKeys:
    return open_keys(arguments.keys, lambda: _passphrase(arguments))


def _passphrase(arguments: argparse.Namespace) -> str:
    if arguments.passphrase_file:
        return read_file(arguments.passphrase_file).decode("utf-8").strip()
    if not sys.stdin.isatty():
        raise Refused("passphrase-needed", "passphrase")
    return getpass("passphrase: ")


def _new_passphrase(arguments: argparse.Namespace) -> str | None:
    if arguments.passphrase_file:
        return _passphrase(arguments)
    if not arguments.passphrase:
        return None
    first = _passphrase(arguments)
    if getpass("again: ") != first:
        raise Refused("passphrase-wrong", "passphrase")
    return first
