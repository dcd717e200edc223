"""What the mirrors of the core's parts have in common: the desk's session, its words, and its printing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from kiosk.desk.printouts import PaperWork
    from kiosk.desk.session import DeskSession
    from ui.desk.parts.wording import Wording


class Mirror(QObject):
    """Shows one part of the session; `print_paper` prints what that part makes."""

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
