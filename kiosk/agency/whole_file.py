"""Files that appear whole or not at all: written aside, flushed to disk, then renamed."""

import errno
import os
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
    part = path.with_name(path.name + PART)
    try:
        handle = os.open(
            part,
            os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0),
            0o600 if private else 0o644,
        )
        try:
            with os.fdopen(handle, "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
            _flush_folder(path.parent)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise
    except OSError as error:
        raise Refused(_CODES.get(error.errno or 0, "disk-gone"), "out", str(path)) from error


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Put these bytes at `path`, whole or not at all; raises Refused as whole_file does."""
    with whole_file(path, private=private) as file:
        file.write(content)


def _flush_folder(folder: Path) -> None:
    """Make the new name itself durable; Windows has no such call and no need of it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
