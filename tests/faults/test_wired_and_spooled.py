"""USB, CUPS and the Windows spooler, each by its real driver code over a stand-in of the system beneath."""

import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import usb.core
import usb.util
from PIL import Image

from kiosk.errors import PrinterProblem
from kiosk.printing.escpos import open_escpos, warm_up
from kiosk.printing.spooler import SpooledPrinter, open_spooled
from kiosk.receipt.layout import draw
from kiosk.scanning.decode import decode
from tests.support.fakes import Faults, Interpreter
from tests.support.receipts import ORDINARY


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    warm_up()
    return draw(ORDINARY, 384)


# USB


class FakeUsbDevice:
    """What pyusb's find gives: one printer interface with endpoints of its own choosing."""

    idVendor, idProduct = 0x04B8, 0x0E15
    backend = SimpleNamespace(__module__="usb.backend.none")

    def __init__(self, faults: Faults) -> None:
        self.answers = b""
        self.timeouts: list[float] = []
        self.interpreter = Interpreter(faults, self._hear)
        bulk = usb.util.ENDPOINT_TYPE_BULK
        ends = [
            SimpleNamespace(bEndpointAddress=0x83, bmAttributes=bulk),
            SimpleNamespace(bEndpointAddress=0x02, bmAttributes=bulk),
        ]
        interface: Any = _Interface(ends)
        self._configurations = [[interface]]

    def _hear(self, data: bytes) -> None:
        self.answers += data

    def __iter__(self) -> Iterator[Any]:
        return iter(self._configurations)

    def set_configuration(self) -> None: ...

    def reset(self) -> None: ...

    def write(self, endpoint: int, data: bytes, timeout: float) -> None:
        assert endpoint == 0x02
        self.timeouts.append(timeout)
        if not self.interpreter.has_room:
            raise usb.core.USBTimeoutError("timed out")
        self.interpreter.take(data)

    def read(self, endpoint: int, size: int, timeout: float) -> bytes:
        assert endpoint == 0x83
        self.timeouts.append(timeout)
        if not self.answers:
            time.sleep(timeout / 1000 / 10)
            raise usb.core.USBTimeoutError("timed out")
        answer, self.answers = self.answers, b""
        return answer


class _Interface(list):
    bInterfaceClass = 7


@pytest.fixture
def usb_device(monkeypatch: pytest.MonkeyPatch) -> FakeUsbDevice:
    device = FakeUsbDevice(Faults())
    monkeypatch.setattr(usb.core, "find", lambda **_: device)
    monkeypatch.setattr(usb.util, "dispose_resources", lambda _: None)
    return device


@pytest.mark.parametrize("address", ["", "04b8:0e15"])
def test_usb_prints_with_the_devices_own_endpoints(
    usb_device: FakeUsbDevice, picture: Image.Image, address: str
) -> None:
    printer = open_escpos("usb", address, 384, 1.0)
    assert printer.status().state == "ready"
    printer.print(picture, "x")
    assert decode(usb_device.interpreter.papers[0].image()) == ORDINARY.token
    assert usb_device.interpreter.papers[0].was_cut


def test_usb_never_waits_without_end(usb_device: FakeUsbDevice, picture: Image.Image) -> None:
    """A timeout of 0, python-escpos' default, would wait for ever."""
    usb_device.interpreter.faults.stall_after = 9000
    with pytest.raises(PrinterProblem) as caught:
        open_escpos("usb", "", 384, 1.0).print(picture, "x")
    assert (caught.value.code, caught.value.sent) == ("timeout", True)
    assert min(usb_device.timeouts) >= 1


def test_usb_says_paper_out(usb_device: FakeUsbDevice) -> None:
    usb_device.interpreter.faults.paper_left = 0
    assert open_escpos("usb", "", 384, 1.0).status().state == "paper-out"


def test_usb_without_the_device_is_offline(monkeypatch: pytest.MonkeyPatch, picture: Image.Image) -> None:
    monkeypatch.setattr(usb.core, "find", lambda **_: None)
    printer = open_escpos("usb", "", 384, 1.0)
    assert printer.status().state == "offline"
    with pytest.raises(PrinterProblem) as caught:
        printer.print(picture, "x")
    assert (caught.value.code, caught.value.sent) == ("not-found", False)


def test_usb_without_a_usb_library_is_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_backend(**_: object) -> None:
        raise usb.core.NoBackendError("No backend available")

    monkeypatch.setattr(usb.core, "find", no_backend)
    assert open_escpos("usb", "", 384, 1.0).status().state == "offline"


# CUPS: its commands, played by scripts over a folder

_LPSTAT = """#!/bin/sh
case "$1" in
-p) cat "$SPOOL/state" ;;
-W) ls "$SPOOL" | grep '^struk-' | sed 's/$/ root 1024 Sat/' ;;
esac
"""
_LP = """#!/bin/sh
[ -e "$SPOOL/refuse" ] && { echo "lp: error" >&2; exit 1; }
[ -e "$SPOOL/hang" ] && exec sleep 30
cat > "$SPOOL/printed"
printf '%s\\n' "$*" > "$SPOOL/arguments"
[ -e "$SPOOL/stuck" ] && cp "$SPOOL/printed" "$SPOOL/struk-7"
echo "request id is struk-7 (1 file(s))"
"""
_CANCEL = """#!/bin/sh
rm -f "$SPOOL/$1"
"""


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    commands, folder = tmp_path / "bin", tmp_path / "spool"
    commands.mkdir()
    folder.mkdir()
    for name, text in (("lpstat", _LPSTAT), ("lp", _LP), ("cancel", _CANCEL)):
        (commands / name).write_text(text)
        (commands / name).chmod(stat.S_IRWXU)
    (folder / "state").write_text("printer struk is idle.  enabled since Sat\n")
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("SPOOL", str(folder))
    return folder


def cups() -> SpooledPrinter:
    return open_spooled("cups", "struk", 384, 0.5)


def test_cups_gets_the_raster_under_a_plain_title(spool: Path, picture: Image.Image) -> None:
    cups().print(picture, "K7M-000123-A; rm -rf")
    assert (spool / "arguments").read_text().split() == [
        *("-d", "struk", "-t", "K7M-000123-Arm-rf", "-o", "raw"),
    ]
    seen = Interpreter(Faults(), lambda _: None)
    seen.take((spool / "printed").read_bytes())
    assert decode(seen.papers[0].image()) == ORDINARY.token


def test_a_cups_job_that_does_not_leave_is_taken_back(spool: Path, picture: Image.Image) -> None:
    (spool / "stuck").touch()
    with pytest.raises(PrinterProblem) as caught:
        cups().print(picture, "x")
    assert (caught.value.code, caught.value.sent) == ("timeout", True)
    assert not (spool / "struk-7").exists()


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("printer struk is idle.  enabled since Sat\n", "unknown"),
        ("printer struk disabled since Sat -\n\tPaused\n", "offline"),
        ("", "offline"),
    ],
)
def test_cups_states(spool: Path, answer: str, state: str) -> None:
    (spool / "state").write_text(answer)
    assert cups().status().state == state


def test_a_disabled_cups_queue_is_sent_nothing(spool: Path, picture: Image.Image) -> None:
    (spool / "state").write_text("printer struk disabled since Sat -\n")
    with pytest.raises(PrinterProblem) as caught:
        cups().print(picture, "x")
    assert (caught.value.code, caught.value.sent) == ("offline", False)
    assert not (spool / "printed").exists()


def test_cups_that_refuses_is_named(spool: Path, picture: Image.Image) -> None:
    (spool / "refuse").touch()
    with pytest.raises(PrinterProblem) as caught:
        cups().print(picture, "x")
    assert caught.value.code == "lost"


def test_cups_that_hangs_holds_nobody(spool: Path, picture: Image.Image) -> None:
    (spool / "hang").touch()
    start = time.monotonic()
    with pytest.raises(PrinterProblem) as caught:
        cups().print(picture, "x")
    assert caught.value.sent
    assert time.monotonic() - start < 5


def test_without_cups_the_printer_is_offline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert cups().status().state == "offline"


# Windows: pywin32's two modules


class FakeSpooler(ModuleType):
    """win32print with one printer; a job stays queued while `stuck`."""

    PRINTER_ENUM_NAME = 8

    def __init__(self) -> None:
        super().__init__("win32print")
        self.status_bits = 0
        self.stuck = False
        self.fails = False
        self.jobs: list[dict[str, int]] = []
        self.data = b""
        self.handles = 0
        self.title = ""

    def GetDefaultPrinter(self) -> str:
        return "POS-58"

    def EnumPrinters(self, *_: object) -> list[dict[str, str]]:
        return [{"pPrinterName": "POS-58"}]

    def OpenPrinter(self, name: str) -> str:
        if name != "POS-58":
            raise sys.modules["pywintypes"].error(1801, "OpenPrinter", "invalid name")
        self.handles += 1
        return "handle"

    def ClosePrinter(self, _: str) -> None:
        self.handles -= 1

    def GetPrinter(self, _: str, level: int) -> dict[str, int]:
        assert level == 2
        return {"Status": self.status_bits}

    def StartDocPrinter(self, _: str, level: int, job: tuple[str, str, str]) -> int:
        self.title, _output, kind = job
        assert (level, kind) == (1, "RAW")
        return 41

    def StartPagePrinter(self, _: str) -> None: ...

    def WritePrinter(self, _: str, data: bytes) -> None:
        if self.fails:
            raise sys.modules["pywintypes"].error(5, "WritePrinter", "denied")
        self.data += data

    def EndPagePrinter(self, _: str) -> None: ...

    def EndDocPrinter(self, _: str) -> None:
        if self.stuck:
            self.jobs.append({"JobId": 41})

    def EnumJobs(self, *_: object) -> list[dict[str, int]]:
        return list(self.jobs)

    def SetJob(self, _: str, job: int, level: int, info: None, command: int) -> None:
        assert command == 5
        self.jobs = [each for each in self.jobs if each["JobId"] != job]


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> FakeSpooler:
    spooler, types = FakeSpooler(), ModuleType("pywintypes")
    types.error = type("error", (Exception,), {})
    monkeypatch.setitem(sys.modules, "win32print", spooler)
    monkeypatch.setitem(sys.modules, "pywintypes", types)
    monkeypatch.delitem(sys.modules, "escpos.printer.win32raw", raising=False)
    yield spooler
    sys.modules.pop("escpos.printer.win32raw", None)
    assert spooler.handles == 0


def test_windows_gets_the_raster(windows: FakeSpooler, picture: Image.Image) -> None:
    open_spooled("windows", "", 384, 0.5).print(picture, "K7M-000123-A")
    seen = Interpreter(Faults(), lambda _: None)
    seen.take(windows.data)
    assert decode(seen.papers[0].image()) == ORDINARY.token
    assert windows.title == "K7M-000123-A"


def test_a_windows_job_that_does_not_leave_is_deleted(windows: FakeSpooler, picture: Image.Image) -> None:
    windows.stuck = True
    with pytest.raises(PrinterProblem) as caught:
        open_spooled("windows", "POS-58", 384, 0.5).print(picture, "x")
    assert (caught.value.code, caught.value.sent) == ("timeout", True)
    assert windows.jobs == []


@pytest.mark.parametrize(
    ("bits", "state"),
    [
        (0, "unknown"),
        (0x10, "paper-out"),
        (0x08, "paper-out"),
        (0x400000, "cover-open"),
        (0x80, "offline"),
        (0x01, "offline"),
        (0x400, "unknown"),
    ],
)
def test_windows_states(windows: FakeSpooler, picture: Image.Image, bits: int, state: str) -> None:
    windows.status_bits = bits
    printer = open_spooled("windows", "POS-58", 384, 0.5)
    assert printer.status().state == state
    if state != "unknown":
        with pytest.raises(PrinterProblem) as caught:
            printer.print(picture, "x")
        assert (caught.value.code, caught.value.sent) == (state, False)
        assert windows.data == b""


def test_a_windows_printer_that_is_not_there_is_offline(windows: FakeSpooler, picture: Image.Image) -> None:
    printer = open_spooled("windows", "gone", 384, 0.5)
    assert printer.status().state == "offline"
    with pytest.raises(PrinterProblem) as caught:
        printer.print(picture, "x")
    assert (caught.value.code, caught.value.sent) == ("not-found", False)


def test_a_windows_spooler_that_fails_is_named(windows: FakeSpooler, picture: Image.Image) -> None:
    windows.fails = True
    with pytest.raises(PrinterProblem) as caught:
        open_spooled("windows", "POS-58", 384, 0.5).print(picture, "x")
    assert (caught.value.code, caught.value.sent) == ("lost", True)


def test_the_device_library_leaves_no_temporary_folder(tmp_path: Path) -> None:
    """The kiosk starts every day for years; the library's own import leaves one each time (the tooth)."""
    environment = os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(tmp_path))

    def left_by(module: str) -> int:
        before = len(list(tmp_path.iterdir()))
        subprocess.run([sys.executable, "-c", f"import {module}"], env=environment, check=True)
        return len(list(tmp_path.iterdir())) - before

    assert left_by("kiosk.printing.links") == 0
    assert left_by("escpos.printer") == 1
