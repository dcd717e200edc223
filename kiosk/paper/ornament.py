"""Draws what is not text: kawung cloth, dashed lines, the QR code, the warning sign."""

from functools import lru_cache

from PIL import Image, ImageDraw, ImageOps

_FINE = 8
# One petal of the rosette, from the middle of a tile of side 2 to its corner: Bezier points.
_OUT = ((-0.11, -0.11), (-0.165, -0.66), (-0.458, -0.898), (-0.917, -0.917))
_BACK = ((-0.917, -0.917), (-0.898, -0.458), (-0.66, -0.165), (-0.11, -0.11))
_SEED = (-0.568, 0.078)


def band(width: int, tile: int, rows: int = 1) -> Image.Image:
    """A strip of kawung cloth, as many whole tiles as fit the width, centred."""
    strip = Image.new("L", (width, tile * rows), 255)
    rosette = kawung(tile)
    count = width // tile
    left = (width - count * tile) // 2
    for row in range(rows):
        for column in range(count):
            strip.paste(rosette, (left + column * tile, row * tile))
    return strip


@lru_cache(maxsize=16)
def kawung(side: int) -> Image.Image:
    """Four petals on the diagonals, each with a seed; `side` dots, even."""
    half = side // 2
    petal = _petal(half)
    tile = Image.new("L", (side, side), 255)
    tile.paste(petal, (0, 0))
    tile.paste(ImageOps.mirror(petal), (half, 0))
    tile.paste(ImageOps.flip(tile.crop((0, 0, side, half))), (0, half))
    return tile


def _petal(half: int) -> Image.Image:
    """The petal to the upper left, drawn fine, then brought to whole dots."""
    fine = half * _FINE
    tile = Image.new("L", (fine, fine), 255)
    canvas = ImageDraw.Draw(tile)
    outline = [*_curve(*_OUT), *_curve(*_BACK)]
    canvas.polygon([((x + 1) * fine, (y + 1) * fine) for x, y in outline], fill=0)
    if half >= 10:
        place, radius = _SEED
        middle, r = (place + 1) * fine, max(radius * fine, 1.1 * _FINE)
        canvas.ellipse((middle - r, middle - r, middle + r, middle + r), fill=255)
    small = tile.resize((half, half), Image.Resampling.BOX)
    even = Image.blend(small, small.transpose(Image.Transpose.TRANSPOSE), 0.5)
    return even.point(lambda level: 255 if level > 127 else 0)


def _curve(*points: tuple[float, float], steps: int = 16) -> list[tuple[float, float]]:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    curve = []
    for step in range(steps + 1):
        t = step / steps
        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
        curve.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return curve


def dashes(width: int, thick: int = 3, dash: int = 8, gap: int = 5) -> Image.Image:
    """A dashed line that begins and ends with a dash."""
    line = Image.new("L", (width, thick), 255)
    canvas = ImageDraw.Draw(line)
    count = (width + gap) // (dash + gap)
    for n in range(count):
        x = round(n * (width - dash) / (count - 1))
        canvas.rectangle((x, 0, x + dash - 1, thick - 1), fill=0)
    return line


def box(side: int, thick: int = 2) -> Image.Image:
    """An empty box to tick."""
    square = Image.new("L", (side, side), 255)
    ImageDraw.Draw(square).rectangle((0, 0, side - 1, side - 1), outline=0, width=thick)
    return square


def ruler(width: int, dots_per_mm: int) -> Image.Image:
    """The whole width in millimetres, from the first dot to the last: what a wrong width cuts off is seen."""
    strip = Image.new("L", (width, 5 * dots_per_mm), 255)
    canvas = ImageDraw.Draw(strip)
    for mm, x in enumerate(range(0, width, dots_per_mm)):
        length = 5 if mm % 10 == 0 else 3 if mm % 5 == 0 else 2
        canvas.rectangle((x, 0, x + 1, length * dots_per_mm), fill=0)
    canvas.rectangle((width - 2, 0, width - 1, 5 * dots_per_mm), fill=0)
    return strip


def qr(text: str, room: int) -> Image.Image:
    """The code with its whole quiet zone of four modules, 7 dots a module or what `room` allows."""
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode
    from qrcode.util import QRData, optimal_mode

    content = text.encode("ascii", "replace")
    code = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(QRData(content, mode=optimal_mode(content)))
    code.make(fit=True)
    matrix = code.get_matrix()
    side = len(matrix)
    dots = min(7, room // side)
    small = Image.new("L", (side, side))
    small.putdata([0 if dark else 255 for row in matrix for dark in row])
    return small.resize((side * dots, side * dots), Image.Resampling.NEAREST)


def hatched(width: int, height: int, clear: int) -> Image.Image:
    """A frame with slanted stripes on both sides of a clear middle."""
    picture = Image.new("L", (width, height), 255)
    canvas = ImageDraw.Draw(picture)
    for x in range(-height, width + height, 16):
        canvas.line((x, height, x + height, 0), fill=0, width=6)
    left = (width - clear) // 2
    if clear:
        canvas.rectangle((left, 0, left + clear, height), fill=255)
    canvas.rectangle((0, 0, width - 1, height - 1), outline=0, width=4)
    return picture


def warning_sign(side: int) -> Image.Image:
    """A black rounded triangle with a white exclamation mark."""
    fine = side * _FINE
    sign = Image.new("L", (fine, fine), 255)
    canvas = ImageDraw.Draw(sign)
    r = fine * 0.09
    corners = [(fine * 0.5, fine * 0.07 + r), (fine - r, fine * 0.95 - r), (r, fine * 0.95 - r)]
    canvas.polygon(corners, fill=0)
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        canvas.line((ax, ay, bx, by), fill=0, width=round(2 * r))
    for x, y in corners:
        canvas.ellipse((x - r, y - r, x + r, y + r), fill=0)
    w = fine * 0.055
    canvas.rounded_rectangle((fine / 2 - w, fine * 0.36, fine / 2 + w, fine * 0.66), w, fill=255)
    canvas.ellipse((fine / 2 - w, fine * 0.73, fine / 2 + w, fine * 0.73 + 2 * w), fill=255)
    return sign.resize((side, side), Image.Resampling.BOX).point(lambda level: 255 if level > 127 else 0)
