"""Words what the desk says: the interface's words, the campaign's texts, days, in one language."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kiosk.campaign.texts import Texts
from kiosk.campaign.wording import unbroken
from kiosk.clock import local
from kiosk.words import interface, mend

if TYPE_CHECKING:
    from kiosk.campaign.campaign import Campaign
    from kiosk.desk.parts.desk import Desk

Map = dict[str, Any]
"""A QVariantMap: what QML sees as an object."""


def place(dusun: str, rt: str, rw: str = "") -> str:
    """Dusun Karya, RT 02 / RW 01; as much of it as is known."""
    name = dusun.title() if dusun.isupper() else dusun
    called = "" if not name else name if name.lower().startswith("dusun") else f"Dusun {name}"
    numbers = " / ".join(f"{kind} {number}" for kind, number in (("RT", rt), ("RW", rw)) if number)
    return ", ".join(part for part in (called, unbroken(numbers)) if part)


class Wording:
    """Words for one desk, in the language that it speaks at the moment, or in that of a paper."""

    def __init__(self, session: Desk, language: str = "") -> None:
        self.session = session
        self._of_paper = language if language in session.station.ground.campaign.languages else ""

    @property
    def language(self) -> str:
        return self._of_paper or self.session.language

    def __call__(self, table: str, key: str, **values: object) -> str:
        """One word of the interface with its places filled."""
        return interface(self.language)(table, key, **values)

    def find(self, table: str, key: str) -> str:
        """The word as it is written, empty where there is none."""
        return interface(self.language).find(table, key)

    @property
    def campaign(self) -> Campaign:
        return self.session.station.ground.campaign

    @property
    def texts(self) -> Texts:
        return self.session.station.ground.campaign.text(self.language)

    @property
    def today(self) -> date:
        return self.session.station.ground.clock.today()

    def picture(self, occupation: str) -> str:
        """The picture of a kind of work."""
        campaign = self.session.station.ground.campaign
        found = campaign.occupation(occupation)
        return campaign.picture(found.picture).as_uri() if found else ""

    def occupation(self, slug: str) -> str:
        return self.texts.occupations.get(slug, slug)

    def programmes(self, chosen: tuple[str, ...]) -> str:
        """The pack's word for the usual combinations, else the short names."""
        from kiosk.receipt.issue import worded_programmes

        return worded_programmes(chosen, self.texts)

    def outcome(self, slug: str) -> str:
        return self.texts.outcomes.get(slug, slug)

    def reason(self, slug: str) -> str:
        """A reason of the pack's or the desk's list in words, or what somebody typed."""
        return self.texts.reasons.get(slug) or self.find("reasons", slug) or slug

    def day(self, day: date) -> str:
        """21 Nov 2026."""
        return unbroken(self.texts.calendar.day(day))

    def short_day(self, day: date) -> str:
        """21 Nov."""
        return unbroken(self.texts.calendar.short_day(day))

    def weekday(self, day: date) -> str:
        """Sel 24 Nov."""
        name = self("weekdays", f"d{day.weekday()}")
        return unbroken(f"{name} {self.texts.calendar.short_day(day)}")

    def moment(self, at: datetime) -> str:
        """21 Nov 2026, 09.14, on the kiosk's wall clock."""
        there = local(at, self.session.station.ground.settings.station.utc_offset_hours)
        return unbroken(self.texts.calendar.moment(there)).replace(",\u00a0", ", ")

    def value(self, value: object) -> object:
        """What belongs into a notice, as it is read: days and moments in words."""
        if isinstance(value, datetime):
            return self.moment(value)
        return self.day(value) if isinstance(value, date) else value

    def month(self, month: str) -> str:
        """November 2026, for YYYY-MM."""
        return self.texts.calendar.month(month) if month else ""

    def staff(self, label: str) -> str:
        """Who stands in the trace under this label: staff by name, the branch and machines by a word."""
        return self.session.staff_name(label) or self.find("staff", label) or self("staff", "gone")

    def advice(self, table: str, code: str, detail: str = "") -> str:
        """What to do about a code: in a page's own words, the desk's, those of files; never nothing."""
        for where, key in ((table, f"no-{code}"), ("deskProblems", code), ("exchange", f"no-{code}")):
            if self.find(where, key):
                return self(where, key, detail=detail)
        return mend(code, self.language) or self("exchange", "no-other", detail=code)

    def slip(self, code: str) -> str:
        """A refusal in words."""
        return self("deskProblems", code) if code else ""
