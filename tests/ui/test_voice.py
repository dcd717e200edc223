"""The voice: a real clip through a real player, on the device that swallows sound."""

import math
import struct
import wave
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from ui.voice import Voice

RATE = 22_050


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Four tenths of a second of an even tone."""
    file = tmp_path / "home.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        tone = (int(8000 * math.sin(n / 10)) for n in range(RATE * 4 // 10))
        sound.writeframes(b"".join(struct.pack("<h", value) for value in tone))
    return file


def test_a_clip_is_spoken_to_its_end(qapp: object, clip: Path) -> None:
    voice = Voice(silent=True)
    heard: list[bool] = []
    voice.changed.connect(lambda: heard.append(voice.speaking))
    voice.toggle(clip)
    assert voice.speaking
    for _ in range(100):
        if not voice.speaking:
            break
        QTest.qWait(20)
    assert heard == [True, False]
    voice.close()


def test_a_second_touch_falls_silent(qapp: object, clip: Path) -> None:
    voice = Voice(silent=True)
    voice.toggle(clip)
    voice.toggle(clip)
    assert not voice.speaking
    voice.close()


@pytest.mark.logs("voice-failed")
def test_a_damaged_clip_is_silent_and_said_in_the_log(qapp: object, tmp_path: Path) -> None:
    broken = tmp_path / "home.ogg"
    broken.write_bytes(b"no sound at all")
    voice = Voice(silent=True)
    voice.toggle(broken)
    assert not voice.speaking
    voice.close()
