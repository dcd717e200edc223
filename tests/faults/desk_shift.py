"""One life of a desk: everything that changes people's data, each step said once it is durable."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.agency.agency import Agency
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.agency.lists.import_rows import ReadList
from kiosk.agency.rights.erase import SWEEP_DUE
from kiosk.clock import FixedClock
from kiosk.errors import Refused, StoreError
from kiosk.exchange.entries import Place
from kiosk.exchange.keys import PublicBranch
from kiosk.exchange.reply import Decision, ReplyContent
from kiosk.staff import Staff
from kiosk.store.part import set_value
from kiosk.store.store import Store, open_store
from tests.faults.station import CODE, KEYS, make_wrong, own_machine
from tests.faults.warm import main
from tests.support.builders import draft, entry_id, receipt
from tests.support.rules import RULES

WHO = Staff(1, "supervisor")
PIN_HASH = "not a hash: no PIN is looked at here"
FIRST = ("follow-up", "undo", "merge", "unmerge", "correct", "withdraw", "erase", "try")
STEPS = (*FIRST, "bundle", "reply", "import", "purge", "sweep")
VARIANTS = {
    "said-before-done": "follow-up",
    "bundle-number-late": "bundle",
    "reply-in-halves": "reply",
    "import-in-parts": "import",
    "swept-on-paper": "sweep",
}
"""Wrong on purpose, each in one step: looks that do not catch them prove nothing."""

BRANCH = PublicBranch(format="anjungan-branch-1", name="Cabang", sign_key="ab" * 32, age="age1none")
LIST = ReadList(5, tuple(draft(n, name=f"ORANG {n}", phone=None) for n in range(11, 16)), ())
KPJ = "00123456789"


@dataclass(frozen=True)
class DeskShift:
    """Where the station lies, where the desk says what is done, and what it does wrong on purpose."""

    folder: str
    paper: str
    variant: str = ""


def begin(folder: Path) -> None:
    """A station with eight people and one account, before the desk opens."""
    own_machine(folder)
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
    make_wrong(shift.variant)
    own_machine(Path(shift.folder))
    paper = os.open(shift.paper, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def say(line: str) -> None:
        os.write(paper, line.encode() + b"\n")

    try:
        store = open_store(Path(shift.folder), KEYS, _clock(), CODE)
        desk = Agency(store, RULES, mono=lambda: 0.0)
        say("OPEN")
        acts = _acts(desk, store) | _wrong(desk, store, shift.variant)
        for step in STEPS:
            try:
                if shift.variant == "said-before-done":
                    say(f"DONE {step}")
                acts[step]()
                if step == "purge" and desk.retention.sweep_is_due():
                    say(f"LAYOUT {_layout(store)}")
            except Refused as refused:
                say(f"REFUSED {step} {refused.code}")
            else:
                say(f"DONE {step}")
        store.close()
    except StoreError as error:
        say(f"ERROR {error.code}")
    say("END")


def _acts(desk: Agency, store: Store) -> dict[str, Callable[[], object]]:
    one, two, three, four, five = (_number(store, n) for n in range(1, 6))

    def record() -> object:
        if desk.follow_ups.history(WHO, one):
            raise Refused("known")
        return desk.follow_ups.record(WHO, one, ContactReport(outcome="first-paid", month="2026-12"))

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
        lambda: _once(desk.bundles.ledgers(), lambda: _bundle(desk)),
        lambda: _once(desk.bundles.take_reply(WHO, REPLY).known, lambda: None),
        lambda: _once(not desk.imports.take(WHO, LIST, "plain").accepted, lambda: None),
        purge,
        lambda: _once(not desk.retention.sweep_is_due(), desk.retention.sweep),
    )
    return dict(zip(STEPS, acts, strict=True))


def _once(known: Any, act: Callable[[], object]) -> object:
    """A step that was done before says so, as the others do by themselves."""
    if known:
        raise Refused("known")
    return act()


def _bundle(desk: Agency) -> object:
    return desk.bundles.prepare(WHO, BRANCH, Place(village="PANGKALAN SATU"), "kkbc-desa 1")


def _decision(n: int, **changes: str) -> Decision:
    return Decision(entry_id=entry_id(n), number=str(n), since=1, **{"verdict": "accepted", **changes})


REPLY = ReplyContent(
    branch=BRANCH.fingerprint,
    kiosk=CODE,
    number=1,
    answers=1,
    made_at=datetime(2026, 11, 21, 3, tzinfo=UTC),
    decisions=(_decision(6, kpj=KPJ), _decision(7, verdict="rejected", reason="nik")),
)


def _wrong(desk: Agency, store: Store, variant: str) -> dict[str, Callable[[], object]]:
    """The step that this variant does wrong."""

    def bundle_number_late() -> object:
        """The trace first, the number in another transaction."""
        with desk.ground.writing() as connection:
            desk.ground.trace(connection, WHO, "bundle-made")
        return _bundle(desk)

    def reply_in_halves() -> object:
        """Each decision by itself, the ledger after them."""
        for decision in REPLY.decisions:
            with desk.ground.writing() as connection:
                desk.bundles._apply(connection, decision)
        return desk.bundles.take_reply(WHO, REPLY)

    def import_in_parts() -> object:
        """A list in steps of two."""
        store.audit(who=WHO.label, action="import", detail={})
        return store.register_many(LIST.drafts, who=WHO.label, batch=2)

    def swept_on_paper() -> object:
        """Says that the file is written anew before it is."""
        with desk.ground.writing() as connection:
            set_value(connection, SWEEP_DUE, "")
        return store.sweep()

    wrong: dict[str, Callable[[], object]] = {
        "bundle-number-late": bundle_number_late,
        "reply-in-halves": reply_in_halves,
        "import-in-parts": import_in_parts,
        "swept-on-paper": swept_on_paper,
    }
    return {VARIANTS[variant]: wrong[variant]} if variant in wrong else {}


def _layout(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql("PRAGMA schema_version").scalar_one())


def _number(store: Store, sequence: int) -> str:
    from kiosk.number import make_number

    return make_number(store.code, sequence)


def _clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 21, 2, tzinfo=UTC))


if __name__ == "__main__":
    main(lambda shift: work(DeskShift(**shift)))
