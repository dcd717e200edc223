"""Words the pictured kinds of work, and the list behind them (pure)."""

from kiosk.campaign.occupations import Occupation, Tile
from kiosk.session import Session
from ui.visit.wording import Map, picture, texts


def tiles(session: Session) -> list[Map]:
    """The pictured groups of work, in the campaign's order."""
    chosen = session.visit.occupation if session.visit else ""
    campaign = session.ground.campaign
    found = campaign.occupation(chosen) if chosen else None
    return [
        {
            "id": tile.id,
            "text": _tile_word(session, tile, found),
            "occupation": tile.occupation,
            "picture": picture(session, tile.picture),
            "secondPicture": picture(session, tile.accent),
            "selected": found is not None and found.tile == tile.id,
            "quiet": not tile.occupation,
        }
        for tile in campaign.tiles
    ]


def _tile_word(session: Session, tile: Tile, chosen: Occupation | None) -> str:
    """The group's word, or the work chosen from the list where it is another of the group."""
    if chosen is None or chosen.tile != tile.id or chosen.id == tile.occupation:
        return texts(session).tiles[tile.id]
    return texts(session).occupations[chosen.id]


def occupations(session: Session) -> list[Map]:
    """What the typed letters find; all of them while nothing is typed."""
    query = session.visit.search if session.visit else ""
    campaign = session.ground.campaign
    return [
        {
            "id": found.id,
            "text": texts(session).occupations[found.id],
            "picture": picture(session, found.picture),
            "selected": session.visit is not None and session.visit.occupation == found.id,
        }
        for found in campaign.find_occupations(query, session.language)
    ]


def occupation_label(session: Session) -> str:
    chosen = session.visit.occupation if session.visit else ""
    return texts(session).occupations.get(chosen, "")
