"""Amounts, days and months as people read them; words come from the pack."""

from datetime import date
from typing import Protocol


class Months(Protocol):
    """The names of the twelve months, long and short."""

    @property
    def months(self) -> tuple[str, ...]: ...

    @property
    def short(self) -> tuple[str, ...]: ...


class HasCalendar(Protocol):
    """Texts of one language."""

    @property
    def calendar(self) -> Months: ...


def rupiah(amount: int) -> str:
    """Rp8.400: written as in Indonesia in every language, so that screen, paper and bank agree."""
    return f"{'-' if amount < 0 else ''}Rp{abs(amount):,}".replace(",", ".")


def millions(amount: int) -> str:
    """A large amount in millions with at most two decimals, without the word: 337,6 for 337,600,000."""
    return f"{amount / 1_000_000:,.2f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))


def unbroken(text: str) -> str:
    """The same with spaces at which no line ends: 21 Nov, RT 02 / RW 01."""
    return text.replace(" ", "\u00a0")


def long_date(day: date, texts: HasCalendar) -> str:
    """21 November 2026."""
    return f"{day.day} {texts.calendar.months[day.month - 1]} {day.year}"


def month_name(month: str, texts: HasCalendar) -> str:
    """November 2026, for YYYY-MM."""
    return f"{texts.calendar.months[int(month[5:7]) - 1]} {month[:4]}"


def short_month(month: str, texts: HasCalendar) -> str:
    """Nov, for YYYY-MM."""
    return texts.calendar.short[int(month[5:7]) - 1]
