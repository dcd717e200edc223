"""A person's page through the real window: consent asked later, the whole story, whose phone it is."""

from datetime import date

import pytest

from kiosk.agency.followups.outcomes import ContactReport
from kiosk.registration import Consent
from kiosk.staff import TERMINAL
from tests.store.conftest import issue
from tests.support.builders import consent, draft
from tests.support.desk_day import Day, day  # noqa: F401

# ruff: noqa: F811

NAMES_ALL = "2026-12"
"""The version of the consent's text that names all that the branch wants."""


def add(day: Day, **changes: object) -> str:
    """One more person, and the list that shows them."""
    made = draft(30, nik="6201021708990030", birth_date=date(1999, 8, 17), **changes)
    number = day.store.store.register(made, issue)[0].number
    day.window.tap("part-new")
    return number


def open_(day: Day, number: str, *then: str) -> None:
    day.window.kiosk.desk.person.open(number)
    day.window.settle()
    for name in then:
        day.window.tap(name)


def story(day: Day) -> list[tuple[str, str]]:
    return [(row["text"], row["detail"]) for row in day.window.kiosk.desk.person.history]


def newest(day: Day, number: str) -> Consent:
    return day.store.people.person(TERMINAL, number).consent


@pytest.mark.parametrize(("way", "contact"), [("paper", False), ("agent", True)])
def test_the_consent_of_somebody_from_a_list_is_asked_for_and_kept(day: Day, way: str, contact: bool) -> None:
    number = add(day, source="import", consent=consent(how="pending", contact=False))
    open_(day, number)
    flag = "Persetujuan belum diminta. Minta dahulu sebelum lanjut."
    assert flag in day.window.texts()
    day.window.tap("consentButton")
    facts = day.window.kiosk.desk_session.person.consent_words()
    assert facts is not None and set(facts.full) <= set(day.window.kiosk.desk.person.consent["full"])
    assert any(facts.points[0].value in text for text in day.window.texts())
    day.window.tap("consentDone")
    assert newest(day, number).how == "pending"
    day.window.tap(f"consent-{way}")
    if contact:
        day.window.tap("consentContact")
    day.window.tap("consentDone")
    given = newest(day, number)
    assert (given.how, given.contact, given.text_sha256) == (way, contact, facts.sha256)
    entry = [each for each in day.store.store.audit_entries(number) if each.action == "consent"][-1]
    assert (entry.who, entry.detail["how"]) == (day.agent.label, way)
    assert flag not in day.window.texts()
    assert not day.window.sees("consentButton")
    assert day.window.find("chatButton").isEnabled() == contact
    assert "consent" not in [each["code"] for each in day.window.kiosk.desk.person.needs["missing"]]
    assert story(day)[0][0] == "Persetujuan diterima"


def test_nobody_who_agreed_is_asked_again(day: Day) -> None:
    number = add(day, consent=consent(version=NAMES_ALL))
    open_(day, number)
    assert not day.window.sees("consentButton")
    day.window.tap("leaf-needs")
    assert not day.window.sees("needsConsentButton")


def test_what_the_branch_wants_is_filled_in_once_the_consent_names_it(day: Day) -> None:
    number = day.numbers[0]
    open_(day, number, "leaf-needs")
    assert not day.window.sees("consentButton") and not day.window.sees("needsDetailsButton")
    assert any("persetujuan lama" in text for text in day.window.texts()), "told why"
    day.window.tap("needsConsentButton")
    day.window.tap("consent-agent")
    day.window.tap("consentDone")
    given = newest(day, number)
    assert (given.version, given.how, given.contact) == (NAMES_ALL, "agent", True), "WhatsApp stays allowed"
    day.window.tap("needsDetailsButton")
    day.put("fill-mother", "1234")
    day.window.tap("detailsDone")
    assert day.window.sees("personProblem") and day.window.sees("needsDetailsButton")
    day.window.tap("needsDetailsButton")
    day.put("fill-mother", "siti maemunah")
    day.window.tap("detailsDone")
    held = day.store.store.registration(number)
    assert held is not None and held.draft.mother == "SITI MAEMUNAH"
    assert dict(held.draft.assisted)["mother"] == day.agent.label
    assert not any("ibu kandung" in text for text in day.window.texts())


def test_a_consent_is_given_in_one_of_two_ways(day: Day) -> None:
    open_(day, day.numbers[0])
    day.window.kiosk.desk.person.giveConsent("screen", False)
    assert newest(day, day.numbers[0]).how == "screen"
    assert day.window.kiosk.desk_session.person.problem.code == "consent-how"


def test_the_story_says_what_the_chain_says(day: Day) -> None:
    number, other = day.numbers[0], day.numbers[1]
    store = day.store
    store.people.correct(day.agent, number, {"name": "AHMAD FAUZAN", "rt": "003"}, "salah ketik")
    store.exports.chosen(day.agent, (number,), "route-sheet")
    store.people.reveal(day.agent, number, "nik", "check-card")
    for _ in range(3):
        store.people.reveal(day.agent, number, "phone", "call")
    day.window.kiosk.station.queue.copy(number, "lost", day.agent.label)
    store.rights.withdraw(day.agent, number, contact_only=True)
    store.duplicates.keep_apart(day.agent, other, number)
    open_(day, number, "leaf-history")
    told = dict(story(day))
    who = "Rina Wahyuni"
    assert told["Data diperbaiki: Nama, RT"] == f"salah ketik · {who}"
    assert told["Dicetak di lembar kunjungan"] == who
    assert told["NIK lengkap dilihat"] == f"Cocokkan dengan KTP · {who}"
    assert told["CETAK ULANG 1"] == f"Kertas hilang · {who}"
    assert told["Izin WhatsApp ditarik"].endswith(who)
    assert told[f"Bukan orang yang sama dengan {other}"] == who
    assert told["Nomor HP dilihat 3 kali"] == f"{who} 3×"
    assert told["Dibuka 1 kali"] == f"{who} 1×"
    assert story(day)[-3][0] == "Mendaftar di anjungan"
    open_(day, number, "leaf-history")
    assert dict(story(day))["Dibuka 2 kali"] == f"{who} 2×"
    open_(day, other, "leaf-history")
    assert f"Bukan orang yang sama dengan {number}" in dict(story(day))


def test_merged_registrations_tell_their_story_together(day: Day) -> None:
    kept, folded = day.numbers[0], day.numbers[1]
    day.store.follow_ups.record(day.agent, folded, ContactReport(outcome="thinking"))
    day.store.duplicates.merge(day.agent, kept, folded, "KTP yang sama persis")
    open_(day, kept, "leaf-history")
    assert f"digabung dari {folded}" in " ".join(day.window.texts())
    told = dict(story(day))
    assert told[f"Digabung dengan {folded}"] == "KTP yang sama persis · Rina Wahyuni"
    assert folded in told["Mendaftar dengan nomor lain"]
    assert "Masih pikir-pikir" in told
    open_(day, folded, "leaf-history")
    assert f"Digabung ke {kept}" in dict(story(day))
    day.store.duplicates.unmerge(day.agent, folded, "two-cards")
    for number, beside in ((kept, folded), (folded, kept)):
        open_(day, number, "leaf-history")
        assert dict(story(day))[f"Gabungan dengan {beside} dibatalkan"].startswith("KTP-nya berbeda")


def test_a_mark_stands_at_what_an_agent_typed(day: Day) -> None:
    mixed = add(day, assisted=(("name", day.agent.label), ("phone", day.agent.label)))
    open_(day, mixed)
    assert day.text("typedText") == "diisi agen: Rina Wahyuni · lainnya diisi sendiri"
    assert day.window.kiosk.desk.person.data["typed"] == {
        "born": False,
        "nik": False,
        "phone": True,
        "address": False,
        "work": False,
        "price": False,
    }
    marks = [item for item in day.window.items() if item.property("symbol") == "pencil-simple"]
    assert len(marks) == 2
    open_(day, day.numbers[0])
    assert day.text("typedText") == "Semuanya diisi sendiri oleh orang ini."


def test_a_message_to_another_persons_phone_says_nothing_of_the_registration(day: Day) -> None:
    number = add(day, phone="+6281255550001", phone_owner="family", consent=consent(contact=True))
    open_(day, number, "chatButton")
    text = day.text("chatText")
    assert day.text("chatOwner") == "HP keluarga"
    assert "SITI AMINAH" in text and "Rina Wahyuni" in text
    for secret in (number, "BPJS", "JKK", "Rp", "iuran", "daftar"):
        assert secret not in text
    assert day.window.kiosk.desk.person.chat.startswith("https://wa.me/6281255550001?text=")
    assert "contact" in day.actions(number)
    day.window.tap("sheetClose")
    open_(day, day.numbers[0], "chatButton")
    assert not day.window.sees("chatOwner")
    assert day.numbers[0] in day.text("chatText")


def test_nobody_who_is_held_back_is_written_to(day: Day) -> None:
    number = day.numbers[0]
    open_(day, number)
    day.store.rights.suspend(TERMINAL, number, "disputed")
    day.window.tap("chatButton")
    assert day.window.kiosk.desk.person.chat == ""
    assert day.window.kiosk.desk_session.papers.problem.code == "no-contact-consent"
    assert "contact" not in day.actions(number)


def test_a_month_paid_twice_is_questioned_and_the_day_of_payment_is_kept(day: Day) -> None:
    number = day.numbers[0]
    day.store.follow_ups.record(
        day.agent, number, ContactReport(outcome="first-paid", month="2026-11", amount=16_800)
    )
    open_(day, number, "outcome-month-paid", "monthBefore")
    assert day.text("doubtTick") == "November 2026 sudah tercatat lunas. Memang begitu?"
    assert not day.window.find("paidLater").isEnabled()
    day.window.tap("paidEarlier")
    day.window.tap("paidEarlier")
    assert day.text("paidOn").split() == ["Dibayar:", "Kam", "19", "Nov"]
    day.window.tap("doubtTick")
    day.window.tap("saveOutcome")
    last = day.store.follow_ups.history(day.agent, number)[-1]
    assert (last.report.month, last.report.paid_on) == ("2026-11", date(2026, 11, 19))
    month = day.store.figures.agents("2026-11")[0].incentive
    assert sum(line.base for line in month.lines if line.rule == "share") == 16_800, (
        "paid twice, counted once"
    )


def test_unpaid_months_in_between_are_said_and_confirmed(day: Day) -> None:
    number = day.numbers[0]
    for report in (
        ContactReport(outcome="member", kpj="26012345678"),
        ContactReport(outcome="first-paid", month="2026-11", months=2, amount=16_800),
    ):
        day.store.follow_ups.record(day.agent, number, report)
    open_(day, number, "outcome-month-paid")
    assert day.text("paidMonth") == "Januari 2027"
    assert not day.window.sees("doubtTick")
    for _ in range(7):
        day.window.tap("monthAfter")
    assert day.text("doubtTick") == "7 bulan belum dibayar, Januari 2027 – Juli 2027. Memang begitu?"
    before = len(day.store.follow_ups.history(day.agent, number))
    day.window.kiosk.desk.person.save()
    assert len(day.store.follow_ups.history(day.agent, number)) == before
    assert day.window.kiosk.desk_session.person.problem.code == "month-doubt"
    day.window.tap("doubtTick")
    day.window.tap("monthBefore")
    assert not day.window.kiosk.desk.person.report["doubtConfirmed"], "another month is another question"
    day.window.tap("doubtTick")
    day.window.tap("saveOutcome")
    last = day.store.follow_ups.history(day.agent, number)[-1]
    assert (last.report.month, last.report.months) == ("2027-07", 1)
