"""Names the QML file that shows each step."""

from kiosk.paths import QML
from kiosk.session import Session

ATTRACT = "Attract"
NOT_READY = "NotReady"


def screen_of(session: Session) -> str:
    """The name of the screen to show: the attract loop, the step of the visit, or that nothing works."""
    if session.broken:
        return NOT_READY
    return ATTRACT if session.visit is None else str(session.visit.step)


def url_of(screen: str) -> str:
    """The file of a screen."""
    return (QML / "screens" / f"{screen}Screen.qml").as_uri()
