"""The assisted form: which dusun is meant, and that a slip of the hand makes no new one."""

from collections.abc import Callable

import pytest

from kiosk.desk.form import DUSUN_OFFERED, Form
from kiosk.desk.session import DeskSession
from kiosk.errors import Problem
from kiosk.people.regions import find_dusun, like_dusun

KNOWN = ("Karya", "Mulya", "Sejahtera", "Tanjung Harapan", "Tanjung Baru")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ka", ("Karya",)),
        ("KARYA", ("Karya",)),
        ("dusun mulya", ("Mulya",)),
        ("dsn. se", ("Sejahtera",)),
        ("tanjung", ("Tanjung Harapan", "Tanjung Baru")),
        ("baru", ("Tanjung Baru",)),
        ("arya", ()),
        ("kayra", ()),
        (" ", ()),
    ],
)
def test_a_dusun_is_found_by_the_first_letters_of_its_name_or_of_a_word(text: str, found: tuple[str]) -> None:
    assert find_dusun(text, KNOWN) == found


def test_what_is_written_nearly_so_is_offered_and_not_taken() -> None:
    assert like_dusun("kayra", KNOWN) == ("Karya",) and find_dusun("kayra", KNOWN) == ()
    assert like_dusun("Sejahtra", KNOWN) == ("Sejahtera",) and like_dusun("zzz", KNOWN) == ()


@pytest.fixture
def form(session: DeskSession, sign_in: Callable[[str], None]) -> Form:
    """An agent at the form; everything but the dusun is said."""
    sign_in("agent")
    session.go("form")
    page = session.form
    page.set(nik="6201021708850003", name="SITI AMINAH", phone="", rt="2", rw="1")
    page.choose_work("petani")
    page.set_income("1500")
    page.set(programmes=("jkk", "jkm"), months=3, payer="self")
    page.consented("agent")
    return page


def leave(form: Form, text: str) -> str:
    form.set(dusun=text)
    form.leave("dusun")
    return form.visit.dusun


def test_the_only_one_that_begins_so_is_completed(session: DeskSession, form: Form) -> None:
    assert leave(form, "ka") == "Karya" and not form.asks_dusun
    form.save()
    assert form.problem is None
    assert session.store.lists.places() == (("Karya", ("02",)),)


def test_a_new_one_is_asked_about_once_and_known_from_then_on(session: DeskSession, form: Form) -> None:
    assert leave(form, "Kayra") == "Kayra" and form.asks_dusun
    assert form.offered_dusuns() == ("Karya",) and form.slip("dusun") == "dusun-new"
    form.save()
    assert form.problem == Problem("dusun", "dusun-new") and session.store.store.count() == 0
    form.choose_dusun("")
    assert not form.asks_dusun and form.visit.dusun == "Kayra"
    form.save()
    assert form.problem is None and "Kayra" in form.dusuns
    form.set(nik="6201021708850004")
    assert leave(form, "kay") == "Kayra" and not form.asks_dusun


def test_it_is_asked_about_at_saving_too_and_another_may_be_chosen(session: DeskSession, form: Form) -> None:
    form.set(dusun="ma")
    assert not form.asks_dusun, "whoever is still typing is not asked"
    form.save()
    assert form.problem == Problem("dusun", "dusun-new")
    form.choose_dusun("Mulya")
    form.save()
    assert form.problem is None and session.store.lists.places() == (("Mulya", ("02",)),)


def test_no_dusun_is_no_question(session: DeskSession, form: Form) -> None:
    assert leave(form, " ") == " " and not form.asks_dusun
    form.save()
    assert form.problem is None


def test_so_many_are_offered_as_have_room_the_likely_ones_first(
    session: DeskSession, form: Form, people: Callable[..., list[str]]
) -> None:
    for n in range(8):
        people(1, n + 20, dusun=f"Kampung {n}")
    session.go("form")
    form.set(dusun="")
    assert form.offered_dusuns() == form.dusuns[:DUSUN_OFFERED]
    form.set(dusun="kampung 5")
    assert form.offered_dusuns()[0] == "Kampung 5" and len(form.offered_dusuns()) == DUSUN_OFFERED
    assert leave(form, "kampung") == "kampung" and form.asks_dusun
    assert form.offered_dusuns() == ("Kampung 0", "Kampung 1", "Kampung 2", "Kampung 3")
