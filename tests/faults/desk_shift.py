"""One life of a desk: everything that changes people's data, each step said once it is durable."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.agency.accounts import Staff
from kiosk.agency.outcomes import Report
from kiosk.clock import FixedClock
from kiosk.errors import Refused, StoreError
from kiosk.store.desk_store import DeskStore
from kiosk.store.store import Store, open_store
from tests.builders import draft, receipt
from tests.faults.station import CODE, KEYS
from tests.faults.warm import main

WHO = Staff(1, "supervisor")
PIN_HASH = "not a hash: no PIN is looked at here"
STEPS = ("follow-up", "undo", "merge", "unmerge", "correct", "withdraw", "erase", "try", "purge")


@dataclass(frozen=True)
class DeskShift:
    """Where the station lies and where the desk says what is done."""

    folder: str
    paper: str


def begin(folder: Path) -> None:
    """A station with eight people and one account, before the desk opens."""
    store = open_store(folder, KEYS, _clock(), CODE)
    store.register_many(
        (draft(n, name=f"ORANG {n}", phone=f"+6281200000{n:03}") for n in range(1, 9)),
        lambda made: lambda sequence, number, head: receipt(sequence, number=number, name=made.name),
    )
    with store.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO accounts (name, role, pin_hash, must_change, active, public, hours, created_at, "
            "failures, open_at, spent) VALUES ('Kepala', 'supervisor', ?, 0, 1, 0, '', '', 0, 0, '[]')",
            (PIN_HASH,),
        )
    store.close()


def work(shift: DeskShift) -> None:
    """Do every step, in order, each once; after a restart those that were done are refused and said again."""
    paper = os.open(shift.paper, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def say(line: str) -> None:
        os.write(paper, line.encode() + b"\n")

    try:
        store = open_store(Path(shift.folder), KEYS, _clock(), CODE)
        desk = DeskStore(store, mono=lambda: 0.0)
        for step, act in _acts(desk, store).items():
            try:
                act()
            except Refused as refused:
                say(f"REFUSED {step} {refused.code}")
            else:
                say(f"DONE {step}")
        store.close()
    except StoreError as error:
        say(f"ERROR {error.code}")
    say("END")


def _acts(desk: DeskStore, store: Store) -> dict[str, Callable[[], object]]:
    one, two, three, four, five = (_number(store, n) for n in range(1, 6))

    def record() -> object:
        if desk.follow_ups.history(WHO, one):
            raise Refused("known")
        return desk.follow_ups.record(WHO, one, Report(outcome="first-paid", month="2026-12"))

    def purge() -> object:
        store.clock = FixedClock(datetime(2028, 12, 1, tzinfo=UTC))
        return desk.retention.purge(WHO)

    acts = (
        record,
        lambda: desk.follow_ups.undo(WHO, desk.follow_ups.history(WHO, one)[0].id, "slip"),
        lambda: desk.duplicates.merge(WHO, one, two, "same"),
        lambda: desk.duplicates.unmerge(WHO, two, "other"),
        lambda: desk.people.correct(WHO, three, {"name": "ORANG LAIN"}, "asked"),
        lambda: desk.rights.withdraw(WHO, four),
        lambda: desk.rights.erase(WHO, five, "asked"),
        lambda: desk.accounts.count_try(1),
        purge,
    )
    return dict(zip(STEPS, acts, strict=True))


def _number(store: Store, sequence: int) -> str:
    from kiosk.receipt.number import make_number

    return make_number(store.code, sequence)


def _clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 21, 2, tzinfo=UTC))


if __name__ == "__main__":
    main(lambda shift: work(DeskShift(**shift)))
