"""One registration is one transaction: number, consent, paper, job and trace, or nothing."""

import dataclasses
import re
import subprocess
import sys
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kiosk.clock import FixedClock
from kiosk.errors import StoreError
from kiosk.number import make_number
from kiosk.receipt.receipt import Receipt
from kiosk.registration import Draft
from kiosk.security.keys import Keys, make_keys
from kiosk.store.queries import JobState
from kiosk.store.store import Store, open_store
from tests.conftest import MOMENT
from tests.store.conftest import issue
from tests.support.builders import NIK, consent, draft, entry_id, quote


def test_what_was_saved_is_what_is_read_after_opening_again(
    store: Store, open_again: Callable[..., Store]
) -> None:
    saved, job = store.register(draft(), issue)
    store.close()
    again = open_again()
    assert saved.draft == draft()
    assert again.registration(saved.number) == saved
    assert again.registration_by_entry(entry_id()) == saved
    assert again.receipt(saved.number) == issue(1, saved.number, again.audit_entries(saved.number)[0].hash)
    assert again.print_jobs(JobState.READY) == (job,)


@pytest.mark.parametrize(
    "changes",
    [
        {"nik": None, "birth_date": None, "sex": None},
        {"phone": None, "dusun": "", "rt": "", "rw": ""},
        {"quote": None, "programmes": ("jkk", "jkm", "jht"), "months": 12},
        {"nik_flags": ("region-unknown", "century-ambiguous"), "birth_date": date(1927, 1, 1)},
        {"assisted": (("name", "agent:1"), ("phone", "agent:1")), "source": "agent"},
        {"name": "NYI ÂDHÂ' ḌṬ", "consent": consent(contact=False, how="agent", language="en")},
    ],
)
def test_every_kind_of_draft_comes_back_equal(store: Store, changes: dict[str, object]) -> None:
    saved, _ = store.register(draft(1, **changes), issue)
    found = store.registration(saved.number)
    assert found is not None
    assert found.draft == draft(1, **changes)
    assert store.altered_entries() == ()


def test_every_field_of_a_draft_is_kept(store: Store) -> None:
    """A field added to Draft and forgotten in the tables shows here: no field may hold its default."""
    full = draft(
        phone_owner="family",
        nik_flags=("serial-zero",),
        source="agent",
        payer="village",
        assisted=(("name", "agent:1"),),
        quote=quote(),
        consent=consent(contact=True),
        mother="SUMIYATI",
        birth_place="KUMAI",
        marital="married",
    )
    for field in dataclasses.fields(full):
        assert getattr(full, field.name) != field.default, field.name
    saved, _ = store.register(full, issue)
    assert store.registration(saved.number) == saved


def test_numbers_count_from_one_without_gaps(store: Store) -> None:
    numbers = [store.register(draft(n), issue)[0].number for n in range(1, 6)]
    assert numbers == [make_number("K7M", n) for n in range(1, 6)]
    assert store.count() == store.last_sequence() == 5


def test_saving_the_same_visit_twice_is_saving_it_once(store: Store, clock: FixedClock) -> None:
    first = store.register(draft(), issue)
    clock.advance(days=2)
    assert store.register(draft(1, name="SOMEONE ELSE"), issue) == first
    assert store.count() == 1
    assert len(store.audit_entries()) == 2
    assert len(store.print_jobs()) == 1


def test_a_clock_that_goes_back_changes_no_number(store: Store, clock: FixedClock) -> None:
    store.register(draft(1), issue)
    clock.advance(days=-3000)
    assert store.register(draft(2), issue)[0].sequence == 2


def test_a_paper_that_cannot_be_made_leaves_nothing(store: Store) -> None:
    def torn(sequence: int, number: str, head: str) -> Receipt:
        raise ValueError("no campaign")

    with pytest.raises(ValueError, match="no campaign"):
        store.register(draft(), torn)
    assert store.count() == 0
    assert store.print_jobs() == ()
    assert len(store.audit_entries()) == 1
    assert store.register(draft(), issue)[0].sequence == 1


def test_the_paper_is_told_the_head_that_the_chain_has_after_the_entry(store: Store) -> None:
    told: list[tuple[int, str, str]] = []

    def listening(sequence: int, number: str, head: str) -> Receipt:
        told.append((sequence, number, head))
        return issue(sequence, number, head)

    saved, _ = store.register(draft(), listening)
    assert told == [(1, saved.number, store.identity().audit_head)]


def test_a_nik_is_found_by_its_blind_index_only(store: Store) -> None:
    for n in range(1, 4):
        store.register(draft(n, nik=NIK if n != 2 else None), issue)
    assert [found.sequence for found in store.find_by_nik(NIK)] == [1, 3]
    assert store.find_by_nik(NIK[:-1] + "9") == ()
    with store.reading() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT * FROM registrations r WHERE r.nik_index = ?", (bytes(16),)
        )
        assert "ix_registrations_nik_index" in str(plan.all())
        indexed = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'index'").scalars()
        assert not any(re.search(r"\bnik\b", sql or "") for sql in indexed)


def test_another_key_gives_another_blind_index(tmp_path: Path, clock: FixedClock) -> None:
    seen = set()
    for n in range(2):
        store = open_store(tmp_path / str(n), make_keys(), clock, "K7M")
        store.register(draft(), issue)
        with store.reading() as connection:
            seen.add(connection.exec_driver_sql("SELECT nik_index FROM registrations").scalar())
        store.close()
    assert len(seen) == 2


def test_many_are_saved_at_once_or_not_at_all(store: Store) -> None:
    def drafts(torn: bool) -> list[Draft]:
        good = [draft(n) for n in range(1, 50)]
        return [*good, draft(50, entry_id="not hex")] if torn else good

    with pytest.raises(ValueError, match="hex"):
        store.register_many(drafts(torn=True))
    assert store.count() == 0
    assert store.register_many(drafts(torn=False), who="import:list.csv") == 49
    assert store.register_many([*drafts(torn=False), draft(60)]) == 1
    assert store.count() == 50
    assert store.print_jobs() == ()
    assert store.verify_audit().is_whole
    assert store.altered_entries() == ()


def test_many_in_steps_keep_their_papers(store: Store) -> None:
    added = store.register_many((draft(n) for n in range(1, 26)), lambda each: issue, batch=10)
    assert added == 25
    paper = store.receipt(make_number("K7M", 25))
    assert paper is not None
    assert paper.number == make_number("K7M", 25)


def test_labels_are_kept_once_for_all_papers(store: Store) -> None:
    for n in range(1, 9):
        store.register(draft(n), issue)
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM receipt_words").scalar() == 1


WRITER = """
import sys
import traceback
from pathlib import Path
from kiosk.clock import SystemClock
from kiosk.security.keys import open_keys
from kiosk.store.store import open_store
from tests.support.builders import draft
from tests.conftest import MOMENT
from tests.store.conftest import issue
folder, first = Path(sys.argv[1]), int(sys.argv[2])
store = open_store(folder, open_keys(folder, use_keyring=False)[0], SystemClock(), "K7M")
print(*[store.register(draft(n), issue)[0].sequence for n in range(first, first + 40)])
store.close()
"""


def test_two_programs_at_once_never_share_a_number(store: Store, station_folder: Path) -> None:
    store.close()
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(station_folder), str(first)], stdout=subprocess.PIPE, text=True
        )
        for first in (1000, 2000)
    ]
    answers = [writer.communicate(timeout=60)[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert sorted(int(each) for answer in answers for each in answer) == list(range(1, 81))


def test_the_database_itself_refuses_a_number_twice(store: Store) -> None:
    store.register(draft(1), issue)
    store.register(draft(2), issue)
    with pytest.raises(StoreError), store.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE registrations SET number = (SELECT min(number) FROM registrations)"
        )
    assert store.registration(make_number("K7M", 2)) is not None


def test_errors_carry_no_personal_data(store: Store) -> None:
    """A driver's error names values; ours names a code and a file."""
    store.register(draft(1), issue)
    with pytest.raises(StoreError) as caught, store.writing() as connection:
        statement = text("INSERT INTO registrations (sequence, number, name) VALUES (1, 'x', :name)")
        connection.execute(statement, {"name": draft().name})
    assert isinstance(caught.value.__cause__, DBAPIError)
    assert "SITI" not in "".join(traceback.format_exception(caught.value))


@settings(max_examples=25)
@given(
    names=st.lists(st.text(max_size=60).filter(lambda text: max(text, default="a") < "\ud800"), max_size=5)
)
def test_any_name_is_kept_as_it_is(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    keys: Keys = make_keys()
    store = open_store(tmp_path_factory.mktemp("any"), keys, FixedClock(MOMENT), "K7M")
    for n, name in enumerate(names, 1):
        saved, _ = store.register(draft(n, name=name), issue)
        found = store.registration(saved.number)
        assert found is not None
        assert found.draft.name == name
    assert store.altered_entries() == ()
    store.close()
