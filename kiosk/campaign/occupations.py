"""What people do for a living: pictured tiles, the whole list, and a search that forgives."""

from typing import Literal

from kiosk.campaign.parts import Part, Sector


class Occupation(Part, frozen=True):
    """One way to earn; `bpu` says whether such a person pays for themselves: yes, no, or ask the agent."""

    id: str
    tile: str
    picture: str
    sector: Sector = "other"
    bpu: Literal["yes", "no", "ask"] = "yes"
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
    """The occupations that match, best first; an empty query gives all by label.

    A label that begins with the query goes before one that holds it, before a keyword that does.
    """
    wanted = fold(query)
    ranked = []
    for occupation in occupations:
        label = fold(labels[occupation.id])
        rank = _rank(wanted, label, _keywords(occupation, language))
        if rank is not None:
            ranked.append((rank, label, occupation))
    return tuple(each[2] for each in sorted(ranked, key=lambda each: each[:2]))


def _keywords(occupation: Occupation, language: str) -> tuple[str, ...]:
    """In Indonesian always: villagers use those words whatever the screen speaks."""
    own = occupation.keywords.get(language, ()) if language != "id" else ()
    return tuple(fold(word) for word in (*own, *occupation.keywords.get("id", ())))


def _rank(wanted: str, label: str, keywords: tuple[str, ...]) -> int | None:
    if label.startswith(wanted):
        return 0
    if f" {wanted}" in label:
        return 1
    if any(f" {wanted}" in f" {keyword}" for keyword in keywords):
        return 2
    words = wanted.split()
    everything = " ".join((label, *keywords))
    if all(f" {word}" in f" {everything}" for word in words):
        return 3
    return 4 if len(wanted) > 2 and wanted in everything else None
