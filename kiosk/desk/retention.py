"""Holds the retention page: what is past its time, the breach pack, the audit chain read and proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.agency.accounts.roles import require
from kiosk.calendar import read_moment
from kiosk.desk.parts.desk import Notice
from kiosk.desk.parts.page import Page
from kiosk.drives import chosen_again, targets
from kiosk.errors import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.agency.accounts.audit_pages import AuditLine
    from kiosk.agency.rights.law import BreachPack, Purge, Request
    from kiosk.desk.parts.desk import Desk
    from kiosk.drives import Target
    from kiosk.store.audit import AuditReport

LINES = 40
"""So many entries of the chain are shown at once."""
CLEAR_REASONS = ("calls", "authority")
"""Why the list of a breach is written in clear although the branch's key is known."""
NAMED = 6


class Retention(Page):
    """What is due by purpose, an open breach, and the chain a page at a time, the newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.forget()

    def forget(self) -> None:
        super().forget()
        self.due: dict[str, int] = {}
        self.disputed = 0
        self.standing: Request | None = None
        self.branch = ""
        self.targets: tuple[Target, ...] = ()
        self.target = 0
        self._pages: list[tuple[AuditLine, ...]] = []
        self._count = 0

    def enter(self) -> None:
        """Count what is due, look which sticks are there, and read the newest entries."""
        with self.trying():
            self._look()
            self._pages = [self.store.audit_pages.page(self.who, None, LINES)]
            self._count = self.store.audit_pages.count()

    def look(self) -> None:
        """A stick was plugged in."""
        with self.trying():
            self._look()

    def _look(self) -> None:
        from kiosk.desk.tasks.exchange import branch_of

        self.due = self.store.retention.due()
        self.disputed = self.store.retention.disputed()
        self.standing = self.store.breach.standing() if self.may("breach") else None
        branch = branch_of(self.desk.station)
        self.branch = branch.name if branch else ""
        kept = self.targets[self.target].path if self.targets else None
        self.targets = targets(self.desk.station.ground.folder, writing=True)
        self.target = chosen_again(self.targets, kept)

    # -- what is past its time ---------------------------------------------------------------------

    def months(self, purpose: str) -> int:
        """How long data are kept for a purpose."""
        return self.store.rules.retention.months(purpose)

    @property
    def people_due(self) -> int:
        """How many people would be erased; a contact tick that ends is none."""
        return sum(count for purpose, count in self.due.items() if purpose != "contact")

    def purge(self) -> None:
        """Erase whose time is over, all of them; each erasing is an entry."""
        with self.trying():
            require(self.who, "purge")
            self.begin(self.store.retention.purging(self.who), self._purged, self._purge_broken_off)

    def _purged(self, done: Purge) -> None:
        self._look()
        self.note(
            "purged",
            people=sum(count for _, count in done.erased),
            contacts=done.contacts_ended,
            kept=self.disputed,
        )

    def _purge_broken_off(self, code: str, detail: str) -> None:
        """What was erased until then is erased whole; the rest is counted anew."""
        self._look()
        if code != "cancelled":
            raise Refused(code, "", detail)
        self.note("stopped", count=self.task.progress[0])

    # -- a breach ----------------------------------------------------------------------------------

    def choose_target(self, place: int) -> None:
        """Where the breach pack goes."""
        if 0 <= place < len(self.targets):
            self.target = place
            self.changed()

    def write_breach(self, found: str, clear_why: str) -> None:
        """Whom to notify and what was held, into a new folder at the chosen place; `found` as typed.

        Sealed for the branch whose key is known; in clear where there is none, or for one of CLEAR_REASONS.
        """
        from kiosk.agency.rights.breach_pack import answerable, breach_pack
        from kiosk.desk.tasks.exchange import branch_of
        from kiosk.security.sealing import sealing_for
        from kiosk.words import words

        with self.trying():
            if not self.targets:
                raise Refused("folder-missing", "out")
            if clear_why and clear_why not in CLEAR_REASONS:
                raise Refused("reason-missing", "why")
            ground = self.desk.station.ground
            branch, whose = branch_of(self.desk.station), answerable(ground.settings)
            now = ground.clock.now()
            moment = read_moment(found, now, whose.utc_offset_hours, "found")
            folder = self.targets[self.target].path / f"kebocoran-{now:%Y%m%d-%H%M%S}"
            seal = sealing_for(branch.age) if branch and not clear_why else None
            say, why = words(self.desk.language_of_papers, "reports"), clear_why or "no-key"
            work = breach_pack(self.store.ground, self.who, folder, moment, seal, why, whose=whose, say=say)
            self.begin(work, self._breach_written)

    def _breach_written(self, made: tuple[BreachPack, Path]) -> None:
        self._look()
        pack, listed = made
        self.note("breach-written", people=pack.people, folder=listed.parent.name, deadline=pack.deadline)

    def broken_off(self, code: str, detail: str) -> None:
        self._look()
        if code != "cancelled":
            raise Refused(code, "", detail)

    # -- the chain ---------------------------------------------------------------------------------

    @property
    def lines(self) -> tuple[AuditLine, ...]:
        """The entries on the screen."""
        return self._pages[-1] if self._pages else ()

    @property
    def page(self) -> int:
        """Which page of the chain is shown, from 0."""
        return max(0, len(self._pages) - 1)

    @property
    def page_count(self) -> int:
        return max(1, -(-self._count // LINES))

    def turn(self, page: int) -> None:
        """Older or newer entries, a page at a time."""
        with self.trying():
            if page < len(self._pages):
                del self._pages[max(1, page + 1) :]
            elif self.lines:
                before = self.lines[-1].position
                self._pages.append(self.store.audit_pages.page(self.who, before, LINES))

    def verify(self) -> None:
        """Walk the whole chain."""
        with self.trying():
            require(self.who, "audit")
            self.begin(self.store.audit_pages.verifying(self.who), self._verified)

    def _verified(self, report: AuditReport) -> None:
        if report.altered:
            self.notice = Notice("no-content-altered", "bad", {"detail": ", ".join(report.altered[:NAMED])})
        elif report.problem:
            raise Refused(report.problem)
        else:
            self.note("whole", count=report.count, head=report.head[:16])
