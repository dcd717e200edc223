"""A warm process that forks kiosks: starting one costs a millisecond instead of half a second of imports."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any

from kiosk.security.keys import public_key
from tests.faults.station import Shift, work

ROOT = Path(__file__).resolve().parents[2]


class Warm:
    """Starts kiosks on command; each is a process of its own that may be killed."""

    program = "tests.faults.warm"

    def __enter__(self) -> "Warm":
        self._process = subprocess.Popen(
            [sys.executable, "-m", self.program],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate("", timeout=10)

    def start(self, shift: Any, gate: Path | None = None) -> int:
        """Fork a kiosk and return its process id; it waits until the file `gate` is there."""
        return self._ask({"shift": asdict(shift), "gate": str(gate) if gate else None})

    def wait(self, pid: int) -> int:
        """The exit status of a kiosk, negative for a signal."""
        return self._ask({"wait": pid})

    def _ask(self, question: dict[str, object]) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


def main(live: Callable[[dict[str, Any]], None]) -> None:
    """Answer one line of JSON after the other; `live` is one kiosk's life from its shift."""
    public_key(bytes(32))  # imports what only the first start needs, so that every life makes the same calls
    for line in sys.stdin:
        question = json.loads(line)
        if "wait" in question:
            _, status = os.waitpid(question["wait"], 0)
            print(os.waitstatus_to_exitcode(status), flush=True)
            continue
        pid = os.fork()
        if pid == 0:
            _be_a_kiosk(live, question["shift"], question["gate"])
        print(pid, flush=True)


def _be_a_kiosk(live: Callable[[dict[str, Any]], None], shift: dict[str, Any], gate: str | None) -> None:
    status = 1
    try:
        os.close(0)
        while gate and not Path(gate).exists():
            time.sleep(0.001)
        live(shift)
        status = 0
    finally:
        os._exit(status)


if __name__ == "__main__":
    main(lambda shift: work(Shift(**shift)))
