"""Lists every screen in every state that speech tells apart, and all parts of speech that they need."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.campaign.texts import Texts
from kiosk.errors import Problem
from kiosk.visit.context import Facts
from kiosk.visit.visit import Purpose, Status, Step, Visit
from kiosk.voice.parts import Name, Part, shared, spoken_words
from kiosk.voice.sentence import clips
from kiosk.voice.speaker import Scene
from kiosk.voice.speech import speech
from kiosk.voice.voice import Voice
from kiosk.words import words

BLANK = Visit(entry_id="0" * 32, purpose=Purpose.REGISTER, split_plan=True, programmes=("jkk", "jkm"))
NUMBER = "K7M-000123-4"
DAY = "2026-12-01"
LATER = "2027-03-01"


def scenes(facts: Facts, language: str) -> Iterator[tuple[str, Scene]]:
    """Each state by its name: the screen, and after a colon what is special."""
    said, texts = words(language, "screens"), facts.campaign.text(language)
    yield "attract", Scene()
    yield "idle", Scene(visit=BLANK, asking=True)
    yield "notready", Scene(broken="K7M")
    yield "confirm", Scene(visit=replace(BLANK, confirming=True))
    for code in said.tables["problems"]:
        yield f"problem:{code}", _at(Step.NAME, problem=Problem("", code))
    for step in Step:
        yield step.lower(), _at(step)
    yield from _nik(facts)
    yield from _plan(facts, texts)
    for topic in (
        *(f"card:{each.id}" for each in texts.cards),
        *(f"story:{each.id}" for each in texts.stories),
    ):
        yield f"cards:{topic}", _at(Step.CARDS, topic=topic)
    for key in said.tables["paper"]:
        yield (
            f"receipt:{key}",
            Scene(visit=replace(BLANK, step=Step.RECEIPT), number=NUMBER, paper=key),
        )
    for key in said.tables["status"]:
        if advice := key if key.endswith("-advice") else "":
            result = advice.removesuffix("-advice")
            yield f"status:{result}", _status(result)
            yield f"status:{result}:paid", _status(result, LATER, DAY)
    yield "agent:nobody", Scene(visit=replace(BLANK, step=Step.AGENT), agents=())


def _at(step: Step, **changes: object) -> Scene:
    return Scene(visit=replace(BLANK, step=step, **changes))  # type: ignore[arg-type]


def _status(result: str, until: str = "", as_of: str = "") -> Scene:
    status = Status(
        number=NUMBER,
        result=result,
        advice=f"{result}-advice",
        covered_until=until,
        since=until,
        as_of=as_of,
    )
    return _at(Step.STATUS, status=status)


def _nik(facts: Facts) -> Iterator[tuple[str, Scene]]:
    """A NIK half typed, one that is doubtful, and one born on 17 August 1985 in each regency."""
    for typed in range(1, 16):
        yield f"nik:{typed}", _at(Step.NIK, nik="6" * typed)
    yield "nik:doubt", _at(Step.NIK, nik="6201023113850001")
    yield "nik:unknown-place", _at(Step.NIK, nik="0001021708850001")
    yield "nik:century", _at(Step.NIK, nik="6201020101090001")
    yield "nik:female", _at(Step.NIK, nik="6201025708850001")
    if facts.regions is not None:
        for province in facts.regions.provinces():
            for regency in facts.regions.regencies_of(province.code):
                yield f"nik:{regency.code}", _at(Step.NIK, nik=f"{regency.code}011708850001")


def _plan(facts: Facts, texts: Texts) -> Iterator[tuple[str, Scene]]:
    """Each work, each income, both protections, who has no telephone, and the young and the old."""
    for work in facts.campaign.occupations:
        yield f"work:{work.id}", _at(Step.WORK, occupation=work.id)
        yield f"review:{work.id}", _at(Step.REVIEW, occupation=work.id, bracket=1)
    paid = texts.occupations and facts.campaign.tiles[0].occupation
    for row in facts.campaign.tariffs.brackets:
        for step in (Step.PLAN, Step.INCOME, Step.PERIOD):
            yield f"{step.lower()}:{row.no}", _at(step, occupation=paid, bracket=row.no)
    three = ("jkk", "jkm", "jht")
    yield "protection:three", _at(Step.PROTECTION, programmes=three)
    yield "period:three", _at(Step.PERIOD, occupation=paid, bracket=1, programmes=three)
    for owner in ("family", "neighbour"):
        yield f"review:{owner}", _at(Step.REVIEW, phone_owner=owner)
    yield "review:no-phone", _at(Step.REVIEW, without_phone=True, nik="6201021708850001")
    young = f"620102{facts.today:%d%m}{(facts.today.year - 5) % 100:02}0001"
    yield "age:young", _at(Step.AGE, nik=young)


def missing(facts: Facts, language: str, voice: Voice | None) -> tuple[str, ...]:
    """The states that this voice cannot speak whole."""
    return tuple(
        name
        for name, scene in scenes(facts, language)
        if voice is None or any(clips(each, voice) is None for each in speech(scene, facts, language))
    )


def script(facts: Facts, language: str) -> tuple[Part, ...]:
    """Everything that a whole voice says: numbers, months, letters, places, and all states' sentences."""
    found = {part.key: part for part in shared(words(language, "voice"))}
    for _, scene in scenes(facts, language):
        for sentence in speech(scene, facts, language):
            for each in sentence:
                part = spoken_words(each.text) if isinstance(each, Name) else each
                found[part.key] = part
    return tuple(found.values())
