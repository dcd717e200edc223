"""The words of screens, desk, reports and advice: one loader, the same keys and places in every language."""

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.words import FOLDER, PLACE, calendar, fill, interface, mend, words

PARTS = ("advice", "desk", "reports", "screens", "terminal", "voice")
LANGUAGES = ("en", "id")
Texts = dict[str, str]


def flat(tables: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Every text and the key it stands under, those of lists with their place."""
    for key, value in tables.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{key}.")
        elif isinstance(value, list):
            yield from ((f"{before}{key}.{n}", text) for n, text in enumerate(value))
        else:
            yield f"{before}{key}", value


def texts(file: Path) -> Texts:
    return dict(flat(tomllib.loads(file.read_text(encoding="utf-8"))))


def differences(ours: Texts, theirs: Texts) -> list[str]:
    """Keys that one language lacks, that are empty, or whose places are not the same."""
    keys = sorted(set(ours) ^ set(theirs))
    places = sorted(
        key
        for key in set(ours) & set(theirs)
        if sorted(PLACE.findall(ours[key])) != sorted(PLACE.findall(theirs[key]))
    )
    empty = sorted(key for part in (ours, theirs) for key, text in part.items() if not text.strip())
    return keys + places + empty


def test_the_words_lie_in_six_parts_and_two_languages() -> None:
    assert sorted(file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("*.*")) == [
        f"{part}/{language}.toml" for part in PARTS for language in LANGUAGES
    ]


@pytest.mark.parametrize("part", PARTS)
def test_every_language_has_the_same_keys_and_places(part: str) -> None:
    assert differences(*(texts(FOLDER / part / f"{language}.toml") for language in LANGUAGES)) == []


def test_the_comparison_finds_planted_faults() -> None:
    assert differences({"a": "x", "b": "{n} of {m}"}, {"b": "{n} of {k}", "c": "x"}) == ["a", "c", "b"]
    assert differences({"a": " "}, {"a": "x"}) == ["a"]


def test_only_known_places_are_filled_and_each_only_once() -> None:
    assert fill("{name} at {place}", {"name": "{place}", "place": "$& %1"}) == "{place} at $& %1"
    assert fill("{name} and {other}", {"name": "Siti"}) == "Siti and {other}"
    assert words("id", "reports")("cards", "members_left", left=7) == "kurang 7"


def test_a_language_without_words_speaks_indonesian() -> None:
    assert words("jv", "reports").language == "id"
    assert interface("jv")("bar", "next") == interface("id")("bar", "next")
    assert calendar("jv") == calendar("id")


def test_a_word_that_is_missing_shows_its_name() -> None:
    assert interface("id")("bar", "nowhere") == "‹bar.nowhere›"
    assert interface("id").find("bar", "nowhere") == interface("id").find("nowhere", "x") == ""


def test_days_and_months_in_both_languages() -> None:
    ours, theirs = calendar("id"), calendar("en")
    day = date(2026, 8, 7)
    assert (ours.long_day(day), theirs.long_day(day)) == ("7 Agustus 2026", "7 August 2026")
    assert (ours.day(day), ours.short_day(day)) == ("7 Agu 2026", "7 Agu")
    assert ours.moment(datetime(2026, 12, 1, 9, 5, tzinfo=UTC)) == "1 Des 2026, 09.05"
    assert (ours.month("2026-12"), theirs.short_month("2026-05")) == ("Desember 2026", "May")
    assert all(len(names) == 12 for each in (ours, theirs) for names in (each.months, each.short))


WORDED = ("say", "said", "_said", "words", "interface")


def unlike(code: str, written: Texts) -> list[str]:
    """Calls that name table and key and do not fill just the places of their word."""
    found = []
    for call in (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)):
        if ast.unparse(call.func).partition("(")[0].rpartition(".")[2] not in WORDED:
            continue
        key = ".".join(str(each.value) for each in call.args[-2:] if isinstance(each, ast.Constant))
        names = {each.arg for each in call.keywords}
        if key in written and None not in names and names != set(PLACE.findall(written[key])):
            found.append(key)
    return found


def test_calls_fill_just_the_places_of_their_words() -> None:
    written = {
        key: text
        for part in PARTS
        for key, text in texts(FOLDER / part / "id.toml").items()
        if part != "advice"
    }
    root = FOLDER.parent.parent
    code = {
        path: path.read_text(encoding="utf-8")
        for top in ("kiosk", "ui")
        for path in (root / top).rglob("*.py")
    }
    assert {path.name: found for path, text in code.items() if (found := unlike(text, written))} == {}
    assert unlike('say("a", "b", number=f(x, day=2))', {"a.b": "{number}"}) == []
    assert unlike('said(session, "a", "b", number=1)', {"a.b": "{numbers}"}) == ["a.b"]


def test_no_place_is_numbered() -> None:
    root = FOLDER.parent.parent
    files = [*FOLDER.rglob("*.toml"), *(root / "ui").rglob("*.qml"), *(root / "ui").rglob("*.py")]
    numbered = re.compile(r"%[1-9]\b|\.arg\(")
    assert len(files) > 200
    assert [file.name for file in files if numbered.search(file.read_text(encoding="utf-8"))] == []


def test_month_names_are_written_in_the_word_files_alone() -> None:
    name = re.compile(r"""["'](?:Agustus|Agu|August|Aug)\b""")
    root = FOLDER.parent.parent
    files = (path for top in ("kiosk", "ui") for path in (root / top).rglob("*.py"))
    assert [path.name for path in files if name.search(path.read_text(encoding="utf-8"))] == []


def test_advice_for_one_verb_goes_first() -> None:
    assert mend("file-empty") and mend("file-empty", "en") != mend("file-empty")
    assert mend("no-such-code") == ""
