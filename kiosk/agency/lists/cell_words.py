"""Knows the words by which lists name occupations, payers, programmes and a person's standing (pure)."""

import re
from collections.abc import Mapping as Pairs

from kiosk.agency.lists.cell_values import fold, whole
from kiosk.campaign.campaign import Campaign
from kiosk.registration import PAYERS

OCCUPATION = "occupation-"
"""Before an occupation's id in a mapping's words: what else that station's lists call it."""

_STANDINGS = {
    **dict.fromkeys(("", "1", "hidup", "aktif", "tetap", "alive"), ""),
    **dict.fromkeys(("2", "mati", "meninggal", "meninggaldunia", "wafat", "almarhum", "dead"), "deceased"),
    **dict.fromkeys(("3", "pindah", "pindahkeluar", "moved"), "moved"),
    **dict.fromkeys(("4", "hilang"), "missing"),
    **dict.fromkeys(("6", "pergi"), "away"),
    **dict.fromkeys(("9", "tidakvalid"), "invalid"),
}
_LATE = re.compile(r"(?i)^\s*(alm|almh|almarhum|almarhumah)\b|\(\s*(alm|almh|almarhum|almarhumah)\b")


class OccupationWords:
    """Finds the one occupation that a word means, as the form's own search does."""

    def __init__(self, campaign: Campaign, words: Pairs[str, str | tuple[str, ...]]) -> None:
        self._campaign = campaign
        self._known = occupation_words(campaign) | _own(words)
        self._found: dict[str, str] = {}

    def find(self, text: str) -> str:
        """The occupation's id, empty for a word that names none or several."""
        folded = fold(text)
        if folded not in self._found:
            self._found[folded] = self._known.get(folded, "") or self._searched(text)
        return self._found[folded]

    def _searched(self, text: str) -> str:
        found = self._campaign.find_occupations(text, "id") if fold(text) else ()
        return found[0].id if len(found) == 1 else ""


def occupation_words(campaign: Campaign) -> dict[str, str]:
    """Every folded word by which lists may name an occupation, with its id; no word that names two.

    An occupation's own names go before its search words.
    """
    words: dict[str, set[str]] = {}
    exact: dict[str, str] = {}
    for occupation in campaign.occupations:
        named = []
        for language in campaign.languages:
            label = campaign.text(language).occupations[occupation.id]
            named += [*re.split(r"[,/]", label), *occupation.keywords.get(language, ())]
            exact.setdefault(fold(label), occupation.id)
        for word in named:
            words.setdefault(fold(word), set()).add(occupation.id)
    for occupation in campaign.occupations:
        exact |= {fold(word): occupation.id for word in (*occupation.names, occupation.id)}
    return {word: next(iter(ids)) for word, ids in words.items() if len(ids) == 1} | exact


def _own(words: Pairs[str, str | tuple[str, ...]]) -> dict[str, str]:
    return {
        fold(each): key.removeprefix(OCCUPATION)
        for key, named in words.items()
        if key.startswith(OCCUPATION)
        for each in ((named,) if isinstance(named, str) else named)
    }


def payer_words(words: Pairs[str, str | tuple[str, ...]]) -> dict[str, str]:
    """Every folded word by which lists may name a payer: the mapping's `payer-...` words and the codes."""
    found = {}
    for payer in PAYERS:
        named = words.get(f"payer-{payer}", ())
        for word in (payer, *((named,) if isinstance(named, str) else named)):
            found[fold(word)] = payer
    return found


def programmes_of(text: str) -> tuple[str, ...]:
    """The programmes that are named, in the order of the tables."""
    found = dict.fromkeys(re.findall(r"[a-z]+", text.lower()))
    return tuple(sorted(found, key=lambda name: ("jkk", "jkm", "jht", name).index(name)))


def months_of(text: str) -> str:
    """The figure of "3", "3.0", "3 bulan" or "tiga bulan"; the text itself where there is none."""
    found = re.fullmatch(r"(?i)(\d{1,3})\s*(?:bulan|bln|bl|months?)?", whole(text))
    return found[1] if found else text.strip()


def standing_of(text: str) -> str:
    """Why somebody on a population list is set aside: deceased, moved, missing, away, invalid; or nothing."""
    return _STANDINGS.get(fold(whole(text)), "")


def is_late(name: str) -> bool:
    """Whether a name says that the person has died: "ALM. KARTO", "KARTO (ALM)"."""
    return bool(_LATE.search(name))
