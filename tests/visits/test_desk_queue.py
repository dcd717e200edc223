"""An agent's morning through the real window: whom to see, what came of it, what may be shown to whom."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.exchange.keys import FORMAT, PUBLIC_FILE, PublicBranch
from kiosk.receipt.token import public_key, read_token, sign_token
from kiosk.receipt.trust import Identity, write_trust
from tests.support.builders import SEED
from tests.support.desk_day import Day, day  # noqa: F401

BRANCH_SEED = bytes(range(9, 41))

# ruff: noqa: F811

SAID = {
    "id": {
        "altered": "DIUBAH",
        "forged": "PALSU",
        "unknown-kiosk": "tidak dikenal",
        "revoked": "DICABUT",
        "not-a-receipt": "bukan kode",
        "elsewhere": "anjungan lain",
        "unknown": "tidak ada di anjungan ini",
    },
    "en": {
        "altered": "ALTERED",
        "forged": "FORGED",
        "unknown-kiosk": "not known",
        "revoked": "REVOKED",
        "not-a-receipt": "not a receipt",
        "elsewhere": "another kiosk",
        "unknown": "not at this kiosk",
    },
}
"""What must stand in the sentence for each kind of paper."""


def open_first(day: Day, part: str = "new", nth: int = 0) -> None:
    day.window.tap(f"part-{part}")
    day.window.tap(f"row-{day.numbers[nth]}")


def test_the_morning_begins_with_who_is_due_today(day: Day) -> None:
    counts = {part["part"]: part["count"] for part in day.window.kiosk.desk.queue.parts}
    assert counts == {"due-today": "1", "overdue": "1", "new": "4", "waiting": "0", "done": "0"}
    assert day.window.kiosk.desk.queue.part == "due-today"
    assert "SUTRISNO" in day.window.texts()


def test_an_outcome_takes_two_touches_and_is_taken_back_with_one(day: Day) -> None:
    open_first(day)
    assert day.text("personName") == "AHMAD FAUZI"
    day.window.tap("outcome-not-home")
    day.window.tap("saveOutcome")
    history = day.store.follow_ups.history(day.agent, day.numbers[0])
    assert [each.report.outcome for each in history] == ["not-home"]
    assert {part["part"]: part["count"] for part in day.window.kiosk.desk.queue.parts}["waiting"] == "1"
    day.window.tap("undoSaved")
    undone = day.store.follow_ups.history(day.agent, day.numbers[0])[0].undone
    assert undone is not None and (undone.who, undone.why) == (day.agent.label, "wrong-tap")
    assert {part["part"]: part["count"] for part in day.window.kiosk.desk.queue.parts}["new"] == "4"


def test_a_refusal_needs_a_reason_and_a_member_a_number(day: Day) -> None:
    open_first(day)
    day.window.tap("outcome-refused")
    day.window.tap("saveOutcome")
    assert day.store.follow_ups.history(day.agent, day.numbers[0]) == ()
    day.window.tap("reason-no-money")
    day.window.tap("saveOutcome")
    assert day.store.follow_ups.history(day.agent, day.numbers[0])[0].report.reason == "no-money"
    open_first(day, nth=1)
    day.window.tap("outcome-member")
    day.put("kpjField", "123")
    day.window.tap("saveOutcome")
    assert day.window.kiosk.desk.person.problem
    day.put("kpjField", "26012345678")
    day.window.tap("saveOutcome")
    assert day.store.follow_ups.history(day.agent, day.numbers[1])[0].report.kpj == "26012345678"


def test_the_next_appointment_is_chosen_from_a_month(day: Day) -> None:
    open_first(day)
    day.window.tap("outcome-reached")
    day.window.tap("dueButton")
    day.window.tap("day-2026-11-24")
    day.window.tap("saveOutcome")
    due = day.store.follow_ups.history(day.agent, day.numbers[0])[0].report.due
    assert due is not None and due.isoformat() == "2026-11-24"


def test_names_are_found_in_old_spellings_by_touch(day: Day) -> None:
    day.window.tap("queueSearch")
    assert day.window.sees("fullKeyboard")
    day.window.type("SULAIMAN")
    assert day.window.kiosk.desk.queue.total == 1
    day.window.tap("keysAwayButton")
    assert not day.window.sees("fullKeyboard")
    day.window.tap(f"row-{day.numbers[3]}")
    assert day.text("personName") == "MOCH. SOELAIMAN"
    day.window.tap("searchClearButton")
    assert day.window.kiosk.desk.queue.text == ""
    assert not day.window.sees("searchClearButton")
    for letter in (Qt.Key.Key_F, Qt.Key.Key_A, Qt.Key.Key_U):
        day.window.press(letter)
    assert day.window.kiosk.desk.queue.total == 1


def test_filters_narrow_the_list(day: Day) -> None:
    day.window.tap("part-new")
    day.window.tap("filterButton")
    day.window.tap("dusun-Karya")
    assert day.window.kiosk.desk.queue.total == 3
    day.window.tap("noPhoneChip")
    assert day.window.kiosk.desk.queue.total == 1
    day.window.tap("widenButton")
    day.window.tap("filterDone")
    assert day.window.kiosk.desk.queue.total == 4


def test_a_nik_is_found_whole_by_its_end_and_within_the_filters(day: Day) -> None:
    nik = day.store.store.registration(day.numbers[1]).draft.nik
    window, queue = day.window, day.window.kiosk.desk.queue

    def found(text: str) -> list[str]:
        window.find("queueSearch").setProperty("text", text)
        window.settle()
        return [row.number for row in window.kiosk.desk_session.queue.first(10)]

    for text in (nik, f"{nik[:6]} {nik[6:12]} {nik[12:]}", f"{nik[:6]}.{nik[6:]}", nik[-6:], nik[-9:]):
        assert found(text) == [day.numbers[1]], len(text)
    assert found("2") == found(f"{day.numbers[1][:3]} 000002") == [day.numbers[1]]
    assert found("62812 3456 7892") == [day.numbers[1]]
    window.tap("filterButton")
    window.tap("dusun-Mulya")
    window.tap("filterDone")
    assert found(nik) == []
    assert queue.title == "Tidak ditemukan" and "saringan" in queue.empty
    window.kiosk.desk_session.queue.narrow(dusun="Karya")
    assert found(nik) == [day.numbers[1]]
    assert nik not in str([each.detail for each in day.store.store.audit_entries()])


def test_one_place_is_one_filter_whoever_wrote_it(day: Day) -> None:
    """The card says KARYA and RT 001, the agent types karya and 1."""
    form, ground = day.window.kiosk.desk_session.form, day.window.ground
    for nth, (dusun, rt) in enumerate((("KARYA", "001"), ("karya", "1"), ("Karya", "01"))):
        form.set(nik=f"620102170880000{nth}", name="SITI", dusun=dusun, rt=rt)
        form.choose_work("petani")
        form.set_income("1500")
        form.consented("pending")
        form.save()
        assert form.problem is None
    places = dict(day.store.lists.places())
    assert set(places) == {"Karya", "Mulya", "Sejahtera"} <= {*ground.settings.station.dusun}
    assert places["Karya"] == ("01", "02", "05")
    day.window.tap("part-new")
    day.window.tap("filterButton")
    day.window.tap("dusun-Karya")
    day.window.tap("rt-01")
    assert day.window.kiosk.desk.queue.total == 4


def test_a_scanned_receipt_opens_its_person_and_types_nowhere(day: Day) -> None:
    token = day.store.store.receipt(day.numbers[1]).token
    day.window.find("queueSearch").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    day.scan(token)
    assert day.text("personName") == "SITI RAHMAH"
    assert day.text("queueSearch") == ""
    look = day.store.store.audit_entries(day.numbers[1])[-1]
    assert (look.action, look.detail["why"]) == ("look", "scan")


def test_what_a_person_types_reaches_the_field(day: Day) -> None:
    day.put("queueSearch", "darman")
    assert day.text("queueSearch") == "darman"
    assert day.window.kiosk.desk.queue.total == 1


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        ("torn", "altered"),
        ("ours, signed by another", "altered"),
        ("made up", "forged"),
        ("unknown-kiosk", "unknown-kiosk"),
        ("revoked", "revoked"),
        ("not-a-receipt", "not-a-receipt"),
        ("elsewhere", "elsewhere"),
        ("lost with a backup", "unknown"),
    ],
)
def test_wrong_papers_are_named_and_open_nobody(day: Day, wrong: str, found: str, tmp_path: Path) -> None:
    token = day.store.store.receipt(day.numbers[0]).token
    fields, station = read_token(token), day.window.kiosk.station
    assert station is not None
    other = replace(fields, code="XYZ")
    unissued = replace(fields, sequence=77, entry_id=bytes(16))
    identity = Identity("XYZ", public_key(SEED), "Sadai")
    if wrong in ("revoked", "elsewhere"):
        gone = [identity.key] if wrong == "revoked" else []
        branch = PublicBranch(
            format=FORMAT, name="Cabang", sign_key=public_key(BRANCH_SEED).hex(), age="age1" + "q" * 58
        )
        (tmp_path / "station" / PUBLIC_FILE).write_bytes(msgspec.json.encode(branch))
        text = write_trust([identity], gone, seed=BRANCH_SEED)
        (tmp_path / "station" / "trust.json").write_text(text, encoding="utf-8")
    text = {
        "torn": token[:40] + ("A" if token[40] != "A" else "B") + token[41:],
        "ours, signed by another": sign_token(fields, SEED),
        "made up": sign_token(unissued, SEED),
        "lost with a backup": sign_token(unissued, station.keys.signing),
        "not-a-receipt": "8991234567890",
    }.get(wrong, sign_token(other, SEED))
    for language in ("id", "en"):
        day.window.kiosk.desk_session.speak(language)
        day.scan(text)
        assert day.store.store.audit_entries()[-1].detail == {"found": found}
        assert day.window.sees("deskNotice")
        assert day.window.kiosk.desk.person.number == ""
        said = day.text("deskNoticeText")
        assert SAID[language][found] in said
        written = read_token(text)
        if wrong not in ("unknown-kiosk", "torn", "not-a-receipt"):
            assert written.number in said
        if found == "elsewhere":
            assert "Sadai" in said
        day.window.tap("deskNoticeClose")
        assert not day.window.sees("deskNotice")


def test_the_full_nik_is_shown_with_a_reason_and_hides_again(day: Day) -> None:
    open_first(day)
    digits = "620102 170886 0001"
    assert digits not in day.window.texts()
    day.window.tap("nikButton")
    day.window.tap("reasonDone")
    assert digits not in day.window.texts()
    day.window.tap("why-check-card")
    day.window.tap("reasonDone")
    assert digits in day.window.texts()
    reveal = day.store.store.audit_entries(day.numbers[0])[-1]
    assert (reveal.action, reveal.who) == ("reveal", day.agent.label)
    assert (reveal.detail["field"], reveal.detail["why"]) == ("nik", "check-card")
    day.window.seconds.now += 21
    day.window.kiosk.desk.tick()
    day.window.settle()
    assert digits not in day.window.texts()


def test_the_telephone_is_shown_only_while_it_is_held(day: Day) -> None:
    open_first(day)
    place = day.window.middle(day.window.find("phoneHold"))
    finger = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QTest.mousePress(day.window.kiosk.window, *finger)
    day.window.settle()
    assert "0812 3456 7891" in day.window.texts()
    QTest.mouseRelease(day.window.kiosk.window, *finger)
    day.window.settle()
    assert "0812 3456 7891" not in day.window.texts()
    assert day.actions(day.numbers[0]).count("reveal") == 1


def test_a_chat_opens_only_with_consent_and_a_telephone(day: Day) -> None:
    open_first(day)
    day.window.tap("chatButton")
    assert day.window.kiosk.desk.person.chat.startswith("https://wa.me/6281234567891?text=")
    assert "contact" in day.actions(day.numbers[0])
    day.window.tap("sheetClose")
    assert day.window.kiosk.desk.person.chat == ""
    for nth in (4, 5):
        open_first(day, nth=nth)
        assert not day.window.find("chatButton").isEnabled()


def test_a_reprint_is_marked_and_has_a_reason(day: Day, tmp_path: Path) -> None:
    open_first(day)
    day.window.tap("leaf-papers")
    day.window.tap("copyButton")
    day.window.tap("why-lost")
    assert any("CETAK ULANG 1" in text for text in day.window.texts())
    day.window.tap("reasonDone")
    day.window.wait(lambda: list((tmp_path / "station" / "struk").glob("*-ulang-1.png")) != [])
    assert any("CETAK ULANG 2" in text for text in day.window.texts())
    assert day.store.store.receipt(day.numbers[0], 1).copy == 1
    assert "copy" in day.actions(day.numbers[0])


def test_a_reminder_and_the_route_come_out_of_the_printer(day: Day, tmp_path: Path) -> None:
    open_first(day, nth=4)
    day.window.tap("leaf-papers")
    day.window.tap("reminderButton")
    papers = tmp_path / "station" / "struk"
    day.window.wait(lambda: list(papers.glob("pengingat-*.png")) != [])
    day.window.wait(lambda: not day.window.kiosk.desk.person.printing)
    day.window.tap("routeButton")
    day.window.tap("printRouteButton")
    day.window.wait(lambda: list(papers.glob("kunjungan-*.png")) != [])
    assert all("print" in day.actions(number) for number in day.numbers[:2])


def test_a_locked_desk_forgets_the_person(day: Day) -> None:
    open_first(day)
    day.window.tap("deskLockButton")
    session = day.window.kiosk.desk_session
    assert (session.staff, session.person.person, session.queue.total) == (None, None, 0)
    assert day.window.journey.screen == "Attract"
    assert "AHMAD FAUZI" not in day.window.texts()
