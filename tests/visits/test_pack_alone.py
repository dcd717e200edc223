"""Outcomes that a pack alone brings: at the desk, in queue, board, report and workbook."""

import shutil
from pathlib import Path

from openpyxl import load_workbook
from pypdf import PdfReader

from kiosk.campaign.sign import read_key, sign_pack
from kiosk.clock import FixedClock
from kiosk.desk.tasks.exchange import write_month
from kiosk.paths import RESOURCES
from kiosk.staff import TERMINAL
from kiosk.station import open_ground
from kiosk.work import run_through
from tests.support.desk_day import morning
from tests.support.packs import SHIPPED, change

MARKET, HARVEST = "Bertemu di pasar", "Iuran panen dibayar"
RULES = """[[outcomes]]
id = "met-at-market"
stage = "reached"
due_days = [9]
closes = true
keeps = "refused"
visit = true
tone = "nila"

[[outcomes]]
id = "harvest-paid"
stage = "paid"
next = "until-paid"
needs = ["month"]
tone = "kunyit"

"""


def deliver(station: Path) -> None:
    """A newer pack with two more outcomes, signed as the shipped one is; only files of the pack change."""
    pack = station / "campaign" / "kkbc-desa"
    shutil.copytree(SHIPPED, pack)
    change(pack, "manifest.toml", "version = 1", "version = 2")
    change(pack, "followup.toml", "[offered]", RULES + "[offered]")
    change(pack, "followup.toml", 'registered = ["reached"', 'registered = ["met-at-market", "harvest-paid"')
    for language in ("id", "en"):
        words = f'[outcomes]\nmet-at-market = "{MARKET}"\nharvest-paid = "{HARVEST}"'
        change(pack, f"texts/{language}.toml", "[outcomes]", words)
    sign_pack(pack, read_key(RESOURCES / "campaign" / "demo-issuer.key"))


def test_an_outcome_of_the_pack_alone_is_everywhere(tmp_path: Path, clock: FixedClock, qapp: object) -> None:
    folder = tmp_path / "station"
    open_ground(folder, clock=clock)
    deliver(folder)
    with morning(folder, clock) as day:
        window, (met, paid) = day.window, day.numbers[:2]
        desk = window.kiosk.desk
        for number, outcome in ((met, "met-at-market"), (paid, "harvest-paid")):
            desk.person.open(number)
            window.settle()
            offered = [each["key"] for each in desk.person.outcomes]
            assert offered[:2] == ["met-at-market", "harvest-paid"] and len(offered) == 13
            window.tap(f"outcome-{outcome}")
            window.tap("saveOutcome")
        assert day.store.people.person(TERMINAL, met).bucket == "done"
        standing = day.store.people.person(TERMINAL, paid).standing
        assert (standing.stage, standing.paid and standing.paid.covered) == ("paid", ("2026-12",))
        window.tap("deskTab-queue")
        window.tap("part-done")
        assert MARKET in window.texts()
        window.tap("deskTab-dashboard")
        assert {MARKET, HARVEST} <= set(window.texts())
        tones = {row["key"]: row["tone"] for row in desk.dashboard.outcomes}
        assert (tones["met-at-market"], tones["harvest-paid"]) == ("nila", "kunyit")
        station = window.kiosk.station
        assert station is not None
        made = run_through(write_month(station, day.store, TERMINAL, tmp_path, "2026-11", "id"))
    assert made.report.members == 1
    paper = " ".join(" ".join(page.extract_text() for page in PdfReader(made.pdf).pages).split())
    cells = {str(cell.value) for sheet in load_workbook(made.xlsx) for row in sheet for cell in row}
    assert MARKET in paper and HARVEST in paper
    assert {MARKET, HARVEST} <= cells
