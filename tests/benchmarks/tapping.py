"""From lifting a finger to the frame that shows the change, against a bare window."""

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import PLACE, Row, answer_of, percentile

TAPS = 400


def tap(window: Any, spot: Any, changed: Callable[[], object]) -> float:
    """Press, hold as a finger does, lift; milliseconds from lifting to the next frame after the change."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest

    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    frames: list[float] = []
    before = changed()
    seen = False

    def swapped() -> None:
        if seen or changed() != before:
            frames.append(time.perf_counter())

    QTest.mousePress(window, left, none, spot)
    QTest.qWait(100)
    window.frameSwapped.connect(swapped)
    begun = time.perf_counter()
    QTest.mouseRelease(window, left, none, spot)
    until = begun + 2
    while not frames and time.perf_counter() < until:
        QGuiApplication.processEvents()
    window.frameSwapped.disconnect(swapped)
    if not frames:
        raise RuntimeError("a tap changed nothing")
    return (frames[0] - begun) * 1000


def bare() -> list[float]:
    from PySide6.QtCore import QPoint, QUrl
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQml import QQmlApplicationEngine
    from PySide6.QtQuick import QQuickWindow  # noqa: F401 (else the window is a bare QWindow)
    from PySide6.QtTest import QTest

    from tests.benchmarks.programs import BARE

    app = QGuiApplication([])
    engine = QQmlApplicationEngine()
    engine.load(QUrl.fromLocalFile(str(BARE)))
    window = engine.rootObjects()[0]
    QTest.qWait(200)
    taken = [tap(window, QPoint(683, 384), lambda: window.property("taps")) for _ in range(TAPS)]
    del engine, app
    return taken


def kiosk(folder: Path) -> dict[str, list[float]]:
    """Keys of the NIK's pad, and going from screen to screen and back."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest

    from kiosk.clock import SystemClock
    from tests.support.window import Window

    app = QGuiApplication([])
    window = Window(folder, SystemClock())
    journey = window.journey
    journey.begin()
    window.settle()
    journey.choosePurpose("register")
    window.settle()
    journey.tickConsent()
    window.settle()
    journey.next()
    QTest.qWait(500)
    taken: dict[str, list[float]] = {"key": [], "screen": []}
    while len(taken["key"]) < TAPS:
        for digit in "6201025003900004":
            spot = window.middle(window.find(f"key{digit}"))
            taken["key"].append(tap(window.kiosk.window, spot, lambda: journey.nik))
        journey.clear()
    for _ in range(TAPS // 8):
        for name in ("backButton", "nextButton"):
            window.settle()
            QTest.qWait(400)
            spot = window.middle(window.find(name))
            taken["screen"].append(tap(window.kiosk.window, spot, lambda: journey.screen))
    window.close()
    del app
    return taken


def taps() -> Iterator[Row]:
    """The slowest hundredth of all taps."""
    folder = PLACE / "tapping"
    shutil.rmtree(folder, ignore_errors=True)
    ours = answer_of("tests.benchmarks.tapping", "kiosk", str(folder))
    plain = percentile(answer_of("tests.benchmarks.tapping", "bare"), 0.99)
    yield Row(
        "tap to changed frame, a key, p99", percentile(ours["key"], 0.99), plain, "ms", 16, difference=True
    )
    screens = percentile(ours["screen"], 0.99)
    yield Row("tap to changed frame, a new screen, p99", screens, plain, "ms", 16, difference=True)


if __name__ == "__main__":
    print(json.dumps(bare() if sys.argv[1] == "bare" else kiosk(Path(sys.argv[2]))))
