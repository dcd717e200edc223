"""Keeps what the branch must remember between two openings, sealed to the branch itself."""

import hashlib
import hmac
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from kiosk.bounded import read_bounded
from kiosk.errors import Refused
from kiosk.exchange.keys import BranchKeys, read_public
from kiosk.exchange.reply import Decision
from kiosk.files import write_whole
from kiosk.receipt.trust import Identity, Trust, read_trust, write_trust
from kiosk.security.sealing import MEMORY, decrypt, fingerprint, seal, unseal

MEMORY_FILE = "memory.sealed"
TRUST_FILE = "trust.json"
LOCK_FILE = "lock"
LARGEST_TRUST = 4_000_000


@dataclass(slots=True, kw_only=True)
class KioskMemory:
    """One station's file numbers: the bundles opened (number and digest), the newest reply made, the bundle
    it answered, and the newest reply that the kiosk has confirmed; when the last bundle was opened here.
    """

    code: str
    bundles: dict[int, str] = field(default_factory=dict)
    opened_at: datetime | None = None
    reply: int = 0
    answered: int = 0
    confirmed: int = 0

    @property
    def newest_bundle(self) -> int:
        return max(self.bundles, default=0)


@dataclass(slots=True, kw_only=True)
class EntryMemory:
    """What is kept of an entry: no name, and of the NIK only a keyed hash that finds duplicates.

    `saved_at` is the kiosk's word; `heard` is the branch's own: how often it had written its memory when the
    entry first came in.
    `state` is what a note of its kiosk last said of it, empty while it is to be registered.
    """

    number: str
    station: str
    saved_at: datetime
    heard: int = 0
    person: str = ""
    decision: Decision | None = None
    state: str = ""


@dataclass(slots=True)
class Memory:
    """Kiosks by `station_of`, entries by entry id."""

    kiosks: dict[str, KioskMemory] = field(default_factory=dict)
    entries: dict[str, EntryMemory] = field(default_factory=dict)
    writes: int = 0


def station_of(code: str, key: bytes) -> str:
    """A station is its code and its key: restored from a backup it goes on under a new code."""
    return f"{code} {fingerprint(key)}"


def key_of(station: str) -> str:
    """The fingerprint of a station's key, under whatever code it counts."""
    return station.rpartition(" ")[2]


def person_key(keys: BranchKeys, nik: str | None) -> str:
    """The same for the same NIK at this branch, meaningless elsewhere; empty for people without one."""
    if not nik:
        return ""
    secret = hashlib.sha256(b"anjungan person\0" + keys.seed).digest()
    return hmac.new(secret, nik.encode(), hashlib.sha256).hexdigest()[:32]


def kept_entries(memory: Memory) -> dict[str, str]:
    """Of each person the entry that counts: the accepted one, else the one heard of first, saved first."""
    kept: dict[str, str] = {}

    def rank(entry_id: str) -> tuple[bool, int, datetime, str]:
        entry = memory.entries[entry_id]
        accepted = entry.decision is not None and entry.decision.verdict == "accepted"
        return not accepted, entry.heard, entry.saved_at, entry.number

    for entry_id, entry in memory.entries.items():
        if entry.person and (entry.person not in kept or rank(entry_id) < rank(kept[entry.person])):
            kept[entry.person] = entry_id
    return kept


def read_memory(keys: BranchKeys) -> Memory:
    """The memory in the key folder, empty at first; Refused("memory-damaged") if others touched it."""
    path = keys.folder / MEMORY_FILE
    if not path.exists():
        return Memory()
    try:
        sealed = unseal(MEMORY, path.read_bytes())
        if sealed.header.signer != keys.public.sign_key:
            raise Refused("memory-damaged", "keys")
        return msgspec.json.decode(
            zlib.decompress(decrypt(sealed.ciphertext, keys.age_identity)), type=Memory
        )
    except (Refused, OSError, zlib.error, msgspec.MsgspecError) as error:
        raise Refused("memory-damaged", "keys", str(path)) from error


def write_memory(keys: BranchKeys, memory: Memory, now: datetime) -> None:
    """Put the memory into the key folder, whole or not at all."""
    memory.writes += 1
    file = seal(
        MEMORY,
        zlib.compress(msgspec.json.encode(memory), 6),
        recipient=keys.public.age,
        seed=keys.seed,
        sender=keys.public.fingerprint,
        addressee=keys.public.fingerprint,
        number=memory.writes,
        made_at=now.isoformat(timespec="seconds"),
        entries=len(memory.entries),
    )
    write_whole(keys.folder / MEMORY_FILE, file, private=True)


def read_trusted(keys: BranchKeys) -> Trust:
    """The stations this branch trusts; Refused("trust-damaged") where the list is not its own."""
    path = keys.folder / TRUST_FILE
    if not path.exists():
        return Trust()
    trust = read_trust(read_bounded(path, LARGEST_TRUST), (bytes.fromhex(keys.public.sign_key),))
    if not isinstance(trust, Trust):
        raise Refused("trust-damaged", "keys", trust.code)
    return trust


def trust_station(keys: BranchKeys, station: Identity, *, replace: bool = False) -> bool:
    """Trust this station from now on; False if it already was.

    Raises Refused: code-taken (another key under this code; `replace` trusts both), revoked.
    """
    trust = read_trusted(keys)
    if station.key in trust.revoked:
        raise Refused("revoked", "station", station.code)
    if any(each.key == station.key for each in trust.holders(station.code)):
        return False
    if trust.holders(station.code) and not replace:
        raise Refused("code-taken", "station", station.code)
    text = write_trust([*trust.stations, station], trust.revoked, serial=trust.serial + 1, seed=keys.seed)
    write_whole(keys.folder / TRUST_FILE, text.encode())
    return True


def revoke_station(keys: BranchKeys, fingerprint: str) -> tuple[Identity, bool]:
    """Trust this station no longer; False if that was so already. Raises Refused("unknown-station")."""
    trust = read_trusted(keys)
    wanted = fingerprint.strip().lower()
    station = next((each for each in trust.stations if each.fingerprint == wanted), None)
    if station is None:
        raise Refused("unknown-station", "fingerprint", wanted)
    if station.key in trust.revoked:
        return station, False
    revoked = [*trust.revoked, station.key]
    text = write_trust(trust.stations, revoked, serial=trust.serial + 1, seed=keys.seed)
    write_whole(keys.folder / TRUST_FILE, text.encode())
    return station, True


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else changes this key folder meanwhile.

    Raises Refused: branch-busy (somebody is at it), not-a-branch (there are no keys).
    """
    read_public(folder)
    with (folder / LOCK_FILE).open("a+b") as file:
        try:
            _lock(file.fileno())
        except OSError as error:
            raise Refused("branch-busy", "keys") from error
        yield


def _lock(handle: int) -> None:
    """The system drops the lock with the handle, also after a crash."""
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
