"""Arithmetic of calendar months written YYYY-MM, as contributions are counted."""

from calendar import monthrange
from datetime import date, timedelta


def month_of(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


def is_month(text: str) -> bool:
    """Whether the text is a month of this era, YYYY-MM."""
    return len(text) == 7 and text[4] == "-" and text[:4].isdecimal() and text[5:] in _MONTHS


_MONTHS = tuple(f"{number:02}" for number in range(1, 13))


def add_months(month: str, count: int) -> str:
    """The month `count` later (earlier when negative)."""
    years, index = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + count, 12)
    return f"{years:04}-{index + 1:02}"


def month_to_report(today: date) -> str:
    """The month that a report is most likely asked for: until the tenth the one that has just ended."""
    return add_months(month_of(today), -1 if today.day <= 10 else 0)


def months_between(first: str, last: str) -> int:
    """How many months `last` lies after `first` (0 when equal, negative when before)."""
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:])


def first_day(month: str) -> date:
    return date(int(month[:4]), int(month[5:]), 1)


def last_day(month: str) -> date:
    return date(int(month[:4]), int(month[5:]), monthrange(int(month[:4]), int(month[5:]))[1])


def month_range(first: str, count: int) -> tuple[str, ...]:
    """`count` months from `first` on."""
    return tuple(add_months(first, step) for step in range(count))


def week_start(day: date) -> date:
    """The Monday of this day's week."""
    return day - timedelta(days=day.weekday())
