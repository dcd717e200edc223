"""Holds who is at the desk and on which page: the staff's counterpart of a visitor's session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.agency.accounts.roles import Lock, may
from kiosk.calendar import read_birth_date
from kiosk.desk.dashboard import Dashboard
from kiosk.desk.diagnostics import Diagnostics
from kiosk.desk.duplicates import Duplicates
from kiosk.desk.exchange import Exchange
from kiosk.desk.form import Form
from kiosk.desk.office import Office
from kiosk.desk.outreach import Outreach
from kiosk.desk.parts.desk import Desk
from kiosk.desk.person import OpenPerson
from kiosk.desk.printouts import Printouts
from kiosk.desk.queue import Queue
from kiosk.desk.retention import Retention
from kiosk.desk.rights import Rights
from kiosk.desk.route import Route
from kiosk.errors import Problem, Refused
from kiosk.security.hashing import matches
from kiosk.staff import Staff
from kiosk.status import judge
from kiosk.store import went_back

if TYPE_CHECKING:
    from kiosk.agency.accounts.rows import Account, Attempt
    from kiosk.desk.parts.page import Page
    from kiosk.station import Station

PAGES = (
    ("queue", "see"),
    ("form", "register"),
    ("dashboard", "figures"),
    ("outreach", "outreach"),
    ("exchange", "export"),
    ("duplicates", "merge"),
    ("office", "own-account"),
)


class DeskSession(Desk):
    """One desk. Nobody is signed in at first; two quiet minutes or a villager's touch lock it again.

    `seconds` is the monotonic clock. A try's PIN is looked at only after the try was counted durably.
    `newcomer` has signed in with a first PIN and must choose another before anything is shown.
    `helping` is True while the door stands in front of a villager's visit that an agent will go on with.
    """

    def __init__(self, station: Station, seconds: Callable[[], float]) -> None:
        super().__init__(station, seconds)
        self.is_open = False
        self.helping = False
        self.newcomer: Account | None = None
        self.page = "queue"
        self.problem: Problem | None = None
        self.wait_seconds = 0.0
        self.queue, self.form = Queue(self), Form(self, self.open_person)
        self.person = OpenPerson(self, self.queue.refresh)
        self.papers = Printouts(self, self.person)
        self.route = Route(self, self.queue, self.papers)
        self.duplicates = Duplicates(self)
        self.exchange = Exchange(self)
        self.dashboard = Dashboard(self)
        self.outreach = Outreach(self)
        self.rights = Rights(self, self.papers)
        self.retention = Retention(self)
        self.diagnostics = Diagnostics(self)
        sections: dict[str, Page] = {
            "rights": self.rights,
            "retention": self.retention,
            "audit": self.retention,
            "diagnostics": self.diagnostics,
        }
        self.office = Office(self, sections)
        self.parts: dict[str, Page] = {
            "queue": self.queue,
            "form": self.form,
            "person": self.person,
            "papers": self.papers,
            "route": self.route,
            "duplicates": self.duplicates,
            "exchange": self.exchange,
            "dashboard": self.dashboard,
            "outreach": self.outreach,
            "office": self.office,
            "rights": self.rights,
            "retention": self.retention,
            "diagnostics": self.diagnostics,
        }
        self.help_visit: Callable[[Staff], None] = lambda staff: None
        self._first_pin = ""
        self.setting_up = False
        """Whether this window was started to set the station up: only then may a first supervisor be made."""
        self._lock = Lock(seconds())

    @property
    def is_set_up(self) -> bool:
        """Whether there is a supervisor yet."""
        return self.store.accounts.are_set_up

    def accounts(self) -> tuple[Account, ...]:
        """Who may sign in; only those who may register people while a visit waits for help."""
        active = (account for account in self.store.accounts.all() if account.active)
        return tuple(each for each in active if not self.helping or may(each.staff, "register"))

    def pages(self) -> tuple[str, ...]:
        """The pages that this person's role may open."""
        return tuple(page for page, right in PAGES if self.staff and may(self.staff, right))

    def speak(self, language: str) -> None:
        """What the staff read from now on; papers for villagers and reports keep their own language."""
        if language in self.station.ground.campaign.languages and language != self.language:
            self.language = language
            for part in self.parts.values():
                part.changed()
            self._show()

    def open(self, *, helping: bool = False) -> None:
        """Show the desk's door: by the documented gesture, or because a villager asked for the agent."""
        self.is_open = True
        self.helping = helping
        self.problem = None
        self._lock = Lock(self._seconds())
        self.changed()

    def shut(self, why: str = "left") -> None:
        """Lock and go back to the villagers' screen (why: left, idle, villager, helping)."""
        self.is_open = False
        self.helping = False
        self.lock(why)

    def lock(self, why: str = "left") -> None:
        """Nobody is signed in any more; what was on the screen is gone.

        What is being written is taken back first: signing out is written too and would wait for it.
        """
        for part in self.parts.values():
            part.task.stop()
        if self.staff is not None:
            self.store.accounts.sign_out(self.staff, why)
        self.staff = self.newcomer = self.notice = self.problem = None
        self._first_pin = self.asking = ""
        self.page = "queue"
        self._lock = self._lock.close()
        for part in self.parts.values():
            part.forget()
        self.changed()

    # -- signing in --------------------------------------------------------------------------------

    def count_try(self, account_id: int) -> Attempt | None:
        """First half of signing in: the try is on the disk before anybody looks at the PIN."""
        try:
            return self.store.accounts.count_try(account_id)
        except Refused as refused:
            self.refuse(refused)
            return None

    def check_pin(self, attempt: Attempt, pin: str) -> bool:
        """The slow half (argon2id, a tenth of a second): safe on the worker."""
        return matches(attempt.pin_hash, pin)

    def settle_try(self, attempt: Attempt, right: bool, pin: str) -> None:
        """Last half: in, or told that it was wrong; with a first PIN only as far as choosing another."""
        try:
            account = self.store.accounts.settle_try(attempt, right, pin)
        except Refused as refused:
            self.refuse(refused)
            return
        if account.must_change:
            self.newcomer, self._first_pin = account, pin
            self._lock = Lock(self._seconds())
            self.problem = None
            self.changed()
            return
        self._enter(account.staff)

    def choose_pin(self, pin: str, again: str) -> None:
        """The newcomer's own PIN in place of the first one."""
        if self.newcomer is None:
            return
        try:
            _same(pin, again)
            account = self.store.accounts.change_pin(self.newcomer.id, self._first_pin, pin)
        except Refused as refused:
            self.refuse(refused)
            return
        self._enter(account.staff)

    def set_up(self, name: str, pin: str, again: str, born: str = "") -> str:
        """The first supervisor; answers the recovery code, shown once, or "" with `problem` set.

        `born` is the birth date as it was typed, empty where it is not given. Whoever holds the corner of a
        station that nobody set up makes nobody: "not-in-set-up".
        """
        if not self.setting_up:
            self.refuse(Refused("not-in-set-up", "name"))
            return ""
        today = self.station.ground.clock.today()
        return self._with_code(
            pin, again, lambda: self.store.accounts.set_up(name, pin, read_birth_date(born, today))
        )

    def recover(self, account_id: int, code: str, pin: str, again: str) -> str:
        """A supervisor's way back by the recovery code; answers the next code, shown once, or ""."""
        return self._with_code(pin, again, lambda: self.store.accounts.recover(account_id, code, pin))

    def _with_code(self, pin: str, again: str, make: Callable[[], tuple[Account, str]]) -> str:
        try:
            _same(pin, again)
            account, code = make()
        except Refused as refused:
            self.refuse(refused)
            return ""
        self._recovery = (account.id, code)
        self._enter(account.staff)
        return code

    def _enter(self, staff: Staff) -> None:
        """In. Whoever came to help goes on in the villager's visit, and the desk stays locked."""
        self.newcomer, self._first_pin = None, ""
        self.staff = staff
        self.page = next(iter(self.pages()), "")
        self._lock = Lock(self._seconds())
        self.problem = None
        if self.helping:
            self.shut("helping")
            self.help_visit(staff)
            return
        self._show()
        self._tell_trouble()

    def _tell_trouble(self) -> None:
        """What everybody at the desk must know until a technician has confirmed it."""
        with self.store.store.reading() as connection:
            found = went_back.noted(connection)
        if found is not None:
            code = "tries-went-back" if found.before == found.after else "store-went-back"
            told = {"before": found.before, "last": found.last, "mark": found.mark, "after": found.after}
            self.notify(code, tone="bad", **told)

    # -- at the desk -------------------------------------------------------------------------------

    def go(self, page: str) -> None:
        """Open a page of this role."""
        if page in self.pages():
            self.page = page
            self.problem = self.notice = None
            self._show()

    def open_person(self, number: str, why: str) -> None:
        """Somebody's page beside the queue."""
        self.go("queue")
        self.person.open(number, why)

    def ask_for(self, number: str) -> None:
        """Somebody asks for their rights: the office opens with their number filled in."""
        self.asking = number
        self.go("office")

    def _show(self) -> None:
        """The page's part looks at what is new before the page reads it."""
        if self.staff is not None and self.page in self.parts:
            self.parts[self.page].enter()
        self.rights.look()
        self.outreach.look()
        self.changed()

    def scan(self, text: str) -> None:
        """A receipt was scanned at the desk: open its person, or say what is wrong with the paper."""
        if self.staff is None or not may(self.staff, "see"):
            self.notify("scan-locked", tone="bad")
            return
        found = judge(self.station, text)
        if found.result != "ours":
            detail = {"found": found.result}
            self.store.store.audit(who=self.staff.label, action="scan-refused", detail=detail)
            known = "-number" if found.result == "altered" and found.number else ""
            self.notify(f"scan-{found.result}{known}", number=found.number, village=found.village, tone="bad")
            return
        self.open_person(found.number, "scan")

    def touched(self) -> None:
        """Somebody works at the desk."""
        self._lock = self._lock.touch(self._seconds())

    def tick(self) -> None:
        """Time passes: lock after two quiet minutes, the door too, which shows the staff's names."""
        now = self._seconds()
        if self.is_open and self._lock.locked(now):
            self.shut("idle")
        for part in self.parts.values():
            part.tick(now)

    def refuse(self, refused: Refused) -> None:
        """What was refused at the door, for the door to say."""
        self.problem = Problem(refused.field or "pin", refused.code)
        self.wait_seconds = float(refused.detail) if refused.code == "pin-wait" and refused.detail else 0.0
        self.changed()


def _same(pin: str, again: str) -> None:
    if pin != again:
        raise Refused("pin-differs", "pin")
