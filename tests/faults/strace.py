"""A kiosk under strace: its calls counted, recorded, or made to fail or kill it at the n-th one."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.faults.warm import Warm

DISK_CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename,openat"
WRITES = "pwrite64"
SYNCS = "fsync,fdatasync"


def why_not() -> str | None:
    """Why this machine cannot trace a process; None where it can."""
    if not sys.platform.startswith("linux"):
        return "tracing calls needs Linux"
    if not shutil.which("strace"):
        return "tracing calls needs strace (apt install strace)"
    probe = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, timeout=20)
    return None if probe.returncode == 0 else "this account may not trace processes"


def run(warm: Warm, shift: Any, *options: str, out: Path) -> int:
    """One life of a kiosk under strace with these options; the trace goes to `out`; its exit status."""
    gate = out.with_suffix(".gate")
    gate.unlink(missing_ok=True)
    kiosk = warm.start(shift, gate)
    tracer = subprocess.Popen(
        ["strace", "-o", str(out), *options, "-p", str(kiosk)], stderr=subprocess.PIPE, text=True
    )
    try:
        assert tracer.stderr is not None
        assert "attached" in tracer.stderr.readline()
        gate.touch()
        status = warm.wait(kiosk)
    except BaseException:
        os.kill(kiosk, signal.SIGKILL)
        raise
    finally:
        tracer.communicate(timeout=20)
    return status


def count(trace: Path, calls: str) -> int:
    """How many of these calls a trace holds."""
    names = tuple(f"{name}(" for name in calls.split(","))
    return sum(line.startswith(names) for line in trace.read_text().splitlines())
