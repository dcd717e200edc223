"""Staff find a person by any beginning of what they know, newest first."""

import pytest

from kiosk.receipt.number import make_number
from kiosk.store import search
from kiosk.store.store import Store
from tests.builders import draft
from tests.store.conftest import issue

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
        ("9999", (4,)),
        ("siti 9999", (4,)),
        ("000003", (3,)),
        ("3", ()),
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
        assert search.search(connection, typed) == found


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
