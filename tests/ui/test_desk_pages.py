"""Every page of the desk in every state, size, text scale, language and theme can be read and touched."""

from collections.abc import Iterable, Iterator
from itertools import product

import pytest

from tests.support import layout_checks
from tests.support.desk_layout_checks import DeskGlass, scrolled_to_the_end
from tests.support.desk_scenes import FIRST_SCENES, SCENES, Scene, present
from tests.support.window import PIXELS_PER_MM, SIZES, Window

BOTH = ("id", "en")
MAIN = [
    "door",
    "queue",
    "queue-filter",
    "queue-route",
    "person",
    "person-needs",
    "person-history",
    "person-papers",
    "person-chat",
    "person-consent",
    "payer",
    "form-filled",
    "form-known",
    "dashboard",
    "dashboard-pay",
    "outreach",
    "outreach-item",
    "exchange-bundle",
    "exchange-export",
    "import-headings",
    "import-weighed",
    "duplicates",
    "office-accounts",
    "rights-correct",
    "office-retention",
    "office-diagnostics",
    "new-pin",
]
"""One state of each page and sheet, for what changes all of it; `--long` looks at every state."""


def faults(window: Window, size: str) -> list[str]:
    """What is wrong with the page, also with that part of it that has to be scrolled to."""
    found = at_rest(window, size)
    if scrolled_to_the_end(window.kiosk.window):
        window.settle()
        found += at_rest(window, size)
    return found


def at_rest(window: Window, size: str) -> list[str]:
    """What is wrong and stays so: a list that is still being laid out is looked at once more."""
    found = DeskGlass(window.kiosk.window, PIXELS_PER_MM[size]).complaints()
    if found:
        window.settle()
        found = DeskGlass(window.kiosk.window, PIXELS_PER_MM[size]).complaints()
    return found


def complaints(window: Window, size: str, scenes: Iterable[Scene], language: str) -> Iterator[str]:
    for scene in scenes:
        present(window, scene, language)
        yield from (f"{scene.name} ({language}): {each}" for each in faults(window, size))


@pytest.mark.slow
@pytest.mark.parametrize(("size", "language"), [("M", "id"), ("M", "en"), ("P", "en")])
def test_every_state_of_every_page_can_be_used_and_read(open_desk, size, language) -> None:
    assert list(complaints(open_desk(size), size, SCENES, language)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "scale", "contrast", "language"),
    [("M", 1.0, True, "id"), ("L", 1.0, False, "id"), ("L", 1.5, False, "en"), ("P", 1.5, False, "id")],
)
def test_every_page_can_be_used_and_read_as_somebody_set_it(
    open_desk, size, scale, contrast, language
) -> None:
    main = [scene for scene in SCENES if scene.name in MAIN]
    assert len(main) == len(MAIN)
    assert list(complaints(open_desk(size, scale, contrast), size, main, language)) == []


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("size", "scale", "contrast", "language"), [*product(SIZES, (1.0, 1.5), (False, True), BOTH)]
)
def test_every_state_of_every_page_as_anybody_set_it(open_desk, size, scale, contrast, language) -> None:
    assert list(complaints(open_desk(size, scale, contrast), size, SCENES, language)) == []


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
        heights[size, scale] = layout_checks.place(window.find("deskTab-queue")).height()
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
