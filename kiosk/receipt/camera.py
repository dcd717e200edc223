"""A camera, or a film in its place, as a source of pictures; the only module that knows OpenCV."""

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import CameraProblem

_ASKED_SIZE = (1280, 720)
_NETWORK_MS = 5000
_MOST_DEVICES = 4
_QUIET = {"OPENCV_LOG_LEVEL": "OFF", "OPENCV_FFMPEG_LOGLEVEL": "-8", "OPENCV_VIDEOIO_DEBUG": "0"}
_SLOW_ON_WINDOWS = {"OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS": "0"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A small picture for the screen: red, green and blue bytes, row by row without gaps."""

    width: int
    height: int
    pixels: bytearray

    def wipe(self) -> None:
        """Nothing of the picture stays in these bytes."""
        self.pixels[:] = bytes(len(self.pixels))


def mended(grey: Any, nth: int) -> Any:
    """A grey picture made easier to read, in one of two ways in turn: sharper, or half as large."""
    import cv2

    if nth % 2:
        return cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(grey, (0, 0), 2)
    return cv2.addWeighted(grey, 2.5, soft, -1.5, 0)


class Frame:
    """One picture of the camera, in memory only; `wipe` overwrites it."""

    def __init__(self, picture: Any) -> None:
        self._picture = picture

    def grey(self) -> Any:
        """Height x width, 8 bits."""
        import cv2

        if self._picture.ndim == 2:
            return self._picture.copy()
        return cv2.cvtColor(self._picture, cv2.COLOR_BGR2GRAY)

    def light(self) -> float:
        """The mean grey level, 0 to 255."""
        return float(self._picture.mean())

    def shown(self, width: int) -> Shown:
        """At most this wide, seen as it is: not mirrored, so that paper and picture move the same way."""
        import cv2

        high, wide = self._picture.shape[:2]
        size = (min(width, wide), max(1, round(high * min(width, wide) / wide)))
        small = cv2.resize(self._picture, size, interpolation=cv2.INTER_AREA)
        small = cv2.cvtColor(small, cv2.COLOR_GRAY2RGB if small.ndim == 2 else cv2.COLOR_BGR2RGB)
        found = Shown(size[0], size[1], bytearray(small.tobytes()))
        small.fill(0)
        return found

    def wipe(self) -> None:
        """Overwrite the picture."""
        self._picture.fill(0)


class Camera:
    """An open source of pictures; a film is played at its own pace and stands for a camera in tests."""

    def __init__(self, capture: Any, *, pause: float = 0.0) -> None:
        self._capture = capture
        self._pause = pause
        self._due = 0.0

    def read(self) -> Frame:
        """The next picture, waited for; CameraProblem("camera-lost") when there is none any more."""
        now = time.monotonic()
        if self._due > now:
            time.sleep(self._due - now)
        self._due = max(now, self._due) + self._pause
        there, picture = self._capture.read()
        if not there:
            raise CameraProblem("camera-lost")
        return Frame(picture)

    def close(self) -> None:
        """Let go of the device: its light goes out."""
        self._capture.release()


def open_camera(source: str) -> Camera:
    """The camera that the settings name: auto, a device's number, a path, an address.

    CameraProblem: camera-none (there is no such device), camera-denied (this user may not use it),
    camera-busy (it gives no picture: another program has it), camera-library (OpenCV is not installed).
    """
    with _library():
        if source == "auto" or source.isdecimal():
            return _open_first(_devices() if source == "auto" else [int(source)])
        if "://" not in source and not Path(source).exists():
            raise CameraProblem("camera-none", source)
        if device := re.fullmatch(r"/dev/video(\d+)", source):
            return _open_first([int(device.group(1))])
        return _open_stream(source)


@contextmanager
def _library() -> Iterator[None]:
    """OpenCV, loaded now for the first time; it writes nothing to the terminal and takes one thread."""
    for name, value in (_QUIET | _SLOW_ON_WINDOWS).items():
        os.environ.setdefault(name, value)
    try:
        import cv2
    except ImportError as error:
        raise CameraProblem("camera-library", str(error)) from error
    cv2.setNumThreads(1)
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    yield


def _devices() -> list[int]:
    """The numbers of what may be cameras; elsewhere than on Linux nobody knows before trying."""
    if not sys.platform.startswith("linux"):
        return list(range(_MOST_DEVICES))
    found = (re.fullmatch(r"video(\d+)", path.name) for path in Path("/dev").glob("video*"))
    return sorted(int(name.group(1)) for name in found if name)


def _open_first(devices: list[int]) -> Camera:
    """The first of these that gives a picture; a camera has a second device that never does."""
    trouble = CameraProblem("camera-none")
    for number in devices:
        file = Path(f"/dev/video{number}")
        if sys.platform.startswith("linux"):
            if not file.exists():
                continue
            if not os.access(file, os.R_OK | os.W_OK):
                trouble = CameraProblem("camera-denied", str(file))
                continue
        camera = Camera(_open_device(number))
        try:
            camera.read().wipe()
        except CameraProblem:
            camera.close()
            if sys.platform.startswith("linux"):
                trouble = CameraProblem("camera-busy", str(file))
            continue
        return camera
    raise trouble


def _open_device(number: int) -> Any:
    """JPEG frames of 1280x720 where the camera has them, and no old ones kept in a line."""
    import cv2

    kind = cv2.CAP_V4L2 if sys.platform.startswith("linux") else cv2.CAP_ANY
    capture = cv2.VideoCapture(number, kind)
    if capture.isOpened():
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, _ASKED_SIZE[0])
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _ASKED_SIZE[1])
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    return capture


def _open_stream(source: str) -> Camera:
    """A network camera, or a film at the pace at which it was taken."""
    import cv2

    limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _NETWORK_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC, _NETWORK_MS]
    capture = cv2.VideoCapture(source, cv2.CAP_FFMPEG, limits)
    if not capture.isOpened():
        raise CameraProblem("camera-busy")
    rate = float(capture.get(cv2.CAP_PROP_FPS))
    film = "://" not in source and 1 <= rate <= 120
    return Camera(capture, pause=1 / rate if film else 0.0)
