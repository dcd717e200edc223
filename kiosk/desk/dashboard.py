"""Holds the dashboard: a month's figures, the signs of invented work, the village's target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.agency.accounts.roles import require
from kiosk.agency.reports.warning_signs import KINDS
from kiosk.calendar import add_months, first_day, last_day, month_of, month_to_report
from kiosk.desk.office import read_count
from kiosk.desk.parts.page import Page

if TYPE_CHECKING:
    from kiosk.agency.followups.incentives import Towards
    from kiosk.agency.reports.dashboard import AgentMonth
    from kiosk.agency.reports.dashboard import Dashboard as Figures
    from kiosk.agency.reports.warning_signs import WarningSign
    from kiosk.desk.parts.desk import Desk

TABS = ("month", "people", "pay", "signs")
SIGNS = KINDS
"""The signs of invented work, kind by kind."""


class Dashboard(Page):
    """A month's figures as they were when the page was opened; `signs` are read when they are asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.forget()

    def forget(self) -> None:
        super().forget()
        self.figures: Figures | None = None
        self.signs: tuple[WarningSign, ...] = ()
        self.tab, self.month = TABS[0], ""

    def enter(self) -> None:
        """Read every figure anew."""
        from kiosk.agency.reports.dashboard import read_dashboard

        self.figures = None
        with self.trying():
            require(self.who, "figures")
            self.month = self.month or month_to_report(self.desk.today)
            self.figures = read_dashboard(self.store.ground, self.month)
            self._look_for_signs()

    def turn(self, months: int) -> None:
        """The figures of so many months later, earlier when negative."""
        if self.reaches(months):
            self.month = add_months(self.month, months)
            self.enter()

    def reaches(self, months: int) -> bool:
        """Whether there are figures so many months on: from the first registration to this month."""
        if self.figures is None:
            return False
        return self.figures.first_month <= add_months(self.month, months) <= month_of(self.desk.today)

    @property
    def tabs(self) -> tuple[str, ...]:
        """What this role may look at."""
        sees_signs = self.may("audit") and self.may("see")
        return tuple(each for each in TABS if each != "signs" or sees_signs)

    def show(self, tab: str) -> None:
        """Another tab."""
        if tab in self.tabs:
            with self.trying():
                self.tab = tab
                self._look_for_signs()

    def _look_for_signs(self) -> None:
        """Only when they are asked for: the look is entered in the trail."""
        if self.tab == "signs" and self.month:
            days = first_day(self.month), last_day(self.month)
            self.signs = self.store.warning_signs.find(self.who, *days)

    # -- whose figures -----------------------------------------------------------------------------

    @property
    def agents(self) -> tuple[AgentMonth, ...]:
        """Every agent's month for whoever sets the target; an agent sees only their own pay."""
        if self.figures is None or self.desk.staff is None:
            return ()
        every, label = self.figures.agents, self.desk.staff.label
        return tuple(each for each in every if self.may("target") or each.label == label)

    @property
    def own(self) -> AgentMonth | None:
        """The month of the agent who is signed in; None for whoever looks after all of them."""
        return None if self.may("target") else next(iter(self.agents), None)

    @property
    def members(self) -> tuple[int, Towards]:
        """New members and how far they are towards the target: one's own, or those of all agents."""
        from kiosk.agency.followups.incentives import towards

        assert self.figures is not None
        if self.own is None:
            return self.figures.members, self.figures.towards
        count = self.own.incentive.new_members
        return count, towards([count], self.figures.rule.monthly_target)

    # -- the village -------------------------------------------------------------------------------

    def set_target(self, workers: str, goal: str) -> None:
        """How many informal workers the village has, and how many are to be covered, as typed."""
        with self.trying():
            self.store.figures.set_target(self.who, read_count(workers), read_count(goal))
        if self.problem is None:
            self.enter()

    def tone(self, outcome: str) -> str:
        """How the pack colours an outcome."""
        rule = self.store.rules.outcome(outcome)
        return rule.tone if rule else "neutral"
