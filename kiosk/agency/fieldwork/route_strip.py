"""Draws paper for the road on the receipt printer's roll: the route, a reminder, words to keep."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from kiosk.agency.fieldwork.route_sheet import Span, Stop, heading, in_walking_order
from kiosk.receipt.layout import NARROW, WIDE, Dots
from kiosk.words import Words

if TYPE_CHECKING:
    from PIL import Image

    from kiosk.paper.strip import Sheet
    from kiosk.paper.typeface import Type
    from kiosk.receipt.layout import Style

PIECE = 400
"""Signs of text that are wrapped in one go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A slip for one door: its heading, the person, the sentence for them, and who leaves it there."""

    number: str
    name: str
    title: str
    text: str
    agent: str
    wadah: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Words for somebody to keep: a heading, what it is about, lines of caption and text, a last sentence.

    A line without a text is a heading; one without a caption stands large.
    """

    title: str
    below: str
    lines: tuple[tuple[str, str], ...]
    foot: str = ""


def draw_told(told: Told, dots: Dots) -> "Image.Image":
    """The words as a strip in mode "1", `dots` wide: captions small, what is said below them."""
    from kiosk.paper.typeface import forget

    sheet, style = _sheet(dots)
    _head(sheet, style, told.title, told.below)
    for caption, text in told.lines:
        if not text:
            sheet.space(style.step)
            sheet.rule()
            sheet.space(style.step)
        if caption and text and _side_by_side(sheet, style, caption, text):
            continue
        _whole(sheet, style.small if text else style.heading, caption)
        _whole(sheet, style.value if caption else style.heading, text)
        sheet.space(style.step // 2)
    sheet.space(style.step)
    sheet.rule()
    sheet.space(style.step)
    _whole(sheet, style.small, told.foot)
    _foot(sheet, style)
    forget()
    return sheet.image()


def _side_by_side(sheet: "Sheet", style: "Style", caption: str, text: str) -> bool:
    """Caption left, text right in one line, where both have room: paper is dear."""
    from kiosk.paper.typeface import printable

    left, right = printable(caption), printable(text)
    if style.small.width(left) + style.value.width(right) + 2 * style.step > sheet.inner:
        return False
    sheet.stay(style.small, left)
    sheet.right(style.value, right)
    return True


def _whole(sheet: "Sheet", kind: "Type", text: str) -> None:
    """All of a text however long it is: a paper that is somebody's copy leaves nothing out."""
    from textwrap import wrap as pieces

    from kiosk.paper.typeface import printable, wrap

    for piece in pieces(text, PIECE):
        for line in wrap(printable(piece), kind, sheet.inner):
            sheet.text(0, kind, line)


def draw_route(
    stops: Sequence[Stop], agent: str, day: date, say: Words, dots: Dots, span: Span | None = None
) -> "Image.Image":
    """The stops in walking order with boxes to tick, in mode "1", `dots` wide."""
    from kiosk.paper.typeface import forget, wrap

    sheet, style = _sheet(dots)
    _head(sheet, style, say("route", "title"), heading(stops, agent, day, say, span))
    counted = span.first - 1 if span else 0
    for place, group in groupby(in_walking_order(stops), key=lambda stop: (stop.dusun, stop.rw, stop.rt)):
        _place(sheet, style, place, say)
        for stop in group:
            counted += 1
            _stop(sheet, style, counted, stop, say)
    for line in wrap(say("route", "care"), style.foot, sheet.inner):
        sheet.text(0, style.foot, line)
    _foot(sheet, style)
    forget()
    return sheet.image()


def draw_reminder(slip: Reminder, say: Words, dots: Dots) -> "Image.Image":
    """The slip in mode "1", `dots` wide."""
    from kiosk.paper.typeface import forget, printable, wrap

    sheet, style = _sheet(dots)
    _head(sheet, style, slip.title, say.calendar.long_day(slip.day))
    for line in wrap(printable(say("slip", "greeting", name=slip.name)), style.heading, sheet.inner, 3):
        sheet.text(0, style.heading, line)
    sheet.space(style.step)
    for line in wrap(printable(slip.text), style.value, sheet.inner):
        sheet.text(0, style.value, line)
    sheet.space(style.step * 2)
    sheet.rule()
    sheet.space(style.step)
    for line in wrap(say("slip", "bring"), style.small, sheet.inner):
        sheet.text(0, style.small, line)
    sheet.space(style.step)
    signed = printable(say("slip", "signed", agent=slip.agent, wadah=slip.wadah))
    for line in wrap(signed, style.strong, sheet.inner, 2):
        sheet.text(0, style.strong, line)
    sheet.text(0, style.small, say("slip", "number", number=slip.number))
    _foot(sheet, style)
    forget()
    return sheet.image()


def _sheet(dots: Dots) -> "tuple[Sheet, Style]":
    from kiosk.paper.strip import Sheet

    style = WIDE if dots == 576 else NARROW
    return Sheet(dots, style.margin), style


def _head(sheet: "Sheet", style: "Style", title: str, below: str) -> None:
    from kiosk.paper import ornament
    from kiosk.paper.typeface import printable, wrap

    sheet.picture(ornament.band(sheet.width, style.tile))
    sheet.space(style.step)
    for line in wrap(printable(title), style.campaign, sheet.inner, 2):
        sheet.centred(style.campaign, line)
    for line in wrap(printable(below), style.small, sheet.inner, 2):
        sheet.centred(style.small, line)
    sheet.space(style.step * 2)


def _foot(sheet: "Sheet", style: "Style") -> None:
    from kiosk.paper import ornament

    sheet.space(style.step * 2)
    sheet.picture(ornament.band(sheet.width, style.tile))


def _place(sheet: "Sheet", style: "Style", place: tuple[str, str, str], say: Words) -> None:
    """The name of a dusun and its RT in white on a black bar."""
    from kiosk.paper.typeface import fit, printable

    dusun, rw, rt = place
    name = say("route", "group", dusun=dusun or say("plots", "nowhere"), rt=rt or "-", rw=rw or "-")
    high = style.strong.line + style.step
    sheet.block(high)
    sheet.space(style.step // 2)
    sheet.centred(style.strong, fit(printable(name), style.strong, sheet.inner - 2 * style.step), 255)
    sheet.space(high - style.step // 2 - style.strong.line + style.step)


def _stop(sheet: "Sheet", style: "Style", count: int, stop: Stop, say: Words) -> None:
    from kiosk.paper.typeface import printable, wrap

    indent = round(style.strong.width("00. "))
    owner = {"family": "family", "neighbour": "neighbour"}.get(stop.phone_owner)
    phone = f"{stop.phone} ({say('route', owner)})" if stop.phone and owner else stop.phone
    last = stop.last or say("route", "never")
    due = f"{say('route', 'due')} {say.calendar.short_day(stop.due)}" if stop.due else ""
    sheet.stay(style.strong, f"{count}.")
    for line in wrap(printable(stop.name), style.strong, sheet.inner - indent, 3):
        sheet.text(indent, style.strong, line)
    details = (
        phone or say("route", "no_phone"),
        " · ".join(part for part in (stop.work, stop.plan) if part),
        " · ".join(part for part in (due, last) if part),
        stop.number,
    )
    for detail in details:
        for line in _details(detail, style.small, sheet.inner - indent):
            sheet.text(indent, style.small, line)
    sheet.space(style.step // 2)
    _ticks(sheet, style, indent, say.listed("route", "ticks"))
    sheet.space(style.step)
    sheet.rule()
    sheet.space(style.step)


def _details(text: str, kind: "Type", width: int) -> Iterator[str]:
    """Lines that end between two details of "a · b · c", or within one that is too long for a line."""
    from kiosk.paper.typeface import printable, wrap

    line = ""
    for detail in printable(text).split(" · "):
        longer = f"{line} · {detail}" if line else detail
        if line and kind.width(longer) > width:
            yield from wrap(line, kind, width, 2)
            line = detail
        else:
            line = longer
    yield from wrap(line, kind, width, 2)


def _ticks(sheet: "Sheet", style: "Style", indent: int, words: Sequence[str]) -> None:
    """An empty box before each word, as many to a line as fit."""
    from kiosk.paper.ornament import box

    side = style.small.size
    square, x = box(side), indent
    for word in words:
        wide = side + style.step + round(style.small.width(word))
        if x > indent and x + wide > sheet.inner:
            sheet.space(style.small.line)
            x = indent
        sheet.beside(square, x, round(style.small.line * 0.12))
        sheet.stay(style.small, word, x + side + style.step // 2)
        x += wide + style.step * 2
    sheet.space(style.small.line)
