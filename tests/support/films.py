"""Films of a hand that holds a receipt before a camera: angle, blur, noise, low light, as AVI files."""

import atexit
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np

from kiosk.receipt.layout import draw
from kiosk.receipt.receipt import Receipt
from tests.support.receipts import ORDINARY
from tests.support.window import Window

SIZE = (1280, 720)
FRAMES_A_SECOND = 15


@dataclass(frozen=True, slots=True)
class Hold:
    """How the paper is held: `module` pixels a module, turned and tilted in degrees, blurs in pixels.

    `light` is the brightness of white paper (255 full), `noise` the camera's, in grey levels. Nothing is held
    where `module` is 0.
    """

    module: float = 5.0
    turn: float = 0.0
    tilt: float = 0.0
    blur: float = 0.0
    motion: float = 0.0
    light: float = 210.0
    noise: float = 3.0
    at: tuple[float, float] = (0.5, 0.5)


_papers: dict[str, tuple[np.ndarray, np.ndarray, float]] = {}


def paper(receipt: Receipt) -> tuple[np.ndarray, np.ndarray, float]:
    """The receipt as printed for 80 mm, grey; where its code's middle is, and the dots of a module."""
    if receipt.token not in _papers:
        picture = np.asarray(draw(receipt, 576).convert("L"))
        _papers[receipt.token] = (picture, *_code_of(picture))
    return _papers[receipt.token]


def _code_of(picture: np.ndarray) -> tuple[np.ndarray, float]:
    import zxingcpp

    found = zxingcpp.read_barcodes(picture)[0].position
    ends = (found.top_left, found.top_right, found.bottom_right, found.bottom_left)
    corners = np.array([(each.x, each.y) for each in ends], float)
    return corners.mean(axis=0), float(np.linalg.norm(corners[1] - corners[0])) / 41


def frame(hold: Hold, receipt: Receipt = ORDINARY, *, seed: int = 1) -> np.ndarray:
    """What the camera sees: height x width x 3, 8 bits."""
    random = np.random.default_rng(seed)
    width, height = SIZE
    ground = np.full((height, width), 70.0) + np.linspace(-20, 20, width)
    if hold.module:
        ground = _held(hold, receipt, ground)
    if hold.blur:
        ground = cv2.GaussianBlur(ground, (0, 0), hold.blur)
    if hold.motion >= 2:
        length = round(hold.motion)
        ground = cv2.filter2D(ground, -1, np.full((1, length), 1 / length))
    ground = ground * (hold.light / 255) + random.normal(0, hold.noise, ground.shape)
    grey = ground.clip(0, 255).astype("uint8")
    return cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)


def _held(hold: Hold, receipt: Receipt, ground: np.ndarray) -> np.ndarray:
    """The paper laid into the picture with its code at the place of the hold."""
    picture, middle, dots = paper(receipt)
    scale, turn, tilt = hold.module / dots, np.radians(hold.turn), np.radians(hold.tilt)
    high, wide = picture.shape
    corners = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], float)
    away = (corners - middle) * scale
    away = away @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    far = 1200.0
    depth = far / (far + away[:, 1] * np.sin(tilt))
    seen = np.stack([away[:, 0] * depth, away[:, 1] * np.cos(tilt) * depth], axis=1)
    seen += np.array(hold.at) * SIZE
    turned = cv2.getPerspectiveTransform(corners.astype("float32"), seen.astype("float32"))
    laid = cv2.warpPerspective(picture.astype("float64"), turned, SIZE, flags=cv2.INTER_AREA, borderValue=-1)
    inside = cv2.warpPerspective(np.ones_like(picture, dtype="uint8"), turned, SIZE)
    return np.where(inside > 0, laid.clip(0, 255), ground)


def write_film(
    file: Path, holds: Iterable[Hold], receipt: Receipt = ORDINARY, *, rate: int = FRAMES_A_SECOND
) -> Path:
    """An AVI of JPEG frames, as most cameras send them."""
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), rate, SIZE)
    assert writer.isOpened()
    for nth, hold in enumerate(holds):
        writer.write(frame(hold, receipt, seed=nth))
    writer.release()
    return file


@cache
def _unread() -> str:
    """A paper that is held too unsteadily, for a quarter of a minute; made once, gone with the process."""
    folder = tempfile.mkdtemp(prefix="film-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return str(write_film(Path(folder) / "unread.avi", [Hold(module=4.4, turn=-8, blur=5)] * 15, rate=1))


def look_at_unread(window: Window) -> None:
    """The camera is open and shows a paper that cannot be read yet."""
    camera = window.kiosk.camera
    camera.close()
    camera.source = _unread()
    camera.open()
    window.wait(lambda: camera.shown is not None)


def look_at_nothing(window: Window) -> None:
    """The camera was opened, and there is none."""
    camera = window.kiosk.camera
    camera.close()
    camera.source = "nowhere.avi"
    camera.open()
    window.wait(lambda: camera.hint == "camera-none")


def brought_near(frames: int = 20, *, empty: int = 6) -> Iterator[Hold]:
    """Nothing, then a paper that comes near, shakes, and is held still."""
    for _ in range(empty):
        yield Hold(module=0)
    for n in range(frames):
        share = n / (frames - 1)
        shake = 6 * (1 - share)
        yield Hold(
            module=2.2 + 2.6 * share,
            turn=25 * (1 - share) + 3 * np.sin(n),
            tilt=35 * (1 - share),
            motion=2 * shake,
            blur=2.0 * (1 - share),
            at=(0.5 + 0.1 * (1 - share) * np.sin(2 * n), 0.5 + 0.08 * (1 - share)),
        )
    for n in range(8):
        yield Hold(module=4.8, turn=2 * np.sin(n), blur=0.5)
