"""Reads a receipt's QR from a picture, as it came from a camera, a scanner or a tired thermal head."""

import struct
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageFilter

from kiosk.errors import Problem
from kiosk.receipt.token import PREFIX

_MOST_PIXELS = 40_000_000
_FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP")
# What Pillow's readers raise for damaged files, beside OSError.
_BAD_PICTURE = (
    OSError,
    EOFError,
    ValueError,
    SyntaxError,
    LookupError,
    TypeError,
    ArithmeticError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)


def read_image(path: Path) -> str | Problem:
    """The token's text in a picture file; Problem codes: image-unreadable, image-no-code."""
    try:
        with warnings.catch_warnings(), Image.open(path, formats=_FORMATS) as opened:
            warnings.simplefilter("ignore")
            if opened.width * opened.height > _MOST_PIXELS:
                return Problem("image", "image-unreadable")
            image = opened.convert("L")
    except _BAD_PICTURE:
        return Problem("image", "image-unreadable")
    return decode(image) or Problem("image", "image-no-code")


def decode(image: Image.Image) -> str | None:
    """The text of the QR in a picture; receipts before others where there are several."""
    import zxingcpp

    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    other = None
    for variant in _variants(image.convert("L")):
        found = zxingcpp.read_barcodes(variant, formats=formats, text_mode=zxingcpp.TextMode.Plain)
        for text in (barcode.text for barcode in found):
            if text.startswith(PREFIX):
                return text
            other = other or text
    return other


def glance(grey: Image.Image) -> str:
    """The text of the receipt's code in one grey picture of a camera, empty without one.

    Reads the picture once, as it is: a camera has another one soon. Other codes than receipts' are read too.
    """
    import zxingcpp

    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(grey, formats=formats, text_mode=zxingcpp.TextMode.Plain)
    texts = [barcode.text for barcode in found if barcode.text]
    return next((text for text in texts if text.startswith(PREFIX)), texts[0] if texts else "")


def _variants(grey: Image.Image) -> Iterator[Image.Image]:
    """As it is; half the size (noise); white lines of dead dots and lost rows closed; both; blurred."""
    yield grey
    half = grey.resize((max(1, grey.width // 2), max(1, grey.height // 2)), Image.Resampling.BOX)
    yield half
    closed = grey.filter(ImageFilter.MinFilter(3)).filter(ImageFilter.MaxFilter(3))
    yield closed
    yield closed.resize(half.size, Image.Resampling.BOX)
    yield grey.filter(ImageFilter.MinFilter(5)).filter(ImageFilter.MaxFilter(5))
    yield grey.filter(ImageFilter.GaussianBlur(2))
