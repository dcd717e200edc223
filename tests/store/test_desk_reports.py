"""A month and a day counted from a real store: what was entered is what the paper says."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
import zxingcpp

from kiosk.agency.agency import Agency
from kiosk.agency.exchange.store import BRANCH
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.agency.outreach.items import OutreachItem
from kiosk.agency.reports.day_slip import day_slip, draw_day, lines_of, read_seal
from kiosk.agency.reports.gather import month_report
from kiosk.agency.reports.pdf import write_report
from kiosk.clock import FixedClock
from kiosk.errors import Problem, Refused
from kiosk.exchange.entries import Place
from kiosk.security.sealing import public_of
from kiosk.store.queries import JobState
from kiosk.store.store import Store
from kiosk.words import words
from tests.store.conftest import issue
from tests.support.builders import SEED, consent, draft
from tests.support.desk_station import AGENT, SUPERVISOR, desk, mono, on, people

__all__ = ["desk", "mono", "people"]
PLACE = Place(village="Desa Pangkalan Satu")
FIRST, DAY = date(2026, 11, 3), date(2026, 11, 21)


def november(desk: Agency) -> object:
    return month_report(
        desk.ground, "2026-11", place=PLACE, wadah="BUMDes", occupation=str.title, outcome=str
    )


def test_a_month_says_what_was_entered(
    desk: Agency, store: Store, people: Callable[..., list[str]], clock: FixedClock
) -> None:
    desk.accounts.set_up("Kepala", "739204")
    on(clock, date(2026, 10, 30))
    people(2)
    on(clock, FIRST)
    a, b, c, *_ = people(4, first=3, dusun="Dusun II")
    store.register(draft(9, consent=consent(how="pending"), programmes=("jkk", "jkm", "jht")), issue)
    agent = desk.accounts.add(SUPERVISOR, "Rina", "agent", "481902").staff
    desk.follow_ups.record(agent, a, ContactReport(outcome="member", kpj="00123456789"))
    desk.follow_ups.record(
        agent, a, ContactReport(outcome="first-paid", month="2026-11", months=3, amount=50_400)
    )
    desk.follow_ups.record(agent, b, ContactReport(outcome="refused", reason="later"))
    wrong = desk.follow_ups.record(agent, c, ContactReport(outcome="thinking"))
    assert wrong.outcome == "thinking"
    desk.follow_ups.undo(agent, desk.follow_ups.history(agent, c)[0].id, "salah orang")
    desk.documents.save_item(
        SUPERVISOR,
        OutreachItem(kind="baliho", place="Balai desa", kelurahan="X", campaign="kkbc", put_up=FIRST),
    )
    desk.requests.ask(SUPERVISOR, "copy", b)
    desk.figures.set_target(SUPERVISOR, 400, 350)
    report = november(desk)
    assert (report.registered, report.registered_before, report.registered_total) == (5, 2, 7)
    assert (len(report.by_day), report.by_day[FIRST.day - 1]) == (30, 5)
    assert (report.members, report.target, report.protected, report.coverage_target) == (1, 25, 1, 350)
    assert [count for _, count in report.funnel] == [7, 2, 1, 1, 1]
    assert dict(report.outcomes) == {"member": 1, "first-paid": 1, "refused": 1}
    assert [(each.name, each.registered, each.members) for each in report.dusun] == [
        ("Dusun II", 4, 1),
        ("Dusun I", 1, 0),
    ]
    assert report.occupations == (("Petani", 5),)
    assert dict(report.programmes) == {"jkk jkm": 4, "jkk jkm jht": 1}
    assert [(each.name, each.contacts, each.members, each.contributions) for each in report.agents] == [
        ("Rina", 3, 1, 50_400)
    ]
    assert [(each.kind, each.hanging, each.put_up) for each in report.outreach] == [("baliho", 1, 1)]
    assert [(each.kind, each.hanging, each.put_up) for each in report.campaigns] == [("kkbc", 1, 1)]
    assert [(each.kind, each.received, each.open) for each in report.requests] == [("copy", 1, 1)]
    assert (report.consent_pending, report.audit_head) == (1, store.identity().audit_head)
    write_report(io.BytesIO(), report, words("id", "reports"))


def test_a_month_counts_outreach_by_campaign_as_it_hung_at_its_end(desk: Agency) -> None:
    item = OutreachItem(
        kind="poster", place="Dermaga", kelurahan="Sadai", campaign="lama", put_up=date(2026, 9, 1)
    )
    for changes in (
        {"condition": "damaged", "checked": date(2026, 11, 2)},
        {"condition": "gone", "checked": date(2026, 11, 3)},
        {"removed": date(2026, 11, 20)},
        {"campaign": "baru", "put_up": date(2026, 11, 5)},
    ):
        desk.documents.save_item(AGENT, replace(item, **changes))  # type: ignore[arg-type]
    now = november(desk)
    assert [(each.kind, each.hanging, each.put_up, each.damaged) for each in now.campaigns] == [
        ("baru", 1, 1, 0),
        ("lama", 1, 0, 1),
    ]
    assert [(each.hanging, each.put_up, each.damaged) for each in now.outreach] == [(2, 1, 1)]
    before = month_report(desk.ground, "2026-10", place=PLACE, wadah="x", occupation=str, outcome=str)
    assert [(each.kind, each.hanging) for each in before.campaigns] == [("lama", 3)]


def test_what_the_branch_reports_is_nobodys_pay(desk: Agency, people: Callable[..., list[str]]) -> None:
    number = people(1)[0]
    branch = replace(AGENT, id=0, name="branch", role="supervisor")
    desk.follow_ups.record(branch, number, ContactReport(outcome="reached"))
    assert november(desk).agents == ()


@pytest.mark.parametrize("month", ["2026-1", "2026-13", "november", ""])
def test_a_month_that_cannot_be_reported_is_refused(desk: Agency, month: str) -> None:
    with pytest.raises(Refused) as refusal:
        month_report(desk.ground, month, place=PLACE, wadah="x", occupation=str, outcome=str)
    assert refusal.value.code == "month"


def test_a_day_says_what_happened_and_its_seal_holds(
    desk: Agency, store: Store, people: Callable[..., list[str]], clock: FixedClock
) -> None:
    on(clock, DAY - timedelta(days=1))
    people(1)
    on(clock, DAY)
    numbers = people(3, first=2)
    for job in store.print_jobs()[1:]:
        store.mark_job(job.id, JobState.SENT)
        store.mark_job(job.id, JobState.PRINTED)
    desk.follow_ups.record(AGENT, numbers[0], ContactReport(outcome="first-paid", month="2026-12"))
    with store.writing() as connection:
        answer = ContactReport(outcome="rejected", reason="NIK")
        desk.follow_ups.enter(connection, BRANCH, numbers[1], answer, "branch")
    slip = day_slip(desk.ground, DAY, "Desa Pangkalan Satu", SEED)
    counts = slip.counts
    assert (counts.registered, counts.printed, counts.copies, counts.total) == (3, 3, 0, 4)
    assert (counts.contacts, counts.members, counts.payments) == (1, 1, 1)
    assert (counts.first, counts.last) == (numbers[0], numbers[-1])
    assert read_seal(slip.code, public_of(SEED)) == slip.seal
    assert slip.seal.head.hex() == store.identity().audit_head
    assert read_seal(slip.code, public_of(bytes(32))) == Problem("day", "altered")
    assert read_seal(slip.code[:-3] + "000", public_of(SEED)) == Problem("day", "altered")
    assert read_seal("K7M", public_of(SEED)) == Problem("day", "not-a-day")


@pytest.mark.parametrize("dots", [384, 576])
def test_the_slip_is_drawn_and_its_code_can_be_read(
    desk: Agency, people: Callable[..., list[str]], clock: FixedClock, dots: int
) -> None:
    people(2)
    slip = day_slip(desk.ground, clock.today(), "Desa Pangkalan Satu", SEED)
    for language in ("id", "en"):
        picture = draw_day(slip, words(language, "reports"), dots)
        assert (picture.width, picture.mode) == (dots, "1")
        assert zxingcpp.read_barcode(picture.convert("L")).text == slip.code
    labels = [label for label, _ in lines_of(slip, words("id", "reports"))]
    assert len(labels) == len(set(labels)) == 13
