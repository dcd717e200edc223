"""dev.py: what it says when something is missing, and that it does nothing twice."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import dev

SCRIPT = Path(dev.__file__)


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libEGL.so.1", "libegl1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libbrotlidec.so.1", "libbrotli1"),
    ],
)
def test_debian_names_its_packages_by_a_rule(library: str, package: str) -> None:
    assert dev.debian_package(library) == package


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_it_says_what_can_be_done(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, "run"], cwd=tmp_path, env={}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "--offscreen" in done.stderr and "dev.py shots" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_verb_is_misuse() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "fly"], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "faults" in done.stderr


def test_help_explains_every_verb() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "--help"], capture_output=True, text=True, check=True)
    assert all(f"  {verb}" in done.stdout for verb in dev.VERBS)
    assert all(each.__doc__ for each in dev.VERBS.values())


class Installed:
    """Stands in for what would be called; counts."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.levels: list[str] = []
        self.lock = folder / "some.lock"
        self.lock.write_text("a==1", encoding="utf-8")
        python = folder / "python"
        python.touch()
        monkeypatch.setattr(dev, "STAMP", folder / "installed.json")
        monkeypatch.setattr(dev, "PYTHON", python)
        more = folder / "more.lock"
        more.write_text("a==1\nb==1", encoding="utf-8")
        monkeypatch.setattr(dev, "LOCKS", {"run": self.lock, "dev": more})
        monkeypatch.setattr(dev, "make_venv", lambda uv, *, fresh: None)
        monkeypatch.setattr(dev, "install", lambda uv, lock: self.levels.append("installed"))
        monkeypatch.setattr(dev, "check_libraries", lambda: self.levels.append("libraries"))


def test_a_second_start_installs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = Installed(tmp_path, monkeypatch)
    dev.set_up("dev")
    first = list(installed.levels)
    assert first[0] == "installed"
    dev.set_up("dev")
    dev.set_up("run")
    assert installed.levels == first


def test_a_changed_lock_file_installs_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = Installed(tmp_path, monkeypatch)
    dev.set_up("run")
    installed.lock.write_text("a==2", encoding="utf-8")
    dev.set_up("run")
    assert installed.levels.count("installed") == 2
    dev.set_up("dev")
    assert installed.levels.count("installed") == 3
    assert json.loads(dev.STAMP.read_text(encoding="utf-8"))["level"] == "dev"


def test_missing_libraries_leave_the_packages_but_ask_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = Installed(tmp_path, monkeypatch)

    def missing() -> None:
        raise dev.Unready("sudo apt-get install libegl1")

    if sys.platform.startswith("linux"):
        monkeypatch.setattr(dev, "check_libraries", missing)
        with pytest.raises(dev.Unready):
            dev.set_up("run")
        monkeypatch.setattr(dev, "check_libraries", lambda: installed.levels.append("libraries"))
        dev.set_up("run")
        assert installed.levels == ["installed", "libraries"]
