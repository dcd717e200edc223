"""Turns a drawn receipt into ESC/POS bytes: reset, raster bands, feed, cut, and nothing a person typed."""

from collections.abc import Iterator

from PIL import Image, ImageChops

RESET = b"\x1b@\x1da\x00"  # and no status messages but those asked for
FEED_AND_CUT = b"\x1bd\x04\x1dVB\x00"
_BAND = 128
WIDEST = 576
# Ends a picture that an earlier job left unfinished; a printer that waits for a command ignores it.
FILL = bytes(_BAND * WIDEST // 8)
# Printers obey DLE EOT, DLE ENQ and DLE DC4 even inside a picture. One more black dot breaks the pair.
_REAL_TIME = tuple((bytes((0x10, second)), bytes((0x18, second))) for second in (0x04, 0x05, 0x14))


def raster(image: Image.Image) -> bytes:
    """The whole job for one paper; the image is in mode "1" and its width a multiple of eight."""
    return RESET + b"".join(_bands(image)) + FEED_AND_CUT


def _bands(image: Image.Image) -> Iterator[bytes]:
    """GS v 0 in bands low enough for small print buffers."""
    black = ImageChops.invert(image)
    for top in range(0, image.height, _BAND):
        band = black.crop((0, top, image.width, min(top + _BAND, image.height)))
        dots = band.tobytes()
        for pair, broken in _REAL_TIME:
            dots = dots.replace(pair, broken)
        across, down = (image.width + 7) // 8, band.height
        yield b"\x1dv0\x00" + across.to_bytes(2, "little") + down.to_bytes(2, "little") + dots
