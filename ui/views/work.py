"""The pictured kinds of work, and the list behind them (pure)."""

from kiosk.session import Session
from ui.views.said import Map, picture, texts


def tiles(session: Session) -> list[Map]:
    """The pictured groups of work, in the campaign's order."""
    chosen = session.visit.occupation if session.visit else ""
    campaign = session.ground.campaign
    found = campaign.occupation(chosen) if chosen else None
    return [
        {
            "id": tile.id,
            "label": texts(session).tiles[tile.id],
            "occupation": tile.occupation,
            "picture": picture(session, tile.picture),
            "accent": picture(session, tile.accent),
            "selected": found is not None and found.tile == tile.id,
        }
        for tile in campaign.tiles
    ]


def occupations(session: Session) -> list[Map]:
    """What the typed letters find; all of them while nothing is typed."""
    query = session.visit.search if session.visit else ""
    campaign = session.ground.campaign
    return [
        {
            "id": found.id,
            "label": texts(session).occupations[found.id],
            "picture": picture(session, found.picture),
            "selected": session.visit is not None and session.visit.occupation == found.id,
        }
        for found in campaign.find_occupations(query, session.language)
    ]


def occupation_label(session: Session) -> str:
    chosen = session.visit.occupation if session.visit else ""
    return texts(session).occupations.get(chosen, "")
