"""What every test stands on: Qt offscreen, a clock that stands, and no warning that goes unseen."""

import logging
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QML_DISABLE_DISK_CACHE"] = "1"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
for _name in ("QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_QUICK_CONTROLS_STYLE"):
    os.environ.pop(_name, None)

import re
import secrets
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import structlog
from hypothesis import HealthCheck, settings

from kiosk.clock import FixedClock
from kiosk.security import hashing

settings.register_profile("kiosk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kiosk")

hashing.cost = (1, 8, 1)
"""A guess is cheap here; `tests/core/test_tries.py` has one at the shipped cost."""

MOMENT = datetime(2026, 11, 21, 2, 14, tzinfo=UTC)
"""21 November 2026, 09:14 in western Indonesia."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the tests marked long (dev.py faults)")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests marked `long` to `dev.py faults`."""
    if config.getoption("--long"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine that remembers nothing of another test's stations."""
    place = tmp_path_factory.getbasetemp() / "state" / secrets.token_hex(6)
    monkeypatch.setenv("KIOSK_STATE", str(place))
    return place


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a logged warning or error unless the test is marked `logs("pattern")` and it matches.

    Records are counted where they are made, so that no handler or propagation of the program hides one.
    """
    expected = [mark.args[0] for mark in request.node.iter_markers("logs")]
    lines: list[str] = []
    make = logging.getLogRecordFactory()

    def keep(*arguments: Any, **more: Any) -> logging.LogRecord:
        record = make(*arguments, **more)
        if record.levelno >= logging.WARNING:
            lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")
        return record

    logging.setLogRecordFactory(keep)
    structlog.configure(
        processors=[structlog.stdlib.add_log_level, structlog.processors.KeyValueRenderer()],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    yield
    logging.setLogRecordFactory(make)
    unexpected = [line for line in lines if not any(re.search(pattern, line) for pattern in expected)]
    if unexpected:
        pytest.fail("logged without being expected:\n  " + "\n  ".join(unexpected), pytrace=False)
    for pattern in expected:
        if not any(re.search(pattern, line) for line in lines):
            pytest.fail(f"expected a log line like {pattern!r}; there was none", pytrace=False)


@pytest.fixture(autouse=True)
def no_escaped_exception() -> Iterator[list[BaseException]]:
    """Fail on an exception that only the last net saw: PySide6 prints a slot's and goes on.

    A test that plants one asks for this list and clears it.
    """
    escaped: list[BaseException] = []
    before = sys.excepthook

    def keep(kind: type[BaseException], error: BaseException, trace: object) -> None:
        escaped.append(error)

    sys.excepthook = keep
    yield escaped
    sys.excepthook = before
    names = ", ".join(map(repr, escaped))
    escaped.clear()  # a kept traceback would keep the test's windows alive
    if names:
        pytest.fail(f"escaped into sys.excepthook: {names}", pytrace=False)


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The application class that the product uses; pytest-qt would take the widgets' one."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication


@pytest.fixture
def clock() -> FixedClock:
    """Stands at 21 November 2026, 09:14 WIB, until the test moves it."""
    return FixedClock(MOMENT)


@pytest.fixture
def station_folder(tmp_path: Path) -> Path:
    """An empty folder for one station's data."""
    folder = tmp_path / "station"
    folder.mkdir(mode=0o700)
    return folder
