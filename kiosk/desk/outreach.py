"""Holds the outreach page: what hangs where, agreements, certificates, launches, with their scans."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kiosk.agency.outreach import forms
from kiosk.agency.outreach import items as rules
from kiosk.calendar import read_day
from kiosk.desk.parts.page import Page
from kiosk.drives import PAPERS, PICTURES, files_on, preferred, read_paper, targets
from kiosk.errors import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.agency.accounts.rows import Account
    from kiosk.agency.outreach.items import Expiry, OutreachItem, PlaceTally, Tally
    from kiosk.agency.outreach.store import Scan
    from kiosk.desk.parts.desk import Desk
    from kiosk.drives import Target
    from kiosk.work import Work

SECTIONS = ("items", *forms.FORMS)
EVERYWHERE = ("", "")
REASONS = ("for-branch", "for-village", "for-wadah", "own-file")
"""Why a paper leaves the encrypted file; one's own words may be typed instead."""


class Outreach(Page):
    """Four lists and the chosen paper of one; `files` are papers on the sticks to choose a scan from.

    `expiries` are all papers that run out within three months, the most urgent first, and `expiries_changed`
    tells of them. `shown` is the scan that is being looked at.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.expiries: tuple[Expiry, ...] = ()
        self.expiries_changed: Callable[[], None] = lambda: None
        self.forget()

    def forget(self) -> None:
        super().forget()
        self.section = SECTIONS[0]
        self.kelurahan = self.dusun = self.campaign = ""
        self._everywhere = False
        self._items: tuple[OutreachItem, ...] = ()
        self.papers: tuple[Any, ...] = ()
        self.places: tuple[PlaceTally, ...] = ()
        self.agents: tuple[Account, ...] = ()
        self.files: tuple[Path, ...] = ()
        self._choose(0)
        self._expire(())

    def _choose(self, paper: int) -> None:
        self._id = paper
        self.shown: Scan | None = None

    def enter(self) -> None:
        with self.trying():
            self._read()

    def look(self) -> None:
        """Which papers run out: at every page, and after one was saved."""
        self._expire(self.store.documents.expiries() if self.may("outreach") else ())

    def _expire(self, found: tuple[Expiry, ...]) -> None:
        if found != self.expiries:
            self.expiries = found
            self.expiries_changed()

    @property
    def pressing(self) -> tuple[Expiry, ...]:
        """The papers that have run out or will within a month."""
        return tuple(each for each in self.expiries if each.urgency != "coming")

    @property
    def may_change(self) -> bool:
        """Whether this role enters papers of this list."""
        return self.may("outreach" if self.section == "items" else "agency")

    # -- lists -------------------------------------------------------------------------------------

    def show(self, section: str) -> None:
        """Another of the four lists."""
        if section in SECTIONS:
            self.section = section
            self._choose(0)
            self.enter()

    def choose_place(self, place: int) -> None:
        """One of the open places: a kelurahan, one of its dusun, or everywhere."""
        if 0 <= place < len(self.open_places):
            chosen = self.open_places[place]
            self.kelurahan, self.dusun = chosen.name
            self._everywhere = chosen.name == EVERYWHERE
            self._choose(0)
            self.enter()

    def choose_campaign(self, campaign: str) -> None:
        """Show only one campaign's items; empty: all."""
        self.campaign, self.kelurahan, self.dusun = campaign, *EVERYWHERE
        self._choose(0)
        self.enter()

    def choose(self, place: int) -> None:
        """A paper of the list; -1 begins a new one."""
        self._choose(self.papers[place].id if 0 <= place < len(self.papers) else 0)
        self.calm()

    @property
    def chosen(self) -> Any:
        """The chosen paper; None for a new one."""
        return next((each for each in self.papers if each.id == self._id), None)

    @property
    def open_places(self) -> tuple[PlaceTally, ...]:
        """Everywhere, then each kelurahan; the dusun of the chosen one below it."""
        if self.section != "items":
            return ()
        whole = rules.PlaceTally("", "", rules.tally(self._of_campaign(), self.desk.today), ())
        return (whole, *(each for each in self.places if not each.dusun or each.kelurahan == self.kelurahan))

    @property
    def kinds(self) -> tuple[tuple[str, Tally], ...]:
        """What hangs at the chosen place, kind by kind."""
        if self.section != "items":
            return ()
        return tuple(rules.by_kind(self.listed(), self.desk.today))

    @property
    def campaigns(self) -> dict[str, Tally]:
        """Every campaign that is known, this pack's first, with what hangs of it."""
        own = self.desk.station.ground.campaign.id
        return {own: rules.Tally()} | dict(rules.by_campaign(self._items, self.desk.today))

    def listed(self) -> tuple[OutreachItem, ...]:
        """The items at the chosen place, of the chosen campaign."""
        from kiosk.agency.outreach.sheet import in_place

        return in_place(self._items, self.kelurahan, self.dusun, self.campaign)

    def _of_campaign(self) -> tuple[OutreachItem, ...]:
        from kiosk.agency.outreach.sheet import in_place

        return in_place(self._items, *EVERYWHERE, self.campaign)

    def _read(self) -> None:
        papers = self.store.documents
        self.agents = tuple(
            each for each in self.store.accounts.all() if each.role == "agent" and each.active
        )
        if not self.may("outreach"):
            self._items, self.papers, self.places = (), (), ()
        elif self.section == "items":
            self._items = papers.items()
            self.places = tuple(rules.by_place(self._of_campaign(), self.desk.today))
            names = [each.name for each in self.places]
            if not self._everywhere and (self.kelurahan, self.dusun) not in names:
                self.kelurahan, self.dusun = names[0] if names else EVERYWHERE
            self.papers = self.listed()
        else:
            lists: Any = {"agreements": papers.agreements, "certificates": papers.certificates}
            self.papers = lists.get(self.section, papers.events)()

    # -- what is entered ---------------------------------------------------------------------------

    def save_item(self, typed: forms.Typed, kind: str, condition: str, campaign: str) -> None:
        """Something that hangs: new, or looked at again."""
        from kiosk.agency.outreach.sheet import in_place

        with self.trying():
            saved = self._save(forms.item(self.chosen, typed, kind, condition, campaign))
            self._id = saved.id
            if not in_place((saved,), self.kelurahan, self.dusun, self.campaign):
                self.kelurahan, self.dusun, self.campaign = saved.kelurahan, "", ""
            self._read()
            self.note("saved")

    def take_down(self, day: str) -> None:
        """It was removed on this day, as typed."""
        self._change(lambda found: replace(found, removed=read_day(day, "removed")), "taken-down")

    def put_back(self) -> None:
        """It was not removed after all."""
        self._change(lambda found: replace(found, removed=None), "put-back")

    def _change(self, make: Callable[[OutreachItem], OutreachItem], done: str) -> None:
        found = self.chosen
        if isinstance(found, rules.OutreachItem):
            with self.trying():
                saved = self._save(make(found))
                self._read()
                self.note(done, **({"day": saved.removed} if saved.removed else {}))

    def save_paper(self, typed: forms.Typed, account: int) -> None:
        """An agreement, a certificate or a launch: new or changed."""
        with self.trying():
            self._id = self._save(forms.paper(self.section, self.chosen, typed, account)).id
            self._read()
            self.note("saved")

    def _save(self, made: Any) -> Any:
        papers = self.store.documents
        save: Mapping[str, Any] = {
            "items": papers.save_item,
            "agreements": papers.save_agreement,
            "certificates": papers.save_certificate,
            "events": papers.save_event,
        }
        saved = save[self.section](self.who, made)
        self.look()
        return saved

    # -- scans -------------------------------------------------------------------------------------

    def look_for_files(self) -> None:
        """Papers and photos on the sticks, the newest first."""
        found = targets(self.desk.station.ground.folder)
        self.files = files_on(found, PICTURES if self.section == "items" else PAPERS)
        self.calm()

    def attach(self, place: int) -> None:
        """Keep this file, encrypted, with the chosen paper."""
        found = self.chosen
        if found is None or self.section == "events" or not 0 <= place < len(self.files):
            return
        photo = self.section == "items"
        with self.trying():
            content = read_paper(self.files[place], rules.MAX_PHOTO if photo else rules.MAX_SCAN)
            scan = self.store.documents.add_scan(self.who, content, photo=photo)
            self._save(replace(found, **{"photo" if photo else "scan": scan}))
            self._read()
            self.note("attached", file=self.files[place].name)

    @property
    def scan(self) -> int:
        """The chosen paper's scan or photo; 0 for none."""
        return int(getattr(self.chosen, "photo", None) or getattr(self.chosen, "scan", None) or 0)

    def look_at_scan(self) -> None:
        """Show the photo or scan; the look is entered. A PDF has no picture here: it can be copied out."""
        if self.scan:
            with self.trying():
                found = self.store.documents.scan(self.who, self.scan)
                if found.media != "image/jpeg":
                    raise Refused("is-pdf")
                self.shown = found

    def put_away(self) -> None:
        """The picture was seen."""
        self.shown = None
        self.calm()

    # -- what goes out on a stick ------------------------------------------------------------------

    def copy_out(self, why: str, name: str) -> None:
        """The chosen paper's scan or photo onto the stick under this name; who and why is entered."""
        from kiosk.desk.tasks.documents import send_scan

        if self.scan:
            with self.trying():
                stick = self._out()
                if not stick.is_stick:
                    raise Refused("no-stick", "out")
                self._send(send_scan(self.store, self.who, self.scan, why, stick.path, name))

    def print_sheet(self, campaign: str) -> None:
        """The list on the screen as A4, on the stick or in the station's own folder; `campaign` in words."""
        from kiosk.agency.outreach.sheet import OutreachSheet
        from kiosk.desk.tasks.documents import send_sheet
        from kiosk.words import words

        ground = self.desk.station.ground
        sheet = OutreachSheet(
            items=self.listed(),
            kelurahan=self.kelurahan,
            dusun=self.dusun,
            campaign=campaign,
            wadah=ground.campaign.agency.wadah.name,
            kiosk=self.desk.station.code,
            day=self.desk.today,
            invented=ground.settings.station.demo,
        )
        with self.trying():
            said, out = words(self.desk.language_of_papers, "reports"), self._out().path
            self._send(send_sheet(self.store, self.who, sheet, out, said))

    def _out(self) -> Target:
        """Where files go: a stick with room, else the station's own folder."""
        found = targets(self.desk.station.ground.folder, writing=True)
        return found[preferred(found)]

    def _send(self, work: Work) -> None:
        self.begin(work, lambda file: self.note("written", file=file.name, folder=file.parent.name))
