"""One owner of a data folder: beside a kiosk that is open nothing is recovered, migrated or swept."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.errors import StoreError
from kiosk.owner import COMMAND, WINDOW, ask_to_front, own, own_for_window, owner_of
from kiosk.printing.queue import PrintResult
from kiosk.session import Session
from kiosk.station import Station, open_ground, open_station
from kiosk.store.queries import JobState
from tests.store.test_file_commands import Operator, line, operator, station
from tests.support.builders import draft

__all__ = ["operator", "station"]


@pytest.fixture
def kiosk(operator: Operator, station: Any) -> Iterator[Station]:
    """An open kiosk with one person from a list, and one whose paper is just being printed."""
    data = station("st", 0)
    text = (data / "settings.toml").read_text().replace('camera = "auto"', 'camera = ""')
    (data / "settings.toml").write_text(text)
    opened = open_station(open_ground(data), use_keyring=False)
    opened.store.register(draft(9), opened.issue(draft(9)))
    work = opened.queue.next_work()
    assert work is not None
    yield opened
    opened.store.close()


def states(kiosk: Station) -> list[JobState]:
    return [job.state for job in kiosk.store.print_jobs()]


# ---------------------------------------------------------------- beside an open kiosk


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("audit", "verify"),
        ("audit", "list"),
        ("export", "--mapping", "plain", "--out", "x.csv", "--plain", "--reason", "x"),
        ("identity", "--out", "identity.out"),
        ("backup", "--out", "backup.db"),
        ("report", "--month", "2026-11", "--out", "."),
        ("recovery-kit", "--out", "kit"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_reading_leaves_a_paper_that_is_being_printed_alone(
    kiosk: Station, operator: Operator, words: tuple[str, ...]
) -> None:
    half = kiosk.ground.folder / "half.txt.part"
    half.write_text("somebody else's")
    places = [str(operator.folder / each) if "." in each or each == "kit" else each for each in words]
    operator.does(*places, "--data", kiosk.ground.folder)
    assert states(kiosk) == [JobState.SENT]
    assert half.exists(), "nothing is swept"
    job = kiosk.store.print_jobs()[0]
    assert kiosk.queue.settle(PrintResult(job.id, "not-sent", "offline")).state is JobState.READY


def test_a_list_is_taken_in_beside_it(kiosk: Station, operator: Operator) -> None:
    found = operator.does(
        "import", operator.list_of(line(3), line(4)), "--data", kiosk.ground.folder, "--mapping", "plain"
    )
    assert found["accepted"] == 2 and states(kiosk) == [JobState.SENT]
    assert kiosk.store.count() == 4
    new = kiosk.store.register(draft(11), kiosk.issue(draft(11)))[0]
    assert new.sequence == 5


def test_who_registers_beside_it_prints_his_own_paper_alone(
    kiosk: Station, operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    from kiosk.__main__ import main

    waiting = kiosk.store.register(draft(12), kiosk.issue(draft(12)))[1]
    wish = {
        "name": "SITI AMINAH",
        "occupation": "petani",
        "income": 1_000_000,
        "programmes": ["jkk", "jkm"],
        "months": 3,
        "consent": {"language": "id"},
        "birth_year": 1990,
    }
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(wish)))
    operator._capsys.readouterr()
    main(["register", "--data", str(kiosk.ground.folder), "--no-keyring"])
    answer = json.loads(operator._capsys.readouterr().out)
    assert "number" in answer, answer
    assert kiosk.store.print_job(waiting.id).state is JobState.READY
    assert states(kiosk).count(JobState.SENT) == 1


def test_what_needs_the_owner_is_refused_by_name(kiosk: Station) -> None:
    guest = open_station(open_ground(kiosk.ground.folder), use_keyring=False)
    with pytest.raises(StoreError, match="kiosk-is-open"):
        guest.store.sweep()
    before = (kiosk.ground.folder / "registrations.db-wal").stat().st_size
    guest.store.tidy()
    guest.store.close()
    assert before and (kiosk.ground.folder / "registrations.db-wal").stat().st_size == before
    assert states(kiosk) == [JobState.SENT]


def test_a_guest_makes_nothing(tmp_path: Path) -> None:
    from kiosk.settings import make_demo

    make_demo(tmp_path / "st")
    owner = own(tmp_path / "st")
    with pytest.raises(StoreError, match="kiosk-is-open"):
        open_station(open_ground(tmp_path / "st"), use_keyring=False)
    assert {path.name for path in (tmp_path / "st").iterdir()} == {"settings.toml", "owner.lock"}
    owner.release()
    open_station(open_ground(tmp_path / "st"), use_keyring=False).store.close()


def test_the_folder_is_free_again_when_the_program_ends(kiosk: Station) -> None:
    folder = kiosk.ground.folder
    assert not own(folder).held
    kiosk.store.close()
    after = own(folder)
    assert after.held
    after.release()


# ---------------------------------------------------------------- settling


@pytest.mark.parametrize("state", [JobState.UNKNOWN, JobState.PRINTED, JobState.CANCELLED])
@pytest.mark.parametrize("ending", ["printed", "maybe", "not-sent"])
def test_settling_never_raises_into_a_visit(kiosk: Station, state: JobState, ending: Any) -> None:
    session = Session(kiosk.ground)
    session.attach(kiosk)
    job = kiosk.store.print_jobs()[0]
    kiosk.store.mark_job(job.id, state)
    found = session.settle_print(PrintResult(job.id, ending, "offline"))
    expected = JobState.PRINTED if (state, ending) == (JobState.UNKNOWN, "printed") else state
    assert found is not None and found.state is expected


# ---------------------------------------------------------------- windows


def test_a_window_waits_for_a_command_and_not_for_a_window(tmp_path: Path) -> None:
    held = own(tmp_path, COMMAND)
    begun = time.monotonic()
    assert not own_for_window(tmp_path, patience=0.3).held
    assert time.monotonic() - begun >= 0.3
    held.release()
    window = own_for_window(tmp_path)
    assert window.held and owner_of(tmp_path) == WINDOW
    assert not own_for_window(tmp_path, patience=3600).held
    assert not window.is_asked_to_front()
    ask_to_front(tmp_path)
    assert window.is_asked_to_front() and not window.is_asked_to_front()


def _window(data: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "ui", "--data", str(data), "--offscreen", "--no-keyring"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=dict(os.environ))


def _wait(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_second_window_leaves_with_a_sentence(operator: Operator, station: Any) -> None:
    data = station("st", 0)
    first = _window(data)
    try:
        _wait(lambda: owner_of(data) == WINDOW)
        asked = (data / "owner.lock").stat().st_mtime_ns
        second = _window(data)
        _, said = second.communicate(timeout=60)
        assert second.returncode == 0 and "sudah terbuka" in said
        assert (data / "owner.lock").stat().st_mtime_ns > asked
        assert first.poll() is None
    finally:
        first.terminate()
        first.communicate(timeout=30)
