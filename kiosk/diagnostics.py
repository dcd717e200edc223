"""Checks a station's health, one finding a part: what is well, what is not, how to fix it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.agency.accounts.roles import require
from kiosk.clock import local
from kiosk.desk.tasks.exchange import check_chain
from kiosk.errors import Broken, CameraProblem
from kiosk.number import make_number
from kiosk.staff import Staff
from kiosk.station import Ground, Station, open_ground, open_station
from kiosk.store import went_back
from kiosk.work import Aside, Slice, Work

if TYPE_CHECKING:
    from kiosk.agency.agency import Agency
    from kiosk.store.audit import AuditReport

LEVELS = ("bad", "warn", "good")
LEAST_FREE_BYTES = 500_000_000
CAMERA_MENDS = {
    "none": 'plug the camera in, or set camera = "" in [scanner] of settings.toml',
    "denied": "let this account use the camera (on Linux: the group video)",
    "busy": "close the program that uses the camera, or plug it in again",
    "lost": "look at the camera's cable",
    "library": "install the program anew: its part for cameras is missing",
}
BUILT = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of the station: level is good, warn or bad; `mend` says what to do.

    `code` and `values` say the same to the interface, which words them.
    """

    part: str
    level: str
    detail: str
    mend: str = ""
    code: str = "good"
    values: Mapping[str, str] = field(default_factory=dict)

    def answer(self) -> dict[str, str]:
        return {"part": self.part, "level": self.level, "detail": self.detail, "mend": self.mend}


def look_over(folder: Path, *, use_keyring: bool = True) -> list[Finding]:
    """Look at settings, campaign, keys, encryption, audit, printer, camera, clock and disk of a folder."""
    try:
        ground = open_ground(folder)
    except Broken as broken:
        return [Finding("station", "bad", str(broken), broken.mend)]
    findings = [*_ground(ground), _clock(ground), _disk(folder), *_camera(ground)]
    try:
        station = open_station(ground, use_keyring=use_keyring)
    except Broken as broken:
        return [*findings, Finding("store", "bad", str(broken), broken.mend)]
    try:
        findings += _station(station)
    finally:
        station.store.close()
    return findings


def _ground(ground: Ground) -> Iterator[Finding]:
    settings = ground.settings
    where = f"{settings.station.village}, {settings.station.regency}"
    yield Finding("settings", "good", where, values={"place": where})
    if settings.station.demo:
        yield Finding(
            "station", "warn", "a demo station", "set demo = false and public = true when it is real", "demo"
        )
    if not settings.controller.name:
        yield Finding(
            "controller",
            "warn",
            "nobody answers for the data",
            "fill [controller] in settings.toml",
            "nobody",
        )
    for reason in ground.passed_over:
        yield Finding("campaign", "warn", reason, "replace that pack", "passed-over")
    campaign = ground.campaign
    shown = {"campaign": campaign.id, "until": f"{campaign.valid_to:%d-%m-%Y}"}
    if campaign.in_force(ground.clock.today()):
        detail = f"{campaign.id} {campaign.version}, until {campaign.valid_to}"
        yield Finding("campaign", "good", detail, values=shown)
    else:
        detail, mend = f"{campaign.id} ended {campaign.valid_to}", "get the new pack: no prices now"
        yield Finding("campaign", "bad", detail, mend, "ended", shown)


def _clock(ground: Ground) -> Finding:
    now = ground.clock.now()
    shown = {"now": f"{local(now, ground.settings.station.utc_offset_hours):%d-%m-%Y %H.%M}"}
    if now < BUILT:
        mend = "the clock is behind: set date and time, change the battery"
        return Finding("clock", "bad", now.isoformat(), mend, "behind", shown)
    return Finding("clock", "good", now.isoformat(timespec="seconds"), values=shown)


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    detail, shown = f"{free // 1_000_000} MB free", {"gigabytes": f"{free / 1e9:.1f}".replace(".", ",")}
    if free < LEAST_FREE_BYTES:
        return Finding("disk", "bad", detail, "free some space", "full", shown)
    return Finding("disk", "good", detail, values=shown)


def _camera(ground: Ground) -> Iterator[Finding]:
    """Whether the camera of the settings gives a picture; without one there nothing is opened and said.

    A camera that was named must be there; "auto" is only a wish.
    """
    from kiosk.scanning.camera import open_camera

    if not (source := ground.settings.scanner.camera):
        return
    try:
        camera = open_camera(source)
        try:
            camera.read().wipe()
        finally:
            camera.close()
    except CameraProblem as problem:
        code = problem.code.removeprefix("camera-")
        level, detail = "warn" if source == "auto" else "bad", f"{source}: {problem.code}"
        yield Finding("camera", level, detail, CAMERA_MENDS[code], code)
    else:
        yield Finding("camera", "good", f"{source}: gives pictures")


def _station(station: Station) -> Iterator[Finding]:
    yield from _memory(station)
    yield _keys(station)
    yield _encryption(station)
    yield _pages(station)
    yield _guarded("audit", lambda: _audit(_verified(station)))
    yield _guarded("printer", lambda: _printer(station))
    yield _registrations(station)


def _memory(station: Station) -> Iterator[Finding]:
    """What the machine's mark says of the store; without a home of its own the machine remembers nothing."""
    station.desk()
    with station.store.reading() as connection:
        found = went_back.noted(connection)
    if found is not None:
        known, given = (make_number(found.before, each) if each else "-" for each in (found.last, found.mark))
        detail = f"store-went-back: it knows {found.before} up to {known}, {given} was given already"
        mend = "find the newer folder or backup, tell the branch the new code, then: kiosk confirm --data DIR"
        values = {
            "before": found.before,
            "last": str(found.last),
            "mark": str(found.mark),
            "after": found.after,
        }
        code = "tries" if found.before == found.after else "numbers"
        yield Finding("store-went-back", "bad", detail, mend, code, values=values)
    if trouble := station.store.mark.trouble:
        mend = f"let this account write to {station.store.mark.path.parent}, or set KIOSK_STATE"
        detail = f"this machine cannot remember the highest number: {trouble}"
        yield Finding("mark", "warn", detail, mend, "not-kept")


def _keys(station: Station) -> Finding:
    if station.keys_in == "keyring":
        return Finding("keys", "good", "kept in keyring")
    mend = "no key store of the system: protect the disk and the key file"
    return Finding("keys", "warn", f"kept in {station.keys_in}", mend, "file")


def _encryption(station: Station) -> Finding:
    version = station.store.cipher_version()
    return Finding("encryption", "good", f"SQLCipher {version}", values={"version": version})


def _pages(station: Station) -> Finding:
    """Whether every page of the store is as it was written; may be looked at beside the screen."""
    if found := station.store.damage():
        from kiosk.store.engine import REMEDY

        return Finding("store", "bad", f"damaged: {found[0]}", REMEDY, "damaged")
    return Finding("store", "good", "every page holds")


def _registrations(station: Station) -> Finding:
    count = str(station.store.count())
    return Finding("registrations", "good", count, values={"count": count})


def _verified(station: Station) -> AuditReport:
    from kiosk.store.audit import with_contents

    return with_contents(station.store.verify_audit(), station.desk().audit_pages.altered())


def _audit(report: AuditReport) -> Finding:
    if report.is_whole:
        return Finding("audit", "good", f"{report.count} entries", values={"count": str(report.count)})
    if report.altered:
        names = ", ".join(report.altered[:6])
        mend = "call the branch: these are not as they were entered"
        return Finding("audit", "bad", f"{report.problem}: {names}", mend, "content", {"entries": names})
    detail = f"{report.problem} at entry {report.position}"
    mend, shown = "call the branch: entries were changed", {"position": str(report.position)}
    return Finding("audit", "bad", detail, mend, "broken", shown)


def _printer(station: Station) -> Finding:
    state, kind = station.queue.printer.status().state, station.ground.settings.printer.kind
    level = {"ready": "good", "unknown": "warn", "paper-low": "warn"}.get(state, "bad")
    mend = "" if level == "good" else "look at the printer: paper, cover, cable, power"
    return Finding("printer", level, f"{kind}: {state}", mend, state)


def look_at(station: Station, desk: Agency, who: Staff) -> Work:
    """The same of the station that is running, for its desk; answers the findings, the worst first.

    Printer and camera are asked beside the screen; Refused where this role may not look after the machine.
    """
    require(who, "technical")
    ground = station.ground
    found = [*_ground(ground), _clock(ground), _disk(ground.folder)]
    found += [*_memory(station), _keys(station), _encryption(station)]
    yield Slice(1, 3)
    found.append((yield Aside(lambda tell: _guarded("printer", lambda: _printer(station)), prints=True)))
    found += yield Aside(lambda tell: [*_camera(ground), _pages(station)])
    yield Slice(2, 3)
    found.append(_audit((yield from check_chain(desk, who))))
    found.append(_registrations(station))
    return tuple(sorted(found, key=lambda each: LEVELS.index(each.level)))


def _guarded(part: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except Broken as broken:
        return Finding(part, "bad", str(broken), broken.mend)
