"""Reckons with calendar months written YYYY-MM, as contributions are counted.

Days and moments as staff type them: 05-12-2026, 5/12/2026, 5.12.26, or with digits alone 05122026.
"""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta, timezone

from kiosk.errors import Refused


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


OLDEST = 120
"""Years: nobody is older."""


def read_day(text: str, field: str) -> date:
    """The day; Refused("day", field) for what is none."""
    found = re.fullmatch(r"\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})\s*", text)
    if found:
        day, month, year = (int(part) for part in found.groups())
        try:
            return date(year + 2000 if year < 100 else year, month, day)
        except ValueError:
            pass
    raise Refused("day", field)


def read_birth_date(text: str, today: date, field: str = "birth_date") -> date | None:
    """A day in the past in whose year four digits stand, None for nothing; Refused("birth-date", field)."""
    text = text.strip()
    if not text:
        return None
    found = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})|(\d{2})(\d{2})(\d{4})", text)
    if found:
        day, month, year = (int(part) for part in found.groups() if part is not None)
        try:
            born = date(year, month, day)
        except ValueError:
            born = None
        if born is not None and today.year - OLDEST <= born.year and born < today:
            return born
    raise Refused("birth-date", field)


def read_moment(text: str, now: datetime, utc_offset_hours: int, field: str) -> datetime | None:
    """21-11-2026 09.14 on the kiosk's wall clock, not in the future; None for nothing.

    Refused("moment", field) for what is none, "moment-future" for what has not come yet.
    """
    text = text.strip()
    if not text:
        return None
    found = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})[ T,]+(\d{1,2})[.:](\d{2})", text)
    found = found or re.fullmatch(r"(\d{2})(\d{2})(\d{4}) ?(\d{2})(\d{2})", text)
    if not found:
        raise Refused("moment", field)
    day, month, year, hour, minute = (int(part) for part in found.groups())
    try:
        zone = timezone(timedelta(hours=utc_offset_hours))
        moment = datetime(year, month, day, hour, minute, tzinfo=zone)
    except ValueError as error:
        raise Refused("moment", field) from error
    if moment > now:
        raise Refused("moment-future", field)
    return moment


def write_day(day: date | None) -> str:
    """05-12-2026, empty for None."""
    return f"{day:%d-%m-%Y}" if day else ""
