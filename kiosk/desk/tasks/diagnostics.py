"""Runs what a technician does beside looking: a test print, a backup, and confirming what was read."""

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.agency.accounts.roles import require
from kiosk.errors import Refused
from kiosk.staff import Staff
from kiosk.store import went_back
from kiosk.work import Aside, Slice, Work

if TYPE_CHECKING:
    from kiosk.station import Station


def print_test(station: "Station", who: Staff) -> Work:
    """Print the test page; answers the printer's state afterwards, Refused with the printer's code."""
    from kiosk.printing.test_page import print_test_page

    require(who, "technical")
    yield Slice(0, 1)
    printer, code, day = station.queue.printer, station.code, station.ground.clock.today()
    return (yield Aside(lambda tell: print_test_page(printer, code, day), prints=True))


def back_up(station: "Station", who: Staff, folder: Path) -> Work:
    """An encrypted copy of the store in this folder, proven by opening it; answers its name.

    Refused("disk-gone") where the folder cannot be written; StoreError where the copy is not whole.
    """
    from kiosk.recovery.backup import prepare

    require(who, "technical")
    store, now = station.store, station.ground.clock.now()
    name = f"{station.code}-cadangan-{now:%Y%m%d-%H%M%S}.db"
    if not folder.is_dir():
        raise Refused("disk-gone", "out")
    store.audit(who=who.label, action="backup", detail={"file": name})
    make = prepare(station)
    yield Slice(0, 1)
    yield Aside(lambda tell: make(folder / name))
    return name


def confirm(station: "Station", who: Staff) -> tuple[str, ...]:
    """Somebody has read that the store went back and has done what it asks for; the codes that were told."""
    require(who, "technical")
    with station.store.writing() as connection:
        found = went_back.confirm(connection, who.label, station.ground.clock.now())
    return () if found is None else ("store-went-back",)
