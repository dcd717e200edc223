"""One spelling for where somebody lives: RT and RW in two digits, the dusun as in the settings (pure)."""

import re
from collections.abc import Iterable


def read_place(dusun: str, rt: str, rw: str, named: Iterable[str] = ()) -> tuple[str, str, str]:
    """Dusun, RT and RW as they are kept, whoever typed them, so that one place is one place everywhere.

    `named` are the dusuns of the station's settings. RT and RW are digits or empty.
    """
    dusun = " ".join(dusun.split())
    known = {each.casefold(): each for each in named}
    return known.get(dusun.casefold(), dusun), _number(rt), _number(rw)


def _number(text: str) -> str:
    """001, 01 and 1 are 01; 012 is 12, and 112 stays; no digit is empty."""
    digits = "".join(re.findall("[0-9]", text))
    return str(int(digits)).zfill(2) if digits else ""
