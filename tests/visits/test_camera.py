"""A receipt is held before the camera, at the desk and at the public screen: the same as scanning it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kiosk.receipt.receipt import Receipt
from kiosk.receipt.token import read_token, sign_token
from tests.support.builders import SEED
from tests.support.desk_day import Day, day  # noqa: F401
from tests.support.films import Hold, write_film
from tests.support.window import Window

# ruff: noqa: F811

NOTHING, THERE, DARK = Hold(module=0), Hold(), Hold(module=0, light=12)


def receipt_of(day: Day, nth: int) -> Receipt:
    found = day.store.store.receipt(day.numbers[nth])
    assert found is not None
    return found


def film(window: Window, file: Path, holds: Sequence[Hold], receipt: Receipt | None = None) -> None:
    """What the camera will see when it is opened next."""
    write_film(file, holds, *([receipt] if receipt else []))
    window.kiosk.camera.source = str(file)


def let_it_look(window: Window, hint: str) -> None:
    """Until the camera says this."""
    window.wait(lambda: window.kiosk.camera.hint == hint)


def test_a_receipt_held_before_the_camera_opens_its_person(day: Day, tmp_path: Path) -> None:
    kiosk = day.window.kiosk
    film(day.window, tmp_path / "film.avi", [*[NOTHING] * 8, *[THERE] * 6], receipt_of(day, 1))
    files = {path for path in tmp_path.rglob("*") if path.is_file()}
    day.window.tap("cameraButton")
    day.window.wait(lambda: bool(kiosk.camera.picture))
    assert day.window.sees("cameraPicture")
    pixels = kiosk.camera.shown.pixels
    assert any(pixels)
    day.window.wait(lambda: not kiosk.camera.isOpen)
    assert day.text("personName") == "SITI RAHMAH"
    assert not day.window.sees("cameraPicture") and kiosk.camera.shown is None
    assert not any(pixels)
    look = day.store.store.audit_entries(day.numbers[1])[-1]
    assert (look.action, look.detail["why"]) == ("look", "scan")
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == files


def test_a_forged_paper_is_named_and_opens_nobody(day: Day, tmp_path: Path) -> None:
    real = receipt_of(day, 0)
    forged = replace(read_token(real.token), sequence=77, entry_id=bytes(16))
    paper = replace(real, token=sign_token(forged, SEED))
    film(day.window, tmp_path / "film.avi", [THERE] * 6, paper)
    day.window.tap("cameraButton")
    day.window.wait(lambda: day.window.sees("deskNotice"))
    assert "PALSU" in day.text("deskNoticeText") and forged.number in day.text("deskNoticeText")
    assert day.window.kiosk.desk.person.number == ""


def test_it_closes_by_hand_by_key_after_a_minute_and_with_the_desk(day: Day, tmp_path: Path) -> None:
    window, camera = day.window, day.window.kiosk.camera
    film(window, tmp_path / "film.avi", [NOTHING] * 60)

    def opened() -> bytearray:
        window.tap("cameraButton")
        window.wait(lambda: camera.shown is not None)
        return camera.shown.pixels

    def closed(pixels: bytearray) -> None:
        assert not camera.isOpen and camera.shown is None and not any(pixels)

    pixels = opened()
    window.tap("cameraClose")
    closed(pixels)
    pixels = opened()
    window.press(Qt.Key.Key_Escape)
    closed(pixels)
    pixels = opened()
    window.press(Qt.Key.Key_Return)
    closed(pixels)
    pixels = opened()
    window.seconds.now += 61
    window.kiosk._tick()
    closed(pixels)
    pixels = opened()
    window.kiosk.desk.go("dashboard")
    closed(pixels)
    window.kiosk.desk.go("queue")
    window.settle()
    pixels = opened()
    window.kiosk.desk_session.shut("idle")
    closed(pixels)
    assert day.actions().count("scan-refused") == 0


def test_the_camera_is_reached_by_keyboard_alone(day: Day, tmp_path: Path) -> None:
    film(day.window, tmp_path / "film.avi", [THERE] * 6, receipt_of(day, 2))
    day.window.keyboard_to("cameraButton")
    day.window.press(Qt.Key.Key_Return)
    day.window.wait(lambda: not day.window.kiosk.camera.isOpen)
    assert day.text("personName") == "SUTRISNO"


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_wrong_with_the_camera_is_said(day: Day, tmp_path: Path, language: str) -> None:
    window, camera = day.window, day.window.kiosk.camera
    said = {
        "id": ("tidak ditemukan", "terlepas", "gelap", "tidak menjawab"),
        "en": ("No camera", "unplugged", "dark", "does not answer"),
    }[language]
    window.kiosk.desk_session.speak(language)
    camera.source = str(tmp_path / "nothing")
    window.tap("cameraButton")
    let_it_look(window, "camera-none")
    assert said[0] in day.text("cameraText") and camera.inTrouble
    film(window, tmp_path / "short.avi", [NOTHING] * 3)
    window.tap("cameraAgain")
    let_it_look(window, "camera-lost")
    assert said[1] in day.text("cameraText") and not window.sees("cameraPicture")
    film(window, tmp_path / "dark.avi", [DARK] * 60)
    window.tap("cameraAgain")
    window.wait(lambda: camera.shown is not None)
    window.seconds.now += 2
    window.kiosk._tick()
    let_it_look(window, "dark")
    assert said[2] in day.text("cameraText")
    window.tap("cameraClose")
    (tmp_path / "busy.avi").write_bytes(bytes(100))
    camera.source = str(tmp_path / "busy.avi")
    window.tap("cameraButton")
    let_it_look(window, "camera-busy")
    assert said[3] in day.text("cameraText")
    window.tap("cameraClose")


def test_a_villager_checks_a_receipt_with_the_camera(day: Day, tmp_path: Path) -> None:
    window, camera = day.window, day.window.kiosk.camera
    paper = receipt_of(day, 1)
    window.tap("deskLockButton")
    window.tap("attractScreen")
    window.tap("checkTile")
    film(window, tmp_path / "film.avi", [*[NOTHING] * 5, *[THERE] * 6], paper)
    window.tap("cameraButton")
    window.wait(lambda: camera.shown is not None)
    assert window.sees("cameraPicture")
    window.wait(lambda: window.journey.screen == "Status")
    assert paper.number in window.texts() and "SITI RAHMAH" not in window.texts()
    assert not camera.isOpen


def test_a_villager_who_leaves_takes_the_camera_s_picture_along(day: Day, tmp_path: Path) -> None:
    window, camera = day.window, day.window.kiosk.camera
    window.tap("deskLockButton")
    window.tap("attractScreen")
    window.tap("checkTile")
    film(window, tmp_path / "film.avi", [NOTHING] * 60)
    window.tap("cameraButton")
    window.wait(lambda: camera.shown is not None)
    pixels = camera.shown.pixels
    window.session.finish()
    assert not camera.isOpen and not any(pixels)
    window.tap("attractScreen")
    window.tap("checkTile")
    window.tap("cameraButton")
    window.wait(lambda: camera.shown is not None)
    window.tap("cameraClose")
    assert window.journey.screen == "Check"
    window.type("K7")
    assert window.journey.checked == "K7"


def test_where_no_camera_is_set_up_nothing_of_it_is_seen(tmp_path: Path, clock: object, qapp: object) -> None:
    from kiosk.settings import FILE, make_demo

    make_demo(tmp_path / "station")
    file = tmp_path / "station" / FILE
    file.write_text(file.read_text(encoding="utf-8").replace('camera = "auto"', ""), encoding="utf-8")
    window = Window(tmp_path / "station", clock)
    window.tap("attractScreen")
    window.tap("checkTile")
    assert not window.sees("cameraButton")
    window.kiosk.camera.open()
    assert not window.kiosk.camera.isOpen
    window.close()


def test_the_camera_s_library_is_loaded_only_when_it_is_opened(tmp_path: Path) -> None:
    import subprocess
    import sys

    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "from kiosk.station import open_ground\n"
        "app = QGuiApplication([])\n"
        "from ui.application import Application\n"
        f"ground = open_ground(Path({str(tmp_path / 's')!r}))\n"
        "kiosk = Application(ground, use_keyring=False, in_background=False)\n"
        "app.processEvents()\n"
        "print('pygame' in sys.modules, 'kiosk.scanning.camera' in sys.modules)\n"
        "kiosk.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["False", "False"], done.stderr
