"""The power goes at every write and flush of a desk's work: what was said is there, nothing is half done."""

import hashlib
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from tests.faults import strace
from tests.faults.desk_shift import STEPS, DeskShift, begin
from tests.faults.reader import memory
from tests.faults.station import KEYS
from tests.faults.warm import Warm

pytestmark = [
    pytest.mark.skipif(strace.why_not() is not None, reason=str(strace.why_not())),
    pytest.mark.slow,
]


class WarmDesk(Warm):
    """Starts desks instead of kiosks."""

    program = "tests.faults.desk_shift"


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    with WarmDesk() as process:
        yield process


@pytest.fixture
def scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="desk-", dir=memory()) as name:
        yield Path(name)


def play(warm: Warm, scratch: Path, *options: str) -> tuple[int, set[str], Path]:
    """One life from the same beginning: its exit status, the steps that were said, its trace."""
    now, paper, trace = scratch / "now", scratch / "paper", scratch / "trace"
    shutil.rmtree(now, ignore_errors=True)
    shutil.copytree(scratch / "before", now)
    paper.write_text("")
    status = strace.run(warm, DeskShift(str(now), str(paper)), *options, out=trace)
    return status, said(paper), trace


def said(paper: Path) -> set[str]:
    return {line.split()[1] for line in paper.read_text().splitlines() if line.startswith("DONE ")}


def broken(scratch: Path, done: set[str]) -> list[str]:
    """What an independent look at the file finds in pages, chain and tallies, and steps that are lost."""
    connection = driver.connect(str(scratch / "now" / "registrations.db"))
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{KEYS.database.hex()}'\"")
    found = [f"page {row[0]}" for row in connection.execute("PRAGMA cipher_integrity_check")]
    found += [f"tree {row[0]}" for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"reference {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    found += _tallies(connection) + _halves(connection)
    actions = _chain(connection)
    for step in done:
        name = {"try": "failures", "erase": "erase", "purge": "purge"}.get(step, step)
        if step == "try":
            failures = connection.execute("SELECT failures FROM accounts").fetchone()[0]
            found += [] if failures else ["a counted try is lost"]
        elif name not in actions:
            found.append(f"{step} was said and is lost")
    connection.close()
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
    """A change and its trace are one: neither stands without the other."""
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


@pytest.mark.parametrize(
    ("call", "fault"),
    [("pwrite64", "signal=KILL"), ("fdatasync,fsync", "signal=KILL"), ("pwrite64", "error=ENOSPC")],
)
def test_nothing_that_was_said_is_lost_and_nothing_is_half_done(
    warm: Warm, scratch: Path, request: pytest.FixtureRequest, call: str, fault: str
) -> None:
    begin(scratch / "before")
    status, done, trace = play(warm, scratch, "-e", f"trace={call}")
    assert (status, done) == (0, set(STEPS)), (scratch / "paper").read_text()
    assert broken(scratch, done) == []
    total = strace.count(trace, call)
    step = 1 if request.config.getoption("--long") else max(1, total // 25)
    assert total > 20
    found = []
    for n in range(1, total + 1, step):
        status, done, _ = play(warm, scratch, "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={n}")
        again = warm.wait(warm.start(DeskShift(str(scratch / "now"), str(scratch / "paper"))))
        assert again == 0
        found += [f"{call} {n}: {each}" for each in broken(scratch, done)]
    assert found == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE cases SET hold = '' WHERE sequence = 7",
        "UPDATE registrations SET name = 'ORANG 7' WHERE sequence = 7",
        "DELETE FROM follow_ups",
        "UPDATE queue_tally SET count = count + 1 WHERE state = 'new'",
        "UPDATE cases SET merged_into = 1 WHERE sequence = 7",
        "UPDATE accounts SET failures = 0",
    ],
)
def test_what_is_half_done_is_seen(warm: Warm, scratch: Path, damage: str) -> None:
    """The tooth: a look that misses these would prove nothing above."""
    begin(scratch / "before")
    _, done, _ = play(warm, scratch, "-e", "trace=fsync")
    assert broken(scratch, done) == []
    connection = driver.connect(str(scratch / "now" / "registrations.db"))
    connection.execute(f"PRAGMA key = \"x'{KEYS.database.hex()}'\"")
    connection.execute(damage)
    connection.commit()
    connection.close()
    assert broken(scratch, done) != []
