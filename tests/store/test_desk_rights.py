"""What the law on personal data asks: copies, withdrawal, suspension, deletion that leaves nothing behind."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.agency.rights import store as rights_store
from kiosk.agency.rights.law import FOLLOWED, Affected, BreachPack
from kiosk.clock import FixedClock
from kiosk.errors import Refused
from kiosk.people.names import search_key
from kiosk.security.keys import DATABASE_NAME, Keys
from kiosk.staff import PUBLIC, Staff
from kiosk.store.queries import JobState
from kiosk.store.store import Store
from kiosk.work import run_through
from tests.store.conftest import issue
from tests.store.raw_pages import logged_pages, pages
from tests.support.builders import consent, draft, receipt
from tests.support.desk_station import AGENT, SUPERVISOR, actions, desk, mono, on, people

__all__ = ["desk", "mono", "people"]
TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def today(clock: FixedClock) -> None:
    on(clock, TODAY)


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refusal:
        call()
    return refusal.value.code


def test_the_public_screen_takes_consent_back_with_the_right_digits_only(
    desk: Agency, people: Callable[..., list[str]], store: Store
) -> None:
    one, two = people(2)
    assert refused(lambda: desk.rights.withdraw(PUBLIC, one, "9999")) == "no-match"
    assert refused(lambda: desk.rights.withdraw(PUBLIC, one, "")) == "no-match"
    assert refused(lambda: desk.rights.withdraw(PUBLIC, "K7M-000099-9", "0001")) == "no-match"
    desk.rights.withdraw(PUBLIC, one, "0001")
    assert desk.people.person(AGENT, one).hold == "withdrawn"
    assert desk.people.person(AGENT, one).consent.how == "withdrawn"
    assert [(row.number, row.hold) for row in desk.lists.page(AGENT, "held").rows] == [(one, "withdrawn")]
    assert [row.number for row in desk.lists.page(AGENT, "new").rows] == [two]
    (request,) = desk.requests.list()
    assert (request.kind, request.number, request.hours_left(request.received)) == ("deletion", one, 72)
    assert refused(lambda: desk.follow_ups.record(AGENT, one, ContactReport(outcome="reached"))) == "held"
    assert desk.exports.gone() == (draft(1).entry_id,)
    assert [entry.number for entry in desk.exports.entries(SUPERVISOR, "export", "x")] == [two]


def test_digits_cannot_be_tried_without_end(desk: Agency, people: Callable[..., list[str]]) -> None:
    (number,) = people(1)
    for _ in range(5):
        assert refused(lambda: desk.rights.withdraw(PUBLIC, number, "0002")) == "no-match"
    assert refused(lambda: desk.rights.withdraw(PUBLIC, number, "0001")) == "ask-agent"
    desk.rights.withdraw(AGENT, number)
    assert desk.people.person(AGENT, number).hold == "withdrawn"


def test_no_more_messages_is_not_the_end_of_everything(
    desk: Agency, people: Callable[..., list[str]]
) -> None:
    (number,) = people(1)
    assert desk.people.person(AGENT, number).consent.contact
    desk.rights.withdraw(AGENT, number, contact_only=True)
    person = desk.people.person(AGENT, number)
    assert (person.consent.contact, person.hold, person.bucket) == (False, "", "new")
    assert desk.requests.list() == ()


def test_suspension_stops_the_work_and_ends_where_it_began(
    desk: Agency, people: Callable[..., list[str]]
) -> None:
    (number,) = people(1)
    desk.follow_ups.record(AGENT, number, ContactReport(outcome="thinking"))
    before = desk.people.person(AGENT, number).standing
    desk.rights.suspend(AGENT, number, "disputed")
    assert refused(lambda: desk.follow_ups.record(AGENT, number, ContactReport(outcome="reached"))) == "held"
    assert refused(lambda: desk.rights.suspend(AGENT, number, "disputed")) == "hold"
    assert desk.lists.counts()["held"] == 1 and desk.lists.counts()["waiting"] == 0
    desk.rights.resume(AGENT, number, "settled")
    assert desk.people.person(AGENT, number).standing == before and desk.lists.counts()["waiting"] == 1


def test_requests_have_three_days(desk: Agency, people: Callable[..., list[str]], clock: FixedClock) -> None:
    (number,) = people(1)
    first = desk.requests.ask(AGENT, "correction", number)
    clock.advance(hours=50)
    second = desk.requests.ask(AGENT, "copy", number)
    assert [(each.kind, each.hours_left(clock.now())) for each in desk.requests.list()] == [
        ("correction", 22),
        ("copy", 72),
    ]
    desk.requests.finish(AGENT, first.id, "diperbaiki dan diberitahu")
    assert desk.requests.list() == (second,)
    assert [each.id for each in desk.requests.list(done=True)] == [second.id, first.id]
    assert refused(lambda: desk.requests.finish(AGENT, first.id, "x")) == "request-done"
    assert refused(lambda: desk.requests.finish(AGENT, 99, "x")) == "unknown-request"
    assert refused(lambda: desk.requests.ask(AGENT, "cake", number)) == "request-kind"  # type: ignore[arg-type]


CANARIES = (
    b"ZULAIKHACANARY",
    search_key("ZULAIKHACANARY").encode()[4:],
    b"6201025207930042",
    b"81299990042",
    b"DUSUNCANARY",
    b"NOTECANARY",
)


def findings(folder: Path, key: bytes) -> list[tuple[bytes, str]]:
    """Where canaries stand in clear, in the decrypted pages of every file of the station."""
    images: list[tuple[str, bytes]] = []
    for path in sorted(folder.glob("*.db")):
        images += [(path.name, page) for page in pages(path, key)]
        images += [(path.name + "-wal", page) for page in logged_pages(Path(f"{path}-wal"), key)]
    return [(canary, name) for canary in CANARIES for name, page in images if canary in page]


def crowd(store: Store, first: int, count: int) -> None:
    """More people, so that pages split and merge around the one who is to be forgotten."""
    store.register_many(
        (
            draft(n, name=f"ORANG {n * 7919 % 1000}", phone=f"+62813{n:08d}")
            for n in range(first, first + count)
        ),
        lambda made: lambda sequence, number, head: receipt(sequence, number=number, name=made.name),
    )


def test_erasing_leaves_nothing_of_the_person_in_the_file_even_for_who_has_the_key(
    desk: Agency, store: Store, station_folder: Path, keys: Keys
) -> None:
    crowd(store, 1, 150)
    made = draft(
        200,
        name="ZULAIKHACANARY",
        nik="6201025207930042",
        phone="+6281299990042",
        dusun="DUSUNCANARY",
        birth_date=date(1993, 7, 12),
    )
    number = store.register(made, lambda *saved: receipt(1, number=saved[1], name=made.name))[0].number
    crowd(store, 300, 150)
    desk.people.person(AGENT, number, "Ibu ZULAIKHACANARY menelepon")
    desk.people.correct(AGENT, number, {"name": "ZULAIKHACANARY BINTI"}, "NOTECANARY")
    desk.follow_ups.record(
        AGENT, number, ContactReport(outcome="refused", reason="NOTECANARY", note="NOTECANARY")
    )
    desk.duplicates.check_one(number)
    store.tidy()
    before = {canary for canary, _ in findings(station_folder, keys.database)}
    assert before == set(CANARIES), "the reader must see what is there, or its silence proves nothing"
    proof = desk.rights.erase(SUPERVISOR, number, "Ibu ZULAIKHACANARY minta dihapus")
    assert proof.swept and findings(station_folder, keys.database) == []
    assert set(proof.fields) >= {"nik", "name", "phone", "birth_date", "dusun"}
    assert (proof.numbers, proof.basis, proof.who) == ((number,), "request", "staff-1")
    report = store.verify_audit()
    assert report.is_whole and (report.count, report.head) == (proof.position, proof.head)
    assert store.altered_entries() == ()


def test_after_erasing_the_fact_remains_and_nothing_else(desk: Agency, store: Store) -> None:
    number = store.register(draft(1), issue)[0].number
    other = store.register(draft(2, name="SITI AMINAH TOO"), issue)[0].number
    desk.follow_ups.record(AGENT, number, ContactReport(outcome="first-paid", month="2026-12", amount=10_000))
    funnel, month = desk.figures.funnel(), desk.figures.agents("2026-11")
    desk.rights.erase(SUPERVISOR, number, "person-asks")
    assert [row.number for row in desk.lists.search(AGENT, "siti")] == [other]
    assert desk.lists.search(AGENT, "0001") == () and store.find_by_nik(str(draft(1).nik)) == ()
    assert store.receipt(number) is None
    assert [job.state for job in store.print_jobs() if job.number == number] == []
    assert [job.number for job in store.print_jobs(JobState.CANCELLED)] == [number]
    assert (store.count(), desk.figures.funnel(), desk.figures.agents("2026-11")) == (2, funnel, month)
    person = desk.people.person(SUPERVISOR, number)
    assert (person.hold, person.draft.name, person.nik, person.phone) == ("erased", "", "", "")
    for call in (
        lambda: desk.rights.erase(SUPERVISOR, number, "x"),
        lambda: desk.rights.copy(AGENT, number, "x"),
        lambda: desk.rights.withdraw(AGENT, number),
        lambda: desk.people.correct(AGENT, number, {"name": "X"}, "x"),
        lambda: desk.people.reveal(AGENT, number, "nik", "x"),
    ):
        assert refused(call) == "erased"
    assert refused(lambda: desk.rights.erase(AGENT, other, "x")) == "not-allowed"
    assert store.register(draft(1), issue)[0].number == number, "a repeated save finds its fact again"


def test_erasing_one_erases_all_that_were_merged_with_it(
    desk: Agency, people: Callable[..., list[str]], store: Store
) -> None:
    one, two, three, four = people(4)
    desk.duplicates.merge(AGENT, one, two, "same")
    desk.duplicates.merge(AGENT, three, one, "same")
    proof = desk.rights.erase(SUPERVISOR, two, "person-asks")
    assert set(proof.numbers) == {one, two, three}
    assert [row.number for row in desk.lists.search(AGENT, "siti")] == [four]
    assert store.verify_audit().is_whole


def test_a_withdrawal_is_closed_by_erasing(desk: Agency, people: Callable[..., list[str]]) -> None:
    (number,) = people(1)
    desk.rights.withdraw(AGENT, number)
    assert desk.rights.erase(SUPERVISOR, number, "withdrawn").basis == "withdrawal"
    assert desk.requests.list() == () and desk.requests.list(done=True)[0].result == "erased"


def test_the_retention_clock_erases_by_purpose_and_says_so(
    desk: Agency, people: Callable[..., list[str]], store: Store, clock: FixedClock
) -> None:
    never, no, member, late = people(4)
    desk.follow_ups.record(AGENT, no, ContactReport(outcome="refused", reason="no-money"))
    desk.follow_ups.record(AGENT, member, ContactReport(outcome="member", kpj="12345678901"))
    on(clock, TODAY + timedelta(days=300))
    desk.follow_ups.record(AGENT, late, ContactReport(outcome="thinking"))
    assert desk.retention.due() == {"member": 0, "refused": 1, "interest": 0, "contact": 0}
    purge = desk.retention.purge(SUPERVISOR)
    assert dict(purge.erased) == {"member": 0, "refused": 1, "interest": 0} and not purge.more
    on(clock, date(2027, 12, 1))
    purge = desk.retention.purge(SUPERVISOR)
    assert dict(purge.erased) == {"member": 0, "refused": 0, "interest": 1} and purge.contacts_ended == 1
    holds = {number: desk.people.person(SUPERVISOR, number).hold for number in (never, no, member, late)}
    assert holds == {never: "erased", no: "erased", member: "", late: ""}
    assert not desk.people.person(SUPERVISOR, member).consent.contact, "the tick to be written to has run out"
    log = [entry for entry in store.audit_entries() if entry.action == "purge"]
    assert [entry.detail["erased"]["interest"] for entry in log] == [0, 1]
    assert store.verify_audit().is_whole
    on(clock, date(2032, 1, 1))
    assert dict(desk.retention.purge(SUPERVISOR).erased) == {"member": 1, "refused": 0, "interest": 1}
    assert refused(lambda: desk.retention.purge(AGENT)) == "not-allowed"


def test_what_is_disputed_is_not_destroyed_by_the_clock(
    desk: Agency, people: Callable[..., list[str]], clock: FixedClock
) -> None:
    kept, gone, folded = people(3)
    desk.duplicates.merge(AGENT, kept, folded, "same-person")
    desk.rights.suspend(AGENT, kept, "disputed")
    on(clock, date(2029, 1, 1))
    assert (desk.retention.due()["interest"], desk.retention.disputed()) == (1, 1)
    assert dict(desk.retention.purge(SUPERVISOR).erased)["interest"] == 1
    holds = {number: desk.people.person(SUPERVISOR, number).hold for number in (kept, gone, folded)}
    assert holds == {kept: "suspended", gone: "erased", folded: "merged"}
    desk.rights.resume(AGENT, kept, "settled")
    assert desk.retention.disputed() == 0
    desk.retention.purge(SUPERVISOR)
    assert desk.people.person(SUPERVISOR, folded).hold == "erased"


def test_a_purge_goes_on_in_steps(desk: Agency, people: Callable[..., list[str]], clock: FixedClock) -> None:
    people(5)
    on(clock, date(2029, 1, 1))
    assert [desk.retention.purge(SUPERVISOR, limit=2).more for _ in range(4)] == [True, True, False, False]
    assert desk.retention.due()["interest"] == 0


def breach(
    desk: Agency, who: Staff = SUPERVISOR, found: datetime | None = None
) -> tuple[BreachPack, list[Affected]]:
    made: tuple[BreachPack, list[Affected]] = run_through(desk.breach.gathering(who, found))
    return made


def test_the_breach_pack_says_whom_to_tell_what_was_held_and_until_when(
    desk: Agency, people: Callable[..., list[str]], store: Store, clock: FixedClock
) -> None:
    one, two, gone = people(3)
    desk.people.correct(AGENT, two, {"phone": None}, "person-asks")
    desk.rights.erase(SUPERVISOR, gone, "person-asks")
    pack, affected = breach(desk)
    held = dict(pack.held)
    assert (pack.people, pack.erased, pack.station) == (2, 1, "K7M")
    assert (held["nik"], held["phone"], pack.deadline - clock.now()) == (2, 1, timedelta(hours=72))
    assert [(each.number, each.phone) for each in affected] == [(one, "+6281234567890"), (two, "")]
    assert [request.kind for request in desk.requests.list()] == ["breach"]
    assert actions(store)[-2:] == ["breach-pack", "breach-list"]
    assert refused(lambda: breach(desk, AGENT)) == "not-allowed"
    request = desk.requests.list()[0].id
    assert refused(lambda: desk.requests.finish(AGENT, request, "told")) == "not-allowed"
    assert refused(lambda: desk.requests.ask(AGENT, "breach")) == "not-allowed"
    assert {"nik", "name", "phone"} <= set(affected[0].held)


def test_the_breach_pack_names_kpj_payments_notes_staff_and_scans(
    desk: Agency, people: Callable[..., list[str]]
) -> None:
    one, _ = people(2)
    desk.accounts.set_up("Kepala", "739204")
    desk.follow_ups.record(AGENT, one, ContactReport(outcome="member", kpj="12345678901", note="rumah biru"))
    desk.follow_ups.record(AGENT, one, ContactReport(outcome="first-paid", month="2026-12", amount=10_000))
    desk.documents.add_scan(SUPERVISOR, b"%PDF-1.7\n...")
    pack, (first, second) = breach(desk)
    assert {kind: count for kind, count in pack.held if kind in FOLLOWED} == dict.fromkeys(FOLLOWED, 1)
    assert dict(pack.besides) == {"accounts": 1, "scans": 1}
    assert set(FOLLOWED) <= set(first.held) and not set(FOLLOWED) & set(second.held)


def test_one_breach_has_one_request_and_its_deadline_never_moves_later(
    desk: Agency, people: Callable[..., list[str]], clock: FixedClock
) -> None:
    people(1)
    found = clock.now() - timedelta(hours=10)
    first, _ = breach(desk, found=found)
    clock.advance(hours=5)
    again, _ = breach(desk)
    assert (first.again, again.again, again.found) == (False, True, found)
    assert breach(desk, found=clock.now())[0].found == found
    earlier = found - timedelta(hours=3)
    assert breach(desk, found=earlier)[0].found == earlier
    assert [request.deadline for request in desk.requests.list()] == [earlier + timedelta(hours=72)]
    assert refused(lambda: breach(desk, found=clock.now() + timedelta(hours=1))) == "found-future"
    desk.requests.finish(SUPERVISOR, desk.requests.list()[0].id, "told")
    assert desk.breach.standing() is None
    assert not breach(desk)[0].again, "another breach has its own time"


def test_erasing_many_out_of_a_crowd_leaves_no_trace_of_any(
    desk: Agency, store: Store, station_folder: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages split, merge and move their rows about: whatever they leave behind must be overwritten too."""
    names = [
        f"Q{n:03d}" + "".join(chr(65 + (n * 7 + k * 11) % 26) for k in range(n % 23)) for n in range(400)
    ]
    store.register_many(
        (
            draft(n + 1, name=name, dusun=f"DUSUN {name}", phone=f"+62877{n:08d}")
            for n, name in enumerate(names)
        ),
        lambda made: lambda sequence, number, head: receipt(sequence, number=number, name=made.name),
    )
    rows = list(desk.exports.entries(SUPERVISOR, "export", "x"))
    random = Random(3)
    for entry in random.sample(rows, 150):
        desk.follow_ups.record(
            AGENT, entry.number, ContactReport(outcome="thinking", note=f"N {entry.registration.draft.name}")
        )
    gone = random.sample(rows, 120)
    monkeypatch.setattr(rights_store, "SWEEP_AT_ONCE", 0)
    proofs = [desk.rights.erase(SUPERVISOR, entry.number, "person-asks") for entry in gone]
    assert not any(proof.swept for proof in proofs)
    assert desk.retention.sweep() and desk.retention.sweep()
    images = list(pages(station_folder / DATABASE_NAME, keys.database))
    images += logged_pages(Path(f"{station_folder / DATABASE_NAME}-wal"), keys.database)
    clear = b"\n".join(images)
    kept = {entry.registration.draft.name for entry in rows} - {
        entry.registration.draft.name for entry in gone
    }
    assert all(name.encode() in clear for name in kept)
    left = [
        entry.registration.draft.name
        for entry in gone
        if entry.registration.draft.name.encode() in clear
        or str(entry.registration.draft.phone).encode() in clear
    ]
    assert left == []
    assert store.verify_audit().is_whole


def test_consent_given_later_holds_from_then_on(desk: Agency, people: Callable[..., list[str]]) -> None:
    (number,) = people(1, consent=consent(how="pending", contact=False))
    assert "consent" in [item.code for item in desk.people.person(AGENT, number).checklist.missing]
    assert refused(lambda: desk.people.contact_phone(AGENT, number)) == "no-contact-consent"
    desk.rights.give_consent(AGENT, number, consent(how="paper", contact=True))
    person = desk.people.person(AGENT, number)
    assert "consent" in person.checklist.there and person.consent.how == "paper"
    assert desk.people.contact_phone(AGENT, number) == "+6281234567890"
    desk.rights.withdraw(AGENT, number)
    assert refused(lambda: desk.people.contact_phone(AGENT, number)) == "no-contact-consent"
    desk.rights.give_consent(AGENT, number, consent())
    assert desk.people.person(AGENT, number).hold == "" and desk.lists.counts()["new"] == 1


def test_a_consent_from_a_list_is_given_at_the_public_screen(
    desk: Agency, store: Store, people: Callable[..., list[str]]
) -> None:
    number, other = people(2, consent=consent(how="pending", contact=False))
    (agreed,) = people(1, first=3)
    assert [desk.rights.awaits_consent(each) for each in (number, agreed, "K7M-000099-9")] == [
        True,
        False,
        False,
    ]
    given = consent(how="screen", contact=True)

    def give(to: str, tail: str) -> None:
        desk.rights.give_consent(PUBLIC, to, given, nik_tail=tail)

    assert refused(lambda: give(agreed, "0003")) == "no-match", "what was given is not given again"
    assert refused(lambda: give(number, "9999")) == "no-match"
    assert desk.people.person(AGENT, number).consent.how == "pending"
    give(number, "0001")
    assert desk.people.person(AGENT, number).consent == given
    assert not desk.rights.awaits_consent(number)
    entry = [each for each in store.audit_entries(number) if each.action == "consent"][-1]
    assert (entry.who, entry.detail) == (PUBLIC.label, {"how": "screen", "why": "person-asks"})
    listed = {
        each.number: each.registration.draft.consent
        for each in desk.exports.entries(AGENT, "export", "branch")
    }
    assert listed[number].how == "screen"
    assert other not in listed, "who has yet to consent does not leave"


def test_tries_to_give_and_to_take_back_are_counted_together(
    desk: Agency, store: Store, people: Callable[..., list[str]]
) -> None:
    (number,) = people(1, consent=consent(how="pending", contact=False))

    def give(tail: str) -> None:
        desk.rights.give_consent(PUBLIC, number, consent(), nik_tail=tail)

    def take_back(tail: str) -> None:
        desk.rights.withdraw(PUBLIC, number, tail)

    for ask in (give, take_back, give, take_back, give):
        assert refused(partial(ask, "9999")) == "no-match"
    for ask in (give, take_back):
        assert refused(partial(ask, "0001")) == "ask-agent"
    assert desk.people.person(AGENT, number).consent.how == "pending"
    assert [action for action in actions(store, number) if action.endswith("-try")] == [
        "consent-try", "withdraw-try", "consent-try", "withdraw-try", "consent-try",
    ]  # fmt: skip


def test_without_a_nik_nobody_can_prove_who_they_are(desk: Agency, people: Callable[..., list[str]]) -> None:
    (number,) = people(1, nik=None, consent=consent(how="pending", contact=False))
    assert not desk.rights.awaits_consent(number)
    assert refused(lambda: desk.rights.give_consent(PUBLIC, number, consent(), nik_tail="")) == "no-match"


def test_nobody_without_a_phone_is_written_to(desk: Agency, people: Callable[..., list[str]]) -> None:
    (number,) = people(1, phone=None)
    assert refused(lambda: desk.people.contact_phone(AGENT, number)) == "no-phone"
