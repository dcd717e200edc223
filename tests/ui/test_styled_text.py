"""Shows styled text with its values as they are, whatever their source: nothing bold, no picture, no link."""

import re
from dataclasses import is_dataclass
from dataclasses import replace as replaced
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtGui import QGuiApplication

from kiosk.clock import FixedClock
from kiosk.paths import QML
from kiosk.station import open_ground
from tests.support.window import Window
from ui.visit.learning import agency
from ui.visit.person import read_back
from ui.visit.wording import plain

HOSTILE = '<img src="file:///etc/passwd"><a href="x">A & B</a><b>C</b>&lt;'


def changed(value: Any, **changes: Any) -> Any:
    return replaced(value, **changes) if is_dataclass(value) else msgspec.structs.replace(value, **changes)


def test_only_two_components_show_styled_text() -> None:
    """One more is no fault, but what is filled in must be escaped where it is made."""
    styled = re.compile(r"StyledText|RichText|AutoText|MarkdownText")
    found = {file.name for file in QML.rglob("*.qml") if styled.search(file.read_text(encoding="utf-8"))}
    assert found == {"Notice.qml", "PricePanel.qml"}


def test_values_of_pack_and_desk_stand_there_as_they_are(
    tmp_path: Path, clock: FixedClock, qapp: QGuiApplication
) -> None:
    open_ground(tmp_path / "s", clock=clock)
    window = Window(tmp_path / "s", clock)
    session = window.session
    campaign = session.ground.campaign
    agents = (changed(campaign.agency.agents[0], name=HOSTILE, hours=HOSTILE, hours_in={}),)
    texts = {
        language: changed(
            text,
            calendar=changed(text.calendar, months=(HOSTILE,) * 12, short=(HOSTILE,) * 12),
            agency=changed(text.agency, none=HOSTILE, beware=HOSTILE),
        )
        for language, text in campaign.texts.items()
    }
    hostile = changed(campaign, texts=texts, agency=changed(campaign.agency, agents=agents))
    session.ground = changed(session.ground, campaign=hostile)
    session.agents = None
    shown = agency(session)
    for text in (*shown["summary"], shown["none"], shown["beware"]):
        assert "<" not in text and plain(HOSTILE) in text
    assert shown["agents"][0]["name"] == HOSTILE, "plain text elsewhere"
    session.begin()
    session.visit = changed(session.visit, nik="6201021708850003")
    assert set(re.findall(r"<[^>]*>", read_back(session)["text"])) == {"<b>", "</b>"}
    window.close()
