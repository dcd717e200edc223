"""Reads a voice: its language, its maker, and which clip says which text."""

import csv
import io
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kiosk.paths import RESOURCES
from kiosk.voice.parts import Part

SHIPPED = RESOURCES / "voice"
HEADS = ("key", "text", "sha256")


@dataclass(frozen=True)
class Voice:
    """One voice in one language: `texts` maps the key of each clip that is there to its text's hash."""

    folder: Path
    language: str
    made: str
    texts: dict[str, str]

    def has(self, part: Part) -> bool:
        """Whether there is a clip of this very text."""
        return self.texts.get(part.key) == part.sha256

    def file(self, part: Part) -> Path:
        return self.folder / "clips" / f"{part.key}.ogg"


@lru_cache(maxsize=4)
def shipped_voice(language: str) -> Voice | None:
    """The voice that comes with the program; None where it does not speak this language."""
    return read_voice(SHIPPED / language)


def read_voice(folder: Path) -> Voice | None:
    """The voice in a folder (voice.toml, script.csv, clips/KEY.ogg); None where there is none."""
    if not (folder / "voice.toml").is_file():
        return None
    head = tomllib.loads((folder / "voice.toml").read_text(encoding="utf-8"))
    with (folder / "script.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["key"]: row["sha256"] for row in csv.DictReader(file)}
    there = {clip.stem for clip in (folder / "clips").glob("*.ogg")}
    texts = {key: hashed for key, hashed in rows.items() if key in there}
    return Voice(folder, str(head["language"]), str(head["made"]), texts)


def script_of(parts: Iterable[Part]) -> str:
    """The parts to be spoken as CSV by key: key, text, hash of the text."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(HEADS)
    lines.writerows((part.key, part.text, part.sha256) for part in sorted(parts))
    return out.getvalue()
