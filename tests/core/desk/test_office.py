"""The office: which parts each role opens, accounts, one's own account, the village's target."""

from collections.abc import Callable

import pytest

from kiosk.desk.office import SECTIONS, Office
from kiosk.desk.parts.desk import Notice
from kiosk.desk.session import DeskSession
from kiosk.errors import Problem, Refused
from tests.core.desk.conftest import FIRST_PIN, PINS

SignIn = Callable[[str], None]


@pytest.fixture
def page(session: DeskSession, sign_in: SignIn) -> Office:
    sign_in("supervisor")
    session.go("office")
    return session.office


def code(page: Office) -> str:
    return page.problem.code if page.problem is not None else ""


def choose(page: Office, name: str) -> None:
    page.choose([each.name for each in page.accounts].index(name))


def test_each_role_opens_its_parts_and_no_others(session: DeskSession, sign_in: SignIn) -> None:
    page = session.office
    opened = {
        "supervisor": SECTIONS,
        "agent": ("rights", "own"),
        "technician": ("diagnostics", "audit", "own"),
    }
    for role, sections in opened.items():
        sign_in(role)
        session.go("office")
        assert page.sections == sections and page.section == sections[0], role
        for section in SECTIONS:
            page.show(section)
            assert page.section in sections
    assert page.accounts == () and session.retention.lines, "a technician reads the trail, not the accounts"
    session.lock()
    assert page.sections == () and page.own is None


def test_a_part_that_opens_is_entered(session: DeskSession, page: Office) -> None:
    page.show("diagnostics")
    assert session.diagnostics.findings
    page.show("audit")
    assert session.retention.lines
    session.ask_for("KN5-000001-2")
    assert page.section == "rights" and session.rights.number == "KN5-000001-2" and not session.asking


def test_an_account_is_made_with_a_first_pin_shown_to_villagers_and_closed(
    session: DeskSession, page: Office
) -> None:
    page.add("Budi Hartono", "agent", "", "123456")
    assert page.problem == Problem("pin", "pin-run")
    page.add("Budi Hartono", "agent", "17-18-1985", FIRST_PIN)
    assert page.problem is not None and page.problem.field == "birth_date"
    page.add("Budi Hartono", "agent", "17081985", FIRST_PIN)
    made = page.account
    assert (
        made is not None
        and made.must_change
        and page.notice == Notice("added", "good", {"name": "Budi Hartono"})
    )
    page.set_public(True, "Senin 08.00-12.00")
    assert [each.name for each in session.store.documents.public_agents()] == ["Budi Hartono"]
    page.set_active(False)
    assert session.store.documents.public_agents() == () and page.notice is not None
    assert page.notice.code == "closed" and session.store.store.verify_audit().is_whole


def test_a_forgotten_pin_is_replaced_but_not_of_a_closed_account(session: DeskSession, page: Office) -> None:
    choose(page, "Rina Wahyuni")
    page.reset_pin("640917")
    assert page.account is not None and page.account.must_change
    with pytest.raises(Refused, match="pin-wrong"):
        session.store.accounts.sign_in(page.chosen, PINS["agent"])
    page.set_active(False)
    page.reset_pin("640918")
    assert code(page) == "account-closed"


def test_nobody_closes_the_account_they_are_signed_in_with(session: DeskSession, page: Office) -> None:
    choose(page, "Kepala BUMDes")
    page.set_active(False)
    assert page.problem == Problem("active", "self-close") and session.store.accounts.are_set_up


def test_an_agent_makes_no_account(session: DeskSession, sign_in: SignIn, page: Office) -> None:
    sign_in("agent")
    session.go("office")
    page.add("Penyusup", "supervisor", "", FIRST_PIN)
    assert code(page) == "not-allowed"
    assert "Penyusup" not in [each.name for each in session.store.accounts.all()]


def test_the_target_of_the_village_is_whole_numbers_that_can_be(session: DeskSession, page: Office) -> None:
    for workers, goal in (("100", "400"), ("banyak", "400"), ("", "")):
        page.set_target(workers, goal)
        assert page.problem is not None and page.problem.field == "goal", (workers, goal)
    page.set_target("1200", " 400 ")
    assert (page.workers, page.goal) == (1200, 400) and page.notice == Notice("target-set")


def test_a_new_recovery_code_is_kept_for_whoever_asked(session: DeskSession, page: Office) -> None:
    page.renew_recovery()
    assert session.recovery_code
    session.code_noted()
    assert not session.recovery_code


def test_a_wrong_old_pin_is_a_counted_try_and_a_bad_new_one_is_none(
    session: DeskSession, sign_in: SignIn, page: Office
) -> None:
    sign_in("agent")
    accounts, own = session.store.accounts, session.who.id
    left, fresh = accounts.get(own).tries_left, "730591"
    page.change_pin(PINS["agent"], fresh, "730592")
    assert page.problem == Problem("again", "pin-differs")
    page.change_pin(PINS["agent"], "123456", "123456")
    assert page.problem == Problem("pin", "pin-run") and accounts.get(own).tries_left == left
    page.change_pin("905173", fresh, fresh)
    assert page.problem == Problem("old", "pin-wrong") and accounts.get(own).tries_left == left - 1
    page.change_pin(PINS["agent"], PINS["agent"], PINS["agent"])
    assert page.problem == Problem("pin", "pin-same")
    page.change_pin(PINS["agent"], fresh, fresh)
    assert page.notice == Notice("pin-changed") and accounts.sign_in(own, fresh).id == own
    page.set_born("5-7-1991")
    assert page.own is not None and page.own.birth_date is not None
    page.change_pin(fresh, "050791", "050791")
    assert page.problem == Problem("pin", "pin-birthday")


def test_after_some_wrong_pins_the_wait_is_said_in_seconds(
    session: DeskSession, sign_in: SignIn, page: Office
) -> None:
    sign_in("agent")
    for _ in range(9):
        page.change_pin("905173", "730591", "730591")
    assert page.problem is not None
    assert (page.problem.field, page.problem.code) == ("old", "pin-wait") and int(page.problem.detail) > 1


def test_a_pin_is_settled_though_the_desk_was_locked_while_it_was_looked_at(
    session: DeskSession, sign_in: SignIn, page: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in("agent")
    own = session.who.id
    monkeypatch.setattr(page.task, "begun", lambda: None)
    page.change_pin(PINS["agent"], "730591", "730591")
    aside = page.task.step()
    session.lock()
    assert aside is not None
    page.task.step(page.task.call(aside))
    assert page.notice is None and session.store.accounts.sign_in(own, "730591").id == own
