"""Staff find a person by any beginning of what they know, newest first."""

from typing import Any

import pytest
from sqlalchemy import event

from kiosk.agency.agency import Agency
from kiosk.agency.followups.queue import Filters
from kiosk.agency.followups.queue_store import filter_conditions
from kiosk.number import make_number
from kiosk.store import search
from kiosk.store.store import Store
from tests.store.conftest import issue
from tests.support.builders import draft
from tests.support.desk_station import AGENT, desk, mono

__all__ = ["desk", "mono"]

PEOPLE = (
    {"name": "SITI AMINAH", "phone": "+6281234567890", "nik": "6201025003900004"},
    {"name": "H. MOH. SOEKARNO BIN DJOJO", "phone": None, "nik": None},
    {"name": "NUR'AINI", "phone": "+6285712340000", "nik": "6201021708850003"},
    {"name": "SITI", "phone": "+6281299998888", "nik": "6201021708859999"},
)


@pytest.fixture
def people(store: Store) -> Store:
    for n, person in enumerate(PEOPLE, 1):
        store.register(draft(n, **person), issue)
    return store


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("siti", (4, 1)),
        ("Siti Am", (1,)),
        ("aminah siti", (1,)),
        ("sukarno", (2,)),
        ("soekarno", (2,)),
        ("muhammad joyo", ()),
        ("muhamad jojo", (2,)),
        ("nuraini", (3,)),
        ("0812 3456 7890", (1,)),
        ("+62 812-3456", (1,)),
        ("0812", (4, 1)),
        ("0004", (1,)),
        ("004", (1,)),
        ("999", (4,)),
        ("859999", (4,)),
        ("85 99-99", (4,)),
        ("08859999", (4,)),
        ("21708859999", (4,)),
        ("09999", ()),
        ("189999", ()),
        ("siti 59999", (4,)),
        ("nur 59999", ()),
        ("6201021708859999", (4,)),
        ("6201 0217 0885 9999", (4,)),
        ("620102.170885.9999", (4,)),
        ("６２０１０２１７０８８５９９９９", (4,)),
        ("6201021708859998", ()),
        ("62010217088599990", ()),
        ("62812", (4, 1)),
        ("812", (4, 1)),
        ("0062 812", (4, 1)),
        ("62 857 1234", (3,)),
        ("+62857", (3,)),
        ("857", (3,)),
        ("(0812) 3456-7890", (1,)),
        ("0062812345678", (1,)),
        ("9999", (4,)),
        ("siti 9999", (4,)),
        ("000003", (3,)),
        ("3", (3,)),
        ("1", (1,)),
        ("03", ()),
        ("siti 4", (4,)),
        ("siti 3", ()),
        ("K7M 000002", (2,)),
        ("k7m 2", (2,)),
        ("K7M2", (2,)),
        ("K7M-000002-", (2,)),
        ("K7M0000029", ()),
        ("ABC 000002", ()),
        (make_number("K7M", 2), (2,)),
        (make_number("K7M", 2).lower().replace("-", ""), (2,)),
        ("K7M-000002", (2,)),
        (make_number("K7M", 99), ()),
        (make_number("Z9Z", 2), ()),
        ("", ()),
        ("   ", ()),
        ("'", ()),
        ('"*', ()),
        ("siti OR nur", ()),
        ("name:siti", ()),
        ("wolfgang", ()),
    ],
)
def test_what_is_typed_finds(people: Store, typed: str, found: tuple[int, ...]) -> None:
    with people.reading() as connection:
        assert search.search(connection, typed, index_key=people.keys.index) == found


def test_a_number_that_is_meant_stands_first(store: Store) -> None:
    """Three people's phones and NIKs begin or end with what is also the second number."""
    for n in range(1, 13):
        store.register(draft(n, nik=f"620102500390{n:04d}", phone=None), issue)
    with store.reading() as connection:
        assert search.search(connection, "1") == (1,)
        assert search.search(connection, "0012") == (12,)
        assert search.search(connection, "12")[0] == 12


def test_the_names_of_people_are_no_numbers(store: Store) -> None:
    """A code without a check character is this station's, or a name."""
    store.register(draft(1, name="ALI", nik="6201021708850007"), issue)
    with store.reading() as connection:
        assert search.search(connection, "ALI 0007") == (1,)
        assert search.search(connection, "ali") == (1,)


FILTERS: tuple[tuple[Filters, str, tuple[int, ...]], ...] = (
    (Filters(dusun="Karya"), "siti", (4,)),
    (Filters(dusun="Mulya"), "siti", (1,)),
    (Filters(dusun="Karya", rt="01"), "siti", (4,)),
    (Filters(dusun="Karya", rt="02"), "siti", ()),
    (Filters(no_phone=True), "moh", (2,)),
    (Filters(no_phone=True), "siti", ()),
    (Filters(programme="jht"), "siti", (4,)),
    (Filters(older_than=1), "siti", ()),
    (Filters(younger_than=1), "siti", (4, 1)),
    (Filters(dusun="Karya"), "6201021708859999", (4,)),
    (Filters(dusun="Mulya"), "6201021708859999", ()),
    (Filters(dusun="Mulya"), "859999", ()),
    (Filters(dusun="Karya"), "859999", (4,)),
    (Filters(dusun="Mulya"), "K7M 4", ()),
    (Filters(dusun="Karya"), "4", (4,)),
    (Filters(dusun="Mulya"), "4", ()),
)


@pytest.mark.parametrize(("filters", "typed", "found"), FILTERS)
def test_what_is_filtered_out_is_not_found(
    store: Store, desk: Agency, filters: Filters, typed: str, found: tuple[int, ...]
) -> None:
    for n, person in enumerate(PEOPLE, 1):
        where = {"dusun": "Karya", "rt": "01", "programmes": ("jkk", "jkm", "jht")} if n == 4 else {}
        store.register(draft(n, **{"dusun": "Mulya"} | person | where), issue)
    assert tuple(row.sequence for row in desk.lists.search(AGENT, typed, filters=filters)) == found


TYPED = (
    "siti",
    "812",
    "004",
    "0004",
    "859999",
    "217088599999",
    "6201021708859999",
    "K7M 2",
    "7",
    "siti 59999",
)


@pytest.mark.parametrize("narrowed", [Filters(), Filters(dusun="Karya", rt="01", no_phone=True)])
@pytest.mark.parametrize("typed", TYPED)
def test_no_search_reads_all_people(people: Store, desk: Agency, typed: str, narrowed: Filters) -> None:
    """A million rows must not be scanned: the index of words, keys and the blind index lead everywhere."""
    desk.lists.counts()
    asked: list[tuple[str, Any]] = []
    with people.reading() as connection:
        event.listen(connection, "before_cursor_execute", lambda *call: asked.append((call[2], call[3])))
        among = search.Narrowed(*filter_conditions(narrowed, people.clock.today(), "c."))
        search.search(connection, typed, index_key=people.keys.index, among=among)
        plans = [
            row[3]
            for sql, values in tuple(asked)
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
        ]
    assert plans
    scans = [plan for plan in plans if plan.startswith("SCAN")]
    allowed = ("SCAN search VIRTUAL TABLE INDEX", "SCAN f", "SCAN kiosk_identity")
    assert [plan for plan in scans if not plan.startswith(allowed)] == []


def test_of_a_nik_the_index_holds_no_more_than_four_digits(people: Store) -> None:
    with people.reading() as connection:
        connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.held USING fts5vocab(main, search, instance)")
        held = {row[0] for row in connection.exec_driver_sql("SELECT term FROM temp.held")}
    niks = [person["nik"] for person in PEOPLE if person["nik"]]
    assert all(nik[-4:] in held for nik in niks)
    assert not [term for term in held if len(term) > 4 and any(term in nik for nik in niks)]


def test_the_newest_come_first_and_no_more_than_asked(store: Store) -> None:
    store.register_many(draft(n) for n in range(1, 30))
    with store.reading() as connection:
        assert search.search(connection, "siti", limit=3) == (29, 28, 27)


@pytest.mark.parametrize(
    "typed", ["\x00siti", "siti\n", "𝟛", "٣٤", "a" * 5000, "%_\\", "NEAR(a b)", "^s", "s*"]
)
def test_no_text_breaks_the_search(people: Store, typed: str) -> None:
    with people.reading() as connection:
        assert isinstance(search.search(connection, typed), tuple)


def test_a_row_leaves_with_the_words_it_came_with(people: Store) -> None:
    with people.writing() as connection:
        row = connection.exec_driver_sql(
            "SELECT name_key, phone, nik FROM registrations WHERE sequence = 1"
        ).one()
        connection.exec_driver_sql(search.REMOVE, (1, *search.words(row[0], 1, row[1], row[2])))
    with people.reading() as connection:
        for typed in ("siti", "aminah", "0812", "0004", "000001"):
            assert 1 not in search.search(connection, typed)
        assert search.search(connection, "siti") == (4,)


def test_tidying_merges_what_many_saves_left(store: Store) -> None:
    for n in range(1, 25):
        store.register(draft(n), issue)
    with store.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(DISTINCT segid) FROM search_idx").scalar()
    for _ in range(3):
        store.tidy()
    with store.reading() as connection:
        after = connection.exec_driver_sql("SELECT count(DISTINCT segid) FROM search_idx").scalar()
        assert len(search.search(connection, "siti")) == 24
    assert before == 24
    assert after is not None
    assert after < 8
