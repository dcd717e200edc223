"""Joins clips into sound: 16-bit mono, with a short rest after each sentence."""

import array
import wave
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

RATE = 22_050
"""Samples a second."""
REST = 0.3
"""Seconds of silence between two sentences."""
GAP = 0.04
"""Seconds of silence between two clips of one sentence."""


def samples(sentences: Iterable[Sequence[Path]], rate: int = RATE) -> Iterator["array.array[int]"]:
    """The sound of these sentences' clips, one by one, each decoded only when it is wanted."""
    import miniaudio

    for at, sentence in enumerate(sentences):
        if at:
            yield _silence(REST, rate)
        for place, clip in enumerate(sentence):
            if place:
                yield _silence(GAP, rate)
            yield miniaudio.decode_file(str(clip), nchannels=1, sample_rate=rate).samples


def _silence(seconds: float, rate: int) -> "array.array[int]":
    return array.array("h", bytes(2 * int(seconds * rate)))


def write_wav(file: BinaryIO, sentences: Iterable[Sequence[Path]]) -> float:
    """Write what would be heard as a 16-bit WAV; answers its length in seconds."""
    sound = array.array("h")
    for piece in samples(sentences):
        sound.extend(piece)
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(sound.tobytes())
    return len(sound) / RATE
