"""Writes the bundle that a kiosk sends to its branch, and reads it again there."""

import hashlib
import re
import zlib
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import msgspec

from kiosk.bounded import decoded, read_bounded, unpacked
from kiosk.errors import Problem, Refused
from kiosk.exchange.entries import Entry, Note, Place
from kiosk.exchange.keys import BranchKeys, PublicBranch
from kiosk.files import Tell, keep_going, watched
from kiosk.number import read_number
from kiosk.receipt.trust import Trust
from kiosk.security.sealing import BUNDLE, Header, decrypt, seal, unseal

FORMAT = "anjungan-bundle-1"
LARGEST_FILE = 100_000_000
LARGEST_CONTENT = 400_000_000
DENSEST = 60
"""How many times its packed size a content may have; entries of the same words over and over have 12."""

_ENTRY_ID = re.compile(r"[0-9a-f]{32}")
_NO_ENTRIES = b'"entries":[]'
"""No text of the content can look so: quotation marks in texts are escaped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleContent:
    """What stands inside: everything new or changed since bundle `since`, the last that the branch answered.

    So a lost bundle loses nothing: the next one holds its entries too. `gone` are entry ids whose personal
    data were erased or whose consent was withdrawn; the branch must forget them as well. `notes` say of
    earlier entries that they are not to be registered (now), `counts` how many people stay at the kiosk and
    why. `replies` is the number of the newest reply that the kiosk has taken in.
    """

    kiosk: str
    place: Place
    branch: str
    number: int
    since: int
    replies: int
    made_at: datetime
    campaign: str
    entries: tuple[Entry, ...]
    gone: tuple[str, ...] = ()
    format: str = FORMAT
    notes: tuple[Note, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OpenedBundle:
    """A bundle that is whole, from a trusted kiosk and for this branch."""

    header: Header
    content: BundleContent
    digest: str


def digest(content: BundleContent, tell: Tell = keep_going) -> str:
    """The same for the same news, whatever the number and the time of writing.

    One entry after another: a hundred thousand at once would hold up every other thread.
    """
    news = hashlib.sha256(msgspec.json.encode([content.since, content.replies, content.gone]))
    if content.notes:
        news.update(msgspec.json.encode(content.notes))
    for entry in watched(content.entries, len(content.entries), tell):
        news.update(msgspec.json.encode(entry.news))
    return news.hexdigest()


def make_bundle(content: BundleContent, branch: PublicBranch, seed: bytes, tell: Tell = keep_going) -> bytes:
    """The file's bytes: encrypted to the branch, signed by the kiosk whose 32-byte seed this is.

    Raises Refused("cancelled") once `tell` answers False.
    """
    return seal(
        BUNDLE,
        _pack(content, tell),
        recipient=branch.age,
        seed=seed,
        sender=content.kiosk,
        addressee=branch.fingerprint,
        number=content.number,
        made_at=content.made_at.isoformat(timespec="seconds"),
        entries=len(content.entries),
        note=branch.name,
    )


def _pack(content: BundleContent, tell: Tell) -> bytes:
    """The content as zlib-packed JSON, one entry after another."""
    head, tail = msgspec.json.encode(replace(content, entries=())).split(_NO_ENTRIES, 1)
    packer = zlib.compressobj(6)
    parts = [packer.compress(head + _NO_ENTRIES[:-1])]
    between = b""
    for entry in watched(content.entries, len(content.entries), tell):
        parts.append(packer.compress(between + msgspec.json.encode(entry)))
        between = b","
    parts += [packer.compress(b"]" + tail), packer.flush()]
    return b"".join(parts)


def open_bundle(file: bytes, keys: BranchKeys, trust: Trust) -> OpenedBundle:
    """The content of a bundle for this branch from a kiosk it trusts.

    Raises Refused with field "file": not-a-bundle, newer-format, truncated, altered, wrong-key (for another
    branch; asked first, for trusting the kiosk would not help), revoked, foreign (a kiosk or key that is not
    in the trust list), not-its-own (the key may not send bundles for this code), file-too-large.
    """
    sealed = unseal(BUNDLE, file)
    header = sealed.header
    signer = bytes.fromhex(header.signer)
    if header.addressee != keys.public.fingerprint:
        raise Refused("wrong-key", "file", header.addressee)
    if signer in trust.revoked:
        raise Refused("revoked", "file", header.sender)
    if not any(station.key == signer for station in trust.holders(header.sender)):
        raise Refused("foreign", "file", header.sender)
    if not trust.may_sign(signer, "bundle", header.sender):
        raise Refused("not-its-own", "file", header.sender)
    content = _decode(decrypt(sealed.ciphertext, keys.age_identity))
    stated = (header.sender, header.addressee, header.number, header.entries)
    if stated != (content.kiosk, content.branch, content.number, len(content.entries)):
        raise Refused("altered", "file", header.sender)
    return OpenedBundle(header, content, digest(content))


def read_file(path: Path) -> bytes:
    """All bytes of a file that somebody brought; Refused: file-missing, not-a-file, file-too-large."""
    return read_bounded(path, LARGEST_FILE)


def _decode(packed: bytes) -> BundleContent:
    plain = unpacked(packed, min(LARGEST_CONTENT, 1_000_000 + DENSEST * len(packed)))
    try:
        content = decoded(plain, BundleContent)
    except ValueError as error:
        raise Refused("altered", "file") from error
    if content.format != FORMAT:
        raise Refused("newer-format", "file", content.format[:40])
    if not _is_sound(content):
        raise Refused("altered", "file", content.kiosk)
    return content


def _is_sound(content: BundleContent) -> bool:
    """Whether numbers and entry ids have their form, and none stands there twice."""
    numbers = {entry.number for entry in content.entries}
    ids = {entry.entry_id for entry in content.entries}
    return (
        len(numbers) == len(ids) == len(content.entries)
        and not any(isinstance(read_number(number), Problem) for number in numbers)
        and all(_ENTRY_ID.fullmatch(each) for each in (*ids, *content.gone))
        and ids.isdisjoint(content.gone)
    )
