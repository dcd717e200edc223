"""What to do about a problem code of files, lists, bundles and replies, worded from the data folder."""

import tomllib
from functools import lru_cache

from kiosk.paths import RESOURCES

FOLDER = RESOURCES / "data" / "mends"


@lru_cache(maxsize=4)
def mends(language: str) -> dict[str, str]:
    """Every code with its mend; Indonesian where the language has none."""
    file = FOLDER / f"{language}.toml"
    if not file.is_file():
        file = FOLDER / "id.toml"
    found: dict[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))["mends"]
    return found


def mend(code: str, language: str = "id", verb: str = "") -> str:
    """The sentence for one code, empty for a code nobody has worded.

    A code may mean something else to one verb (`foreign-reply`); that sentence goes first.
    """
    found = mends(language)
    return found.get(f"{code}-{verb}") or found.get(code, "")
