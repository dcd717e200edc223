"""Draws the receipt as one picture of black and white dots, the same for screen, paper, PNG and PDF.

Built from top to bottom on a Sheet; every style has one size per paper width. Labels: words.RECEIPT_WORDS.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from PIL import Image

from kiosk.campaign.wording import rupiah
from kiosk.paper import ornament
from kiosk.paper.files import save_a4, save_pdf, save_png
from kiosk.paper.strip import Sheet
from kiosk.paper.typeface import Type, balance, bold, fit, forget, heavy, medium, printable, semibold
from kiosk.receipt.receipt import Receipt
from kiosk.receipt.token import LENGTH, PREFIX
from kiosk.receipt.words import RECEIPT_WORDS, calendar_of, price_spans, word

__all__ = ["RECEIPT_WORDS", "draw", "save_a4", "save_pdf", "save_png"]

Dots = Literal[384, 576]


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes in dots for one paper width."""

    margin: int
    step: int
    tile: int
    campaign: Type
    title: Type
    status: Type
    number: int
    label: Type
    value: Type
    small: Type
    heading: Type
    strong: Type
    foot: Type
    mark: Type


WIDE = Style(
    margin=20,
    step=8,
    tile=48,
    campaign=heavy(42),
    title=bold(33),
    status=heavy(43),
    number=84,
    label=medium(28),
    value=bold(28),
    small=semibold(25),
    heading=heavy(33),
    strong=bold(27),
    foot=semibold(20),
    mark=heavy(40),
)
NARROW = Style(
    margin=12,
    step=6,
    tile=32,
    campaign=heavy(29),
    title=bold(24),
    status=heavy(31),
    number=58,
    label=medium(21),
    value=bold(21),
    small=semibold(18),
    heading=heavy(24),
    strong=bold(21),
    foot=semibold(17),
    mark=heavy(29),
)


def draw(receipt: Receipt, dots: Dots) -> Image.Image:
    """The whole receipt, `dots` wide and as tall as it needs, in mode "1"."""
    style = WIDE if dots == 576 else NARROW
    sheet = Sheet(dots, style.margin)
    _head(sheet, style, receipt)
    _code(sheet, style, receipt)
    _person(sheet, style, receipt)
    _price(sheet, style, receipt)
    _next(sheet, style, receipt)
    _foot(sheet, style, receipt)
    image = sheet.image()
    forget()
    return image


def warm_up(dots: Dots) -> None:
    """Load fonts, code tables and ornaments, so that the first receipt is drawn as fast as the next."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789"
    blank = Receipt(
        number=alphabet[:10],
        day=date(2026, 1, 1),
        place=alphabet,
        language="id",
        name=alphabet,
        nik_tail="",
        occupation="",
        programmes="",
        months=1,
        quoted=(),
        agent=alphabet,
        hours="",
        wadah=alphabet,
        controller=alphabet,
        consent_version="",
        token=(PREFIX + alphabet.upper() * 3)[:LENGTH],
        chain_head="",
        words={},
        copy=1,
    )
    draw(blank, dots)


def _head(sheet: Sheet, style: Style, receipt: Receipt) -> None:
    sheet.picture(ornament.band(sheet.width, style.tile))
    sheet.space(style.step * 2)
    _title(sheet, style.campaign, word(receipt, "campaign"))
    sheet.space(style.step)
    if receipt.copy:
        _copy_mark(sheet, style, receipt)
        sheet.space(style.step)
    _title(sheet, style.title, word(receipt, "title"))
    sheet.space(style.step)
    _bar(sheet, style, word(receipt, "not-member"))
    sheet.space(style.step)


def _bar(sheet: Sheet, style: Style, text: str) -> None:
    kind, lines = _few_lines(style.status, text, sheet.inner - 2 * style.step)
    sheet.block(kind.line * len(lines) + 2 * style.step)
    sheet.space(style.step)
    for line in lines:
        sheet.centred(kind, line, ink=255)
    sheet.space(style.step)


def _copy_mark(sheet: Sheet, style: Style, receipt: Receipt) -> None:
    text = word(receipt, "copy", n=receipt.copy)
    height = style.mark.line + 2 * style.step
    sheet.hatched_frame(height, round(style.mark.width(text)) + 4 * style.step)
    sheet.space(style.step)
    sheet.centred(style.mark, text)
    sheet.space(style.step)


def _code(sheet: Sheet, style: Style, receipt: Receipt) -> None:
    size = style.number
    while heavy(size).width(receipt.number) > sheet.inner:
        size -= 1
    sheet.centred(heavy(size), receipt.number)
    sheet.picture(ornament.qr(receipt.token, sheet.width))
    for line in _caption(receipt, style.small, sheet.inner):
        sheet.centred(style.small, line)
    sheet.space(style.step * 2)


def _caption(receipt: Receipt, kind: Type, room: int) -> list[str]:
    """Two sentences in one line where they fit, else each begins its own."""
    keep, scan = printable(word(receipt, "keep")), printable(word(receipt, "scan"))
    if kind.width(f"{keep} {scan}") <= room:
        return [f"{keep} {scan}"]
    return [*balance(keep, kind, room), *balance(scan, kind, room)]


def _person(sheet: Sheet, style: Style, receipt: Receipt) -> None:
    tail = receipt.nik_tail or word(receipt, "no-nik")
    sheet.rule()
    sheet.space(style.step)
    _row(sheet, style, word(receipt, "date"), calendar_of(receipt).long_day(receipt.day))
    _row(sheet, style, word(receipt, "place"), receipt.place)
    _row(sheet, style, word(receipt, "name"), receipt.name, most=2)
    _row(sheet, style, word(receipt, "nik"), tail)
    _row(sheet, style, word(receipt, "occupation"), receipt.occupation)
    _row(sheet, style, word(receipt, "programmes"), receipt.programmes)


def _price(sheet: Sheet, style: Style, receipt: Receipt) -> None:
    label = word(receipt, "price", months=receipt.months)
    if not receipt.quoted:
        _row(sheet, style, label, word(receipt, "ask-agent"))
    else:
        _row(sheet, style, label, rupiah(sum(amount for _, amount in receipt.quoted)))
        for span, price in _price_lines(receipt, style.small, sheet.inner - style.step * 2):
            _row(sheet, style, span, price, style.small, style.small)
    sheet.space(style.step)


def _price_lines(receipt: Receipt, kind: Type, room: int) -> list[tuple[str, str]]:
    """Months and their price: "Rp8.400 per bulan", or "2 × Rp8.400" where that is too long for a line."""
    spans = price_spans(receipt)
    lines = [
        (span, word(receipt, "per-month", amount=rupiah(amount)) if months > 1 else rupiah(amount))
        for span, months, amount in spans
    ]
    if all(kind.width(span) + kind.width(price) <= room for span, price in lines):
        return lines
    return [(span, f"{months} × {rupiah(amount)}") for span, months, amount in spans]


def _next(sheet: Sheet, style: Style, receipt: Receipt) -> None:
    sheet.rule()
    sheet.space(style.step)
    kind, lines = _few_lines(style.heading, word(receipt, "next"), sheet.inner)
    for line in lines:
        sheet.text(0, kind, line)
    sheet.space(style.step)
    if receipt.agent:
        _row(sheet, style, word(receipt, "agent"), receipt.agent, most=2)
    if receipt.wadah:
        _row(sheet, style, "", receipt.wadah, style.small, style.small)
    if receipt.hours:
        _row(sheet, style, word(receipt, "hours"), receipt.hours)
    sheet.space(style.step)
    _warning(sheet, style, word(receipt, "warning"))


def _warning(sheet: Sheet, style: Style, text: str) -> None:
    sign = style.strong.line * 2
    pad = style.step * 2
    left = pad + sign + pad
    lines = balance(printable(text), style.strong, sheet.inner - left - pad)
    height = max(len(lines) * style.strong.line, sign) + pad * 2
    sheet.frame(height)
    sheet.beside(ornament.warning_sign(sign), pad, (height - sign) // 2)
    sheet.space((height - len(lines) * style.strong.line) // 2)
    for line in lines:
        sheet.text(left, style.strong, line)
    sheet.space((height - len(lines) * style.strong.line + 1) // 2)


def _foot(sheet: Sheet, style: Style, receipt: Receipt) -> None:
    sheet.space(style.step * 2)
    _paragraph(sheet, style.foot, word(receipt, "rights", controller=receipt.controller))
    consent = word(receipt, "consent", version=receipt.consent_version)
    chain = word(receipt, "chain", head=receipt.chain_head)
    sheet.space(style.step // 2)
    _paragraph(sheet, style.foot, f"{consent} · {chain}")
    if receipt.copy:
        sheet.space(style.step)
        _copy_mark(sheet, style, receipt)
    sheet.space(style.step * 2)
    sheet.picture(ornament.band(sheet.width, style.tile))


def _row(
    sheet: Sheet,
    style: Style,
    label: str,
    value: str,
    left: Type | None = None,
    right: Type | None = None,
    most: int = 4,
) -> None:
    """Label at the left, value at the right; a long value takes more lines, the label stays on the first."""
    left, right = left or style.label, right or style.value
    label, value = fit(printable(label), left, sheet.inner * 3 // 5), printable(value)
    room = sheet.inner - round(left.width(label)) - style.step * 2 if label else sheet.inner
    lines = balance(value, right, room, most) or [""]
    sheet.stay(left, label)
    for line in lines:
        sheet.right(right, line)
    sheet.space(style.step * 3 // 4)


def _title(sheet: Sheet, kind: Type, text: str) -> None:
    kind, lines = _few_lines(kind, text, sheet.inner)
    for line in lines:
        sheet.centred(kind, line)


def _few_lines(kind: Type, text: str, room: int) -> tuple[Type, list[str]]:
    """One line, up to a sixth smaller where that helps; else as many lines as it takes."""
    text = printable(text)
    for size in range(kind.size, kind.size * 5 // 6 - 1, -1):
        smaller = replace(kind, size=size)
        if smaller.width(text) <= room:
            return smaller, [text]
    return kind, balance(text, kind, room)


def _paragraph(sheet: Sheet, kind: Type, text: str) -> None:
    for line in balance(printable(text), kind, sheet.inner):
        sheet.text(0, kind, line)
