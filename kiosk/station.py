"""Holds everything one kiosk needs to run, chosen in one place."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.campaign.campaign import Campaign
from kiosk.clock import Clock, SystemClock
from kiosk.errors import CampaignError, Problem, Refused, SettingsError, StoreError
from kiosk.files import sweep_parts, write_whole
from kiosk.new_code import IDENTITY_FILE, codes_of, rename, unused_code
from kiosk.owner import Ownership, kiosk_is_open, own, owner_of
from kiosk.paths import RESOURCES
from kiosk.people.regions import Regions
from kiosk.settings import FILE, Settings, load_settings, make_demo
from kiosk.visit.flow import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.agency.agency import Agency
    from kiosk.agency.lists.export import Subject
    from kiosk.exchange.entries import Entry, Place
    from kiosk.printing.printer import Printer
    from kiosk.printing.queue import PrintQueue
    from kiosk.receipt.issue import Issue
    from kiosk.registration import Draft
    from kiosk.security.keys import Keys
    from kiosk.store.store import Store

PACKS = RESOURCES / "campaign"
TRUST_FILE = "trust.json"
KEPT_FOLDER = "campaign-kept"
MOST_PACKS = 50
NEWEST_PACK = "campaign:newest"


@dataclass(frozen=True, slots=True)
class Ground:
    """What can be shown before the store is open: settings, campaign, regions, clock."""

    folder: Path
    settings: Settings
    campaign: Campaign
    passed_over: tuple[str, ...]
    regions: Regions
    clock: Clock

    @property
    def facts(self) -> Facts:
        settings = self.settings
        return Facts(
            self.campaign, self.regions, self.clock.today(), settings.controller, settings.station.dusun
        )


@dataclass(frozen=True, slots=True)
class Station:
    """A whole kiosk: the ground and the parts that hold data or reach devices."""

    ground: Ground
    keys: Keys
    keys_in: str
    store: Store
    queue: PrintQueue

    @property
    def code(self) -> str:
        """The three characters before every receipt number of this station."""
        return self.store.code

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits of the public key, to compare by telephone."""
        from kiosk.receipt.token import public_key

        return sha256(public_key(self.keys.signing)).hexdigest()[:16]

    def desk(self) -> Agency:
        """The staff's side of the store, by the rules of the pack in force."""
        from kiosk.agency.agency import Agency

        def label(language: str, occupation: str) -> str:
            return self.ground.campaign.text(language).occupations.get(occupation, occupation)

        return Agency(self.store, self.ground.campaign.followup, label=label)

    @property
    def place(self) -> Place:
        """Where the station stands, with the village's kind before its name where the pack knows it."""
        from kiosk.exchange.entries import Place

        settings, village = self.ground.settings.station, self.ground.campaign.agency.village
        kind = village.kind if village.name.casefold() == settings.village.casefold() else ""
        return Place(
            village=f"{kind} {settings.village}".strip(),
            district=settings.district,
            regency=settings.regency,
            province=settings.province,
        )

    def subjects(self, entries: Iterable[Entry]) -> Iterator[Subject]:
        """The entries as exports take them."""
        from kiosk.agency.lists.export import subjects_of

        campaign, hours = self.ground.campaign, self.ground.settings.station.utc_offset_hours
        return subjects_of(entries, campaign=campaign, place=self.place, kiosk=self.code, hours=hours)

    def issue(self, draft: Draft) -> Issue:
        """What the store calls inside the saving transaction to have this draft's receipt made."""
        from kiosk.receipt.issue import issue_for

        ground = self.ground
        return issue_for(ground.campaign, ground.settings, draft, ground.clock.today(), self.keys)

    def public_identity(self) -> str:
        """What other kiosks need to verify this one's receipts (JSON, signed by itself)."""
        from kiosk.receipt.trust import write_identity

        return write_identity(self.code, self.ground.settings.station.village, self.keys.signing)

    def print_waiting(self, job: int = 0) -> str | None:
        """Print what waits, here and now (terminal only); the PNG's path where the printer makes files.

        Beside a window only `job` is printed: the window's own papers are its own.
        """
        printed = None
        while work := self.queue.next_work(None if self.store.ownership.held else job):
            result = self.queue.perform(work)
            self.queue.settle(result)
            printed = result.file or printed
        return printed


def open_ground(folder: Path, *, clock: Clock | None = None) -> Ground:
    """Read settings and campaign; a folder that does not exist becomes a demo station.

    Raises SettingsError or CampaignError, which name the file and the mend.
    """
    from kiosk.campaign.choose import choose_campaign

    if not (folder / FILE).exists():
        if folder.exists() and any(folder.iterdir()):
            raise SettingsError(
                "settings-missing", file=str(folder / FILE), detail="the folder is no station"
            )
        make_demo(folder)
    settings = load_settings(folder)
    clock = clock or SystemClock(settings.station.utc_offset_hours)
    chosen = choose_campaign(pack_folders(folder, settings), issuer_keys(settings), clock.today())
    return Ground(
        folder=folder,
        settings=settings,
        campaign=chosen.campaign,
        passed_over=chosen.passed_over,
        regions=Regions(),
        clock=clock,
    )


def open_station(
    ground: Ground,
    *,
    use_keyring: bool = True,
    printer: Printer | None = None,
    ownership: Ownership | None = None,
) -> Station:
    """Open the encrypted store and the printer. Raises StoreError; the printer is asked only when used.

    Beside another program that owns the folder nothing is recovered, migrated or swept.

    Raises CampaignError("older-version") where only packs are left that are older than one shown before.

    `printer` is one that the caller opened itself: the system's own, which needs Qt.
    """
    from kiosk.printing.printers import open_printer
    from kiosk.printing.queue import PrintQueue
    from kiosk.receipt.issue import make_reissue
    from kiosk.security.keys import kept_keys, open_keys

    ownership = ownership or own(ground.folder)
    if ownership.held:
        sweep_parts(ground.folder)
    elif kept_keys(ground.folder, use_keyring) is None:
        raise kiosk_is_open(ground.folder)
    keys, keys_in = open_keys(ground.folder, use_keyring=use_keyring)
    ground, store = _open_store(ground, keys, ownership)
    try:
        ground = _none_older(ground, store)
    except CampaignError:
        store.close()
        raise
    printer = printer or open_printer(ground.settings.printer, ground.folder)
    queue = PrintQueue(store, printer, ground.clock, make_reissue(keys))
    station = Station(ground=ground, keys=keys, keys_in=keys_in, store=store, queue=queue)
    if not store.ownership.held:
        return station
    queue.recover()
    _keep_campaign(ground)
    _erase_again(station)
    _write_identity(station)
    return station


def _write_identity(station: Station) -> None:
    """The station holds the key: an identity that is missing or spoiled is written anew."""
    from kiosk.receipt.trust import read_identity

    file = station.ground.folder / IDENTITY_FILE
    if not file.is_file() or isinstance(read_identity(file.read_bytes()), Problem):
        write_whole(file, station.public_identity().encode())


def _erase_again(station: Station) -> None:
    """Whoever was erased on this machine and came back with an old copy of the folder is erased again."""
    from kiosk.store.erasures import ERASED, come_back

    listed = station.store.mark.items(ERASED)
    with station.store.reading() as connection:
        back = come_back(connection, listed) if listed else ()
    if back:
        station.desk().retention.erase_again(listed)


def _open_store(ground: Ground, keys: Keys, ownership: Ownership) -> tuple[Ground, Store]:
    """The store, under a new code where it went back behind the numbers that it has given."""
    from kiosk.security.mark import open_mark
    from kiosk.store.store import open_store
    from kiosk.store.went_back import codes

    def opened(ground: Ground, ownership: Ownership) -> Store:
        return open_store(ground.folder, keys, ground.clock, ground.settings.station.code, ownership)

    try:
        return ground, opened(ground, ownership)
    except StoreError as error:
        if error.code != "store-went-back":
            raise
        with_numbers = codes(open_mark(keys)) | codes_of(ground.folder) | {ground.settings.station.code}
        try:
            rename(ground.folder, unused_code(with_numbers))
        except Refused:
            raise error from None
    ground = replace(ground, settings=load_settings(ground.folder))
    return ground, opened(ground, own(ground.folder, owner_of(ground.folder)))


def pack_folders(folder: Path, settings: Settings) -> tuple[Path, ...]:
    """Where packs may lie: the named one, those delivered, those kept as the last good, the program's."""
    named = (Path(settings.campaign.folder),) if settings.campaign.folder else ()
    places = (folder / "campaign", folder / KEPT_FOLDER, PACKS)
    return (*named, *(pack for place in places for pack in _folders(place)))


def _folders(place: Path) -> list[Path]:
    """The folders in a place, at most MOST_PACKS; none where nobody may look."""
    try:
        return list(islice((each for each in sorted(place.iterdir()) if each.is_dir()), MOST_PACKS))
    except OSError:
        return []


def issuer_keys(settings: Settings) -> tuple[bytes, ...]:
    """Whose packs are trusted; the publicly known demo key only at a demo station."""
    keys = [bytes.fromhex(key) for key in settings.campaign.issuer_keys]
    if settings.station.demo:
        keys.append(bytes.fromhex((PACKS / "demo-issuer.pub").read_text(encoding="ascii").strip()))
    return tuple(keys)


def _none_older(ground: Ground, store: Store) -> Ground:
    """The ground without packs older than the newest ever shown here, which the store remembers."""
    from kiosk.campaign.choose import choose_campaign
    from kiosk.store.part import highest, raise_to

    newest = highest(store, NEWEST_PACK)
    if ground.campaign.version < newest:
        settings, today = ground.settings, ground.clock.today()
        packs = pack_folders(ground.folder, settings)
        chosen = choose_campaign(packs, issuer_keys(settings), today, newest)
        ground = replace(ground, campaign=chosen.campaign, passed_over=chosen.passed_over)
    if ground.campaign.version > newest:
        raise_to(store, NEWEST_PACK, ground.campaign.version)
    return ground


def _keep_campaign(ground: Ground) -> None:
    """A delivered pack is copied while it is good: a spoiled or older one cannot replace it later."""
    from kiosk.campaign.choose import keep

    place = ground.folder / KEPT_FOLDER
    if ground.campaign.folder.parent not in (place, PACKS):
        with suppress(OSError, CampaignError):
            keep(ground.campaign, place)


def shipped_campaign(today: date) -> Campaign:
    """The campaign that comes with the program, for commands that need no station."""
    from kiosk.campaign.choose import choose_campaign

    demo_key = bytes.fromhex((PACKS / "demo-issuer.pub").read_text(encoding="ascii").strip())
    packs = tuple(pack for pack in sorted(PACKS.iterdir()) if pack.is_dir())
    return choose_campaign(packs, (demo_key,), today).campaign
