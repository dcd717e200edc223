"""Every page of the desk in every state, size, text scale, language and theme can be read and touched."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from kiosk.clock import FixedClock
from tests.conftest import MOMENT
from tests.desk_scenes import SCENES, furnish, present
from tests.ui.desk_glass import DeskGlass
from tests.window import SIZES, Window, station_at

PIXELS_PER_MM = {"L": 4.03, "M": 3.95, "P": 4.03}
LOOKS = ((1.0, False), (1.5, False), (1.0, True))


@pytest.fixture
def open_window(qapp: object, tmp_path: Path) -> Iterator[object]:
    """Opens one kiosk with the sample's people; a QML warning is a failure."""
    opened: list[Window] = []
    warnings: list[str] = []

    def open_one(size: str, scale: float = 1.0, contrast: bool = False) -> Window:
        looks = {"text_scale": scale, "high_contrast": contrast, "pixels_per_mm": PIXELS_PER_MM[size]}
        folder = station_at(tmp_path / "station", printer="none", **looks)
        window = Window(folder, FixedClock(MOMENT), SIZES[size])
        window.kiosk.engine.warnings.connect(lambda found: warnings.extend(each.toString() for each in found))
        furnish(window)
        opened.append(window)
        return window

    yield open_one
    assert warnings == []
    for window in opened:
        window.close()


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("scale", "contrast"), LOOKS)
@pytest.mark.parametrize("size", SIZES)
def test_every_page_can_be_used_and_read(open_window, size, scale, contrast) -> None:
    window = open_window(size, scale, contrast)
    found = []
    for scene, language in product(SCENES, ("id", "en")):
        present(window, scene, language)
        seen = DeskGlass(window.kiosk.window, PIXELS_PER_MM[size])
        found += [f"{scene.name} ({language}): {each}" for each in seen.complaints()]
    assert found == []
