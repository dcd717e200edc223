"""Reckons whom to visit next, and what is still missing before a person can become a member."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kiosk.agency.followups.outcomes import Standing
from kiosk.campaign.followup import FollowUpRules
from kiosk.registration import DETAILS, Draft
from kiosk.visit.details import missing_details

Bucket = Literal["due-today", "overdue", "new", "waiting", "done"]
BUCKETS: tuple[Bucket, ...] = ("due-today", "overdue", "new", "waiting", "done")


def bucket(standing: Standing, today: date) -> Bucket:
    """The part of the queue in which a person with this standing lies today."""
    if standing.state == "done":
        return "done"
    if standing.state == "new" or standing.due is None:
        return "new"
    if standing.due == today:
        return "due-today"
    return "overdue" if standing.due < today else "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What narrows a list; empty means all.

    `older_than` and `younger_than` are the age of the lead in days; `no_phone` keeps people to be
    visited on foot; `payer` those for whom this one pays.
    """

    dusun: str = ""
    rt: str = ""
    programme: str = ""
    older_than: int | None = None
    younger_than: int | None = None
    no_phone: bool = False
    payer: str = ""


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing between a person and membership; `by` says who mends it."""

    code: str
    by: Literal["person", "agent", "branch", "payer"]


@dataclass(frozen=True, slots=True)
class Checklist:
    """The map of what is missing: open things in the order in which to mend them, and what is there."""

    missing: tuple[Missing, ...]
    there: tuple[str, ...] = field(default=())

    @property
    def askable(self) -> tuple[str, ...]:
        """Which of DETAILS are missing and may be asked now."""
        return tuple(each.code for each in self.missing if each.code in DETAILS)

    @property
    def wants_consent(self) -> bool:
        """Whether something is missing that only a newer consent names."""
        return any(each.code == "details-consent" for each in self.missing)


_STOPPING_FLAGS = ("age-under-15", "age-65-or-over", "date-impossible", "century-ambiguous")


def checklist(
    draft: Draft,
    standing: Standing,
    duplicates: Collection[str] = (),
    rules: FollowUpRules | None = None,
) -> Checklist:
    """What is missing for this person's membership, from the draft, the contacts and likely duplicates.

    By `rules` also what the branch wants to know of new people: each field where an agent may ask, and
    details-consent where the person's consent does not name one and must be given anew first.
    """
    wanted = rules is not None and draft.consent.is_given and not standing.kpj
    details = dict(missing_details(draft, rules)) if rules and wanted else {}
    steps: tuple[tuple[str, bool, Literal["person", "agent", "branch", "payer"]], ...] = (
        ("consent", draft.consent.how != "pending", "person"),
        ("nik", draft.nik is not None, "person"),
        ("nik-checked", not any(flag in draft.nik_flags for flag in _STOPPING_FLAGS), "agent"),
        ("birth-date", draft.birth_date is not None, "person"),
        ("phone", draft.phone is not None, "person"),
        ("bracket", draft.bracket > 0, "person"),
        ("duplicate", not duplicates, "agent"),
        *((name, False, "agent") for name, may in details.items() if may),
        *((("details-consent", False, "person"),) if not all(details.values()) else ()),
        ("branch-data", bool(standing.kpj), "branch"),
        ("first-contribution", standing.paid is not None, "person" if draft.payer == "self" else "payer"),
    )
    return Checklist(
        missing=tuple(Missing(code, by) for code, there, by in steps if not there),
        there=tuple(code for code, there, _ in steps if there),
    )
