"""Holds the diagnostics page: what is well, what to fix, a test print, a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.desk.parts.page import Page
from kiosk.drives import chosen_again, targets

if TYPE_CHECKING:
    from kiosk.desk.parts.desk import Desk
    from kiosk.diagnostics import Finding
    from kiosk.drives import Target


class Diagnostics(Page):
    """The findings of the last look, the worst first, and where a backup may go."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.forget()

    def forget(self) -> None:
        super().forget()
        self.findings: tuple[Finding, ...] = ()
        self.targets: tuple[Target, ...] = ()
        self.target = 0

    def enter(self) -> None:
        """Look at everything, and which sticks are there."""
        from kiosk.diagnostics import look_at

        kept = self.targets[self.target].path if self.targets else None
        with self.trying():
            self.targets = targets(self.desk.station.ground.folder, writing=True)
            self.target = chosen_again(self.targets, kept)
            self.begin(look_at(self.desk.station, self.store, self.who), self._looked)

    def choose_target(self, place: int) -> None:
        """Where a backup goes."""
        if 0 <= place < len(self.targets):
            self.target = place
            self.changed()

    def print_test(self) -> None:
        """Print the test page; the printer's state is told."""
        from kiosk.desk.tasks.diagnostics import print_test

        with self.trying():
            self.begin(print_test(self.desk.station, self.who), self._printed)

    def back_up(self) -> None:
        """An encrypted copy on the chosen place."""
        from kiosk.desk.tasks.diagnostics import back_up

        with self.trying():
            folder = self.targets[self.target].path
            self.begin(
                back_up(self.desk.station, self.who, folder), lambda name: self.note("backed-up", file=name)
            )

    def confirm(self) -> None:
        """What the store tells was read and done; everything is looked at again."""
        from kiosk.desk.tasks.diagnostics import confirm

        with self.trying():
            confirm(self.desk.station, self.who)
            self.enter()
            self.note("confirmed")

    def _looked(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings

    def _printed(self, state: str) -> None:
        self.note("test-printed", state=state)
