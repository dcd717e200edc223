"""A4 pages as pictures in black and white: what an office printer is given without any file between."""

from collections.abc import Sequence

from PIL import Image, ImageDraw

from kiosk.agency.paper import BOLD, EXTRABOLD, HEIGHT, INK, MEDIUM, SEMIBOLD, SOFT, SURFACE, WIDTH
from kiosk.receipt.typeface import Type, bold, heavy, medium, semibold

DPI = 300
_SCALE = DPI / 72
_INK_BELOW = 140
_FACES = {MEDIUM: medium, SEMIBOLD: semibold, BOLD: bold, EXTRABOLD: heavy}
_TURNS = 8
_SELVEDGE, _PETAL = 22.0, 9.0


class PagePictures:
    """A Page (kiosk/agency/paper.py) whose pages are pictures in mode "1", 300 dots per inch."""

    def __init__(self) -> None:
        self._done: list[Image.Image] = []
        self._begin()

    @property
    def page(self) -> int:
        return len(self._done) + 1

    def _begin(self) -> None:
        self._image = Image.new("L", (round(WIDTH * _SCALE), round(HEIGHT * _SCALE)), 255)
        self._canvas = ImageDraw.Draw(self._image)

    def next_page(self) -> None:
        """Finish this page and begin another."""
        self._done.append(self._image.point([0] * _INK_BELOW + [255] * (256 - _INK_BELOW), "1"))
        self._begin()

    def finish(self) -> list[Image.Image]:
        """All pages; nothing can be drawn any more."""
        self.next_page()
        return self._done

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
        kind = self._type(font, size)
        wide = kind.width(text) / _SCALE
        at = x - {"left": 0.0, "right": wide, "centre": wide / 2}[align]
        kind.draw(
            self._canvas, at * _SCALE, round(y * _SCALE) - kind.ascent, text, 255 if colour == SURFACE else 0
        )
        return wide

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
        """A rectangle whose top left corner is (x, y); pale fills stay white."""
        corners = [round(each * _SCALE) for each in (x, y, x + width, y + height)]
        self._canvas.rounded_rectangle(
            corners,
            round(radius * _SCALE),
            fill=_grey(fill) if fill else None,
            outline=0 if edge else None,
            width=max(2, round(line * _SCALE)),
        )

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
        """A level line, thin where it is pale on the PDF; dashes as (drawn, left out)."""
        thick = 2 if colour == SOFT else max(2, round(width * _SCALE))
        drawn, gap = dash or (x2 - x, 0.0)
        while x < x2:
            ends = [round(each * _SCALE) for each in (x, y, min(x + drawn, x2), y2)]
            self._canvas.line(ends, fill=0, width=thick)
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
