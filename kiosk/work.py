"""Cuts long work into steps: short ones that need the store, slow ones that run beside the screen.

A Work is a generator. After each `Slice` whoever runs it lets the screen breathe and goes on; an `Aside`
is called on another thread and its value, or its Refused, is sent back in. Closing the generator cancels.
"""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from kiosk.errors import KioskError, Refused
from kiosk.files import Tell, keep_going

Item = TypeVar("Item")
SLICE = 100
"""How many rows are read from the store before the screen may breathe: some 10 ms."""


@dataclass(frozen=True, slots=True)
class Slice:
    """So much of so much is done on the store's thread."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Aside:
    """Slow work that touches no store, or writes to it at one go; stops when its Tell answers False.

    What `prints` (or asks the printer) waits its turn behind the papers; all else never stands in their way.
    """

    call: Callable[[Tell], Any]
    prints: bool = False


Work = Generator[Slice | Aside, Any, Any]


def run_through(work: Work, tell: Tell = keep_going) -> Any:
    """Do long work here and now, for who has no screen to keep alive; answers its value.

    Raises what the work refuses, and Refused("cancelled") once `tell` answers False between two slices.
    """
    try:
        step = next(work)
        while True:
            if isinstance(step, Slice):
                if not tell(step.done, step.total):
                    work.close()
                    raise Refused("cancelled")
                step = next(work)
                continue
            try:
                value = step.call(tell)
            except KioskError as error:
                step = work.throw(error)
            else:
                step = work.send(value)
    except StopIteration as end:
        return end.value


def sliced(items: Iterable[Item], total: int) -> Generator[Slice, Any, list[Item]]:
    """All items as a list, with a Slice after every few."""
    kept: list[Item] = []
    for item in items:
        kept.append(item)
        if len(kept) % SLICE == 0:
            yield Slice(len(kept), total)
    return kept
