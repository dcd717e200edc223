"""States what the law on personal data (UU 27/2022) asks of this station: deadlines, retention, breach pack.

Article numbers stand where a rule comes from. Everything here is pure; the store destroys and records.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from kiosk.calendar import add_months, last_day, month_of
from kiosk.registration import Draft, fields_that

DEADLINE = timedelta(hours=72)
"""Three times twenty-four hours: correction (30), access (32), suspension (41), breach notice (46)."""

Kind = Literal["copy", "correction", "withdrawal", "suspension", "deletion", "breach"]
KINDS: tuple[Kind, ...] = ("copy", "correction", "withdrawal", "suspension", "deletion", "breach")
NEEDS: dict[str, str] = {
    "copy": "copy",
    "correction": "correct",
    "withdrawal": "withdraw",
    "suspension": "suspend",
    "deletion": "erase",
    "breach": "breach",
}
"""Which right answers a request of each kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Someone's request under the law; `number` is empty for a breach; `done` is None while it is open.

    `hold` says how the person stands now: empty, suspended, withdrawn, merged or erased.
    """

    id: int
    kind: Kind
    number: str
    received: datetime
    done: datetime | None = None
    who: str = ""
    result: str = ""
    hold: str = ""

    @property
    def deadline(self) -> datetime:
        return self.received + DEADLINE

    def hours_left(self, now: datetime) -> float:
        """Hours until the deadline, negative when it has passed."""
        return (self.deadline - now).total_seconds() / 3600


PURPOSES = ("interest", "refused", "member", "contact")


def kept_until(last_event: date, months: int) -> date:
    """The last day on which data may be kept, so many months after the last event."""
    end = last_day(add_months(month_of(last_event), months))
    return end.replace(day=min(last_event.day, end.day))


def cutoff(today: date, months: int) -> date:
    """The newest last event whose data may no longer be kept today (the inverse of kept_until)."""
    end = last_day(add_months(month_of(today), -months))
    return end if today.day > end.day else end.replace(day=today.day) - timedelta(days=1)


FIELDS = fields_that(lambda rule: rule.personal)
"""The kinds of personal data that a registration may hold, as field names."""


def held(draft: Draft) -> tuple[str, ...]:
    """Which kinds of personal data are held of this person."""
    return tuple(name for name in FIELDS if getattr(draft, name) not in (None, "", ()))


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


FOLLOWED = ("contacts", "notes", "kpj", "payments")
"""What the follow-up adds to the kinds of FIELDS."""
BESIDES = ("accounts", "certificates", "agreements", "scans", "launch-events", "trace-notes")
"""What the store holds of staff and partners, or as pictures and free text, beside the registrants' data."""


@dataclass(frozen=True, slots=True)
class BreachPack:
    """The notice of article 46: what was held of whom, when it was found, and until when to tell them.

    `held` counts registrants by kind (FIELDS and FOLLOWED), `besides` rows of what else lay in the store
    (BESIDES). `again`: the breach was entered before and is still open, so its time of discovery stands.
    """

    found: datetime
    station: str
    people: int
    erased: int
    held: tuple[tuple[str, int], ...]
    besides: tuple[tuple[str, int], ...] = ()
    again: bool = False
    to_notify: tuple[str, ...] = ("person", "authority", "branch")

    @property
    def deadline(self) -> datetime:
        return self.found + DEADLINE


def nearest(requests: Iterable[Request], now: datetime) -> tuple[int, float]:
    """How many wait, and the hours until the nearest deadline: 0 for none, negative when it has passed."""
    hours = [request.hours_left(now) for request in requests if request.done is None]
    return len(hours), min(hours, default=0.0)


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
