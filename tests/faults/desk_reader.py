"""The separate reader of a desk's file: its own SQL and hashes name what is half done, and what is lost.

A change and its trace are one: neither stands without the other.
"""

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from tests.faults.station import KEYS

TRACES = {"bundle": "bundle-made", "sweep": "purge"}
"""Under which action a step stands in the chain, where that is not its own name."""


def said(paper: Path) -> set[str]:
    """The steps that were said to be done."""
    return {line.split()[1] for line in paper.read_text().splitlines() if line.startswith("DONE ")}


def broken(folder: Path, paper: Path) -> list[str]:
    """What is broken in pages, chain and tallies, what is half done, and what was said and is lost."""
    try:
        connection = connect(folder)
        return _broken(connection, said(paper)) + _swept(connection, paper)
    except driver.Error as error:
        return [f"damaged {error}"]


def connect(folder: Path) -> Any:
    connection = driver.connect(str(folder / "registrations.db"))
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{KEYS.database.hex()}'\"")
    # A page that was torn while the log was folded in stands whole in the log: as a start finds it.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return connection


def _broken(connection: Any, done: set[str]) -> list[str]:
    found = [f"page {row[0]}" for row in connection.execute("PRAGMA cipher_integrity_check")]
    found += [f"tree {row[0]}" for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"reference {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    actions = _chain(connection)
    found += _tallies(connection) + _halves(connection) + _branch(connection, actions)
    found += _imported(connection, actions)
    for step in done:
        if step == "try":
            failures = connection.execute("SELECT failures FROM accounts").fetchone()[0]
            found += [] if failures else ["a counted try is lost"]
        elif TRACES.get(step, step) not in actions:
            found.append(f"{step} was said and is lost")
    return found


def _chain(connection: Any) -> Counter[str]:
    head, actions = bytes(32), Counter()
    for entry, stored in connection.execute("SELECT entry, hash FROM audit ORDER BY position"):
        head = hashlib.sha256(head + entry.encode()).digest()
        assert head == stored
        actions[json.loads(entry)["action"]] += 1
    assert connection.execute("SELECT audit_head FROM kiosk_identity").fetchone()[0] == head
    return actions


def _tallies(connection: Any) -> list[str]:
    counted = "SELECT state, ifnull(due, ''), count(*) FROM cases GROUP BY 1, 2"
    days = "SELECT day, stage, count(*) FROM cases WHERE hold <> 'merged' GROUP BY 1, 2"
    kept = "SELECT * FROM {} WHERE count > 0"
    same = [
        (set(connection.execute(counted)), set(connection.execute(kept.format("queue_tally")))),
        (set(connection.execute(days)), set(connection.execute(kept.format("day_tally")))),
    ]
    return [f"tally {ours ^ theirs}" for ours, theirs in same if ours != theirs]


def _halves(connection: Any) -> list[str]:
    found = []
    rows = connection.execute(
        "SELECT r.sequence, r.name, r.erased_at, r.nik, c.hold, c.merged_into, "
        "(SELECT group_concat(json_extract(entry, '$.action')) FROM audit WHERE subject = r.number), "
        "(SELECT count(*) FROM follow_ups f WHERE f.sequence = r.sequence), "
        "(SELECT count(content) FROM receipts p WHERE p.sequence = r.sequence) "
        "FROM registrations r JOIN cases c ON c.sequence = r.sequence"
    )
    for sequence, name, erased, nik, hold, merged, trace, contacts, papers in rows:
        actions = Counter(trace.split(","))
        expected = {
            "erased": (hold == "erased", bool(actions["erase"])),
            "emptied": (erased is not None, bool(actions["erase"])),
            "nameless": (not name and nik is None and not papers, bool(actions["erase"])),
            "contacts": (contacts, actions["follow-up"]),
            "renamed": (name == "ORANG LAIN", bool(actions["correct"]) and not actions["erase"]),
        }
        found += [f"{sequence} {what} {pair}" for what, pair in expected.items() if pair[0] != pair[1]]
        if (hold == "merged") != (merged is not None):
            found.append(f"{sequence} half merged")
    return found


def _branch(connection: Any, actions: Counter[str]) -> list[str]:
    """A bundle's number and its trace are one; a reply's decisions, its ledger and its trace too."""
    row = connection.execute("SELECT value FROM desk_values WHERE name LIKE 'branch:%'").fetchone()
    ledger = json.loads(row[0]) if row else {}
    entered = connection.execute("SELECT count(*) FROM follow_ups WHERE origin = 'branch'").fetchone()[0]
    replies = actions["reply"]
    expected = {
        "bundle number": (ledger.get("last", 0), actions["bundle-made"]),
        "reply": (ledger.get("replies", 0), replies),
        "answered": (ledger.get("answered", 0), replies),
        "decisions": (entered, 2 * replies),
    }
    return [f"half {what} {pair}" for what, pair in expected.items() if pair[0] != pair[1]]


def _imported(connection: Any, actions: Counter[str]) -> list[str]:
    """Of a list everybody or nobody; an entry in the chain for those who are here."""
    here = connection.execute("SELECT count(*) FROM registrations WHERE sequence > 8").fetchone()[0]
    found = [] if here in (0, 5) else [f"half a list: {here} of 5"]
    return found + (["a list without its trace"] if here and not actions["import"] else [])


def _swept(connection: Any, paper: Path) -> list[str]:
    """Writing the file anew raises the number of its layout: no file says that it was done before it is."""
    row = connection.execute("SELECT value FROM desk_values WHERE name = 'sweep-due'").fetchone()
    now = connection.execute("PRAGMA schema_version").fetchone()[0]
    connection.close()
    before = [int(line.split()[1]) for line in paper.read_text().splitlines() if line.startswith("LAYOUT ")]
    due = bool(row and row[0])
    if due:
        return ["sweep was said and is still due"] if "sweep" in said(paper) else []
    return ["swept on paper only"] if before and now <= before[-1] else []
