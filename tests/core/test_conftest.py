"""The nets of conftest.py catch: each planted fault fails the test it happens in."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

pytest_plugins = ["pytester"]
ROOT = Path(__file__).resolve().parents[2]
PLANTED = {
    "slot": (
        """
        from PySide6.QtCore import QObject, Signal
        class Bell(QObject):
            rang = Signal()
        def test_planted():
            bell = Bell()
            def answer():
                raise ValueError("in a slot")
            bell.rang.connect(answer)
            bell.rang.emit()
        """,
        "in a slot",
    ),
    "log": (
        """
        import logging
        def test_planted():
            logging.getLogger("kiosk").warning("low on paper")
        """,
        "low on paper",
    ),
    "structured log": (
        """
        import structlog
        def test_planted():
            structlog.get_logger().error("bug", where="visit.py:3")
        """,
        "visit.py:3",
    ),
    "log that goes its own way": (
        """
        from pathlib import Path
        from ui.log import log
        def test_planted(tmp_path):
            log.start(tmp_path)
            log.warning("printer", code="paper-out")
        """,
        "paper-out",
    ),
    "missing log": (
        """
        import pytest
        @pytest.mark.logs("never written")
        def test_planted():
            pass
        """,
        "never written",
    ),
    "warning": (
        """
        import warnings
        def test_planted():
            warnings.warn("old habits", DeprecationWarning)
        """,
        "old habits",
    ),
    "qml": (
        """
        from PySide6.QtCore import QUrl
        from PySide6.QtQml import QQmlComponent, QQmlEngine
        def test_planted(qapp):
            engine = QQmlEngine()
            component = QQmlComponent(engine)
            component.setData(b"import QtQml; QtObject { property int n: nobody.n }", QUrl())
            component.create()
        """,
        "nobody is not defined",
    ),
    "thread": (
        """
        import threading
        def test_planted():
            def work():
                raise ValueError("in a thread")
            thread = threading.Thread(target=work)
            thread.start()
            thread.join()
        """,
        "in a thread",
    ),
}


CLEAN = "def test_planted(qapp, clock):\n    assert str(clock.today()) == '2026-11-21'"


def test_every_planted_fault_fails_and_a_clean_test_passes(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One process for all of them, each in a file of its own: starting one costs eight seconds."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeconftest((ROOT / "tests/conftest.py").read_text(encoding="utf-8"))
    sources = {name: source for name, (source, _) in PLANTED.items()} | {"clean": CLEAN}
    pytester.makepyfile(**{f"test_{name.replace(' ', '_')}": source for name, source in sources.items()})
    report = pytester.path / "report.xml"
    pytester.runpytest_subprocess(
        "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml"), f"--junitxml={report}", "."
    )
    told = {
        str(case.get("classname")).rpartition(".")[2]: "\n".join(
            f"{each.get('message')}{each.text}" for each in case
        )
        for case in ElementTree.parse(report).iter("testcase")
    }
    assert told.keys() == {f"test_{name.replace(' ', '_')}" for name in sources}
    silent = [
        name for name, (_, trace) in PLANTED.items() if trace not in told[f"test_{name.replace(' ', '_')}"]
    ]
    assert silent == []
    assert told["test_clean"] == ""
