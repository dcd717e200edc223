"""Who is at the desk and on which page: the staff's counterpart of a visitor's session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.agency.accounts import Lock, Staff, may
from kiosk.agency.secrets import matches
from kiosk.errors import Problem, Refused

if TYPE_CHECKING:
    from kiosk.station import Station
    from kiosk.store.desk_account_rows import Account, Attempt

PAGES = (
    ("queue", "see"),
    ("form", "import"),
    ("board", "figures"),
    ("outreach", "outreach"),
    ("dispatch", "export"),
    ("twins", "merge"),
    ("office", "accounts"),
)


class DeskSession:
    """One desk. Nobody is signed in at first; two quiet minutes or a villager's touch lock it again.

    `seconds` is the monotonic clock. A try's PIN is looked at only after the try was counted durably.
    """

    def __init__(self, station: Station, seconds: Callable[[], float]) -> None:
        self.station = station
        self.store = station.desk()
        self.is_open = False
        self.staff: Staff | None = None
        self.page = "queue"
        self.problem: Problem | None = None
        self.wait_seconds = 0.0
        self.changed: Callable[[], None] = lambda: None
        self._seconds = seconds
        self._lock = Lock(seconds())

    @property
    def is_set_up(self) -> bool:
        """Whether there is a supervisor yet."""
        return self.store.accounts.are_set_up

    @property
    def who(self) -> Staff:
        """Who is signed in; Refused("locked") when nobody is."""
        if self.staff is None:
            raise Refused("locked")
        return self.staff

    def accounts(self) -> tuple[Account, ...]:
        """Who may sign in."""
        return tuple(account for account in self.store.accounts.all() if account.active)

    def pages(self) -> tuple[str, ...]:
        """The pages that this person's role may open."""
        return tuple(page for page, right in PAGES if self.staff and may(self.staff, right))

    def open(self) -> None:
        """The documented gesture: show the desk's door."""
        self.is_open = True
        self.problem = None
        self.changed()

    def shut(self, why: str = "left") -> None:
        """Lock and go back to the villagers' screen (why: left, idle, villager)."""
        self.lock(why)
        self.is_open = False
        self.changed()

    def lock(self, why: str = "left") -> None:
        """Nobody is signed in any more; what was on the screen is gone."""
        if self.staff is not None:
            self.store.accounts.sign_out(self.staff, why)
        self.staff = None
        self.page = "queue"
        self._lock = self._lock.close()
        self.changed()

    def count_try(self, account_id: int) -> Attempt | None:
        """First half of signing in: the try is on the disk before anybody looks at the PIN."""
        try:
            return self.store.accounts.count_try(account_id)
        except Refused as refused:
            self._refuse(refused)
            return None

    def check_pin(self, attempt: Attempt, pin: str) -> bool:
        """The slow half (argon2id, a tenth of a second): safe on the worker."""
        return matches(attempt.pin_hash, pin)

    def settle_try(self, attempt: Attempt, right: bool, pin: str) -> None:
        """Last half: in, or told that it was wrong."""
        try:
            self.staff = self.store.accounts.settle_try(attempt, right, pin).staff
        except Refused as refused:
            self._refuse(refused)
            return
        self._lock = Lock(self._seconds())
        self.problem = None
        self.changed()

    def set_up(self, name: str, pin: str, again: str) -> str:
        """The first supervisor; answers the recovery code, shown once, or "" with `problem` set."""
        if pin != again:
            self._refuse(Refused("pin-differs", "pin"))
            return ""
        try:
            account, code = self.store.accounts.set_up(name, pin)
        except Refused as refused:
            self._refuse(refused)
            return ""
        self.staff = account.staff
        self._lock = Lock(self._seconds())
        self.problem = None
        self.changed()
        return code

    def go(self, page: str) -> None:
        """Open a page of this role."""
        if page in self.pages():
            self.page = page
            self.problem = None
            self.changed()

    def touched(self) -> None:
        """Somebody works at the desk."""
        self._lock = self._lock.touch(self._seconds())

    def tick(self) -> None:
        """Time passes: lock after two quiet minutes."""
        if self.staff is not None and self._lock.locked(self._seconds()):
            self.shut("idle")

    def _refuse(self, refused: Refused) -> None:
        self.problem = Problem(refused.field or "pin", refused.code)
        self.wait_seconds = float(refused.detail) if refused.code == "pin-wait" and refused.detail else 0.0
        self.changed()
