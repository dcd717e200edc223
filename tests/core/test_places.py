"""One place is written one way, through whichever door it comes in."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.agency.lists.import_rows import read_list
from kiosk.agency.rights.correction import changes_of
from kiosk.people.regions import read_place
from kiosk.registration import Draft
from kiosk.visit import flow
from tests.core.test_flow import FINISHED
from tests.core.test_imports_of_lists import mapping
from tests.support.context import FACTS

NAMED = ("Karya", "Mulya Jaya")
HERE = replace(FACTS, dusun=NAMED)
HEAD = "NIK;Nama;Pekerjaan;Dasar upah;Dusun;RT;RW"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        *(("001", "01"), ("01", "01"), ("1", "01"), ("012", "12"), ("12", "12"), ("112", "112"), ("", "")),
        *(("RT 001", "01"), (" 2 ", "02"), ("000", "00"), ("٣", "")),
    ],
)
def test_a_number_of_rt_or_rw_has_one_form(typed: str, kept: str) -> None:
    assert read_place("", typed, typed) == ("", kept, kept)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        *[
            ("KARYA", "Karya"),
            ("karya", "Karya"),
            (" mulya   JAYA ", "Mulya Jaya"),
            ("Lain", "Lain"),
            ("", ""),
        ],
        *[
            ("Dusun Karya", "Karya"),
            ("dsn. KARYA", "Karya"),
            ("Dusun Lain", "Dusun Lain"),
            ("Dusun", "Dusun"),
        ],
    ],
)
def test_a_dusun_of_the_settings_is_spelled_as_there(typed: str, kept: str) -> None:
    assert read_place(typed, "", "", NAMED)[0] == kept


@given(st.text(max_size=30), st.text(max_size=4), st.text(max_size=4))
def test_what_has_been_read_once_stays_the_same(dusun: str, rt: str, rw: str) -> None:
    once = read_place(dusun, rt, rw, NAMED)
    assert read_place(*once, NAMED) == once


@pytest.mark.parametrize(
    ("dusun", "rt", "rw"), [("KARYA", "001", "2"), ("Karya", "1", "02"), ("karya", "01", "002")]
)
def test_every_door_keeps_the_same_place(dusun: str, rt: str, rw: str, tmp_path: Path) -> None:
    typed = flow.draft(replace(FINISHED, dusun=dusun, rt=rt, rw=rw), HERE)
    file = tmp_path / "list.csv"
    file.write_text(f"{HEAD}\n6201021708850003;SITI;petani;1500000;{dusun};{rt};{rw}\n", encoding="utf-8")
    (listed,) = read_list(file, mapping(), HERE, "K7M").drafts
    assert isinstance(typed, Draft)
    for draft in (typed, listed):
        assert (draft.dusun, draft.rt, draft.rw) == ("Karya", "01", "02")
    mended = [changes_of(field, text, HERE) for field, text in (("dusun", dusun), ("rt", rt), ("rw", rw))]
    assert mended == [{"dusun": "Karya"}, {"rt": "01"}, {"rw": "02"}]


def test_a_list_with_another_spelling_of_the_place_brings_nobody_twice(tmp_path: Path) -> None:
    """People without NIK are known by name and place."""
    ids = []
    for nth, place in enumerate(("KARYA;001;", "Karya;1;")):
        file = tmp_path / f"{nth}.csv"
        file.write_text(f"{HEAD}\n;SITI;petani;1500000;{place}\n", encoding="utf-8")
        ids += [draft.entry_id for draft in read_list(file, mapping(), HERE, "K7M").drafts]
    assert len(ids) == 2
    assert ids[0] == ids[1]
