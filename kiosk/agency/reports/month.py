"""A month in figures, as plain values, and the words in which paper and sheet say them."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from kiosk.agency.followups.entries import Place
from kiosk.agency.followups.incentives import Towards, towards
from kiosk.calendar import first_day, last_day
from kiosk.paths import RESOURCES

WORDS = RESOURCES / "data" / "reports"


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
    had reached at least; `protected` are members whose paid time had not run out then. `coverage_target` is
    what the supervisor set, None where nothing is. `paid_for` counts who registered in the month by who else
    pays. `invented`: a demo station's figures.
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
    target: int
    protected: int
    members_total: int
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
    invented: bool = False

    @property
    def incentive(self) -> int:
        return sum(agent.incentive for agent in self.agents)

    @property
    def towards(self) -> Towards:
        """How far the agents came; the target is each one's."""
        return towards((agent.members for agent in self.agents if agent.has_target), self.target)

    @property
    def known_before(self) -> int:
        return sum(agent.known_before for agent in self.agents)

    @property
    def first(self) -> date:
        return first_day(self.month)

    @property
    def last(self) -> date:
        return last_day(self.month)


class Words:
    """The words of one language: `words("cards", "members_of", target=25)`."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self._tables = tables
        self.language = str(tables["language"])

    def __call__(self, table: str, key: str, **values: object) -> str:
        """The text with its placeholders filled; a key that is not there is shown as it is."""
        text = str(self._tables[table].get(key, key))
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def listed(self, table: str, key: str) -> tuple[str, ...]:
        return tuple(self._tables[table][key])

    def has(self, table: str, key: str) -> bool:
        return key in self._tables[table]

    def programmes(self, key: str) -> str:
        """What "jkk jkm" is called; nothing is left to say of an erased person."""
        if not key:
            return self("plots", "unknown")
        return self("programmes", key) if self.has("programmes", key) else key.upper()

    def day(self, day: date) -> str:
        """21 November 2026."""
        return f"{day.day} {self.listed('months', 'long')[day.month - 1]} {day.year}"

    def short_day(self, day: date) -> str:
        """21 Nov."""
        return f"{day.day} {self.listed('months', 'long')[day.month - 1][:3]}"

    def month(self, month: str) -> str:
        """November 2026, for YYYY-MM."""
        return f"{self.listed('months', 'long')[int(month[5:]) - 1]} {month[:4]}"

    def number(self, value: int) -> str:
        """1.234 or 1,234."""
        return f"{value:,}".replace(",", self("format", "thousands"))


@lru_cache(maxsize=4)
def words(language: str) -> Words:
    """The report's words; Indonesian where the language has none."""
    file = WORDS / f"{language}.toml"
    if not file.is_file():
        file = WORDS / "id.toml"
    return Words(tomllib.loads(file.read_text(encoding="utf-8")))


def towards_text(came: Towards, say: Words) -> tuple[str, str]:
    """Two lines: how many agents reached the target, and what is missing."""
    reached = say("cards", "members_agents", reached=came.reached, agents=came.agents, target=came.target)
    left = say("cards", "members_left", left=say.number(came.left)) if came.left else ""
    return reached, left or say("cards", "members_done")
