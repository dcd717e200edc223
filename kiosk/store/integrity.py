"""Checks that the write-ahead log was read to its end: SQLite stops at the first damaged frame.

That is right after a power cut, where one unfinished transaction may be torn. But each commit is flushed
before the next begins, so where the frames beyond that point are those of two transactions, the first was
whole on the disk once: the log was damaged later, and entries that people hold papers of are missing.

Whether every page of the file is what was written: its signature, and its place in the b-trees.
"""

import struct
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

PAGE = 4096
"""Bytes of a page: SQLCipher's own choice, which the store keeps."""
LOOKS_AGAIN = 2
_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_BIG_ENDIAN_SUMS = 0x377F0683
_LITTLE_ENDIAN_SUMS = 0x377F0682


@dataclass(frozen=True, slots=True)
class Log:
    """The frames in the order of the file, damaged or not: page written, and whether it ends a commit.

    None stands for a frame of an older log that was left behind.
    """

    frames: tuple[tuple[int, bool] | None, ...] = ()

    def is_read(self, believed: int) -> bool:
        """Whether reading that stopped after so many frames missed at most one unfinished transaction.

        A transaction writes each page once, and its last frame ends it.
        """
        beyond = [frame for frame in self.frames[believed:] if frame]
        pages = {page for page, _ in beyond}
        return len(pages) == len(beyond) and not any(ends for _, ends in beyond[:-1])


def read_log(database: Path) -> Log:
    """Look at the log of a database that is not open; frames of an older log, left behind, do not count."""
    path = database.with_name(database.name + "-wal")
    if not path.exists() or path.stat().st_size <= _HEADER.size:
        return Log()
    with path.open("rb") as file:
        head = _HEADER.unpack(file.read(_HEADER.size))
        heads = []
        while len(raw := file.read(_FRAME.size)) == _FRAME.size:
            heads.append(_FRAME.unpack(raw))
            file.seek(PAGE, 1)
    if not heads:
        return Log()
    # A head that does not add up was damaged itself; then most frames say which log this is.
    salts = head[4:6] if _adds_up(head) else Counter(frame[2:4] for frame in heads).most_common(1)[0][0]
    return Log(tuple((page, bool(size)) if (a, b) == salts else None for page, size, a, b, _, _ in heads))


def _adds_up(head: tuple[int, ...]) -> bool:
    """Whether the head's own checksum is right."""
    if head[0] not in (_BIG_ENDIAN_SUMS, _LITTLE_ENDIAN_SUMS):
        return False
    words = head[:6]
    if head[0] == _LITTLE_ENDIAN_SUMS:
        words = struct.unpack("<6I", struct.pack(">6I", *words))
    one = other = 0
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + other) & 0xFFFFFFFF
        other = (other + second + one) & 0xFFFFFFFF
    return (one, other) == head[6:8]


def damage(connection: Connection) -> tuple[str, ...]:
    """What is wrong with the file, page by page: empty when every page's signature and b-tree hold.

    The signatures are read past SQLite's locks: while another program writes, only what stays so is damage.
    """
    found = _damage(connection)
    for _ in range(LOOKS_AGAIN):
        if found:
            again = _damage(connection)
            found = tuple(each for each in found if each in again)
    return found


def _damage(connection: Connection) -> tuple[str, ...]:
    pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
    trees = connection.exec_driver_sql("PRAGMA quick_check").fetchall()
    return tuple(str(row[0]) for row in [*pages, *trees] if row[0] != "ok")
