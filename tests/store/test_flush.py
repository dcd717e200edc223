"""One registration is one flush to the disk, counted from outside the process."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.strace import why_not

pytestmark = pytest.mark.skipif(why_not() is not None, reason=str(why_not()))

MARKED = """
import os, sys
from pathlib import Path
from kiosk.clock import SystemClock
from kiosk.security.keys import make_keys
from kiosk.store.queries import JobState
from kiosk.store.store import open_store
from tests.support.builders import draft
from tests.store.conftest import issue

store = open_store(Path(sys.argv[1]), make_keys(), SystemClock(), "K7M")
null = os.open("/dev/null", os.O_WRONLY)
def say(word):
    os.write(null, word.encode())
for n in range(1, 31):
    say(f"<register>")
    _, job = store.register(draft(n), issue)
    say("<other>")
    if n == 10:
        say("<mark>")
        store.mark_job(job.id, JobState.SENT)
        say("<other>")
    if n in (11, 20):
        store.tidy()
say("<again>")
store.register(draft(30), issue)
say("<read>")
store.find_by_nik("6201025003900004"), store.count(), store.verify_audit()
say("<other>")
store.close()
"""


def test_a_registration_costs_exactly_one_flush(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    calls = "fsync,fdatasync,sync_file_range,msync,sync,syncfs,write"
    subprocess.run(
        ["strace", "-f", "-o", trace, "-e", f"trace={calls}", sys.executable, "-c", MARKED, tmp_path / "s"],
        check=True,
        timeout=60,
    )
    flushes: dict[str, list[int]] = {}
    now = "other"
    for line in trace.read_text().splitlines():
        if said := re.search(r'write\(\d+, "<(\w+)>"', line):
            now = said[1]
            flushes.setdefault(now, []).append(0)
        elif re.search(r"\b(fsync|fdatasync|sync_file_range|msync|sync|syncfs)\(", line) and now in flushes:
            flushes[now][-1] += 1
    assert flushes["register"] == [1] * 30
    assert flushes["mark"] == [1]
    assert flushes["again"] == [0]
    assert flushes["read"] == [0]
