"""Words the frame of every screen: bars, progress, error, help, the clip to hear (pure)."""

from typing import Any

from kiosk.session import Session
from kiosk.visit import buttons, flow
from kiosk.visit.visit import Step
from kiosk.words import interface
from ui.visit.wording import Map, picture, say, texts

SPOKEN_AS = {"agree": "consent"}
"""Screens that say what another screen says."""


def languages(session: Session) -> list[Map]:
    """The campaign's languages, each by its own name."""
    campaign = session.ground.campaign
    return [{"code": code, "name": interface(code)("language", "name")} for code in campaign.languages]


def not_ready(session: Session) -> str:
    """What is wrong and whom to call, where nobody can register; faults without words share one text."""
    said = interface(session.language)
    return said.find("broken", session.broken) or said("notReady", "text")


def can_go_back(session: Session) -> bool:
    visit = session.visit
    return visit is not None and visit.step not in flow.NO_WAY_BACK


def can_go_next(session: Session) -> bool:
    """Whether the screen has the button at all."""
    return session.visit is not None and session.visit.step not in (Step.HOME, Step.TOPICS)


def next_ready(session: Session) -> bool:
    """Whether nothing is missing; the button says what is missing when it is touched all the same."""
    visit = session.visit
    return visit is not None and flow.ready(visit, session.facts)


def next_word(session: Session) -> str:
    visit = session.visit
    if visit is None:
        return ""
    return say(session, "bar", buttons.next_word(visit, session.facts))


def next_icon(session: Session) -> str:
    visit = session.visit
    if visit is not None and visit.step is Step.REVIEW:
        return "printer"
    done = visit is not None and (
        visit.step in flow.ENDS or next_word(session) == say(session, "bar", "right")
    )
    return "check" if done else "arrow-right"


def progress(session: Session) -> tuple[int, int]:
    return flow.progress(session.visit, session.facts) if session.visit else (0, 0)


def problem(session: Session) -> Map:
    """The slip of this step in words; empty when there is none."""
    slip = session.visit.problem if session.visit else None
    if slip is None:
        return {"code": "", "field": "", "text": ""}
    return {"code": slip.code, "field": slip.field, "text": say(session, "problems", slip.code)}


def help_text(session: Session) -> str:
    return say(session, "help", screen_key(session))


def screen_key(session: Session) -> str:
    """The name of the screen as the word files spell it: first letter small."""
    name = str(session.visit.step) if session.visit else "Attract"
    return name[0].lower() + name[1:]


def slides(session: Session) -> list[Map]:
    return [
        {
            "headline": slide.headline,
            "line": slide.line,
            "picture": picture(session, slide.picture),
            "seconds": slide.seconds,
        }
        for slide in texts(session).slides
    ]


def campaign_name(session: Session) -> str:
    """Empty while an agent helps: their name stands in its place."""
    return "" if session.visit and session.visit.agent_name else texts(session).campaign.name


def clip(session: Session) -> Any:
    """The spoken clip of this screen or of its slip, if the pack has one."""
    visit = session.visit
    slip = visit.problem.code if visit and visit.problem else ""
    campaign = session.ground.campaign
    screen = SPOKEN_AS.get(screen_key(session), screen_key(session))
    return (campaign.clip(session.language, slip) if slip else None) or campaign.clip(
        session.language, screen
    )
