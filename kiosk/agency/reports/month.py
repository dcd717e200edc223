"""Holds a month in figures, and the words in which paper and sheet say them."""

from dataclasses import dataclass
from datetime import date

from kiosk.agency.followups.incentives import Towards, towards
from kiosk.calendar import first_day, last_day
from kiosk.exchange.entries import Place
from kiosk.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentMonth:
    """One agent's month: contacts and new members counted, contributions and expected pay in rupiah.

    `known_before` paid first here but had been members already: they earn nothing and count for no target.
    """

    name: str
    contacts: int
    members: int
    contributions: int
    incentive: int
    known_before: int = 0
    has_target: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DusunMonth:
    """One dusun: who registered in the month, and how many of them are members by its end."""

    name: str
    registered: int
    members: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachCount:
    """One kind of outreach item (`kind`), or one campaign's items (a pack's id), at the end of the month."""

    kind: str
    hanging: int
    put_up: int
    damaged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestCount:
    """Requests under the law on personal data that were received in the month."""

    kind: str
    received: int
    in_time: int
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthReport:
    """Everything that a monthly report says; no name of a villager, no NIK, no phone.

    `month` is YYYY-MM. `funnel` counts all who registered until the month's end by the furthest stage they
    had reached at least; `outcomes` and `occupations` are named already. `protected` were so on its last day
    by what was paid until then, `protected_at_close` by what had been entered too; `in_grace` and `lapsed`
    had paid before. `coverage_target` is what the supervisor set, None where nothing is. `paid_for` counts
    who registered in the month by who else pays. `coming`: the month has not begun. `invented`: a demo
    station's figures.
    """

    month: str
    made_on: date
    kiosk: str
    place: Place
    wadah: str
    registered: int
    registered_before: int
    registered_total: int
    by_day: tuple[int, ...]
    members: int
    known_before: int
    target: int
    protected: int
    protected_at_close: int
    in_grace: int
    lapsed: int
    paid_months: int
    funnel: tuple[tuple[str, int], ...]
    outcomes: tuple[tuple[str, int], ...] = ()
    dusun: tuple[DusunMonth, ...] = ()
    occupations: tuple[tuple[str, int], ...] = ()
    programmes: tuple[tuple[str, int], ...] = ()
    agents: tuple[AgentMonth, ...] = ()
    wadah_share: int = 0
    rule_source: str = ""
    coverage_target: int | None = None
    outreach: tuple[OutreachCount, ...] = ()
    campaigns: tuple[OutreachCount, ...] = ()
    requests: tuple[RequestCount, ...] = ()
    consent_pending: int = 0
    paid_for: tuple[tuple[str, int], ...] = ()
    audit_count: int = 0
    audit_head: str = ""
    coming: bool = False
    invented: bool = False

    @property
    def figures(self) -> dict[str, int]:
        """Every figure under the key of its definition (docs/figures.md), in that order."""
        return {
            "registered": self.registered,
            "registered_total": self.registered_total,
            "contacts": sum(agent.contacts for agent in self.agents),
            "members": self.members,
            "known_before": self.known_before,
            "protected": self.protected,
            "protected_at_close": self.protected_at_close,
            "known_later": self.known_later,
            "in_grace": self.in_grace,
            "lapsed": self.lapsed,
            "paid_months": self.paid_months,
            "contributions": sum(agent.contributions for agent in self.agents),
            "incentive": self.incentive,
            "wadah_share": self.wadah_share,
        }

    @property
    def known_later(self) -> int:
        """Who was protected at the month's end by a payment that was entered after it."""
        return self.protected - self.protected_at_close

    @property
    def incentive(self) -> int:
        return sum(agent.incentive for agent in self.agents)

    @property
    def towards(self) -> Towards:
        """How far the agents came; the target is each one's."""
        return towards((agent.members for agent in self.agents if agent.has_target), self.target)

    @property
    def first(self) -> date:
        return first_day(self.month)

    @property
    def last(self) -> date:
        return last_day(self.month)


def programmes_word(key: str, say: Words) -> str:
    """What "jkk jkm" is called; nothing is left to say of an erased person."""
    if not key:
        return say("plots", "unknown")
    return say.find("programmes", key) or key.upper()


def protected_note(report: MonthReport, say: Words) -> str:
    """Of which day the protected are counted, and how many were known only later."""
    note = say("cards", "protected_note")
    return f"{note} · {say('cards', 'known_later', count=report.known_later)}" if report.known_later else note


def towards_text(came: Towards, say: Words) -> tuple[str, str]:
    """Two lines: how many agents reached the target, and what is missing."""
    reached = say("cards", "members_agents", reached=came.reached, agents=came.agents, target=came.target)
    left = say("cards", "members_left", left=say.number(came.left)) if came.left else ""
    return reached, left or say("cards", "members_done")
