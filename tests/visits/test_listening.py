"""Dengar: the pack's own clip for a screen or an error, else the shipped voice, absent in a mute language."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.campaign.sign import read_key, sign_pack
from kiosk.clock import FixedClock
from kiosk.station import PACKS, open_ground
from tests.support.sounds import tone
from tests.support.window import Window
from ui.visit import listening


@pytest.fixture
def window(tmp_path: Path, clock: FixedClock, qapp: object) -> Iterator[Window]:
    """A station whose delivered pack speaks Indonesian at Home and when consent is missing."""
    folder = tmp_path / "station"
    open_ground(folder, clock=clock)
    pack = folder / "campaign" / "kkbc-desa"
    shutil.copytree(PACKS / "kkbc-desa", pack)
    tone(pack / "audio" / "id" / "home.wav", 30)
    tone(pack / "audio" / "id" / "consent-missing.wav", 30)
    sign_pack(pack, read_key(PACKS / "demo-issuer.key"))
    opened = Window(folder, clock)
    opened.kiosk.voice.silent = True
    yield opened
    opened.close()


def test_a_screen_with_a_clip_is_heard_and_stops(window: Window) -> None:
    window.tap("attractScreen")
    window.tap("voiceButton")
    assert window.journey.speaking
    window.tap("voiceButton")
    assert not window.journey.speaking


def test_leaving_the_screen_falls_silent(window: Window) -> None:
    window.tap("attractScreen")
    window.tap("voiceButton")
    window.tap("registerTile")
    assert not window.journey.speaking


def test_without_a_voice_there_is_no_button(window: Window) -> None:
    window.tap("attractScreen")
    window.journey.setLanguage("en")
    window.settle()
    assert not window.sees("voiceButton")


def test_a_slip_has_its_own_clip(window: Window) -> None:
    window.tap("attractScreen")
    window.tap("registerTile")
    window.journey.next()
    window.settle()
    assert window.journey.problem["code"] == "consent-missing"
    assert listening.heard(window.journey._session)[0][0].name == "consent-missing.wav"


def test_the_shipped_voice_speaks_every_screen_of_a_visit(window: Window) -> None:
    session = window.journey._session
    seen = [window.journey.screen]
    assert listening.heard(session)
    window.tap("attractScreen")
    for button in ("registerTile", "consentTick", "nextButton"):
        window.tap(button)
        assert len(listening.heard(session)) > 0, window.journey.screen
        seen.append(window.journey.screen)
    assert "Nik" in seen
    window.type("6201021708850001")
    said = [clip.stem for each in listening.heard(session) for clip in each]
    assert {"n-17", "m-8", "n-1000", "n-900", "n-85"} <= set(said)
    window.tap("voiceButton")
    assert window.journey.speaking
