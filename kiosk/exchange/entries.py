"""Joins a registration with how far its follow-up has come, for lists, bundles and sheets."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from kiosk.registration import Registration, hashed


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpState:
    """Where a follow-up stands, as other programs may rely on it.

    `outcome` is the last outcome's id, empty before the first contact; `stage` the furthest that was reached;
    `paid_months` are YYYY-MM; `agent` is the public name of who made the last contact.
    """

    outcome: str = ""
    stage: str = "registered"
    outcome_on: date | None = None
    reason: str = ""
    agent: str = ""
    due: date | None = None
    kpj: str = ""
    paid_months: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a kiosk stands."""

    village: str
    district: str = ""
    regency: str = ""
    province: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What became of an entry that the branch has, without the person's data.

    `state` is an outcome (refused, not-eligible, already-member, thinking), or suspended, merged, pending, or
    same-nik (somebody with this NIK said no under another number).
    """

    entry_id: str
    number: str
    state: str
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row for lists, bundles and reports."""

    registration: Registration
    state: FollowUpState = FollowUpState()

    @property
    def number(self) -> str:
        return self.registration.number

    @property
    def entry_id(self) -> str:
        return self.registration.draft.entry_id

    @property
    def news(self) -> dict[str, Any]:
        """The entry as plain values for the digest of a bundle (see `hashed`)."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        plain["registration"]["draft"] = hashed(self.registration.draft)
        return plain
