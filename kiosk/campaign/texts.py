"""Joins words and places into everything the campaign says in one language, as it is shown."""

from hashlib import sha256
from typing import Any

import msgspec

from kiosk.campaign.parts import Content, Part
from kiosk.campaign.words import (
    AgencyWords,
    BenefitText,
    CampaignWords,
    ConsentText,
    ProgrammeWords,
    ProtectionWords,
    TextFile,
)
from kiosk.words import Calendar, calendar, fill


class Slide(Part, frozen=True):
    """A slide of the attract loop, in order."""

    id: str
    picture: str
    seconds: int
    headline: str
    line: str


class Card(Part, frozen=True):
    """A card to read or hear."""

    id: str
    picture: str
    programme: str | None
    title: str
    body: tuple[str, ...]
    note: str


class Question(Part, frozen=True):
    """A question with its answer."""

    id: str
    question: str
    answer: tuple[str, ...]


class Scene(Part, frozen=True):
    """One picture of a story and what it says."""

    picture: str
    text: str


class Story(Part, frozen=True):
    """A what-if story."""

    id: str
    picture: str
    occupation: str
    title: str
    scenes: tuple[Scene, ...]
    note: str


class ConsentPoint(Part, frozen=True):
    """One line of the consent screen."""

    id: str
    picture: str
    label: str
    value: str


class ConsentWords(Part, frozen=True):
    """The consent as it is shown; `sha256` (hex) proves later which words were agreed to."""

    version: str
    title: str
    agree: str
    agree_note: str
    contact: str
    contact_note: str
    points: tuple[ConsentPoint, ...]
    full: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """Over every word shown, as canonical JSON."""
        return sha256(msgspec.json.encode(self)).hexdigest()

    def filled(self, **values: str) -> "ConsentWords":
        """The same with {controller}, {address}, {contact} and {months} filled in, as given."""

        def put(text: str) -> str:
            return fill(text, values)

        return msgspec.structs.replace(
            self,
            points=tuple(msgspec.structs.replace(point, value=put(point.value)) for point in self.points),
            full=tuple(put(line) for line in self.full),
        )


class Texts(Part, frozen=True):
    """Everything the campaign says in one language."""

    language: str
    campaign: CampaignWords
    calendar: Calendar
    programmes: dict[str, ProgrammeWords]
    protection: ProtectionWords
    forms: dict[str, str]
    slides: tuple[Slide, ...]
    cards: tuple[Card, ...]
    questions: tuple[Question, ...]
    stories: tuple[Story, ...]
    benefits: dict[str, BenefitText]
    consent: ConsentWords
    receipt: dict[str, str]
    occupations: dict[str, str]
    tiles: dict[str, str]
    agency: AgencyWords
    figures: dict[str, str]
    slogans: tuple[str, ...]
    outcomes: dict[str, str]
    reasons: dict[str, str]
    messages: dict[str, str]


def _filled(value: Any, known: dict[str, str]) -> Any:
    """The same tables and lists with every text filled."""
    if isinstance(value, str):
        return fill(value, known)
    if isinstance(value, dict):
        return {key: _filled(each, known) for key, each in value.items()}
    return [_filled(each, known) for each in value]


def compose(language: str, written: TextFile, content: Content, known: dict[str, str]) -> Texts:
    """Words and places together, with what is in `known` filled in. KeyError: words are missing."""
    words = msgspec.convert(_filled(msgspec.to_builtins(written), known), TextFile)
    own = words.calendar
    months = Calendar(own.months, own.short) if own else calendar(language)
    cards, stories = words.cards, words.stories
    return Texts(
        language=language,
        calendar=months,
        **{name: getattr(words, name) for name in _ALIKE},
        slides=tuple(
            Slide(place.id, place.picture, place.seconds, words.slides[place.id].headline, line)
            for place in content.slides
            for line in (words.slides[place.id].line,)
        ),
        cards=tuple(
            Card(place.id, place.picture, place.programme, text.title, text.body, text.note)
            for place in content.cards
            for text in (cards[place.id],)
        ),
        questions=tuple(
            Question(name, words.questions[name].question, words.questions[name].answer)
            for name in content.questions
        ),
        stories=tuple(
            Story(place.id, place.picture, place.occupation, text.title, scenes, text.note)
            for place in content.stories
            for text in (stories[place.id],)
            for scenes in (tuple(map(Scene, place.scenes, text.scenes)),)
        ),
        consent=_consent(words.consent, content),
        receipt=_receipt(words, months),
        slogans=tuple(words.slogans[name] for name in content.slogans),
    )


_ALIKE = (
    "campaign",
    "programmes",
    "protection",
    "forms",
    "benefits",
    "occupations",
    "tiles",
    "agency",
    "figures",
    "outcomes",
    "reasons",
    "messages",
)
"""The sections that are shown as they are written."""


def _consent(text: ConsentText, content: Content) -> ConsentWords:
    return ConsentWords(
        version=content.consent.version,
        title=text.title,
        agree=text.agree,
        agree_note=text.agree_note,
        contact=text.contact,
        contact_note=text.contact_note,
        points=tuple(
            ConsentPoint(place.id, place.picture, text.points[place.id].label, text.points[place.id].value)
            for place in content.consent.points
        ),
        full=text.full,
    )


def _receipt(words: TextFile, calendar: Calendar) -> dict[str, str]:
    """The labels of the receipt with the months' names, so that a reprint needs no pack."""
    months = {f"month-{n}": name for n, name in enumerate(calendar.months, 1)}
    short = {f"short-{n}": name for n, name in enumerate(calendar.short, 1)}
    return {**words.receipt, **months, **short}
