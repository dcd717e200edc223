"""Duplicates at the desk: seen side by side, joined, undone, kept apart; the trace stays whole."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kiosk.clock import FixedClock
from kiosk.staff import TERMINAL
from tests.support.builders import NIK, NIK_MAN
from tests.support.desk_window import desk, fill, opened, register, sign_in
from tests.support.window import Window

MAN = {"nik": NIK_MAN, "sex": "male", "birth_date": date(1985, 8, 17), "phone": "+6281355550001"}


@pytest.fixture
def window(tmp_path: Path, clock: FixedClock, qapp: object) -> Iterator[Window]:
    with opened(tmp_path / "station", clock) as kiosk:
        yield kiosk


def merge(window: Window) -> None:
    """One person, and why."""
    window.tap("mergeButton")
    window.tap("why-registered-twice")
    window.tap("reasonDone")


def at_duplicates(window: Window) -> None:
    sign_in(window, "agent")
    window.tap("deskTab-duplicates")
    window.wait(lambda: window.kiosk.desk.duplicates.leftToCheck == 0)


def test_same_nik_is_suspected_and_shown_side_by_side(window: Window) -> None:
    older = register(window, 1, nik=NIK)
    newer = register(window, 2, nik=NIK, name="SITTI AMINAH", rt="004")
    register(window, 3, **MAN, name="AHMAD FAUZI")
    at_duplicates(window)
    duplicates = window.kiosk.desk.duplicates
    assert len(duplicates.pairs) == 1
    shown = {line["caption"]: line["differs"] for line in duplicates.pair["lines"]}
    assert shown["Nama"] and shown["Alamat"]
    assert not shown["NIK"] and not shown["Lahir"]
    texts = window.texts()
    assert older in " ".join(texts) and newer in texts
    assert not [text for text in texts if NIK in text]
    assert [entry.action for entry in desk(window).store.audit_entries(newer)][-1] == "look"


def test_a_held_person_is_not_merged_and_the_page_says_so(window: Window) -> None:
    first = register(window, 1, nik=NIK)
    register(window, 2, nik=NIK)
    at_duplicates(window)
    desk(window).rights.suspend(TERMINAL, first, "disputed")
    merge(window)
    assert window.kiosk.desk.duplicates.problem == "Salah satu sedang ditahan, ditarik, atau sudah digabung."
    assert window.find("saidText").property("text") == window.kiosk.desk.duplicates.problem


def test_the_page_works_by_keyboard_alone(window: Window) -> None:
    register(window, 1, nik=NIK)
    register(window, 2, nik=NIK)
    at_duplicates(window)
    window.keyboard_to("mergeButton")
    window.press(Qt.Key.Key_Return)
    window.keyboard_to("why-same-card")
    window.press(Qt.Key.Key_Space)
    window.keyboard_to("reasonDone")
    window.press(Qt.Key.Key_Return)
    assert desk(window).duplicates.count() == 0


def test_nothing_is_joined_without_a_reason(window: Window) -> None:
    register(window, 1, nik=NIK)
    register(window, 2, nik=NIK)
    at_duplicates(window)
    window.tap("mergeButton")
    window.tap("reasonDone")
    assert desk(window).duplicates.count() == 1
    window.tap("ownReason")
    assert window.sees("fullKeyboard")
    window.type("KTP")
    window.tap("keysNextButton")
    window.tap("reasonDone")
    assert desk(window).duplicates.count("merged") == 1


def test_every_button_of_the_page_reaches_it(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.desk.duplicates.PAGE", 2)
    numbers = [register(window, n, nik=NIK) for n in (1, 2, 3)]
    at_duplicates(window)
    duplicates = window.kiosk.desk.duplicates
    assert window.find("pairsPage").property("text") == "1–2 dari 3"
    window.tap("pairsAfter")
    assert window.find("pairsPage").property("text") == "3–3 dari 3"
    window.tap("pairsBefore")
    window.tap("apartButton")
    assert [each["count"] for each in duplicates.states] == [2, 0, 1]
    kept = duplicates.pair["people"][1]["number"]
    window.tap("keep-1")
    merge(window)
    assert kept in duplicates.notice and kept in numbers
    window.kiosk.desk.putAway()
    window.kiosk.window.grabWindow()
    window.tap("duplicates-merged")
    window.tap("undoButton")
    fill(window, ownReason="dua KTP, dua orang")
    window.tap("reasonDone")
    assert [each["count"] for each in duplicates.states][1] == 0
    window.tap("deskLockButton")
    assert duplicates.pairs == []
