"""Remembers outside the data folder what must never go back: counters that only rise, and small lists.

One file for each station's key, in the machine's state folder: `KEY.mark`, a line for each rise, each line
signed with the station's key. A line is appended without a flush, so that nobody waits for it; `settle`
writes the whole anew and flushes, in idle moments. A torn last line is passed over: the mark may lag behind
the store after a power cut, never lead it.
"""

import hmac
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from kiosk.files import flush_file, write_durably
from kiosk.paths import state_folder
from kiosk.security.keys import Keys

MANY_LINES = 500
_MAC = 8


class _Line(msgspec.Struct, omit_defaults=True):
    """What one line says: counters with the text that belongs to their height, and items of lists."""

    rise: dict[str, tuple[int, str]] = {}
    add: dict[str, list[str]] = {}


_read = msgspec.json.Decoder(_Line).decode
_write = msgspec.json.Encoder().encode


class Mark:
    """What a machine remembers of one station; made by `open_mark`.

    A place that cannot be read or written is not an error of whoever is served: `trouble` says what is wrong
    (the system's own words), and everything else goes on without a memory.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.trouble = "" if path.is_absolute() else "this account has no home folder"
        self._key = key
        self._counters: dict[str, tuple[int, str]] = {}
        self._lists: dict[str, dict[str, None]] = {}
        self._lines = 0
        self._flushed = True
        self.look()

    def count(self, name: str) -> int | None:
        """How high this counter ever was; None where nobody counted."""
        found = self._counters.get(name)
        return found[0] if found else None

    def said(self, name: str) -> str:
        """The text that was given with this counter's highest value; empty for none."""
        return self._counters.get(name, (0, ""))[1]

    def counters(self, prefix: str = "") -> dict[str, tuple[int, str]]:
        """The counters whose names begin so, each with its text."""
        return {name: found for name, found in self._counters.items() if name.startswith(prefix)}

    def items(self, name: str) -> tuple[str, ...]:
        """The items of this list in the order in which they came."""
        return tuple(self._lists.get(name, ()))

    def rise(self, counters: Mapping[str, tuple[int, str]], *, durably: bool = False) -> None:
        """Remember each counter that is higher than it was, with its text; `durably` waits for the disk."""
        higher = {name: each for name, each in counters.items() if each[0] > self._height(name)}
        if higher:
            self._counters |= higher
            self._append(_Line(rise=higher), durably)

    def add(self, name: str, *items: str) -> None:
        """Add what the list does not hold yet; on the disk when this returns."""
        new = [item for item in dict.fromkeys(items) if item not in self._lists.get(name, ())]
        if new:
            self._lists.setdefault(name, {}).update(dict.fromkeys(new))
            self._append(_Line(add={name: new}), durably=True)

    def look(self) -> None:
        """Read what is on the disk, also what another program of this station wrote meanwhile."""
        try:
            content = self.path.read_bytes() if self.path.is_absolute() else b""
        except FileNotFoundError:
            content = b""
        except OSError as error:
            self.trouble, content = error.strerror or "unreadable", b""
        self._lines = 0
        for text in content.splitlines():
            self._take(text)

    def settle(self) -> None:
        """Flush what was appended; many lines become one. For idle moments."""
        if self._lines > MANY_LINES:
            self.look()
            lists = {name: list(items) for name, items in self._lists.items()}
            self._guarded(lambda: write_durably(self.path, self._text(_Line(self._counters, lists)), 0o600))
            self._lines = 1
        elif not self._flushed:
            self._guarded(lambda: flush_file(self.path))
        self._flushed = True

    def _height(self, name: str) -> int:
        return self._counters.get(name, (-1, ""))[0]

    def _take(self, text: bytes) -> None:
        """One line of the file; what is torn, or not of this station, says nothing."""
        mac, _, body = text.partition(b" ")
        if not hmac.compare_digest(mac, self._sign(body)):
            return
        with suppress(msgspec.DecodeError):
            line = _read(body)
            self._lines += 1
            for name, each in line.rise.items():
                if each[0] > self._height(name):
                    self._counters[name] = each
            for name, items in line.add.items():
                self._lists.setdefault(name, {}).update(dict.fromkeys(items))

    def _sign(self, body: bytes) -> bytes:
        return hmac.digest(self._key, b"mark " + body, "sha256")[:_MAC].hex().encode()

    def _text(self, line: _Line) -> bytes:
        body = _write(line)
        return b"\n" + self._sign(body) + b" " + body + b"\n"

    def _append(self, line: _Line, durably: bool) -> None:
        def write() -> None:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
            handle = os.open(self.path, flags | getattr(os, "O_BINARY", 0), 0o600)
            try:
                os.write(handle, self._text(line))
                if durably:
                    os.fsync(handle)
            finally:
                os.close(handle)

        self._lines += 1
        self._flushed = durably and self._flushed
        self._guarded(write)

    def _guarded(self, deed: Callable[[], None]) -> None:
        if not self.path.is_absolute():
            return
        try:
            deed()
            self.trouble = ""
        except OSError as error:
            self.trouble = error.strerror or "unwritable"


def open_mark(keys: Keys) -> Mark:
    """What this machine remembers of the station with these keys; never raises."""
    name = hmac.digest(keys.index, b"mark", "sha256")[:_MAC].hex()
    return Mark(state_folder() / f"{name}.mark", keys.index)
