"""Opens a running window from a data folder, or the calm screen when that is not possible."""

import signal
import sys
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtQml import QQmlApplicationEngine

from kiosk.errors import Broken
from kiosk.owner import ask_to_front, own_for_window
from kiosk.paths import QML, RESOURCES
from kiosk.printing.printers import receipts_folder
from kiosk.station import Station, open_ground
from kiosk.words import interface, mend
from ui.application import Application
from ui.log import log

LOOK_AGAIN_MS = 30_000
RESTART_EXIT = 75


def run(
    folder: Path,
    *,
    window_size: tuple[int, int] | None,
    full_screen: bool,
    use_keyring: bool,
    setting_up: bool = False,
) -> int:
    """Show the kiosk until its window closes; a broken installation shows a code and looks again."""
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    assert isinstance(app, QGuiApplication)
    app.setApplicationName("Anjungan KKBC")
    app.setWindowIcon(QIcon(str(RESOURCES / "images" / "art" / "kawung-rosette.svg")))
    log.start(folder if folder.exists() else None)
    sys.excepthook = _last_net
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    kiosk: Application | None = None
    try:
        ground = open_ground(folder)
        ownership = own_for_window(folder)
        if not ownership.held:
            return _leave(folder)
        log.start(folder)
        kiosk = Application(
            ground,
            size=window_size,
            full_screen=full_screen,
            use_keyring=use_keyring,
            setting_up=setting_up,
            furnished=introduce,
            ownership=ownership,
        )
    except Broken as broken:
        log.error("not-ready", code=broken.code, file=broken.file, line=broken.line)
        print(f"not ready: {broken}", file=sys.stderr)
        return _not_ready(app, broken.code, window_size, full_screen)
    if ground.settings.printer.kind == "file":
        print(f"Receipts are written to {receipts_folder(ground.settings.printer, folder)}", file=sys.stderr)
    code = app.exec()
    kiosk.close()
    return code


def introduce(station: Station) -> None:
    """Say in the terminal who works at a demo station, so that its desk can be seen at once."""
    from kiosk.sample.staff import demo_staff

    staff = demo_staff(station)
    if staff:
        print("The desk: hold the top left corner for three seconds. Demo PINs:", file=sys.stderr)
    for role, name, pin in staff:
        print(f"  {name} ({role}): {pin}", file=sys.stderr)


def _leave(folder: Path) -> int:
    """Another window is open on this folder: it comes to the front, and this one says so and goes."""
    ask_to_front(folder)
    for language in ("id", "en"):
        print(mend("kiosk-is-open", language), file=sys.stderr)
    return 0


def _not_ready(app: QGuiApplication, code: str, size: tuple[int, int] | None, full_screen: bool) -> int:
    """The calm screen with a code that an operator can read out; ends so that the service starts anew."""
    width, height = size or (1366, 768)
    engine = QQmlApplicationEngine()
    words = interface("id")
    said = partial(words, "notReady")
    engine.setInitialProperties(
        {
            "heading": said("title"),
            "text": words.find("broken", code) or said("text"),
            "codeText": said("code", code=code),
            "width": width,
            "height": height,
            "fullScreen": full_screen,
        }
    )
    engine.load(QUrl.fromLocalFile(str(QML / "NotReady.qml")))
    QTimer.singleShot(LOOK_AGAIN_MS, lambda: app.exit(RESTART_EXIT))
    result = app.exec()
    del engine
    return result


def _last_net(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug: remember where it was (never what it said: that could be personal), and start anew."""
    place = trace
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else ""
    log.error("bug", kind=kind.__name__, where=where)
    app = QGuiApplication.instance()
    if app is not None:
        app.exit(RESTART_EXIT)
