"""The window outlives a long day of signals, on every Python."""

import subprocess
import sys

import pytest

DAY = """
import sys
{first}
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Bell(QObject):
    rang = Signal()

app = QCoreApplication([])
bell = Bell()
bell.rang.connect(lambda: None)
for _ in range(20_000):
    bell.rang.emit()
    bell.setObjectName("bell")
    app.processEvents()
print("alive")
"""


def outcome(first: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", DAY.format(first=first)], capture_output=True, text=True, check=False
    )


def test_a_day_of_signals_with_the_interface() -> None:
    done = outcome("import ui")
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="the constants are immortal from Python 3.12 on")
def test_it_is_still_needed() -> None:
    done = outcome("")
    if done.returncode == 0:
        pytest.fail("this PySide6 takes its references: ui/lasting.py can go")
    assert "_dealloc" in done.stderr
