"""Tidies names of people as the identity card writes them, and folds them so that variants meet.

A name is one field, and one word is enough: mononyms are common.

How clerks spell the same name: words folded so that the variants meet.

Old and new spelling (Soeharto, Suharto), Arabic sounds (Achmad, Akhmad, Ahmad), f and p, z and s, the many
short forms of Muhammad; titles, degrees and bin/binti are left out.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kiosk.errors import Problem


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


LONGEST = 60
"""Characters in a name on the identity card (Permendagri 73/2022)."""

_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn", "Me"}
_MARKS_IN_A_ROW = 2
_BESIDE_LETTERS = frozenset(" .,'-/")


def clean_name(text: str) -> str:
    """The name in capitals, NFC, without controls and double spaces, at most 60 characters."""
    cleaned = _clean(text)
    if len(cleaned) <= LONGEST:
        return cleaned
    end = LONGEST
    while end and unicodedata.combining(cleaned[end]):
        end -= 1
    return cleaned[:end].rstrip()


def read_name(text: str) -> str | Problem:
    """The clean name, or a Problem: empty, too-long, characters (`where` in the clean name)."""
    name = _clean(text)
    if not any(character.isalpha() for character in name):
        has_signs = any(map(str.isalnum, name))
        return Problem("name", "characters", (0, len(name))) if has_signs else Problem("name", "empty")
    if len(name) > LONGEST:
        return Problem("name", "too-long", (LONGEST, len(name)))
    for place, character in enumerate(name):
        if not (_is_latin(character) if place else _may_begin(character)):
            return Problem("name", "characters", (place, place + 1))
    return name


def search_key(text: str) -> str:
    """The folded words of a name in their order, for searching and comparing; no titles, no bin/binti."""
    return " ".join(part for word in plain_words(text[: 4 * LONGEST]) for part in fold(word))


def similarity(one: str, other: str) -> float:
    """How alike two names are, 0 to 1, whatever the order of their words; from 0.85 on worth a look."""
    key, other_key = search_key(one), search_key(other)
    if not key or not other_key:
        return 0.0
    if key == other_key:
        return 1.0
    words, others = key.split(), other_key.split()
    by_words = _by_words(words, others)
    if len(words) == len(others):
        return by_words
    joined = _likeness("".join(words), "".join(others))
    return max(by_words, joined if joined >= _SPACING else 0.0)


# Tidying


def _clean(text: str) -> str:
    is_plain = text.isascii() and text.isprintable()
    kept = text if is_plain else "".join(map(_kept, text))
    capitals = unicodedata.normalize("NFC", unicodedata.normalize("NFC", kept).upper()).translate(APOSTROPHES)
    if not capitals.isascii():
        capitals = "".join(_without_towers(capitals))
    return " ".join(capitals.split())


def _kept(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character) in _DROPPED or _is_variation(character):
        return ""
    return character


def _is_variation(character: str) -> bool:
    """The invisible marks that choose an emoji's picture."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _without_towers(text: str) -> Iterator[str]:
    """Marks only on letters, and at most two on one."""
    marks = _MARKS_IN_A_ROW
    for character in text:
        if unicodedata.category(character) in ("Mn", "Mc", "Me"):
            marks += 1
            if marks <= _MARKS_IN_A_ROW:
                yield character
        else:
            marks = 0 if character.isalpha() else _MARKS_IN_A_ROW
            yield character


def _is_latin(character: str) -> bool:
    if "A" <= character <= "Z" or character in _BESIDE_LETTERS or "\u0300" <= character <= "\u036f":
        return True
    return character.isalpha() and unicodedata.name(character, "").startswith("LATIN ")


def _may_begin(character: str) -> bool:
    """A letter, or the glottal stop of 'AISYAH: nothing that a spreadsheet would take for a formula."""
    return character == "'" or (_is_latin(character) and character.isalpha())


# Comparing

_ALIKE = 0.6
_SPACING = 0.85  # above it two names differ only in where the words part: Nur Aini, Nuraini
_INITIAL = 0.8
_COMMON = frozenset(("muhamad", "siti", "abdul", "nur", "ahmad", "sri", "al", "i", "ni"))
_COMMON_WEIGHT = 2


def _by_words(words: list[str], others: list[str]) -> float:
    """Twice the weight of what the two share, over the weight of all."""
    shared = Counter(words) & Counter(others)
    left, right = Counter(words) - shared, Counter(others) - shared
    alike = 2.0 * _weight(shared.elements())
    total = alike
    for score, word, other in _best_pairs(left, right):
        if left[word] and right[other]:
            left[word] -= 1
            right[other] -= 1
            weight = 2 if 1 in (len(word), len(other)) else _weight((word, other))
            alike += score * weight
            total += weight
    total += _weight(left.elements()) + _weight(right.elements())
    return alike / total


def _best_pairs(words: Iterable[str], others: Iterable[str]) -> list[tuple[float, str, str]]:
    pairs = ((_word_likeness(word, other), word, other) for word in words for other in others)
    close = [pair for pair in pairs if pair[0] >= _ALIKE]
    return sorted(close, key=lambda pair: (-pair[0], -len(pair[1]) - len(pair[2]), sorted(pair[1:])))


def _word_likeness(word: str, other: str) -> float:
    if 1 in (len(word), len(other)):
        return _INITIAL if word[0] == other[0] else 0.0
    return _likeness(word, other)


def _weight(words: Iterable[str]) -> int:
    return sum(_COMMON_WEIGHT if word in _COMMON else len(word) for word in words)


@lru_cache(maxsize=65_536)
def _likeness(one: str, other: str) -> float:
    """1 less the share of letters to change, add, drop or swap with a neighbour."""
    longest = max(len(one), len(other))
    if abs(len(one) - len(other)) > (1 - _ALIKE) * longest:
        return 0.0
    before: list[int] = []
    previous: list[int] = []
    current = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        before, previous, current = previous, current, [row]
        for column, other_letter in enumerate(other, 1):
            best = min(
                previous[column] + 1,
                current[column - 1] + 1,
                previous[column - 1] + (letter != other_letter),
            )
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == other_letter:
                best = min(best, before[column - 2] + 1)
            current.append(best)
    return 1 - current[-1] / longest
