"""Sticks and folders that staff bring: where files may be written, and which papers and photos lie there."""

import os
import string
from collections.abc import Iterator
from pathlib import Path

from kiosk.errors import Refused

MOUNTS = ("/media", "/run/media", "/mnt", "/Volumes")
PICTURES = (".jpg", ".jpeg")
PAPERS = (".pdf", *PICTURES)
OWN_FOLDER = "keluar"
MOST = 200
DEPTH = 2


def places(data: Path) -> tuple[Path, ...]:
    """Every stick that is plugged in, then the station's own folder for what goes out."""
    return (*_sticks(), data / OWN_FOLDER)


def files_on(folders: tuple[Path, ...], suffixes: tuple[str, ...]) -> tuple[Path, ...]:
    """Files of these kinds, the newest first: at most 200, two folders deep."""
    found = [path for folder in folders for path in _walk(folder, DEPTH) if path.suffix.lower() in suffixes]
    return tuple(sorted(found[: MOST * 5], key=_changed, reverse=True)[:MOST])


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


def _sticks() -> Iterator[Path]:
    if os.name == "nt":
        system = os.environ.get("SYSTEMDRIVE", "C:").upper()
        yield from (Path(f"{letter}:\\") for letter in string.ascii_uppercase
                    if f"{letter}:" != system and Path(f"{letter}:\\").exists())  # fmt: skip
        return
    for root in MOUNTS:
        for each in _folders(Path(root)):
            deeper = () if os.path.ismount(each) else tuple(_folders(each))
            yield from (path for path in (each, *deeper) if os.path.ismount(path))


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        return []


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
