"""Mirrors outreach for QML: what hangs where, agreements, certificates, launches, with their scans."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.agency.outreach import items as rules
from kiosk.agency.outreach.sheet import OutreachSheet, in_place
from kiosk.calendar import read_day, write_day
from kiosk.desk.parts.task import Task
from kiosk.desk.tasks.documents import send_scan, send_sheet
from kiosk.drives import PAPERS, PICTURES, files_on, preferred, read_paper, targets
from kiosk.errors import Refused
from kiosk.words import words
from ui.desk.parts.page import DeskPage, Map
from ui.desk.parts.runner import Runner
from ui.desk.views import outreach as view
from ui.desk.views import outreach_forms as forms

if TYPE_CHECKING:
    from kiosk.desk.session import DeskSession
    from kiosk.drives import Target
    from ui.main_thread import MainThread

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
MAP: Any = "QVariantMap"
SECTIONS = ("items", *forms.FORMS)


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Outreach(DeskPage):  # type: ignore[operator]
    """Four lists and one form; `files` are papers on the sticks to choose a scan from."""

    changed = Signal()
    table = "outreach"

    def __init__(
        self, session: DeskSession, worker: MainThread, saved: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(session, worker, parent)
        self._saved = saved
        self._runner = Task(self._progressed)
        Runner(self._runner, self._worker, self)
        self._clear()

    def _clear(self) -> None:
        self._section = SECTIONS[0]
        self._kelurahan = self._dusun = self._campaign = ""
        self._everywhere = False
        self._items: tuple[rules.OutreachItem, ...] = ()
        self._papers: tuple[Any, ...] = ()
        self._places: list[Map] = []
        self._id, self._picture = 0, ""
        self._files: tuple[Path, ...] = ()

    problem = Property(str, lambda self: self._problem, notify=changed)
    problemField = Property(str, lambda self: self._field, notify=changed)
    notice = Property(str, lambda self: self._notice, notify=changed)
    busy = Property(bool, lambda self: self._runner.busy, notify=changed)
    sections = Property(LIST, lambda self: view.sections(SECTIONS, self._section, self.say), notify=changed)
    kinds = Property(LIST, lambda self: view.kinds(self.say), notify=changed)
    conditions = Property(LIST, lambda self: view.conditions(self.say), notify=changed)
    section = Property(str, lambda self: self._section, notify=changed)
    mayChange = Property(bool, lambda self: self.may(self._right), notify=changed)
    todayText = Property(str, lambda self: write_day(self.today), notify=changed)
    places = Property(LIST, lambda self: self._places, notify=changed)
    place = Property(int, lambda self: self._place_shown(), notify=changed)
    hangingKinds = Property(str, lambda self: self._kinds_text(), notify=changed)
    campaigns = Property(LIST, lambda self: self._campaigns(), notify=changed)
    campaign = Property(str, lambda self: self._campaign, notify=changed)
    campaignText = Property(str, lambda self: self._campaign_text(), notify=changed)
    papers = Property(LIST, lambda self: [self._row(each) for each in self._papers], notify=changed)
    chosen = Property(int, lambda self: self._paper_shown(), notify=changed)
    form = Property(MAP, lambda self: self._form(), notify=changed)
    agents = Property(LIST, lambda self: view.agents(self.store.accounts.all()), notify=changed)
    files = Property(LIST, lambda self: view.file_rows(self._files), notify=changed)
    picture = Property(str, lambda self: self._picture, notify=changed)
    reasons = Property(LIST, lambda self: view.reasons(self.say), notify=changed)

    def forget(self) -> None:
        super().forget()
        self._runner.stop()
        self._clear()

    @Slot()
    def calm(self) -> None:
        super().calm()

    @Slot()
    def enter(self) -> None:
        with self.trying():
            self._read()

    @Slot(str)
    def show(self, section: str) -> None:
        """Another of the four lists."""
        if section in SECTIONS:
            self._section, self._id, self._picture = section, 0, ""
            self.enter()

    @Slot(int)
    def choosePlace(self, place: int) -> None:
        """A kelurahan, one of its dusun, or everything."""
        if 0 <= place < len(self._places):
            chosen = self._places[place]
            self._kelurahan, self._dusun = chosen["kelurahan"], chosen["dusun"]
            self._everywhere = not self._kelurahan
            self._id, self._picture = 0, ""
            self.enter()

    @Slot(str)
    def chooseCampaign(self, campaign: str) -> None:
        """Show only one campaign's items; empty: all."""
        self._campaign, self._kelurahan, self._dusun, self._id = campaign, "", "", 0
        self.enter()

    @Slot(int)
    def choose(self, place: int) -> None:
        """A paper of the list; -1 begins a new one."""
        self._id = self._papers[place].id if 0 <= place < len(self._papers) else 0
        self._picture = ""
        self.calm()

    @Slot("QVariantMap", str, str, str)
    def saveItem(self, typed: dict[str, Any], kind: str, condition: str, campaign: str) -> None:
        """Something that hangs: new, or looked at again."""
        with self.trying():
            made = forms.item(self._chosen(), typed, kind, condition, campaign)
            saved = self.store.papers.save_item(self.who, made)
            self._id = saved.id
            if not in_place((saved,), self._kelurahan, self._dusun, self._campaign):
                self._kelurahan, self._dusun, self._campaign = saved.kelurahan, "", ""
            self._read()
            self._notice = self.say("saved")

    @Slot(str)
    def takeDown(self, day: str) -> None:
        """It was removed on this day, as typed."""
        self._change(lambda found: replace(found, removed=read_day(day, "removed")), "taken-down")

    @Slot()
    def putBack(self) -> None:
        """It was not removed after all."""
        self._change(lambda found: replace(found, removed=None), "put-back")

    def _change(self, make: Any, done: str) -> None:
        found = self._chosen()
        if isinstance(found, rules.OutreachItem):
            with self.trying():
                saved = self.store.papers.save_item(self.who, make(found))
                self._read()
                self._notice = self.say(done, day=self.day(saved.removed))

    @Slot("QVariantMap", int)
    def savePaper(self, typed: dict[str, Any], account: int) -> None:
        """An agreement, a certificate or a launch: new or changed."""
        with self.trying():
            made: Any = forms.paper(self._section, self._chosen(), typed, account)
            self._id = self._save(made)
            self._read()
            self._notice = self.say("saved")

    @Slot()
    def lookForFiles(self) -> None:
        """Papers and photos on the sticks, the newest first."""
        self._files = files_on(targets(self._folder), PICTURES if self._section == "items" else PAPERS)
        self.calm()

    @Slot(int)
    def attach(self, place: int) -> None:
        """Keep this file, encrypted, with the chosen paper."""
        found = self._chosen()
        if found is None or self._section == "events" or not 0 <= place < len(self._files):
            return
        photo = self._section == "items"
        with self.trying():
            content = read_paper(self._files[place], rules.MAX_PHOTO if photo else rules.MAX_SCAN)
            scan = self.store.papers.add_scan(self.who, content, photo=photo)
            self._save(replace(found, **{"photo" if photo else "scan": scan}))
            self._read()
            self._notice = self.say("attached", file=self._files[place].name)

    @Slot()
    def look(self) -> None:
        """Show the photo or scan; the look is entered. A PDF has no picture here: it can be copied out."""
        scan = self._scan()
        if scan:
            with self.trying():
                found = self.store.papers.scan(self.who, scan)
                if found.media == "image/jpeg":
                    self._picture = f"data:image/jpeg;base64,{base64.b64encode(found.content).decode()}"
                else:
                    self._problem = self.say("is-pdf")

    @Slot()
    def putAway(self) -> None:
        self._picture = ""
        self.calm()

    # What goes out on a stick

    @Slot(str)
    def copyOut(self, why: str) -> None:
        """The chosen paper's scan or photo onto the stick; who and why is entered."""
        found, scan = self._chosen(), self._scan()
        if found is None or not scan:
            return
        with self.trying():
            stick = self._out()
            if not stick.is_stick:
                raise Refused("no-stick", "out")
            prefix = self.say(f"copy-{self._section}")
            name = (
                f"{prefix} {found.kind} {found.id}"
                if self._section == "items"
                else f"{prefix} {found.number}"
            )
            self._start(send_scan(self.store, self.who, scan, why, stick.path, name))

    @Slot()
    def printSheet(self) -> None:
        """The list on the screen as a sheet of A4, on the stick or in the station's own folder."""
        ground = self._session.station.ground
        sheet = OutreachSheet(
            items=self._listed(),
            kelurahan=self._kelurahan,
            dusun=self._dusun,
            campaign=self._campaign and self._campaign_text(),
            wadah=ground.campaign.agency.wadah.name,
            kiosk=self._session.station.code,
            day=self.today,
            invented=ground.settings.station.demo,
        )
        with self.trying():
            said, out = words(self._official, "reports"), self._out().path
            self._start(send_sheet(self.store, self.who, sheet, out, said))

    def _out(self) -> Target:
        """Where files go: a stick with room, else the station's own folder."""
        found = targets(self._folder, writing=True)
        return found[preferred(found)]

    def _start(self, work: Any) -> None:
        self._runner.start(work, self._written, self._failed)

    def _written(self, file: Path) -> None:
        if self._session.staff is None:
            return
        self._notice = self.say("written", file=file.name, folder=file.parent.name)
        self.changed.emit()

    def _failed(self, code: str, detail: str) -> None:
        if self._session.staff is not None:
            self.refuse(code)
            self.changed.emit()

    def _progressed(self) -> None:
        if self._runner.busy:
            self._session.touched()
        self.changed.emit()

    # Inside

    @property
    def _folder(self) -> Path:
        return self._session.station.ground.folder

    @property
    def _right(self) -> str:
        return "outreach" if self._section == "items" else "agency"

    def _save(self, made: Any) -> int:
        papers = self.store.papers
        save: Any = {
            "items": papers.save_item,
            "agreements": papers.save_agreement,
            "certificates": papers.save_certificate,
            "events": papers.save_event,
        }[self._section]
        found = int(save(self.who, made).id)
        self._saved()
        return found

    def _read(self) -> None:
        papers = self.store.papers
        if not self.may("outreach"):
            self._items, self._papers, self._places = (), (), []
        elif self._section == "items":
            self._items = papers.items()
            mine = in_place(self._items, "", "", self._campaign)
            counts = rules.by_place(mine, self.today)
            if not self._everywhere and (self._kelurahan, self._dusun) not in [each.name for each in counts]:
                self._kelurahan, self._dusun = counts[0].name if counts else ("", "")
            self._places = view.place_rows(rules.tally(mine, self.today), counts, self._kelurahan, self.say)
            self._papers = self._listed()
        else:
            lists: Any = {"agreements": papers.agreements, "certificates": papers.certificates}
            self._papers = lists.get(self._section, papers.events)()

    def _listed(self) -> tuple[rules.OutreachItem, ...]:
        return in_place(self._items, self._kelurahan, self._dusun, self._campaign)

    def _chosen(self) -> Any:
        return next((each for each in self._papers if each.id == self._id), None)

    def _scan(self) -> int:
        found = self._chosen()
        return int(getattr(found, "photo", None) or getattr(found, "scan", None) or 0)

    def _paper_shown(self) -> int:
        ids = [each.id for each in self._papers]
        return ids.index(self._id) if self._id in ids else -1

    def _place_shown(self) -> int:
        names = [(each["kelurahan"], each["dusun"]) for each in self._places]
        here = (self._kelurahan, self._dusun)
        return names.index(here) if here in names else -1

    def _kinds_text(self) -> str:
        counts = rules.by_kind(self._listed(), self.today)
        return view.kinds_text(counts, self.say) if self._section == "items" else ""

    def _campaigns(self) -> list[Map]:
        own = self._session.station.ground.campaign
        counts = rules.by_campaign(self._items, self.today)
        return view.campaign_rows(counts, own.id, own.manifest.title, self.say)

    def _campaign_text(self) -> str:
        named = {each["key"]: each["name"] for each in self._campaigns()}
        return named.get(self._campaign, self.say("all-campaigns"))

    def _row(self, paper: Any) -> Map:
        return view.row(paper, self.today, bool(self._kelurahan), self.staff_name, self.say, self.day)

    def _form(self) -> Map:
        found = self._chosen()
        title = self._row(found)["title"] if found else self.say(f"new-{self._section}")
        here = {"kelurahan": self._kelurahan, "dusun": self._dusun, "campaign": self._campaign}
        here["campaign"] = here["campaign"] or self._session.station.ground.campaign.id
        return view.form(self._section, found, title, here, self.today, self.say)
