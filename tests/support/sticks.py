"""Plugs a stick in for the tests of the desk, and keeps those of the testing machine out."""

from pathlib import Path

import pytest

from kiosk import drives


@pytest.fixture(autouse=True)
def no_stick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is plugged into the machine that tests: these stories begin without."""
    monkeypatch.setattr(drives, "mounted", lambda: ())


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the machine takes for a plugged in stick."""
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    monkeypatch.setattr(drives, "mounted", lambda: (folder,) if folder.exists() else ())
    return folder
