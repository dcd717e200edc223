"""Reads what strangers bring: regular files of a bounded size, and packed JSON of bounded size and depth."""

import os
import re
import stat
import zlib
from pathlib import Path
from typing import TypeVar

import msgspec

from kiosk.errors import Refused

T = TypeVar("T")

DEEPEST = 32
LONGEST_NUMBER = 40
"""Digits of a number in a table or JSON; the largest amount of rupiah has twelve."""

MOST_DOTS = 200
"""Dots in one line of TOML outside texts: parts of a key, or numbers with a fraction."""

_TOML_TEXT = re.compile(
    rb'"""(?:[^"\\]|\\.|"(?!""))*+(?:"""|\\?\Z)'
    rb"|'''(?:[^']|'(?!''))*+(?:'''|\Z)"
    rb'|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+(?:"|(?=\n)|\\?\Z)'
    rb"|'[^'\n]*+(?:'|(?=\n)|\Z)|#[^\n]*+",
    re.DOTALL,
)
_JSON_TEXT = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
"""Texts that are never ended reach to the end: both readers stop there too."""
_LONG_NUMBER = re.compile(rb"[0-9][0-9_]{%d}" % LONGEST_NUMBER)
_BRACKETS = re.compile(rb"[\[{]|[\]}]")


def read_bounded(path: Path, most: int, *, links: bool = True) -> bytes:
    """All bytes of a regular file of at most `most` bytes; a pipe or device is never waited for.

    `links` allows the last part of the path to be a symlink. Raises Refused with field "file":
    file-missing (also not readable), not-a-file, file-too-large.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    flags |= getattr(os, "O_BINARY", 0) | (0 if links else getattr(os, "O_NOFOLLOW", 0))
    try:
        look = path.stat() if links else path.lstat()
        if not stat.S_ISREG(look.st_mode):
            raise Refused("not-a-file", "file", path.name)
        with os.fdopen(os.open(path, flags), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise Refused("not-a-file", "file", path.name)
            content = b"" if found.st_size > most else file.read(found.st_size + 1)
    except (OSError, ValueError) as error:
        raise Refused("file-missing", "file", path.name) from error
    if found.st_size > most or len(content) > most:
        raise Refused("file-too-large", "file", path.name)
    return content


def read_start(path: Path, count: int = 64) -> bytes:
    """The first bytes of a regular file; empty for anything else and for what cannot be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return b""
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            return os.read(handle, count)
        finally:
            os.close(handle)
    except (OSError, ValueError):
        return b""


def unpacked(packed: bytes, most: int) -> bytes:
    """What zlib packed, at most `most` bytes of it; Refused altered or file-too-large."""
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(packed, most + 1)
    except zlib.error as error:
        raise Refused("altered", "file") from error
    if len(plain) > most or unpacker.unconsumed_tail:
        raise Refused("file-too-large", "file")
    if not unpacker.eof or unpacker.unused_data:
        raise Refused("altered", "file")
    return plain


def decoded(text: bytes, kind: type[T]) -> T:
    """JSON as checked values; whatever is wrong with it, nests too deep or counts too far: ValueError."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.MsgspecError, RecursionError, UnicodeError, OverflowError) as error:
        raise ValueError(type(error).__name__) from error


def too_deep_json(text: bytes) -> bool:
    """Whether this JSON nests deeper than DEEPEST or has a longer number than LONGEST_NUMBER."""
    return _beyond(_JSON_TEXT.sub(b'""', text))


def too_deep_toml(text: bytes) -> bool:
    """The same of a TOML text, whose keys may have many parts too."""
    bare = _TOML_TEXT.sub(lambda found: b"" if found[0][:1] == b"#" else b"x", text)
    return _beyond(bare) or any(line.count(b".") > MOST_DOTS for line in bare.splitlines())


def _beyond(bare: bytes) -> bool:
    """Bracket depth and length of numbers, in a text whose strings were blanked out."""
    if _LONG_NUMBER.search(bare):
        return True
    depth = 0
    for bracket in _BRACKETS.findall(bare):
        depth = depth + 1 if bracket in b"[{" else max(0, depth - 1)
        if depth > DEEPEST:
            return True
    return False
