"""What the pages of the desk have in common: a problem to show, and forgetting all when it is locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.errors import Problem, Refused, StoreError

if TYPE_CHECKING:
    from kiosk.agency.agency import Agency
    from kiosk.desk.desk import Desk
    from kiosk.staff import Staff


class Page:
    """One page's state. `changed` is called after every change; `problem` is what was refused last."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.problem: Problem | None = None
        self.changed: Callable[[], None] = lambda: None

    @property
    def store(self) -> Agency:
        return self.desk.store

    @property
    def who(self) -> Staff:
        """Who is signed in; Refused("locked") when nobody is."""
        return self.desk.who

    def enter(self) -> None:
        """The page is shown now."""

    def tick(self, now: float) -> None:
        """Time passes; `now` is in monotonic seconds."""

    def forget(self) -> None:
        """The desk is locked: nothing that was shown stays in memory."""
        self.problem = None

    @contextmanager
    def trying(self) -> Iterator[None]:
        """What is refused inside, or cannot be written, becomes the problem of this page."""
        self.problem = None
        try:
            yield
        except Refused as refused:
            self.problem = Problem(refused.field, refused.code)
        except StoreError:
            self.problem = Problem("", "store")
        self.changed()
