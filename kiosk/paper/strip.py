"""Fills a strip of paper from top to bottom, in dots, and cuts it to length at the end."""

from collections.abc import Callable

from PIL import Image, ImageDraw

from kiosk.paper import ornament
from kiosk.paper.typeface import Type

_INK_BELOW = 140


class Sheet:
    """Remembers what to draw where; `image()` draws it once the length is known."""

    def __init__(self, width: int, margin: int) -> None:
        self.width = width
        self.margin = margin
        self.inner = width - 2 * margin
        self._y = 0
        self._steps: list[Callable[[Image.Image, ImageDraw.ImageDraw], None]] = []

    def space(self, dots: int) -> None:
        """Leave room (or, with a negative number, close up)."""
        self._y += dots

    def picture(self, picture: Image.Image) -> None:
        """A picture in the middle."""
        x, y = (self.width - picture.width) // 2, self._y
        self._steps.append(lambda paper, _: paper.paste(picture, (x, y)))
        self._y += picture.height

    def beside(self, picture: Image.Image, left: int, below: int) -> None:
        """A picture `left` of the margin and `below` the current place, which does not move."""
        x, y = self.margin + left, self._y + below
        self._steps.append(lambda paper, _: paper.paste(picture, (x, y)))

    def text(self, left: int, kind: Type, line: str) -> None:
        """One line of text, `left` dots from the margin."""
        self._write(self.margin + left, kind, line)
        self._y += kind.line

    def stay(self, kind: Type, line: str, left: int = 0) -> None:
        """One line, `left` dots from the margin, without moving on: more text comes beside it."""
        self._write(self.margin + left, kind, line)

    def right(self, kind: Type, line: str) -> None:
        """One line that ends at the right margin."""
        self._write(self.width - self.margin - kind.width(line), kind, line)
        self._y += kind.line

    def centred(self, kind: Type, line: str, ink: int = 0) -> None:
        """One line in the middle."""
        self._write((self.width - kind.width(line)) / 2, kind, line, ink)
        self._y += kind.line

    def rule(self) -> None:
        """A dashed line from margin to margin."""
        self.picture(ornament.dashes(self.inner))

    def block(self, height: int) -> None:
        """A black bar from margin to margin under what comes next."""
        self._area(height, 0, fill=True)

    def frame(self, height: int, thick: int = 4) -> None:
        """A frame from margin to margin around what comes next."""
        self._area(height, thick)

    def hatched_frame(self, height: int, clear: int) -> None:
        """A frame with slanted stripes left and right of `clear` dots in the middle."""
        picture = ornament.hatched(self.inner, height, clear)
        x, y = self.margin, self._y
        self._steps.append(lambda paper, _: paper.paste(picture, (x, y)))

    def image(self) -> Image.Image:
        """The drawn paper in mode "1"."""
        paper = Image.new("L", (self.width, self._y), 255)
        canvas = ImageDraw.Draw(paper)
        for step in self._steps:
            step(paper, canvas)
        return paper.point([0] * _INK_BELOW + [255] * (256 - _INK_BELOW), "1")

    def _write(self, x: float, kind: Type, line: str, ink: int = 0) -> None:
        left, y = round(x), self._y
        self._steps.append(lambda _, canvas: kind.draw(canvas, left, y, line, ink))

    def _area(self, height: int, thick: int, *, fill: bool = False) -> None:
        box = (self.margin, self._y, self.width - self.margin - 1, self._y + height - 1)
        if fill:
            self._steps.append(lambda _, canvas: canvas.rectangle(box, fill=0))
        else:
            self._steps.append(lambda _, canvas: canvas.rectangle(box, outline=0, width=thick))
