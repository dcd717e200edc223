"""Finds the clips that say what a screen shows: the campaign's own, else those of the shipped voice."""

from pathlib import Path

from kiosk.session import Idle, Paper, Session
from kiosk.voice.sentence import clips
from kiosk.voice.speaker import Scene
from kiosk.voice.speech import speech
from kiosk.voice.voice import shipped_voice
from ui.visit.frame import clip

Heard = tuple[tuple[Path, ...], ...]
"""The files of each sentence, in order."""


def heard(session: Session) -> Heard:
    """What Dengar plays on this screen as it is; nothing where any part of it has no clip."""
    if (own := clip(session)) is not None:
        return ((own,),)
    voice = shipped_voice(session.language)
    if voice is None:
        return ()
    try:
        said = [clips(each, voice) for each in speech(scene(session), session.facts, session.language)]
    except ValueError:
        return ()
    found = tuple(tuple(voice.file(part) for part in each) for each in said if each)
    return found if len(found) == len(said) else ()


def scene(session: Session) -> Scene:
    """The session's screen as speech looks at it."""
    visit = session.visit
    return Scene(
        visit=visit,
        number=visit.receipt.number if visit and visit.receipt else "",
        paper=paper_key(session),
        agents=None if session.agents is None else tuple(agent.name for agent in session.agents),
        asking=session.idle is Idle.ASKING,
        broken=session.broken,
    )


def paper_key(session: Session) -> str:
    """The word about the paper; empty while there is none."""
    if session.paper is Paper.NONE:
        return ""
    return session.paper_problem or "failed" if session.paper is Paper.FAILED else str(session.paper)
