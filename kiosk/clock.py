"""Reads the time of day, here and nowhere else."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol


class Clock(Protocol):
    """Tells the time; tests bring their own."""

    @property
    def utc_offset_hours(self) -> int:
        """How far the kiosk's wall clock is ahead of UTC."""

    def now(self) -> datetime:
        """The moment, in UTC."""

    def today(self) -> date:
        """The calendar day at the kiosk."""


@dataclass(frozen=True)
class SystemClock:
    """The machine's clock; Indonesia has fixed offsets (WIB +7, WITA +8, WIT +9 hours)."""

    utc_offset_hours: int = 7

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return local(self.now(), self.utc_offset_hours).date()


@dataclass
class FixedClock:
    """A clock that stands until it is moved: for tests, pictures and replays."""

    moment: datetime
    utc_offset_hours: int = 7

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return local(self.moment, self.utc_offset_hours).date()

    def advance(self, **duration: float) -> None:
        """Move on by the parts of a timedelta (seconds=..., days=...)."""
        self.moment += timedelta(**duration)


def local(moment: datetime, utc_offset_hours: int) -> datetime:
    """The same moment on the kiosk's wall clock."""
    return moment.astimezone(timezone(timedelta(hours=utc_offset_hours)))
