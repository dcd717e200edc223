"""Words what each screen says aloud in each of its states: title, choices, price, the way on (pure)."""

from collections.abc import Callable
from datetime import date

from kiosk.people.nik import NikReading
from kiosk.visit import flow
from kiosk.visit.context import Facts, consent_words, reading
from kiosk.visit.visit import Step
from kiosk.voice import plan
from kiosk.voice.parts import Name, Signs, Value
from kiosk.voice.sentence import Sentence
from kiosk.voice.speaker import Scene, Speaker

CHOICES = ("register", "learn", "price", "check", "agent")


def speech(scene: Scene, facts: Facts, language: str) -> tuple[Sentence, ...]:
    """Everything that a screen says aloud; ValueError for a number that is too large."""
    speaker = Speaker(scene, facts, language)
    if scene.broken:
        speaker.word("notReady", "title", "text")
        speaker.say("code", code=Signs(scene.broken))
    elif scene.asking:
        speaker.word("idle", "title", "text")
    elif scene.visit is None:
        speaker.read(f"{speaker.texts.campaign.name}.", speaker.texts.campaign.tagline)
        speaker.word("help", "attract")
    elif scene.visit.confirming:
        speaker.word("assist", "confirmTitle")
        speaker.say("confirm")
    else:
        if scene.visit.problem is not None:
            speaker.word("problems", scene.visit.problem.code)
        SCREENS[scene.visit.step](speaker)
    return tuple(speaker.said)


def _home(speaker: Speaker) -> None:
    speaker.word("home", "title")
    speaker.choices(*(speaker.words("home", key) for key in CHOICES))
    speaker.word("help", "home")


def _consent(speaker: Speaker) -> None:
    text = consent_words(speaker.facts, speaker.language)
    blank = speaker.texts.consent
    speaker.read(text.title)
    for point, own in zip(blank.points, text.points, strict=True):
        speaker.read(f"{point.label}:")
        if point.value == "{controller}":
            speaker.said.append((Name(own.value),))
        else:
            speaker.read(own.value)
    speaker.choices(text.agree, text.agree_note, text.contact, text.contact_note)
    speaker.word("help", "agree" if speaker.visit.step is Step.AGREE else "consent")
    speaker.way_on()


def _nik(speaker: Speaker) -> None:
    speaker.word("nik", "title", "caption")
    typed = speaker.visit.nik
    if len(typed) != 16:
        if typed:
            speaker.fill("nik", "missing", {"count": 16 - len(typed)})
        speaker.word("help", "nik")
        return
    _read_back(speaker, reading(speaker.visit, speaker.facts))
    speaker.way_on()


def _read_back(speaker: Speaker, found: NikReading) -> None:
    """Date, sex and place: what may be heard by others, and nothing of the digits."""
    if "century-ambiguous" in found.flags:
        speaker.word("readBack", "century")
        speaker.choices(*(str(day.year) for day in found.birth_dates))
    elif not found.birth_dates:
        speaker.word("readBack", "doubt")
    else:
        sex = "Female" if found.sex == "female" else "Male"
        if found.region is None:
            speaker.say(f"noPlace{sex}", day=found.birth_dates[0])
        else:
            name = found.region.regency or found.region.province
            kind, _, own = name.partition(" ") if name.startswith(("Kabupaten ", "Kota ")) else ("", "", name)
            speaker.say(f"readBack{sex}", day=found.birth_dates[0], kind=kind, place=Name(own))


def _age(speaker: Speaker) -> None:
    young = flow.age_exit(speaker.visit, speaker.facts) == "age-under-15"
    kind = "young" if young else "old"
    speaker.word("age", f"{kind}Title", f"{kind}Text", f"{kind}Todo")
    speaker.way_on()


def _name(speaker: Speaker) -> None:
    speaker.word("name", "title", "caption")
    speaker.word("help", "name")
    speaker.way_on()


def _phone(speaker: Speaker) -> None:
    speaker.word("phone", "title", "caption", "whose")
    speaker.choices(*(speaker.words("phone", key) for key in ("self", "family", "neighbour", "without")))
    speaker.word("help", "phone")
    speaker.way_on()


def _address(speaker: Speaker) -> None:
    visit = speaker.visit
    speaker.word("address", "title")
    if visit.dusun:
        speaker.say("chosen", chosen=Name(visit.dusun))
    elif speaker.facts.dusun:
        speaker.say("choices")
        speaker.said += [(Name(each),) for each in speaker.facts.dusun]
    for key, typed in (("rt", visit.rt), ("rw", visit.rw)):
        if typed:
            speaker.say(key, **{key: int(typed)})
    speaker.word("help", "address")
    speaker.way_on()


def _work(speaker: Speaker) -> None:
    speaker.word("work", "title")
    if chosen := speaker.visit.occupation:
        speaker.say("chosen", chosen=speaker.texts.occupations[chosen])
    else:
        speaker.choices(*(f"{speaker.texts.tiles[tile.id]}." for tile in speaker.facts.campaign.tiles))
        speaker.word("help", "work")
    speaker.way_on()


def _not_bpu(speaker: Speaker) -> None:
    speaker.word("notBpu", "title", "text", "todo")
    speaker.way_on()


def _review(speaker: Speaker) -> None:
    """What is filled in, without digits and names; the work and the price as they are."""
    visit, words = speaker.visit, speaker.words
    speaker.word("review", "title")
    filled = words("speech", "filled")
    owner = "" if visit.without_phone else visit.phone_owner
    phone = {"family": "phoneFamily", "neighbour": "phoneNeighbour"}.get(owner, "phone")
    rows = (
        ("nik", filled if visit.nik else words("review", "noNik")),
        ("name", filled),
        (phone, words("review", "noPhone") if visit.without_phone else filled),
        ("occupation", speaker.texts.occupations.get(visit.occupation, "")),
    )
    for key, value in rows:
        speaker.read(f"{words('review', key)}: {value}.")
    plan.price(speaker)
    speaker.word("help", "review")
    speaker.way_on()


def _receipt(speaker: Speaker) -> None:
    speaker.word("receipt", "title", "notYet")
    if speaker.scene.number:
        speaker.say("number", number=Signs(speaker.scene.number))
    speaker.word("receipt", "next")
    if speaker.scene.paper:
        speaker.word("paper", speaker.scene.paper)
    speaker.way_on()


def _topics(speaker: Speaker) -> None:
    speaker.word("topics", "title")
    texts = speaker.texts
    titles = [card.title for card in texts.cards] + [story.title for story in texts.stories]
    speaker.choices(*titles, speaker.words("topics", "questions"))
    speaker.word("help", "topics")


def _cards(speaker: Speaker) -> None:
    """The whole topic that was chosen, page after page."""
    kind, _, chosen = speaker.visit.topic.partition(":")
    if kind == "card":
        for card in speaker.texts.cards:
            if card.id == chosen:
                speaker.read(card.title, *card.body, card.note)
    elif kind == "story":
        for story in speaker.texts.stories:
            if story.id == chosen:
                speaker.read(story.title, *(scene.text for scene in story.scenes), story.note)
    else:
        for each in speaker.texts.questions:
            speaker.read(each.question, *each.answer)
    speaker.way_on()


def _check(speaker: Speaker) -> None:
    speaker.word("check", "title", "caption")
    speaker.way_on()


def _status(speaker: Speaker) -> None:
    found = speaker.visit.status
    speaker.word("status", "title")
    if found is not None:
        speaker.word("status", found.result, found.advice)
        days = {"until": found.covered_until, "since": found.since, "day": found.as_of}
        values: dict[str, Value] = {key: date.fromisoformat(day) for key, day in days.items() if day}
        for key in status_lines(found.result, found.covered_until, found.since, found.as_of):
            speaker.fill("status", key, values)
    speaker.way_on()


def status_lines(result: str, until: str, since: str, as_of: str) -> tuple[str, ...]:
    """Which lines of the words `status` tell what is paid, and always the day of what this kiosk knows."""
    if not as_of:
        return ()
    if result == "ahead":
        return ("paidFrom", "asOf")
    if until:
        return ("paidUntil", "paidAgain", "asOf") if since else ("paidUntil", "asOf")
    return ("asOf",)


def _withdraw(speaker: Speaker) -> None:
    speaker.word("withdraw", "title", "what", "free", "caption")
    speaker.way_on()


def _withdrawn(speaker: Speaker) -> None:
    speaker.word("withdraw", "doneTitle", "doneText", "doneTodo")
    speaker.way_on()


def _prove(speaker: Speaker) -> None:
    speaker.word("agree", "title", "what", "free", "caption")
    speaker.way_on()


def _agreed(speaker: Speaker) -> None:
    speaker.word("agree", "doneTitle", "doneText", "doneTodo")
    speaker.way_on()


def _agent(speaker: Speaker) -> None:
    names = speaker.scene.agents
    if names is None:
        names = tuple(agent.name for agent in speaker.facts.campaign.agency.agents)
    speaker.word("agent", "title")
    if names:
        speaker.said += [(Name(name),) for name in names]
        speaker.say("hours")
    else:
        speaker.read(speaker.texts.agency.none)
    speaker.read(speaker.texts.agency.beware)
    speaker.way_on()


SCREENS: dict[Step, Callable[[Speaker], None]] = {
    Step.HOME: _home,
    Step.CONSENT: _consent,
    Step.NIK: _nik,
    Step.AGE: _age,
    Step.NAME: _name,
    Step.PHONE: _phone,
    Step.ADDRESS: _address,
    Step.WORK: _work,
    Step.NOT_BPU: _not_bpu,
    Step.PLAN: plan.plan,
    Step.INCOME: plan.income,
    Step.PROTECTION: plan.protection,
    Step.PERIOD: plan.period,
    Step.REVIEW: _review,
    Step.RECEIPT: _receipt,
    Step.TOPICS: _topics,
    Step.CARDS: _cards,
    Step.CHECK: _check,
    Step.STATUS: _status,
    Step.WITHDRAW: _withdraw,
    Step.WITHDRAWN: _withdrawn,
    Step.AGREE: _consent,
    Step.PROVE: _prove,
    Step.AGREED: _agreed,
    Step.AGENT: _agent,
}
