"""The dashboard through the real window: what it shows is what the store counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.agency.followups.outcomes import ContactReport
from kiosk.agency.reports.dashboard import Dashboard, read_dashboard
from kiosk.agency.reports.warning_signs import CONTACTS_AN_HOUR
from kiosk.campaign.wording import rupiah
from kiosk.clock import FixedClock
from kiosk.sample.sample import AGENT_PIN, SUPERVISOR_PIN
from tests.support.desk_window import sampled
from tests.support.window import Window


@pytest.fixture
def window(tmp_path: Path, clock: FixedClock, qapp: object) -> Iterator[Window]:
    with sampled(tmp_path / "station", clock, 120, seed=4) as opened:
        yield opened


def enter(window: Window, role: str) -> None:
    """Sign in as the first of this role and open the dashboard."""
    session, desk = window.kiosk.desk_session, window.kiosk.desk
    desk.open()
    account = next(each for each in session.accounts() if each.role == role)
    desk.signIn(account.id, SUPERVISOR_PIN if role == "supervisor" else AGENT_PIN)
    window.wait(lambda: desk.isSignedIn)
    window.tap("deskTab-dashboard")


def said(window: Window, name: str) -> str:
    return str(window.find(name).property("text"))


def counted(window: Window) -> Dashboard:
    return read_dashboard(window.kiosk.desk_session.store.ground)


def test_the_figures_are_those_of_the_store(window: Window) -> None:
    enter(window, "supervisor")
    dashboard = counted(window)
    assert said(window, "membersCount") == str(dashboard.members)
    reached = sum(agent.incentive.target_reached for agent in dashboard.agents)
    assert said(window, "membersNote").startswith(f"{reached} agen sudah 25 · ")
    assert said(window, "toContactCount") == str(dashboard.to_contact)
    assert said(window, "overdueCount") == str(dashboard.queue["overdue"])
    assert said(window, "unsentCount") == str(dashboard.unsent) != "0"
    last = len(dashboard.weeks) - 1
    assert said(window, f"weekCount-{last}") == str(dashboard.weeks[-1][1])
    for outcome, count in dashboard.outcomes[:4]:
        assert said(window, f"outcomeCount-{outcome}") == str(count)
    window.tap("dashboardTab-people")
    shown = [
        said(window, f"funnelCount-{key}") for key in ("registered", "reached", "member", "paid", "month-3")
    ]
    funnel = dashboard.funnel
    assert shown == [
        str(each) for each in (funnel.registered, funnel.reached, funnel.member, funnel.paid, funnel.month_3)
    ]
    for each in dashboard.dusun[:3]:
        assert said(window, f"dusunCount-{each.key}") == str(each.registered)
    for each in dashboard.programmes[:3]:
        assert said(window, f"programmeCount-{each.key}") == str(each.registered)
    window.tap("dashboardTab-pay")
    for at, agent in enumerate(dashboard.agents):
        assert said(window, f"agentTotal-{at}") == rupiah(agent.incentive.total)
    assert said(window, "coverageCount") == str(dashboard.coverage.covered)


def test_who_goes_on_paying_is_counted_from_the_first_month(window: Window) -> None:
    enter(window, "supervisor")
    dashboard = counted(window)
    could, did = dashboard.staying[0]
    paths = [
        tuple(each.state.paid_months)
        for each in window.kiosk.desk_session.store.exports.entries(
            window.kiosk.desk_session.who, "export", "test"
        )
        if each.state.paid_months
    ]
    old = [months for months in paths if months[0] <= "2026-10"]
    assert could == len(old) > 0
    assert did == sum(len(months) > 1 for months in old)
    assert said(window, "stayingShare-1") == f"{round(100 * did / could)}%"


def test_a_supervisor_sets_the_target_and_an_impossible_one_is_refused(window: Window) -> None:
    enter(window, "supervisor")
    window.tap("dashboardTab-pay")
    window.tap("targetButton")
    window.find("workersField").setProperty("text", "")
    window.type("300")
    window.tap("goalField")
    window.find("goalField").setProperty("text", "")
    window.type("301")
    window.tap("targetSaveButton")
    assert window.sees("targetDialog")
    assert "Target" in window.kiosk.desk.dashboard.problem
    window.tap("keyErase")
    window.type("0")
    window.tap("targetSaveButton")
    assert not window.sees("targetDialog")
    coverage = counted(window).coverage
    assert (coverage.workers, coverage.goal) == (300, 300)
    assert said(window, "coveragePercent") == f"{coverage.percent:.1f}%".replace(".", ",")


def test_an_agent_sees_the_own_counter_and_pay_and_sets_no_target(window: Window) -> None:
    enter(window, "agent")
    me = next(each for each in counted(window).agents if each.label == window.kiosk.desk_session.who.label)
    assert said(window, "membersCount") == str(me.incentive.new_members)
    window.tap("dashboardTab-pay")
    assert window.sees("agentRow-0")
    assert not window.sees("agentRow-1")
    assert said(window, "agentTotal-0") == rupiah(me.incentive.total)
    assert not window.sees("targetButton")
    before = counted(window).coverage
    window.kiosk.desk.dashboard.setTarget("500", "100")
    assert counted(window).coverage == before
    assert window.kiosk.desk.dashboard.problem


def test_the_board_turns_to_the_months_before_and_back(window: Window) -> None:
    enter(window, "supervisor")
    assert said(window, "dashboardMonth") == "November 2026"
    assert not window.find("dashboardLater").isEnabled()
    window.tap("dashboardEarlier")
    assert said(window, "dashboardMonth") == "Oktober 2026"
    october = read_dashboard(window.kiosk.desk_session.store.ground, "2026-10")
    assert len(october.days) == 31 and october.days != counted(window).days
    assert said(window, "membersCount") == str(october.members)
    assert not window.find("dashboardEarlier").isEnabled()
    window.tap("dashboardLater")
    assert said(window, "dashboardMonth") == "November 2026"


def looks(window: Window) -> int:
    entries = window.kiosk.desk_session.store.store.audit_entries()
    return sum(each.action == "list" and each.detail.get("list") == "warning-signs" for each in entries)


def test_a_supervisor_sees_the_signs_of_invented_work_and_the_look_is_entered(window: Window) -> None:
    enter(window, "supervisor")
    store, who = window.kiosk.desk_session.store, window.kiosk.desk_session.who
    for row in store.lists.page(who, "new").rows[: CONTACTS_AN_HOUR + 1]:
        store.follow_ups.record(who, row.number, ContactReport(outcome="not-home"))
    window.tap("deskTab-queue")
    window.tap("deskTab-dashboard")
    assert looks(window) == 0
    window.tap("dashboardTab-signs")
    assert said(window, "signCount-contacts-too-fast") == "1"
    assert "Kepala BUMDes" in window.texts()
    assert "Sab 21 Nov, 09.00–10.00 · 16 kunjungan" in window.texts()
    assert looks(window) == 1
    window.tap("dashboardEarlier")
    assert said(window, "signCount-contacts-too-fast") == "0"


def test_an_agent_sees_no_signs(window: Window) -> None:
    enter(window, "agent")
    assert not window.sees("dashboardTab-signs")
    window.kiosk.desk.dashboard.show("signs")
    assert window.kiosk.desk.dashboard.tab == "month"
    assert looks(window) == 0
