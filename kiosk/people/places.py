"""One spelling for where somebody lives: RT and RW in two digits, the dusun as in the settings (pure)."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"^(?:dusun|dsn)\b[. ]*(?=\w)", re.IGNORECASE)


def read_place(dusun: str, rt: str, rw: str, named: Iterable[str] = ()) -> tuple[str, str, str]:
    """Dusun, RT and RW as they are kept, whoever typed them, so that one place is one place everywhere.

    `named` are the dusuns of the station's settings, found with and without the word "Dusun" before them.
    RT and RW are digits or empty.
    """
    dusun = " ".join(dusun.split())
    known = {_bare(each): each for each in named}
    return known.get(_bare(dusun), dusun), _number(rt), _number(rw)


def _bare(dusun: str) -> str:
    return _WORD.sub("", dusun).casefold()


def _number(text: str) -> str:
    """001, 01 and 1 are 01; 012 is 12, and 112 stays; no digit is empty."""
    digits = "".join(re.findall("[0-9]", text))
    return str(int(digits)).zfill(2) if digits else ""
