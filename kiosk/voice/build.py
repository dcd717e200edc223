"""Makes the clips of a voice with espeak-ng and oggenc, two programs that the product itself never loads."""

import array
import io
import math
import shutil
import subprocess
import tempfile
import wave
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kiosk.errors import Refused
from kiosk.voice.parts import Part
from kiosk.voice.voice import read_voice, script_of

WORDS_A_MINUTE = 115
PROGRAMS = ("espeak-ng", "oggenc")
THRESHOLD = 185
"""Below this level (-45 dBFS) there is no speech."""
RATE = 14_000
"""Samples a second: all of a voice, and a Vorbis file with the small tables."""
EDGE = 0.035
"""Seconds that are kept before and after the speech."""
LEVEL = 4_400
"""The root mean square that every clip is brought to, so that speech is heard at -19 LUFS."""
PEAK = 18_500
"""What is louder is rounded off below this, so that no sample that is played goes above -3 dBFS."""
RESPELT = {
    "NIK": "nik",
    "HP": "ha pe",
    "KTP": "ka te pe",
    "RT": "er te",
    "RW": "er we",
    "BPJS": "be pe je es",
}
"""Short forms as people say them; whole words only."""


def build(
    folder: Path, language: str, parts: Iterable[Part], tell: Callable[[int], None] = lambda n: None
) -> int:
    """Make the clips that are not there yet or whose text has changed; answers how many were made.

    Clips that nothing needs any more are deleted. Refused("voice-program") where a program is missing.
    """
    if absent := [name for name in PROGRAMS if shutil.which(name) is None]:
        raise Refused("voice-program", "out", " ".join(absent))
    wanted = {part.key: part for part in parts}
    clips = folder / "clips"
    clips.mkdir(parents=True, exist_ok=True)
    known = read_voice(folder)
    new = [part for part in wanted.values() if known is None or not known.has(part)]
    with ThreadPoolExecutor(max_workers=2) as workers:
        for count, _ in enumerate(workers.map(lambda part: _make(clips, language, part), new), 1):
            tell(count)
    for clip in clips.glob("*.ogg"):
        if clip.stem not in wanted:
            clip.unlink()
    (folder / "script.csv").write_text(script_of(wanted.values()), encoding="utf-8")
    version = subprocess.run(["espeak-ng", "--version"], capture_output=True, text=True, check=True).stdout
    made = f"synthesized with {' '.join(version.split()[:4]).rstrip(':')}"
    head = f'language = "{language}"\nmade = "{made}"\nspeaker = ""\nnumbers = "own"\nrate = {RATE}\n'
    (folder / "voice.toml").write_text(head, encoding="utf-8")
    return len(new)


def _make(clips: Path, language: str, part: Part) -> None:
    text = " ".join(RESPELT.get(word, word) for word in part.text.split())
    speak = [
        "espeak-ng",
        "-v",
        language,
        "-s",
        str(WORDS_A_MINUTE),
        "-g",
        "6",
        "-p",
        "40",
        "--stdout",
        "--",
        text,
    ]
    sound = subprocess.run(speak, capture_output=True, check=True).stdout
    with tempfile.TemporaryDirectory() as aside:
        file = Path(aside) / "clip.wav"
        file.write_bytes(_even(sound))
        encode = [
            "oggenc",
            "-Q",
            "-q",
            "-1",
            "--resample",
            str(RATE),
            "-s",
            "1",
            "-o",
            str(clips / f"{part.key}.ogg"),
            str(file),
        ]
        subprocess.run(encode, check=True)


def _even(sound: bytes) -> bytes:
    """The same without silence around it, at one loudness."""
    # Piped WAV has no true length: espeak-ng writes it before it knows, so the rest is read as it comes.
    with wave.open(io.BytesIO(sound)) as read:
        rate = read.getframerate()
    samples = array.array("h", sound[44 : len(sound) - (len(sound) - 44) % 2])
    loud = [at for at, value in enumerate(samples) if abs(value) > THRESHOLD] or [0]
    edge = int(EDGE * rate)
    speech = samples[max(0, loud[0] - edge) : loud[-1] + edge]
    power = math.sqrt(sum(value * value for value in speech) / max(1, len(speech))) or 1.0
    gain = LEVEL / power / PEAK
    louder = array.array("h", (round(PEAK * math.tanh(value * gain)) for value in speech))
    out = io.BytesIO()
    with wave.open(out, "wb") as write:
        write.setnchannels(1)
        write.setsampwidth(2)
        write.setframerate(rate)
        write.writeframes(louder.tobytes())
    return out.getvalue()
