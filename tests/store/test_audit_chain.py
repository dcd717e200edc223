"""The chain is whole as it was written, and no change to it goes unseen."""

import hashlib

import pytest
import sqlcipher3.dbapi2 as driver
from hypothesis import given
from hypothesis import strategies as st

from kiosk.clock import FixedClock
from kiosk.security.keys import make_keys
from kiosk.store import audit
from kiosk.store.store import Store, open_store
from tests.conftest import MOMENT
from tests.store.conftest import issue
from tests.support.builders import draft

LENGTH = 8


def test_an_entry_says_who_did_what_to_which_number(store: Store, clock: FixedClock) -> None:
    saved, _ = store.register(draft(), issue)
    head = store.audit(who="agent:2", action="look", subject=saved.number, detail={"why": "visit"})
    first, second = store.audit_entries(saved.number)
    assert (first.who, first.action, list(first.detail)) == ("kiosk", "register", ["content"])
    assert (second.who, second.action, second.detail) == ("agent:2", "look", {"why": "visit"})
    assert second.at == clock.now().isoformat()
    assert second.hash == head == store.identity().audit_head
    assert [entry.position for entry in store.audit_entries()] == [1, 2, 3]


def test_the_trace_holds_no_personal_data(store: Store) -> None:
    store.register(draft(), issue)
    with store.reading() as connection:
        text = " ".join(connection.exec_driver_sql("SELECT entry FROM audit").scalars())
    for canary in (draft().name, draft().nik, draft().phone):
        assert canary is not None
        assert canary not in text


def test_an_entry_rolls_back_with_its_transaction(store: Store, clock: FixedClock) -> None:
    before = store.identity()
    with pytest.raises(RuntimeError), store.writing() as connection:
        audit.append(connection, at=clock.now(), who="agent:1", action="look")
        raise RuntimeError
    assert store.identity() == before
    assert store.verify_audit().is_whole


CHANGES: dict[str, tuple[str, str]] = {
    "one letter": (
        "UPDATE audit SET entry = replace(entry, 'register', 'registes') WHERE position = 4",
        "altered",
    ),
    "a hash": ("UPDATE audit SET hash = zeroblob(32) WHERE position = 4", "altered"),
    "deleted": ("DELETE FROM audit WHERE position = 4", "gap"),
    "the first deleted": ("DELETE FROM audit WHERE position = 1", "gap"),
    "cut off": ("DELETE FROM audit WHERE position > 5", "cut"),
    "the last deleted": ("DELETE FROM audit WHERE position = (SELECT max(position) FROM audit)", "cut"),
    "all deleted": ("DELETE FROM audit", "cut"),
    "doubled": (
        "INSERT INTO audit (position, entry, hash) SELECT max(position) + 1, entry, hash FROM audit",
        "altered",
    ),
    "a foreign head": ("UPDATE kiosk_identity SET audit_head = zeroblob(32)", "cut"),
    "a smaller count": ("UPDATE kiosk_identity SET audit_count = audit_count - 1", "cut"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_found(store: Store, change: str) -> None:
    for n in range(1, LENGTH):
        store.register(draft(n), issue)
    assert store.verify_audit().is_whole
    statement, problem = CHANGES[change]
    with store.writing() as connection:
        assert connection.exec_driver_sql(statement).rowcount > 0
    report = store.verify_audit()
    assert report.problem == f"audit-{problem}"
    assert report.position is not None


def test_two_entries_swapped_are_found(store: Store) -> None:
    for n in range(1, LENGTH):
        store.register(draft(n), issue)
    with store.writing() as connection:
        for old, new in ((3, -3), (4, 3), (-3, 4)):
            connection.exec_driver_sql("UPDATE audit SET position = ? WHERE position = ?", (new, old))
    assert store.verify_audit().problem == "audit-altered"


def test_a_forger_who_rewrites_every_hash_but_not_the_papers_is_found_by_a_paper(store: Store) -> None:
    """The chain cannot stop who holds the key from writing it anew; the heads on people's papers can."""
    papers = [store.register(draft(n), issue)[0].number for n in range(1, 4)]
    heads = {number: store.receipt(number) for number in papers}
    with store.writing() as connection:
        cursor = connection.connection.cursor()
        head = audit.GENESIS
        for position, entry in cursor.execute("SELECT position, entry FROM audit").fetchall():
            entry = entry.replace("kiosk", "agent")
            head = hashlib.sha256(head + entry.encode()).digest()
            cursor.execute("UPDATE audit SET entry = ?, hash = ? WHERE position = ?", (entry, head, position))
        cursor.execute("UPDATE kiosk_identity SET audit_head = ?", (head,))
    assert store.verify_audit().is_whole
    now = {number: store.audit_entries(number)[0].hash[:8] for number in papers}
    assert all(paper is not None and paper.chain_head != now[number] for number, paper in heads.items())


@given(data=st.data())
def test_any_changed_byte_of_any_entry_is_found(chain: Store, data: st.DataObject) -> None:
    position = data.draw(st.integers(1, LENGTH))
    with pytest.raises(_Undo), chain.writing() as connection:
        cursor = connection.connection.cursor()
        entry = cursor.execute("SELECT entry FROM audit WHERE position = ?", (position,)).fetchone()[0]
        place = data.draw(st.integers(0, len(entry) - 1))
        letter = data.draw(
            st.characters(min_codepoint=32, max_codepoint=126).filter(lambda x: x != entry[place])
        )
        changed = entry[:place] + letter + entry[place + 1 :]
        try:
            cursor.execute("UPDATE audit SET entry = ? WHERE position = ?", (changed, position))
        except driver.OperationalError as error:
            assert "malformed JSON" in str(error)
            raise _Undo from error
        report = audit.verify(cursor)
        assert (report.problem, report.position) == ("audit-altered", position)
        raise _Undo
    assert chain.verify_audit().is_whole


class _Undo(Exception):
    pass


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(tmp_path_factory.mktemp("chain"), make_keys(), FixedClock(MOMENT), "K7M")
    for n in range(1, LENGTH):
        store.register(draft(n), issue)
    return store


@pytest.mark.parametrize(
    "change",
    [
        "name = 'SITI AMINAN'",
        "nik = NULL",
        "bracket = 2",
        "phone = '+6281234567891'",
        "quote = NULL",
        "rt = '003'",
    ],
)
def test_a_changed_registration_is_not_what_the_trace_saw(store: Store, change: str) -> None:
    numbers = [store.register(draft(n), issue)[0].number for n in range(1, 4)]
    assert store.altered_entries() == ()
    with store.writing() as connection:
        connection.exec_driver_sql(f"UPDATE registrations SET {change} WHERE sequence = 2")
    assert store.altered_entries() == (numbers[1],)


def test_a_registration_that_the_trace_never_saw_is_found(store: Store) -> None:
    store.register(draft(), issue)
    with store.writing() as connection:
        columns = [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(registrations)")]
        new = {"sequence": "2", "number": "'K7M-000002-X'", "entry_id": "zeroblob(16)"}
        picked = ", ".join(new.get(column, column) for column in columns)
        connection.exec_driver_sql(f"INSERT INTO registrations SELECT {picked} FROM registrations")
        connection.exec_driver_sql(
            "INSERT INTO consents SELECT 2, ordinal, given_at, version, language, text_sha256, how, contact "
            "FROM consents"
        )
    assert store.altered_entries() == ("K7M-000002-X",)
