"""The full check of a long audit chain, against the sha256 of the same entries in memory."""

import hashlib
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measure import Row, answer_of
from tests.benchmarks.starting import million_station

ROUNDS = 3


def measure(folder: Path) -> dict[str, float]:
    """Milliseconds of the check and of the hashes alone, the best of some rounds, and how many entries."""
    from kiosk.station import open_ground, open_station

    store = open_station(open_ground(folder), use_keyring=False).store
    with store.reading() as connection:
        texts = connection.exec_driver_sql("SELECT entry FROM audit ORDER BY position").scalars()
        entries = [text.encode() for text in texts]
    checks, hashes = [], []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        assert store.verify_audit().is_whole
        checks.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        head = bytes(32)
        for entry in entries:
            head = hashlib.sha256(head + entry).digest()
        hashes.append(time.perf_counter() - begun)
        assert head.hex() == store.identity().audit_head
    store.close()
    return {"check": min(checks) * 1000, "hash": min(hashes) * 1000, "entries": len(entries)}


def chain() -> Iterator[Row]:
    """The check of the audit chain of a million registrations."""
    taken = answer_of("tests.benchmarks.chain", str(million_station()))
    name = f"audit chain of {taken['entries']:,}: full check"
    yield Row(name, taken["check"], taken["hash"], "ms", 3.0, note="bare column: sha256 of the same bytes")


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
