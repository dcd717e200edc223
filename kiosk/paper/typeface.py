"""Draws letters for the paper: the product's font at a size in dots, with a second font for what it lacks."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from kiosk.paths import RESOURCES

_FONTS = RESOURCES / "fonts"
_FALLBACK = "NotoSans_600SemiBold"
_MISSING = "\uffff"
ELLIPSIS = "…"
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Type:
    """One style: a font file's name and its size in dots."""

    face: str
    size: int

    @property
    def ascent(self) -> int:
        """Dots from the top of a line to its base line."""
        return round(self.size * 0.98)

    @property
    def line(self) -> int:
        """Dots from one base line to the next."""
        return round(self.size * 1.25)

    def width(self, text: str) -> float:
        """Dots the text takes in one line."""
        return sum(self._advance(face, part) for face, part in self._runs(text))

    def draw(self, canvas: ImageDraw.ImageDraw, x: float, y: int, text: str, ink: int = 0) -> None:
        """Write one line whose top left is (x, y)."""
        for face, part in self._runs(text):
            if part != " ":
                font = _font(face, self.size)
                canvas.text((x, y + self.ascent), part, fill=ink, font=font, anchor="ls")
            x += self._advance(face, part)

    def _advance(self, face: str, part: str) -> float:
        """Small sizes get a wider word space: on paper the font's own closes up."""
        wider = round(self.size * 0.06) if part == " " else 0
        return _length(face, self.size, part) + wider

    def _runs(self, text: str) -> list[tuple[str, str]]:
        runs: list[tuple[str, str]] = []
        for character in text:
            face = self.face if _has(self.face, character) else _FALLBACK
            if runs and runs[-1][0] == face and " " not in (character, runs[-1][1]):
                runs[-1] = (face, runs[-1][1] + character)
            else:
                runs.append((face, character))
        return runs


def medium(size: int) -> Type:
    return Type("PlusJakartaSans_500Medium", size)


def semibold(size: int) -> Type:
    return Type("PlusJakartaSans_600SemiBold", size)


def bold(size: int) -> Type:
    return Type("PlusJakartaSans_700Bold", size)


def heavy(size: int) -> Type:
    return Type("PlusJakartaSans_800ExtraBold", size)


def printable(text: str) -> str:
    """The text in one line, cut to a paper's length, without control, format or unassigned characters."""
    spaced = " ".join(text[:_LONGEST].split())
    return "".join(character for character in spaced if unicodedata.category(character)[0] != "C")


def fit(text: str, kind: Type, width: float) -> str:
    """The text, or as much of it as fits the width, with an ellipsis."""
    if kind.width(text) <= width:
        return text
    length = _longest(len(text), lambda n: kind.width(text[:n].rstrip() + ELLIPSIS) <= width)
    return text[:length].rstrip() + ELLIPSIS


def _longest(most: int, fits: Callable[[int], bool]) -> int:
    """The greatest length from 0 to `most` that fits; a longer one never fits where a shorter does not."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def wrap(text: str, kind: Type, width: float, most: int = 99) -> list[str]:
    """Lines no wider than `width`; at most `most` of them, the last one shortened with an ellipsis."""
    words = [piece for word in text.split() for piece in _pieces(word, kind, width)]
    lines = _fill(words, kind, width)
    if len(lines) > most:
        rest = " ".join(" ".join(line) for line in lines[most - 1 :])
        return [" ".join(line) for line in lines[: most - 1]] + [fit(rest, kind, width)]
    return [" ".join(line) for line in lines]


def balance(text: str, kind: Type, width: int, most: int = 99) -> list[str]:
    """Like wrap, but a last line that is left with little takes words from the lines above."""
    lines = wrap(text, kind, width, most)
    widths = [kind.width(line) for line in lines]
    if len(lines) < 2 or lines[-1].endswith(ELLIPSIS) or widths[-1] > 0.4 * max(widths):
        return lines
    low, high = max(kind.width(word) for word in text.split()), float(width)
    while high - low > 4:
        middle = (low + high) / 2
        if len(wrap(text, kind, middle)) > len(lines):
            low = middle
        else:
            high = middle
    return wrap(text, kind, high)


def _fill(words: list[str], kind: Type, width: float) -> list[list[str]]:
    """Words put into lines; widths add up because word spaces are set by themselves."""
    lines: list[list[str]] = []
    used, space = 0.0, kind.width(" ")
    for word in words:
        wide = kind.width(word)
        if lines and used + space + wide <= width:
            lines[-1].append(word)
            used += space + wide
        else:
            lines.append([word])
            used = wide
    return lines


def _pieces(word: str, kind: Type, width: float) -> list[str]:
    """The word, cut where it is wider than a line."""
    pieces = []
    while len(word) > 1 and kind.width(word) > width:
        length = _longest_head(word, kind, width)
        pieces.append(word[:length])
        word = word[length:]
    return [*pieces, word]


def _longest_head(word: str, kind: Type, width: float) -> int:
    """How many characters of one word fit a line; at least one, so that cutting ends."""
    return max(1, _longest(len(word) - 1, lambda length: kind.width(word[:length]) <= width))


def forget() -> None:
    """Forget measured words: a name must not stay in memory after its paper."""
    _length.cache_clear()


@lru_cache(maxsize=1024)
def _length(face: str, size: int, part: str) -> float:
    return _font(face, size).getlength(part)


@lru_cache(maxsize=64)
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    path = str(_FONTS / f"{face}.ttf")
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _has(face: str, character: str) -> bool:
    """Whether the font draws the character as itself, not as its box for missing ones."""
    if character.isascii():
        return True
    return _shape(face, character) != _shape(face, _MISSING)


def _shape(face: str, character: str) -> bytes:
    font = _font(face, 24)
    left, top, right, bottom = font.getbbox(character)
    tile = Image.new("L", (64, 64))
    ImageDraw.Draw(tile).text((16 - left, 0), character, fill=255, font=font)
    return tile.tobytes() + bytes((round(right - left) & 255, round(bottom - top) & 255))
