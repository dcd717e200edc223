"""Through the camera: which papers are read, what is told, and that no picture outlives its use."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.errors import CameraProblem
from kiosk.scanning.camera import Frame, Shown, open_camera, picture_of
from kiosk.scanning.reader import LONGEST_LOOK, Glimpse, Look, look, read_frame
from tests.support.films import Hold, brought_near, frame, write_film
from tests.support.receipts import ORDINARY

EASY = [
    Hold(),
    Hold(module=2.5),
    Hold(turn=45),
    Hold(turn=170),
    Hold(tilt=50),
    Hold(blur=2),
    Hold(blur=2.4),
    Hold(motion=6),
    Hold(light=35, noise=4),
    Hold(noise=25),
    Hold(at=(0.3, 0.6)),
]
HOPELESS = [Hold(module=0), Hold(blur=5), Hold(motion=30), Hold(light=6, noise=8), Hold(module=0.7)]


def read(hold: Hold, nth: int = 0) -> str:
    return read_frame(Frame(Image.fromarray(frame(hold))), nth)


@pytest.mark.parametrize("hold", EASY)
def test_a_paper_held_as_people_hold_it_is_read(hold: Hold) -> None:
    assert ORDINARY.token in (read(hold, 0), read(hold, 1))


@pytest.mark.parametrize("hold", HOPELESS)
def test_what_cannot_be_read_is_nothing_and_never_something_else(hold: Hold) -> None:
    assert (read(hold, 0), read(hold, 1)) == ("", "")


def test_a_film_stands_for_a_camera_and_ends_like_one_unplugged(tmp_path: Path) -> None:
    camera = open_camera(str(write_film(tmp_path / "near.avi", brought_near(8, empty=3))))
    glimpses = list(look(camera))
    camera.close()
    assert [each.text for each in glimpses if each.text] == [ORDINARY.token]
    assert glimpses[-1].text and (glimpses[0].shown.width, glimpses[0].shown.height) == (640, 360)
    empty = open_camera(str(write_film(tmp_path / "empty.avi", [Hold(module=0)] * 3)))
    with pytest.raises(CameraProblem) as raised:
        list(look(empty))
    empty.close()
    assert raised.value.code == "camera-lost"


@pytest.mark.parametrize(
    ("source", "code"), [("auto", "camera-none"), ("63", "camera-none"), ("x.avi", "camera-none")]
)
def test_a_camera_that_is_not_there_is_named(source: str, code: str) -> None:
    with pytest.raises(CameraProblem) as raised:
        open_camera(source)
    assert raised.value.code == code


def test_what_gives_no_picture_is_busy(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "film.avi").write_bytes(b"RIFF" + bytes(200))
    camera = open_camera(str(tmp_path / "film.avi"))
    with pytest.raises(CameraProblem) as raised:
        camera.read()
    camera.close()
    assert raised.value.code == "camera-busy"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("depth", [24, 32])
def test_a_device_s_picture_has_its_colours_and_leaves_the_device_s_memory_black(depth: int) -> None:
    import pygame

    surface = pygame.Surface((7, 3), depth=depth)
    surface.fill((10, 20, 200))
    surface.set_at((6, 2), (1, 2, 3))
    picture = picture_of(surface)
    assert (picture.size, picture.getpixel((0, 0)), picture.getpixel((6, 2))) == (
        (7, 3),
        (10, 20, 200),
        (1, 2, 3),
    )
    assert {tuple(surface.get_at((x, 1)))[:3] for x in range(7)} == {(0, 0, 0)}


def test_a_network_camera_s_pictures_are_read_as_they_come(tmp_path: Path) -> None:
    """Motion JPEG over http, from a server of our own on this computer."""
    from http.server import BaseHTTPRequestHandler, HTTPServer

    import cv2

    class Lens(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=x")
            self.end_headers()
            for hold in (Hold(module=0), Hold(module=0), Hold()):
                picture = cv2.imencode(".jpg", frame(hold))[1].tobytes()
                self.wfile.write(b"--x\r\nContent-Type: image/jpeg\r\n\r\n" + picture + b"\r\n")

        def log_message(self, *_: object) -> None:
            """Nothing to tell."""

    server = HTTPServer(("127.0.0.1", 0), Lens)
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    camera = open_camera(f"http://127.0.0.1:{server.server_port}/")
    frames = [camera.read() for _ in range(3)]
    assert [read_frame(each) for each in frames] == ["", "", ORDINARY.token]
    with pytest.raises(CameraProblem):
        camera.read()
    camera.close()
    thread.join()
    server.server_close()
    with pytest.raises(CameraProblem) as raised:
        open_camera(f"http://127.0.0.1:{server.server_port}/")
    assert raised.value.code == "camera-none"


class Slide:
    """A camera that shows one picture for ever, ten a second on its own clock."""

    def __init__(self, picture: np.ndarray) -> None:
        self.picture = picture
        self.now = 0.0
        self.given: list[Image.Image] = []

    def read(self) -> Frame:
        self.now += 0.1
        self.given.append(Image.fromarray(self.picture))
        return Frame(self.given[-1])

    def close(self) -> None:
        """Nothing to let go of."""


def looking(slide: Slide, until: float) -> Iterator[Glimpse]:
    return look(slide, lambda: slide.now < until, lambda: slide.now)


def test_every_frame_is_overwritten_when_the_next_one_is_read() -> None:
    slide = Slide(frame(Hold(module=0)))
    for glimpse in looking(slide, 1.0):
        assert all(is_black(each) for each in slide.given[:-1])
        glimpse.shown.wipe()
        assert not any(glimpse.shown.pixels)
    assert is_black(slide.given[-1])


def is_black(picture: Image.Image) -> bool:
    return picture.getbbox() is None


def test_the_code_is_looked_for_five_times_a_second_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.scanning import reader

    looks: list[float] = []
    slide = Slide(frame(Hold(module=0)))
    monkeypatch.setattr(reader, "read_frame", lambda *_: looks.append(slide.now) or "")
    list(looking(slide, 4.0))
    assert 15 <= len(looks) <= 21


def test_another_code_is_told_only_when_it_stays() -> None:
    import qrcode

    slide = Slide(np.asarray(qrcode.make("https://example.org/").convert("RGB")))
    texts = [each.text for each in looking(slide, 5.0)]
    assert texts[-1] == "https://example.org/" and len(texts) > 3 and not any(texts[:-1])


def test_the_person_is_told_what_to_do() -> None:
    begun = Look(began=100.0)
    assert begun.hint(100.0) == "waking"
    assert begun.hint(109.0) == "camera-busy"
    bright = begun.after(glimpse(120.0), 101.0)
    assert bright.hint(101.0) == "aim"
    assert replace(bright, seen=112.5).hint(113.0) == "closer"
    assert bright.hint(110.0) == "camera-lost"
    dark = begun.after(glimpse(12.0), 101.0).after(glimpse(12.0), 103.0)
    assert dark.hint(103.0) == "dark"
    assert dark.after(glimpse(120.0), 103.1).hint(103.2) == "aim"
    assert dark.failed("camera-lost").hint(103.2) == "camera-lost"
    assert not begun.is_over(100.0 + LONGEST_LOOK - 0.1) and begun.is_over(100.0 + LONGEST_LOOK)


def glimpse(light: float) -> Glimpse:
    return Glimpse(Shown(1, 1, bytearray(3)), light)
