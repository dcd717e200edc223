"""Gives every page of the desk a problem to show, long work, and forgetting when it is locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kiosk.agency.accounts.roles import may
from kiosk.desk.parts.desk import Notice
from kiosk.desk.parts.task import Task
from kiosk.errors import Problem, Refused, StoreError

if TYPE_CHECKING:
    from kiosk.agency.agency import Agency
    from kiosk.desk.parts.desk import Desk
    from kiosk.desk.parts.task import Done, Failed
    from kiosk.staff import Staff
    from kiosk.work import Work


class Page:
    """One page's state. `changed` is called after every change, `progressed` while long work goes on.

    `problem` is what was refused last, `notice` what went well; both stand until the next thing is tried.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.problem: Problem | None = None
        self.notice: Notice | None = None
        self.changed: Callable[[], None] = lambda: None
        self.progressed: Callable[[], None] = lambda: None
        self.task = Task(self.working)

    @property
    def store(self) -> Agency:
        return self.desk.store

    @property
    def who(self) -> Staff:
        """Who is signed in; Refused("locked") when nobody is."""
        return self.desk.who

    def may(self, right: str) -> bool:
        """Whether somebody is signed in whose role has this right."""
        return self.desk.staff is not None and may(self.desk.staff, right)

    def enter(self) -> None:
        """The page is shown now."""

    def calm(self) -> None:
        """What was said is read."""
        self.problem = self.notice = None
        self.changed()

    def note(self, code: str, **values: object) -> None:
        """Say that something went well; days, moments and numbers in `values` are worded by the window."""
        self.notice = Notice(code, "good", values)

    def tick(self, now: float) -> None:
        """Time passes; `now` is in monotonic seconds."""

    def forget(self) -> None:
        """The desk is locked: nothing that was shown stays in memory."""
        self.problem = self.notice = None

    # -- long work ---------------------------------------------------------------------------------

    def begin(self, work: Work, done: Done, failed: Failed | None = None) -> None:
        """Begin long work unless some runs; nobody is told how it ended once the desk is locked."""

        def if_here(tell: Callable[..., None]) -> Callable[..., None]:
            def told(*values: Any) -> None:
                if self.desk.staff is not None:
                    with self.trying():
                        tell(*values)

            return told

        self.task.start(work, if_here(done), if_here(failed or self.broken_off))

    def broken_off(self, code: str, detail: str) -> None:
        """Long work was refused or cancelled."""
        raise Refused(code, "", detail)

    def working(self) -> None:
        """Long work began, goes on, or ended: whoever waits for it is still at the desk."""
        if self.task.busy:
            self.desk.touched()
        self.progressed()

    # -- what is refused ---------------------------------------------------------------------------

    @contextmanager
    def trying(self) -> Iterator[None]:
        """What is refused inside, or cannot be written, becomes the problem of this page."""
        self.problem = self.notice = None
        try:
            yield
        except Refused as refused:
            self.problem = Problem(refused.field, refused.code, detail=refused.detail)
        except StoreError:
            self.problem = Problem("", "store")
        self.changed()
