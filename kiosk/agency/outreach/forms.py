"""Describes the agency's papers as forms: their fields, and typed text as a value of the core (pure)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kiosk.agency.outreach.items import Agreement, Certificate, LaunchEvent, OutreachItem
from kiosk.calendar import read_day, write_day
from kiosk.errors import Refused

Typed = Mapping[str, Any]
ITEM = ("place", "dusun", "kelurahan", "put_up", "checked")
FORMS = {
    "agreements": ("number", "wadah", "branch", "village", "signed", "valid_from", "valid_to", "parties"),
    "certificates": ("number", "issued", "expires"),
    "events": ("day", "place", "signed_by", "witnesses", "attendance", "note"),
}
DAYS = frozenset({"put_up", "checked", "signed", "valid_from", "valid_to", "issued", "expires", "day"})
NAMES = frozenset({"parties", "signed_by", "witnesses"})


def shown(paper: object, field: str) -> str:
    """A field of a paper as text to edit; nothing for a new one."""
    value = getattr(paper, field, None)
    if value is None:
        return ""
    if isinstance(value, date):
        return write_day(value)
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def read(fields: tuple[str, ...], typed: Typed) -> dict[str, Any]:
    """The typed text of these fields as values; Refused names the one that cannot be read."""
    return {field: _value(field, " ".join(str(typed.get(field, "")).split())) for field in fields}


def _value(field: str, text: str) -> Any:
    if field in DAYS:
        return read_day(text, field)
    if field in NAMES:
        return tuple(part.strip() for part in text.split(";") if part.strip())
    if field == "attendance":
        if text and not text.isdigit():
            raise Refused("event-attendance", field)
        return int(text or 0)
    return text


def item(old: OutreachItem | None, typed: Typed, kind: str, condition: str, campaign: str) -> OutreachItem:
    """A new outreach item or the changed one."""
    values = read(ITEM, typed) | {"kind": kind, "condition": condition, "campaign": campaign.strip()}
    return replace(old, **values) if old else OutreachItem(**values)


def paper(section: str, old: Any, typed: Typed, account: int) -> Agreement | Certificate | LaunchEvent:
    """A new paper of this section or the changed one."""
    values = read(FORMS[section], typed)
    if section == "certificates":
        if not account:
            raise Refused("certificate-account", "account")
        values["account"] = account
    kinds: dict[str, Callable[..., Any]] = {
        "agreements": Agreement,
        "certificates": Certificate,
        "events": LaunchEvent,
    }
    made: Agreement | Certificate | LaunchEvent = replace(old, **values) if old else kinds[section](**values)
    return made
