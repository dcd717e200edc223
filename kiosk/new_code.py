"""Gives a station a code under which nobody has counted: in its settings, before its store opens under it."""

import random
import re
from pathlib import Path

from kiosk.errors import Problem, Refused
from kiosk.files import write_whole
from kiosk.number import new_code
from kiosk.receipt.trust import read_identity
from kiosk.settings import FILE, load_settings, read_text

IDENTITY_FILE = "identity.json"
_CODE = re.compile(r'^(\s*code\s*=\s*)["\'][^"\'\n]*["\']', re.MULTILINE)


def codes_of(folder: Path) -> frozenset[str]:
    """The codes of stations that ran in this folder, by the identities they left."""
    found = (read_identity(file.read_bytes()) for file in folder.glob("identity*.json"))
    return frozenset(identity.code for identity in found if not isinstance(identity, Problem))


def unused_code(taken: frozenset[str]) -> str:
    """A random code that is none of these."""
    source = random.SystemRandom()
    while (code := new_code(source)) in taken:
        pass
    return code


def rename(folder: Path, code: str) -> None:
    """The new code in the settings; the old identity is kept beside the new one, for the old papers.

    Raises Refused: "code-form" where the settings have no such line, and as write_whole does.
    """
    own = folder / IDENTITY_FILE
    if own.exists():
        identity = read_identity(own.read_bytes())
        name = "identity-damaged.json" if isinstance(identity, Problem) else f"identity-{identity.code}.json"
        own.replace(folder / name)
    file = folder / FILE
    made, count = _CODE.subn(rf'\g<1>"{code}"', read_text(file), count=1)
    if not count:
        raise Refused("code-form", "code", f"write code = {code!r} into {file}")
    write_whole(file, made.encode(), private=file.stat().st_mode & 0o077 == 0)
    assert load_settings(folder).station.code == code
