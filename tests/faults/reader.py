"""The separate reader: looks at disk and paper with its own SQL and its own hashes, and names what is broken.

It shares no code with the store. It works on a copy of the files, so that looking changes nothing.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver


def memory() -> str | None:
    """A folder in memory where there is one: a test's own scratch need not reach a disk."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


@dataclass
class Papers:
    """What people saw, from the lines of the paper."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    printed: list[tuple[str, int, str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    backed_up: dict[str, str] = field(default_factory=dict)
    tried: int = 0
    ended: int = 0

    @classmethod
    def read(cls, path: Path) -> "Papers":
        papers = cls()
        for line in path.read_text().splitlines() if path.exists() else ():
            word, *rest = line.split()
            if word == "ACK":
                papers.acknowledged[f"{int(rest[0]):032x}"] = rest[1]
            elif word == "PAPER":
                papers.printed.append((rest[0], int(rest[1]), rest[2], rest[3]))
            elif word == "ERROR":
                papers.errors.append(rest[0])
            elif word == "BACKUP":
                papers.backed_up = dict(papers.acknowledged)
            elif word == "TRY":
                papers.tried = max(papers.tried, int(rest[0]))
            elif word == "END":
                papers.ended += 1
        return papers


def inspect(folder: Path, key: bytes, papers: Papers) -> list[str]:
    """Every broken invariant of docs/store.md (I1 to I6, I9), in words; empty when all hold."""
    database, backup = folder / "registrations.db", folder / "backup.db"
    if not database.exists():
        return ["I2 no database"] if papers.acknowledged else []
    found = _open(database, key, papers)
    if backup.exists() or papers.backed_up:
        # The stick is pulled: what it held when the kiosk said so, and nothing that is half a file.
        found += [f"I9 {each}" for each in _open(backup, key, Papers(acknowledged=papers.backed_up))]
    return found + _in_clear(folder)


def _open(database: Path, key: bytes, papers: Papers) -> list[str]:
    """What is broken in one database, read from a copy of its files."""
    with tempfile.TemporaryDirectory(dir=memory()) as copy:
        try:
            shutil.copy(database, copy)
            for suffix in ("-wal", "-journal"):
                if database.with_name(database.name + suffix).exists():
                    shutil.copy(database.with_name(database.name + suffix), copy)
            connection = driver.connect(str(Path(copy) / database.name))
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            found = _inspect(connection, papers)
            connection.close()
        except (driver.Error, OSError) as error:
            return [f"damaged {error}"]
    return found


def _inspect(connection: Any, papers: Papers) -> list[str]:
    broken = [f"page {row[0]}" for row in connection.execute("PRAGMA cipher_integrity_check")]
    broken += [f"tree {row[0]}" for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    broken += [f"reference {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    entries = {
        entry.hex(): (sequence, number)
        for sequence, number, entry in connection.execute(
            "SELECT sequence, number, entry_id FROM registrations"
        )
    }
    hashes, chain = _chain(connection)
    return [
        *broken,
        *chain,
        *_numbers(entries),
        *_acknowledged(entries, papers),
        *_printed(connection, entries, hashes, papers),
        *_whole(connection),
    ]


def _chain(connection: Any) -> tuple[set[str], list[str]]:
    head, hashes, place = bytes(32), set(), 0
    for place, (position, entry, stored) in enumerate(
        connection.execute("SELECT position, entry, hash FROM audit ORDER BY position"), 1
    ):
        head = hashlib.sha256(head + entry.encode()).digest()
        hashes.add(head.hex()[:8])
        if head != stored or position != place or json.loads(entry)["position"] != place:
            return hashes, [f"I5 chain broken at {place}"]
    count, kept = connection.execute("SELECT audit_count, audit_head FROM kiosk_identity").fetchone()
    return hashes, [] if (count, kept) == (place, head) else ["I5 head is not the chain's"]


def _numbers(entries: dict[str, tuple[int, str]]) -> list[str]:
    sequences = sorted(sequence for sequence, _ in entries.values())
    broken = [] if sequences == list(range(1, len(sequences) + 1)) else ["I3 gap"]
    if len({number for _, number in entries.values()}) != len(entries):
        broken.append("I3 number twice")
    return broken + [
        f"I3 {number} for {sequence}"
        for sequence, number in entries.values()
        if int(number[4:-2]) != sequence
    ]


def _acknowledged(entries: dict[str, tuple[int, str]], papers: Papers) -> list[str]:
    return [
        f"I2 lost {number}"
        for entry, number in papers.acknowledged.items()
        if entries.get(entry, (0, ""))[1] != number
    ]


def _printed(
    connection: Any, entries: dict[str, tuple[int, str]], hashes: set[str], papers: Papers
) -> list[str]:
    broken = []
    for number, copy, head, entry in papers.printed:
        sequence, stored = entries.get(entry, (0, ""))
        if stored != number:
            broken.append(f"I1 paper {number} without entry")
        elif not connection.execute(
            "SELECT 1 FROM receipts WHERE sequence = ? AND copy = ?", (sequence, copy)
        ).fetchone():
            broken.append(f"I1 paper {number} copy {copy} without receipt")
        if head not in hashes:
            broken.append(f"I5 paper {number} with a head that the chain never had")
    twice = Counter((number, copy) for number, copy, _, _ in papers.printed)
    return broken + [
        f"I4 {number} copy {copy} printed {n} times" for (number, copy), n in twice.items() if n > 1
    ]


def _whole(connection: Any) -> list[str]:
    """Every entry with its consent, paper, job and trace, and the words of its visitor."""
    rows = connection.execute(
        "SELECT r.number, r.name, r.entry_id, "
        "(SELECT count(*) FROM consents c WHERE c.sequence = r.sequence), "
        "(SELECT count(*) FROM receipts p WHERE p.sequence = r.sequence AND p.copy = 0), "
        "(SELECT count(*) FROM print_jobs j WHERE j.sequence = r.sequence AND j.copy = 0), "
        "(SELECT count(*) FROM audit a WHERE a.subject = r.number AND a.entry LIKE '%\"register\"%'), "
        "(SELECT count(*) FROM search s WHERE s.rowid = r.sequence "
        "AND s.search MATCH printf('\"%06d\"', r.sequence)) "
        "FROM registrations r"
    )
    return [
        f"torn {number} {counts}"
        for number, name, entry, *counts in rows
        if counts != [1] * 5 or name != f"PENDUDUK DESA KE {int(entry.hex(), 16)}"
    ]


def _in_clear(folder: Path) -> list[str]:
    return [
        f"I6 {path.name} holds {canary}"
        for path in folder.rglob("*")
        for canary in ("PENDUDUK", "+62812", "penduduk")
        if path.is_file() and canary.encode() in path.read_bytes()
    ]
