"""The one-page form: Enter walks every field, a known NIK is told, and consent is kept as it was given."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.support.desk_day import Day, day  # noqa: F401

# ruff: noqa: F811

NIK = "6201021708850003"
OPEN_CENTURY = "6201021708150003"
KEYS = {" ": Qt.Key.Key_Space}


def focused(day: Day) -> str:
    return str(day.window.kiosk.window.activeFocusItem().objectName())


def typed(day: Day, text: str) -> None:
    for letter in text:
        day.window.press(KEYS.get(letter, Qt.Key(ord(letter.upper()))))


def enter(day: Day, text: str = "") -> None:
    typed(day, text)
    day.window.press(Qt.Key.Key_Return)


def to_consent(day: Day, nik: str = NIK, name: str = "SITI AMINAH") -> None:
    """Everything up to the consent, with no telephone, by keyboard alone."""
    for text in (nik, name, "", "karya", "2", "1", "tani", "1500", "", ""):
        enter(day, text)
    assert focused(day).startswith("how-")


def test_enter_walks_every_field_to_saving(day: Day, tmp_path: Path) -> None:
    day.window.tap("deskTab-form")
    before = day.window.station_count()
    walked = []
    for text in (
        NIK,
        "SITI AMINAH",
        "081234567899",
        "",
        "karya",
        "2",
        "1",
        "tani",
        "1500",
        "",
        "",
        " ",
        "",
        "",
    ):
        walked.append(focused(day))
        enter(day, text)
    assert walked == [
        *("formNik", "formName", "formPhone", "owner-self", "formDusun", "formRt", "formRw"),
        *("formWork", "formIncome", "plan-jkk,jkm", "period-3", "how-agent", "formContact", "formSave"),
    ]
    assert day.window.station_count() == before + 1
    saved = day.store.store.find_by_nik(NIK)[0]
    draft = saved.draft
    assert (draft.occupation, draft.source, draft.consent.how) == ("petani", "desk", "agent")
    assert (draft.dusun, draft.rt, draft.rw) == ("Karya", "02", "01")
    assert focused(day) == "formNik"
    assert day.window.kiosk.desk.form.answers["rt"] == "2"
    entered = day.store.store.audit_entries(saved.number)[0]
    assert (entered.action, entered.who) == ("register", day.agent.label)
    day.window.wait(lambda: list((tmp_path / "station" / "struk").glob("*.png")) != [])


def test_the_arrows_choose_and_enter_goes_on(day: Day) -> None:
    day.window.tap("deskTab-form")
    enter(day, NIK)
    for text in ("SITI", "0812345678"):
        enter(day, text)
    day.window.press(Qt.Key.Key_Right)
    for text in ("", "", "", "", "tani", "1500"):
        enter(day, text)
    day.window.press(Qt.Key.Key_Right)
    enter(day)
    assert focused(day) == "period-3"
    day.window.press(Qt.Key.Key_Left)
    enter(day)
    assert focused(day) == "how-agent"
    enter(day)
    assert focused(day) == "formContact", "no consent is given by Enter alone"
    enter(day, " ")
    enter(day)
    assert day.window.kiosk.desk.form.slips["first"] == "consent"
    assert focused(day) == "how-agent" and day.text("formHow").startswith("Pilih dahulu")
    day.window.press(Qt.Key.Key_Right)
    enter(day)
    enter(day)
    enter(day)
    draft = day.store.store.find_by_nik(NIK)[0].draft
    assert (draft.phone_owner, draft.programmes, draft.months) == ("family", ("jkk", "jkm", "jht"), 1)
    assert (draft.consent.how, draft.consent.contact) == ("paper", True)


def test_the_century_is_one_of_the_fields(day: Day) -> None:
    day.window.tap("deskTab-form")
    enter(day, OPEN_CENTURY)
    assert focused(day) == "year-1915"
    day.window.press(Qt.Key.Key_Right)
    enter(day)
    assert focused(day) == "formName"
    assert day.window.kiosk.desk_session.form.visit.birth_year == 2015


@pytest.mark.parametrize(("how", "keys"), [("agent", 0), ("paper", 1), ("pending", 2)])
def test_consent_is_kept_as_it_was_given(day: Day, how: str, keys: int) -> None:
    day.window.tap("deskTab-form")
    to_consent(day)
    typed(day, " ")
    for _ in range(keys):
        day.window.press(Qt.Key.Key_Right)
    enter(day)
    if how != "pending":
        enter(day, " ")
    enter(day)
    saved = day.store.store.find_by_nik(NIK)[0]
    assert (saved.draft.consent.how, saved.draft.consent.contact) == (how, how != "pending")
    assert ("consent" in dict(saved.draft.assisted)) == (how != "pending")
    missing = [each.code for each in day.store.people.person(day.agent, saved.number).checklist.missing]
    assert ("consent" in missing) == (how == "pending")
    assert day.store.rights.awaits_consent(saved.number) == (how == "pending")
    next_one = day.window.kiosk.desk_session.form
    assert next_one.how == ("pending" if how == "pending" else ""), "nobody's yes stays for the next"


def test_what_the_branch_wants_is_typed_unless_consent_is_to_come(day: Day) -> None:
    day.window.tap("deskTab-form")
    form = day.window.kiosk.desk_session.form
    day.put("detail-mother", "siti maemunah")
    assert form.visit.mother == "siti maemunah"
    form.consented("pending")
    day.window.settle()
    assert form.visit.mother == "" and not day.window.sees("detail-mother")
    assert any("setelah warga setuju" in text for text in day.window.texts()), "told why"
    form.consented("paper")
    day.window.settle()
    form.set(nik=NIK, name="SITI AMINAH", occupation="petani", bracket=1)
    day.put("detail-mother", "siti 2")
    form.save()
    assert form.problem is not None and form.problem.field == "mother"
    day.put("detail-mother", "siti maemunah")
    form.save()
    assert form.problem is None
    draft = day.store.store.find_by_nik(NIK)[0].draft
    assert draft.mother == "SITI MAEMUNAH" and dict(draft.assisted)["mother"] == day.agent.label


def test_who_was_not_asked_allows_no_contact(day: Day) -> None:
    day.window.tap("deskTab-form")
    form = day.window.kiosk.desk_session.form
    form.consented("paper")
    form.tick_contact()
    form.consented("pending")
    day.window.settle()
    assert not form.visit.consent_contact and not day.window.find("formContact").isEnabled()
    form.tick_contact()
    assert not form.visit.consent_contact


def test_only_what_was_answered_is_the_agents(day: Day) -> None:
    day.window.tap("deskTab-form")
    for text in ("", "SITI", "", "", "", "", "tani", "1500", "", "", " ", "", ""):
        enter(day, text)
    number = day.window.kiosk.desk_session.form.last[0]
    typed_by = dict(day.store.store.registration(number).draft.assisted)
    assert set(typed_by) == {"name", "occupation", "bracket", "programmes", "months", "payer", "consent"}
    assert set(typed_by.values()) == {day.agent.label}


def test_a_known_nik_is_told_and_its_person_opened(day: Day) -> None:
    nik = day.store.store.registration(day.numbers[0]).draft.nik
    day.window.tap("deskTab-form")
    before = day.window.station_count()
    enter(day, nik)
    assert focused(day) == "formOpenKnown"
    assert day.numbers[0] in day.text("formKnown")
    assert day.window.kiosk.desk.form.readBack["tone"] == "warning"
    found = day.store.store.audit_entries(day.numbers[0])[-1]
    assert (found.who, found.action, found.detail["why"]) == (day.agent.label, "nik-known", "registering")
    assert nik not in str([each.detail for each in day.store.store.audit_entries()])
    enter(day)
    assert day.text("personName") == "AHMAD FAUZI"
    look = day.store.store.audit_entries(day.numbers[0])[-1]
    assert (look.action, look.detail["why"]) == ("look", "registering")
    assert day.window.station_count() == before


def test_a_known_nik_is_registered_again_only_by_choice(day: Day) -> None:
    nik = day.store.store.registration(day.numbers[0]).draft.nik
    day.window.tap("deskTab-form")
    before = day.window.station_count()
    day.put("formNik", nik)
    form = day.window.kiosk.desk_session.form
    form.set(name="AHMAD FAUZI", without_phone=True)
    form.choose_work("nelayan")
    form.set_income("1500")
    form.consented("agent")
    form.save()
    day.window.settle()
    assert (form.problem.code, form.problem.field) == ("nik-known", "nik")
    assert day.window.station_count() == before
    day.window.tap("formAgain")
    assert focused(day) == "formName"
    day.window.tap("formSave")
    assert day.window.station_count() == before + 1
    assert len(day.store.store.find_by_nik(nik)) == 2
    looks = [each.action for each in day.store.store.audit_entries(day.numbers[0])]
    assert looks.count("nik-known") == 1


def test_another_nik_takes_the_choice_back(day: Day) -> None:
    known = day.store.store.registration(day.numbers[0]).draft.nik
    day.window.tap("deskTab-form")
    form = day.window.kiosk.desk_session.form
    form.set(nik=known)
    form.leave("nik")
    form.register_again()
    form.set(nik=NIK)
    form.leave("nik")
    assert (form.known, form.again) == ((), False)
    form.set(nik=known)
    form.leave("nik")
    assert form.known == (day.numbers[0],) and not form.again
    day.window.tap("deskLockButton")
    assert form.known == () and form.visit.nik == ""


def test_one_touch_beside_the_right_button_loses_nothing(day: Day) -> None:
    day.window.tap("deskTab-form")
    day.put("formName", "SITI")
    day.window.tap("formClear")
    assert day.text("formName") == "SITI" and "Kosongkan semua?" in day.window.texts()
    day.put("formName", "SITI A")
    day.window.tap("formClear")
    assert day.text("formName") == "SITI A", "typing goes on: the question is forgotten"
    day.window.tap("formClear")
    assert day.text("formName") == ""


def test_a_dusun_is_completed_and_a_new_one_is_asked_about(day: Day) -> None:
    day.window.tap("deskTab-form")
    for text in (NIK, "SITI AMINAH", ""):
        enter(day, text)
    enter(day, "kayra")
    assert focused(day) == "dusun-Karya"
    assert not day.window.find("dusun-").property("selected"), "nothing is chosen in advance"
    day.window.press(Qt.Key.Key_Space)
    assert day.window.find("formDusun").property("text") == "Karya" and focused(day) == "formRt"
    day.window.find("formDusun").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    enter(day, "se")
    assert focused(day) == "formRt" and day.window.find("formDusun").property("text") == "Sejahtera"
