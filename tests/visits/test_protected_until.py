"""From an outcome that an agent enters at the desk to the answer on the public screen, by the receipt."""

from datetime import date
from typing import Any

import pytest

from kiosk.agency.followups.outcomes import ContactReport
from kiosk.staff import TERMINAL
from tests.support.desk_day import Day, day  # noqa: F401
from tests.support.desk_station import on

# ruff: noqa: F811

KPJ = "26012345678"


def scanned(day: Day, nth: int = 0) -> dict[str, Any]:
    """What the public screen says when this person's paper is held to the scanner."""
    window = day.window
    window.session.finish()
    window.settle()
    if window.kiosk.desk.isOpen:
        window.tap("deskLockButton")
    receipt = day.store.store.receipt(day.numbers[nth])
    assert receipt is not None
    day.scan(receipt.token)
    assert window.journey.screen == "Status"
    return dict(window.journey.status)


def open_person(day: Day, nth: int = 0) -> None:
    day.window.tap("part-new")
    day.window.tap(f"row-{day.numbers[nth]}")


def test_from_the_first_contribution_at_the_desk_to_the_public_screen(day: Day) -> None:
    open_person(day)
    day.window.tap("outcome-member")
    day.put("kpjField", KPJ)
    day.window.tap("saveOutcome")
    day.window.tap("outcome-first-paid")
    day.window.tap("months-3")
    day.window.tap("saveOutcome")
    paid = day.store.follow_ups.history(day.agent, day.numbers[0])[-1].report
    assert (paid.outcome, paid.month, paid.months) == ("first-paid", "2026-12", 3)

    said = scanned(day)
    assert said["title"] == "Perlindungan belum mulai"
    assert "mulai 1 Desember 2026 sampai 28 Februari 2027" in said["covered"]
    for today, title in (
        (date(2026, 12, 1), "Anda terlindungi"),
        (date(2027, 2, 28), "Anda terlindungi"),
        (date(2027, 3, 1), "Waktunya membayar iuran"),
        (date(2027, 6, 1), "Perlindungan sudah berhenti"),
    ):
        on(day.window.clock, today)
        said = scanned(day)
        assert said["title"] == title
        assert (
            said["covered"]
            == "Iuran tercatat sampai 28 Februari 2027. Data anjungan ini per 21 November 2026."
        )
        shown = " ".join(day.window.texts())
        assert said["title"] in shown and said["covered"] in shown
        assert not any(secret in shown for secret in ("AHMAD", KPJ, "0812", "620102"))


def test_a_payment_far_ahead_does_not_promise_the_months_between(day: Day) -> None:
    for report in (
        ContactReport(outcome="first-paid", month="2026-12"),
        ContactReport(outcome="month-paid", month="2027-08"),
    ):
        day.store.follow_ups.record(day.agent, day.numbers[0], report)
    on(day.window.clock, date(2027, 5, 15))
    said = scanned(day)
    assert said["title"] == "Perlindungan sudah berhenti"
    assert "sampai 31 Desember 2026" in said["covered"]
    assert "lagi mulai 1 Agustus 2027" in said["covered"]
    assert "31 Agustus" not in said["covered"]


@pytest.mark.parametrize(
    ("report", "title"),
    [
        (None, "Tersimpan, menunggu agen"),
        (ContactReport(outcome="member", kpj=KPJ), "BELUM terlindungi"),
        (ContactReport(outcome="refused", reason="no-money"), "Pendaftaran ini selesai"),
        (ContactReport(outcome="not-eligible", reason="age"), "Pendaftaran ini selesai"),
        (ContactReport(outcome="already-member"), "Tercatat sudah peserta"),
    ],
)
def test_who_has_not_paid_hears_where_things_stand(
    day: Day, report: ContactReport | None, title: str
) -> None:
    if report is not None:
        day.store.follow_ups.record(day.agent, day.numbers[0], report)
    said = scanned(day)
    assert said["title"] == title
    known = "21 November 2026" if report else "12 November 2026"
    assert said["covered"] == f"Data anjungan ini per {known}."
    assert "menolak" not in " ".join(day.window.texts()).lower()


def test_what_was_erased_is_said_and_cannot_be_withdrawn(day: Day) -> None:
    day.store.rights.withdraw(TERMINAL, day.numbers[0])
    assert scanned(day)["title"] == "Persetujuan sudah ditarik"
    day.store.rights.erase(day.supervisor, day.numbers[0], "person-asks")
    day.window.session.finish()
    day.window.tap("attractScreen")
    day.window.tap("checkTile")
    day.window.session.check(day.numbers[0])
    day.window.settle()
    assert day.window.journey.status["title"] == "Data bukti ini sudah dihapus"
    assert not day.window.sees("withdrawButton")
