"""Opens the bundles of many kiosks for the branch, and finds people who came in twice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.branch.memory import (
    EntryMemory,
    KioskMemory,
    Memory,
    kept_entries,
    key_of,
    person_key,
    read_trusted,
    station_of,
)
from kiosk.campaign.followup import STAGES
from kiosk.clock import SystemClock
from kiosk.errors import Refused
from kiosk.exchange.bundle import BundleContent, OpenedBundle, open_bundle, read_file
from kiosk.exchange.entries import Entry, Place
from kiosk.exchange.keys import BranchKeys
from kiosk.exchange.reply import Decision
from kiosk.exchange.travel import NEW, WHOLE, Travel, travel
from kiosk.files import Tell, keep_going, watched
from kiosk.receipt.trust import Trust
from kiosk.security.sealing import fingerprint

FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""Nobody registered at a kiosk before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An opened bundle; `new` counts entries never seen before, `known`: it was opened before."""

    file: str
    kiosk: str
    number: int
    entries: int
    new: int
    known: bool


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A file that was refused, with the code of why."""

    file: str
    problem: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """An entry with where it came from; `kept` is the number under which the person is already in, if any."""

    entry: Entry
    kiosk: str
    place: Place
    decision: Decision | None
    kept: str = ""

    @property
    def travel(self) -> Travel:
        """How this person stands towards the branch; kiosks with an older program send everybody."""
        state, consent = self.entry.state, self.entry.registration.draft.consent
        stage = STAGES.index(state.stage)
        return travel("", state.outcome, state.kpj, stage, given=consent.is_given)


@dataclass(frozen=True, slots=True)
class News:
    """What a kiosk says without anybody's data: of an earlier entry, or of so many people (number empty)."""

    kiosk: str
    number: str
    state: str
    count: int = 1


def _is_settled(decision: Decision | None) -> bool:
    return decision is not None and decision.verdict in ("accepted", "already-member")


@dataclass(frozen=True, slots=True)
class Opening:
    """What came out of the files given; `arrivals` in the order of kiosk and number."""

    taken: tuple[Taken, ...]
    refused: tuple[NotTaken, ...]
    arrivals: tuple[Arrival, ...]
    news: tuple[News, ...] = ()

    @property
    def people(self) -> tuple[Arrival, ...]:
        """Whom the branch may decide about, each once."""
        return tuple(each for each in self.arrivals if not each.kept and each.travel in WHOLE)

    @property
    def new(self) -> tuple[Arrival, ...]:
        """Who is to be registered: not those whom the branch has accepted already, or knew before."""
        return tuple(each for each in self.people if each.travel in NEW and not _is_settled(each.decision))

    @property
    def members(self) -> tuple[Arrival, ...]:
        """Who is a member by this kiosk's registering."""
        return tuple(each for each in self.people if each.travel == "member")

    @property
    def duplicates(self) -> tuple[Arrival, ...]:
        return tuple(each for each in self.arrivals if each.kept and each.travel in WHOLE)

    @property
    def unfit(self) -> tuple[Arrival, ...]:
        """Whom an older program sent although they are not to be registered."""
        return tuple(each for each in self.arrivals if each.travel not in WHOLE)


def open_files(
    keys: BranchKeys,
    memory: Memory,
    paths: Sequence[Path],
    tell: Tell = keep_going,
    now: datetime | None = None,
) -> Opening:
    """Open bundles into the memory (the caller writes it down afterwards), older bundles of a kiosk first."""
    now = now or SystemClock().now()
    trust = read_trusted(keys)
    refused: list[NotTaken] = []
    bundles: list[tuple[Path, OpenedBundle]] = []
    for path in watched(paths, len(paths), tell):
        try:
            bundles.append((path, open_bundle(read_file(path), keys, trust)))
        except Refused as refusal:
            refused.append(NotTaken(path.name, refusal.code))
    bundles.sort(key=lambda each: (each[1].header.signer, each[1].header.number))
    taken: list[Taken] = []
    arrived: dict[str, OpenedBundle] = {}
    read: list[BundleContent] = []
    for path, bundle in bundles:
        try:
            _refuse_strange(memory, trust, bundle)
            taken.append(_take(keys, memory, path, bundle, now))
        except Refused as refusal:
            refused.append(NotTaken(path.name, refusal.code))
        else:
            read.append(bundle.content)
            arrived.update((entry.entry_id, bundle) for entry in bundle.content.entries)
            noted = (note.entry_id for note in bundle.content.notes)
            for entry_id in (*bundle.content.gone, *noted):
                arrived.pop(entry_id, None)
    newest = {content.kiosk: content for content in read}
    return Opening(
        tuple(taken), tuple(refused), _arrivals(memory, arrived), tuple(_news(newest.values(), memory))
    )


def _refuse_strange(memory: Memory, trust: Trust, bundle: OpenedBundle) -> None:
    """A kiosk speaks of its own entries only; raises Refused("not-its-own").

    Its own are those with numbers of the codes that its key may sign for, unless another key, which is not
    revoked, came with their id before. A restored station has the same key under another code.
    """
    signer = bytes.fromhex(bundle.header.signer)
    own, revoked = fingerprint(signer), {fingerprint(key) for key in trust.revoked}
    codes = {each.code for each in trust.stations if trust.may_sign(signer, "bundle", each.code)}
    for entry in bundle.content.entries:
        if entry.number.partition("-")[0] not in codes:
            raise Refused("not-its-own", "file", entry.number)
    spoken_of = [each.entry_id for each in bundle.content.entries]
    spoken_of += [each.entry_id for each in bundle.content.notes]
    for entry_id in (*spoken_of, *bundle.content.gone):
        known = memory.entries.get(entry_id)
        if known is not None and key_of(known.station) not in (own, *revoked):
            raise Refused("not-its-own", "file", known.number)


def _take(keys: BranchKeys, memory: Memory, path: Path, bundle: OpenedBundle, now: datetime) -> Taken:
    """Enter one bundle; raises Refused older (a newer one was opened and this never) or number-reused."""
    content = bundle.content
    station = station_of(content.kiosk, bytes.fromhex(bundle.header.signer))
    kiosk = memory.kiosks.setdefault(station, KioskMemory(code=content.kiosk))
    known = kiosk.bundles.get(content.number)
    if known is None and kiosk.newest_bundle > content.number:
        raise Refused("older", "file", f"{content.number} < {kiosk.newest_bundle}")
    if known is not None and known != bundle.digest:
        raise Refused("number-reused", "file", str(content.number))
    new = sum(entry.entry_id not in memory.entries for entry in content.entries)
    if known is None:
        kiosk.code = content.kiosk
        kiosk.bundles[content.number] = bundle.digest
        kiosk.confirmed = max(kiosk.confirmed, content.replies)
        for entry in content.entries:
            _remember(keys, memory, station, entry, now)
        kiosk.opened_at = now
        for entry_id in content.gone:
            memory.entries.pop(entry_id, None)
        for note in content.notes:
            noted = memory.entries.get(note.entry_id)
            if noted is not None:
                noted.state = note.state
    return Taken(
        file=path.name,
        kiosk=content.kiosk,
        number=content.number,
        entries=len(content.entries),
        new=new if known is None else 0,
        known=known is not None,
    )


def _remember(keys: BranchKeys, memory: Memory, station: str, entry: Entry, now: datetime) -> None:
    """What is kept of an entry; that it was saved before the kiosk's last bundle is not believed."""
    before = memory.entries.get(entry.entry_id)
    if before is not None and key_of(before.station) != key_of(station):
        before = None
    decision = before.decision if before else None
    if before and decision and before.station != station:
        # A restored station counts its replies anew.
        decision = replace(decision, since=memory.kiosks[station].reply + 1)
    memory.entries[entry.entry_id] = EntryMemory(
        number=entry.number,
        station=station,
        saved_at=before.saved_at if before else _believed(memory.kiosks[station], entry, now),
        heard=before.heard if before else memory.writes,
        person=person_key(keys, entry.registration.draft.nik),
        decision=decision,
    )


def _believed(kiosk: KioskMemory, entry: Entry, now: datetime) -> datetime:
    """When an entry was saved, as far as the kiosk's word can be true; now where it cannot."""
    said, earliest = entry.registration.saved_at, kiosk.opened_at or FIRST_DAY
    return said if earliest <= said <= now else now


def _news(contents: Iterable[BundleContent], memory: Memory) -> Iterator[News]:
    """What the newest bundle of each kiosk says of people whose data it does not hold."""
    for content in contents:
        for note in content.notes:
            if note.entry_id in memory.entries:
                yield News(content.kiosk, note.number, note.state)
        for state, count in sorted(content.counts.items()):
            yield News(content.kiosk, "", state, count)


def _arrivals(memory: Memory, arrived: dict[str, OpenedBundle]) -> tuple[Arrival, ...]:
    kept = kept_entries(memory)
    found = []
    for bundle in {id(bundle): bundle for bundle in arrived.values()}.values():
        for entry in bundle.content.entries:
            if arrived.get(entry.entry_id) is not bundle:
                continue
            remembered = memory.entries.get(entry.entry_id)
            if remembered is None or remembered.state:
                continue
            keeper = kept.get(remembered.person, entry.entry_id)
            number = "" if keeper == entry.entry_id else memory.entries[keeper].number
            place = bundle.content.place
            found.append(Arrival(entry, bundle.content.kiosk, place, remembered.decision, number))
    return tuple(sorted(found, key=lambda arrival: (arrival.kiosk, arrival.entry.number)))
