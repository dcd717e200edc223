"""The paper in whole visits: it runs out, jams, comes twice only with a mark; the machine dies in between."""

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from kiosk.clock import FixedClock
from kiosk.receipt.token import TokenFields, read_token
from kiosk.scanning.decode import decode
from kiosk.station import open_ground, open_station
from kiosk.store.queries import JobState
from tests.support.fakes import FakeEscposPrinter, Faults
from tests.support.steps import printer_settings, register
from tests.support.window import Window


def open_on(folder: Path, clock: FixedClock, device: FakeEscposPrinter) -> Window:
    open_ground(folder, clock=clock)
    printer_settings(folder, "network", device.address)
    return Window(folder, clock)


def token_on(device: FakeEscposPrinter, paper: int = -1) -> TokenFields:
    """What the QR on a piece of paper says."""
    text = decode(device.papers[paper])
    assert text is not None
    fields = read_token(text)
    assert isinstance(fields, TokenFields)
    return fields


def test_the_paper_that_comes_out_carries_the_number_on_the_screen(
    tmp_path: Path, clock: FixedClock, qapp: object
) -> None:
    with FakeEscposPrinter() as device:
        window = open_on(tmp_path / "s", clock, device)
        number = register(window)
        assert window.journey.paper == "printed"
        window.close()
    fields = token_on(device)
    assert (fields.number, fields.copy) == (number, 0)


def test_long_work_at_the_desk_keeps_no_receipt_from_printing(
    tmp_path: Path, clock: FixedClock, qapp: object
) -> None:
    """A list that never ends is read elsewhere than papers are printed; once it ended, all is well."""
    go_on = threading.Event()
    with FakeEscposPrinter() as device:
        window = open_on(tmp_path / "s", clock, device)
        window.kiosk.long_work.run(go_on.wait, lambda _: None, lambda: None)
        try:
            register(window)
            assert window.journey.paper == "printed"
            assert len(device.papers) == 1
        finally:
            go_on.set()
        window.close()


def test_paper_has_run_out_and_the_person_still_leaves_with_a_number(
    tmp_path: Path, clock: FixedClock, qapp: object
) -> None:
    with FakeEscposPrinter(Faults(paper_left=0)) as device:
        window = open_on(tmp_path / "s", clock, device)
        number = register(window)
        assert window.journey.paper == "failed"
        assert number in window.texts()
        assert window.journey.paperText.startswith("Kertas habis")
        assert window.station_count() == 1
        window.tap("nextButton")
        device.refill()
        clock.advance(minutes=1)
        window.settle()
        assert device.papers == [], "a paper burst out for the next person"
        window.close()


def test_paper_refilled_while_the_person_waits_is_the_original(
    tmp_path: Path, clock: FixedClock, qapp: object
) -> None:
    with FakeEscposPrinter(Faults(paper_left=0)) as device:
        window = open_on(tmp_path / "s", clock, device)
        number = register(window)
        device.refill()
        window.tap("paperNoButton")
        window.wait(lambda: window.journey.paper == "printed")
        window.close()
    fields = token_on(device)
    assert (fields.number, fields.copy) == (number, 0)


def test_torn_in_the_middle_it_is_asked_and_the_second_is_marked(
    tmp_path: Path, clock: FixedClock, qapp: object
) -> None:
    with FakeEscposPrinter(Faults(paper_left=500)) as device:
        window = open_on(tmp_path / "s", clock, device)
        number = register(window)
        assert window.journey.paper == "unknown"
        assert window.sees("paperYesButton")
        device.switch_off_and_on()
        device.refill()
        window.tap("paperNoButton")
        window.wait(lambda: window.journey.paper == "printed")
        window.close()
    fields = token_on(device)
    assert (fields.number, fields.copy) == (number, 1)


LINE = (
    '{"nik":"6201021708850003","name":"Ahmad Fauzi","occupation":"petani","income":900000,'
    '"programmes":["jkk","jkm"],"months":3,"consent":{"version":null,"language":"id"},"language":"id"}\n'
)


def test_power_dies_between_saving_and_printing(tmp_path: Path, clock: FixedClock) -> None:
    """Killed while the printer stalls: the entry is there, nothing is printed again by itself."""
    folder = tmp_path / "s"
    open_ground(folder, clock=clock)
    with FakeEscposPrinter(Faults(stall_after=50)) as device:
        printer_settings(folder, "network", device.address)
        child = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "register", "--data", str(folder), "--no-keyring"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert child.stdin is not None
        child.stdin.write(LINE)
        child.stdin.close()
        while device.interpreter.received < 50 and child.poll() is None:
            time.sleep(0.01)
        child.send_signal(signal.SIGKILL)
        child.wait()
    station = open_station(open_ground(folder), use_keyring=False)
    assert station.store.count() == 1
    assert [job.state for job in station.store.print_jobs()] == [JobState.UNKNOWN]
    assert station.queue.next_work() is None
    assert station.store.verify_audit().is_whole
    station.store.close()
