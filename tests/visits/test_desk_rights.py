"""People's rights at the desk through the real window, as an agent answers them."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from kiosk.agency.fieldwork.route_strip import Told, draw_told
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.agency.rights.copy import PersonCopy, for_paper
from kiosk.clock import FixedClock
from kiosk.staff import TERMINAL
from tests.support.builders import draft
from tests.support.desk_window import AGENT_PIN, PIN, desk, fill, opened, register, sign_in
from tests.support.window import Window
from ui.desk.parts.wording import Wording
from ui.desk.views import copy as copy_view


@pytest.fixture
def window(tmp_path: Path, clock: FixedClock, qapp: object) -> Iterator[Window]:
    with opened(tmp_path / "station", clock) as kiosk:
        yield kiosk


def at_rights(window: Window, kind: str, number: str, role: str = "agent") -> None:
    """Somebody of this role enters a request and has it before them."""
    sign_in(window, role)
    window.tap("deskTab-office")
    window.tap("office-rights")
    fill(window, requestNumber=number)
    window.tap(f"kind-{kind}")
    window.tap("askButton")
    assert window.kiosk.desk.rights.request["kind"] == kind


def actions(window: Window, number: str) -> list[str]:
    return [entry.action for entry in desk(window).store.audit_entries(number)]


def badge(window: Window) -> str:
    return str(window.kiosk.desk.rights.waiting["text"])


def test_what_waits_stands_in_the_bar_with_its_nearest_deadline(window: Window) -> None:
    one, two = register(window, 1), register(window, 2)
    sign_in(window, "agent")
    assert not window.sees("tabMark")
    window.kiosk.desk.leave()
    desk(window).requests.ask(TERMINAL, "copy", one)
    window.clock.advance(hours=50)
    desk(window).requests.ask(TERMINAL, "copy", two)
    sign_in(window, "agent")
    assert window.find("tabMark").property("text") == "2 · 22 j" == badge(window)
    assert window.find("tabMark").property("tone") == "danger"
    window.clock.advance(hours=23)
    window.seconds.now += 31
    window.kiosk.desk.tick()
    assert badge(window) == "2 · lewat"
    window.tap("deskTab-office")
    window.tap("claim-0")
    window.tap("answerButton")
    assert badge(window) == "1 · 49 j"


def test_from_a_persons_page_their_data_are_put_right(window: Window) -> None:
    number = register(window, 1, phone="+6281234567890")
    sign_in(window, "agent")
    window.kiosk.desk_session.person.open(number)
    window.settle()
    window.tap("leaf-papers")
    window.tap("rightsButton")
    assert window.kiosk.desk.page == "office" and window.find("requestNumber").property("text") == number
    window.tap("kind-correction")
    window.tap("askButton")
    window.tap("field-phone")
    fill(window, correctValue="08123")
    window.tap("moreButton")
    assert window.kiosk.desk.rights.problem == "Jumlah angka nomor HP belum pas."
    fill(window, correctValue="0813 1111 2222")
    window.tap("moreButton")
    window.tap("field-name")
    fill(window, correctValue="SITI RAHMAH")
    window.tap("moreButton")
    window.tap("field-birth_date")
    fill(window, correctValue="09031990")
    window.tap("moreButton")
    window.tap("field-occupation")
    fill(window, correctValue="ojek")
    window.tap("work-ojek")
    window.tap("moreButton")
    window.tap("field-dusun")
    fill(window, correctValue="Mulya")
    window.tap("answerButton")
    found = desk(window).people.person(TERMINAL, number).draft
    assert (found.birth_date, found.name, found.dusun) == (date(1990, 3, 9), "SITI RAHMAH", "Mulya")
    assert found.occupation == "ojek" and desk(window).requests.list() == ()
    window.tap("deskTab-queue")
    assert window.kiosk.desk.person.number == number


def story(window: Window) -> tuple[str, str]:
    """Two registrations of one person with a course of contacts; the kept one's number first."""
    one, two = register(window, 1, name="SITI AMINAH"), register(window, 2, name="SITI AMINA")
    store = desk(window)
    store.follow_ups.record(TERMINAL, one, ContactReport(outcome="not-home", note="NIK 6201025003900001"))
    store.follow_ups.record(TERMINAL, one, ContactReport(outcome="member", kpj="12345678901"))
    store.follow_ups.record(
        TERMINAL, one, ContactReport(outcome="first-paid", month="2026-12", months=3, amount=50_400)
    )
    store.rights.withdraw(TERMINAL, one, contact_only=True)
    list(store.exports.entries(TERMINAL, "export", "branch", mapping="sipp"))
    store.duplicates.merge(TERMINAL, one, two, "same-person")
    return one, two


def test_a_copy_is_read_out_in_words_and_leaves_nothing_out(window: Window) -> None:
    one, two = story(window)
    at_rights(window, "copy", one)
    window.tap("answerButton")
    sheet = window.kiosk.desk.rights.sheet
    text = "\n".join(f"{line['caption']}: {line['text']}" for line in sheet)
    for said in (
        "Tidak di rumah",
        "Nomor KPJ: 12345678901",
        "Desember 2026, Januari 2027, Februari 2027",
        "Rp50.400",
        "Kontak berikutnya",
        "izin kontak ditarik",
        "disentuh sendiri di layar",
        "Ekspor (untuk cabang, sipp)",
        two,
        "Petani",
        str(draft(1).nik),
        "Rina Wahyuni: Salinan data (diminta orangnya)",
    ):
        assert said in text, said
    for slug in ("not-home", "contact-withdrawn", "first-paid", "person-asks", "staff-", "‹", "T0", "+00:00"):
        assert slug not in text, slug
    assert desk(window).requests.list() == ()
    window.tap("deskLockButton")
    assert window.kiosk.desk.rights.sheet == []


def drawn(window: Window, copy: PersonCopy) -> Image.Image:
    """The strip that should come out for this copy."""
    said = Wording(window.kiosk.desk_session, "id")
    made = said("personCopy", "made", moment=said.moment(window.clock.now()))
    told = Told(
        title=said("rights", "copy-title", number=copy.number),
        below=made,
        lines=tuple(copy_view.lines(copy, said)),
        foot=said("personCopy", "foot"),
    )
    return draw_told(told, 576)


def papers(folder: Path, name: str) -> list[Path]:
    return sorted((folder / "station" / "struk").glob(f"{name}*.png"))


def test_a_copy_is_printed_with_the_niks_last_digits_alone_and_the_print_is_an_entry(
    window: Window, tmp_path: Path
) -> None:
    one, _ = story(window)
    at_rights(window, "copy", one)
    window.tap("answerButton")
    copy = window.kiosk.desk_session.rights.sheet
    assert isinstance(copy, PersonCopy)
    before = len(actions(window, one))
    window.tap("printSheetButton")
    window.wait(lambda: not window.kiosk.desk.rights.printing)
    (paper,) = papers(tmp_path, "data-copy")
    image = Image.open(paper).convert("1")
    whole = drawn(window, copy)
    assert (
        ImageChops.difference(image.convert("L"), drawn(window, for_paper(copy)).convert("L")).getbbox()
        is None
    )
    assert image.size != whole.size or ImageChops.difference(image.convert("L"), whole.convert("L")).getbbox()
    assert actions(window, one)[before:] == ["print"]
    assert "dicetak" in window.kiosk.desk.notice["text"]


def test_the_proof_of_a_deletion_is_printed_for_the_person(window: Window, tmp_path: Path) -> None:
    number = register(window, 1)
    at_rights(window, "deletion", number, "supervisor")
    window.tap("why-person-asks")
    fill(window, confirmNumber=number)
    window.tap("eraseButton")
    lines = {line["caption"]: line["text"] for line in window.kiosk.desk.rights.sheet}
    head = next(each.hash for each in desk(window).store.audit_entries(number) if each.action == "erase")
    assert lines["Anjungan"] == number[:3] and lines["Nomor"] == number
    assert lines["Ujung rantai"].replace(" ", "") == head and lines["Oleh"] == "Kepala BUMDes"
    window.tap("printSheetButton")
    window.wait(lambda: not window.kiosk.desk.rights.printing)
    assert len(papers(tmp_path, f"erasure-proof-{number}")) == 1
    assert actions(window, number)[-1] == "print"


def test_an_agent_notes_a_deletion_and_a_supervisor_does_it(window: Window) -> None:
    number = register(window, 1)
    at_rights(window, "deletion", number)
    assert not window.sees("eraseButton") and any("Hanya penyelia" in text for text in window.texts())
    window.kiosk.desk.rights.eraseFor(number, "person-asks")
    assert window.kiosk.desk.rights.problem == "Ini bukan hak peran Anda."
    window.kiosk.desk.rights.settle()
    assert window.kiosk.desk.rights.problem == "Ini bukan hak peran Anda."
    assert desk(window).people.person(TERMINAL, number).hold == "" and len(desk(window).requests.list()) == 1


def test_contact_is_taken_back_and_use_suspended_and_resumed(window: Window) -> None:
    number = register(window, 1)
    at_rights(window, "withdrawal", number)
    window.tap("otherButton")
    person = desk(window).people.person(TERMINAL, number)
    assert (person.hold, person.consent.contact) == ("", False)
    for hold in ("suspended", ""):
        window.tap("newRequestButton")
        fill(window, requestNumber=number)
        window.tap("kind-suspension")
        window.tap("askButton")
        assert any("sedang ditunda" in text for text in window.texts()) == (hold == "")
        window.tap("answerButton")
        assert desk(window).people.person(TERMINAL, number).hold == hold
    assert "dilanjutkan" in window.kiosk.desk.rights.notice


def test_the_clock_purges_once_a_day_by_itself_while_nobody_is_there(window: Window) -> None:
    number, disputed = register(window, 1), register(window, 2)
    desk(window).rights.suspend(TERMINAL, disputed, "disputed")

    def idle(days: int) -> None:
        window.clock.moment += timedelta(days=days)
        for _ in range(40):
            window.kiosk.idle_work.step()
        window.settle()

    idle(0)
    for _ in range(7):
        idle(50)
    assert desk(window).people.person(TERMINAL, number).hold == ""
    idle(50)
    assert desk(window).people.person(TERMINAL, number).hold == "erased"
    assert desk(window).people.person(TERMINAL, disputed).hold == "suspended"
    entries = [each for each in desk(window).store.audit_entries() if each.action == "purge"]
    assert {each.who for each in entries} == {"retention-clock"} and desk(
        window
    ).store.verify_audit().is_whole
    purges = len(entries)
    idle(0)
    assert len([each for each in desk(window).store.audit_entries() if each.action == "purge"]) == purges


def test_an_agent_changes_the_own_pin_and_a_wrong_old_one_is_a_counted_try(window: Window) -> None:
    sign_in(window, "agent")
    window.tap("deskTab-office")
    window.tap("office-own")
    fresh = "730591"

    def change(old: str, new: str, again: str) -> str:
        fill(window, oldPin=old, ownPin=new, ownPinAgain=again)
        window.tap("changePinButton")
        window.wait(lambda: not window.kiosk.desk.office.checking)
        assert [window.find(each).property("text") for each in ("oldPin", "ownPin", "ownPinAgain")] == [
            ""
        ] * 3
        return str(window.kiosk.desk.office.problem)

    assert change(AGENT_PIN, fresh, "730592") == "Kedua PIN tidak sama."
    assert change(PIN, fresh, fresh) == "PIN keliru."
    assert change(AGENT_PIN, fresh, fresh) == ""
    assert "sudah diganti" in window.kiosk.desk.office.notice
    shown = {line["caption"]: line["text"] for line in window.kiosk.desk.office.own}
    assert shown["Nama"] == "Rina Wahyuni" and shown["Tanggal lahir"] == "tidak diisi"
    fill(window, ownBorn="5-7-1991")
    window.tap("ownBornButton")
    assert window.find("ownBorn").property("text") == "05-07-1991"
