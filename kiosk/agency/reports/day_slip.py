"""Draws the end-of-day slip: a day's totals and the head of the audit chain, sealed.

Whoever keeps the slips can show later that no entry of these days was taken out: the chain must still pass
through each head that was printed.
"""

import struct
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kiosk.agency.reports.counts import DayCounts, Reports
from kiosk.errors import Problem
from kiosk.number import is_code
from kiosk.receipt.layout import NARROW, WIDE, Dots
from kiosk.store.part import TracedStore
from kiosk.words import Words

if TYPE_CHECKING:
    from PIL import Image

PREFIX = "KDAY1:"
_CONTEXT = b"anjungan-kkbc day 1\0"
_BODY = struct.Struct(">3sHII32s")
_DAY_ZERO = date(2020, 1, 1)
_HEAD_SHOWN = 16


@dataclass(frozen=True, slots=True)
class DaySeal:
    """What the code on a slip proves: at the end of this day the chain had so many entries and this head."""

    kiosk: str
    day: date
    registered: int
    entries: int
    head: bytes


@dataclass(frozen=True, slots=True)
class DaySlip:
    """What the slip says; `seal` is the text in its QR."""

    seal: DaySeal
    place: str
    counts: DayCounts
    code: str


def day_slip(ground: TracedStore, day: date, place: str, seed: bytes, hours: int = 7) -> DaySlip:
    """The slip of a day, sealed with the station's 32-byte seed; the head is that of now."""
    identity, counts = ground.store.identity(), Reports(ground).day(day, hours)
    head = bytes.fromhex(identity.audit_head)
    seal = DaySeal(ground.store.code, day, counts.registered, identity.audit_count, head)
    return DaySlip(seal, place, counts, write_seal(seal, seed))


def write_seal(seal: DaySeal, seed: bytes) -> str:
    """The seal as text of the QR alphabet, signed."""
    import base45
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    days = (seal.day - _DAY_ZERO).days
    body = _BODY.pack(seal.kiosk.encode("ascii"), days, seal.registered, seal.entries, seal.head)
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(_CONTEXT + body)
    return PREFIX + base45.b45encode(body + signature).decode("ascii")


def read_seal(text: str, key: bytes) -> DaySeal | Problem:
    """The seal of a slip that this 32-byte public key signed; Problem codes: not-a-day, altered."""
    import base45
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if not text.startswith(PREFIX):
        return Problem("day", "not-a-day")
    try:
        raw = base45.b45decode(text[len(PREFIX) :])
        Ed25519PublicKey.from_public_bytes(key).verify(raw[_BODY.size :], _CONTEXT + raw[: _BODY.size])
        code, days, registered, entries, head = _BODY.unpack(raw[: _BODY.size])
        kiosk = code.decode("ascii")
    except (ValueError, InvalidSignature, struct.error):
        return Problem("day", "altered")
    if not is_code(kiosk):
        return Problem("day", "altered")
    return DaySeal(kiosk, date.fromordinal(_DAY_ZERO.toordinal() + days), registered, entries, head)


def lines_of(slip: DaySlip, say: Words) -> tuple[tuple[str, str], ...]:
    """Label and value of every line."""
    counts, seal = slip.counts, slip.seal
    numbers = counts.first if counts.first == counts.last else f"{counts.first} – {counts.last}"
    head = seal.head.hex()
    values = (
        ("day", say.calendar.long_day(seal.day)),
        ("kiosk", seal.kiosk),
        ("place", slip.place),
        ("registered", say.number(counts.registered)),
        ("numbers", numbers or "-"),
        ("printed", say.number(counts.printed)),
        ("copies", say.number(counts.copies)),
        ("contacts", say.number(counts.contacts)),
        ("members", say.number(counts.members)),
        ("paid", say.number(counts.payments)),
        ("total", say.number(counts.total)),
        ("entries", say.number(seal.entries)),
        ("chain", " ".join(head[at : at + 4] for at in range(0, _HEAD_SHOWN, 4))),
    )
    return tuple((say("day", key), value) for key, value in values)


def draw_day(slip: DaySlip, say: Words, dots: Dots) -> "Image.Image":
    """The slip in mode "1", `dots` wide, in the receipt's letters."""
    from kiosk.paper import ornament
    from kiosk.paper.strip import Sheet
    from kiosk.paper.typeface import fit, printable, wrap

    style = WIDE if dots == 576 else NARROW
    sheet = Sheet(dots, style.margin)
    sheet.picture(ornament.band(sheet.width, style.tile))
    sheet.space(style.step * 2)
    sheet.centred(style.campaign, say("day", "title"))
    sheet.space(style.step * 2)
    for label, value in lines_of(slip, say):
        lines = wrap(printable(value), style.value, sheet.inner * 3 / 5)
        sheet.stay(style.label, fit(printable(label), style.label, sheet.inner * 0.7))
        if style.label.width(label) + style.value.width(lines[0]) > sheet.inner - style.step * 2:
            sheet.space(style.label.line)
        for line in lines:
            sheet.right(style.value, line)
        sheet.space(style.step // 2)
    sheet.rule()
    sheet.picture(ornament.qr(slip.code, sheet.width))
    sheet.space(style.step)
    sheet.text(0, style.small, say("day", "signature"))
    sheet.space(style.step * 12)
    sheet.rule()
    sheet.space(style.step * 2)
    sheet.picture(ornament.band(sheet.width, style.tile))
    return sheet.image()
