"""Every page of the desk in every state, size, text scale, language and theme can be read and touched."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from kiosk.clock import FixedClock
from tests.conftest import MOMENT
from tests.desk_scenes import FIRST_SCENES, SCENES, furnish, present
from tests.ui import glass
from tests.ui.desk_glass import DeskGlass, scrolled_to_the_end
from tests.window import SIZES, Window, station_at

PIXELS_PER_MM = {"L": 4.03, "M": 3.95, "P": 4.03}
BOTH = ("id", "en")
LOOKS = (
    ("M", 1.0, False, BOTH),
    ("L", 1.0, False, ("id",)),
    ("P", 1.0, False, ("en",)),
    ("M", 1.0, True, ("id",)),
    ("M", 1.5, False, ("id",)),
    ("L", 1.5, False, ("en",)),
    ("P", 1.5, False, ("id",)),
)
"""Size, text scale, high contrast, languages: every size in both, the tightest one in both at once."""


@pytest.fixture
def open_window(qapp: object, tmp_path: Path) -> Iterator[object]:
    """Opens kiosks, with the sample's people or empty; a QML warning is a failure."""
    opened: list[Window] = []
    warnings: list[str] = []

    def open_one(size: str, scale: float = 1.0, contrast: bool = False, *, empty: bool = False) -> Window:
        looks = {"text_scale": scale, "high_contrast": contrast, "pixels_per_mm": PIXELS_PER_MM[size]}
        folder = station_at(tmp_path / f"station-{len(opened)}", printer="none", **looks)
        window = Window(folder, FixedClock(MOMENT), SIZES[size])
        window.kiosk.engine.warnings.connect(lambda found: warnings.extend(each.toString() for each in found))
        if not empty:
            furnish(window)
        opened.append(window)
        return window

    yield open_one
    assert warnings == []
    for window in opened:
        window.close()


def faults(window: Window, size: str) -> list[str]:
    """What is wrong with the page, also with that part of it that has to be scrolled to."""
    found = DeskGlass(window.kiosk.window, PIXELS_PER_MM[size]).complaints()
    if scrolled_to_the_end(window.kiosk.window):
        window.settle()
        found += DeskGlass(window.kiosk.window, PIXELS_PER_MM[size]).complaints()
    return found


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("size", "scale", "contrast", "languages"), LOOKS)
def test_every_page_can_be_used_and_read(open_window, size, scale, contrast, languages) -> None:
    window = open_window(size, scale, contrast)
    found = []
    for scene, language in product(SCENES, languages):
        present(window, scene, language)
        found += [f"{scene.name} ({language}): {each}" for each in faults(window, size)]
    assert found == []


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("size", SIZES)
def test_the_first_start_can_be_used_and_read(open_window, size, language) -> None:
    window = open_window(size, empty=True)
    found = []
    for scene in FIRST_SCENES:
        present(window, scene, language)
        found += [f"{scene.name}: {each}" for each in faults(window, size)]
    assert found == []


def test_large_text_makes_the_pages_larger_where_the_glass_has_room(open_window) -> None:
    heights = {}
    for size, scale in product(SIZES, (1.0, 1.5)):
        window = open_window(size, scale)
        present(window, next(scene for scene in SCENES if scene.name == "queue"))
        heights[size, scale] = glass.place(window.find("deskTab-queue")).height()
    assert heights["L", 1.5] > heights["L", 1.0] > heights["M", 1.0]
    assert heights["P", 1.5] > heights["P", 1.0] > heights["M", 1.0]


def test_the_glass_finds_planted_faults_and_leaves_out_what_a_sheet_hides(open_window) -> None:
    window = open_window("M")
    present(window, next(scene for scene in SCENES if scene.name == "queue"))
    assert faults(window, "M") == []
    part, route = window.find("part-new"), window.find("routeButton")
    route.setProperty(
        "text", "Cetak lembar kunjungan untuk semua orang di dusun ini, urut RT dan nomor rumah"
    )
    assert any("its place" in each or "leaves" in each for each in faults(window, "M"))
    route.setProperty("text", "")
    route.setHeight(30)
    assert any("below 13.5 mm" in each for each in faults(window, "M"))
    part.setX(part.x() - 7)
    assert any("less than 1.5 mm apart" in each for each in faults(window, "M"))
    name = window.find("staffName")
    name.setProperty("least", 11)
    name.setProperty("size", 11)
    assert any("letters of 11 px" in each for each in faults(window, "M"))
    name.setProperty("size", 17)
    window.tap("filterButton")
    assert not any("part-new" in each or "routeButton" in each for each in faults(window, "M"))
