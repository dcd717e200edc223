"""The whole story of a station's health, one finding a part: what is well, what is not, how to mend it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.errors import Broken
from kiosk.station import Ground, Station, open_ground, open_station

LEAST_FREE_BYTES = 500_000_000
BUILT = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of the station: level is good, warn or bad; `mend` says what to do."""

    part: str
    level: str
    detail: str
    mend: str = ""

    def answer(self) -> dict[str, str]:
        return {"part": self.part, "level": self.level, "detail": self.detail, "mend": self.mend}


def look_over(folder: Path, *, use_keyring: bool = True) -> list[Finding]:
    """Look at settings, campaign, keys, encryption, audit, printer, clock and disk of a data folder."""
    try:
        ground = open_ground(folder)
    except Broken as broken:
        return [Finding("station", "bad", str(broken), broken.mend)]
    findings = [*_ground(ground), _clock(ground), _disk(folder)]
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
    yield Finding("settings", "good", f"{settings.station.village}, {settings.station.regency}")
    if settings.station.demo:
        yield Finding(
            "station", "warn", "a demo station", "set demo = false and public = true when it is real"
        )
    if not settings.controller.name:
        yield Finding(
            "controller", "warn", "nobody answers for the data", "fill [controller] in settings.toml"
        )
    for reason in ground.passed_over:
        yield Finding("campaign", "warn", reason, "replace that pack")
    campaign = ground.campaign
    if campaign.in_force(ground.clock.today()):
        yield Finding("campaign", "good", f"{campaign.id} {campaign.version}, until {campaign.valid_to}")
    else:
        yield Finding(
            "campaign", "bad", f"{campaign.id} ended {campaign.valid_to}", "get the new pack: no prices now"
        )


def _clock(ground: Ground) -> Finding:
    now = ground.clock.now()
    if now < BUILT:
        return Finding(
            "clock", "bad", now.isoformat(), "the clock is behind: set date and time, change the battery"
        )
    return Finding("clock", "good", now.isoformat(timespec="seconds"))


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    level = "good" if free >= LEAST_FREE_BYTES else "bad"
    return Finding(
        "disk", level, f"{free // 1_000_000} MB free", "" if level == "good" else "free some space"
    )


def _station(station: Station) -> Iterator[Finding]:
    where = station.keys_in
    yield Finding(
        "keys",
        "good" if where == "keyring" else "warn",
        f"kept in {where}",
        "" if where == "keyring" else "no key store of the system: protect the disk and the key file",
    )
    yield Finding("encryption", "good", f"SQLCipher {station.store.cipher_version()}")
    yield _guarded("audit", lambda: _audit(station))
    yield _guarded("printer", lambda: _printer(station))
    yield Finding("registrations", "good", str(station.store.count()))


def _audit(station: Station) -> Finding:
    report = station.store.verify_audit()
    if report.is_whole:
        return Finding("audit", "good", f"{report.count} entries")
    return Finding(
        "audit",
        "bad",
        f"{report.problem} at entry {report.position}",
        "call the branch: entries were changed",
    )


def _printer(station: Station) -> Finding:
    status = station.queue.printer.status()
    level = {"ready": "good", "unknown": "warn", "paper-low": "warn"}.get(status.state, "bad")
    mend = "" if level == "good" else "look at the printer: paper, cover, cable, power"
    return Finding("printer", level, f"{station.ground.settings.printer.kind}: {status.state}", mend)


def _guarded(part: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except Broken as broken:
        return Finding(part, "bad", str(broken), broken.mend)
