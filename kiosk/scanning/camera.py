"""Opens a camera, or what stands in its place, as a source of pictures in memory."""

import os
import re
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Protocol

from PIL import Image, ImageFilter, ImageStat

from kiosk.errors import CameraProblem

_ASKED_SIZE = (1280, 720)
_SECONDS = 5.0
_MOST_BYTES = 8_000_000
_JPEG_BEGINS, _JPEG_ENDS = b"\xff\xd8\xff", b"\xff\xd9"
_MOST_DEVICES = 4
_LINUX = sys.platform.startswith("linux")


class Shown:
    """A small picture for the screen: red, green and blue bytes, row by row without gaps."""

    def __init__(self, width: int, height: int, pixels: bytearray) -> None:
        self.width, self.height, self.pixels = width, height, pixels

    def wipe(self) -> None:
        """Nothing of the picture stays in these bytes."""
        self.pixels[:] = bytes(len(self.pixels))


class Frame:
    """One picture of the camera; `wipe` overwrites it."""

    def __init__(self, picture: Image.Image) -> None:
        self._picture = picture

    def grey(self) -> Image.Image:
        """The same in grey, a copy."""
        return self._picture.convert("L") if self._picture.mode != "L" else self._picture.copy()

    def light(self) -> float:
        """The mean grey level, 0 to 255."""
        return float(ImageStat.Stat(self._picture.reduce(8).convert("L")).mean[0])

    def shown(self, width: int) -> Shown:
        """At most this wide and not mirrored: paper and picture move the same way."""
        share = min(1.0, width / self._picture.width)
        size = (round(self._picture.width * share), max(1, round(self._picture.height * share)))
        small = self._picture.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0).convert("RGB")
        found = Shown(*size, bytearray(small.tobytes()))
        blacken(small)
        return found

    def wipe(self) -> None:
        """Overwrite the picture."""
        blacken(self._picture)


def blacken(picture: Image.Image) -> None:
    """Overwrite a picture's memory."""
    picture.paste(0 if picture.mode == "L" else (0, 0, 0), (0, 0, *picture.size))


def mended(grey: Image.Image, nth: int) -> Image.Image:
    """A grey picture made easier to read, in one of two ways in turn: sharper, or half as large."""
    return grey.reduce(2) if nth % 2 else grey.filter(ImageFilter.UnsharpMask(2, 150, 0))


class Camera(Protocol):
    """An open source of pictures."""

    def read(self) -> Frame:
        """The next picture, waited for; CameraProblem("camera-lost") when there is none any more."""

    def close(self) -> None:
        """Let go of the device: its light goes out."""


def open_camera(source: str) -> Camera:
    """The camera that the settings name: auto, a device's number, a path, an http address.

    CameraProblem: camera-none (there is no such device), camera-denied (this user may not use it),
    camera-busy (it gives no picture: another program has it), camera-library (no part for devices here).
    """
    if source.startswith(("http://", "https://")):
        return PictureStream(_network(source))
    if device := re.fullmatch(r"(?:/dev/video)?(\d+)", source):
        return _first_of([int(device.group(1))])
    if source == "auto":
        return _first_of(_devices())
    try:
        return PictureStream(Path(source).open("rb"))
    except OSError as error:
        raise CameraProblem("camera-none", str(error)) from error


class PictureStream:
    """JPEG pictures one after the other: a network camera's, or a film's (AVI of JPEG) at its own pace."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._buffer = bytearray()
        self._pause = self._due = 0.0
        self._given = False

    def read(self) -> Frame:
        while not (picture := self._next()):
            try:
                more = self._stream.read(65_536)
            except OSError:
                more = b""
            if not more or len(self._buffer) > _MOST_BYTES:
                raise CameraProblem("camera-lost" if self._given else "camera-busy")
            self._pace(more)
            self._buffer += more
        now = time.monotonic()
        time.sleep(max(0.0, self._due - now))
        self._due = max(now, self._due) + self._pause
        self._given = True
        return Frame(picture)

    def close(self) -> None:
        self._stream.close()
        self._buffer[:] = bytes(len(self._buffer))

    def _pace(self, more: bytes) -> None:
        """A film says at its beginning how many microseconds lie between two pictures."""
        if not self._buffer and more.startswith(b"RIFF") and (at := more.find(b"avih")) > 0:
            self._pause = min(2.0, int.from_bytes(more[at + 8 : at + 12], "little") / 1e6)

    def _next(self) -> Image.Image | None:
        """The first whole picture in the buffer, taken out; a damaged one is passed over."""
        while (begins := self._buffer.find(_JPEG_BEGINS)) >= 0:
            ends = self._buffer.find(_JPEG_ENDS, begins)
            if ends < 0:
                return None
            data = bytes(self._buffer[begins : ends + 2])
            del self._buffer[: ends + 2]
            try:
                opened = Image.open(BytesIO(data), formats=("JPEG",))
                opened.load()
            except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
                continue
            return opened.convert("RGB")
        return None


def _network(address: str) -> IO[bytes]:
    """The answer of a network camera that sends JPEG after JPEG."""
    from urllib.request import urlopen

    try:
        answer: IO[bytes] = urlopen(address, timeout=_SECONDS)
    except (OSError, ValueError) as error:
        raise CameraProblem("camera-none", type(error).__name__) from error
    return answer


class Device:
    """A camera at this computer, by pygame: V4L2 on Linux, Media Foundation on Windows."""

    def __init__(self, camera: Any) -> None:
        self._camera = camera

    def read(self) -> Frame:
        until = time.monotonic() + _SECONDS
        try:
            while not _LINUX and not self._camera.query_image():
                if time.monotonic() > until:
                    raise CameraProblem("camera-lost")
                time.sleep(0.01)
            surface = self._camera.get_image()
        except _device_errors() as error:
            raise CameraProblem("camera-lost", str(error)) from error
        return Frame(picture_of(surface))

    def close(self) -> None:
        self._camera.stop()


def picture_of(surface: Any) -> Image.Image:
    """A pygame surface as a picture of its own; the surface is overwritten."""
    order = "RGB" if surface.get_masks()[0] == 0xFF else "BGR"
    raw = order + ("X" if surface.get_bytesize() == 4 else "")
    with memoryview(surface.get_buffer()) as pixels:
        picture = Image.frombytes("RGB", surface.get_size(), pixels, "raw", raw, surface.get_pitch(), 1)
    surface.fill((0, 0, 0))
    return picture


def _library() -> Any:
    """pygame's part for cameras, loaded now for the first time."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        import pygame.camera

        pygame.camera.init()
    except (ImportError, RuntimeError) as error:
        raise CameraProblem("camera-library", str(error)) from error
    return pygame.camera


def _device_errors() -> tuple[type[Exception], ...]:
    """What pygame raises for a device that is gone, busy or no camera."""
    import pygame

    return (pygame.error, SystemError, MemoryError, OSError, ValueError)


def _devices() -> list[int]:
    """The numbers of what may be cameras; elsewhere than on Linux nobody knows before trying."""
    if not _LINUX:
        return list(range(_MOST_DEVICES))
    found = (re.fullmatch(r"video(\d+)", path.name) for path in Path("/dev").glob("video*"))
    return sorted(int(name.group(1)) for name in found if name)


def _first_of(numbers: list[int]) -> Camera:
    """The first of these that gives a picture; many a camera has a second device that never does."""
    library = _library()
    errors: tuple[type[Exception], ...] = (*_device_errors(), CameraProblem)
    names = [] if _LINUX else list(library.list_cameras())
    trouble = CameraProblem("camera-none")
    for number in numbers:
        name: Any = f"/dev/video{number}" if _LINUX else number < len(names) and names[number]
        if not name or (_LINUX and not Path(name).exists()):
            continue
        if _LINUX and not os.access(name, os.R_OK | os.W_OK):
            trouble = CameraProblem("camera-denied", name)
            continue
        try:
            camera = library.Camera(name, _ASKED_SIZE, "RGB")
            camera.start()
            device = Device(camera)
            device.read().wipe()
        except errors as error:
            trouble = CameraProblem("camera-busy", str(error))
            continue
        return device
    raise trouble
