"""Where files may go and come from: the station's own folder and whatever stick is plugged in."""

import os
import shutil
import string
import sys
from dataclasses import dataclass
from pathlib import Path

from kiosk.agency.branch_keys import PUBLIC_FILE
from kiosk.agency.sealing import REPLY

OWN = "kiriman"
MOUNTS = Path("/proc/mounts")
STICK_ROOTS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
LISTS = (".xlsx", ".csv")
MOST_FOUND = 60
_REMOVABLE = 2


@dataclass(frozen=True, slots=True)
class Target:
    """A folder to write to and read from; `free` is in bytes, None where the disk does not say."""

    path: Path
    name: str
    is_stick: bool
    free: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """Files on a target by what they are for; newest first."""

    replies: tuple[Path, ...]
    lists: tuple[Path, ...]
    branches: tuple[Path, ...]


def targets(folder: Path) -> tuple[Target, ...]:
    """The sticks that are plugged in, then the station's own folder, which is made if missing."""
    own = folder / OWN
    own.mkdir(exist_ok=True)
    sticks = [path for path in mounted() if os.access(path, os.R_OK)]
    found = [Target(path, path.name or str(path), True, _free(path)) for path in sticks]
    return (*found, Target(own, OWN, False, _free(own)))


def mounted() -> tuple[Path, ...]:
    """The roots of removable media on this machine."""
    if sys.platform == "win32":
        return _drives()
    if sys.platform == "darwin":
        volumes = Path("/Volumes")
        return tuple(sorted(each for each in volumes.iterdir() if each.is_dir() and not each.is_symlink()))
    return read_mounts(MOUNTS.read_text(encoding="utf-8", errors="replace")) if MOUNTS.exists() else ()


def read_mounts(text: str) -> tuple[Path, ...]:
    """The mount points under STICK_ROOTS in the format of /proc/mounts (blanks stand there as \\040)."""
    found = []
    for line in text.splitlines():
        parts = line.split(" ")
        if len(parts) > 1:
            point = parts[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
            if point.startswith(STICK_ROOTS):
                found.append(Path(point))
    return tuple(dict.fromkeys(found))


def _drives() -> tuple[Path, ...]:
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW  # type: ignore[attr-defined]
    roots = (f"{letter}:\\" for letter in string.ascii_uppercase)
    return tuple(Path(root) for root in roots if kind(root) == _REMOVABLE)


def look(target: Path) -> Found:
    """What lies on a target, in its root and in the folders right below; a stick that is gone has nothing."""
    try:
        files = [each for each in target.iterdir() if each.is_file()]
        below = [each for each in target.iterdir() if each.is_dir() and not each.name.startswith(".")]
        for folder in below[:MOST_FOUND]:
            if os.access(folder, os.R_OK | os.X_OK):
                files += [each for each in folder.iterdir() if each.is_file()]
        ordered = sorted(files, key=lambda file: (-file.stat().st_mtime, file.name))
        return Found(
            tuple(each for each in ordered if _is_reply(each))[:MOST_FOUND],
            tuple(each for each in ordered if _is_list(each))[:MOST_FOUND],
            tuple(each for each in ordered if each.name == PUBLIC_FILE)[:MOST_FOUND],
        )
    except OSError:
        return Found((), (), ())


def _is_list(file: Path) -> bool:
    return file.suffix.lower() in LISTS and not file.name.startswith((".", "~$"))


def _is_reply(file: Path) -> bool:
    if file.suffix.lower() != ".kkbc":
        return False
    with file.open("rb") as opened:
        return opened.readline(64).startswith(REPLY.encode("ascii"))


def _free(path: Path) -> int | None:
    try:
        return shutil.disk_usage(path).free
    except OSError:
        return None
