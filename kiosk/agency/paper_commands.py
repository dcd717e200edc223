"""The kiosk's verbs for reports and people's rights; each returns the exit code."""

import argparse
from dataclasses import asdict
from functools import partial
from typing import Any

import msgspec

from kiosk.agency.accounts import TERMINAL
from kiosk.agency.breach_files import summary_of, write_breach
from kiosk.agency.command_words import station_of
from kiosk.agency.file_commands import desk_of, recipient_of
from kiosk.agency.monthly import month_report, save_report
from kiosk.agency.sealing import encrypt
from kiosk.agency.subjects import occupation_label, place_of
from kiosk.agency.terminal_door import signed_in
from kiosk.answers import say, tell
from kiosk.errors import Refused


def report(arguments: argparse.Namespace) -> int:
    """Write the month's PDF and XLSX."""
    with station_of(arguments) as station:
        campaign, settings = station.ground.campaign, station.ground.settings.station
        made = month_report(
            desk_of(station),
            arguments.month,
            place=place_of(station),
            wadah=campaign.agency.wadah.name,
            label=lambda occupation: occupation_label(campaign, occupation, arguments.language),
            hours=settings.utc_offset_hours,
            invented=settings.demo,
        )
        pdf, xlsx = save_report(made, arguments.out, arguments.language)
        station.store.audit(who=TERMINAL.label, action="report", detail={"month": arguments.month})
    say(arguments, {"month": made.month, "registered": made.registered, "pdf": str(pdf), "xlsx": str(xlsx)})
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
            tell("destroyed here; backups made before still hold it until they are replaced")
        else:
            controller = station.ground.settings.controller.name
            with signed_in(station, desk, arguments, "copy") as who:
                copy = rights.copy(who, arguments.number, arguments.reason, controller)
            others = [dict(fields) for fields in copy.others]
            answer = _plain(copy) | {"fields": dict(copy.fields), "others": others}
    say(arguments, answer)
    return 0


def breach_pack(arguments: argparse.Namespace) -> int:
    """A summary without personal data, and the list of people to notify, readable for its owner alone."""
    with station_of(arguments) as station:
        desk = desk_of(station)
        breach = desk.breach
        recipient = recipient_of(arguments.to, arguments.data)[0] if arguments.to else ""
        seal = partial(encrypt, recipient=recipient) if recipient else None
        with signed_in(station, desk, arguments, "breach") as who:
            pack = breach.pack(who)
            listed, people = write_breach(arguments.out, pack, breach.affected(who), seal)
    tell(f"notify everybody before {pack.deadline:%d-%m-%Y %H:%M} UTC")
    say(arguments, summary_of(pack) | {"list": str(listed), "listed": people})
    return 0


def _plain(value: Any) -> dict[str, Any]:
    """A frozen answer as JSON has it."""
    plain: dict[str, Any] = msgspec.to_builtins(asdict(value))
    return plain
