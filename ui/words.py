"""The interface's words: one TOML file a language, read once, never translated at import."""

import tomllib
from functools import cache
from typing import Any

from kiosk.paths import RESOURCES

FOLDER = RESOURCES / "words"
PARTS = ("screens", "desk")
FIRST = "id"


@cache
def words(language: str) -> dict[str, Any]:
    """All words of a language as nested tables; what it lacks is said in Indonesian."""
    tables = _read(FIRST)
    if language != FIRST and (FOLDER / PARTS[0] / f"{language}.toml").exists():
        tables = _over(tables, _read(language))
    return tables


def word(language: str, table: str, key: str) -> str:
    """One word, or the key itself in angle quotes so that a missing one is seen and a test fails."""
    return str(words(language).get(table, {}).get(key, f"‹{table}.{key}›"))


def _read(language: str) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for part in PARTS:
        tables |= tomllib.loads((FOLDER / part / f"{language}.toml").read_text(encoding="utf-8"))
    return tables


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _over(old, value) if isinstance(value, dict) and isinstance(old, dict) else value
    return merged
