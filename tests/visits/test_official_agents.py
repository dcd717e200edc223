"""Whom the public screen names as agents: those made public at the desk, else those of the pack."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.outreach.items import Certificate
from kiosk.clock import FixedClock
from kiosk.staff import TERMINAL
from tests.support.window import SIZES, Window

PIN = "730591"


@pytest.fixture
def window(tmp_path: Path, clock: FixedClock, qapp: object) -> Iterator[Window]:
    opened = Window(tmp_path / "station", clock, SIZES["M"])
    yield opened
    opened.close()


def named(window: Window) -> list[str]:
    """The names on the agents' screen, as a new villager sees them."""
    window.session.finish()
    window.settle()
    window.tap("attractScreen")
    window.tap("agentTile")
    names = [str(item.property("text")) for item in window.items() if item.objectName() == "agentName"]
    assert window.sees("beware")
    return names


def desk(window: Window) -> Agency:
    return window.kiosk.desk_session.store


def test_the_pack_names_the_agents_until_the_desk_does(window: Window) -> None:
    packs = [agent.name for agent in window.ground.campaign.agency.agents]
    assert named(window) == packs[: len(named(window))]
    hidden = desk(window).accounts.add(TERMINAL, "Belum Umum", "agent", PIN)
    shown = desk(window).accounts.add(TERMINAL, "Rina Wahyuni", "agent", PIN)
    desk(window).accounts.set_public(TERMINAL, shown.id, True, "Senin 08.00-12.00")
    assert named(window) == ["Rina Wahyuni"]
    assert any("Senin 08.00-12.00" in text for text in window.texts())
    assert hidden.name not in window.texts()


def test_a_closed_account_and_a_certificate_that_ran_out_are_no_agents(window: Window) -> None:
    accounts = desk(window).accounts
    for name in ("Tutup Akun", "Habis Masa", "Rina Wahyuni"):
        accounts.set_public(TERMINAL, accounts.add(TERMINAL, name, "agent", PIN).id, True, "")
    ids = {account.name: account.id for account in accounts.all()}
    accounts.set_active(TERMINAL, ids["Tutup Akun"], False)
    today = window.clock.today()
    for name, end in (("Habis Masa", today - timedelta(days=1)), ("Rina Wahyuni", today)):
        paper = Certificate(account=ids[name], number="S-1", issued=today - timedelta(days=700), expires=end)
        desk(window).documents.save_certificate(TERMINAL, paper)
    assert named(window) == ["Rina Wahyuni"]


def test_when_every_certificate_has_run_out_nobody_is_named_not_even_by_the_pack(window: Window) -> None:
    name = window.ground.campaign.agency.agents[0].name
    account = desk(window).accounts.add(TERMINAL, name, "agent", PIN)
    desk(window).accounts.set_public(TERMINAL, account.id, True, "")
    today = window.clock.today()
    issued, end = today - timedelta(days=700), today - timedelta(days=1)
    paper = Certificate(account=account.id, number="S-1", issued=issued, expires=end)
    desk(window).documents.save_certificate(TERMINAL, paper)
    assert named(window) == []
    assert window.ground.campaign.text("id").agency.none in window.texts()
