"""Gives a demo station its staff: a supervisor, an agent and a technician whose PINs everybody may know."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.staff import TERMINAL

if TYPE_CHECKING:
    from kiosk.agency.agency import Agency
    from kiosk.station import Station

SUPERVISOR_PIN, AGENT_PIN = "739204", "481902"
"""Known to everyone: a sample and a demo hold nobody real."""
SUPERVISOR, TECHNICIAN = "Kepala BUMDes", "Teknisi"
_FIRST_PIN = "905173"
_HOURS = "Senin-Jumat 08.00-12.00"
Person = tuple[str, str, str]
"""Role, name and PIN."""


def demo_staff(station: "Station") -> tuple[Person, ...]:
    """The staff of a demo station, made where nobody was made yet; none at a real one.

    Whoever changed a PIN or closed an account is believed: only accounts that are there are named.
    """
    if not station.ground.settings.station.demo:
        return ()
    desk = station.desk()
    agents = [agent.name for agent in station.ground.campaign.agency.agents][:1] or ["Agen Contoh"]
    if not desk.accounts.are_set_up:
        make_staff(desk, station, agents)
    pins = {"supervisor": SUPERVISOR_PIN, "agent": AGENT_PIN, "technician": AGENT_PIN}
    known = {SUPERVISOR, TECHNICIAN, *agents}
    active = (each for each in desk.accounts.all() if each.active and each.name in known)
    return tuple((each.role, each.name, pins[each.role]) for each in active)


def make_staff(desk: "Agency", station: "Station", agents: Sequence[str]) -> str:
    """A supervisor, these agents and a technician; answers the supervisor's recovery code."""
    _, code = desk.accounts.set_up(SUPERVISOR, SUPERVISOR_PIN)
    hours = {agent.name: agent.hours for agent in station.ground.campaign.agency.agents}
    for name in agents:
        _account(desk, name, "agent", hours.get(name, _HOURS))
    _account(desk, TECHNICIAN, "technician", "")
    return code


def _account(desk: "Agency", name: str, role: str, hours: str) -> None:
    account = desk.accounts.add(TERMINAL, name, role, _FIRST_PIN)
    desk.accounts.change_pin(account.id, _FIRST_PIN, AGENT_PIN)
    if role == "agent":
        desk.accounts.set_public(TERMINAL, account.id, True, hours)
