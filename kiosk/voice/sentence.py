"""Turns a sentence and its values into parts of speech, and those into the clips of one voice."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kiosk.voice.parts import Name, Part, Value, decimal, number, rupiah, signs, spoken_words, value_parts
from kiosk.words import PLACE, Words

if TYPE_CHECKING:
    from kiosk.voice.voice import Voice

Sentence = tuple[Part | Name, ...]
"""What is spoken in one breath; a name is spelt where a voice has not recorded it."""

UNSPOKEN = re.compile(r"<[^>]*>|[“”\"*]")
AMOUNT = re.compile(
    r"Rp\s?(?P<rupiah>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d{1,2}))?(?P<million>\sjuta|\smillion)?"
    r"|(?<=[Tt]elepon )(?P<phone>\d+)|(?P<zero>0\d+)"
    r"|(?P<whole>\d+),(?P<digits>\d+)"
    r"|(?P<number>\d{1,3}(?:\.\d{3})+|\d+)"
)
END = re.compile(r"(?<=[.!?:;])\s+")


def sentences(text: str, values: Mapping[str, Value], said: Words) -> tuple[Sentence, ...]:
    """The sentences of a text with its {places} filled; ValueError for a value that cannot be spoken."""
    found = (_sentence(each, values, said) for each in END.split(_plain(text, said)))
    return tuple(each for each in found if each)


def _plain(text: str, said: Words) -> str:
    """Without marks that are only seen, and with signs as words."""
    text = UNSPOKEN.sub("", text.replace("<br>", " "))
    for sign, word in said.tables["signs"].items():
        text = text.replace(sign, word)
    return " ".join(text.split())


def _sentence(text: str, values: Mapping[str, Value], said: Words) -> Sentence:
    found: list[Part | Name] = []
    at = 0
    for place in PLACE.finditer(text):
        found += _fixed(text[at : place.start()], said)
        value = values[place[1]]
        found += _fixed(_plain(value, said), said) if isinstance(value, str) else value_parts(value, said)
        at = place.end()
    return (*found, *_fixed(text[at:], said))


def _fixed(text: str, said: Words) -> Iterator[Part]:
    """Words as they stand, the numbers between them by their own parts."""
    at = 0
    for found in AMOUNT.finditer(text):
        yield from _words(text[at : found.start()])
        yield from _amount(found, said)
        at = found.end()
    yield from _words(text[at:])


def _words(text: str) -> Iterator[Part]:
    words = text.strip(" .,;:!()")
    if any(each.isalpha() for each in words):
        yield spoken_words(words)


def _amount(found: re.Match[str], said: Words) -> tuple[Part, ...]:
    if one_by_one := found["phone"] or found["zero"]:
        return signs(one_by_one)
    if found["whole"]:
        return decimal(int(found["whole"]), found["digits"], said)
    if found["number"]:
        return number(int(found["number"].replace(".", "")), said)
    amount = int(found["rupiah"].replace(".", ""))
    if found["million"]:
        amount = amount * 1_000_000 + int((found["part"] or "0").ljust(6, "0"))
    return rupiah(amount, said)


def clips(sentence: Sentence, voice: "Voice") -> tuple[Part, ...] | None:
    """The parts that this voice speaks, or None where one is missing or its text has changed."""
    found: list[Part] = []
    for each in sentence:
        whole = spoken_words(each.text) if isinstance(each, Name) else each
        if voice.has(whole):
            found.append(whole)
        elif isinstance(each, Name) and (letters := signs(each.text.replace(" ", "-"))):
            found += letters
        else:
            return None
    return tuple(found) if all(voice.has(part) for part in found) else None


def spoken(
    template: str, values: Mapping[str, Value], voice: "Voice", said: Words
) -> tuple[Part, ...] | None:
    """The clips of a template with these values; None where this voice cannot speak the whole of it."""
    try:
        found = [clips(each, voice) for each in sentences(template, values, said)]
    except ValueError:
        return None
    return tuple(part for each in found for part in each or ()) if all(found) else None
