"""Mirrors outreach for QML: what hangs where, agreements, certificates, launches, with their scans."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.calendar import write_day
from ui.desk.parts.mirror import Mirror
from ui.desk.views import outreach as view

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
MAP: Any = "QVariantMap"


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Outreach(Mirror):  # type: ignore[operator]
    """Four lists and one form; `files` are papers on the sticks to choose a scan from."""

    changed = Signal()
    table = view.TABLE

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._page = self._session.outreach
        self.reflect(self._page)

    problem = Property(str, lambda self: self.problem_text(self._page), notify=changed)
    problemField = Property(str, lambda self: self.problem_field(self._page), notify=changed)
    notice = Property(str, lambda self: self.notice_text(self._page), notify=changed)
    busy = Property(bool, lambda self: self._page.task.busy, notify=changed)
    sections = Property(LIST, lambda self: view.sections(self._page, self._said), notify=changed)
    kinds = Property(LIST, lambda self: view.kinds(self._said), notify=changed)
    conditions = Property(LIST, lambda self: view.conditions(self._said), notify=changed)
    section = Property(str, lambda self: self._page.section, notify=changed)
    mayChange = Property(bool, lambda self: self._page.may_change, notify=changed)
    todayText = Property(str, lambda self: write_day(self._said.today), notify=changed)
    places = Property(LIST, lambda self: view.places(self._page, self._said), notify=changed)
    place = Property(int, lambda self: view.place(self._page), notify=changed)
    hangingKinds = Property(str, lambda self: view.hanging_kinds(self._page, self._said), notify=changed)
    campaigns = Property(LIST, lambda self: view.campaigns(self._page, self._said), notify=changed)
    campaign = Property(str, lambda self: self._page.campaign, notify=changed)
    campaignText = Property(str, lambda self: view.campaign_text(self._page, self._said), notify=changed)
    papers = Property(LIST, lambda self: view.rows(self._page, self._said), notify=changed)
    chosen = Property(int, lambda self: view.chosen(self._page), notify=changed)
    form = Property(MAP, lambda self: view.form(self._page, self._said), notify=changed)
    agents = Property(LIST, lambda self: view.agents(self._page), notify=changed)
    files = Property(LIST, lambda self: view.file_rows(self._page), notify=changed)
    picture = Property(str, lambda self: view.picture(self._page), notify=changed)
    reasons = Property(LIST, lambda self: view.reasons(self._said), notify=changed)

    @Slot(str)
    def show(self, section: str) -> None:
        self._page.show(section)

    @Slot(int)
    def choosePlace(self, place: int) -> None:
        self._page.choose_place(place)

    @Slot(str)
    def chooseCampaign(self, campaign: str) -> None:
        self._page.choose_campaign(campaign)

    @Slot(int)
    def choose(self, place: int) -> None:
        self._page.choose(place)

    @Slot()
    def calm(self) -> None:
        self._page.calm()

    @Slot("QVariantMap", str, str, str)
    def saveItem(self, typed: dict[str, Any], kind: str, condition: str, campaign: str) -> None:
        self._page.save_item(typed, kind, condition, campaign)

    @Slot(str)
    def takeDown(self, day: str) -> None:
        self._page.take_down(day)

    @Slot()
    def putBack(self) -> None:
        self._page.put_back()

    @Slot("QVariantMap", int)
    def savePaper(self, typed: dict[str, Any], account: int) -> None:
        self._page.save_paper(typed, account)

    @Slot()
    def lookForFiles(self) -> None:
        self._page.look_for_files()

    @Slot(int)
    def attach(self, place: int) -> None:
        self._page.attach(place)

    @Slot()
    def look(self) -> None:
        self._page.look_at_scan()

    @Slot()
    def putAway(self) -> None:
        self._page.put_away()

    @Slot(str)
    def copyOut(self, why: str) -> None:
        self._page.copy_out(why, view.copy_name(self._page, self._said))

    @Slot()
    def printSheet(self) -> None:
        shown = view.campaign_text(self._page, self._said) if self._page.campaign else ""
        self._page.print_sheet(shown)
