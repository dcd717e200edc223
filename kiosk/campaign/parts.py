"""Defines the small values that the pack's language-neutral files hold."""

from datetime import date
from typing import Annotated, Literal

import msgspec

Month = Annotated[str, msgspec.Meta(pattern=r"^[12][0-9]{3}-(0[1-9]|1[0-2])$")]
Count = Annotated[int, msgspec.Meta(ge=0)]
Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
Sector = Literal["transport", "other"]
Programme = Literal["jkk", "jkm", "jht"]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a campaign file; an unknown key is a typo, not an extension."""


class Limits(Part, frozen=True):
    """Ages in years (from `age_from`, up to but not including `age_below`); months unpaid until inactive."""

    age_from: Count
    age_below: Count
    inactive_after_months: Count


class Figure(Part, frozen=True):
    """A number that may be shown: never without the day it was true and who said so."""

    id: str
    kind: Literal["target", "actual"]
    low: int
    high: int
    as_of: str
    source: str


class Figures(Part, frozen=True):
    """figures.toml."""

    figures: tuple[Figure, ...]


class SlidePlace(Part, frozen=True):
    """Where a slide of the attract loop stands and what it shows."""

    id: str
    picture: str
    seconds: int = 7


class CardPlace(Part, frozen=True):
    """A card to read or hear; `programme` ties it to the benefits that can be computed."""

    id: str
    picture: str
    programme: Programme | None = None


class StoryPlace(Part, frozen=True):
    """A what-if story: its person's occupation and one picture a scene."""

    id: str
    picture: str
    occupation: str
    scenes: tuple[str, ...]


class PointPlace(Part, frozen=True):
    """One line of the consent screen."""

    id: str
    picture: str


class ConsentPlace(Part, frozen=True):
    """The consent text's version and the order of its points."""

    version: str
    points: tuple[PointPlace, ...]


class Content(Part, frozen=True):
    """content.toml: what is shown, in which order, with which picture; the words are in texts/."""

    slides: tuple[SlidePlace, ...]
    cards: tuple[CardPlace, ...]
    stories: tuple[StoryPlace, ...]
    questions: tuple[str, ...]
    slogans: tuple[str, ...]
    consent: ConsentPlace
    limits: Limits


class Village(Part, frozen=True):
    """Where the wadah works."""

    name: str
    kind: str
    district: str
    regency: str
    province: str


class Wadah(Part, frozen=True):
    """The organisation that employs the agents."""

    name: str
    kind: str
    address: str


class Agreement(Part, frozen=True):
    """The contract (PKS) between wadah and branch; empty number or dates mean not known."""

    number: str = ""
    signed: date | None = None
    valid_to: date | None = None


class PublicAgent(Part, frozen=True):
    """What anybody may know of an agent; `phone` only where the agent wants it shown.

    `hours` are in Indonesian; `hours_in` says them in other languages.
    """

    name: str
    hours: str
    phone: str = ""
    hours_in: dict[str, str] = {}

    def hours_for(self, language: str) -> str:
        """When the agent is there, in this language where the pack says so."""
        return self.hours_in.get(language, self.hours)


class Controller(Part, frozen=True):
    """Who answers for the personal data; the station's settings go first."""

    name: str
    address: str
    contact: str


class Branch(Part, frozen=True):
    """The branch of BPJS Ketenagakerjaan and the national contact centre."""

    name: str
    contact_centre: str


class Agency(Part, frozen=True):
    """agency.toml; `demo` says that people and numbers in it are invented."""

    wadah: Wadah
    village: Village
    branch: Branch
    controller: Controller
    agreement: Agreement = Agreement()
    agents: tuple[PublicAgent, ...] = ()
    demo: bool = False
