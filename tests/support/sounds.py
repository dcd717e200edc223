"""Made-up clips for tests: an even tone as a WAV file."""

import math
import struct
import wave
from pathlib import Path

RATE = 22_050


def tone(file: Path, seconds: float = 0.4) -> Path:
    """Write an even tone of this length; answers the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        waves = (int(8000 * math.sin(n / 10)) for n in range(int(RATE * seconds)))
        sound.writeframes(b"".join(struct.pack("<h", value) for value in waves))
    return file
