"""Holds the office: its parts, one's own account for all, the accounts and the target for supervisors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kiosk.calendar import read_birth_date
from kiosk.desk.parts.page import Page
from kiosk.errors import Refused
from kiosk.work import Aside, Work

if TYPE_CHECKING:
    from kiosk.agency.accounts.rows import Account, Attempt
    from kiosk.agency.accounts.store import Accounts
    from kiosk.desk.parts.desk import Desk

NEEDS = {
    "accounts": "accounts",
    "rights": "copy",
    "retention": "purge",
    "diagnostics": "technical",
    "audit": "audit",
    "village": "target",
    "own": "own-account",
}
"""The parts of the office, and the right that opens each."""
SECTIONS = tuple(NEEDS)
NEW = 0
OLD_PIN = ("pin-wrong", "pin-wait", "pin-budget")
"""What is refused of the old PIN when one's own is changed, not of the new."""


DIGITS = 9
"""No village has more workers than fit into so many digits."""


class Office(Page):
    """Which part of the office is open, and the accounts in it; a PIN is never kept here."""

    def __init__(self, desk: Desk, pages: Mapping[str, Page]) -> None:
        """`pages`: the parts that are pages of their own, entered when they open."""
        super().__init__(desk)
        self._pages = pages
        self.forget()

    def forget(self) -> None:
        super().forget()
        self.section = ""
        self.accounts: tuple[Account, ...] = ()
        self.own: Account | None = None
        self.chosen = NEW
        self.covered = self.workers = self.goal = 0
        self.typed = ("", "")

    @property
    def sections(self) -> tuple[str, ...]:
        """The parts that this person's role may open."""
        return tuple(section for section, right in NEEDS.items() if self.may(right))

    def enter(self) -> None:
        """The page is shown: at the part that was open, or where somebody's rights are asked for."""
        if self.desk.asking and "rights" in self.sections:
            self.section = "rights"
        elif self.section not in self.sections:
            self.section = next(iter(self.sections), "")
        self._open()

    def show(self, section: str) -> None:
        """Another part of the office."""
        if section in self.sections:
            self.section = section
            self._open()

    def _open(self) -> None:
        if self.section in self._pages:
            self._pages[self.section].enter()
        with self.trying():
            self._read()

    def _read(self) -> None:
        self.own = self.store.accounts.get(self.who.id)
        if self.may("accounts"):
            self.accounts = self.store.accounts.all()
            found = self.store.figures.coverage(self.desk.today)
            self.covered, self.workers, self.goal = found.covered, found.workers, found.goal
            self.typed = (str(found.workers or ""), str(found.goal or ""))

    # -- accounts ----------------------------------------------------------------------------------

    @property
    def account(self) -> Account | None:
        """The chosen one; None for a new one."""
        return next((each for each in self.accounts if each.id == self.chosen), None)

    def choose(self, place: int) -> None:
        """An account of the list; -1 begins a new one."""
        self.chosen = self.accounts[place].id if 0 <= place < len(self.accounts) else NEW
        self.calm()

    def add(self, name: str, role: str, born: str, pin: str) -> None:
        """A new account with a first PIN, which its owner changes at the first sign-in."""
        with self.trying():
            birth_date = read_birth_date(born, self.desk.today)
            made = self.store.accounts.add(self.who, name, role, pin, birth_date)
            self.chosen = made.id
            self._settled("added", made)

    def set_active(self, active: bool) -> None:
        """Open or close the chosen account."""
        with self.trying():
            if self.chosen == self.who.id and not active:
                raise Refused("self-close", "active")
            account = self.store.accounts.set_active(self.who, self.chosen, active)
            self._settled("opened" if active else "closed", account)

    def set_public(self, public: bool, hours: str) -> None:
        """Name the chosen person on the public screen, and when they are there."""
        with self.trying():
            account = self.store.accounts.set_public(self.who, self.chosen, public, hours)
            self._settled("made-public" if public else "made-private", account)

    def reset_pin(self, pin: str) -> None:
        """A new first PIN for somebody who forgot theirs."""
        with self.trying():
            self._settled("pin-given", self.store.accounts.reset_pin(self.who, self.chosen, pin))

    def renew_recovery(self) -> None:
        """A new recovery code in place of a lost one; shown once."""
        with self.trying():
            self.desk.keep_code(self.store.accounts.new_recovery_code(self.who))

    def _settled(self, code: str, account: Account) -> None:
        self._read()
        self.note(code, name=account.name)

    # -- one's own account -------------------------------------------------------------------------

    def set_born(self, text: str) -> None:
        """One's own birth date, or none."""
        with self.trying():
            self.store.accounts.set_birth_date(self.who, read_birth_date(text, self.desk.today))
            self._read()
            self.note("born-set")

    def change_pin(self, old: str, new: str, again: str) -> None:
        """One's own PIN: the try is counted first, then the old PIN is looked at beside the screen."""
        if self.task.busy:
            return
        with self.trying():
            if new != again:
                raise Refused("pin-differs", "again")
            accounts = self.store.accounts
            try:
                attempt = accounts.begin_change(self.who.id, new)
            except Refused as refused:
                raise _where(refused.code, refused.detail) from refused
            self.begin(_changing(accounts, attempt, old, new), lambda account: self.note("pin-changed"))

    def broken_off(self, code: str, detail: str) -> None:
        raise _where(code, detail)

    # -- the village -------------------------------------------------------------------------------

    def set_target(self, workers: str, goal: str) -> None:
        """How many informal workers the village has, and how many are to be covered, as typed."""
        self.typed = (workers, goal)
        with self.trying():
            self.store.figures.set_target(self.who, read_count(workers), read_count(goal))
            self._read()
            self.note("target-set")


def read_count(text: str) -> int:
    """What somebody typed as a whole number, dots as thousands; Refused("target") where it is none."""
    bare = text.strip().replace(".", "")
    if not bare.isdecimal() or len(bare) > DIGITS:
        raise Refused("target", "goal")
    return int(bare)


def _changing(accounts: Accounts, attempt: Attempt, old: str, new: str) -> Work:
    """Look at the old PIN (argon2id, a tenth of a second) and settle the try, whoever is still there."""
    from kiosk.security.hashing import matches

    right = yield Aside(lambda tell: matches(attempt.pin_hash, old))
    return accounts.settle_change(attempt, right, old, new)


def _where(code: str, detail: str) -> Refused:
    """The field that a refused change of PIN is about; a wait says its seconds."""
    if code == "pin-wait":
        detail = str(int(float(detail)) + 1)
    return Refused(code, "old" if code in OLD_PIN else "pin", detail)
