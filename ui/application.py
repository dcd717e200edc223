"""Puts window, session and station together, and keeps them running."""

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, QUrl
from PySide6.QtGui import QWindow
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.errors import Broken, StoreError
from kiosk.owner import WINDOW, Ownership, kiosk_is_open, own
from kiosk.paths import QML
from kiosk.session import Session
from kiosk.station import Ground, Station, open_station
from kiosk.visit.visit import Step
from ui.camera import CameraView
from ui.clipboard import NothingCopied
from ui.guard import Guard
from ui.image_providers import CameraPictures, DeskPictures, ReceiptPictures
from ui.log import log
from ui.main_thread import MainThread
from ui.scanner_wedge import Wedge
from ui.visit.journey import Journey
from ui.voice import Voice

if TYPE_CHECKING:
    from kiosk.printing.printer import Printer
    from kiosk.printing.queue import PrintResult
    from kiosk.receipt.receipt import Receipt

TICK_MS = 200
UNSEEN_MS = 1000


class Application(QObject):
    """One kiosk window; made once the QGuiApplication exists."""

    def __init__(
        self,
        ground: Ground,
        *,
        size: tuple[int, int] | None = None,
        full_screen: bool = False,
        use_keyring: bool = True,
        seconds: Callable[[], float] = time.monotonic,
        in_background: bool = True,
        setting_up: bool = False,
        furnished: Callable[[Station], None] = lambda station: None,
        ownership: Ownership | None = None,
    ) -> None:
        super().__init__()
        self.ground = ground
        self.station: Station | None = None
        self.broken: Broken | None = None
        self._use_keyring = use_keyring
        self._setting_up, self._when_furnished = setting_up, furnished
        self._ownership = ownership or own(ground.folder, WINDOW)
        self._seconds = seconds
        self._working = False
        self._furnished = False
        self._loading = False
        self.worker = MainThread(parent=self)
        self.long_work = MainThread(parent=self)
        self.session = Session(ground)
        self.voice = Voice(self)
        self.camera = CameraView(ground.settings.scanner.camera, self._tongue, seconds, self)
        self.camera.found.connect(self._camera_found)
        self.journey = Journey(self.session, self.voice, seconds, self, camera=self.camera)
        self.engine = QQmlApplicationEngine(self)
        self.pictures = ReceiptPictures(self._current_receipt)
        self.engine.addImageProvider("receipt", self.pictures)
        self.desk_pictures = DeskPictures(self._current_chat)
        self.engine.addImageProvider("desk", self.desk_pictures)
        self.camera_pictures = CameraPictures(lambda: self.camera.shown)
        self.engine.addImageProvider("camera", self.camera_pictures)
        self.engine.setInitialProperties(self._initial(size, full_screen))
        self.engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
        roots = self.engine.rootObjects()
        if not roots:
            raise RuntimeError("Main.qml could not be loaded")
        window = roots[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        scanner = ground.settings.scanner
        wedge = Wedge((scanner.prefix,), scanner.suffix, scanner.pace_ms / 1000)
        self.guard = Guard(self.journey, self, locked=full_screen, seconds=seconds, wedge=wedge)
        self.guard.scanned.connect(self._scanned)
        self.guard.doorWanted.connect(self._open_door)
        self.guard.watch(window)
        self.nothing_copied = NothingCopied(self)
        self.journey.changed.connect(self._after_change)
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._ticker.start()
        if in_background:
            window.frameSwapped.connect(self._load_the_rest)
            QTimer.singleShot(UNSEEN_MS, self._load_the_rest)
        else:
            self.open()

    def _initial(self, size: tuple[int, int] | None, full_screen: bool) -> dict[str, object]:
        screen = self.ground.settings.screen
        width, height = size or (1366, 768)
        return {
            "journey": self.journey,
            "width": width,
            "height": height,
            "fullScreen": full_screen,
            "pixelsPerMm": screen.pixels_per_mm,
            "textScale": screen.text_scale,
            "highContrast": screen.high_contrast,
            "reduceMotion": screen.reduce_motion,
        }

    def _load_the_rest(self) -> None:
        """The first frame is on the glass (or nobody looks): only now may heavy imports take their share."""
        if self._loading:
            return
        self._loading = True
        self.window.frameSwapped.disconnect(self._load_the_rest)
        threading.Thread(target=_warm, name="warm", daemon=True).start()
        self._open_when_warm()

    def _open_when_warm(self) -> None:
        if _WARM.is_set():
            self.open()
        else:
            QTimer.singleShot(20, self._open_when_warm)

    def open(self) -> None:
        """Open the store; until then nobody can register, and if it fails the calm screen says so."""
        try:
            if not self._ownership.held:
                raise kiosk_is_open(self.ground.folder)
            printer = _system_printer(self.ground)
            self.station = open_station(
                self.ground, use_keyring=self._use_keyring, printer=printer, ownership=self._ownership
            )
        except Broken as error:
            self.broken = error
            log.error("not-ready", code=error.code)
            self.session.fail(error.code)
            return
        self.ground = self.station.ground
        self.session.attach(self.station)
        self._furnish(self.station)

    def _furnish(self, station: Station) -> None:
        """The desk and the idle work: no villager waits for them, so they are loaded after the start."""
        from kiosk.desk.session import DeskSession
        from ui.desk.desk import Desk
        from ui.idle_tasks import IdleWork

        self._when_furnished(station)
        self.desk_session: DeskSession = DeskSession(station, self._seconds)
        self.desk_session.setting_up = self._setting_up
        self.desk: Desk = Desk(self.desk_session, self.worker, self.long_work, self.camera, self)
        self.desk.changed.connect(self._after_desk_change)
        self.desk_session.help_visit = lambda staff: self.session.assist(staff.label, staff.name)
        self.guard.touched.connect(self.desk_session.touched)
        self.guard.typed.connect(self.desk.typed)
        self.window.setProperty("desk", self.desk)
        self._furnished = True
        self.idle_work = IdleWork(self.session, self.desk_session, self._seconds, self)
        self.worker.run(station.queue.warm_up, lambda _: None, lambda: None)
        self.long_work.run(station.store.damage, self._proven, lambda: None)

    def _proven(self, damage: tuple[str, ...]) -> None:
        """Where a page of the store is not as it was written, nobody registers any more."""
        if damage and self.station is not None:
            self.broken = StoreError("damaged", file=str(self.station.store.path), detail=damage[0])
            log.error("not-ready", code="damaged")
            self.session.fail("damaged")

    def _open_door(self) -> None:
        """The chord does what the held corner does: the visit is wiped, then the desk asks who is there."""
        if self._furnished and not self.desk_session.is_open:
            self.journey.finish()
            self.desk.open()

    def _scanned(self, text: str) -> None:
        """A code belongs to whoever has the screen."""
        if self.station is not None and self.desk_session.is_open:
            self.desk.scan(text)
        else:
            self.journey.scan(text)

    def _tongue(self) -> str:
        """The language of whoever has the screen."""
        at_desk = self._furnished and self.desk_session.is_open
        return self.desk_session.language if at_desk else self.session.language

    def _camera_found(self, text: str) -> None:
        """What the camera read goes the way of a scanner's text."""
        self.journey.touched()
        self.guard.touched.emit()
        self._scanned(text)

    def _mind_camera(self) -> None:
        """The camera looks only for the queue, or for a receipt that is to be checked."""
        visit = self.session.visit
        if self._furnished and self.desk_session.is_open:
            wanted = self.desk_session.staff is not None and self.desk_session.page == "queue"
        else:
            wanted = visit is not None and visit.step is Step.CHECK
        if not wanted:
            self.camera.close()

    def _after_desk_change(self) -> None:
        """The desk has the keyboard while it is open; what it wants printed is printed."""
        self.guard.staff = self.desk_session.is_open
        self._mind_camera()
        self._print()

    def _tick(self) -> None:
        self.journey.tick()
        self.camera.tick()
        if self.station is not None:
            self.desk.tick()
            if self.station.store.ownership.is_asked_to_front():
                self._come_to_front()

    def _come_to_front(self) -> None:
        """A second start found this window open: whoever started it wants to see it."""
        if self.window.visibility() == QWindow.Visibility.Minimized:
            self.window.showNormal()
        self.window.raise_()
        self.window.requestActivate()

    def _current_receipt(self) -> "Receipt | None":
        return self.session.visit.receipt if self.session.visit else None

    def _current_chat(self) -> str:
        return self.desk_session.papers.chat if self.station is not None else ""

    def _after_change(self) -> None:
        """A villager's touch locks the desk; a visit that is gone needs no help any more."""
        if self._furnished:
            desk, visit = self.desk_session, self.session.visit
            if visit is not None and desk.staff is not None:
                desk.shut("villager")
            elif visit is None and desk.helping:
                desk.shut("idle")
        self._mind_camera()
        self._print()

    def _print(self) -> None:
        """Hand the next job to the worker; its answer is written down here, on the main thread."""
        if self._working or self.station is None:
            return
        work = self.session.take_print_work()
        if work is None:
            return
        self._working = True
        queue = self.station.queue

        def settled(result: "PrintResult") -> None:
            self._working = False
            job = self.session.settle_print(result)
            if job is not None and self.desk_session.staff is not None:
                self.desk_session.papers.printed(result, job.copy)

        def failed() -> None:
            settled(queue.lost(work))

        self.worker.run(lambda: queue.perform(work), settled, failed)

    def close(self) -> None:
        """Stop in the order that Qt needs: engine first, Python objects after."""
        self._ticker.stop()
        self.voice.close()
        self.camera.stop()
        self.worker.stop()
        self.long_work.stop()
        self.window.close()
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(self.engine, QEvent.Type.DeferredDelete.value)
        if self.station is not None:
            self.idle_work.stop()
            self.station.store.close()
            self.station = None


def _system_printer(ground: Ground) -> "Printer | None":
    """The printer that only Qt can drive, where the settings name it; loaded only then."""
    if ground.settings.printer.kind != "system":
        return None
    from ui.system_printer import system_printer

    return system_printer(ground.settings.printer)


_WARM = threading.Event()


def _warm() -> None:
    """Import what saving and printing need while the first frame is already on the glass."""
    import kiosk.desk.session
    import kiosk.printing.printers
    import kiosk.receipt.issue
    import kiosk.store.store  # noqa: F401

    _WARM.set()
