"""docs/events.md names every log event and audit action, with when it happens."""

from pathlib import Path

from tests.events import INDIRECT, PAGE, ROOT, WHEN, Event, events, page

FOUND = set(events(ROOT))


def test_this_looked() -> None:
    assert len({each.id for each in FOUND}) > 50
    assert {"bug", "follow-up", "erase", "sign-in"} <= {each.id for each in FOUND}


def test_the_page_is_as_the_code_is() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(ROOT), "run python -m tests.events"


def test_every_event_says_when_it_happens() -> None:
    assert "| ? |" not in page(ROOT)
    assert {each.id for each in FOUND if each.level} == WHEN.keys()


def test_an_action_in_a_variable_is_named_for_its_file() -> None:
    assert {each.module for each in FOUND if each.id == "?"} <= INDIRECT.keys()


def test_planted_events_are_found(tmp_path: Path) -> None:
    for name, text in {
        "kiosk/one.py": 'ground.trace(connection, who, "planted", number=n, count=2)',
        "kiosk/two.py": 'store.audit(who=w, action="planted-too", detail={"file": name})',
        "ui/three.py": 'log.warning("planted-log", code=code)\nground.trace(connection, who, action)',
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert set(events(tmp_path)) == {
        Event("planted", "kiosk/one.py", ("count",)),
        Event("planted-too", "kiosk/two.py", ("file",)),
        Event("planted-log", "ui/three.py", ("code",), "warning"),
        Event("?", "ui/three.py"),
    }
    assert "| planted-log | warning | code | ? |" in page(tmp_path)
