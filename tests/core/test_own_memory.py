"""Leaves no core dump, and lets no other program of the same account look into the process."""

import subprocess
import sys

import pytest

from kiosk.paths import ROOT

PROBE = """
import resource, ctypes
from kiosk.security.own_memory import keep_memory_private
keep_memory_private()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_the_process_leaves_no_dump() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "(0, 0) 0"


def test_a_nik_comes_by_the_input_and_not_by_the_command_line() -> None:
    command = [sys.executable, "-m", "kiosk", "nik", "-", "--json", "--on", "2026-11-21"]
    done = subprocess.run(
        command, input="6201021708850003\n", capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert '"birth_dates"' in done.stdout and "1985-08-17" in done.stdout
    assert "6201021708850003" not in done.stdout + done.stderr
    for wrong in ("", "\n", "x" * 5000, "9" * 5000):
        refused = subprocess.run(command, input=wrong, capture_output=True, text=True, cwd=ROOT)
        assert refused.returncode == 1 and "Traceback" not in refused.stderr
