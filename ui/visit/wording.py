"""Gives every view the words of a language, the campaign's texts, the file of a picture."""

from html import escape
from typing import Any

from kiosk.campaign.texts import Texts
from kiosk.session import Session
from kiosk.words import interface

Map = dict[str, Any]
"""A QVariantMap: what QML sees as an object."""


def texts(session: Session) -> Texts:
    return session.ground.campaign.text(session.language)


def say(session: Session, table: str, key: str, **values: object) -> str:
    """One word of the interface in the session's language, its places filled."""
    return interface(session.language)(table, key, **values)


def styled(session: Session, table: str, key: str, **values: object) -> str:
    """The same for styled text: what is filled in stands there as it is, whatever signs it holds."""
    return say(session, table, key, **{name: plain(value) for name, value in values.items()})


def plain(value: object) -> str:
    """A value such that styled text shows it as it is: no bold, no picture, no link."""
    return escape(str(value), quote=False)


def picture(session: Session, name: str) -> str:
    """The file of a picture by its name, as QML wants it."""
    return session.ground.campaign.picture(name).as_uri() if name else ""
