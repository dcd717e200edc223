"""Runs the kiosk's verbs for lists, exports, bundles and replies; each returns the exit code."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.agency.agency import Agency
from kiosk.agency.lists.export import kind_of
from kiosk.desk.tasks import exchange as exchange_tasks
from kiosk.desk.tasks.exchange import send_bundle, send_list
from kiosk.errors import Refused
from kiosk.exchange.keys import PUBLIC_FILE, PublicBranch, read_public
from kiosk.security.sealing import read_recipient
from kiosk.staff import TERMINAL, Staff
from kiosk.station import Station
from kiosk.terminal.files import mapping_of, progress, station_of
from kiosk.terminal.output import say, show, tell
from kiosk.terminal.sign_in import signed_in
from kiosk.work import run_through


def desk_of(station: Station) -> Agency:
    """The staff's side of a station, by its pack's rules."""
    return station.desk()


def export(arguments: argparse.Namespace) -> int:
    """Write everybody by a mapping: for a key by default, in clear with a reason."""
    if arguments.plain and not arguments.reason.strip():
        arguments.misuse("--plain needs --reason TEXT")
    kind_of(arguments.out)
    with station_of(arguments) as station:
        mapping, desk = mapping_of(arguments.mapping, arguments.data, of_people=False), desk_of(station)
        recipient = None if arguments.plain else recipient_of(arguments.to, arguments.data)
        why = arguments.reason or "branch"
        with signed_in(station, desk, arguments, "export-plain") if arguments.plain else nobody() as who:
            work = send_list(station, desk, who, arguments.out, mapping, recipient, why)
            done = run_through(work, progress("writing"))
    if done.waiting:
        tell("waiting-list", count=done.waiting)
    tell("for-alone" if recipient else "in-clear", who=recipient[1] if recipient else "")
    answer = {
        "file": str(done.file),
        "rows": done.rows,
        "mapping": mapping.id,
        "encrypted": not arguments.plain,
        "manifest": str(done.manifest) if done.manifest else None,
        "waiting": done.waiting,
    }
    say(arguments, answer)
    return 0


def bundle(arguments: argparse.Namespace) -> int:
    """Write the next bundle, or the last one again when nothing has changed since."""
    branch = branch_of(arguments.branch, arguments.data)
    with station_of(arguments) as station:
        sent = run_through(send_bundle(station, desk_of(station), TERMINAL, arguments.out, branch))
    if sent.file is None:
        tell("nothing-new", number=sent.number)
    else:
        named = {"branch": branch.name, "fingerprint": branch.fingerprint}
        tell("bundle", number=sent.number, count=sent.entries, **named)
    if sent.waiting:
        tell("waiting-bundle", count=sent.waiting)
    answer = {
        "file": str(sent.file) if sent.file else None,
        "number": sent.number,
        "entries": sent.entries,
        "gone": sent.gone,
        "since": sent.since,
        "new": sent.is_new,
        "waiting": sent.waiting,
        "branch": branch.name,
        "fingerprint": branch.fingerprint,
    }
    say(arguments, answer)
    return 0


def take_reply(arguments: argparse.Namespace) -> int:
    """Let the branch's decisions move the queue."""
    with station_of(arguments) as station:
        taken = run_through(exchange_tasks.take_reply(station, desk_of(station), TERMINAL, arguments.file))
    if taken.known:
        tell("reply-known", number=taken.number)
    for number, problem in taken.skipped:
        show(f"{number}: {problem}")
    answer = {
        "number": taken.number,
        "answers": taken.answers,
        "applied": taken.applied,
        "known": taken.known,
        "skipped": [{"number": number, "problem": problem} for number, problem in taken.skipped],
    }
    say(arguments, answer)
    return 0


@contextmanager
def nobody() -> Iterator[Staff]:
    """What is sealed for a key may be written without an account."""
    yield TERMINAL


def branch_of(keys: Path | None, data: Path) -> PublicBranch:
    """The branch that was named, else the one whose public file lies in the data folder.

    Raises Refused as read_public does, and "no-recipient" where neither is there.
    """
    path = keys or data / PUBLIC_FILE
    if keys is None and not path.exists():
        raise Refused("no-recipient", "branch", str(path))
    return read_public(path)


def recipient_of(text: str | None, data: Path) -> tuple[str, str]:
    """A recipient's key and what to call it: given, or the branch whose public file lies in the data folder.

    What was given is never repeated: it may be a secret key. Raises Refused "no-recipient" or as
    read_recipient does.
    """
    given = (text or "").strip()
    path = Path(given) if given else data / PUBLIC_FILE
    try:
        found = path.exists()
    except (OSError, ValueError):
        found = False
    if not found and not given:
        raise Refused("no-recipient", "to", str(path))
    if not found:
        key = read_recipient(given)
        return key, key[:24]
    branch = read_public(path)
    return branch.age, branch.name
