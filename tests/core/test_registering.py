"""Registering by JSON lines: the same rules as the screen, one answer a line, the field that is wrong."""

import io
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.clock import FixedClock
from kiosk.receipt.trust import verify
from kiosk.station import Station, open_ground, open_station
from kiosk.terminal.register import register_line

GOOD = {
    "nik": "6201021708850003",
    "name": "Ahmad Fauzi",
    "occupation": "petani",
    "income": 2_500_000,
    "programmes": ["jkk", "jkm"],
    "months": 3,
    "consent": {"version": None, "language": "id"},
    "language": "id",
}


@pytest.fixture
def station(tmp_path: Path, clock: FixedClock) -> Iterator[Station]:
    opened = open_station(open_ground(tmp_path / "s", clock=clock), use_keyring=False)
    yield opened
    opened.store.close()


def answer(station: Station, **changes: object) -> dict:
    return register_line(station, json.dumps({**GOOD, **changes}))


def test_a_good_line_is_saved_signed_and_drawn(station: Station) -> None:
    from kiosk.status import trust_of

    saved = answer(station)
    assert set(saved) == {"number", "token", "receipt"}
    assert Path(saved["receipt"]).exists()
    assert verify(saved["token"], trust_of(station.ground.folder)).number == saved["number"]
    held = station.store.registration(saved["number"])
    assert held is not None
    assert (held.draft.nik, held.draft.name, held.draft.bracket) == (GOOD["nik"], "AHMAD FAUZI", 9)


REFUSED = [
    ({"nik": "123"}, "nik-length", "nik"),
    ({"nik": "0" * 16}, "nik-none", "nik"),
    ({"nik": "6201021708450003"}, "age-65-or-over", "nik"),
    ({"nik": "6201021708150003"}, "nik-century", "nik"),
    ({"nik": "6201021708150003", "birth_year": 2015}, "age-under-15", "nik"),
    ({"nik": 6201021708850003}, "not-text", "nik"),
    ({"name": " "}, "name-empty", "name"),
    ({"phone": "12"}, "phone-length", "phone"),
    ({"occupation": "raja"}, "occupation-unknown", "occupation"),
    ({"occupation": "perangkat-desa"}, "not-bpu", "occupation"),
    ({"income": -1}, "income", "income"),
    ({"income": "banyak"}, "not-a-number", "income"),
    ({"programmes": ["jkk"]}, "programmes", "programmes"),
    ({"programmes": [1]}, "programmes", "programmes"),
    ({"months": 2}, "months", "months"),
    ({"months": True}, "not-a-number", "months"),
    ({"consent": None}, "consent-missing", "consent"),
    ({"consent": {"version": "1999", "language": "id"}}, "consent-version", "consent"),
    ({"language": "xx"}, "language", "language"),
    ({"payer": "rich uncle"}, "payer", "payer"),
    ({"surprise": 1}, "unknown-field", "surprise"),
]


@pytest.mark.parametrize(
    ("changes", "problem", "field"), REFUSED, ids=[row[1] + "-" + row[2] for row in REFUSED]
)
def test_a_wrong_line_names_its_field_and_saves_nothing(
    station: Station, changes: dict, problem: str, field: str
) -> None:
    assert answer(station, **changes) == {"problem": problem, "field": field}
    assert station.store.count() == 0


@pytest.mark.parametrize("line", ["no json", "[]", "7", '"text"', "{"])
def test_what_is_no_object_is_refused(station: Station, line: str) -> None:
    assert register_line(station, line)["problem"] in ("not-json", "not-an-object")


def test_without_a_nik_the_entry_says_so(station: Station) -> None:
    saved = answer(station, nik=None, language="en")
    held = station.store.registration(saved["number"])
    assert held is not None
    assert (held.draft.nik, held.draft.nik_flags, held.draft.language) == (None, ("no-nik",), "en")


def test_who_pays_is_said_for_all_lines_and_by_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    people = [GOOD, {**GOOD, "nik": "6201021708850004", "payer": "self"}]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(map(json.dumps, people))))
    folder = str(tmp_path / "s")
    assert main(["register", "--data", folder, "--no-keyring", "--payer", "village"]) == 0
    numbers = [json.loads(line)["number"] for line in capsys.readouterr().out.splitlines()]
    with closing(open_station(open_ground(tmp_path / "s"), use_keyring=False).store) as store:
        drafts = [held.draft for number in numbers if (held := store.registration(number))]
    assert [draft.payer for draft in drafts] == ["village", "self"]
    first, second = (draft.quote.total if draft.quote else 0 for draft in drafts)
    assert first > second > 0, "the discount is not promised for what the village pays"
