"""Checks the agency's papers and what it put up: agreement, certificates, outreach items, launch events.

How many outreach items hang where, of which kind, for which campaign: counted from the register (pure).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kiosk.errors import Refused

ITEM_KINDS = ("baliho", "spanduk", "banner", "poster")
CONDITIONS = ("good", "faded", "damaged", "gone")
MAX_SCAN = 5 * 1024 * 1024
MAX_PHOTO = 3 * 1024 * 1024
_SIGNATURES = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The contract (PKS) between a branch and a wadah; `scan` is the id of the stored paper, if any."""

    id: int = 0
    number: str
    wadah: str
    branch: str
    village: str = ""
    signed: date
    valid_from: date
    valid_to: date
    parties: tuple[str, ...] = ()
    scan: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """An agent's certificate (Perisai training); `account` is the agent's account id."""

    id: int = 0
    account: int
    number: str
    issued: date
    expires: date
    scan: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachItem:
    """A baliho, spanduk, banner or poster of one campaign (a pack's id); `removed` is None until it is taken
    down, `condition` is as it was seen on the day `checked` (gone: nobody took it down and it is missing)."""

    id: int = 0
    kind: str
    place: str
    dusun: str = ""
    kelurahan: str
    campaign: str
    put_up: date
    condition: str = "good"
    checked: date | None = None
    removed: date | None = None
    photo: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchEvent:
    """The day on which an agency began: who signed and how many came."""

    id: int = 0
    day: date
    place: str
    signed_by: tuple[str, ...]
    witnesses: tuple[str, ...] = ()
    attendance: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Expiry:
    """A paper that runs out: `kind` is agreement or certificate; `days` is negative when it has run out."""

    kind: Literal["agreement", "certificate"]
    id: int
    number: str
    expires: date
    days: int

    @property
    def urgency(self) -> Literal["expired", "soon", "coming"]:
        if self.days < 0:
            return "expired"
        return "soon" if self.days <= 30 else "coming"


def expiries(
    agreements: tuple[Agreement, ...], certificates: tuple[Certificate, ...], today: date, within: int = 90
) -> tuple[Expiry, ...]:
    """The papers that have run out or will within so many days, the most urgent first."""
    papers: list[tuple[Literal["agreement", "certificate"], Agreement | Certificate, date]] = []
    papers += [("agreement", agreement, agreement.valid_to) for agreement in agreements]
    papers += [("certificate", certificate, certificate.expires) for certificate in certificates]
    found = [Expiry(kind, paper.id, paper.number, end, (end - today).days) for kind, paper, end in papers]
    return tuple(sorted((each for each in found if each.days <= within), key=lambda each: each.days))


def check_scan(content: bytes, limit: int = MAX_SCAN) -> str:
    """The media type of a scan, told by its first bytes; Refused scan-empty, scan-large or scan-kind."""
    if not content:
        raise Refused("scan-empty", "scan")
    if len(content) > limit:
        raise Refused("scan-large", "scan", str(limit))
    for signature, media in _SIGNATURES.items():
        if content.startswith(signature):
            return media
    raise Refused("scan-kind", "scan")


def check_item(item: OutreachItem, today: date) -> OutreachItem:
    """The item as it may be stored; Refused names the field that cannot be."""
    if item.kind not in ITEM_KINDS:
        raise Refused("item-kind", "kind")
    if item.condition not in CONDITIONS:
        raise Refused("item-condition", "condition")
    if not item.place.strip() or not item.kelurahan.strip():
        raise Refused("item-place", "place")
    if item.put_up > today:
        raise Refused("item-date", "put_up")
    if item.checked is not None and not item.put_up <= item.checked <= today:
        raise Refused("item-checked", "checked")
    if item.removed is not None and not item.put_up <= item.removed <= today:
        raise Refused("item-removed", "removed")
    if not item.campaign.strip():
        raise Refused("item-campaign", "campaign")
    return item


def check_agreement(agreement: Agreement) -> Agreement:
    """The agreement as it may be stored; Refused names the field that cannot be."""
    if not agreement.number.strip() or not agreement.wadah.strip():
        raise Refused("agreement-number", "number")
    if agreement.valid_to < agreement.valid_from:
        raise Refused("agreement-dates", "valid_to")
    return agreement


def check_certificate(certificate: Certificate) -> Certificate:
    """The certificate as it may be stored; Refused names the field that cannot be."""
    if not certificate.number.strip():
        raise Refused("certificate-number", "number")
    if certificate.expires < certificate.issued:
        raise Refused("certificate-dates", "expires")
    return certificate


def check_event(event: LaunchEvent) -> LaunchEvent:
    """The event as it may be stored; Refused names the field that cannot be."""
    if not event.place.strip() or not event.signed_by:
        raise Refused("event-signed", "signed_by")
    if event.attendance < 0:
        raise Refused("event-attendance", "attendance")
    return event


POOR = ("faded", "damaged")


@dataclass(frozen=True, slots=True)
class Tally:
    """So many were put up, so many of them hang on a day, so many of those are faded or damaged; `missing`
    are those that nobody took down and that are not there any more."""

    put_up: int = 0
    hanging: int = 0
    poor: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class PlaceTally:
    """A kelurahan (`dusun` empty) or one dusun of it, and what hangs there by kind."""

    kelurahan: str
    dusun: str
    tally: Tally
    kinds: tuple[tuple[str, Tally], ...]

    @property
    def name(self) -> tuple[str, str]:
        return self.kelurahan, self.dusun


def hangs(item: OutreachItem, day: date) -> bool:
    """Whether the item is to be seen at the end of this day, as far as the register knows."""
    if item.put_up > day or (item.removed is not None and item.removed <= day):
        return False
    return not is_missing(item, day)


def is_missing(item: OutreachItem, day: date) -> bool:
    """Whether it was found gone by this day, and nobody had taken it down."""
    seen = item.checked or item.put_up
    return item.condition == "gone" and seen <= day and (item.removed is None or item.removed > day)


def tally(items: Iterable[OutreachItem], day: date) -> Tally:
    """The four counts of these items at the end of a day."""
    put_up = hanging = poor = missing = 0
    for item in items:
        if item.put_up <= day:
            there = hangs(item, day)
            put_up += 1
            hanging += there
            poor += there and item.condition in POOR
            missing += is_missing(item, day)
    return Tally(put_up, hanging, poor, missing)


def by_kind(items: Iterable[OutreachItem], day: date) -> tuple[tuple[str, Tally], ...]:
    """Each kind with its counts, by name."""
    return _grouped(items, day, lambda item: item.kind)


def by_campaign(items: Iterable[OutreachItem], day: date) -> tuple[tuple[str, Tally], ...]:
    """Each campaign's id with its counts, by id."""
    return _grouped(items, day, lambda item: item.campaign)


def by_place(items: Iterable[OutreachItem], day: date) -> tuple[PlaceTally, ...]:
    """Each kelurahan followed by its dusun, all by name; a kelurahan without any dusun stands alone."""
    ordered = sorted(items, key=lambda item: (item.kelurahan, item.dusun))
    found = []
    for kelurahan in dict.fromkeys(item.kelurahan for item in ordered):
        here = [item for item in ordered if item.kelurahan == kelurahan]
        found.append(PlaceTally(kelurahan, "", tally(here, day), by_kind(here, day)))
        for dusun in dict.fromkeys(item.dusun for item in here if item.dusun):
            near = [item for item in here if item.dusun == dusun]
            found.append(PlaceTally(kelurahan, dusun, tally(near, day), by_kind(near, day)))
    return tuple(found)


def _grouped(
    items: Iterable[OutreachItem], day: date, key: Callable[[OutreachItem], str]
) -> tuple[tuple[str, Tally], ...]:
    groups: dict[str, list[OutreachItem]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return tuple((name, tally(groups[name], day)) for name in sorted(groups))
