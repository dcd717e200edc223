"""Reads the desk's figures for one dashboard from the store's tallies in one go."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kiosk.agency.exchange.store import Bundles
from kiosk.agency.followups.incentives import Towards, towards
from kiosk.agency.followups.queue_store import Lists
from kiosk.agency.outreach.items import Tally, tally
from kiosk.agency.outreach.store import Documents
from kiosk.agency.reports.counts import Reports
from kiosk.agency.reports.figures import Figures
from kiosk.calendar import add_months, first_day, last_day, month_of, week_start
from kiosk.campaign.followup import IncentiveRule
from kiosk.store.part import TracedStore

if TYPE_CHECKING:
    from kiosk.agency.reports.figures import AgentMonth, Funnel, Slice, VillageCoverage

WEEKS = 12
MONTHS = 3
"""How many months, the shown one among them, the people's groups are counted over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """What the dashboard says today of one month. No figure names a villager; agents are named.

    `queue`, `unsent` and `last_bundle` are those of today, `first_month` is that of the first registration.
    `members` are the month's first contributions, `towards` how far the agents came with them. `staying`
    has for each month after the first paid one (could have paid, did). `unsent` counts entries that the
    branch has not been told of, `last_bundle` is when it was last told. `occupations`, `dusun` and
    `programmes` count who registered in the MONTHS months up to this one.
    """

    today: date
    first_month: str
    month: str
    members: int
    towards: Towards
    rule: IncentiveRule
    queue: dict[str, int]
    oldest_overdue: date | None
    unsent: int
    last_bundle: date | None
    weeks: tuple[tuple[date, int], ...]
    days: tuple[tuple[date, int], ...]
    outcomes: tuple[tuple[str, int], ...]
    staying: tuple[tuple[int, int], ...]
    funnel: "Funnel"
    occupations: "tuple[Slice, ...]"
    dusun: "tuple[Slice, ...]"
    programmes: "tuple[Slice, ...]"
    agents: "tuple[AgentMonth, ...]"
    wadah_share: int
    coverage: "VillageCoverage"
    outreach: Tally

    @property
    def to_contact(self) -> int:
        """New people, those to be met today and those who should have been met before."""
        return self.queue["new"] + self.queue["due-today"] + self.queue["overdue"]


def read_dashboard(ground: TracedStore, month: str = "") -> Dashboard:
    """The dashboard as of now, its figures those of a month (YYYY-MM), by default this one."""
    today = ground.store.clock.today()
    month = month or month_of(today)
    until = min(today, last_day(month))
    figures, since = Figures(ground), add_months(month, 1 - MONTHS)
    agents = tuple(each for each in figures.agents(month) if each.label.startswith("staff-"))
    sent = max((ledger.made_on for ledger in Bundles(ground).ledgers()), default="")
    return Dashboard(
        today=today,
        first_month=figures.first_month(),
        month=month,
        members=figures.new_members(month)[0],
        towards=towards(
            (each.incentive.new_members for each in agents if each.has_target),
            ground.rules.incentive.monthly_target,
        ),
        rule=ground.rules.incentive,
        queue=Lists(ground).counts(),
        oldest_overdue=figures.oldest_overdue(),
        unsent=Bundles(ground).unsent(),
        last_bundle=date.fromisoformat(sent) if sent else None,
        weeks=figures.per_week(week_start(until) - timedelta(weeks=WEEKS - 1), until),
        days=figures.per_day(first_day(month), until),
        outcomes=Reports(ground).outcomes(first_day(month), until),
        staying=figures.staying(until),
        funnel=figures.funnel(until),
        occupations=figures.by("occupation", since, month, until),
        dusun=figures.by("dusun", since, month, until),
        programmes=figures.by("programmes", since, month, until),
        agents=agents,
        wadah_share=figures.wadah_share(agents),
        coverage=figures.coverage(until),
        outreach=tally(Documents(ground).items(), today),
    )
