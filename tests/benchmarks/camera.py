"""How well and how fast receipts are read through the camera: python -m tests.benchmarks.camera."""

import os
import statistics
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from kiosk.scanning import camera as source
from kiosk.scanning.reader import read_frame
from tests.support.films import Hold, frame, write_film
from tests.support.receipts import ORDINARY

FRAMES = 20
SERIES: dict[str, tuple[str, Iterable[float]]] = {
    "pixels a module": ("module", (0.8, 1.0, 1.3, 1.6, 2.0, 3.0)),
    "blur, pixels (5 a module)": ("blur", (1.0, 2.0, 2.5, 3.0, 3.5)),
    "shake, pixels (5 a module)": ("motion", (4, 8, 12, 16, 20)),
    "tilt, degrees": ("tilt", (30, 45, 55, 60, 65)),
    "turn, degrees": ("turn", (15, 45, 90, 135)),
    "white paper's level": ("light", (10, 15, 20, 30, 60)),
    "noise, levels": ("noise", (10, 20, 40, 60)),
}


def share(hold: Hold) -> tuple[float, float]:
    """How many of the frames are read, and the median milliseconds of processor time for one look."""
    random = np.random.default_rng(3)
    read, spent = 0, []
    for n in range(FRAMES):
        at = (0.5 + random.uniform(-0.05, 0.05), 0.5 + random.uniform(-0.05, 0.05))
        held = replace(hold, turn=hold.turn + random.uniform(-4, 4), at=at)
        picture = source.Frame(Image.fromarray(frame(held, seed=n)))
        begun = time.process_time()
        read += read_frame(picture, n) == ORDINARY.token
        spent.append(1000 * (time.process_time() - begun))
    return read / FRAMES, statistics.median(spent)


def to_the_person(runs: int = 7) -> list[float]:
    """Milliseconds from the first frame with the code until the person's page is open, at a real desk."""
    from datetime import UTC, datetime

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    from PySide6.QtGui import QGuiApplication

    from kiosk.clock import FixedClock
    from tests.support.builders import draft
    from tests.support.desk_window import opened, sign_in

    app = QGuiApplication.instance() or QGuiApplication([])
    times: list[float] = []
    first = [0.0]
    real = source.PictureStream.read

    def stamped(stream: source.PictureStream) -> source.Frame:
        found = real(stream)
        first[0] = first[0] or time.monotonic()
        return found

    source.PictureStream.read = stamped  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(datetime(2026, 11, 21, 2, 14, tzinfo=UTC))
        with opened(Path(folder) / "station", clock) as window:
            station = window.kiosk.station
            assert station is not None
            person = draft(1)
            number = station.store.register(person, station.issue(person))[0].number
            receipt = station.store.receipt(number)
            assert receipt is not None
            sign_in(window, "agent")
            window.kiosk.camera.source = str(write_film(Path(folder) / "film.avi", [Hold()] * 15, receipt))
            for _ in range(runs):
                first[0] = 0.0
                window.kiosk.camera.open()
                while window.kiosk.desk.person.number != number:
                    app.processEvents()
                times.append(1000 * (time.monotonic() - first[0]))
                window.kiosk.desk_session.person.close()
                window.settle()
    source.PictureStream.read = real  # type: ignore[method-assign]
    return times


def main() -> None:
    """Print shares and times."""
    for title, (field, values) in SERIES.items():
        shares = {value: share(replace(Hold(), **{field: float(value)})) for value in values}
        print(f"{title}: " + ", ".join(f"{value:g}: {read:.0%}" for value, (read, _) in shares.items()))
        look = statistics.median(spent for _, spent in shares.values())
        print(f"    a look: {look:.0f} ms of processor time")
    times = to_the_person()
    print(f"first frame with the code to the open person: {min(times):.0f} to {max(times):.0f} ms, "
          f"median {statistics.median(times):.0f}")  # fmt: skip


if __name__ == "__main__":
    main()
