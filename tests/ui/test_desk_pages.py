"""Every page of the desk in every state, size, text scale, language and theme can be read and touched."""

from itertools import product

import pytest

from tests.desk_scenes import FIRST_SCENES, SCENES, present
from tests.ui import glass
from tests.ui.desk_glass import DeskGlass, scrolled_to_the_end
from tests.window import PIXELS_PER_MM, SIZES, Window

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
def test_every_page_can_be_used_and_read(open_desk, size, scale, contrast, languages) -> None:
    window = open_desk(size, scale, contrast)
    found = []
    for scene, language in product(SCENES, languages):
        present(window, scene, language)
        found += [f"{scene.name} ({language}): {each}" for each in faults(window, size)]
    assert found == []


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("size", SIZES)
def test_the_first_start_can_be_used_and_read(open_desk, size, language) -> None:
    window = open_desk(size, empty=True)
    found = []
    for scene in FIRST_SCENES:
        present(window, scene, language)
        found += [f"{scene.name}: {each}" for each in faults(window, size)]
    assert found == []


def test_large_text_makes_the_pages_larger_where_the_glass_has_room(open_desk) -> None:
    heights = {}
    for size, scale in product(SIZES, (1.0, 1.5)):
        window = open_desk(size, scale)
        present(window, next(scene for scene in SCENES if scene.name == "queue"))
        heights[size, scale] = glass.place(window.find("deskTab-queue")).height()
    assert heights["L", 1.5] > heights["L", 1.0] > heights["M", 1.0]
    assert heights["P", 1.5] > heights["P", 1.0] > heights["M", 1.0]


def test_the_glass_finds_planted_faults_and_leaves_out_what_a_sheet_hides(open_desk) -> None:
    window = open_desk("M")
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
