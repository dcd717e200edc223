"""Holds what every page of the desk stands on: the station, who is signed in, the language, the notice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from kiosk.errors import Problem, Refused

if TYPE_CHECKING:
    from kiosk.staff import Staff
    from kiosk.station import Station


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell whoever is at the desk: a code and what belongs into its words."""

    code: str
    tone: Literal["good", "bad"] = "good"
    values: Mapping[str, object] = field(default_factory=dict)


class Desk:
    """One desk; `seconds` is the monotonic clock, `changed` is called when all pages are to look again.

    `asking` is the number of whoever asks for their rights, on the way from their page to the office.
    """

    def __init__(self, station: Station, seconds: Callable[[], float]) -> None:
        self.station = station
        self.language = station.ground.campaign.languages[0]
        self.store = station.desk()
        self.staff: Staff | None = None
        self.problem: Problem | None = None
        self.notice: Notice | None = None
        self.asking = ""
        self.changed: Callable[[], None] = lambda: None
        self._seconds = seconds
        self._recovery = (0, "")
        self._names: dict[str, str] = {}

    @property
    def who(self) -> Staff:
        """Who is signed in; Refused("locked") when nobody is."""
        if self.staff is None:
            raise Refused("locked")
        return self.staff

    @property
    def language_of_papers(self) -> str:
        """The language of reports and of papers to be kept: the campaign's first."""
        return self.station.ground.campaign.languages[0]

    @property
    def today(self) -> date:
        return self.station.ground.clock.today()

    def staff_name(self, label: str) -> str:
        """The name of whoever of the staff stands in the trace under this label; empty for anybody else."""
        if label.startswith("staff-") and label not in self._names:
            self._names = {each.staff.label: each.name for each in self.store.accounts.all()}
        return self._names.get(label, "")

    def touched(self) -> None:
        """Somebody works at the desk."""

    def now(self) -> float:
        """The monotonic clock, in seconds."""
        return self._seconds()

    def notify(self, code: str, *, tone: Literal["good", "bad"] = "good", **values: object) -> None:
        """Say something over the page until it is put away or the next thing is said."""
        self.notice = Notice(code, tone, values)
        self.changed()

    def put_away(self) -> None:
        """The notice was read, the problem too."""
        self.notice = self.problem = None
        self.changed()

    @property
    def recovery_code(self) -> str:
        """The code that whoever is signed in was given and has not confirmed yet; it is in memory only.

        The desk may lock meanwhile: the code then waits for the same person. After a restart it is gone, and
        a supervisor makes another.
        """
        account, code = self._recovery
        return code if self.staff is not None and self.staff.id == account else ""

    def keep_code(self, code: str) -> None:
        """A new code for whoever is signed in, shown until it is confirmed."""
        self._recovery = (self.who.id, code)
        self.changed()

    def code_noted(self) -> None:
        """It was written down or printed: nothing shows it again."""
        self._recovery = (0, "")
        self.put_away()
