"""The mirror of outreach for QML: what hangs where, agreements, certificates, launches, with their scans."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.agency.outreach import CONDITIONS, ITEM_KINDS, MAX_PHOTO, MAX_SCAN, OutreachItem
from kiosk.agency.sticks import PAPERS, PICTURES, files_on, read_paper, targets
from ui.desk import outreach_forms as forms
from ui.desk.page import DeskPage, Map

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

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._section = SECTIONS[0]
        self._kelurahan = ""
        self._papers: tuple[Any, ...] = ()
        self._places: list[Map] = []
        self._id = 0
        self._files: tuple[Path, ...] = ()
        self._picture = ""

    problem = Property(str, lambda self: self._problem, notify=changed)
    problemField = Property(str, lambda self: self._field, notify=changed)
    notice = Property(str, lambda self: self._notice, notify=changed)
    sections = Property(LIST, lambda self: self._options("section", SECTIONS), constant=True)
    kinds = Property(LIST, lambda self: self._options("kind", ITEM_KINDS), constant=True)
    conditions = Property(LIST, lambda self: self._options("condition", CONDITIONS), constant=True)
    section = Property(str, lambda self: self._section, notify=changed)
    mayChange = Property(
        bool, lambda self: self.may("outreach" if self._section == "items" else "agency"), notify=changed
    )
    kelurahans = Property(LIST, lambda self: self._places, notify=changed)
    kelurahan = Property(int, lambda self: self._kelurahan_place(), notify=changed)
    papers = Property(LIST, lambda self: [self._row(each) for each in self._papers], notify=changed)
    chosen = Property(int, lambda self: self._place(), notify=changed)
    form = Property(MAP, lambda self: self._form(), notify=changed)
    agents = Property(LIST, lambda self: self._agents(), notify=changed)
    warnings = Property(LIST, lambda self: self._warnings(), notify=changed)
    files = Property(LIST, lambda self: self._listed(), notify=changed)
    picture = Property(str, lambda self: self._picture, notify=changed)

    def forget(self) -> None:
        super().forget()
        self._papers, self._places, self._files, self._picture, self._id = (), [], (), "", 0
        self._section, self._kelurahan = SECTIONS[0], ""

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
    def chooseKelurahan(self, place: int) -> None:
        if 0 <= place < len(self._places):
            self._kelurahan, self._id, self._picture = self._places[place]["name"], 0, ""
            self.enter()

    @Slot(int)
    def choose(self, place: int) -> None:
        """A paper of the list; -1 begins a new one."""
        self._id = self._papers[place].id if 0 <= place < len(self._papers) else 0
        self._picture = ""
        self.calm()

    @Slot("QVariantMap", str, str)
    def saveItem(self, typed: dict[str, Any], kind: str, condition: str) -> None:
        """Something that hangs: new, or looked at again today."""
        with self.trying():
            made = forms.item(self._chosen(), typed, kind, condition, self._campaign())
            saved = self.store.papers.save_item(self.who, replace(made, checked=self.today))
            self._id, self._kelurahan = saved.id, saved.kelurahan
            self._read()
            self._notice = self.say("saved")

    @Slot()
    def takeDown(self) -> None:
        """It was removed today."""
        found = self._chosen()
        if found is None:
            return
        with self.trying():
            gone = replace(found, removed=self.today, condition="gone", checked=self.today)
            self.store.papers.save_item(self.who, gone)
            self._read()
            self._notice = self.say("taken-down")

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
        found = targets(self._session.station.ground.folder)
        self._files = files_on(found, PICTURES if self._section == "items" else PAPERS)
        self.calm()

    @Slot(int)
    def attach(self, place: int) -> None:
        """Keep this file, encrypted, with the chosen paper."""
        found = self._chosen()
        if found is None or self._section == "events" or not 0 <= place < len(self._files):
            return
        photo = self._section == "items"
        with self.trying():
            content = read_paper(self._files[place], MAX_PHOTO if photo else MAX_SCAN)
            scan = self.store.papers.add_scan(self.who, content, photo=photo)
            self._save(replace(found, **{"photo" if photo else "scan": scan}))
            self._read()
            self._notice = self.say("attached", self._files[place].name)

    @Slot()
    def look(self) -> None:
        """Show the photo or scan; the look is entered. A PDF has no picture here."""
        scan = self._scan()
        if scan:
            with self.trying():
                found = self.store.papers.scan(self.who, scan)
                if found.media == "image/jpeg":
                    self._picture = f"data:image/jpeg;base64,{base64.b64encode(found.content).decode()}"
                else:
                    self._notice = self.say("is-pdf")

    @Slot()
    def putAway(self) -> None:
        self._picture = ""
        self.calm()

    # Inside

    def _campaign(self) -> str:
        return str(self._session.station.ground.campaign.id)

    def _save(self, made: Any) -> int:
        papers = self.store.papers
        save: Any = {
            "items": papers.save_item,
            "agreements": papers.save_agreement,
            "certificates": papers.save_certificate,
            "events": papers.save_event,
        }[self._section]
        return int(save(self.who, made).id)

    def _read(self) -> None:
        papers = self.store.papers
        if not self.may("outreach"):
            self._papers, self._places = (), []
        elif self._section == "items":
            self._places = self._counted()
            known = [each["name"] for each in self._places]
            if self._kelurahan not in known:
                self._kelurahan = known[0] if known else ""
            self._papers = papers.items(kelurahan=self._kelurahan, hanging=False) if known else ()
        else:
            lists: Any = {"agreements": papers.agreements, "certificates": papers.certificates}
            self._papers = lists.get(self._section, papers.events)()

    def _counted(self) -> list[Map]:
        found: dict[str, list[tuple[str, int, int]]] = {}
        for kelurahan, kind, put_up, hanging in self.store.papers.item_counts():
            found.setdefault(kelurahan, []).append((kind, put_up, hanging))
        return [
            {
                "name": name,
                "title": name,
                "caption": self._in_words(kinds),
                "tag": self.say("hanging", sum(each[2] for each in kinds), sum(each[1] for each in kinds)),
                "tone": "plain",
            }
            for name, kinds in found.items()
        ]

    def _in_words(self, kinds: list[tuple[str, int, int]]) -> str:
        """2 baliho · 3 poster: what hangs now."""
        return " · ".join(f"{hanging} {self.say(f'kind-{kind}').lower()}" for kind, _, hanging in kinds)

    def _chosen(self) -> Any:
        return next((each for each in self._papers if each.id == self._id), None)

    def _scan(self) -> int:
        found = self._chosen()
        return int(getattr(found, "photo", None) or getattr(found, "scan", None) or 0)

    def _place(self) -> int:
        ids = [each.id for each in self._papers]
        return ids.index(self._id) if self._id in ids else -1

    def _kelurahan_place(self) -> int:
        names = [each["name"] for each in self._places]
        return names.index(self._kelurahan) if self._kelurahan in names else -1

    def _names(self) -> dict[int, str]:
        return {account.id: account.name for account in self.store.accounts.all()}

    def _agents(self) -> list[Map]:
        return [
            {"id": str(account.id), "text": account.name}
            for account in self.store.accounts.all()
            if account.role == "agent" and account.active
        ]

    def _row(self, paper: Any) -> Map:
        if isinstance(paper, OutreachItem):
            since = self.say("since", self.day(paper.put_up), paper.dusun or paper.kelurahan)
            return {
                "title": f"{self.say(f'kind-{paper.kind}')} · {paper.place}",
                "caption": self.say("removed-on", self.day(paper.removed)) if paper.removed else since,
                "tag": self.say("removed" if paper.removed else f"condition-{paper.condition}"),
                "tone": "plain" if paper.removed else forms.CONDITION_TONES[paper.condition],
            }
        if self._section == "events":
            people = self.say("came", paper.attendance)
            return {"title": paper.place, "caption": self.day(paper.day), "tag": people, "tone": "plain"}
        end = paper.valid_to if self._section == "agreements" else paper.expires
        title = paper.wadah if self._section == "agreements" else self._names().get(paper.account, "–")
        tag, tone = self._expiry(end)
        return {"title": title, "caption": paper.number, "tag": tag, "tone": tone}

    def _expiry(self, end: Any) -> tuple[str, str]:
        days = (end - self.today).days
        if days < 0:
            return self.say("expired", self.day(end)), "danger"
        return self.say("until", self.day(end)), "warning" if days <= 30 else "plain"

    def _warnings(self) -> list[Map]:
        """Agreement and certificates that have run out or soon will."""
        if not self.may("outreach") or self._section == "items":
            return []
        return [
            {
                "text": self.say(f"expiry-{each.kind}", each.number, self.day(each.expires)),
                "tone": forms.EXPIRY_TONES[each.urgency],
            }
            for each in self.store.papers.expiries()
        ]

    def _form(self) -> Map:
        found = self._chosen()
        names = forms.ITEM if self._section == "items" else forms.FORMS[self._section]
        fresh = {"kelurahan": self._kelurahan, "put_up": f"{self.today:%d-%m-%Y}"}
        return {
            "id": self._id if found else 0,
            "title": self._row(found)["title"] if found else self.say(f"new-{self._section}"),
            "kind": getattr(found, "kind", ITEM_KINDS[0]),
            "condition": getattr(found, "condition", CONDITIONS[0]),
            "removed": bool(getattr(found, "removed", None)),
            "account": str(getattr(found, "account", "")),
            "hasScan": self._scan() > 0,
            "fields": [
                {
                    "id": name,
                    "caption": self.say(f"field-{name}"),
                    "text": forms.shown(found, name) if found else fresh.get(name, ""),
                    "wide": name in forms.WIDE,
                }
                for name in names
            ],
        }

    def _listed(self) -> list[Map]:
        return [
            {"title": path.name, "caption": str(path.parent), "tag": "", "tone": "plain"}
            for path in self._files
        ]

    def _options(self, prefix: str, ids: tuple[str, ...]) -> list[Map]:
        return [{"id": each, "text": self.say(f"{prefix}-{each}")} for each in ids]
