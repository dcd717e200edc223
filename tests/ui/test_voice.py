"""The voice: a real clip through a real player, on the device that swallows sound."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from tests.support.sounds import tone
from ui.voice import Voice


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return tone(tmp_path / "home.wav")


def test_a_clip_is_spoken_to_its_end(qapp: object, clip: Path) -> None:
    voice = Voice(silent=True)
    heard: list[bool] = []
    voice.changed.connect(lambda: heard.append(voice.speaking))
    voice.toggle([[clip, clip], [clip]])
    assert voice.speaking
    while voice.speaking:
        QTest.qWait(20)
    assert heard == [True, False]
    voice.close()


def test_a_second_touch_falls_silent(qapp: object, clip: Path) -> None:
    voice = Voice(silent=True)
    voice.toggle([[clip, clip], [clip]])
    voice.toggle([[clip, clip], [clip]])
    assert not voice.speaking
    voice.close()


@pytest.mark.logs("voice-failed")
def test_a_damaged_clip_is_silent_and_said_in_the_log(qapp: object, tmp_path: Path) -> None:
    broken = tmp_path / "home.ogg"
    broken.write_bytes(b"no sound at all")
    voice = Voice(silent=True)
    voice.toggle([[broken]])
    assert not voice.speaking
    voice.close()


def test_a_clip_that_breaks_off_ends_the_speech(qapp: object, clip: Path, tmp_path: Path) -> None:
    voice = Voice(silent=True)
    voice.toggle([[clip], [tmp_path / "gone.ogg"]])
    assert voice.speaking
    while voice.speaking:
        QTest.qWait(20)
    assert not voice.speaking
    voice.close()
