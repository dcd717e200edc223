"""Who pays for a person, as the trail tells it: every change, by whom and why, what was taken back (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.store.desk_people import Person
    from kiosk.store.desk_trail import TrailLine

NAMED = "other"
"""The payer whose name stands as the reason of the change."""


@dataclass(frozen=True, slots=True)
class PayerChange:
    """One change; `undone` is the entry that took it back."""

    line: TrailLine
    before: str
    after: str
    undone: TrailLine | None = None


def payer_changes(person: Person) -> tuple[PayerChange, ...]:
    """The changes of who pays, oldest first, without the entries that took one back."""
    lines = [
        line
        for line in person.trail
        if line.action == "correct" and line.number == person.number and "payer" in line.detail
    ]
    undone = {line.detail["undoes"]: line for line in lines if "undoes" in line.detail}
    return tuple(
        PayerChange(line, line.detail["payer"][0], line.detail["payer"][1], undone.get(line.position))
        for line in lines
        if "undoes" not in line.detail
    )


def to_undo(changes: Iterable[PayerChange]) -> PayerChange | None:
    """The last change that holds: the one that may be taken back."""
    return next((each for each in reversed(tuple(changes)) if each.undone is None), None)


def payer_name(person: Person) -> str:
    """The name of who else pays, as it was typed; empty where that was never said."""
    change = to_undo(payer_changes(person))
    if change is None or change.after != person.draft.payer or change.after != NAMED:
        return ""
    return change.line.why
