"""How clerks spell the same name: words folded so that the variants meet.

Old and new spelling (Soeharto, Suharto), Arabic sounds (Achmad, Akhmad, Ahmad), f and p, z and s, the many
short forms of Muhammad; titles, degrees and bin/binti are left out.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


APOSTROPHES = dict.fromkeys(map(ord, "’‘‛`´ʼʻʽʾʿˈʹ′＇"), "'")
_TITLES = _set(
    "h hj haji hajah hajjah kh kyai kiai ust ustad ustadz ustaz ustadzah ustazah tgk prof dr drg drs dra ir "
    "r rd rr raden tn ny bpk bapak pak ibu bu sdr sdri alm almh almarhum almarhumah bin binti binte bt bte"
)
_DEGREES = _set(
    "se sh st mt mm mh ma spd spdi spdsd mpd mpdi ssos sip sag mag skom mkom skm mkes ssi msi msc sp mp spt "
    "sei shi ssy sthi stp spi skep skepns ners sst strkeb sfarm apt amd amdkeb amdkep amak amdpd phd ama "
    "amapd ba bsc lc sikom spsi smn sab sap skh drh spog spa cpm"
)
_MUHAMMAD = re.compile(r"m|md|mhd|mohd?|moch|mokh|muhd?|much|mukh|mhmd|m[ou](?:h|ch|kh)a?mm?[aeu][dt]")
_WHOLE = (
    {"ach": "ahmad", "akh": "ahmad", "nor": "nur"}
    | dict.fromkeys(("sitti", "sti", "st", "ct"), "siti")
    | dict.fromkeys(("abd", "abdoel", "abdur", "abdus", "abdun", "abdut", "abdud", "abduz"), "abdul")
)
_ABDULLAH = _set("abdullah abdulloh abdulah abdullahi")
_SUN_LETTERS = "rsnztdl"
_LETTERS = str.maketrans({"f": "p", "v": "p", "q": "k", "z": "s", "x": "ks"})
_SOUNDS = {
    **{
        "sch": "s",
        "chr": "kr",
        "oew": "u",
        "oe": "u",
        "oo": "u",
        "ou": "u",
        "uw": "u",
        "ae": "ai",
        "ie": "i",
        "iy": "i",
    },
    **{"dj": "j", "tj": "c", "nj": "ny", "sj": "s", "sy": "s", "sh": "s", "ts": "s", "ds": "s", "ph": "p"},
    **{"ch": "h", "kh": "h", "th": "t", "dh": "d", "gh": "g", "bh": "b", "ck": "k"},
}
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_HARD_CH = re.compile(r"^ch(?=an|[ei])")
_Y_AS_VOWEL = re.compile(r"(?<=[bcdghjklmprstw])y")
_TWICE = re.compile(r"(.)\1+")
_SILENT_H = re.compile(r"(?<=[aeiou])h$")


def plain_words(text: str) -> list[str]:
    """The words of a name in small plain letters, without titles and degrees unless nothing else is there."""
    words = list(_without_degrees(text))
    return [word for word in words if word not in _TITLES] or words


@lru_cache(maxsize=65_536)
def fold(word: str) -> tuple[str, ...]:
    """One plain word as sounds; Abdurrahman becomes two words, as other clerks write it."""
    if _MUHAMMAD.fullmatch(word):
        return ("muhamad",)
    if word in _WHOLE:
        return (_WHOLE[word],)
    modern = word.replace("oe", "u")
    if (
        len(modern) > 7
        and modern.startswith("abdu")
        and modern[4] in _SUN_LETTERS
        and modern not in _ABDULLAH
    ):
        return ("abdul", _sounds(modern[5:] if modern[4] == "l" else modern[4:]))
    return (_sounds(word),)


def _sounds(word: str) -> str:
    word = _HARD_CH.sub("c", word).translate(_LETTERS)
    word = _SOUND.sub(lambda found: _SOUNDS[found[0]], word)
    word = _TWICE.sub(r"\1", _Y_AS_VOWEL.sub("i", word))
    return _SILENT_H.sub("", word) if len(word) > 2 else word


def _without_degrees(text: str) -> Iterator[str]:
    name, *behind = _plain(text).split(",")
    written = name.split()
    while len(written) > 1 and written[-1].replace(".", "") in _DEGREES:
        written.pop()
    for part in behind:
        if "".join(part.replace(".", "").split()) not in _DEGREES:
            written += [word for word in part.split() if word.replace(".", "") not in _DEGREES]
    for word in written:
        yield from word.replace(".", " ").split()


def _plain(text: str) -> str:
    """Small letters without marks and apostrophes; every sign but point and comma is a space."""
    small = text.casefold().translate(APOSTROPHES).replace("'", "")
    if not small.isascii():
        parts = unicodedata.normalize("NFKD", small)
        small = "".join(part for part in parts if unicodedata.category(part) not in ("Mn", "Cf", "Me"))
    return "".join(character if character.isalnum() or character in ".," else " " for character in small)
