"""Reads a table in a process of its own, bounded in memory, time and what comes back; can be cancelled."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from queue import Empty, Full, Queue
from typing import IO

import msgspec

from kiosk.agency.lists.reading.read_sheet import read_sheets
from kiosk.agency.lists.reading.sheets import Sheet, SheetRow
from kiosk.errors import Refused
from kiosk.files import Tell, keep_going
from kiosk.paths import ROOT

Read = Callable[[Path], tuple[Sheet, ...]]
"""What gives the sheets of a file: read_sheets, or the same of another process."""

MOST_SECONDS = 60.0
MOST_MEMORY = 1_500_000_000
"""Bytes of address space for reading; 100,000 rows of 20 columns take 600 million."""
MOST_ANSWERED = 200_000_000
MOST_MERGED = 10_000
COMMAND = "--read-table"
"""What a packaged program is started with to read a table."""
_ROWS_AT_ONCE = 500
_WAITING = 4
_LENGTH = 4
_LOOK = 0.1


class _Part(msgspec.Struct, array_like=True):
    """One message of the reading process: a refusal, a sheet that begins, or rows of the last sheet."""

    refused: tuple[str, str] | None = None
    sheet: Sheet | None = None
    rows: list[SheetRow] = []
    whole: bool = False


_write = msgspec.msgpack.Encoder().encode
_read = msgspec.msgpack.Decoder(_Part).decode


def reader_apart(tell: Tell = keep_going, *, seconds: float = MOST_SECONDS) -> Read:
    """A read_sheets that cannot harm the program; a file that was read once is not read again.

    It refuses as read_sheets does, and with too-slow, or cancelled once `tell` answers False. A process that
    died for want of memory is file-too-large.
    """
    known: dict[Path, tuple[Sheet, ...]] = {}

    def read(path: Path) -> tuple[Sheet, ...]:
        if path not in known:
            known[path] = _read_apart(path, tell, seconds)
        return known[path]

    return read


def _read_apart(path: Path, tell: Tell, seconds: float) -> tuple[Sheet, ...]:
    frozen = getattr(sys, "frozen", False)
    started = [] if frozen else ["-c", f"from {__name__} import serve; serve()"]
    child = subprocess.Popen(
        [sys.executable, *started, COMMAND, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ if frozen else os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert child.stdout is not None
    messages: Queue[bytes] = Queue(_WAITING)
    stop = threading.Event()
    taking = threading.Thread(target=_take, args=(child.stdout, messages, stop), daemon=True)
    taking.start()
    try:
        return _gathered(messages, path, tell, time.monotonic() + seconds)
    finally:
        stop.set()
        child.kill()
        child.wait()
        taking.join()
        child.stdout.close()


def _take(pipe: IO[bytes], messages: "Queue[bytes]", stop: threading.Event) -> None:
    """Take messages from the pipe until it ends or nobody wants more; an empty one says that it ended."""
    message = b"-"
    while message and not stop.is_set():
        length = int.from_bytes(pipe.read(_LENGTH), "big")
        message = pipe.read(length) if 0 < length <= MOST_ANSWERED else b""
        while not stop.is_set():
            try:
                messages.put(message, timeout=_LOOK)
                break
            except Full:
                continue


def _gathered(messages: "Queue[bytes]", path: Path, tell: Tell, end: float) -> tuple[Sheet, ...]:
    begun: list[tuple[Sheet, list[SheetRow]]] = []
    left = MOST_ANSWERED
    while True:
        if not tell(0, 0):
            raise Refused("cancelled")
        if time.monotonic() > end:
            raise Refused("too-slow", "file", path.name)
        try:
            message = messages.get(timeout=_LOOK)
            part = _read(message)
        except Empty:
            continue
        except msgspec.MsgspecError as error:
            raise Refused("file-too-large", "file", path.name) from error
        left -= len(message)
        if left < 0:
            raise Refused("file-too-large", "file", path.name)
        if part.refused:
            raise Refused(part.refused[0], "file", part.refused[1])
        if part.whole:
            return tuple(replace(sheet, rows=tuple(rows)) for sheet, rows in begun)
        if part.sheet is not None:
            begun.append((part.sheet, []))
        begun[-1][1].extend(part.rows)


# In the other process


def serve() -> None:
    """Read the file that the command line names and send it in parts; whatever happens ends this process."""
    _confine()
    path = Path(sys.argv[2])
    try:
        sheets = read_sheets(path)
    except Refused as refused:
        return _send(_Part(refused=(refused.code, refused.detail)))
    except MemoryError:
        return _send(_Part(refused=("file-too-large", path.name)))
    for sheet in sheets:
        _send(_Part(sheet=Sheet(sheet.name, (), sheet.visible, sheet.merged[:MOST_MERGED])))
        for at in range(0, len(sheet.rows), _ROWS_AT_ONCE):
            _send(_Part(rows=list(sheet.rows[at : at + _ROWS_AT_ONCE])))
    return _send(_Part(whole=True))


def _send(part: _Part) -> None:
    message = _write(part)
    sys.stdout.buffer.write(len(message).to_bytes(_LENGTH, "big") + message)
    sys.stdout.buffer.flush()


def _confine() -> None:
    """Less memory, no core dump, last in the queue for the processor; where the system knows such bounds."""
    if os.name == "nt":
        return
    import resource

    os.nice(5)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
