"""Invents people for samples, tests and practice, the same ones for the same seed.

Nobody real is meant: serials of their NIKs are 9000-9999, which no district comes near for one birth date,
and their phones begin with 0810, which no operator is known to use. No two of them have the same NIK.
"""

import tomllib
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from kiosk.paths import RESOURCES
from kiosk.people.nik import AGE_BELOW, AGE_FROM, FLAGS, years_between
from kiosk.people.regions import Regions

NAMES = RESOURCES / "data" / "invented" / "names.toml"
OLDEST = 80
HOME = "620101"

_SERIALS = range(9000, 10000)
_NAMES_IN_POOL = 4096
_ADDRESSES_IN_DUSUN = 6
_NEIGHBOURS = ("self",) * 8 + ("family",) + ("neighbour",)

Pool = tuple[tuple[str, ...], tuple[str, ...]]
"""Names of one community: men's, women's."""


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """Somebody who does not exist; the fields mean what they mean in a Draft.

    `nik` is None for the few who have none yet; `nik_flags` are what read_nik says on the same day.
    """

    nik: str | None
    nik_flags: tuple[str, ...]
    birth_date: date
    sex: str
    name: str
    phone: str | None
    phone_owner: str
    dusun: str
    rt: str
    rw: str
    occupation: str


def invent(
    count: int,
    seed: int,
    *,
    on: date,
    regions: Regions,
    occupations: Mapping[str, float],
    home: str = HOME,
    dusun: tuple[str, ...] = ("",),
    from_home: float = 0.85,
    without_nik: float = 0.02,
    without_phone: float = 0.3,
) -> Iterator[InventedPerson]:
    """People of 15 to 80 years on a day, living in one village; the first of many are the same as few.

    `occupations` are weights by id; `home` is the village's district of 6 digits; `dusun` are its parts;
    `from_home`, `without_nik` and `without_phone` are shares of the people.
    """
    random = Random(seed)
    chance = random.random
    births = _births(on, random)
    days = len(births)
    if count > days * 2 * len(_SERIALS):
        raise ValueError(f"no more than {days * 2 * len(_SERIALS)} people have different NIKs")
    slots = _shuffled(days * 2 * len(_SERIALS), random)
    wheels = _Wheels(seed)
    districts = regions.districts()
    addresses = _addresses(dusun)
    works = tuple(occupations)
    *bounds, all_works = accumulate(occupations.values())
    dusun_name = rt = rw = ""
    phone = None
    for _ in range(count):
        slot = next(slots)
        birth, digits, flags = births[slot % days]
        woman, serial = divmod(slot // days, len(_SERIALS))
        district = home if chance() < from_home else districts[int(chance() * len(districts))]
        wheel = wheels[district[:2]]
        names = wheel[int(chance() * len(wheel))][woman]
        shares_home = chance() < 0.35
        if not shares_home:
            dusun_name, rt, rw = addresses[int(chance() * len(addresses))]
            phone = None if chance() < without_phone else f"+62810{int(chance() * 100_000_000):08}"
        has_nik = chance() >= without_nik
        yield InventedPerson(
            f"{district}{digits[woman]}{serial + _SERIALS.start}" if has_nik else None,
            flags if has_nik else (),
            birth,
            "female" if woman else "male",
            names[int(chance() * len(names))],
            phone,
            "family" if shares_home and phone else _NEIGHBOURS[int(chance() * 10)] if phone else "self",
            dusun_name,
            rt,
            rw,
            works[bisect(bounds, chance() * all_works)],
        )


Birth = tuple[date, tuple[str, str], tuple[str, ...]]


def _births(on: date, random: Random) -> list[Birth]:
    """Birth dates in mixed order, fewer of the ages of which a village has fewer workers."""
    youngest = _years_before(on, AGE_FROM)
    days = (youngest - _years_before(on, OLDEST + 1)).days
    births: list[Birth] = []
    for back in range(days):
        birth = youngest - timedelta(back)
        age = years_between(birth, on)
        if random.random() < _share_at_work(age):
            month_and_year = f"{birth.month:02}{birth.year % 100:02}"
            digits = (f"{birth.day:02}{month_and_year}", f"{birth.day + 40}{month_and_year}")
            births.append((birth, digits, FLAGS[-1:] if age >= AGE_BELOW else ()))
    random.shuffle(births)
    return births


def _years_before(on: date, years: int) -> date:
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return date(on.year - years, 3, 1)


def _share_at_work(age: int) -> float:
    return 0.4 if age < 20 else 1.0 if age < 55 else 0.7 if age < AGE_BELOW else 0.2


def _shuffled(size: int, random: Random) -> Iterator[int]:
    """Every number below `size` once, in an order that looks random: a full-period congruential walk."""
    limit = 1 << size.bit_length()
    step, place = random.randrange(1, limit, 2), random.randrange(limit)
    for _ in range(limit):
        place = (place * 1_664_525 + step) & (limit - 1)
        if place < size:
            yield place


def _addresses(dusun: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """(dusun, RT, RW) of the village's lanes."""
    lanes = range(1, _ADDRESSES_IN_DUSUN + 1)
    return [(name, f"{rt:02}", f"{rw:02}") for rw, name in enumerate(dusun, 1) for rt in lanes]


class _Wheels(dict[str, list[Pool]]):
    """For a province, the pools of its communities, each as often as its share; made when first met."""

    def __init__(self, seed: int, file: Path = NAMES) -> None:
        self._seed = seed
        self._names = tomllib.loads(file.read_text(encoding="utf-8"))
        self._pools: dict[str, Pool] = {}

    def __missing__(self, province: str) -> list[Pool]:
        mix = self._names["mix"].get(province) or self._names["mix"]["other"]
        wheel = [self._pool(community) for community, share in mix.items() for _ in range(share)]
        self[province] = wheel
        return wheel

    def _pool(self, community: str) -> Pool:
        if community not in self._pools:
            lists = self._names[community]
            random = Random(f"{self._seed} {community}")
            self._pools[community] = (_pool(lists, "male", random), _pool(lists, "female", random))
        return self._pools[community]


def _pool(lists: Mapping[str, str], sex: str, random: Random) -> tuple[str, ...]:
    first, second, family = (_names(lists.get(part, "")) for part in (sex, f"{sex}_second", "family"))
    alone = float(lists["alone"])
    names = []
    for _ in range(_NAMES_IN_POOL):
        words = [random.choice(first)]
        if random.random() >= alone:
            if second and (not family or random.random() < 0.3):
                words.append(random.choice(second))
            words += [random.choice(family)] if family else []
        names.append(" ".join(" ".join(words).split()))
    return tuple(names)


def _names(text: str) -> list[str]:
    return [word.replace("_", " ").strip().upper() for word in text.split()]
