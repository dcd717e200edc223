"""Words what the office shows (pure): accounts, one's own, the village's target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.agency.accounts.roles import ROLES
from kiosk.calendar import write_day
from kiosk.desk.office import NEW
from ui.desk.parts.choices import options
from ui.desk.parts.wording import Map, Wording

if TYPE_CHECKING:
    from kiosk.agency.accounts.rows import Account
    from kiosk.desk.office import Office

TABLE = "office"


def roles(said: Wording) -> list[Map]:
    return options(ROLES, lambda role: said("roles", role), "agent")


def rows(page: Office, said: Wording) -> list[Map]:
    """The list of accounts."""
    return [_row(each, said) for each in page.accounts]


def _row(account: Account, said: Wording) -> Map:
    tag, tone = "", "plain"
    if not account.active:
        tag, tone = said(TABLE, "tag-closed"), "danger"
    elif account.must_change:
        tag, tone = said(TABLE, "tag-first-pin"), "warning"
    elif account.public:
        tag, tone = said(TABLE, "tag-public"), "good"
    role = said("roles", account.role)
    caption = f"{role} · {account.hours}" if account.hours and account.public else role
    return {"title": account.name, "caption": caption, "tag": tag, "tone": tone}


def place(page: Office) -> int:
    """Where the chosen account stands in the list; -1 for a new one."""
    ids = [account.id for account in page.accounts]
    return ids.index(page.chosen) if page.chosen in ids else -1


def shown(page: Office, said: Wording) -> Map:
    """The chosen account, or a new one's empty form."""
    account = page.account
    if account is None:
        empty = {"id": NEW, "name": "", "role": "", "hours": ""}
        return empty | {"active": True, "public": False, "own": False}
    return {
        "id": account.id,
        "name": account.name,
        "role": said("roles", account.role),
        "active": account.active,
        "public": account.public,
        "hours": account.hours,
        "own": page.own is not None and account.id == page.own.id,
    }


def own(page: Office, said: Wording) -> list[Map]:
    """What the station holds of whoever is signed in."""
    account = page.own
    if account is None:
        return []
    held = {
        "name": account.name,
        "role": said("roles", account.role),
        "hours": account.hours,
        "born": write_day(account.birth_date),
    }
    return [
        {
            "id": name,
            "caption": said(TABLE, f"held-{name}"),
            "given": text,
            "text": text or said(TABLE, "held-none"),
        }
        for name, text in held.items()
    ]


def target(page: Office, said: Wording) -> Map:
    """The village's informal workers, and how many are to be covered."""
    now = said(TABLE, "target-none")
    if page.goal:
        now = said(TABLE, "target-now", covered=page.covered, target=page.goal)
    return {"workers": page.typed[0], "goal": page.typed[1], "text": now}
