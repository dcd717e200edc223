"""Gives the mirrors of the core's pages the desk's session, its words, and its printing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from kiosk.desk.parts.page import Page
    from kiosk.desk.printouts import PaperWork
    from kiosk.desk.session import DeskSession
    from ui.desk.parts.wording import Wording


class Mirror(QObject):
    """Shows one page of the session; `table` names its words, `print_paper` prints what that page makes.

    A mirror declares `changed` and what it shows itself: QML reads only its own class.
    """

    changed: Any
    table = ""

    def __init__(
        self,
        session: DeskSession,
        said: Wording,
        parent: QObject,
        print_paper: Callable[[PaperWork | None], None] = lambda work: None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._said = said
        self._print = print_paper

    def reflect(self, page: Page) -> None:
        """From now on this page's changes are this mirror's."""
        page.changed = self.changed.emit
        page.progressed = getattr(self, "progressChanged", self.changed).emit

    def say(self, key: str, **values: object) -> str:
        """One word of this page."""
        return self._said(self.table, key, **values)

    def problem_text(self, page: Page) -> str:
        """What was refused last and what to do about it; also bad news that came of no fault of anybody's."""
        if page.problem is not None:
            return self._said.advice(self.table, page.problem.code, page.problem.detail)
        return self._notice_text(page, "bad")

    def problem_field(self, page: Page) -> str:
        """The field under which the problem stands."""
        return page.problem.field if page.problem is not None else ""

    def notice_text(self, page: Page) -> str:
        """What went well."""
        return self._notice_text(page, "good")

    def progress_text(self, page: Page) -> str:
        """How much of the present step of long work is done."""
        done, total = page.task.progress
        return self.say("progress", done=done, total=total) if total > 3 else self.say("working")

    def _notice_text(self, page: Page, tone: str) -> str:
        found = page.notice
        if found is None or found.tone != tone:
            return ""
        return self.say(found.code, **{name: self._said.value(value) for name, value in found.values.items()})
