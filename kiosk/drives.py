"""Lists the USB drives and the station's own folder: where files may go, and which ones lie there."""

import os
import shutil
import string
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import Refused

OWN = "kiriman"
MOUNTS = Path("/proc/mounts")
STICK_ROOTS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
ROOMY = 5_000_000
"""Bytes that must be free on a stick before files go there without being told to."""

PICTURES = (".jpg", ".jpeg")
PAPERS = (".pdf", *PICTURES)
MOST_FOUND = 60
MOST = 200
DEPTH = 2
_REMOVABLE = 2


@dataclass(frozen=True, slots=True)
class Target:
    """A folder to read from and, where it is `writable`, to write to; `free` in bytes, None if unknown."""

    path: Path
    name: str
    is_stick: bool
    free: int | None
    writable: bool = True

    @property
    def is_full(self) -> bool:
        return self.free is not None and self.free < ROOMY


def targets(folder: Path, *, writing: bool = False) -> tuple[Target, ...]:
    """The sticks that are plugged in, then the station's own folder, which is made if missing.

    `writing` leaves out what cannot be written to.
    """
    own = folder / OWN
    own.mkdir(exist_ok=True)
    return (*plugged_in(writing=writing), _target(own, OWN, False))


def plugged_in(*, writing: bool = False) -> tuple[Target, ...]:
    """The sticks alone, for what must not lie on the kiosk's own disk."""
    sticks = (_target(path, path.name or str(path), True) for path in mounted())
    found = (each for each in sticks if each.free is not None and os.access(each.path, os.R_OK))
    return tuple(each for each in found if each.writable or not writing)


def preferred(found: Sequence[Target]) -> int:
    """Which target is meant while nobody has chosen: the first stick with room, else the station's own."""
    good = (at for at, each in enumerate(found) if each.is_stick and each.writable and not each.is_full)
    return next(good, len(found) - 1)


def chosen_again(found: Sequence[Target], kept: Path | None) -> int:
    """Where the target that was chosen before is now; the preferred one where it is gone, or none was."""
    paths = [each.path for each in found]
    return paths.index(kept) if kept in paths else preferred(found)


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


def newest(target: Path) -> tuple[Path, ...]:
    """The files in a target's root and in the folders right below, newest first; none where it is gone."""
    try:
        files = [each for each in target.iterdir() if each.is_file()]
        below = [each for each in target.iterdir() if each.is_dir() and not each.name.startswith(".")]
        for folder in below[:MOST_FOUND]:
            if os.access(folder, os.R_OK | os.X_OK):
                files += [each for each in folder.iterdir() if each.is_file()]
        return tuple(sorted(files, key=lambda file: (-file.stat().st_mtime, file.name)))
    except OSError:
        return ()


def files_on(found: Sequence[Target], suffixes: tuple[str, ...]) -> tuple[Path, ...]:
    """Files of these kinds, the newest first: at most 200, two folders deep."""
    files = [path for each in found for path in _walk(each.path, DEPTH) if path.suffix.lower() in suffixes]
    return tuple(sorted(files[: MOST * 5], key=_changed, reverse=True)[:MOST])


def read_paper(path: Path, limit: int) -> bytes:
    """A file's bytes, not one more than the limit; Refused scan-large or file-unreadable."""
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except OSError as error:
        raise Refused("file-unreadable", "scan", str(path)) from error
    if len(content) > limit:
        raise Refused("scan-large", "scan", str(limit))
    return content


def _target(path: Path, name: str, is_stick: bool) -> Target:
    try:
        free = shutil.disk_usage(path).free if path.is_dir() else None
    except OSError:
        free = None
    return Target(path, name, is_stick, free, os.access(path, os.W_OK))


def _drives() -> tuple[Path, ...]:
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW  # type: ignore[attr-defined]
    roots = (f"{letter}:\\" for letter in string.ascii_uppercase)
    return tuple(Path(root) for root in roots if kind(root) == _REMOVABLE)


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    yield from (path for path in inside if path.is_file() and not path.name.startswith("."))
    if depth > 1:
        for each in inside:
            if each.is_dir() and not each.name.startswith("."):
                yield from _walk(each, depth - 1)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
