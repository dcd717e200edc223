"""Words what one can learn, how far a receipt has come, who the agents are (pure)."""

from datetime import date

from kiosk.session import Session
from kiosk.visit.visit import Status
from kiosk.voice.speech import status_lines
from ui.visit.wording import Map, picture, plain, say, styled, texts

QUESTIONS_PICTURE = "raised-hand.png"


def topics(session: Session) -> list[Map]:
    """What one can learn about: the cards, the stories, and the questions as one."""
    pack = texts(session)
    found = [{"id": f"card:{card.id}", "text": card.title, "picture": card.picture} for card in pack.cards]
    found += [
        {"id": f"story:{story.id}", "text": story.title, "picture": story.picture} for story in pack.stories
    ]
    found.append(
        {"id": "questions:", "text": say(session, "topics", "questions"), "picture": QUESTIONS_PICTURE}
    )
    return [topic | {"picture": picture(session, topic["picture"])} for topic in found]


def cards(session: Session) -> list[Map]:
    """The pages of the chosen topic: title, picture, two or three sentences, a note in small type."""
    kind, _, chosen = (session.visit.topic if session.visit else "").partition(":")
    pack = texts(session)
    if kind == "card":
        return [
            _page(session, card.title, card.picture, card.body, card.note)
            for card in pack.cards
            if card.id == chosen
        ]
    if kind == "story":
        return [
            _page(
                session,
                story.title,
                scene.picture,
                (scene.text,),
                story.note if scene is story.scenes[-1] else "",
            )
            for story in pack.stories
            if story.id == chosen
            for scene in story.scenes
        ]
    return [_page(session, each.question, QUESTIONS_PICTURE, each.answer, "") for each in pack.questions]


def _page(session: Session, title: str, image: str, lines: tuple[str, ...], note: str) -> Map:
    return {"title": title, "picture": picture(session, image), "lines": list(lines), "note": note}


TONES = {
    "covered": "success",
    "not-member": "warning",
    "registered": "warning",
    "ahead": "warning",
    "overdue": "warning",
    "ended": "danger",
}
STATUS_PICTURES = {
    "covered": "umbrella",
    "ahead": "spiral-calendar",
    "overdue": "spiral-calendar",
    "ended": "spiral-calendar",
}


def status(session: Session) -> Map:
    """Status of a receipt in words that tell nothing about the person."""
    found = session.visit.status if session.visit else None
    if found is None:
        return {"number": "", "title": "", "text": "", "covered": "", "tone": "plain", "picture": "receipt"}
    return {
        "number": found.number,
        "title": say(session, "status", found.result),
        "text": say(session, "status", found.advice),
        "covered": _covered(session, found),
        "tone": TONES.get(found.result, "plain"),
        "picture": STATUS_PICTURES.get(found.result, "receipt"),
    }


def _covered(session: Session, found: Status) -> str:
    """What is paid, and always the day of what this kiosk knows."""
    pack = texts(session)
    until, since, known = (
        pack.calendar.long_day(date.fromisoformat(day)) if day else ""
        for day in (found.covered_until, found.since, found.as_of)
    )
    lines = status_lines(found.result, found.covered_until, found.since, found.as_of)
    return " ".join(styled(session, "status", key, since=since, until=until, day=known) for key in lines)


def agency(session: Session) -> Map:
    """Who the village's agents are and when they are there: those at the desk, else the pack's."""
    found = session.ground.campaign.agency
    said = texts(session).agency
    if session.agents is None:
        agents = [(agent.name, agent.hours_for(session.language), agent.phone) for agent in found.agents]
    else:
        agents = [(agent.name, agent.hours, "") for agent in session.agents]
    return {
        "wadah": found.wadah.name,
        "none": plain(said.none),
        "beware": plain(said.beware),
        "summary": [plain(f"{name}, {hours}" if hours else name) for name, hours, _ in agents[:2]],
        "agents": [
            {
                "name": name,
                "when": said.when.replace("{hours}", hours) if hours else "",
                "hours": hours,
                "phone": phone,
            }
            for name, hours, phone in agents
        ],
    }
