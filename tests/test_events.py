"""docs/events.md names every log event and audit action, with when it happens."""

import tomllib
from pathlib import Path

import pytest

from kiosk.paths import RESOURCES
from tests.events import AUDIT_WHEN, LOG_WHEN, PAGE, ROOT, Event, events, page

FOUND = events(ROOT)
PLANTED = {
    "constant": ('ground.trace(connection, who, "planted", number=n, count=2)', "planted", ("count",)),
    "dictionary": ('store.audit(who=w, action="planted", detail={"file": name})', "planted", ("file",)),
    "variable": (
        "def f(who, sealed):\n"
        '    detail = {"file": 1}\n'
        '    detail["more"] = 2\n'
        '    action = "planted" if sealed else "plain"\n'
        "    ground.trace(connection, who, action, **detail)",
        "planted",
        ("file", "more"),
    ),
    "handed on": (
        "class A:\n"
        "    def note(self, who, action, what, since=0):\n"
        "        self.trace(connection, who, action, list=what)\n"
        "    def twice(self, who, action):\n"
        "        self.note(who, action, 1)\n"
        "    def search(self, who):\n"
        '        self.twice(who, "planted")\n',
        "planted",
        ("list",),
    ),
    "unreadable": ("ground.trace(connection, who, names[0])", "?", ()),
    "log": ('log.warning("planted", code=code)', "planted", ("code",)),
}
"""How code may name an event: the code, the event that must be found, its fields."""


def listed() -> set[str]:
    """The events and actions that the page has a row for."""
    rows = (line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| "))
    return {row.split("|")[1].strip() for row in rows} - {"event", "action"}


def test_this_looked() -> None:
    assert {"bug", "follow-up", "erase", "sign-in", "bundle", "search", "export-plain"} <= {
        each.id for each in FOUND
    }


def test_the_page_names_each_event_and_no_other() -> None:
    assert listed() == {each.id for each in FOUND}, "run python -m tests.events"


def test_the_page_is_as_the_code_is() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(ROOT), "run python -m tests.events"


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_audit_action_has_its_word_and_every_word_its_action(language: str) -> None:
    """The words by which staff and the people concerned read the trace."""
    words = tomllib.loads((RESOURCES / "words" / "desk" / f"{language}.toml").read_text(encoding="utf-8"))
    assert words["actions"].keys() == {each.id for each in FOUND if not each.level}


def test_every_event_says_when_it_happens_and_every_sentence_has_its_event() -> None:
    assert {each.id for each in FOUND if each.level} == LOG_WHEN.keys()
    assert {each.id for each in FOUND if not each.level} == AUDIT_WHEN.keys()
    sentences = {**LOG_WHEN, **AUDIT_WHEN}.values()
    assert [each for each in sentences if len(each.split()) < 4 or not each.endswith(".")] == []


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_event_is_found_and_missing_from_the_page(tmp_path: Path, kind: str) -> None:
    text, name, fields = PLANTED[kind]
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "kiosk/one.py").write_text(text, encoding="utf-8")
    found = events(tmp_path)
    assert Event(name, "kiosk/one.py", fields, "warning" if kind == "log" else "") in found
    assert name not in listed()
    assert f"| {name} |" in page(tmp_path) and "| ? |" in page(tmp_path)
