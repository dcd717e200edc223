"""A flipped bit in the store is told by the real window at its next start, at the desk, and by a backup."""

from pathlib import Path

import pytest

from kiosk.clock import FixedClock
from kiosk.security.keys import DATABASE_NAME
from kiosk.words import interface
from tests.support.desk_window import opened, sign_in
from tests.support.window import Window, watched


@pytest.fixture
def damaged(tmp_path: Path, clock: FixedClock, qapp: object) -> Path:
    """A station with a bad page that nothing reads but a look at every page: an empty table's."""
    folder = tmp_path / "station"
    with opened(folder, clock) as window, window.kiosk.desk_session.store.store.reading() as connection:
        page = connection.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = 'scans'").scalar()
    file = folder / DATABASE_NAME
    content = bytearray(file.read_bytes())
    content[(page - 1) * 4096 + 2000] ^= 1
    file.write_bytes(content)
    return folder


@pytest.mark.logs("not-ready")
def test_the_window_says_so_in_words_and_the_desk_says_what_to_do(damaged: Path, clock: FixedClock) -> None:
    with watched(Window(damaged, clock)) as window:
        window.wait(lambda: window.journey.screen == "NotReady")
        window.settle()
        assert interface("id")("broken", "damaged") in window.texts()
        assert any(text.endswith("damaged") for text in window.texts())
        sign_in(window)
        window.kiosk.desk_session.go("office")
        window.settle()
        window.tap("office-diagnostics")
        diagnostics = window.kiosk.desk.diagnostics
        window.wait(lambda: not diagnostics.busy)
        (row,) = [each for each in diagnostics.findings if each["part"] == "store"]
        assert (row["tone"], row["text"]) == ("danger", "sebagian rusak") and "Pulihkan" in row["mend"]
        window.tap("diagnosticsBackupButton")
        window.wait(lambda: not diagnostics.busy)
        assert "rusak" in str(window.find("saidText").property("text"))
        assert not list(damaged.glob("kiriman/*.db"))
