"""Gives the pages of the desk words, days, a refusal to show, and forgetting when locked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from kiosk.agency.accounts.roles import may
from kiosk.campaign.texts import Texts
from kiosk.campaign.wording import unbroken
from kiosk.clock import local
from kiosk.errors import Refused, StoreError
from kiosk.staff import Staff
from kiosk.words import interface

if TYPE_CHECKING:
    from kiosk.agency.agency import Agency
    from kiosk.desk.session import DeskSession
    from ui.main_thread import MainThread

Map = dict[str, Any]
"""A QVariantMap: what QML sees as an object."""


class DeskPage(QObject):
    """One page's state; `table` names its words. A refusal stays until the next thing is tried.

    A page declares `changed`, `problem`, `problemField` and `notice` itself: QML reads only its own class.
    """

    changed: Any
    table = ""

    def __init__(self, session: DeskSession, worker: MainThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._problem = ""
        self._field = ""
        self._notice = ""

    def stop(self) -> None:
        """Long work ends at the next chance."""
        if runner := getattr(self, "_runner", None):
            runner.stop()

    def calm(self) -> None:
        """What was said is read."""
        self._problem = self._field = self._notice = ""
        self.changed.emit()

    def forget(self) -> None:
        """The desk is locked: nothing that was shown stays in memory."""
        self._problem = self._field = self._notice = ""

    @property
    def _language(self) -> str:
        return self._session.language

    @property
    def _official(self) -> str:
        """The language of reports and of slips to be kept: the campaign's first."""
        return self._session.station.ground.campaign.languages[0]

    @property
    def store(self) -> Agency:
        return self._session.store

    @property
    def who(self) -> Staff:
        return self._session.who

    @property
    def texts(self) -> Texts:
        return self._session.station.ground.campaign.text(self._language)

    @property
    def today(self) -> date:
        return self._session.station.ground.clock.today()

    def may(self, right: str) -> bool:
        return self._session.staff is not None and may(self._session.staff, right)

    def say(self, key: str, **values: object) -> str:
        """One word of this page with its places filled."""
        return interface(self._language)(self.table, key, **values)

    def day(self, day: date | None) -> str:
        """21 Nov 2026, empty for None."""
        return unbroken(self.texts.calendar.day(day)) if day else ""

    def moment(self, at: datetime) -> str:
        """21 Nov 2026, 09.14, on the kiosk's wall clock."""
        there = local(at, self._session.station.ground.settings.station.utc_offset_hours)
        return unbroken(self.texts.calendar.moment(there)).replace(",\u00a0", ", ")

    def staff_name(self, label: str) -> str:
        """The name of whoever stands in the trace under this label."""
        said = interface(self._language)
        return self._session.staff_name(label) or said.find("staff", label) or said("staff", "gone")

    def note(self, text: str) -> None:
        """Say that something went well."""
        self._notice = text

    def refuse(self, code: str, field: str = "") -> None:
        """Say why not; codes without a word of this page are looked for among the desk's."""
        self._field, self._notice = field, ""
        said = interface(self._language)
        self._problem = said.find(self.table, f"no-{code}") or said("deskProblems", code)

    @contextmanager
    def trying(self) -> Iterator[None]:
        """What is refused inside, or cannot be written, is said on this page."""
        self._problem = self._field = self._notice = ""
        try:
            yield
        except Refused as refused:
            self.refuse(refused.code, refused.field)
        except StoreError:
            self.refuse("store")
        self.changed.emit()
