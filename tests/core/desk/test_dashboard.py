"""The dashboard: which month, whose figures, the target, the signs of invented work; numbers in plots."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.agency.followups.outcomes import ContactReport
from kiosk.agency.reports.dashboard import read_dashboard
from kiosk.agency.reports.warning_signs import CONTACTS_AN_HOUR
from kiosk.clock import FixedClock
from kiosk.desk.dashboard import Dashboard
from kiosk.desk.session import DeskSession
from kiosk.errors import Problem
from kiosk.sample import sample
from kiosk.settings import make_demo
from kiosk.station import open_ground, open_station
from tests.conftest import MOMENT
from tests.support.desk_station import Mono
from ui.desk.board import cards, pay, plots
from ui.desk.parts.plotting import columns
from ui.desk.parts.wording import Wording


@pytest.fixture(scope="module")
def busy_village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A station with the sample's people, made once and copied."""
    folder = tmp_path_factory.mktemp("busy") / "station"
    make_demo(folder)
    station = open_station(open_ground(folder, clock=FixedClock(MOMENT)), use_keyring=False)
    sample.fill(station, 120, 4)
    station.store.close()
    return folder


@pytest.fixture
def session(busy_village: Path, station_folder: Path, clock: FixedClock, mono: Mono) -> Iterator[DeskSession]:
    shutil.copytree(busy_village, station_folder, dirs_exist_ok=True)
    station = open_station(open_ground(station_folder, clock=clock), use_keyring=False)
    yield DeskSession(station, mono)
    station.store.close()


@pytest.fixture
def enter(session: DeskSession) -> Callable[[str], Dashboard]:
    """The dashboard before somebody of this role."""

    def sign_in(role: str) -> Dashboard:
        session.lock()
        pin = sample.SUPERVISOR_PIN if role == "supervisor" else sample.AGENT_PIN
        account = next(each for each in session.accounts() if each.role == role)
        attempt = session.count_try(account.id)
        assert attempt is not None
        session.settle_try(attempt, session.check_pin(attempt, pin), pin)
        session.go("dashboard")
        return session.dashboard

    return sign_in


def looks(session: DeskSession) -> int:
    entries = session.store.store.audit_entries()
    return sum(each.action == "list" and each.detail.get("list") == "warning-signs" for each in entries)


def test_a_supervisor_sees_all_agents_and_an_agent_the_own_pay(
    session: DeskSession, enter: Callable[[str], Dashboard]
) -> None:
    page = enter("supervisor")
    assert page.figures == read_dashboard(session.store.ground, "2026-11")
    assert page.agents == page.figures.agents and len(page.agents) > 1 and page.own is None
    assert page.members == (page.figures.members, page.figures.towards)
    page = enter("agent")
    assert page.own is not None and page.agents == (page.own,) and page.own.label == session.who.label
    assert page.members[0] == page.own.incentive.new_members
    session.lock()
    assert page.figures is None and page.agents == ()


def test_the_figures_turn_from_month_to_month(
    session: DeskSession, enter: Callable[[str], Dashboard]
) -> None:
    page = enter("supervisor")
    assert page.reaches(-1) and not page.reaches(1)
    page.turn(1)
    assert page.month == "2026-11"
    page.turn(-1)
    assert page.month == "2026-10" and page.figures == read_dashboard(session.store.ground, "2026-10")
    assert not page.reaches(-1), "nobody was registered before"


def test_on_the_first_days_of_a_month_the_one_before_is_shown(
    clock: FixedClock, enter: Callable[[str], Dashboard]
) -> None:
    clock.advance(days=11)
    page = enter("supervisor")
    assert page.month == "2026-11" and page.reaches(1)


def test_the_figures_are_read_anew_when_the_page_opens(
    session: DeskSession, enter: Callable[[str], Dashboard]
) -> None:
    page = enter("supervisor")
    before = page.members[0]
    row = session.store.lists.page(session.who, "new").rows[0]
    report = ContactReport(outcome="first-paid", month="2026-11", amount=16_800)
    session.store.follow_ups.record(session.who, row.number, report)
    session.go("queue")
    session.go("dashboard")
    assert page.members[0] == before + 1


def test_only_a_supervisor_sets_a_target_that_can_be(
    session: DeskSession, enter: Callable[[str], Dashboard]
) -> None:
    page = enter("supervisor")
    for workers, goal in (("300", "301"), ("banyak", "1"), ("", "")):
        page.set_target(workers, goal)
        assert page.problem == Problem("goal", "target"), (workers, goal)
    page.set_target("1.300", " 300 ")
    assert page.figures is not None
    assert (page.figures.coverage.workers, page.figures.coverage.goal) == (1300, 300)
    page = enter("agent")
    page.set_target("500", "100")
    assert page.problem is not None and page.problem.code == "not-allowed"
    assert session.store.figures.coverage(session.today).workers == 1300


def test_signs_are_looked_for_when_they_are_asked_for_and_each_look_is_entered(
    session: DeskSession, enter: Callable[[str], Dashboard]
) -> None:
    page = enter("agent")
    page.show("signs")
    assert page.tab == "month" and "signs" not in page.tabs and looks(session) == 0
    page = enter("supervisor")
    for row in session.store.lists.page(session.who, "new").rows[: CONTACTS_AN_HOUR + 1]:
        session.store.follow_ups.record(session.who, row.number, ContactReport(outcome="not-home"))
    assert page.signs == () and looks(session) == 0
    page.show("signs")
    assert [each.kind for each in page.signs] == ["contacts-too-fast"] and looks(session) == 1
    page.turn(-1)
    assert page.signs == () and looks(session) == 1, "a look that showed nobody is no entry"


# -- words and plots -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("role", ["supervisor", "agent"])
def test_every_part_of_the_board_is_worded(
    session: DeskSession, enter: Callable[[str], Dashboard], role: str, language: str
) -> None:
    page, said = enter(role), Wording(session)
    session.speak(language)
    makers = (
        *(cards.members, cards.cards, cards.outreach, pay.agents, pay.rules, pay.coverage),
        *(plots.weeks, plots.days, plots.outcomes, plots.staying, plots.funnel, plots.occupations),
        *(plots.dusun, plots.programmes),
    )
    for make in makers:
        shown = str(make(page, said))
        assert shown not in ("[]", "{}", "") and "‹" not in shown, make.__name__
    session.lock()
    assert all(not make(page, said) for make in makers), "nothing stays when the desk is locked"


def test_an_agent_without_members_is_told_what_is_missing_and_no_amount_of_nothing(
    session: DeskSession, enter: Callable[[str], Dashboard]
) -> None:
    session.store.accounts.add(session.who if session.staff else sample.TERMINAL, "Baru", "agent", "905173")
    page = enter("supervisor")
    rows = {row["name"]: row for row in pay.agents(page, Wording(session))}
    assert rows["Baru"]["note"] == "kurang 25 sampai target"
    assert all("Rp0" not in row["note"] for row in rows.values())


def test_the_scale_of_a_plot_is_written_as_numbers_are() -> None:
    plot = columns([("a", 1200), ("b", 3000)], 1, lambda value: f"{value:,}".replace(",", "."))
    assert [tick["text"] for tick in plot["ticks"]] == ["0", "1.000", "2.000", "3.000"]
    assert [each["count"] for each in plot["columns"]] == ["1.200", "3.000"]
    assert plot["columns"][1]["share"] == plot["ticks"][-1]["share"] == 1.0
