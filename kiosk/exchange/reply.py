"""Writes and reads the reply: what the branch decided about each entry, on its way back to one kiosk."""

import zlib
from dataclasses import dataclass
from datetime import datetime

import msgspec

from kiosk.bounded import decoded, unpacked
from kiosk.errors import Refused
from kiosk.exchange.bundle import DENSEST, LARGEST_CONTENT
from kiosk.exchange.keys import BranchKeys, PublicBranch
from kiosk.security.sealing import (
    REPLY,
    decrypt_with_seed,
    fingerprint,
    public_of,
    seal,
    ssh_recipient,
    unseal,
)

FORMAT = "anjungan-reply-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One entry's fate; `verdict` is accepted, rejected or already-member, `since` the reply that said so.

    `reason` is free text of the branch, or "duplicate" where the person came in through another kiosk.
    """

    entry_id: str
    number: str
    verdict: str
    reason: str = ""
    kpj: str = ""
    since: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyContent:
    """Every decision the kiosk has not confirmed; `answers` is the newest bundle the branch has opened."""

    branch: str
    kiosk: str
    number: int
    answers: int
    made_at: datetime
    decisions: tuple[Decision, ...]
    format: str = FORMAT


def make_reply(content: ReplyContent, keys: BranchKeys, station_key: bytes) -> bytes:
    """The file's bytes: encrypted to the kiosk with this public key, signed by the branch."""
    return seal(
        REPLY,
        zlib.compress(msgspec.json.encode(content), 6),
        recipient=ssh_recipient(station_key),
        seed=keys.seed,
        sender=keys.public.fingerprint,
        addressee=f"{content.kiosk} {fingerprint(station_key)}",
        number=content.number,
        made_at=content.made_at.isoformat(timespec="seconds"),
        entries=len(content.decisions),
        note=keys.public.name,
    )


def open_reply(file: bytes, code: str, seed: bytes, branches: tuple[PublicBranch, ...]) -> ReplyContent:
    """The content of a reply to this kiosk from a branch to which it has sent bundles.

    Raises Refused with field "file": not-a-reply, newer-format, truncated, altered, foreign (another branch,
    or meant for another kiosk), wrong-key (for this kiosk before it was set up anew).
    """
    sealed = unseal(REPLY, file)
    header = sealed.header
    if header.signer not in {branch.sign_key for branch in branches}:
        raise Refused("foreign", "file", header.sender)
    addressee, _, key = header.addressee.partition(" ")
    if addressee != code:
        raise Refused("foreign", "file", addressee)
    if key != fingerprint(public_of(seed)):
        raise Refused("wrong-key", "file", key)
    content = _decode(decrypt_with_seed(sealed.ciphertext, seed))
    stated = (header.sender, addressee, header.number, header.entries)
    if stated != (content.branch, content.kiosk, content.number, len(content.decisions)):
        raise Refused("altered", "file", header.sender)
    return content


def _decode(packed: bytes) -> ReplyContent:
    plain = unpacked(packed, min(LARGEST_CONTENT, 1_000_000 + DENSEST * len(packed)))
    try:
        content = decoded(plain, ReplyContent)
        for decision in content.decisions:
            if len(bytes.fromhex(decision.entry_id)) != 16 or decision.since > content.number:
                raise ValueError("an entry or a reply that cannot be")
    except ValueError as error:
        raise Refused("altered", "file") from error
    if content.format != FORMAT:
        raise Refused("newer-format", "file", content.format[:40])
    return content
