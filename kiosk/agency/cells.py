"""What the cells of somebody's list mean: income, programmes, dates, payers, addresses (pure)."""

import re
from collections.abc import Mapping as Pairs
from datetime import date

from kiosk.agency.headings import fold
from kiosk.campaign.pack import Campaign
from kiosk.registration import PAYERS

_IN_THOUSANDS = 100_000
_NUMBERED = re.compile(r"\b(rt|rw)\b[\s.:/-]*(\d{1,3})", re.IGNORECASE)
_BOTH = re.compile(r"\brt\b\s*/\s*\brw\b[\s.:-]*(\d{1,3})\s*/\s*(\d{1,3})", re.IGNORECASE)


def occupation_words(campaign: Campaign) -> dict[str, str]:
    """Every folded word by which lists may name an occupation, with its slug; no word that names two."""
    words: dict[str, set[str]] = {}
    for occupation in campaign.occupations:
        named = [occupation.id]
        for language in campaign.languages:
            label = campaign.text(language).occupations[occupation.id]
            named += [label, *re.split(r"[,/]", label), *occupation.keywords.get(language, ())]
        for word in named:
            words.setdefault(fold(word), set()).add(occupation.id)
    exact = {fold(occupation.id): occupation.id for occupation in campaign.occupations}
    return {word: next(iter(ids)) for word, ids in words.items() if len(ids) == 1} | exact


def payer_words(words: Pairs[str, str | tuple[str, ...]]) -> dict[str, str]:
    """Every folded word by which lists may name a payer: the mapping's `payer-...` words and the codes."""
    found = {}
    for payer in PAYERS:
        named = words.get(f"payer-{payer}", ())
        for word in (payer, *((named,) if isinstance(named, str) else named)):
            found[fold(word)] = payer
    return found


def income_of(text: str) -> int | None:
    """Rupiah a month, as "1500000", "Rp1.500.000,00" or "1,500,000"; None for anything else."""
    bare = re.sub(r"(?i)rp|idr|\s|,00$|\.00$|,-$", "", text.strip())
    return int(re.sub(r"[.,]", "", bare)) if re.fullmatch(r"\d+|\d{1,3}([.,]\d{3})+", bare) else None


def in_rupiah(text: str) -> int:
    """A monthly income as people say it: below a hundred thousand it is meant in thousands of rupiah."""
    amount = int("".join(filter(str.isdigit, text)) or 0)
    return amount * 1000 if amount < _IN_THOUSANDS else amount


def programmes_of(text: str) -> tuple[str, ...]:
    """The programmes that are named, in the order of the tables."""
    found = dict.fromkeys(re.findall(r"[a-z]+", text.lower()))
    return tuple(sorted(found, key=lambda name: ("jkk", "jkm", "jht", name).index(name)))


def digits_of(text: str) -> str:
    """The figures of an RT or RW, three at most."""
    return "".join(re.findall(r"\d", text))[:3]


def date_of(text: str) -> date | None:
    """dd-mm-yyyy with any separator, or yyyy-mm-dd."""
    found = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text.strip())
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def address_of(text: str) -> dict[str, str]:
    """Dusun, RT and RW out of one line such as "Dusun Karya RT 02/RW 01, Desa Pangkalan Satu"."""
    both = _BOTH.search(text)
    numbers = {kind.lower(): number for kind, number in _NUMBERED.findall(text)}
    if both:
        numbers = {"rt": both[1], "rw": both[2]}
    rest = _NUMBERED.sub(",", _BOTH.sub(",", text))
    parts = [part.strip(" ./-") for part in rest.split(",")]
    dusun = next((part for part in parts if part), "")
    return {"dusun": dusun, **numbers}
