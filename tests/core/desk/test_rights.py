"""People's rights at the desk: what is asked, until when, and each way to answer it."""

from collections.abc import Callable
from datetime import date

import pytest

from kiosk.agency.fieldwork.route_strip import Told
from kiosk.agency.rights.copy import PersonCopy
from kiosk.agency.rights.law import Proof
from kiosk.clock import FixedClock
from kiosk.desk.parts.desk import Notice
from kiosk.desk.rights import Rights
from kiosk.desk.session import DeskSession
from kiosk.errors import Problem
from kiosk.staff import TERMINAL
from tests.support.desk_station import Mono

Register = Callable[..., list[str]]
SignIn = Callable[[str], None]
NOTHING = Told(title="Salinan", below="", lines=(("Nama", "SITI"),), foot="")


@pytest.fixture
def page(session: DeskSession, sign_in: SignIn) -> Rights:
    sign_in("agent")
    return session.rights


def person(session: DeskSession, number: str):
    return session.store.people.person(TERMINAL, number)


def actions(session: DeskSession, number: str) -> list[str]:
    return [entry.action for entry in session.store.store.audit_entries(number)]


def code(page: Rights) -> str:
    return page.problem.code if page.problem is not None else ""


def test_what_waits_is_counted_at_the_door_and_as_time_passes(
    session: DeskSession, people: Register, clock: FixedClock, mono: Mono, sign_in: SignIn
) -> None:
    one, two = people(2)
    page, told = session.rights, []
    page.waiting_changed = lambda: told.append(page.waiting)
    session.store.requests.ask(TERMINAL, "copy", one)
    clock.advance(hours=50)
    session.store.requests.ask(TERMINAL, "copy", two)
    sign_in("agent")
    assert page.waiting == (2, 22.0)
    clock.advance(hours=23)
    mono.seconds += 31
    session.tick()
    assert page.waiting == (2, -1.0)
    page.enter()
    page.choose(0)
    page.copy()
    assert page.waiting == (1, 49.0)
    session.lock()
    assert page.waiting == (0, 0.0) and told == [(2, 22.0), (2, -1.0), (1, 49.0), (0, 0.0)]
    sign_in("technician")
    assert page.waiting == (0, 0.0), "it is none of a technician's business"


def test_a_request_needs_a_number_that_is_known(session: DeskSession, page: Rights, people: Register) -> None:
    (number,) = people()
    page.ask("copy", "bukan nomor")
    assert page.problem == Problem("number", "number")
    page.ask("copy", number.lower())
    assert page.request is not None and page.notice == Notice(
        "asked", "good", {"deadline": page.request.deadline}
    )
    page.choose(-1)
    assert page.request is None
    page.copy()
    assert code(page) == "unknown-request"


def test_a_copy_answers_and_is_printed_with_an_entry(
    session: DeskSession, page: Rights, people: Register
) -> None:
    (number,) = people()
    page.ask("copy", number)
    assert page.print_sheet(NOTHING) is None, "there is nothing to print yet"
    page.copy()
    assert isinstance(page.sheet, PersonCopy) and page.sheet.number == number and page.requests == ()
    work = page.print_sheet(NOTHING)
    assert work is not None and actions(session, number)[-1] == "print"
    assert page.print_sheet(NOTHING) is None and code(page) == "busy"
    session.papers.settle(work.perform())
    assert session.notice is not None and session.notice.code == "data-copy-done"
    session.lock()
    assert page.sheet is None


def test_each_field_is_put_right_one_after_the_other(
    session: DeskSession, page: Rights, people: Register
) -> None:
    (number,) = people(phone="+6281234567890")
    page.ask("correction", number)
    page.correct("phone", "08123", more=True)
    assert page.problem is not None and page.problem.field == "phone"
    page.correct("phone", "0813 1111 2222", more=True)
    page.correct("name", "SITI RAHMAH", more=True)
    page.correct("birth_date", "09031990", more=True)
    page.find_work("ojek")
    assert "ojek" in page.works
    page.find_work(session.station.ground.campaign.text("id").occupations["ojek"])
    assert page.works == (), "the whole name is the choice"
    page.correct("occupation", "", more=True)
    assert page.requests, "there is more to put right"
    page.correct("dusun", "Mulya", more=False)
    found = person(session, number).draft
    assert (found.name, found.dusun, found.birth_date) == ("SITI RAHMAH", "Mulya", date(1990, 3, 9))
    assert (found.occupation, found.sector) == ("ojek", "transport")
    assert session.store.people.reveal(TERMINAL, number, "phone", "test") == "+6281311112222"
    assert page.requests == () and actions(session, number).count("correct") == 5
    trace = "".join(str(entry) for entry in session.store.store.audit_entries(number))
    assert "81234567890" not in trace and "81311112222" not in trace


def test_an_occupation_is_chosen_and_not_typed(session: DeskSession, page: Rights, people: Register) -> None:
    (number,) = people()
    page.ask("correction", number)
    page.find_work("tukang sulap")
    page.correct("occupation", "tukang sulap", more=False)
    assert code(page) == "occupation-missing" and person(session, number).draft.occupation == "petani"


def test_a_corrected_nik_is_checked_as_at_the_kiosk(
    session: DeskSession, page: Rights, people: Register
) -> None:
    (number,) = people()
    page.ask("correction", number)
    page.correct("nik", "620102", more=False)
    assert page.problem == Problem("nik", "nik-length")
    page.correct("nik", "6201 0217 0885 0003", more=False)
    assert person(session, number).nik.endswith("0003") and person(session, number).draft.sex == "male"


def test_deletion_wants_the_number_once_more_a_reason_and_a_supervisor(
    session: DeskSession, page: Rights, people: Register, sign_in: SignIn
) -> None:
    number, other = people(2)
    page.ask("deletion", number)
    page.erase(number, "person-asks")
    assert code(page) == "not-allowed" and person(session, number).hold == ""
    page.settle()
    assert code(page) == "not-allowed" and page.requests
    sign_in("supervisor")
    page.enter()
    page.choose(0)
    page.erase(other, "person-asks")
    assert page.problem == Problem("confirm", "confirm")
    page.erase(number, "")
    assert page.problem == Problem("why", "reason-missing") and person(session, number).hold == ""
    page.erase(number.lower(), "person-asks")
    assert page.notice == Notice("done-erased") and isinstance(page.sheet, Proof)
    head = next(e.hash for e in session.store.store.audit_entries(number) if e.action == "erase")
    assert page.sheet.numbers == (number,) and page.sheet.head == head
    assert person(session, number).draft.name == "" and page.requests == ()
    assert page.print_sheet(NOTHING) is not None and actions(session, number)[-1] == "print"
    assert session.store.store.verify_audit().is_whole


def test_consent_is_taken_back_as_a_whole_or_for_contact_alone(
    session: DeskSession, page: Rights, people: Register
) -> None:
    whole, contact = people(2)
    page.ask("withdrawal", whole)
    page.withdraw(contact_only=False)
    found = person(session, whole)
    assert (found.hold, found.consent.how) == ("withdrawn", "withdrawn")
    assert [each.kind for each in page.requests] == ["deletion"], "deletion is then due"
    page.ask("withdrawal", contact)
    page.withdraw(contact_only=True)
    found = person(session, contact)
    assert (found.hold, found.consent.contact, found.bucket) == ("", False, "new")
    assert page.notice == Notice("done-withdrawn-contact") and len(page.requests) == 1


def test_a_suspension_ends_when_it_is_settled(session: DeskSession, page: Rights, people: Register) -> None:
    (number,) = people()
    page.ask("suspension", number)
    page.suspend(stop=True)
    assert person(session, number).hold == "suspended" and page.requests == ()
    page.ask("suspension", number)
    assert page.request is not None and page.request.hold == "suspended"
    page.suspend(stop=False)
    assert person(session, number).hold == "" and page.notice == Notice("done-resumed")
    page.show_done(True)
    assert len(page.requests) == 2
