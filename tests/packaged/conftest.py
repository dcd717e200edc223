"""The built program for these tests: made anew only when something it is made of has changed."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "dist" / "anjungan"
STAMP = ROOT / "dist" / "anjungan.made-of"
SOURCES = ("kiosk", "ui", "resources", "docs/licences", "build.spec", "requirements.lock")


def made_of() -> str:
    """A hash of everything that goes into the program."""
    total = hashlib.sha256(sys.version.encode())
    for top in SOURCES:
        place = ROOT / top
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two test processes must not build into one folder: the second waits, and finds the work done."""
    STAMP.parent.mkdir(exist_ok=True)
    with (STAMP.parent / "anjungan.lock").open("w") as file:
        if os.name == "posix":
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def program() -> Path:
    """The folder of the program, built from build.spec if it is not there or older than its sources."""
    with one_at_a_time():
        return built_program()


def built_program() -> Path:
    wanted = made_of()
    if not (STAMP.exists() and PROGRAM.exists() and STAMP.read_text(encoding="utf-8") == wanted):
        STAMP.unlink(missing_ok=True)
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
        folders = ["--distpath", "dist", "--workpath", "build"]
        built = subprocess.run(
            [*command, *folders, "build.spec"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert built.returncode == 0, built.stdout[-3000:] + built.stderr[-3000:]
        STAMP.write_text(wanted, encoding="utf-8")
    return PROGRAM


def bare_environment() -> dict[str, str]:
    """What `env -i` leaves: nothing; Windows cannot load its own libraries without these."""
    return {
        name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if os.name == "nt" and name in os.environ
    }
