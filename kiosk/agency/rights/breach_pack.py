"""Writes the breach pack: a summary without personal data, notices to complete, and the people to notify."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.agency.rights.breach import Breach
from kiosk.clock import local
from kiosk.errors import Refused
from kiosk.files import write_whole
from kiosk.settings import Settings
from kiosk.work import Aside

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.agency.rights.law import Affected, BreachPack
    from kiosk.files import Tell
    from kiosk.staff import Staff
    from kiosk.store.part import TracedStore
    from kiosk.words import Words
    from kiosk.work import Work

COLUMNS = ("number", "name", "phone", "dusun", "rt", "rw", "held")
NOTICES = ("person", "authority")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answerable:
    """Who answers for the data and where, as the notices and the summary name them (articles 21 and 46)."""

    controller: str
    address: str
    contact: str
    place: str
    utc_offset_hours: int


def answerable(settings: Settings) -> Answerable:
    """As this station's settings say it."""
    station, controller = settings.station, settings.controller
    return Answerable(
        controller=controller.name,
        address=controller.address,
        contact=controller.contact,
        place=", ".join((station.village, station.district, station.regency)),
        utc_offset_hours=station.utc_offset_hours,
    )


def summary_of(pack: BreachPack, whose: Answerable | None = None) -> dict[str, Any]:
    """What the notice of article 46 says, as JSON has it."""
    plain: dict[str, Any] = msgspec.to_builtins(asdict(pack))
    plain |= {"deadline": pack.deadline.isoformat(), "held": dict(pack.held), "besides": dict(pack.besides)}
    return plain | (asdict(whose) if whose else {})


def notice_of(kind: str, pack: BreachPack, whose: Answerable, say: Words) -> str:
    """The notice to a person or to the authority, ready to be completed where it has lines to fill in."""
    held = "\n".join(f"   - {say('kinds', name)}" for name, _ in pack.held)
    counted = "\n".join(f"   - {say('kinds', name)}: {count}" for name, count in (*pack.held, *pack.besides))
    return say(
        "breach",
        kind,
        controller=whose.controller,
        address=whose.address,
        contact=whose.contact,
        place=whose.place,
        kiosk=pack.station,
        people=pack.people,
        erased=pack.erased,
        found=_moment(pack.found, whose, say),
        deadline=_moment(pack.deadline, whose, say),
        held=held,
        counted=counted,
        blank="." * 60,
    )


def breach_pack(
    ground: TracedStore,
    who: Staff,
    folder: Path,
    found: datetime | None,
    seal: Callable[[bytes], bytes] | None,
    why: str,
    *,
    whose: Answerable,
    say: Words,
) -> Work:
    """The whole pack in a folder, for a list in clear with the reason why; answers (BreachPack, list's path).

    Raises what the store refuses, and Refused("disk-gone") where the folder cannot be written.
    """
    pack, people = yield from Breach(ground).gathering(who, found, "" if seal else why)

    def write(tell: Tell) -> Path:
        try:
            return write_breach(folder, pack, people, seal, whose=whose, say=say)
        except OSError as error:
            raise Refused("disk-gone", "out") from error

    return pack, (yield Aside(write))


def write_breach(
    folder: Path,
    pack: BreachPack,
    people: Iterable[Affected],
    seal: Callable[[bytes], bytes] | None = None,
    *,
    whose: Answerable,
    say: Words,
) -> Path:
    """Write the list (people.xlsx, 0600; sealed: people.xlsx.age), a notice to each of NOTICES, a summary.

    Answers the list's path. Raises OSError and what whole_file refuses.
    """
    from kiosk.agency.lists.write_sheet import Table, write_table

    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        (
            each.number,
            each.name,
            each.phone.replace("+62", "0", 1),
            each.dusun,
            each.rt,
            each.rw,
            ", ".join(say("kinds", name) for name in each.held),
        )
        for each in people
    ]
    headings = tuple(say("breach", f"head_{name}") for name in COLUMNS)
    file = io.BytesIO()
    write_table(file, "xlsx", Table(title=say("breach", "sheet"), headings=headings), rows, len(rows))
    listed = folder / ("people.xlsx.age" if seal else "people.xlsx")
    write_whole(listed, seal(file.getvalue()) if seal else file.getvalue(), private=True)
    for kind in NOTICES:
        text = notice_of(kind, pack, whose, say)
        write_whole(folder / f"{say('breach', f'file_{kind}')}.txt", f"{text.strip()}\n".encode())
    summary = msgspec.json.format(msgspec.json.encode(summary_of(pack, whose))) + b"\n"
    write_whole(folder / "summary.json", summary)
    return listed


def _moment(at: datetime, whose: Answerable, say: Words) -> str:
    there = local(at, whose.utc_offset_hours)
    return say.calendar.moment(there)
