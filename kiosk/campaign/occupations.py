"""Holds what people do for a living: pictured tiles, the whole list, and a search that forgives."""

from typing import Literal

from kiosk.campaign.parts import Part, Sector


class Occupation(Part, frozen=True):
    """One way to earn; `bpu` says whether such a person pays for themselves: yes, no, or ask the agent.

    `names` are words that mean this occupation and no other (those of the identity card, everyday ones).
    """

    id: str
    tile: str
    picture: str
    sector: Sector = "other"
    bpu: Literal["yes", "no", "ask"] = "yes"
    names: tuple[str, ...] = ()
    keywords: dict[str, tuple[str, ...]] = {}


class Tile(Part, frozen=True):
    """A pictured group: a tap selects `occupation`, else it opens the list; `accent` is a 2nd picture."""

    id: str
    picture: str
    accent: str = ""
    occupation: str = ""


class Occupations(Part, frozen=True):
    """occupations.toml, both in the order in which they are shown."""

    tiles: tuple[Tile, ...]
    occupations: tuple[Occupation, ...]


def fold(text: str) -> str:
    """Lower case, marks and signs as spaces, spaces folded: what two spellings have in common."""
    kept = (letter if letter.isalnum() else " " for letter in text.lower())
    return " ".join("".join(kept).split())


def find(
    query: str, occupations: tuple[Occupation, ...], labels: dict[str, str], language: str
) -> tuple[Occupation, ...]:
    """The occupations that match, best first and else in the pack's order; all by label for no query."""
    wanted = fold(query)
    if not wanted:
        return tuple(sorted(occupations, key=lambda each: fold(labels[each.id])))
    ranked = []
    for occupation in occupations:
        if wanted in map(fold, occupation.names):
            ranked.append((-1, occupation))
            continue
        rank = _rank(wanted, fold(labels[occupation.id]), _keywords(occupation, language))
        if rank is not None:
            ranked.append((rank, occupation))
    return tuple(each for _, each in sorted(ranked, key=lambda pair: pair[0]))


def _keywords(occupation: Occupation, language: str) -> tuple[str, ...]:
    """In Indonesian always: villagers use those words whatever the screen speaks."""
    own = occupation.keywords.get(language, ()) if language != "id" else ()
    return tuple(fold(word) for word in (*occupation.names, *own, *occupation.keywords.get("id", ())))


def _rank(wanted: str, label: str, keywords: tuple[str, ...]) -> int | None:
    """0: the label or a keyword itself; then a word of the label, of a keyword, words anywhere, a part."""
    everything = " ".join((label, *keywords))
    if label.startswith(wanted) or wanted in keywords:
        return 0
    if f" {wanted}" in label:
        return 1
    if any(f" {wanted}" in f" {keyword}" for keyword in keywords):
        return 2
    if all(f" {word}" in f" {everything}" for word in wanted.split()):
        return 3
    return 4 if len(wanted) > 2 and wanted in everything else None
