"""One person under several numbers: no wish is lost between them, and parting leaves each its own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.clock import FixedClock
from kiosk.errors import Refused
from kiosk.exchange.entries import Place
from kiosk.exchange.keys import PublicBranch, init_branch
from kiosk.staff import PUBLIC
from kiosk.store.store import Store
from tests.store.conftest import issue
from tests.support.builders import NIK, NIK_MAN, consent, draft, entry_id
from tests.support.desk_station import AGENT, SUPERVISOR, desk, mono, on, people

__all__ = ["desk", "mono", "people"]
PAID = ContactReport(outcome="first-paid", month="2026-11", months=1, amount=8400)


@pytest.fixture(autouse=True)
def today(clock: FixedClock) -> None:
    on(clock, date(2026, 11, 21))


@pytest.fixture
def branch(tmp_path) -> PublicBranch:  # type: ignore[no-untyped-def]
    return init_branch(tmp_path / "keys", "Cabang")


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.code


def join(desk: Agency, folded: str, kept: str) -> None:
    desk.duplicates.merge(SUPERVISOR, kept, folded, "same")


def sent(desk: Agency, branch: PublicBranch) -> tuple[set[str], tuple[str, ...]]:
    content = desk.bundles.prepare(AGENT, branch, Place(village="X"), "kkbc-desa 1").content
    return {each.number for each in content.entries}, content.gone


def test_a_withdrawal_by_the_folded_number_stays_with_it(
    desk: Agency, branch: PublicBranch, people: Callable[..., list[str]]
) -> None:
    folded, kept = people(2)
    join(desk, folded, kept)
    desk.rights.withdraw(PUBLIC, folded, "0001")
    assert desk.people.person(AGENT, kept).hold == "withdrawn"
    assert sent(desk, branch) == (set(), (entry_id(1), entry_id(2))), "both are to be forgotten"
    desk.duplicates.unmerge(SUPERVISOR, folded, "two")
    assert desk.people.person(AGENT, folded).hold == "withdrawn"
    assert desk.people.person(AGENT, kept).hold == "", "who never asked is free again"
    assert sent(desk, branch) == ({kept}, (entry_id(1),))


def test_a_suspension_holds_for_both_numbers_when_they_are_parted(
    desk: Agency, people: Callable[..., list[str]]
) -> None:
    folded, kept = people(2)
    join(desk, folded, kept)
    desk.rights.suspend(AGENT, kept, "disputed")
    desk.duplicates.unmerge(SUPERVISOR, folded, "two")
    holds = [desk.people.person(AGENT, number).hold for number in (folded, kept)]
    assert holds == ["suspended", "suspended"]


def test_who_refused_messages_under_one_number_gets_none_under_the_other(
    desk: Agency, people: Callable[..., list[str]]
) -> None:
    folded, kept = people(2)
    desk.rights.withdraw(AGENT, folded, contact_only=True)
    assert desk.people.contact_phone(AGENT, kept)
    join(desk, folded, kept)
    assert refused(lambda: desk.people.contact_phone(AGENT, kept)) == "no-contact-consent"
    assert not desk.people.person(AGENT, kept).consent.contact
    desk.duplicates.unmerge(SUPERVISOR, folded, "two")
    assert desk.people.contact_phone(AGENT, kept)


def test_a_pending_number_hides_no_consent_of_the_other(
    desk: Agency, branch: PublicBranch, store: Store, people: Callable[..., list[str]]
) -> None:
    (agreed,) = people(1)
    (listed,) = people(1, first=2, consent=consent(how="pending", contact=False), phone=None)
    join(desk, agreed, listed)
    person = desk.people.person(AGENT, listed)
    assert (person.consent.how, person.consent.contact) == ("screen", True)
    assert not desk.rights.awaits_consent(listed)
    assert desk.people.contact_phone(AGENT, listed) == "+6281234567890", "the telephone comes along"
    assert person.phone.endswith("7890")
    assert sent(desk, branch) == ({listed}, ())
    desk.duplicates.unmerge(SUPERVISOR, agreed, "two")
    assert desk.rights.awaits_consent(listed) and desk.people.person(AGENT, listed).phone == ""


def test_to_say_no_to_messages_is_no_consent(desk: Agency, people: Callable[..., list[str]]) -> None:
    (listed,) = people(1, consent=consent(how="pending", contact=False))
    desk.rights.withdraw(AGENT, listed, contact_only=True)
    assert desk.people.person(AGENT, listed).consent.how == "pending"
    desk.rights.withdraw(AGENT, listed)
    desk.rights.withdraw(AGENT, listed, contact_only=True)
    assert desk.people.person(AGENT, listed).hold == "withdrawn"


def test_a_chain_that_is_parted_takes_its_payments_along(
    desk: Agency, people: Callable[..., list[str]]
) -> None:
    a, b, c = people(3)
    desk.follow_ups.record(AGENT, a, PAID)
    join(desk, a, b)
    join(desk, b, c)
    assert desk.people.person(AGENT, c).protection.state == "covered"
    assert desk.people.person(AGENT, c).merged == (a, b)
    desk.duplicates.unmerge(SUPERVISOR, a, "two")
    assert desk.people.person(AGENT, c).standing.paid is None
    assert desk.people.protection(c).state == "not-member"
    assert desk.people.person(AGENT, a).protection.state == "covered"


def test_a_joined_number_joins_others_by_the_number_that_stays(
    desk: Agency, store: Store, people: Callable[..., list[str]]
) -> None:
    a, b = people(2, nik=NIK)
    (c,) = people(1, first=3, nik=NIK)
    desk.duplicates.check()
    assert desk.duplicates.count() == 3
    join(desk, a, b)
    assert desk.duplicates.count() == 2
    join(desk, c, a)
    assert desk.duplicates.count() == 0, "A and C are settled with B and C"
    assert desk.people.person(AGENT, c).merged_into == b
    assert refused(lambda: join(desk, a, c)) == "merge-held"
    desk.duplicates.unmerge(SUPERVISOR, c, "two")
    assert desk.duplicates.count() == 2


def test_retention_counts_from_the_newest_consent_of_any_number(
    desk: Agency, people: Callable[..., list[str]], clock: FixedClock
) -> None:
    (old, late) = people(2)
    on(clock, date(2027, 11, 20))
    desk.rights.give_consent(AGENT, late, consent(how="paper"))
    (young,) = people(1, first=3, nik=NIK_MAN)
    join(desk, old, young)
    on(clock, date(2027, 12, 1))
    assert desk.retention.due()["interest"] == 0
    assert desk.retention.purge(SUPERVISOR).erased == (("member", 0), ("refused", 0), ("interest", 0))
    desk.duplicates.unmerge(SUPERVISOR, old, "two")
    assert desk.retention.due()["interest"] == 1
    desk.retention.purge(SUPERVISOR)
    assert [desk.people.person(AGENT, each).hold for each in (old, late, young)] == ["erased", "", ""]


def test_a_correction_reaches_the_stored_papers_and_the_next(desk: Agency, store: Store) -> None:
    number = store.register(draft(1), issue)[0].number
    store.add_copy(number, "lost", "staff-2", lambda original, copy, head: replace(original, copy=copy))
    desk.ground.label = lambda language, occupation: f"{occupation} ({language})"
    change = {"name": "SITI AMINAH BINTI AHMAD", "nik": NIK_MAN, "occupation": "nelayan"}
    desk.people.correct(AGENT, number, change, "person-asks")
    for copy in (0, 1):
        paper = store.receipt(number, copy)
        assert paper is not None
        assert (paper.name, paper.nik_tail) == ("SITI AMINAH BINTI AHMAD", NIK_MAN[-4:])
        assert paper.occupation == "nelayan (id)" and paper.words
    with store.reading() as connection:
        contents = "".join(row[0] for row in connection.exec_driver_sql("SELECT content FROM receipts"))
    assert draft(1).name + '"' not in contents and '"0001"' not in contents
