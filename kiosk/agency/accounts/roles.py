"""Says who works at the desk: roles and their rights, and when a PIN may be used."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, permutations, product

from kiosk.errors import Problem, Refused
from kiosk.staff import Staff

ROLES = ("agent", "supervisor", "technician")

_PEOPLE = frozenset({"agent", "supervisor"})
_SUPERVISOR = frozenset({"supervisor"})
RIGHTS: dict[str, frozenset[str]] = {
    "see": _PEOPLE,
    "reveal": _PEOPLE,
    "follow-up": _PEOPLE,
    "undo": _PEOPLE,
    "register": _PEOPLE,
    "correct": _PEOPLE,
    "print": _PEOPLE,
    "merge": _PEOPLE,
    "outreach": _PEOPLE,
    "withdraw": _PEOPLE,
    "copy": _PEOPLE,
    "import": _PEOPLE,
    "figures": _PEOPLE,
    "export": _PEOPLE,
    "bundle": _PEOPLE,
    "suspend": _PEOPLE,
    "own-account": frozenset(ROLES),
    "export-plain": _SUPERVISOR,
    "erase": _SUPERVISOR,
    "purge": _SUPERVISOR,
    "accounts": _SUPERVISOR,
    "agency": _SUPERVISOR,
    "target": _SUPERVISOR,
    "breach": _SUPERVISOR,
    "recovery-kit": _SUPERVISOR,
    "audit": frozenset({"supervisor", "technician"}),
    "technical": frozenset({"supervisor", "technician"}),
}
"""Which roles may do what; an action that is not named here is allowed to nobody."""

PIN_LENGTHS = range(6, 13)

_GUESSED_FIRST = """
    102030 112233 121314 123123 131313 142536 147258 147852 147896 159357 159753 170845 171945 17081945
    200000 201020 202020 212223 235689 246810 258456 258369 321321 321654 333222 369258 420420 456123
    456852 520520 654123 696969 741852 741963 753951 789123 789456 808080 852456 852963 963741 963852
    987456 142857 314159 271828 112358 101112 135790 246800 112211 123654 147369 159951 159263 369147
"""
COMMON_PINS = frozenset(_GUESSED_FIRST.split())
"""PINs that guessers try first (keypad patterns, national days) beside those that a rule already refuses."""


def may(who: Staff, action: str) -> bool:
    """Whether this role may do this."""
    return who.role in RIGHTS.get(action, frozenset())


def require(who: Staff, action: str) -> None:
    """Raise Refused("not-allowed", action) unless `who` may."""
    if not may(who, action):
        raise Refused("not-allowed", action)


def read_pin(text: str, birth_date: date | None = None) -> str | Problem:
    """A PIN that may be used, else why not: pin-digits, -length, -repeat, -run, -birthday, -date or -common.

    Where the birth date is not known, no PIN may read as the birth date of a grown-up as it is written here
    (pin-date): one PIN of six digits in thirty. Whoever gives their birth date may use all other days.
    """
    pin = text.strip()
    code = None
    if not re.fullmatch(r"[0-9]*", pin):
        code = "pin-digits"
    elif len(pin) not in PIN_LENGTHS:
        code = "pin-length"
    elif _repeats(pin):
        code = "pin-repeat"
    elif _runs(pin):
        code = "pin-run"
    elif birth_date is not None and any(form in pin for form in _birthday_forms(birth_date)):
        code = "pin-birthday"
    elif birth_date is None and _reads_as_birthday(pin):
        code = "pin-date"
    elif pin in COMMON_PINS or pin[::-1] in COMMON_PINS:
        code = "pin-common"
    return Problem("pin", code) if code else pin


def _repeats(pin: str) -> bool:
    """Fewer than three digits in use, four alike in a row, all in pairs, or a short block again and again."""
    if len(set(pin)) < 3 or re.search(r"(\d)\1{3}", pin) or re.fullmatch(r"((\d)\2)+", pin):
        return True
    return any(pin == (pin[:size] * len(pin))[: len(pin)] for size in range(1, len(pin) // 2 + 1))


def _runs(pin: str) -> bool:
    """Five digits that climb or fall by one (9 goes on to 0), or one constant step throughout."""
    steps = [(int(after) - int(before)) % 10 for before, after in pairwise(pin)]
    longest = {1: 0, 9: 0}
    for step in (1, 9):
        length = 0
        for each in steps:
            length = length + 1 if each == step else 0
            longest[step] = max(longest[step], length)
    return max(longest.values()) >= 4 or len(set(steps)) == 1


def _birthday_forms(born: date) -> set[str]:
    """Day, month and year in every order, the year in two and in four digits."""
    years = (f"{born.year:04}", f"{born.year % 100:02}")
    forms = {
        "".join(order)
        for year, day, month in product(years, (f"{born.day:02}",), (f"{born.month:02}",))
        for order in permutations((day, month, year))
    }
    return forms | {f"{born.day}{born.month}{born.year}"}


BIRTH_YEARS = range(1930, 2012)
"""Years in which whoever works at a desk may have been born."""
_ORDERS = ("ddmmyy", "ddmmyyyy", "yyyymmdd")
"""How people here write a date without signs between; of a known date every other order is refused too."""


def _reads_as_birthday(pin: str) -> bool:
    return any(_born_by(pin, order) for order in _ORDERS if len(order) == len(pin))


def _born_by(pin: str, order: str) -> bool:
    """Whether the digits, read in this order, are a day on which a grown-up was born."""
    digits = list(zip(pin, order, strict=True))
    day, month, year = (int("".join(digit for digit, part in digits if part == wanted)) for wanted in "dmy")
    years = (year,) if "yyyy" in order else (1900 + year, 2000 + year)
    return any(each in BIRTH_YEARS and _is_day(each, month, day) for each in years)


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


@dataclass(frozen=True, slots=True)
class Lock:
    """The desk's own lock: open until `limit` seconds passed since the last touch (monotonic seconds)."""

    touched: float
    limit: float = 120.0
    shut: bool = False

    def touch(self, now: float) -> "Lock":
        """Someone worked; a desk that is already locked stays locked."""
        return self if self.locked(now) else Lock(now, self.limit)

    def close(self) -> "Lock":
        """Locked at once: a villager touched start, or the agent left."""
        return Lock(self.touched, self.limit, True)

    def locked(self, now: float) -> bool:
        return self.shut or now - self.touched >= self.limit

    def seconds_left(self, now: float) -> float:
        return 0.0 if self.locked(now) else self.limit - (now - self.touched)
