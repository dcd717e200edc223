"""Draws on A4 in the product's colours and letters: text, boxes and the cloth band, from the top left."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, BinaryIO

from kiosk.paths import RESOURCES

WIDTH, HEIGHT = 595.28, 841.89
"""A4 in points (1/72 inch), upright."""

Corners = tuple[float, float, float, float]
"""Left, top, right, bottom; of a line its two ends."""

INK, INK_SOFT, SOFT, WELL, SURFACE, NEUTRAL = "#22180F", "#4F4032", "#C6D0B8", "#E1E9D6", "#FFFFFF", "#76806C"
CANVAS, PANDAN, PANDAN_TINT, MOTIF = "#F0F3E6", "#0C4A3B", "#D5E8D8", "#1B6551"
KUNYIT, KUNYIT_LIP, KUNYIT_LIGHT, NILA = "#FFB81A", "#A86400", "#FFD470", "#1D3B73"
DANGER, WARNING, WARNING_TINT = "#8E1616", "#6B3A00", "#FFE8BC"

WORD_SPACE = 0.05
"""In ems, added to the font's own: at the small sizes of paper its words run together."""

MEDIUM, SEMIBOLD, BOLD, EXTRABOLD = (f"Jakarta-{weight}" for weight in (500, 600, 700, 800))
FALLBACK = "Noto-600"
_FILES = {
    MEDIUM: "PlusJakartaSans_500Medium.ttf",
    SEMIBOLD: "PlusJakartaSans_600SemiBold.ttf",
    BOLD: "PlusJakartaSans_700Bold.ttf",
    EXTRABOLD: "PlusJakartaSans_800ExtraBold.ttf",
    FALLBACK: "NotoSans_600SemiBold.ttf",
}


@lru_cache(maxsize=1)
def _letters() -> dict[str, frozenset[int]]:
    """Registers the fonts once; which characters each of them has."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    found = {}
    for name, file in _FILES.items():
        font = TTFont(name, str(RESOURCES / "fonts" / file))
        pdfmetrics.registerFont(font)
        found[name] = frozenset(font.face.charToGlyph)
    return found


def _runs(text: str, font: str) -> list[tuple[str, str]]:
    """The text in pieces of one font each; characters that no font has become a question mark."""
    letters = _letters()
    runs: list[tuple[str, str]] = []
    for sign in text:
        if ord(sign) not in letters[font]:
            name, sign = (FALLBACK, sign) if ord(sign) in letters[FALLBACK] else (font, "?")
        else:
            name = font
        if runs and runs[-1][0] == name:
            runs[-1] = (name, runs[-1][1] + sign)
        else:
            runs.append((name, sign))
    return runs


def width_of(text: str, size: float, font: str = MEDIUM) -> float:
    """Points that the text takes in one line."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    set_solid = sum(float(stringWidth(piece, name, size)) for name, piece in _runs(text, font))
    return set_solid + text.count(" ") * WORD_SPACE * size


def fitted(text: str, room: float, size: float, font: str = MEDIUM) -> str:
    """The text, shortened with "…" where it is wider than the room."""
    if width_of(text, size, font) <= room:
        return text
    while text and width_of(text + "…", size, font) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, room: float, size: float, font: str = MEDIUM) -> list[str]:
    """The text in lines no wider than the room; a word that is wider by itself is broken."""
    lines = [""]
    for word in text.split():
        for piece in _broken(word, room, size, font):
            joined = f"{lines[-1]} {piece}".strip()
            if width_of(joined, size, font) <= room:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def _broken(word: str, room: float, size: float, font: str) -> Iterator[str]:
    while len(word) > 1 and width_of(word, size, font) > room:
        end = next((n for n in range(len(word) - 1, 0, -1) if width_of(word[:n], size, font) <= room), 1)
        yield word[:end]
        word = word[end:]
    yield word


class Page(ABC):
    """A4 paper to draw on, be it a PDF or pictures; in points from the top left, y grows downwards."""

    page = 1
    """Which page is being drawn, from 1."""

    @abstractmethod
    def next_page(self) -> None:
        """Finish this page and begin another."""

    @abstractmethod
    def selvedge(self) -> None:
        """The band of cloth down the left edge."""

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 9,
        font: str = MEDIUM,
        colour: str = INK,
        align: str = "left",
    ) -> float:
        """One line with its baseline at y; align is left, right or centre of x. Returns its width."""
        width = self._width(text, size, font)
        self._write(
            x - {"left": 0.0, "right": width, "centre": width / 2}[align], y, text, size, font, colour
        )
        return width

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        edge: str | None = None,
        radius: float = 0,
        line: float = 0.75,
    ) -> None:
        """A rectangle whose top left corner is (x, y)."""
        self._frame((x, y, x + width, y + height), fill, edge, min(radius, width / 2, height / 2), line)

    def line(
        self,
        x: float,
        y: float,
        x2: float,
        y2: float,
        *,
        colour: str = SOFT,
        width: float = 0.75,
        dash: Sequence[float] = (),
    ) -> None:
        """A level line; dashes as (drawn, left out)."""
        self._stroke((x, y, x2, y2), colour, width, dash)

    @abstractmethod
    def _width(self, text: str, size: float, font: str) -> float: ...

    @abstractmethod
    def _write(self, x: float, y: float, text: str, size: float, font: str, colour: str) -> None: ...

    @abstractmethod
    def _frame(
        self, corners: Corners, fill: str | None, edge: str | None, radius: float, line: float
    ) -> None: ...

    @abstractmethod
    def _stroke(self, ends: Corners, colour: str, width: float, dash: Sequence[float]) -> None: ...


class Paper(Page):
    """A PDF being drawn page by page."""

    def __init__(self, file: BinaryIO, *, title: str, author: str, language: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        _letters()
        # invariant: the same figures give the same bytes, so a report can be compared and signed.
        self._canvas: Any = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=1, lang=language)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("Anjungan KKBC")

    def next_page(self) -> None:
        self._canvas.showPage()
        self.page += 1

    def save(self) -> None:
        """Finish the last page and write everything into the file."""
        self._canvas.showPage()
        self._canvas.save()

    def _width(self, text: str, size: float, font: str) -> float:
        return width_of(text, size, font)

    def _write(self, x: float, y: float, text: str, size: float, font: str, colour: str) -> None:
        self._canvas.setFillColor(colour)
        for name, piece in _runs(text, font):
            self._canvas.setFont(name, size)
            for word in re.findall(r"[^ ]+ ?| ", piece):
                self._canvas.drawString(x, HEIGHT - y, word)
                x += width_of(word, size, name)

    def paragraph(
        self,
        x: float,
        y: float,
        room: float,
        text: str,
        *,
        size: float = 9,
        font: str = MEDIUM,
        colour: str = INK,
        leading: float = 1.38,
    ) -> float:
        """Wrapped lines, the first baseline at y; returns the baseline after the last."""
        for line in wrapped(text, room, size, font):
            self.text(x, y, line, size=size, font=font, colour=colour)
            y += size * leading
        return y

    def _frame(
        self, corners: Corners, fill: str | None, edge: str | None, radius: float, line: float
    ) -> None:
        if fill:
            self._canvas.setFillColor(fill)
        if edge:
            self._canvas.setStrokeColor(edge)
            self._canvas.setLineWidth(line)
        left, top, right, bottom = corners
        self._canvas.roundRect(
            left,
            HEIGHT - bottom,
            right - left,
            bottom - top,
            radius,
            stroke=int(edge is not None),
            fill=int(fill is not None),
        )

    def _stroke(self, ends: Corners, colour: str, width: float, dash: Sequence[float]) -> None:
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(width)
        self._canvas.setDash(*([list(dash), 0] if dash else []))
        self._canvas.line(ends[0], HEIGHT - ends[1], ends[2], HEIGHT - ends[3])
        self._canvas.setDash()

    def polyline(self, points: Sequence[tuple[float, float]], *, colour: str, width: float = 1.5) -> None:
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], HEIGHT - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, HEIGHT - y)
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(width)
        self._canvas.setLineJoin(1)
        self._canvas.drawPath(path)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        self._canvas.setFillColor(colour)
        self._canvas.circle(x, HEIGHT - y, radius, stroke=0, fill=1)

    def selvedge(self, width: float = 22) -> None:
        """The band of kawung cloth down the left edge, tone on tone."""
        self.box(0, 0, width, HEIGHT, fill=PANDAN)
        tile = width
        for row in range(int(HEIGHT / tile) + 1):
            self.kawung(width / 2, row * tile + tile / 2, tile / 2, MOTIF, PANDAN)

    def kawung(self, x: float, y: float, half: float, petals: str, seeds: str | None) -> None:
        """Four petals on the diagonals around (x, y), each reaching `half` points aside."""
        unit = half / 36
        canvas = self._canvas
        for turn in range(4):
            canvas.saveState()
            canvas.translate(x, HEIGHT - y)
            canvas.rotate(90 * turn)
            canvas.scale(unit, unit)
            path = canvas.beginPath()
            path.moveTo(-4, 4)
            path.curveTo(-6, 24, -16.5, 32.3, -33, 33)
            path.curveTo(-32.3, 16.5, -24, 6, -4, 4)
            path.close()
            canvas.setFillColor(petals)
            canvas.drawPath(path, stroke=0, fill=1)
            if seeds:
                canvas.setFillColor(seeds)
                canvas.circle(-20.5, 20.5, 2.8, stroke=0, fill=1)
            canvas.restoreState()
