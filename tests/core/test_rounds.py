"""From entries to paper for the road; and columns that staff map themselves."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kiosk.agency.entries import Entry, FollowUpState
from kiosk.agency.exports import FIELDS as EXPORTED
from kiosk.agency.imports import FIELDS, read_list
from kiosk.agency.mappings import find_mapping, load_mapping
from kiosk.agency.mends import mends
from kiosk.agency.remembered import propose, remember
from kiosk.agency.reports import words
from kiosk.agency.rounds import stops_of
from kiosk.errors import Refused
from tests.builders import draft, registration
from tests.facts import FACTS

TODAY = date(2026, 11, 21)
SAY = words("id")


def entry(n: int, state: FollowUpState | None = None, **changes: object) -> Entry:
    made = registration(n, saved_at=datetime(2026, 11, 20, tzinfo=UTC), draft=draft(n, **changes))
    return Entry(registration=made, state=state or FollowUpState())


def test_a_stop_says_all_but_the_nik() -> None:
    state = FollowUpState(outcome="not-home", outcome_on=date(2026, 11, 12), due=date(2026, 11, 15))
    stop = stops_of([entry(1, state)], str.title, SAY, TODAY)[0]
    assert (stop.phone, stop.work, stop.late) == ("0812 3456 7890", "Petani", True)
    assert (stop.plan, stop.last) == ("JKK JKM · 3 bln · Rp50.400", "Tidak di rumah · 12 Nov")
    assert draft(1).nik not in repr(stop)
    bare = stops_of([entry(2, quote=None, phone=None)], str, SAY, TODAY)[0]
    assert (bare.plan, bare.phone, bare.last, bare.late) == (
        "JKK JKM · 3 bln · tanyakan iuran",
        "",
        "",
        False,
    )


def plain(path: Path | None = None) -> object:
    return load_mapping(path or find_mapping("plain"), (*EXPORTED, *FIELDS))


def test_columns_are_proposed_and_remembered(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text('NIK;Orang;L/P;"Kerja ""pokok"""\n6201021708850003;SITI;P;petani\n')
    found = propose(file, plain())
    assert found.headings == ("NIK", "Orang", "L/P", 'Kerja "pokok"')
    assert found.fields == {"NIK": "nik"}
    assert found.rows == (("6201021708850003", "SITI", "P", "petani"),)
    chosen = found.fields | {"Orang": "name", 'Kerja "pokok"': "occupation"}
    defaults = {"income": "0", "programmes": "jkk,jkm", "months": "1"}
    own = remember(tmp_path, "dinas-2026", chosen, defaults, plain())
    assert find_mapping("dinas-2026", tmp_path) == own
    read = read_list(file, plain(own), FACTS, "K7M")
    assert (read.refused, read.drafts[0].name, read.defaults) == ((), "SITI", defaults)


@pytest.mark.parametrize(
    ("name", "field", "code"),
    [("../x", "name", "mapping-name"), ("", "name", "mapping-name"), ("x", "number", "mapping-field")],
)
def test_what_cannot_be_remembered(tmp_path: Path, name: str, field: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        remember(tmp_path, name, {"A": field}, {}, plain())
    assert refusal.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_every_mend_is_worded_in_both_languages() -> None:
    assert list(mends("id")) == list(mends("en"))
    assert all(mends("id").values()) and all(mends("en").values())
