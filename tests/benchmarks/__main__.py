"""Measures and prints the table: python -m tests.benchmarks [start memory taps save receipt ...]."""

import os
import platform
import sys
from collections.abc import Callable, Iterator

from tests.benchmarks.chain import chain
from tests.benchmarks.measure import HEADING, PLACE, Row
from tests.benchmarks.saving import receipt, save
from tests.benchmarks.searching import search
from tests.benchmarks.starting import memory, million, start
from tests.benchmarks.tapping import taps

MEASUREMENTS: dict[str, Callable[[], Iterator[Row]]] = {
    each.__name__: each for each in (start, memory, taps, save, receipt, million, search, chain)
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in MEASUREMENTS]
    if unknown:
        print(
            f"no such measurement: {' '.join(unknown)}; there are: {' '.join(MEASUREMENTS)}", file=sys.stderr
        )
        return 2
    PLACE.mkdir(parents=True, exist_ok=True)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"{platform.platform()}, Python {platform.python_version()}, load {load:.1f}")
    print(HEADING)
    for name in names or MEASUREMENTS:
        for row in MEASUREMENTS[name]():
            print(row.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
