"""Draws A4 pages as pictures in black and white, for an office printer without any file between."""

from collections.abc import Sequence

from PIL import Image, ImageDraw

from kiosk.paper.a4 import BOLD, EXTRABOLD, HEIGHT, MEDIUM, SEMIBOLD, SOFT, SURFACE, WIDTH, Corners, Page
from kiosk.paper.typeface import Type, bold, heavy, medium, semibold

DPI = 300
_SCALE = DPI / 72
_INK_BELOW = 140
_FACES = {MEDIUM: medium, SEMIBOLD: semibold, BOLD: bold, EXTRABOLD: heavy}
_TURNS = 8
_SELVEDGE, _PETAL = 22.0, 9.0


class PagePictures(Page):
    """A Page whose pages are pictures in mode "1", 300 dots per inch."""

    def __init__(self) -> None:
        self._done: list[Image.Image] = []
        self._begin()

    def _begin(self) -> None:
        self._image = Image.new("L", (round(WIDTH * _SCALE), round(HEIGHT * _SCALE)), 255)
        self._canvas = ImageDraw.Draw(self._image)

    def next_page(self) -> None:
        self.page += 1
        self._done.append(self._image.point([0] * _INK_BELOW + [255] * (256 - _INK_BELOW), "1"))
        self._begin()

    def finish(self) -> list[Image.Image]:
        """All pages; nothing can be drawn any more."""
        self.next_page()
        return self._done

    def _width(self, text: str, size: float, font: str) -> float:
        return self._type(font, size).width(text) / _SCALE

    def _write(self, x: float, y: float, text: str, size: float, font: str, colour: str) -> None:
        kind = self._type(font, size)
        white = colour == SURFACE
        kind.draw(self._canvas, x * _SCALE, round(y * _SCALE) - kind.ascent, text, 255 if white else 0)

    def _frame(
        self, corners: Corners, fill: str | None, edge: str | None, radius: float, line: float
    ) -> None:
        """Pale fills stay white."""
        self._canvas.rounded_rectangle(
            [round(each * _SCALE) for each in corners],
            round(radius * _SCALE),
            fill=_grey(fill) if fill else None,
            outline=0 if edge else None,
            width=max(2, round(line * _SCALE)),
        )

    def _stroke(self, ends: Corners, colour: str, width: float, dash: Sequence[float]) -> None:
        """Thin where it is pale on the PDF."""
        thick = 2 if colour == SOFT else max(2, round(width * _SCALE))
        x, y, end, y2 = ends
        drawn, gap = dash or (end - x, 0.0)
        while x < end:
            piece = [round(each * _SCALE) for each in (x, y, min(x + drawn, end), y2)]
            self._canvas.line(piece, fill=0, width=thick)
            x += drawn + gap

    def selvedge(self) -> None:
        """The band of kawung down the left edge: petals only, a black band would cost toner."""
        for row in range(int(HEIGHT / _SELVEDGE) + 1):
            middle = (_SELVEDGE / 2, row * _SELVEDGE + _SELVEDGE / 2)
            for right, below in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
                self._canvas.polygon(_petal(*middle, right, below), fill=0)

    @staticmethod
    def _type(font: str, size: float) -> Type:
        return _FACES.get(font, semibold)(round(size * _SCALE))


def _grey(colour: str) -> int:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return round(0.299 * red + 0.587 * green + 0.114 * blue)


def _petal(x: float, y: float, right: int, below: int) -> list[tuple[float, float]]:
    """A leaf from near (x, y) along one diagonal, in dots."""
    points = []
    for side in (1, -1):
        steps = range(_TURNS + 1) if side == 1 else range(_TURNS, -1, -1)
        for step in steps:
            along = step / _TURNS
            aside = side * 1.1 * along * (1 - along)
            points.append(
                (
                    (x + right * _PETAL * (0.12 + along * 0.88 - aside)) * _SCALE,
                    (y + below * _PETAL * (0.12 + along * 0.88 + aside)) * _SCALE,
                )
            )
    return points
