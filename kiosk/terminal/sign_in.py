"""Asks who types a command by name and PIN, once a real station has accounts."""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.agency.accounts.roles import require
from kiosk.errors import Refused
from kiosk.staff import TERMINAL, Staff
from kiosk.terminal.output import tell

if TYPE_CHECKING:
    from kiosk.agency.accounts.rows import Account
    from kiosk.agency.agency import Agency
    from kiosk.station import Station

KEPT_EVERY = 5.0
"""Seconds of waiting after which the station's running time is stored: a broken-off wait counts too."""

pause = time.sleep


@contextmanager
def signed_in(
    station: "Station", desk: "Agency", arguments: argparse.Namespace, action: str
) -> Iterator[Staff]:
    """Whoever may do this, for as long as it takes; every try is counted before its PIN is looked at.

    At a demo station, and before there is a supervisor, it is TERMINAL unless a name is given. Raises
    Refused: as-missing, unknown-account, pin-needed, pin-readable-by-others, pin-wrong, pin-wait (seconds in
    the detail), pin-budget, pin-first, account-closed, not-allowed.
    """
    asked = desk.accounts.are_set_up and not station.ground.settings.station.demo
    if not arguments.who and not asked:
        require(TERMINAL, action)
        yield TERMINAL
        return
    staff = _account(desk, arguments.who or "", arguments.pin_file).staff
    try:
        require(staff, action)
        yield staff
    finally:
        desk.accounts.sign_out(staff, "terminal")


def _account(desk: "Agency", name: str, pin_file: Path | None) -> "Account":
    if not name.strip():
        raise Refused("as-missing", "as")
    wanted = " ".join(name.split()).casefold()
    found = next(
        (each for each in desk.accounts.all() if each.active and each.name.casefold() == wanted), None
    )
    if found is None:
        raise Refused("unknown-account", "as")
    if found.wait:
        _wait(desk, found)
    account = desk.accounts.sign_in(found.id, _pin(pin_file))
    if account.must_change:
        raise Refused("pin-first", "pin")
    return account


def _pin(pin_file: Path | None) -> str:
    if pin_file is None:
        if not sys.stdin.isatty():
            raise Refused("pin-needed", "pin")
        return getpass("PIN: ").strip()
    try:
        if os.name != "nt" and pin_file.stat().st_mode & 0o077:
            raise Refused("pin-readable-by-others", "pin-file", str(pin_file))
        return pin_file.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("file-unreadable", "pin-file", str(pin_file)) from error


def _wait(desk: "Agency", account: "Account") -> None:
    """A wait passes only while a program runs: so this one waits where somebody looks on, else refuses."""
    if not sys.stdin.isatty():
        raise Refused("pin-wait", "pin", f"{account.wait:.0f}")
    tell("pin-wait", seconds=f"{account.wait:.0f}")
    while left := desk.accounts.get(account.id).wait:
        pause(min(left, KEPT_EVERY))
        desk.accounts.keep_time()
