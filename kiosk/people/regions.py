"""Names provinces, regencies, districts and villages by their official codes (data under the ODbL).

One spelling for where somebody lives: RT and RW in two digits, the dusun as in the settings (pure).
"""

import gzip
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from kiosk.errors import Broken
from kiosk.paths import RESOURCES

FOLDER = RESOURCES / "data" / "regions"


@dataclass(frozen=True, slots=True)
class Region:
    """Where a code points; "" for the parts that the code does not tell."""

    province: str
    regency: str
    district: str


@dataclass(frozen=True, slots=True)
class Area:
    """One province, regency, district or village: its code (2, 4, 6 or 10 digits) and its name."""

    code: str
    name: str


class Regions:
    """Looks codes up; reads the 7,837 upper names at the first question and villages only when asked.

    Raises Broken("regions") when the files are not there or cannot be read.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    def lookup(self, code: str) -> Region | None:
        """The place of a NIK or code, as far as known; None where not even the province is."""
        names = self._names
        province = names.get(code[:2])
        if province is None:
            return None
        regency = names.get(code[:4], "") if len(code) >= 4 else ""
        district = names.get(code[:6], "") if regency and len(code) >= 6 else ""
        return Region(province, regency, district)

    def provinces(self) -> tuple[Area, ...]:
        """All provinces, by code."""
        return self._under("", 2)

    def regencies_of(self, province: str) -> tuple[Area, ...]:
        """The regencies and cities of a province of 2 digits, by code."""
        return self._under(province, 4)

    def districts_of(self, regency: str) -> tuple[Area, ...]:
        """The districts of a regency of 4 digits, by code."""
        return self._under(regency, 6)

    def districts(self) -> tuple[str, ...]:
        """The codes of all districts."""
        return tuple(code for code in self._names if len(code) == 6)

    def villages_of(self, district: str) -> tuple[Area, ...]:
        """The villages of a district of 6 digits, by code; reads one province's file (some ms)."""
        return tuple(area for area in self._villages(district[:2]) if area.code.startswith(district))

    def find_villages(self, text: str, province: str = "", limit: int = 50) -> tuple[Area, ...]:
        """Villages whose name holds `text`, best first; all provinces take some 0.1 s."""
        wanted = " ".join(text.casefold().split())
        if not wanted:
            return ()
        codes = [province] if province else [area.code for area in self.provinces()]
        hits = [area for code in codes for area in self._villages(code) if wanted in area.name.casefold()]
        hits.sort(key=lambda area: (not area.name.casefold().startswith(wanted), len(area.name), area.code))
        return tuple(hits[:limit])

    def _under(self, code: str, digits: int) -> tuple[Area, ...]:
        names = self._names.items()
        return tuple(Area(key, name) for key, name in names if len(key) == digits and key.startswith(code))

    @cached_property
    def _names(self) -> dict[str, str]:
        return dict(_rows(self._folder / "areas.tsv"))

    def _villages(self, province: str) -> list[Area]:
        if province not in self._names:
            return []
        return [Area(*row) for row in _rows(self._folder / "villages" / f"{province}.tsv.gz")]


def _rows(file: Path) -> list[tuple[str, str]]:
    """The (code, name) lines of a file, which is never empty."""
    try:
        content = file.read_bytes()
        text = gzip.decompress(content) if file.suffix == ".gz" else content
        rows = [(code, name) for code, name in (line.split("\t") for line in text.decode().splitlines())]
        if not rows:
            raise ValueError("empty")
        return rows
    except (OSError, EOFError, zlib.error, ValueError) as problem:
        raise Broken("regions", file=file.name, detail=type(problem).__name__) from problem


_WORD = re.compile(r"^(?:dusun|dsn)\b[. ]*(?=\w)", re.IGNORECASE)


def read_place(dusun: str, rt: str, rw: str, named: Iterable[str] = ()) -> tuple[str, str, str]:
    """Dusun, RT and RW as they are kept, whoever typed them, so that one place is one place everywhere.

    `named` are the dusuns of the station's settings, found with and without the word "Dusun" before them.
    RT and RW are digits or empty.
    """
    dusun = " ".join(dusun.split())
    known = {_bare(each): each for each in named}
    return known.get(_bare(dusun), dusun), _number(rt), _number(rw)


def find_dusun(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Which of the known dusuns the typed text means: the one of this name, else those that begin with it."""
    wanted, names = _bare(" ".join(text.split())), {_bare(each): each for each in known}
    if not wanted or wanted in names:
        return (names[wanted],) if wanted else ()
    return tuple(name for bare, name in names.items() if f" {wanted}" in f" {bare}")


def like_dusun(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Known dusuns that are written nearly like this ("Kayra": Karya), which only a person can decide."""
    names = {_bare(each): each for each in known}
    return tuple(names[each] for each in get_close_matches(_bare(" ".join(text.split())), names, n=2))


def _bare(dusun: str) -> str:
    return _WORD.sub("", dusun).casefold()


def _number(text: str) -> str:
    """001, 01 and 1 are 01; 012 is 12, and 112 stays; no digit is empty."""
    digits = "".join(re.findall("[0-9]", text))
    return str(int(digits)).zfill(2) if digits else ""
