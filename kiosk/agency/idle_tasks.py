"""Runs the desk's own tasks while nobody is at the kiosk, a little at a time."""

from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.agency.accounts.store import Accounts
from kiosk.agency.duplicates.store import Duplicates
from kiosk.agency.rights.retention import PURGED_DAY, Retention
from kiosk.staff import Staff
from kiosk.store.part import TracedStore, day_of, set_value, value

CLOCK = Staff(0, "supervisor", "retention-clock")
"""Under whose name the retention clock stands in the trace."""

KEEP_TIME_EVERY = 300.0
QUIET_ENOUGH = 600.0
"""Seconds without a touch after which work may take longer than a blink."""

LONGEST_PAUSE = timedelta(days=60)
"""A longer time between two runs of the retention clock is taken for a wrong calendar."""

_PURGE_STEP = 20


@dataclass(frozen=True, slots=True)
class Chore:
    """What was done (keep-time, purge, duplicates, sweep or nothing) and whether to come back soon."""

    done: str
    more: bool


class Chores:
    """Idle work; part of Agency."""

    def __init__(
        self, ground: TracedStore, accounts: Accounts, duplicates: Duplicates, retention: Retention
    ) -> None:
        self._ground = ground
        self._accounts = accounts
        self._duplicates = duplicates
        self._retention = retention
        self._kept = ground.mono()

    def step(self, quiet_seconds: float = 0.0) -> Chore:
        """Do one piece, at most about a tenth of a second, or the longer sweep after ten quiet minutes.

        To be called on the store's thread every few seconds while the attract screen shows, and again at
        once while `more` says so.
        """
        if self._ground.mono() - self._kept >= KEEP_TIME_EVERY:
            self._kept = self._ground.mono()
            self._accounts.keep_time()
            return Chore("keep-time", True)
        if self._purge_is_due():
            return self._purge()
        if self._duplicates.behind():
            return Chore("duplicates", self._duplicates.check(seconds=0.05) > 0)
        if quiet_seconds >= QUIET_ENOUGH and self._retention.sweep_is_due() and self._retention.sweep():
            return Chore("sweep", False)
        return Chore("nothing", False)

    def _purge_is_due(self) -> bool:
        """Once a day, while the calendar goes on as calendars do.

        A calendar that leapt (a dead battery, somebody's hand) must not destroy what is not due: after a
        leap nothing is purged by itself until a supervisor has purged and so said that the day is right.
        """
        today = self._ground.today()
        with self._ground.reading() as connection:
            last = day_of(value(connection, PURGED_DAY))
        if last is None:
            self._note_day(today)
            return False
        return timedelta(0) < today - last <= LONGEST_PAUSE

    def _purge(self) -> Chore:
        purge = self._retention.purge(CLOCK, _PURGE_STEP) if any(self._retention.due().values()) else None
        if purge is None:
            self._note_day(self._ground.today())
        elif purge.more:
            self._note_day(self._ground.today() - timedelta(days=1))
        return Chore("purge", True)

    def _note_day(self, day: date) -> None:
        with self._ground.writing() as connection:
            set_value(connection, PURGED_DAY, day.isoformat())
