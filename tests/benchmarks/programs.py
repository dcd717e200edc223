"""What is started and timed: python -m tests.benchmarks.programs bare | kiosk FOLDER | fill FOLDER N."""

import sys
import time
from pathlib import Path

BARE = Path(__file__).with_name("bare.qml")


def say(word: str) -> None:
    print(word, time.monotonic_ns(), flush=True)


def say_once_shown(window: object) -> None:
    """Say "frame" when the first frame is on the glass."""
    said = []

    def shown() -> None:
        if not said:
            said.append(True)
            say("frame")

    window.frameSwapped.connect(shown)  # type: ignore[attr-defined]


def bare() -> int:
    """The least that PySide6 needs to show QML."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQml import QQmlApplicationEngine
    from PySide6.QtQuick import QQuickWindow  # noqa: F401 (else the window is a bare QWindow)

    app = QGuiApplication([])
    engine = QQmlApplicationEngine()
    engine.load(QUrl.fromLocalFile(str(BARE)))
    say_once_shown(engine.rootObjects()[0])
    return app.exec()


def kiosk(folder: str) -> int:
    """The product as `python -m ui` starts it, with two ears: the first frame, and the store being open."""
    from ui import start

    made = start.Application

    def listening(*arguments: object, **more: object) -> object:
        application = made(*arguments, **more)
        say_once_shown(application.window)
        said = []

        def changed() -> None:
            if application.session.ready and not said:
                said.append(True)
                say("ready")

        application.journey.changed.connect(changed)
        changed()
        return application

    start.Application = listening  # type: ignore[assignment,misc]
    return start.run(Path(folder), window_size=None, full_screen=False, use_keyring=False)


def fill(folder: str, people: str) -> int:
    """A demo station with so many invented registrations, as a long list taken in would leave it."""
    from kiosk.station import open_ground, open_station
    from tests.support.builders import draft

    station = open_station(open_ground(Path(folder)), use_keyring=False)
    drafts = (
        draft(n, nik=f"{6201020000000000 + n}", name=f"WARGA {chr(65 + n % 26)}{chr(65 + n // 26 % 26)} {n}")
        for n in range(1, int(people) + 1)
    )
    station.store.register_many(drafts, batch=5000)
    station.store.close()
    return 0


PROGRAMS = {"bare": bare, "kiosk": kiosk, "fill": fill}

if __name__ == "__main__":
    sys.exit(PROGRAMS[sys.argv[1]](*sys.argv[2:]))
