"""Mirrors the retention page for QML: what is past its time, the breach pack, the audit chain."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.agency.accounts.roles import require
from kiosk.agency.rights.breach_pack import answerable, breach_pack
from kiosk.agency.rights.law import PURPOSES
from kiosk.calendar import read_moment
from kiosk.desk.tasks.exchange import branch_of
from kiosk.desk.tasks.task import Task
from kiosk.drives import preferred, targets
from kiosk.errors import Refused
from kiosk.security.sealing import encrypt
from kiosk.words import interface, words
from ui.desk.parts.choices import option, options
from ui.desk.parts.page import DeskPage, Map
from ui.desk.parts.runner import Runner
from ui.desk.parts.wording import named

if TYPE_CHECKING:
    from kiosk.agency.accounts.audit_pages import AuditLine
    from kiosk.agency.rights.law import BreachPack, Purge
    from kiosk.store.audit import AuditReport

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
WHYS = ("whys", "revealReasons", "undoReasons", "copyReasons", "reasons")
LINES = 40
CLEAR_REASONS = ("calls", "authority")


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Retention(DeskPage):  # type: ignore[operator]
    """The retention clock, the breach pack, and who did what."""

    changed = Signal()
    progressChanged = Signal()
    table = "retention"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._runner = Task(self._progressed)
        Runner(self._runner, self._worker, self)
        self._due: dict[str, int] = {}
        self._disputed = 0
        self._standing = ""
        self._branch = ""
        self._places: tuple[Path, ...] = ()
        self._place = 0
        self._pages: list[tuple[AuditLine, ...]] = []
        self._count = 0

    busy = Property(bool, lambda self: self._runner.busy, notify=progressChanged)
    progress = Property(float, lambda self: self._runner.share, notify=progressChanged)
    progressText = Property(str, lambda self: self._progress_text(), notify=progressChanged)
    problem = Property(str, lambda self: self._problem, notify=changed)
    notice = Property(str, lambda self: self._notice, notify=changed)
    due = Property(LIST, lambda self: self._purposes(), notify=changed)
    dueCount = Property(int, lambda self: self._people_due(), notify=changed)
    anyDue = Property(bool, lambda self: any(self._due.values()), notify=changed)
    disputed = Property(str, lambda self: self._held_back(), notify=changed)
    standing = Property(str, lambda self: self._standing, notify=changed)
    branch = Property(str, lambda self: self._branch, notify=changed)
    clearReasons = Property(LIST, lambda self: self._reasons(), constant=True)
    places = Property(LIST, lambda self: self._folders(), notify=changed)
    place = Property(int, lambda self: self._place, notify=changed)
    lines = Property(LIST, lambda self: self._shown(), notify=changed)
    page = Property(int, lambda self: max(0, len(self._pages) - 1), notify=changed)
    pageCount = Property(int, lambda self: max(1, -(-self._count // LINES)), notify=changed)

    def forget(self) -> None:
        super().forget()
        self._runner.stop()
        self._due, self._places, self._pages, self._count = {}, (), [], 0
        self._disputed, self._standing, self._branch = 0, "", ""

    @Slot()
    def enter(self) -> None:
        """Count what is due, look which sticks are there, and read the newest entries."""
        with self.trying():
            self._look()
            self._pages = [self.store.audit_pages.page(self.who, None, LINES)]
            self._count = self.store.audit_pages.count()

    @Slot()
    def purge(self) -> None:
        """Erase whose time is over, all of them; each erasing is an entry."""
        with self.trying():
            require(self.who, "purge")
            self._runner.start(self.store.retention.purging(self.who), self._purged, self._broken_off)

    def _purged(self, done: Purge) -> None:
        if self._session.staff is not None:
            with self.trying():
                self._look()
                erased = sum(count for _, count in done.erased)
                self._notice = self.say("purged", erased, done.contacts_ended, self._disputed)

    def _broken_off(self, code: str, detail: str) -> None:
        """What was erased until then is erased whole; the rest is counted anew."""
        if self._session.staff is not None:
            with self.trying():
                self._look()
                if code != "cancelled":
                    raise Refused(code)
                self._notice = self.say("stopped", self._runner.progress[0])

    @Slot()
    def stop(self) -> None:
        """Enough for now."""
        self._runner.stop()

    @Slot()
    def look(self) -> None:
        """A stick was plugged in."""
        with self.trying():
            self._look()

    @Slot(int)
    def choosePlace(self, place: int) -> None:
        if 0 <= place < len(self._places):
            self._place = place
            self.changed.emit()

    @Slot(str, str)
    def writeBreach(self, found: str, clear_why: str) -> None:
        """Whom to notify and what was held, into a new folder at the chosen place.

        Sealed for the branch whose key is known; in clear where there is none, or for a stated reason.
        """
        with self.trying():
            if not self._places:
                raise Refused("folder-missing", "out")
            ground = self._session.station.ground
            branch, whose = branch_of(self._session.station), answerable(ground.settings)
            if clear_why and clear_why not in CLEAR_REASONS:
                raise Refused("reason-missing", "why")
            now = ground.clock.now()
            moment = read_moment(found, now, whose.utc_offset_hours, "found")
            folder = self._places[self._place] / f"kebocoran-{now:%Y%m%d-%H%M%S}"
            seal = partial(encrypt, recipient=branch.age) if branch and not clear_why else None
            say, why = words(self._official, "reports"), clear_why or "no-key"
            work = breach_pack(self.store.ground, self.who, folder, moment, seal, why, whose=whose, say=say)
            self._runner.start(work, self._written, self._left_off)

    def _written(self, made: tuple[BreachPack, Path]) -> None:
        if self._session.staff is not None:
            with self.trying():
                self._look()
                pack, folder = made[0], made[1].parent
                self._notice = self.say(
                    "breach-written", pack.people, folder.name, self.moment(pack.deadline)
                )

    @Slot()
    def verify(self) -> None:
        """Walk the whole chain."""
        with self.trying():
            require(self.who, "audit")
            self._runner.start(self.store.audit_pages.verifying(self.who), self._verified, self._left_off)

    def _verified(self, report: AuditReport) -> None:
        if self._session.staff is not None:
            with self.trying():
                if report.altered:
                    self._problem = self.say("no-content-altered", ", ".join(report.altered[:6]))
                    return
                if report.problem:
                    raise Refused(report.problem)
                self._notice = self.say("whole", report.count, report.head[:16])

    def _left_off(self, code: str, detail: str) -> None:
        if self._session.staff is not None:
            with self.trying():
                self._look()
                if code != "cancelled":
                    raise Refused(code)

    @Slot(int)
    def turn(self, page: int) -> None:
        """Older or newer entries, a page at a time."""
        with self.trying():
            if page < len(self._pages):
                del self._pages[max(1, page + 1) :]
            elif self._pages and self._pages[-1]:
                before = self._pages[-1][-1].position
                self._pages.append(self.store.audit_pages.page(self.who, before, LINES))

    # Inside

    def _look(self) -> None:
        self._due = self.store.retention.due()
        self._disputed = self.store.retention.disputed()
        open_ = self.store.breach.standing() if self.may("breach") else None
        times = (self.moment(open_.received), self.moment(open_.deadline)) if open_ else ()
        self._standing = self.say("standing", *times) if times else ""
        branch = branch_of(self._session.station)
        self._branch = branch.name if branch else ""
        kept = self._places[self._place] if self._places else None
        found = targets(self._session.station.ground.folder, writing=True)
        self._places = tuple(each.path for each in found)
        self._place = self._places.index(kept) if kept in self._places else preferred(found)

    def _progressed(self) -> None:
        if self._runner.busy:
            self._session.touched()
        self.progressChanged.emit()

    def _progress_text(self) -> str:
        done, total = self._runner.progress
        return self.say("progress", done, total) if total else self.say("working")

    def _held_back(self) -> str:
        return self.say("disputed", self._disputed) if self._disputed else ""

    def _reasons(self) -> list[Map]:
        return options(CLEAR_REASONS, lambda each: self.say(f"reason-{each}"))

    def _people_due(self) -> int:
        """How many people would be erased; a contact tick that ends is none."""
        return sum(count for purpose, count in self._due.items() if purpose != "contact")

    def _purposes(self) -> list[Map]:
        retention = self.store.rules.retention
        return [
            {
                "key": each,
                "label": self.say(f"purpose-{each}"),
                "months": self.say("months", retention.months(each)),
                "count": self._due.get(each, 0),
            }
            for each in PURPOSES
            if each in self._due
        ]

    def _folders(self) -> list[Map]:
        own = len(self._places) - 1
        names = [path.name or str(path) for path in self._places[:own]] + [self.say("own-folder")]
        return [option(str(place), name, str(self._place)) for place, name in enumerate(names)]

    def _shown(self) -> list[Map]:
        names = {account.staff.label: account.name for account in self.store.accounts.all()}
        return [
            {
                "position": each.position,
                "at": self.moment(each.at),
                "who": named(each.who, names, self._language),
                "what": self._worded(each.action, "actions"),
                "number": each.number,
                "why": self._worded(each.why, *WHYS) if each.why else "",
            }
            for each in (self._pages[-1] if self._pages else ())
        ]

    def _worded(self, slug: str, *tables: str) -> str:
        """The word of a slug in the first table that has one; what has none is shown as it is."""
        said = (interface(self._language).find(table, slug) for table in tables)
        return next(filter(None, said), slug)
