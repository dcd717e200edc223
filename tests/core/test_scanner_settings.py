"""[scanner] in settings.toml: what a scanner and a camera may be told, and what is a slip with its line."""

from pathlib import Path

import pytest

from kiosk.errors import SettingsError
from kiosk.settings import FILE, ScannerPart, load_settings, make_demo


def with_scanner(folder: Path, lines: str) -> ScannerPart:
    make_demo(folder)
    file = folder / FILE
    file.write_text(file.read_text(encoding="utf-8").replace('camera = "auto"', lines), encoding="utf-8")
    return load_settings(folder).scanner


def test_a_scanner_has_its_marks_its_pace_and_a_camera(tmp_path: Path) -> None:
    assert with_scanner(tmp_path / "a", "") == ScannerPart()
    found = with_scanner(tmp_path / "b", 'prefix = "~"\nsuffix = "^Z"\npace_ms = 40\ncamera = "0"')
    assert found == ScannerPart(prefix="~", suffix="^Z", pace_ms=40, camera="0")


@pytest.mark.parametrize(
    "line",
    [
        'prefix = "A"',
        'prefix = "7"',
        'prefix = "~ ~"',
        'suffix = "123456789"',
        "pace_ms = 10",
        "pace_ms = 200",
    ],
)
def test_a_slip_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(SettingsError) as raised:
        with_scanner(tmp_path / "s", line)
    assert raised.value.code == "settings-wrong"
    written = (tmp_path / "s" / FILE).read_text(encoding="utf-8").splitlines()
    assert raised.value.line is not None and written[raised.value.line - 1] == line
