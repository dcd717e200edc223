"""How the desk says things: the interface's words, the campaign's texts, days, in one language."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kiosk.campaign.texts import Texts
from kiosk.campaign.wording import month_name, unbroken
from kiosk.clock import local
from kiosk.words import mend
from ui.words import word

if TYPE_CHECKING:
    from kiosk.desk.session import DeskSession

Map = dict[str, Any]
"""A QVariantMap: what QML sees as an object."""


def named(label: str, names: dict[str, str], language: str) -> str:
    """Who stands in the trace under this label: staff by name, the branch and machines by a word."""
    known = names.get(label) or word(language, "staff", label)
    return word(language, "staff", "gone") if known.startswith("‹") else known


def place(dusun: str, rt: str, rw: str = "") -> str:
    """Dusun Karya, RT 02 / RW 01; as much of it as is known."""
    name = dusun.title() if dusun.isupper() else dusun
    called = "" if not name else name if name.lower().startswith("dusun") else f"Dusun {name}"
    numbers = " / ".join(f"{kind} {number}" for kind, number in (("RT", rt), ("RW", rw)) if number)
    return ", ".join(part for part in (called, unbroken(numbers)) if part)


class Wording:
    """Words for one desk, in the language that it speaks at the moment, or in that of a paper."""

    def __init__(self, session: DeskSession, language: str = "") -> None:
        self.session = session
        self._of_paper = language if language in session.station.ground.campaign.languages else ""
        self._names: dict[str, str] = {}

    @property
    def language(self) -> str:
        return self._of_paper or self.session.language

    def __call__(self, table: str, key: str, *values: object) -> str:
        """One word of the interface with %1, %2 filled in."""
        text = word(self.language, table, key)
        for place, value in enumerate(values, 1):
            text = text.replace(f"%{place}", str(value))
        return text

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
        found = self.texts.reasons.get(slug) or self("reasons", slug)
        return slug if found.startswith("‹") else found

    def day(self, day: date) -> str:
        """21 Nov 2026."""
        return unbroken(f"{day.day} {self.texts.calendar.short[day.month - 1]} {day.year}")

    def weekday(self, day: date) -> str:
        """Sel 24 Nov."""
        name = self("weekdays", f"d{day.weekday()}")
        return unbroken(f"{name} {day.day} {self.texts.calendar.short[day.month - 1]}")

    def moment(self, at: datetime) -> str:
        """21 Nov 09.15, with the year when it is not this one."""
        there = local(at, self.session.station.ground.settings.station.utc_offset_hours)
        day = f"{there.day} {self.texts.calendar.short[there.month - 1]}"
        year = "" if there.year == self.today.year else f" {there.year}"
        return unbroken(f"{day}{year}") + f" {there:%H.%M}"

    def full_moment(self, at: datetime) -> str:
        """21 Nov 2026, 09.14: with its year always, for what is kept for years."""
        there = local(at, self.session.station.ground.settings.station.utc_offset_hours)
        return f"{self.day(there.date())}, {there:%H.%M}"

    def value(self, value: object) -> object:
        """What belongs into a notice, as it is read: days and moments in words."""
        if isinstance(value, datetime):
            return self.full_moment(value)
        return self.day(value) if isinstance(value, date) else value

    def month(self, month: str) -> str:
        """November 2026, for YYYY-MM."""
        return month_name(month, self.texts) if month else ""

    def staff(self, label: str) -> str:
        """The name of whoever stands in the trace under this label."""
        if label not in self._names:
            self._names = {each.staff.label: each.name for each in self.session.store.accounts.all()}
        return named(label, self._names, self.language)

    def advice(self, table: str, code: str, detail: str = "") -> str:
        """What to do about a code: in a page's own words, the desk's, those of files; never nothing."""
        for where, key in ((table, f"no-{code}"), ("deskProblems", code), ("exchange", f"no-{code}")):
            if not (text := self(where, key, detail)).startswith("‹"):
                return text
        return mend(code, self.language) or self("exchange", "no-other", code)

    def slip(self, code: str) -> str:
        """A refusal in words."""
        return self("deskProblems", code) if code else ""
