"""Defines the words of one language as texts/<language>.toml writes them."""

from kiosk.campaign.parts import Part

RECEIPT_LABELS = (
    "campaign",
    "title",
    "not-member",
    "date",
    "place",
    "name",
    "nik",
    "no-nik",
    "occupation",
    "programmes",
    "price",
    "price-village",
    "price-other",
    "per-month",
    "ask-agent",
    "scan",
    "next",
    "agent",
    "hours",
    "keep",
    "warning",
    "rights",
    "consent",
    "consent-pending",
    "chain",
    "copy",
)
"""The labels that a receipt needs."""

MESSAGES = (
    "whatsapp",
    "whatsapp-first",
    "whatsapp-reminder",
    "whatsapp-lapse",
    "slip-title",
    "slip-reminder",
    "slip-lapse",
    "slip-visit",
    "slip-first",
    "whatsapp-paid",
    "whatsapp-first-paid",
    "whatsapp-reminder-paid",
    "whatsapp-lapse-paid",
    "slip-reminder-paid",
    "slip-lapse-paid",
    "slip-visit-paid",
    "slip-first-paid",
    "payer-village",
    "payer-other",
)
"""The texts prepared for the agent to send or print."""


class CampaignWords(Part, frozen=True):
    """Name and purpose line, as on baliho and receipt."""

    name: str
    tagline: str
    purpose: str


class Calendar(Part, frozen=True):
    """Twelve months, long and short, of a language that the program itself does not speak."""

    months: tuple[str, ...]
    short: tuple[str, ...]


class ProgrammeWords(Part, frozen=True):
    """A programme's full name, the short word on a button, and what it pays in one sentence."""

    name: str
    short: str
    pays: str


class ProtectionWords(Part, frozen=True):
    """The two combinations that a BPU may choose."""

    two: str
    three: str


class SlideText(Part, frozen=True):
    """One picture of the attract loop."""

    headline: str
    line: str


class CardText(Part, frozen=True):
    """Title, two or three short sentences, and a note in small type where the truth needs one."""

    title: str
    body: tuple[str, ...]
    note: str = ""


class QuestionText(Part, frozen=True):
    """A question as people ask it, and its answer."""

    question: str
    answer: tuple[str, ...]


class StoryText(Part, frozen=True):
    """A what-if story; one text a scene."""

    title: str
    scenes: tuple[str, ...]
    note: str = ""


class BenefitText(Part, frozen=True):
    """The caption of a benefit, and its value where that is a word."""

    caption: str
    word: str = ""


class PointText(Part, frozen=True):
    """One line of the consent screen: what is asked and the answer."""

    label: str
    value: str


class ConsentText(Part, frozen=True):
    """The consent as it is written; {controller}, {address}, {contact} and {months} are filled in."""

    title: str
    agree: str
    agree_note: str
    contact: str
    contact_note: str
    points: dict[str, PointText]
    full: tuple[str, ...]


class AgencyWords(Part, frozen=True):
    """Sentences about the agent."""

    who: str
    when: str
    none: str
    beware: str
    agreement: str


class TextFile(Part, frozen=True, omit_defaults=True):
    """texts/<language>.toml."""

    campaign: CampaignWords
    programmes: dict[str, ProgrammeWords]
    protection: ProtectionWords
    forms: dict[str, str]
    slides: dict[str, SlideText]
    cards: dict[str, CardText]
    questions: dict[str, QuestionText]
    stories: dict[str, StoryText]
    benefits: dict[str, BenefitText]
    consent: ConsentText
    receipt: dict[str, str]
    occupations: dict[str, str]
    tiles: dict[str, str]
    agency: AgencyWords
    figures: dict[str, str]
    slogans: dict[str, str]
    outcomes: dict[str, str]
    reasons: dict[str, str]
    messages: dict[str, str]
    calendar: Calendar | None = None
