"""Everything the campaign says in one language, words and places joined, as it is shown."""

from hashlib import sha256

import msgspec

from kiosk.campaign.parts import Content, Part
from kiosk.campaign.words import (
    AgencyWords,
    BenefitText,
    Calendar,
    CampaignWords,
    ConsentText,
    ProgrammeWords,
    ProtectionWords,
    TextFile,
)


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


def fill(text: str, values: dict[str, str]) -> str:
    """The text with each {name} that is known replaced; others stay for whoever knows them."""
    if "{" in text:
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
    return text


def compose(language: str, words: TextFile, content: Content, known: dict[str, str]) -> Texts:
    """Words and places together, with the amounts in `known` filled in. KeyError: words are missing."""

    def put(text: str) -> str:
        return fill(text, known)

    def all_of(lines: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(put(line) for line in lines)

    same = ("campaign", "calendar", "programmes", "protection", "forms", "benefits")
    lists = ("occupations", "tiles", "outcomes", "reasons")
    slides, cards, stories = words.slides, words.cards, words.stories
    return Texts(
        language=language,
        **{name: getattr(words, name) for name in (*same, *lists)},
        agency=AgencyWords(
            **{name: put(text) for name, text in msgspec.structs.asdict(words.agency).items()}
        ),
        messages={name: put(text) for name, text in words.messages.items()},
        slides=tuple(
            Slide(
                place.id, place.picture, place.seconds, slides[place.id].headline, put(slides[place.id].line)
            )
            for place in content.slides
        ),
        cards=tuple(
            Card(place.id, place.picture, place.programme, text.title, all_of(text.body), put(text.note))
            for place in content.cards
            for text in (cards[place.id],)
        ),
        questions=tuple(
            Question(name, words.questions[name].question, all_of(words.questions[name].answer))
            for name in content.questions
        ),
        stories=tuple(
            Story(
                place.id,
                place.picture,
                place.occupation,
                text.title,
                tuple(Scene(*pair) for pair in zip(place.scenes, all_of(text.scenes), strict=True)),
                put(text.note),
            )
            for place in content.stories
            for text in (stories[place.id],)
        ),
        consent=_consent(words.consent, content),
        receipt=_receipt(words),
        figures={name: put(text) for name, text in words.figures.items()},
        slogans=tuple(words.slogans[name] for name in content.slogans),
    )


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


def _receipt(words: TextFile) -> dict[str, str]:
    """The labels of the receipt with the months' names, so that a reprint needs no pack."""
    months = {f"month-{n}": name for n, name in enumerate(words.calendar.months, 1)}
    short = {f"short-{n}": name for n, name in enumerate(words.calendar.short, 1)}
    return {**words.receipt, **months, **short}
