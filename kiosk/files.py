"""Writes files that appear whole or not at all: written aside, flushed, renamed; halves are swept up."""

import errno
import glob
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

from kiosk.errors import Refused

Row = TypeVar("Row")
Tell = Callable[[int, int], bool]
"""Told how much of how much is done; answers False to stop the work."""

PART = ".part"
TOLD_EVERY = 200

_CODES = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.ENOENT: "folder-missing",
    errno.ENOTDIR: "folder-missing",
    errno.EISDIR: "not-a-file",
}


def keep_going(done: int, total: int) -> bool:
    """The Tell of those who need not know."""
    return True


def watched(rows: Iterable[Row], total: int, tell: Tell) -> Iterator[Row]:
    """The same rows, telling now and then; Refused("cancelled") once `tell` answers False."""
    done = 0
    for row in rows:
        if done % TOLD_EVERY == 0 and not tell(done, total):
            raise Refused("cancelled")
        yield row
        done += 1
    if not tell(done, total):
        raise Refused("cancelled")


@contextmanager
def whole_file(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """An open file that becomes `path` only when the block ends well and its bytes are on the disk.

    `private` keeps it from other users (0600). Raises Refused (disk-full, read-only, folder-missing,
    disk-gone, not-a-file) when the disk says no; whatever stood at `path` before then still stands.
    """
    try:
        with _appearing(path, 0o600 if private else 0o644) as file:
            yield file
    except OSError as error:
        raise Refused(_CODES.get(error.errno or 0, "disk-gone"), "out", str(path)) from error


def part_of(path: Path) -> Path:
    """Where a file lies until it is whole: a stranger's stick cannot hold a link there beforehand."""
    return path.with_name(f"{path.name}.{secrets.token_hex(8)}{PART}")


@contextmanager
def _appearing(path: Path, mode: int) -> Iterator[BinaryIO]:
    """Write beside under a name that nobody can foresee, flush, rename, flush the folder.

    What killed programs left of the same file goes; nobody's link is followed.
    """
    _sweep(path.parent.glob(f"{glob.escape(path.name)}.*{PART}"))
    part = part_of(path)
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(part, flags, mode)
    try:
        if os.name != "nt":
            os.fchmod(handle, mode)
        with os.fdopen(handle, "w+b") as file:
            _hold(handle)
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        flush_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Put these bytes at `path`, whole or not at all; raises Refused as whole_file does."""
    with whole_file(path, private=private) as file:
        file.write(content)


def write_pair(file: Path, content: bytes, note: Path, about: bytes) -> None:
    """Put a file and the note that proves it, the file last: it never stands without its own note.

    Whatever moment the power goes at, there are the two old ones, at most a note alone, or the two new ones.
    Raises Refused as whole_file does.
    """
    with whole_file(file) as out:
        _write_down(out, content)
        with whole_file(note) as beside:
            _write_down(beside, about)
            file.unlink(missing_ok=True)
            flush_folder(file.parent)


def _write_down(file: BinaryIO, content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def sweep_parts(folder: Path) -> int:
    """Delete what killed programs left half written in this folder and those right below it; how many.

    A part that somebody still writes is held by them and stays.
    """
    return sum(_sweep(folder.glob(pattern)) for pattern in (f"*{PART}", f"*/*{PART}"))


def _sweep(parts: Iterable[Path]) -> int:
    swept = 0
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    for part in sorted(parts):
        with suppress(OSError):
            handle = os.open(part, flags)
            try:
                free = _hold(handle)
                if free and os.name != "nt":
                    part.unlink()
            finally:
                os.close(handle)
            if free and os.name == "nt":
                part.unlink()
            swept += free
    return swept


def _hold(handle: int) -> bool:
    """Keep an open file from being swept up, as long as this program lives; False where somebody else has it.

    Windows refuses by itself to delete what somebody has open, and some disks know no such hold.
    """
    if os.name == "nt":
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def write_durably(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Put these bytes at `path`, whole or not at all; raises OSError."""
    with _appearing(path, mode) as file:
        file.write(content)


def flush_file(path: Path) -> None:
    """Force a closed file's bytes to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Force a folder's names to the disk; Windows has no such call and writes them with the file."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
