"""Fills in what the branch wants to know of the open person, where their consent names it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kiosk.errors import Problem, Refused
from kiosk.visit.details import read_detail

if TYPE_CHECKING:
    from kiosk.desk.person import OpenPerson


def fill(open_: OpenPerson, typed: Mapping[str, str]) -> None:
    """Keep what was typed for these fields; empty ones stay as they are."""
    with open_.trying():
        changes: dict[str, str] = {}
        for field, text in typed.items():
            read = read_detail(field, text)
            if isinstance(read, Problem):
                raise Refused(read.code, field)
            if read:
                changes[field] = read
        if changes:
            open_.store.people.correct(open_.who, open_.number, changes, "for-branch")
            open_.look_again()
