"""What an honest month does not hold: signs of invented work, for the supervisor to ask about.

A sign proves nothing: a busy market day looks like speed, a village office's phone is many people's.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

CONTACTS_AN_HOUR = 15
"""More people than this cannot be met in their houses within an hour."""
FORMS_AN_HOUR = 50
"""The fast form takes 40 people in an hour; more were hardly asked."""
SHARED_PHONE = 6
"""A phone is shared in a family; six registrations with one are more than a family."""

Kind = Literal["contacts-too-fast", "forms-too-fast", "one-phone"]


@dataclass(frozen=True, slots=True)
class Oddity:
    """`who` is a trace label, `at` the begun hour (or the last registration), `numbers` those concerned."""

    kind: Kind
    who: str
    at: datetime
    count: int
    numbers: tuple[str, ...] = ()


def too_fast(kind: Kind, moments: Iterable[tuple[str, datetime]], most: int) -> tuple[Oddity, ...]:
    """Hours in which one person did more of something than can be done; (who, when) of each."""
    hours = Counter((who, at.replace(minute=0, second=0, microsecond=0)) for who, at in moments)
    found = [Oddity(kind, who, hour, count) for (who, hour), count in hours.items() if count > most]
    return tuple(sorted(found, key=lambda oddity: (oddity.at, oddity.who)))
