"""What the law on personal data (UU 27/2022) asks of this station: deadlines, retention, copy, breach pack.

Article numbers stand where a rule comes from. Everything here is pure; the store destroys and records.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from kiosk.agency.months import add_months, last_day, month_of
from kiosk.registration import Draft, Registration

DEADLINE = timedelta(hours=72)
"""Three times twenty-four hours: correction (30), access (32), suspension (41), breach notice (46)."""

Kind = Literal["copy", "correction", "withdrawal", "suspension", "deletion", "breach"]
KINDS: tuple[Kind, ...] = ("copy", "correction", "withdrawal", "suspension", "deletion", "breach")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Someone's request under the law; `number` is empty for a breach; `done` is None while it is open."""

    id: int
    kind: Kind
    number: str
    received: datetime
    done: datetime | None = None
    who: str = ""
    result: str = ""

    @property
    def deadline(self) -> datetime:
        return self.received + DEADLINE

    def hours_left(self, now: datetime) -> float:
        """Hours until the deadline, negative when it has passed."""
        return (self.deadline - now).total_seconds() / 3600


PURPOSES = ("interest", "refused", "member", "contact")
_ENDED = frozenset({"refused", "not-eligible", "already-member"})


def purpose(outcome: str, stage: str) -> str:
    """For what a registration is still kept, from its last outcome and furthest stage."""
    if stage in ("member", "paid", "month-3"):
        return "member"
    return "refused" if outcome in _ENDED else "interest"


def kept_until(last_event: date, months: int) -> date:
    """The last day on which data may be kept, so many months after the last event."""
    end = last_day(add_months(month_of(last_event), months))
    return end.replace(day=min(last_event.day, end.day))


def cutoff(today: date, months: int) -> date:
    """The newest last event whose data may no longer be kept today (the inverse of kept_until)."""
    end = last_day(add_months(month_of(today), -months))
    return end if today.day > end.day else end.replace(day=today.day) - timedelta(days=1)


FIELDS = (
    "nik",
    "name",
    "birth_date",
    "sex",
    "phone",
    "phone_owner",
    "dusun",
    "rt",
    "rw",
    "occupation",
    "bracket",
    "programmes",
    "months",
    "start",
    "payer",
    "language",
)
"""The kinds of personal data that a registration may hold, as field names."""


def held(draft: Draft) -> tuple[str, ...]:
    """Which kinds of personal data are held of this person."""
    return tuple(name for name in FIELDS if getattr(draft, name) not in (None, "", ()))


@dataclass(frozen=True, slots=True)
class PersonCopy:
    """Everything that the station holds of one person, as (field, text) pairs and a history; article 7.

    `history` pairs a moment with what happened; `looks` says who looked at the data, when and why.
    `others` are the fields of the same person's merged registrations.
    """

    number: str
    made: datetime
    controller: str
    fields: tuple[tuple[str, str], ...]
    history: tuple[tuple[datetime, str], ...]
    looks: tuple[tuple[datetime, str, str], ...]
    others: tuple[tuple[tuple[str, str], ...], ...] = ()


def copy_fields(registration: Registration) -> tuple[tuple[str, str], ...]:
    """The person's data as field names and plain text, in a fixed order."""
    draft = registration.draft
    consent = draft.consent
    pairs: list[tuple[str, str]] = [
        ("number", registration.number),
        ("saved_at", registration.saved_at.isoformat(timespec="seconds")),
    ]
    for name in FIELDS:
        pairs.append((name, _text(getattr(draft, name))))
    pairs += [
        ("consent_version", consent.version),
        ("consent_language", consent.language),
        ("consent_how", consent.how),
        ("consent_contact", "yes" if consent.contact else "no"),
        ("quoted", _text(draft.quote.total if draft.quote else None)),
        ("assisted", ", ".join(f"{name}: {who}" for name, who in draft.assisted)),
    ]
    return tuple(pairs)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return value.isoformat() if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True)
class Affected:
    """One person to notify after a breach: how to reach them and which kinds of data were held."""

    number: str
    name: str
    phone: str
    dusun: str
    rt: str
    rw: str
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BreachPack:
    """The notice of article 46: what was held of whom, when it was found, and until when to tell them."""

    found: datetime
    station: str
    people: int
    erased: int
    held: tuple[tuple[str, int], ...]
    to_notify: tuple[str, ...] = ("person", "authority", "branch")

    @property
    def deadline(self) -> datetime:
        return self.found + DEADLINE


def open_first(requests: Iterable[Request]) -> tuple[Request, ...]:
    """Open requests before done ones, the nearest deadline first."""
    return tuple(sorted(requests, key=lambda request: (request.done is not None, request.deadline)))


@dataclass(frozen=True, slots=True)
class Proof:
    """That a person's data were destroyed here: what, when, by whom, on what basis, and where it is entered.

    `position` and `head` are those of the audit chain after the entry; `numbers` are all the papers of the
    same person that were destroyed together. `swept` is False while the file is still to be written anew,
    because it is too large to do so while someone waits.
    """

    numbers: tuple[str, ...]
    at: datetime
    who: str
    basis: Literal["request", "withdrawal", "retention"]
    fields: tuple[str, ...]
    position: int
    head: str
    swept: bool = False


@dataclass(frozen=True, slots=True)
class Purge:
    """One run of the retention clock: how many were erased for each purpose, and contact ticks ended."""

    at: datetime
    erased: tuple[tuple[str, int], ...]
    contacts_ended: int
    more: bool
