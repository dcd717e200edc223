"""Runs the verb that writes the recovery kit; it returns the exit code."""

import argparse

from kiosk.recovery.kit import write_kit
from kiosk.terminal.files import station_of
from kiosk.terminal.list_commands import desk_of
from kiosk.terminal.output import say, tell
from kiosk.terminal.sign_in import signed_in


def recovery_kit(arguments: argparse.Namespace) -> int:
    """Write the backup key's file and pages; a real station asks for a supervisor."""
    with station_of(arguments) as station:
        desk = desk_of(station)
        with signed_in(station, desk, arguments, "recovery-kit") as who:
            station.store.audit(who=who.label, action="recovery-kit")
            file, pages = write_kit(station, arguments.out)
    tell("kit")
    say(arguments, {"file": str(file), "pages": str(pages)})
    return 0
