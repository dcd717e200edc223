"""A store of its own for every test: real encryption, a real file, invented people."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.clock import FixedClock
from kiosk.receipt.receipt import Receipt
from kiosk.security.keys import Keys, open_keys
from kiosk.store.store import Store, open_store
from tests.support.builders import receipt


@pytest.fixture
def keys(station_folder: Path) -> Keys:
    return open_keys(station_folder, use_keyring=False)[0]


@pytest.fixture
def open_again(station_folder: Path, keys: Keys, clock: FixedClock) -> Iterator[Callable[..., Store]]:
    """Opens the station's store, as often as a test wants, and closes what is left open."""
    opened: list[Store] = []

    def opening(folder: Path = station_folder, code: str = "K7M") -> Store:
        opened.append(open_store(folder, keys, clock, code))
        return opened[-1]

    yield opening
    for store in opened:
        store.close()


@pytest.fixture
def store(open_again: Callable[..., Store]) -> Store:
    return open_again()


def issue(sequence: int, number: str, head: str) -> Receipt:
    """The paper of an entry, as the receipt room would make it."""
    return receipt(sequence, number=number, chain_head=head[:8])
