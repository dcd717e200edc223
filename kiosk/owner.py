"""Gives a data folder one owner: it alone recovers, migrates and sweeps; everybody else is a guest.

The owner holds a lock that the system takes away with the program. The window owns as long as it is open, a
command at the terminal as long as it runs where nobody else does.
"""

import os
import time
from contextlib import suppress
from pathlib import Path

from kiosk.errors import StoreError

LOCK_NAME = "owner.lock"
WINDOW, COMMAND = "window", "command"
PATIENCE = 15.0
"""Seconds that a window waits for a command to end."""


class Ownership:
    """Whether this program owns the folder; let go of by `release`, or when it is forgotten."""

    def __init__(self, path: Path, handle: int | None, held: bool) -> None:
        self.held = held
        self._path = path
        self._handle = handle
        self._asked_at = self._time()

    def release(self) -> None:
        """Somebody else may own it now."""
        self.held = False
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __del__(self) -> None:
        self.release()

    def is_asked_to_front(self) -> bool:
        """Whether a second start has asked for this window since the last look."""
        before, self._asked_at = self._asked_at, self._time()
        return self._asked_at != before

    def _time(self) -> int:
        try:
            return self._path.stat().st_mtime_ns
        except OSError:
            return 0


def kiosk_is_open(folder: Path) -> StoreError:
    """The refusal of what only the owner may do."""
    mend = "the kiosk is open on this folder, and only it may do this: close its window, then try again"
    return StoreError("kiosk-is-open", file=str(folder), detail=mend)


def own(folder: Path, kind: str = COMMAND) -> Ownership:
    """Own the folder, or be its guest where somebody does; a disk that knows no locks has no guests."""
    path = folder / LOCK_NAME
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    try:
        handle = os.open(path, flags, 0o600)
    except OSError:
        return Ownership(path, None, held=True)
    if not _lock(handle):
        os.close(handle)
        return Ownership(path, None, held=False)
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.write(handle, f"{kind}\n".encode())
    return Ownership(path, handle, held=True)


def own_for_window(folder: Path, patience: float = PATIENCE) -> Ownership:
    """Own the folder for a window; a command that runs just now is waited for."""
    deadline = time.monotonic() + patience
    while not (found := own(folder, WINDOW)).held:
        if owner_of(folder) == WINDOW or time.monotonic() > deadline:
            break
        time.sleep(0.1)
    return found


def owner_of(folder: Path) -> str:
    """What kind of program owned the folder last."""
    try:
        return (folder / LOCK_NAME).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def ask_to_front(folder: Path) -> None:
    """Ask the window that owns the folder to come before all others."""
    with suppress(OSError):
        os.utime(folder / LOCK_NAME)


def _lock(handle: int) -> bool:
    """Lock an open file for as long as it is open; False where somebody else has it."""
    try:
        if os.name == "nt":
            import msvcrt

            os.lseek(handle, 1 << 20, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except PermissionError:
        return os.name != "nt"
    except OSError:
        return True
    return True
