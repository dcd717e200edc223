"""A desk at any size to be looked at and touched."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.clock import FixedClock
from tests.support.desk_scenes import PEOPLE, SEED
from tests.support.desk_window import sampled
from tests.support.window import PIXELS_PER_MM, SIZES, Window, station_at, watched


@pytest.fixture
def open_desk(qapp: object, tmp_path: Path, clock: FixedClock) -> Iterator[Callable[..., Window]]:
    """Opens kiosks, with the sample's people or empty; a QML warning is a failure."""
    with ExitStack() as opened:

        def open_one(size: str, scale: float = 1.0, contrast: bool = False, *, empty: bool = False) -> Window:
            looks = {"text_scale": scale, "high_contrast": contrast, "pixels_per_mm": PIXELS_PER_MM[size]}
            folder = station_at(tmp_path / f"{size}-{scale}-{contrast}-{empty}", printer="none", **looks)
            if empty:
                return opened.enter_context(watched(Window(folder, clock, SIZES[size])))
            return opened.enter_context(sampled(folder, clock, PEOPLE, SEED, size))

        yield open_one
