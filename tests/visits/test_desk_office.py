"""The supervisor's office in the real window: accounts, data rights, retention, breach pack, the trail."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.agency.rights import retention as retention_rules
from kiosk.clock import FixedClock
from kiosk.errors import Refused
from kiosk.exchange.keys import PUBLIC_FILE, init_branch
from kiosk.staff import TERMINAL
from tests.support.desk_window import FIRST_PIN, desk, fill, opened, register, sign_in
from tests.support.window import Window


@pytest.fixture
def window(tmp_path: Path, clock: FixedClock, qapp: object) -> Iterator[Window]:
    with opened(tmp_path / "station", clock) as kiosk:
        yield kiosk


def at_office(window: Window, section: str = "accounts") -> None:
    sign_in(window)
    window.tap("deskTab-office")
    window.tap(f"office-{section}")


def test_an_agent_opens_only_the_parts_of_the_office_that_are_theirs(window: Window) -> None:
    sign_in(window, "agent")
    window.tap("deskTab-office")
    office = window.kiosk.desk.office
    assert [each["key"] for each in office.sections] == ["rights", "own"] and office.section == "rights"
    for section in ("accounts", "retention", "audit", "village", "diagnostics"):
        assert not window.sees(f"office-{section}")
        office.show(section)
        assert office.section == "rights"
    office.add("Penyusup", "supervisor", "", FIRST_PIN)
    window.kiosk.desk.retention.purge()
    assert office.problem and window.kiosk.desk.retention.problem
    assert office.accounts == [] and window.kiosk.desk.retention.lines == []
    assert "Penyusup" not in [account.name for account in desk(window).accounts.all()]


def test_an_account_is_made_with_a_first_pin_shown_to_villagers_and_closed(window: Window) -> None:
    at_office(window)
    fill(window, accountName="Budi Hartono", firstPin="123456")
    window.tap("addAccountButton")
    assert window.kiosk.desk.office.problem == "PIN berurutan mudah ditebak."
    assert window.find("firstPin").property("text") == ""
    fill(window, accountBorn="17-18-1985", firstPin=FIRST_PIN)
    window.tap("addAccountButton")
    assert "tidak mungkin" in window.kiosk.desk.office.problem
    fill(window, accountBorn="17081985", firstPin=FIRST_PIN)
    window.tap("addAccountButton")
    made = next(each for each in desk(window).accounts.all() if each.name == "Budi Hartono")
    assert made.role == "agent" and made.must_change
    with pytest.raises(Refused, match="pin-birthday"):
        desk(window).accounts.change_pin(made.id, FIRST_PIN, "170885")
    fill(window, hoursField="Senin 08.00-12.00")
    window.tap("publicButton")
    assert [agent.name for agent in desk(window).documents.public_agents()] == ["Budi Hartono"]
    fill(window, newPin="640917")
    window.tap("resetPinButton")
    assert "PIN" in window.kiosk.desk.office.notice
    window.tap("closeAccountButton")
    assert not window.find("resetPinButton").isEnabled(), "a closed account gets no new PIN"
    assert desk(window).documents.public_agents() == ()
    assert not desk(window).accounts.get(made.id).active
    names = [row["title"] for row in window.kiosk.desk.office.accounts]
    window.tap(f"account-{names.index('Kepala BUMDes')}")
    assert not window.sees("closeAccountButton"), "nobody closes their own account"


def test_the_target_is_set_and_a_new_recovery_code_is_shown_once(window: Window) -> None:
    at_office(window, "village")
    fill(window, workersField="100", goalField="400")
    window.tap("targetButton")
    assert window.find("goalField").property("text") == "400" and window.kiosk.desk.office.problem
    fill(window, workersField="1200")
    window.tap("targetButton")
    assert "400" in window.kiosk.desk.office.target["text"]
    window.tap("recoveryButton")
    code = str(window.find("recoveryCode").property("text"))
    window.seconds.now += 121
    window.kiosk.desk.tick()
    window.settle()
    assert not window.kiosk.desk.isOpen and code not in window.texts()
    sign_in(window, "agent")
    assert not window.sees("recoveryCard"), "another person is not shown it"
    window.kiosk.desk.leave()
    sign_in(window)
    assert window.find("recoveryCode").property("text") == code
    window.tap("recoveryDoneButton")
    assert not window.sees("recoveryCard") and code not in window.texts()
    supervisor = next(each for each in desk(window).accounts.all() if each.role == "supervisor")
    assert desk(window).accounts.recover(supervisor.id, code, "826405")[1] != code


def test_deletion_wants_the_number_once_more_and_leaves_the_chain_whole(window: Window) -> None:
    number, other = register(window, 1, name="SITI AMINAH"), register(window, 2)
    at_office(window, "rights")
    fill(window, requestNumber=number)
    window.tap("kind-deletion")
    window.tap("askButton")
    assert not window.find("eraseButton").isEnabled()
    window.tap("why-person-asks")
    fill(window, confirmNumber=other)
    window.tap("eraseButton")
    assert window.kiosk.desk.rights.problem == "Nomor yang diketik tidak sama."
    assert desk(window).people.person(TERMINAL, number).draft.name == "SITI AMINAH"
    fill(window, confirmNumber=number.lower())
    window.tap("eraseButton")
    assert window.kiosk.desk.rights.problem == ""
    assert number in window.texts() and window.find("cardTitle").property("text") == "Bukti pemusnahan"
    assert desk(window).people.person(TERMINAL, number).draft.name == ""
    assert desk(window).requests.list() == ()
    assert desk(window).store.verify_audit().is_whole
    assert "erase" in [entry.action for entry in desk(window).store.audit_entries(number)]
    window.tap("deskLockButton")
    assert window.kiosk.desk.rights.sheet == []


def test_what_is_past_its_time_is_destroyed_after_asking(window: Window) -> None:
    number, disputed = register(window, 1), register(window, 2)
    desk(window).rights.suspend(TERMINAL, disputed, "disputed")
    window.clock.moment += timedelta(days=500)
    at_office(window, "retention")
    assert window.kiosk.desk.retention.dueCount == 1
    assert str(window.find("disputed").property("text")).startswith("1 orang")
    window.tap("purgeButton")
    window.tap("purgeLeaveButton")
    assert desk(window).people.person(TERMINAL, number).hold == ""
    window.tap("purgeButton")
    window.tap("purgeSureButton")
    window.wait(lambda: not window.kiosk.desk.retention.busy)
    assert window.kiosk.desk.retention.dueCount == 0
    assert "1 ditahan karena ditunda" in window.kiosk.desk.retention.notice
    assert desk(window).people.person(TERMINAL, disputed).hold == "suspended"
    assert desk(window).people.person(TERMINAL, number).hold == "erased"
    assert desk(window).store.verify_audit().is_whole


def test_a_long_purge_shows_how_far_it_is_and_can_be_stopped(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention_rules, "AT_ONCE", 1)
    numbers = [register(window, n) for n in range(1, 31)]
    window.clock.moment += timedelta(days=500)
    at_office(window, "retention")
    retention = window.kiosk.desk.retention
    retention.purge()
    window.wait(lambda: "dari 30" in retention.progressText)
    assert window.sees("retentionStopButton")
    window.tap("retentionStopButton")
    window.wait(lambda: not retention.busy)
    holds = [desk(window).people.person(TERMINAL, number).hold for number in numbers]
    gone = holds.count("erased")
    assert 0 < gone < 30 and holds == ["erased"] * gone + [""] * (30 - gone)
    assert retention.notice == f"Dihentikan: {gone} data sudah dimusnahkan, sisanya menunggu."
    assert retention.dueCount == 30 - gone
    retention.purge()
    window.wait(lambda: not retention.busy)
    assert retention.dueCount == 0 and desk(window).store.verify_audit().is_whole


def test_with_the_branchs_key_the_list_is_sealed_and_in_clear_only_for_a_reason(
    window: Window, tmp_path: Path
) -> None:
    register(window, 1)
    init_branch(tmp_path / "branch", "Cabang Pangkalan Bun")
    public = (tmp_path / "branch" / PUBLIC_FILE).read_bytes()
    (tmp_path / "station" / PUBLIC_FILE).write_bytes(public)
    at_office(window, "retention")
    write_breach(window)
    window.clock.advance(hours=1)
    window.tap("breach-clear")
    assert not window.find("breachButton").isEnabled()
    window.tap("clear-calls")
    write_breach(window)
    folders = sorted((tmp_path / "station" / "kiriman").glob("kebocoran-*"))
    assert [sorted(each.name for each in folder.glob("people*")) for folder in folders] == [
        ["people.xlsx.age"],
        ["people.xlsx"],
    ]
    assert folders[0].joinpath("people.xlsx.age").read_bytes().startswith(b"age-encryption.org")
    assert breach_reasons(window) == ["", "calls"]
    (request,) = desk(window).requests.list()
    assert request.deadline == window.clock.now() + timedelta(hours=71), "it is still the same breach"
    window.tap("office-rights")
    window.tap("claim-0")
    window.tap("answerButton")
    assert desk(window).requests.list() == ()
    window.tap("office-retention")
    assert window.kiosk.desk.retention.standing == ""


def write_breach(window: Window) -> None:
    window.tap("breachButton")
    window.wait(lambda: not window.kiosk.desk.retention.busy)


def breach_reasons(window: Window) -> list[str]:
    entries = desk(window).store.audit_entries()
    return [str(each.detail.get("why", "")) for each in entries if each.action == "breach-list"]


def test_the_trail_is_read_in_pages_and_proved(window: Window) -> None:
    for n in range(1, 60):
        register(window, n)
    at_office(window, "audit")
    retention = window.kiosk.desk.retention
    newest = retention.lines[0]["position"]
    assert {line["who"] for line in retention.lines} == {"Kepala BUMDes", "anjungan"}
    window.tap("olderButton")
    assert retention.page == 1 and retention.lines[0]["position"] == newest - 40
    window.tap("newerButton")
    assert retention.lines[0]["position"] == newest
    window.tap("verifyButton")
    window.wait(lambda: not retention.busy)
    assert retention.notice.startswith("Utuh")
    with desk(window).store.writing() as connection:
        connection.exec_driver_sql("UPDATE audit SET entry = replace(entry, 'a', 'b') WHERE position = 5")
    window.tap("verifyButton")
    window.wait(lambda: not retention.busy)
    assert retention.problem == "Ada catatan yang diubah. Hubungi cabang."
