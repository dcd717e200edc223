"""An agent goes on with a villager's visit, registers people from one page, and is let in in other ways."""

from PySide6.QtCore import Qt

from kiosk.visit.visit import Step
from tests.support.desk_day import AGENT_PIN, FIRST_PIN, Day, day, sign_in  # noqa: F401

# ruff: noqa: F811

NIK = "6201021708850003"


def half_a_visit(day: Day) -> None:
    """The villager agreed and typed the NIK, then asks for help."""
    day.window.tap("deskLockButton")
    day.window.tap("attractScreen")
    day.window.tap("registerTile")
    day.window.tap("consentTick")
    day.window.tap("nextButton")
    day.window.type(NIK)
    day.window.tap("nextButton")
    assert day.window.journey.screen == "Name"


def called(day: Day) -> None:
    day.window.tap("helpButton")
    day.window.tap("agentHereButton")
    sign_in(day.window, day.agent.id, AGENT_PIN)


def test_an_agent_goes_on_and_the_villager_confirms(day: Day) -> None:
    half_a_visit(day)
    called(day)
    assert day.window.journey.screen == "Name"
    assert day.window.journey.agentName == "Rina Wahyuni"
    assert day.window.kiosk.desk_session.staff is None
    taken = day.store.store.audit_entries()[-1]
    visit = day.window.session.visit
    assert (taken.who, taken.action) == (day.agent.label, "hand-over")
    assert taken.detail == {"step": "Name", "entry": visit.entry_id}
    day.window.type("SITI AMINAH")
    day.window.tap("nextButton")
    for name in ("withoutPhoneButton", "nextButton", "tile-petani", "nextButton", "bracket-1"):
        day.window.tap(name)
    while day.window.journey.screen != Step.REVIEW:
        day.window.tap("nextButton")
    before = day.window.station_count()
    day.window.tap("nextButton")
    assert day.window.station_count() == before
    day.window.tap("confirmNo")
    assert day.window.journey.screen == "Review"
    day.window.tap("nextButton")
    day.window.tap("confirmYes")
    assert day.window.journey.screen == "Receipt"
    assert day.window.journey.agentName == ""
    saved = day.store.store.find_by_nik(NIK)[0].draft
    typed = dict(saved.assisted)
    assert typed["name"] == typed["occupation"] == day.agent.label
    assert "nik" not in typed and "consent" not in typed
    assert saved.consent.how == "agent"
    entered = [each for each in day.store.store.audit_entries() if each.action == "register"][-1]
    assert entered.who == day.agent.label


def test_what_the_villager_retypes_is_theirs(day: Day) -> None:
    half_a_visit(day)
    called(day)
    day.window.type("SITI")
    assert dict(day.window.session.visit.assisted) == {"name": day.agent.label}
    day.window.tap("assistedBy")
    assert day.window.journey.agentName == ""
    day.window.type("X")
    assert day.window.session.visit.assisted == ()


def test_a_wrong_pin_changes_nothing_in_the_visit(day: Day) -> None:
    half_a_visit(day)
    day.window.tap("helpButton")
    day.window.tap("agentHereButton")
    day.window.tap(f"account-{day.agent.id}")
    day.window.type("111222")
    day.window.tap("signInButton")
    day.window.wait(lambda: not day.window.kiosk.desk.checking)
    assert day.window.kiosk.desk.problem
    day.window.tap("deskLockButton")
    assert day.window.journey.screen == "Name"
    assert (day.window.journey.agentName, day.window.session.visit.nik) == ("", NIK)


def test_a_villagers_touch_locks_the_desk(day: Day) -> None:
    day.window.journey.begin()
    day.window.settle()
    assert day.window.kiosk.desk_session.staff is None
    assert not day.window.kiosk.desk.isOpen


def test_a_first_pin_is_changed_before_anything_is_shown(day: Day) -> None:
    new = day.store.accounts.add(day.supervisor, "Budi", "agent", FIRST_PIN)
    day.window.tap("deskLockButton")
    day.window.kiosk.desk.open()
    day.window.settle()
    sign_in(day.window, new.id, FIRST_PIN)
    assert not day.window.kiosk.desk.isSignedIn and day.window.sees("newPin")
    for pin in ("123456", "640915"):
        day.put("newPin", pin)
        day.put("newPinAgain", pin)
        day.window.tap("newPinButton")
    assert day.window.kiosk.desk.isSignedIn
    assert not day.store.accounts.get(new.id).must_change


def test_a_forgotten_pin_comes_back_by_the_recovery_code(day: Day) -> None:
    code = day.store.accounts.new_recovery_code(day.supervisor)
    day.window.tap("deskLockButton")
    day.window.kiosk.desk.open()
    day.window.settle()
    day.window.tap("forgotButton")
    for wrong in (True, False):
        day.window.find("recoveryField").setProperty("text", "AAAA-BBBB" if wrong else code)
        day.put("recoverPin", "640915")
        day.put("recoverAgain", "640915")
        day.window.tap("recoverButton")
        assert day.window.kiosk.desk.isSignedIn != wrong
    assert day.text("recoveryCode") not in ("", code)
    day.window.tap("recoveryDoneButton")
    assert day.window.kiosk.desk.role == "supervisor"


def test_the_form_keeps_the_rules_of_the_screen(day: Day) -> None:
    day.window.tap("deskTab-form")
    before = day.window.station_count()
    day.window.tap("formSave")
    assert day.window.station_count() == before
    form = day.window.kiosk.desk.form
    assert form.slips["first"] == "consent"
    day.put("formNik", "3171011708450001")
    day.put("formName", "KAKEK TUA")
    day.window.tap("how-agent")
    day.window.tap("formSave")
    assert form.slips["nik"] and day.window.station_count() == before


def test_every_field_of_the_desk_has_its_keys(day: Day) -> None:
    """Touch each field on each page and state: digits or letters come up, and go away again."""

    def fields() -> list[str]:
        return [
            item.objectName()
            for item in day.window.items()
            if item.inherits("QQuickTextInput") and item.isEnabled()
        ]

    found: list[str] = []
    for page, more in (("queue", f"row-{day.numbers[0]}"), ("form", "")):
        day.window.tap(f"deskTab-{page}")
        if more:
            day.window.tap("part-new")
            day.window.tap(more)
            day.window.tap("outcome-member")
        for name in fields():
            found.append(name)
            day.window.tap(name)
            assert day.window.sees("fullKeyboard") or day.window.sees("numberPad"), name
            day.window.tap("key1")
            assert "1" in day.text(name), name
            day.window.tap("keyErase")
            day.window.tap("keysAwayButton")
            assert not day.window.sees("key1"), name
    assert {"queueSearch", "kpjField", "noteField", "formNik", "formName", "formWork"} <= set(found)


def test_the_queue_by_keyboard_alone(day: Day) -> None:
    day.window.press(Qt.Key.Key_F2)
    for letter in "ahmad":
        day.window.press(Qt.Key(ord(letter.upper())))
    day.window.press(Qt.Key.Key_Return)
    day.window.press(Qt.Key.Key_Return)
    assert day.text("personName") == "AHMAD FAUZI"
    day.window.keyboard_to("outcome-not-home", 80)
    day.window.press(Qt.Key.Key_Return)
    day.window.keyboard_to("saveOutcome", 80)
    day.window.press(Qt.Key.Key_Return)
    assert [each.report.outcome for each in day.store.follow_ups.history(day.agent, day.numbers[0])] == [
        "not-home"
    ]
