"""Mirrors the office for QML: one's own account for all, accounts and the target for supervisors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.agency.accounts.roles import ROLES
from kiosk.calendar import read_birth_date, write_day
from kiosk.errors import Refused
from kiosk.security.hashing import matches
from kiosk.words import interface
from ui.desk.parts.choices import options
from ui.desk.parts.page import DeskPage, Map

if TYPE_CHECKING:
    from kiosk.agency.accounts.rows import Account, Attempt
    from kiosk.desk.session import DeskSession
    from ui.main_thread import MainThread

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
MAP: Any = "QVariantMap"
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


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Office(DeskPage):  # type: ignore[operator]
    """Which part of the office is open, and the accounts in it; a PIN is never kept here."""

    changed = Signal()
    table = "office"

    def __init__(self, session: DeskSession, worker: MainThread, parent: QObject | None = None) -> None:
        super().__init__(session, worker, parent)
        self._section = ""
        self._checking = False
        self._accounts: tuple[Account, ...] = ()
        self._chosen = NEW
        self._target = (0, 0, 0)

    problem = Property(str, lambda self: self._problem, notify=changed)
    problemField = Property(str, lambda self: self._field, notify=changed)
    notice = Property(str, lambda self: self._notice, notify=changed)
    sections = Property(LIST, lambda self: self._sections(), notify=changed)
    section = Property(str, lambda self: self._section, notify=changed)
    roles = Property(LIST, lambda self: self._roles(), constant=True)
    accounts = Property(LIST, lambda self: [self._row(each) for each in self._accounts], notify=changed)
    chosen = Property(int, lambda self: self._place(), notify=changed)
    account = Property(MAP, lambda self: self._shown(), notify=changed)
    own = Property(LIST, lambda self: self._own(), notify=changed)
    checking = Property(bool, lambda self: self._checking, notify=changed)
    target = Property(MAP, lambda self: self._target_shown(), notify=changed)

    def forget(self) -> None:
        super().forget()
        self._accounts, self._chosen, self._section, self._checking = (), NEW, "", False

    @Slot()
    def enter(self) -> None:
        """The page is shown: at the part that was open, or where somebody's rights are asked for."""
        mine = self._mine()
        if self._session.asking and "rights" in mine:
            self._section = "rights"
        elif self._section not in mine:
            self._section = next(iter(mine), "")
        self.calm()
        self._read()

    @Slot(str)
    def show(self, section: str) -> None:
        """Another part of the office."""
        if section in self._mine():
            self._section = section
            self.calm()
            self._read()

    @Slot(int)
    def choose(self, place: int) -> None:
        """An account of the list; -1 begins a new one."""
        self._chosen = self._accounts[place].id if 0 <= place < len(self._accounts) else NEW
        self.calm()

    @Slot(str, str, str, str)
    def add(self, name: str, role: str, born: str, pin: str) -> None:
        """A new account with a first PIN, which its owner changes at the first sign-in."""
        with self.trying():
            birth_date = read_birth_date(born, self.today)
            made = self.store.accounts.add(self.who, name, role, pin, birth_date)
            self._chosen = made.id
            self._read()
            self._notice = self.say("added", name=made.name)

    @Slot(bool)
    def setActive(self, active: bool) -> None:
        """Open or close the chosen account."""
        with self.trying():
            if self._chosen == self.who.id and not active:
                raise Refused("self-close", "active")
            account = self.store.accounts.set_active(self.who, self._chosen, active)
            self._read()
            self._notice = self.say("opened" if active else "closed", name=account.name)

    @Slot(bool, str)
    def setPublic(self, public: bool, hours: str) -> None:
        """Name the chosen person on the public screen, and when they are there."""
        with self.trying():
            account = self.store.accounts.set_public(self.who, self._chosen, public, hours)
            self._read()
            self._notice = self.say("made-public" if public else "made-private", name=account.name)

    @Slot(str)
    def resetPin(self, pin: str) -> None:
        """A new first PIN for somebody who forgot theirs."""
        with self.trying():
            account = self.store.accounts.reset_pin(self.who, self._chosen, pin)
            self._read()
            self._notice = self.say("pin-given", name=account.name)

    @Slot()
    def renewRecovery(self) -> None:
        """A new recovery code in place of a lost one; shown once."""
        with self.trying():
            self._session.keep_code(self.store.accounts.new_recovery_code(self.who))

    @Slot(str)
    def setBorn(self, text: str) -> None:
        """One's own birth date, or none."""
        with self.trying():
            self.store.accounts.set_birth_date(self.who, read_birth_date(text, self.today))
            self._notice = self.say("born-set")

    @Slot(str, str, str)
    def changePin(self, old: str, new: str, again: str) -> None:
        """One's own PIN: the try is counted here, the old PIN looked at on the worker, settled here."""
        if self._checking:
            return
        with self.trying():
            if new != again:
                raise Refused("pin-differs", "again")
            accounts, who = self.store.accounts, self.who
            attempt = accounts.begin_change(who.id, new)
            self._checking = True
            self._worker.run(
                lambda: matches(attempt.pin_hash, old),
                lambda right: self._settle_pin(attempt, right, old, new),
                lambda: self._settle_pin(attempt, False, old, new),
            )

    def _settle_pin(self, attempt: Attempt, right: bool, old: str, new: str) -> None:
        here, self._checking = self._checking, False
        with self.trying():
            self.store.accounts.settle_change(attempt, right, old, new)
            self._notice = self.say("pin-changed")
        if not here:
            self.calm()

    def refuse(self, code: str, field: str = "") -> None:
        """A wait says how many seconds; a wrong old PIN stands under its own field."""
        super().refuse(code, "old" if code in ("pin-wrong", "pin-wait", "pin-budget") else field)
        if code == "pin-wait" and self._session.staff is not None:
            wait = self.store.accounts.get(self._session.staff.id).wait
            self._problem = self._problem.replace("{detail}", str(int(wait) + 1))

    @Slot(str, str)
    def setTarget(self, workers: str, goal: str) -> None:
        """How many informal workers the village has, and how many are to be covered."""
        with self.trying():
            if not (workers.strip().isdigit() and goal.strip().isdigit()):
                raise Refused("target", "goal")
            self.store.figures.set_target(self.who, int(workers), int(goal))
            self._read()
            self._notice = self.say("target-set")

    # Inside

    def _read(self) -> None:
        if self.may("accounts"):
            self._accounts = self.store.accounts.all()
            found = self.store.figures.coverage()
            self._target = (found.covered, found.workers, found.goal)
            self.changed.emit()

    def _sections(self) -> list[Map]:
        return options(self._mine(), self.say, self._section)

    def _mine(self) -> tuple[str, ...]:
        """The parts that this person's role may open."""
        return tuple(section for section, right in NEEDS.items() if self.may(right))

    def _own(self) -> list[Map]:
        """What the station holds of whoever is signed in."""
        if self._session.staff is None:
            return []
        account = self.store.accounts.get(self._session.staff.id)
        held = {
            "name": account.name,
            "role": interface(self._language)("roles", account.role),
            "hours": account.hours,
            "born": write_day(account.birth_date),
        }
        return [
            {
                "id": name,
                "caption": self.say(f"held-{name}"),
                "given": text,
                "text": text or self.say("held-none"),
            }
            for name, text in held.items()
        ]

    def _roles(self) -> list[Map]:
        return options(ROLES, lambda role: interface(self._language)("roles", role), "agent")

    def _place(self) -> int:
        ids = [account.id for account in self._accounts]
        return ids.index(self._chosen) if self._chosen in ids else -1

    def _row(self, account: Account) -> Map:
        tag, tone = "", "plain"
        if not account.active:
            tag, tone = self.say("tag-closed"), "danger"
        elif account.must_change:
            tag, tone = self.say("tag-first-pin"), "warning"
        elif account.public:
            tag, tone = self.say("tag-public"), "good"
        role = interface(self._language)("roles", account.role)
        caption = f"{role} · {account.hours}" if account.hours and account.public else role
        return {"title": account.name, "caption": caption, "tag": tag, "tone": tone}

    def _shown(self) -> Map:
        account = next((each for each in self._accounts if each.id == self._chosen), None)
        if account is None:
            return {
                "id": NEW,
                "name": "",
                "role": "",
                "active": True,
                "public": False,
                "hours": "",
                "own": False,
            }
        return {
            "id": account.id,
            "name": account.name,
            "role": interface(self._language)("roles", account.role),
            "active": account.active,
            "public": account.public,
            "hours": account.hours,
            "own": self._session.staff is not None and account.id == self._session.staff.id,
        }

    def _target_shown(self) -> Map:
        covered, workers, goal = self._target
        return {
            "workers": str(workers) if workers else "",
            "goal": str(goal) if goal else "",
            "text": self.say("target-now", covered=covered, target=goal) if goal else self.say("target-none"),
        }
