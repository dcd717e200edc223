"""A damaged file is named or reads right: it is never read wrong in silence."""

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.clock import SystemClock
from kiosk.errors import StoreError
from kiosk.security.keys import DATABASE_NAME
from kiosk.store.store import Store, open_store
from tests.faults.reader import memory
from tests.faults.station import CODE, KEYS, own_machine, visitor
from tests.store.conftest import issue

pytestmark = pytest.mark.timeout(3600)
PEOPLE = 12
NAMED = {"damaged", "wrong-key", "damaged-log", "disk-error", "not-encrypted", "store-went-back"}


@pytest.fixture(scope="module")
def station() -> Iterator[Path]:
    """A station that lost power: half of its people are folded in, half are in the log only."""
    with tempfile.TemporaryDirectory(prefix="damage-", dir=memory()) as name:
        live, still = Path(name) / "live", Path(name) / "still"
        own_machine(live)
        store = open_store(live, KEYS, SystemClock(), CODE)
        for n in range(1, PEOPLE + 1):
            store.register(visitor(n), issue)
            if n == PEOPLE // 2:
                store.tidy()
        shutil.copytree(live, still)
        store.close()
        yield still


def flip(data: bytearray, source: random.Random) -> None:
    data[source.randrange(len(data))] ^= 1 << source.randrange(8)


def blank(data: bytearray, source: random.Random) -> None:
    start = source.randrange(len(data)) // 512 * 512
    data[start : start + 512] = bytes(512)


def scribble(data: bytearray, source: random.Random) -> None:
    start, length = source.randrange(len(data)), source.randrange(1, 5000)
    data[start : start + length] = source.randbytes(len(data[start : start + length]))


def swap(data: bytearray, source: random.Random) -> None:
    one, other = (4096 * source.randrange(len(data) // 4096) for _ in range(2))
    data[one : one + 4096], data[other : other + 4096] = data[other : other + 4096], data[one : one + 4096]


def cut(data: bytearray, source: random.Random) -> None:
    del data[source.randrange(len(data)) :]


def silent_error(folder: Path) -> str | None:
    """How the store reads this folder: the code of its refusal, or None where all is there."""
    own_machine(folder)
    try:
        store = open_store(folder, KEYS, SystemClock(), CODE)
    except StoreError as error:
        return error.code
    try:
        return _read(store)
    except StoreError as error:
        return error.code
    finally:
        store._forget()


def _read(store: Store) -> str | None:
    if store.damage():
        return "damaged"
    if not store.verify_audit().is_whole or store.altered_entries():
        raise AssertionError("pages that pass their check hold a changed trace")
    held = [
        entry.draft.name for n in range(1, PEOPLE + 1) if (entry := store.registration_by_entry(f"{n:032x}"))
    ]
    assert held == [visitor(n).name for n in range(1, len(held) + 1)]
    assert len(held) == PEOPLE
    return None


@pytest.mark.parametrize("damage", [flip, blank, scribble, swap, cut])
@pytest.mark.parametrize("suffix", ["", "-wal"])
def test_no_damage_is_silent(
    station: Path, request: pytest.FixtureRequest, damage: object, suffix: str
) -> None:
    assert callable(damage)
    source, seen = random.Random(f"{damage.__name__}{suffix}"), Counter[str | None]()
    for _ in range(1000 if request.config.getoption("--long") else 30):
        folder = station.parent / "now"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(station, folder)
        path = folder / (DATABASE_NAME + suffix)
        data = bytearray(path.read_bytes())
        damage(data, source)
        path.write_bytes(data)
        seen[silent_error(folder)] += 1
    assert set(seen) <= {*NAMED, None}
    assert seen.total() > seen[None]
