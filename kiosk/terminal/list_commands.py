"""The kiosk's verbs for lists, exports, bundles and replies; each returns the exit code."""

import argparse
from pathlib import Path

from kiosk.agency.agency import Agency
from kiosk.agency.lists.export import export_plain, export_sealed, kind_of
from kiosk.agency.lists.import_rows import read_list
from kiosk.desk.list_tasks import issuer
from kiosk.errors import Refused
from kiosk.exchange.bundle import make_bundle, read_file
from kiosk.exchange.keys import PUBLIC_FILE, read_public
from kiosk.exchange.reply import open_reply
from kiosk.files import write_whole
from kiosk.staff import TERMINAL
from kiosk.station import Station
from kiosk.terminal.files import mapping_of, progress, rows, station_of, tell_refused
from kiosk.terminal.output import say, tell
from kiosk.terminal.sign_in import signed_in
from kiosk.work import run_through


def desk_of(station: Station) -> Agency:
    """The staff's side of a station, by its pack's rules."""
    return Agency(station.store, station.ground.campaign.followup)


def take_list(arguments: argparse.Namespace) -> int:
    """Check a list, and store all of it or (without --accept-good) nothing."""
    with station_of(arguments) as station:
        mapping = mapping_of(arguments.mapping, arguments.data)
        facts = station.ground.facts
        language = arguments.language
        if language not in facts.campaign.languages:
            raise Refused("language", "language")
        read = read_list(
            arguments.file, mapping, facts, station.code, language=language, tell=progress("checking")
        )
        imports = desk_of(station).imports
        known = run_through(imports.known_rows(TERMINAL, read, mapping.id))
        if arguments.dry_run:
            done = imports.weigh(read, accept_good=arguments.accept_good)
        else:
            done = imports.take(
                TERMINAL,
                read,
                mapping.id,
                accept_good=arguments.accept_good,
                issue=issuer(station),
                tell=progress("storing"),
            )
    tell_refused(read.refused)
    for name, value in read.defaults.items():
        tell(f"no column for {name}: every row has {value!r} from the mapping")
    if read.passed_over:
        tell(f"columns passed over, not read: {', '.join(read.passed_over)}")
    answer = {
        "rows": read.rows,
        "accepted": done.accepted,
        "refused": rows(read.refused),
        "known": done.known,
        "known_rows": [{"row": each.row, "number": each.number} for each in known],
        "passed_over": list(read.passed_over),
        "defaults": read.defaults,
    }
    say(arguments, answer)
    return 1 if read.refused else 0


def export(arguments: argparse.Namespace) -> int:
    """Write everybody by a mapping: for a key by default, in clear with a reason."""
    if arguments.plain and not arguments.reason.strip():
        arguments.misuse("--plain needs --reason TEXT")
    kind_of(arguments.out)
    with station_of(arguments) as station:
        mapping = mapping_of(arguments.mapping, arguments.data)
        desk = desk_of(station)
        total, waiting = desk.exports.count(), desk.exports.waiting()
        recipient, to = ("", "") if arguments.plain else recipient_of(arguments.to, arguments.data)
        action, why = (
            ("export-plain", arguments.reason)
            if arguments.plain
            else ("export", arguments.reason or "branch")
        )
        if arguments.plain:
            with signed_in(station, desk, arguments, action) as who:
                entries = desk.exports.entries(who, action, why, mapping=mapping.id)
                subjects = station.subjects(entries)
                done = export_plain(subjects, total, mapping, arguments.out, progress("writing"))
        else:
            entries = desk.exports.entries(TERMINAL, action, why, mapping=mapping.id)
            done = export_sealed(
                station.subjects(entries),
                total,
                mapping,
                arguments.out,
                recipient=recipient,
                to=to,
                kiosk=station.code,
                seed=station.keys.signing,
                now=station.ground.clock.now(),
                tell=progress("writing"),
            )
    if waiting:
        tell(f"{waiting} people have yet to consent: they are not in it")
    tell("in clear: delete it when it has served" if arguments.plain else f"for {to} alone")
    answer = {
        "file": str(done.file),
        "rows": done.rows,
        "mapping": mapping.id,
        "encrypted": not arguments.plain,
        "manifest": str(done.manifest) if done.manifest else None,
        "waiting": waiting,
    }
    say(arguments, answer)
    return 0


def bundle(arguments: argparse.Namespace) -> int:
    """Write the next bundle, or the last one again when nothing has changed since."""
    branch = read_public(arguments.branch)
    with station_of(arguments) as station:
        campaign = station.ground.campaign
        prepared = desk_of(station).bundles.prepare(
            TERMINAL, branch, station.place, f"{campaign.id} {campaign.version}"
        )
        content = prepared.content
        out: Path = arguments.out
        if out.is_dir():
            out = out / f"{content.kiosk}-kiriman-{content.number:04d}.kkbc"
        if prepared.is_empty and not prepared.is_new:
            tell(f"nothing new since bundle {content.number}, which the branch has answered")
        else:
            write_whole(out, make_bundle(content, branch, station.keys.signing))
            count = len(content.entries)
            tell(f"bundle {content.number} for {branch.name} ({branch.fingerprint}): {count} entries")
    if prepared.waiting:
        tell(f"{prepared.waiting} people have yet to consent: they go with the first bundle after that")
    answer = {
        "file": None if prepared.is_empty and not prepared.is_new else str(out),
        "number": content.number,
        "entries": len(content.entries),
        "gone": len(content.gone),
        "since": content.since,
        "new": prepared.is_new,
        "waiting": prepared.waiting,
        "branch": branch.name,
        "fingerprint": branch.fingerprint,
    }
    say(arguments, answer)
    return 0


def take_reply(arguments: argparse.Namespace) -> int:
    """Let the branch's decisions move the queue."""
    file = read_file(arguments.file)
    with station_of(arguments) as station:
        bundles = desk_of(station).bundles
        branches = tuple(ledger.branch for ledger in bundles.ledgers())
        reply = open_reply(file, station.code, station.keys.signing, branches)
        taken = bundles.take_reply(TERMINAL, reply)
    if taken.known:
        tell(f"reply {taken.number} was taken before; nothing changes")
    for number, problem in taken.skipped:
        tell(f"{number}: {problem}")
    answer = {
        "number": taken.number,
        "answers": taken.answers,
        "applied": taken.applied,
        "known": taken.known,
        "skipped": [{"number": number, "problem": problem} for number, problem in taken.skipped],
    }
    say(arguments, answer)
    return 0


def recipient_of(text: str | None, data: Path) -> tuple[str, str]:
    """A recipient's key and what to call it: given, or the branch whose public file lies in the data folder.

    Raises Refused "no-recipient" or "recipient".
    """
    if text and text.startswith(("age1", "ssh-ed25519 ")):
        return text, text[:24]
    path = Path(text) if text else data / PUBLIC_FILE
    if not path.exists():
        raise Refused("recipient" if text else "no-recipient", "to", text or str(path))
    branch = read_public(path)
    return branch.age, branch.name
