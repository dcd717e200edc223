"""Holds one piece of long work of a page: begun, driven step by step, stopped, ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kiosk.errors import KioskError
from kiosk.work import Aside, Work

Done = Callable[[Any], None]
Failed = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from an Aside: its value, or what was refused."""

    value: Any = None
    error: KioskError | None = None


class Task:
    """One piece at a time. `begun` is called when one begins: without a window it is done at one go.

    `changed` is called when it begins and ends; `progress`: so much of so much of the present step is done.
    """

    def __init__(self, changed: Callable[[], None] = lambda: None) -> None:
        self.begun: Callable[[], None] = self.finish
        self.changed = changed
        self.progress = (0, 0)
        self.work: Work | None = None
        self._done: Done = lambda value: None
        self._failed: Failed = lambda code, detail: None
        self._stopping = False

    @property
    def busy(self) -> bool:
        return self.work is not None

    @property
    def share(self) -> float:
        """How much of the present step is done, 0 to 1."""
        done, total = self.progress
        return done / total if total else 0.0

    def start(self, work: Work, done: Done, failed: Failed) -> None:
        """Begin, unless something runs: `done` gets the value, `failed` a code and its detail."""
        if self.busy:
            return
        self.work, self._done, self._failed = work, done, failed
        self._stopping, self.progress = False, (0, 0)
        self.changed()
        self.begun()

    def stop(self) -> None:
        """Cancel at the next chance: nothing half is left."""
        self._stopping = True

    def step(self, answer: Answer | None = None) -> Aside | None:
        """Go on until the next Slice, or answer the Aside that is to be called before the step after."""
        work = self.work
        if work is None:
            return None
        try:
            if answer is None and self._stopping:
                work.close()
                self._end(lambda: self._failed("cancelled", ""))
                return None
            # What was done beside the screen is done: only between two slices there is still a choice.
            if answer is None:
                step = next(work)
            elif answer.error is not None:
                step = work.throw(answer.error)
            else:
                step = work.send(answer.value)
        except StopIteration as end:
            result = end.value
            self._end(lambda: self._done(result))
            return None
        except KioskError as refused:
            code, detail = refused.code, refused.detail
            self._end(lambda: self._failed(code, detail))
            return None
        if isinstance(step, Aside):
            return step
        self.progress = (step.done, step.total)
        return None

    def call(self, aside: Aside) -> Answer:
        """Do an Aside, on whatever thread; a stopped task is told to its Tell."""

        def tell(done: int, total: int) -> bool:
            self.progress = (done, total)
            return not self._stopping

        try:
            return Answer(aside.call(tell))
        except KioskError as refused:
            return Answer(error=refused)

    def lost(self) -> None:
        """An Aside had a bug: nothing of the work goes on."""
        if self.work is not None:
            self.work.close()
            self._end(lambda: self._failed("bug", ""))

    def finish(self) -> None:
        """Do the rest at one go, for who has no screen to keep alive."""
        work = self.work
        while self.work is work is not None:
            aside = self.step()
            while aside is not None:
                aside = self.step(self.call(aside))

    def _end(self, tell: Callable[[], None]) -> None:
        self.work = None
        tell()
        self.changed()
