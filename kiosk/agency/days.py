"""Days as staff type them: 05-12-2026, 5/12/2026 or 5.12.26."""

import re
from datetime import date

from kiosk.errors import Refused


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


def write_day(day: date | None) -> str:
    """05-12-2026, empty for None."""
    return f"{day:%d-%m-%Y}" if day else ""
