"""Writes the drawn receipt as a file: PNG, PDF in exact millimetres, and one A4 page."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from kiosk.paper import ornament

DOTS_PER_MM = 8
_PAPER_MM = {384: 58, 576: 80}
_A4_MM = (210, 297)
_A4_MARGIN_MM = 12
_A4_LEAST_DOTS_PER_MM = 6


def save_png(image: Image.Image, path: Path) -> None:
    """Exactly the dots of the receipt; a viewer that honours the resolution shows its true size."""
    path.write_bytes(png_bytes(image))


def png_bytes(image: Image.Image) -> bytes:
    """The PNG file's content."""
    content = io.BytesIO()
    dpi = DOTS_PER_MM * 25.4
    image.save(content, "PNG", dpi=(dpi, dpi))
    return content.getvalue()


def save_pdf(image: Image.Image, path: Path | BinaryIO) -> None:
    """One page as wide as the paper roll (58 or 80 mm) with the receipt in its true size."""
    width = round(_PAPER_MM.get(image.width, image.width / DOTS_PER_MM) * DOTS_PER_MM)
    page = Image.new("1", (width, image.height), 1)
    page.paste(image, ((width - image.width) // 2, 0))
    _write_pdf(page, path, DOTS_PER_MM)


def save_sheets(pages: Sequence[Image.Image], path: Path | BinaryIO) -> None:
    """Whole A4 pages, drawn already, as one PDF."""
    dpi = pages[0].width / _A4_MM[0] * 25.4
    pages[0].save(
        path,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=dpi,
        creationDate=None,
        modDate=None,
    )


def save_a4(image: Image.Image, path: Path) -> None:
    """One A4 page: the receipt as large as fits, every dot one square, between two lines to cut along."""
    page, dots_per_mm = a4_page(image)
    _write_pdf(page, path, dots_per_mm)


def a4_page(image: Image.Image) -> tuple[Image.Image, float]:
    """The page in mode "1" and its dots per millimetre."""
    room = _A4_MM[1] - 2 * _A4_MARGIN_MM
    dots_per_mm = max(_A4_LEAST_DOTS_PER_MM, image.height / room, image.width / (_A4_MM[0] / 2))
    width, height = (round(side * dots_per_mm) for side in _A4_MM)
    page = Image.new("1", (width, height), 1)
    left = (width - image.width) // 2
    page.paste(image, (left, round(_A4_MARGIN_MM * dots_per_mm)))
    cut = ornament.dashes(height, thick=1).rotate(90, expand=True)
    gap = round(3 * dots_per_mm)
    page.paste(cut, (left - gap, 0))
    page.paste(cut, (left + image.width + gap, 0))
    return page, dots_per_mm


def _write_pdf(page: Image.Image, path: Path | BinaryIO, dots_per_mm: float) -> None:
    """Without a date: the same receipt is the same file."""
    page.save(path, "PDF", resolution=dots_per_mm * 25.4, creationDate=None, modDate=None)
