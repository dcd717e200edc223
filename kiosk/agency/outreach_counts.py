"""How many outreach items hang where, of which kind, for which campaign: counted from the register (pure)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from kiosk.agency.outreach import OutreachItem

POOR = ("faded", "damaged")


@dataclass(frozen=True, slots=True)
class Tally:
    """So many were put up, so many of them hang on a day, so many of those are faded or damaged; `missing`
    are those that nobody took down and that are not there any more."""

    put_up: int = 0
    hanging: int = 0
    poor: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class PlaceTally:
    """A kelurahan (`dusun` empty) or one dusun of it, and what hangs there by kind."""

    kelurahan: str
    dusun: str
    tally: Tally
    kinds: tuple[tuple[str, Tally], ...]

    @property
    def name(self) -> tuple[str, str]:
        return self.kelurahan, self.dusun


def hangs(item: OutreachItem, day: date) -> bool:
    """Whether the item is to be seen at the end of this day, as far as the register knows."""
    if item.put_up > day or (item.removed is not None and item.removed <= day):
        return False
    return not is_missing(item, day)


def is_missing(item: OutreachItem, day: date) -> bool:
    """Whether it was found gone by this day, and nobody had taken it down."""
    seen = item.checked or item.put_up
    return item.condition == "gone" and seen <= day and (item.removed is None or item.removed > day)


def tally(items: Iterable[OutreachItem], day: date) -> Tally:
    """The four counts of these items at the end of a day."""
    put_up = hanging = poor = missing = 0
    for item in items:
        if item.put_up <= day:
            there = hangs(item, day)
            put_up += 1
            hanging += there
            poor += there and item.condition in POOR
            missing += is_missing(item, day)
    return Tally(put_up, hanging, poor, missing)


def by_kind(items: Iterable[OutreachItem], day: date) -> tuple[tuple[str, Tally], ...]:
    """Each kind with its counts, by name."""
    return _grouped(items, day, lambda item: item.kind)


def by_campaign(items: Iterable[OutreachItem], day: date) -> tuple[tuple[str, Tally], ...]:
    """Each campaign's id with its counts, by id."""
    return _grouped(items, day, lambda item: item.campaign)


def by_place(items: Iterable[OutreachItem], day: date) -> tuple[PlaceTally, ...]:
    """Each kelurahan followed by its dusun, all by name; a kelurahan without any dusun stands alone."""
    ordered = sorted(items, key=lambda item: (item.kelurahan, item.dusun))
    found = []
    for kelurahan in dict.fromkeys(item.kelurahan for item in ordered):
        here = [item for item in ordered if item.kelurahan == kelurahan]
        found.append(PlaceTally(kelurahan, "", tally(here, day), by_kind(here, day)))
        for dusun in dict.fromkeys(item.dusun for item in here if item.dusun):
            near = [item for item in here if item.dusun == dusun]
            found.append(PlaceTally(kelurahan, dusun, tally(near, day), by_kind(near, day)))
    return tuple(found)


def _grouped(
    items: Iterable[OutreachItem], day: date, key: Callable[[OutreachItem], str]
) -> tuple[tuple[str, Tally], ...]:
    groups: dict[str, list[OutreachItem]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return tuple((name, tally(groups[name], day)) for name in sorted(groups))
