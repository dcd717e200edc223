"""Runs the kiosk's verbs for reports and people's rights; each returns the exit code."""

import argparse
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from typing import Any

import msgspec

from kiosk.agency.rights.breach_pack import answerable, breach_pack, summary_of
from kiosk.agency.rights.copy import KINDS, PersonCopy
from kiosk.clock import local
from kiosk.desk.tasks.exchange import write_month
from kiosk.errors import Refused
from kiosk.security.sealing import sealing_for
from kiosk.staff import TERMINAL
from kiosk.terminal.files import station_of
from kiosk.terminal.list_commands import desk_of, recipient_of
from kiosk.terminal.output import say, tell
from kiosk.terminal.sign_in import signed_in
from kiosk.words import words
from kiosk.work import run_through


def report(arguments: argparse.Namespace) -> int:
    """Write the month's PDF and XLSX."""
    with station_of(arguments) as station:
        work = write_month(
            station, desk_of(station), TERMINAL, arguments.out, arguments.month, arguments.language
        )
        made = run_through(work)
    answer: dict[str, Any] = {"month": made.report.month, "registered": made.report.registered}
    answer["figures"] = made.report.figures
    if made.report.coming:
        answer["coming"] = True
    say(arguments, answer | {"pdf": str(made.pdf), "xlsx": str(made.xlsx)})
    return 0


def person(arguments: argparse.Namespace) -> int:
    """Everything held of one person, or the destruction of it with its proof."""
    if not arguments.reason.strip():
        raise Refused("reason", "reason")
    with station_of(arguments) as station:
        desk = desk_of(station)
        rights = desk.rights
        if arguments.erase:
            with signed_in(station, desk, arguments, "erase") as who:
                answer = _plain(rights.erase(who, arguments.number, arguments.reason))
            tell("erased")
        else:
            controller = station.ground.settings.controller.name
            with signed_in(station, desk, arguments, "copy") as who:
                copy = rights.copy(who, arguments.number, arguments.reason, controller)
            answer = _copy_told(copy) if arguments.json else _copy_read(copy)
    say(arguments, answer)
    return 0


def _copy_told(copy: PersonCopy) -> dict[str, Any]:
    """A copy for programs: the fields, the contacts, merged registrations, and every record of any kind."""
    return _plain(copy) | {
        "fields": dict(copy.fields),
        "history": [dict(each.fields) for each in copy.of("contact")],
        "others": [dict(each.fields) for each in copy.of("registration") if each.number != copy.number],
        "records": [
            {"kind": each.kind, "number": each.number, "fields": dict(each.fields)} for each in copy.records
        ],
    }


def _copy_read(copy: PersonCopy) -> dict[str, Any]:
    """The same for reading: kind by kind, each record once, its number where it is another registration's."""
    head = {"number": copy.number, "controller": copy.controller, "registration": dict(copy.fields)}
    told = {
        kind: [
            ({} if each.number == copy.number else {"number": each.number}) | dict(each.fields)
            for each in copy.of(kind)
            if kind != "registration" or each.number != copy.number
        ]
        for kind in KINDS
    }
    others = {"other-registrations": told.pop("registration")}
    return head | {kind: records for kind, records in (others | told).items() if records}


def breach(arguments: argparse.Namespace) -> int:
    """A summary and notices without personal data, and the people to notify, readable for its owner alone."""
    with station_of(arguments) as station:
        desk, whose = desk_of(station), answerable(station.ground.settings)
        found = _found(arguments.found, whose.utc_offset_hours)
        recipient = recipient_of(arguments.to, arguments.data)[0] if arguments.to else ""
        seal = sealing_for(recipient) if recipient else None
        say_so = words(arguments.language, "reports")
        with signed_in(station, desk, arguments, "breach") as who:
            pack, listed = run_through(
                breach_pack(desk.ground, who, arguments.out, found, seal, "terminal", whose=whose, say=say_so)
            )
    if pack.again:
        tell("breach-known")
    there = local(pack.deadline, whose.utc_offset_hours)
    tell("notify-before", moment=f"{there:%d-%m-%Y %H:%M}", offset=whose.utc_offset_hours)
    say(arguments, summary_of(pack, whose) | {"list": str(listed), "listed": pack.people})
    return 0


def _found(text: str | None, utc_offset_hours: int) -> datetime | None:
    """When the breach was discovered: ISO 8601; without an offset on the kiosk's wall clock."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused("moment", "found", text) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone(timedelta(hours=utc_offset_hours)))


def _plain(value: Any) -> dict[str, Any]:
    """A frozen answer as JSON has it."""
    plain: dict[str, Any] = msgspec.to_builtins(asdict(value))
    return plain
