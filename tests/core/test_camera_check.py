"""The check looks at the camera that the settings name, says what to do, and opens no other."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.diagnostics import Finding, look_over
from kiosk.scanning import camera
from kiosk.settings import FILE, make_demo
from tests.support.films import Hold, write_film


def looked(folder: Path, source: str) -> list[Finding]:
    """What the check says of a camera at a station with this setting."""
    make_demo(folder)
    file = folder / FILE
    text = file.read_text(encoding="utf-8").replace('camera = "auto"', f'camera = "{source}"')
    file.write_text(text, encoding="utf-8")
    return [each for each in look_over(folder, use_keyring=False) if each.part == "camera"]


def test_a_camera_that_gives_pictures_is_well_and_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film, opened = write_film(tmp_path / "film.avi", [Hold(module=0)] * 3), []
    real = camera.open_camera
    monkeypatch.setattr(camera, "open_camera", lambda source: opened.append(real(source)) or opened[-1])
    (found,) = looked(tmp_path / "s", film.as_posix())
    assert (found.level, found.code, found.mend) == ("good", "good", "")
    assert opened[0]._stream.closed


@pytest.mark.parametrize(
    ("source", "level", "code"),
    [
        ("auto", "warn", "none"),
        ("63", "bad", "none"),
        ("away.avi", "bad", "none"),
        ("empty.avi", "bad", "busy"),
    ],
)
def test_a_camera_that_is_not_there_or_shows_nothing_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, level: str, code: str
) -> None:
    (tmp_path / "empty.avi").write_bytes(b"no picture")
    monkeypatch.chdir(tmp_path)
    (found,) = looked(tmp_path / "s", source)
    assert (found.level, found.code) == (level, code)
    assert found.detail.startswith(f"{source}: ") and found.mend


def test_without_a_camera_in_the_settings_none_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: str) -> Any:
        raise AssertionError(source)

    monkeypatch.setattr(camera, "open_camera", refuse)
    assert looked(tmp_path / "s", "") == []
