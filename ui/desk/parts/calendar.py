"""Lays out a month's days as weeks from Monday, for choosing the next appointment (pure)."""

from datetime import date, timedelta

from kiosk.calendar import first_day, month_of, week_start
from ui.desk.parts.wording import Map, Wording

WEEKS = 6


def sheet(month: str, chosen: date | None, said: Wording) -> Map:
    """The days of a month (YYYY-MM) with those around it; past days cannot be chosen."""
    start, today = week_start(first_day(month)), said.today
    days = [start + timedelta(days=n) for n in range(7 * WEEKS)]
    while month_of(days[-7]) != month:
        days = days[:-7]
    return {
        "title": said.month(month),
        "weekdays": [said("weekdays", f"d{n}") for n in range(7)],
        "canGoBack": month > month_of(today),
        "days": [
            {
                "day": day.isoformat(),
                "label": str(day.day),
                "inside": month_of(day) == month,
                "enabled": day >= today,
                "today": day == today,
                "selected": day == chosen,
            }
            for day in days
        ],
    }
