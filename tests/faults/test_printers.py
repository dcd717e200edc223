"""Receipt printers with every fault that the fake can have: the caller always gets a true answer in time."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.errors import PrinterProblem, SettingsError
from kiosk.paper.typeface import printable
from kiosk.printing.addresses import network_address, queue_name
from kiosk.printing.escpos import EscposPrinter, open_escpos
from kiosk.printing.printer import State, plain_name
from kiosk.printing.printers import FilePrinter, NoPrinter, open_printer
from kiosk.printing.raster import raster
from kiosk.printing.status_bytes import Sifter, meaning
from kiosk.printing.timeout import Attempt, DeviceThread
from kiosk.receipt.layout import draw
from kiosk.scanning.decode import decode
from tests.core import naughty
from tests.support.fakes import FakeEscposPrinter, Faults, Interpreter
from tests.support.receipts import LONGEST, ORDINARY

SECONDS = 1.0
SLACK = 1.5


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    return draw(ORDINARY, 384)


@pytest.fixture(params=["tcp", "pty"])
def device(request: pytest.FixtureRequest) -> Iterator[FakeEscposPrinter]:
    with FakeEscposPrinter(pty=request.param == "pty") as fake:
        yield fake


def printer_for(device: FakeEscposPrinter, seconds: float = SECONDS) -> EscposPrinter:
    if device.address.startswith("/"):
        return open_escpos("serial", f"{device.address}:921600", 384, seconds)
    return open_escpos("network", device.address, 384, seconds)


def settle() -> None:
    """Let the fake finish what it has been sent."""
    time.sleep(0.15)


def test_paper_shows_every_dot_that_was_drawn(device: FakeEscposPrinter, picture: Image.Image) -> None:
    printer_for(device).print(picture, "K7M-000123-A")
    settle()
    (paper,) = device.cut_papers
    assert paper.crop((0, 0, 384, picture.height)).tobytes() == picture.convert("L").tobytes()
    assert decode(paper) == ORDINARY.token
    assert device.interpreter.unknown == []


@pytest.mark.parametrize(
    ("faults", "state"),
    [
        (Faults(), "ready"),
        (Faults(near_end=True), "paper-low"),
        (Faults(paper_left=0), "paper-out"),
        (Faults(cover_open=True), "cover-open"),
        (Faults(mute=True), "unknown"),
        (Faults(garbage=True), "unknown"),
        (Faults(stall_after=0), "unknown"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_state_is_what_the_device_says_and_never_better(
    device: FakeEscposPrinter, faults: Faults, state: str
) -> None:
    device.faults.__dict__.update(faults.__dict__)
    start = time.monotonic()
    assert printer_for(device).status().state == state
    assert time.monotonic() - start < SECONDS + SLACK


XOFF, XON, WELL = b"\x13", b"\x11", bytes((0x10, 0, 0, 0))
"""What printers say unasked: stop, go on, and the four bytes of ASB of one that is well."""
ASB_PAPER_OUT, ASB_COVER_OPEN = bytes((0x18, 0, 0x0F, 0)), bytes((0x38, 0, 0, 0))


@pytest.mark.parametrize("chatter", [XOFF, XON, WELL, XOFF + WELL + XON, WELL + WELL, ASB_PAPER_OUT])
@pytest.mark.parametrize(
    ("left", "near_end", "state"),
    [(10**9, False, "ready"), (10**9, True, "paper-low"), (0, False, "paper-out")],
)
def test_answers_are_sifted_out_of_what_is_said_unasked(
    device: FakeEscposPrinter, chatter: bytes, left: int, near_end: bool, state: str
) -> None:
    device.faults.__dict__.update(Faults(left, near_end, chatter=chatter).__dict__)
    assert printer_for(device).status().state == state


@pytest.mark.parametrize("chatter", [XOFF, WELL, XON + WELL + XOFF])
def test_asb_is_not_taken_for_the_answer_that_all_is_printed(
    device: FakeEscposPrinter, picture: Image.Image, chatter: bytes
) -> None:
    """The last three bytes of ASB look like the answer to GS r; the paper runs out in the middle."""
    device.faults.__dict__.update(Faults(picture.height - 5, chatter=chatter).__dict__)
    with pytest.raises(PrinterProblem) as caught:
        printer_for(device).print(picture, "x")
    assert (caught.value.code, caught.value.sent) == ("paper-out", True)


@pytest.mark.parametrize("silent", [(1,), (2,), (1, 2), (4,), (2, 4)])
def test_one_known_paper_out_beside_unknown_answers_is_paper_out(
    device: FakeEscposPrinter, picture: Image.Image, silent: tuple[int, ...]
) -> None:
    told = ASB_PAPER_OUT if 4 in silent and 2 in silent else b""
    device.faults.__dict__.update(Faults(0, silent_to=silent, chatter=told).__dict__)
    patient = printer_for(device, seconds=4.0)
    assert patient.status().state == "paper-out"
    with pytest.raises(PrinterProblem) as caught:
        patient.print(picture, "x")
    assert (caught.value.code, caught.value.sent) == ("paper-out", False)


@pytest.mark.parametrize(
    ("bits", "state"),
    [
        ((None, None, 0x72), "paper-out"),
        ((None, 0x32, None), "paper-out"),
        ((None, 0x16, None), "cover-open"),
        ((None, 0x52, None), "offline"),
        ((0x1A, None, None), "offline"),
        ((None, 0x12, 0x12), "unknown"),
        ((0x12, 0x12, None), "unknown"),
        ((0x12, None, 0x12), "ready"),
    ],
)
def test_known_trouble_goes_before_what_is_not_known(bits: tuple[int | None, ...], state: str) -> None:
    assert meaning(*bits) == state


@pytest.mark.parametrize("told", [ASB_PAPER_OUT, ASB_COVER_OPEN])
@pytest.mark.parametrize("cuts", [(), (1,), (2, 3), (1, 2, 3)])
def test_asb_may_come_in_pieces(told: bytes, cuts: tuple[int, ...]) -> None:
    sifter = Sifter()
    ends = (0, *cuts, 4)
    for start, end in pairwise(ends):
        assert sifter.take(told[start:end]) is None
        assert sifter.take(XOFF) is None
    assert sifter.told == ("paper-out" if told is ASB_PAPER_OUT else "cover-open")
    assert not sifter.done
    assert sifter.take(b"\x12") == 0x12
    assert sifter.take(WELL) is None and sifter.told is None
    assert sifter.take(b"\xff\x12") is None, "what no printer sends voids the answer beside it"
    sifter.take(b"\x00")
    assert sifter.done


@given(st.lists(st.binary(max_size=12), max_size=30))
def test_any_bytes_are_sifted_without_a_fault(pieces: list[bytes]) -> None:
    """An answer is one of the bytes that came, of the form of an answer."""
    sifter = Sifter()
    for piece in pieces:
        answer = sifter.take(piece)
        assert answer is None or (answer in piece and answer & 0b10010011 == 0b00010010)
        assert meaning(answer, answer, answer, sifter.told) in get_args(State)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("printer", ("printer", 9100)),
        (" 192.168.1.20:9101 ", ("192.168.1.20", 9101)),
        ("socket://192.168.1.20:9100", ("192.168.1.20", 9100)),
        ("SOCKET://printer/", ("printer", 9100)),
        ("tcp://printer:9102/", ("printer", 9102)),
        ("[::1]:9100", ("::1", 9100)),
        ("socket://[fe80::1]", ("fe80::1", 9100)),
        ("fe80::1", ("fe80::1", 9100)),
    ],
)
def test_network_addresses_are_understood_as_people_write_them(text: str, address: tuple[str, int]) -> None:
    assert network_address(text) == address


@pytest.mark.parametrize(
    ("kind", "text", "named"),
    [
        ("network", r"\\PC\struk", "windows"),
        ("network", "//PC/struk", "windows"),
        ("network", "smb://PC/struk", "windows"),
        ("network", "usb://EPSON/TM-T20", "usb"),
        ("network", "ipp://host/printers/x", "IPP"),
        ("network", "lpd://host/queue", "LPD"),
        ("network", "http://host", "web page"),
        ("network", "COM3:19200", "serial"),
        ("network", "/dev/usb/lp0", "serial"),
        ("network", "gopher://host", "gopher"),
        ("network", "host:0", "host:port"),
        ("network", "ho st", "host:port"),
        ("network", "host:" + "9" * 5000, "host:port"),
        ("cups", r"\\PC\struk", "Windows"),
        ("cups", "socket://host:9100", "network"),
        ("cups", "ipp://host/printers/x", "IPP"),
        ("cups", "-d x", "queue"),
        ("windows", "socket://host:9100", "network"),
        ("windows", r"\\PC", "NAME"),
        ("windows", r"\\PC\a\b", "NAME"),
        ("windows", r"a\b", "queue"),
    ],
)
def test_addresses_of_another_kind_are_refused_by_name(kind: str, text: str, named: str) -> None:
    with pytest.raises(SettingsError) as caught:
        open_printer(Settings(kind, text), Path())
    assert caught.value.code == "printer-address"
    assert named in caught.value.mend
    assert len(caught.value.mend) < 250


@pytest.mark.parametrize("text", [r"\\PC\struk", "//PC/struk", "smb://PC/struk"])
def test_a_windows_share_is_understood_however_it_is_written(text: str) -> None:
    assert queue_name("windows", text) == r"\\PC\struk"


@pytest.mark.parametrize(
    ("faults", "code"), [(Faults(paper_left=0), "paper-out"), (Faults(cover_open=True), "cover-open")]
)
def test_trouble_before_the_first_byte_is_not_sent(
    device: FakeEscposPrinter, picture: Image.Image, faults: Faults, code: str
) -> None:
    device.faults.__dict__.update(faults.__dict__)
    with pytest.raises(PrinterProblem) as caught:
        printer_for(device).print(picture, "x")
    assert (caught.value.code, caught.value.sent) == (code, False)
    device.refill()
    settle()
    assert device.papers == []


@pytest.mark.parametrize("faults", [Faults(mute=True), Faults(garbage=True), Faults(no_done_answer=True)])
def test_a_printer_that_does_not_talk_prints_all_the_same(
    device: FakeEscposPrinter, picture: Image.Image, faults: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.printing.escpos._DONE_SECONDS", 0.5)
    device.faults.__dict__.update(faults.__dict__)
    printer_for(device).print(picture, "x")
    settle()
    assert [decode(paper) for paper in device.cut_papers] == [ORDINARY.token]


@pytest.mark.parametrize("fault", ["stall_after", "die_after", "paper_left"])
def test_a_printer_that_stops_mid_image_is_sent_and_in_time(
    device: FakeEscposPrinter, picture: Image.Image, fault: str
) -> None:
    setattr(device.faults, fault, 300 if fault == "paper_left" else 20_000)
    start = time.monotonic()
    with pytest.raises(PrinterProblem) as caught:
        printer_for(device).print(picture, "x")
    assert time.monotonic() - start < SECONDS + picture.height / 400 + SLACK
    assert caught.value.sent
    assert caught.value.code in ("timeout", "lost", "paper-out")
    assert device.cut_papers == []


def test_paper_that_runs_out_under_a_patient_buffer_is_noticed(
    picture: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Interpreter, "_BUFFER", 10**7)
    with FakeEscposPrinter(Faults(paper_left=900)) as device, pytest.raises(PrinterProblem) as caught:
        printer_for(device).print(picture, "x")
    assert (caught.value.code, caught.value.sent) == ("paper-out", True)


@pytest.mark.parametrize("kind", ["tcp", "pty"])
def test_a_given_up_paper_does_not_burst_out_after_the_refill(picture: Image.Image, kind: str) -> None:
    """At most what the device had already taken comes out; never the end of the receipt."""
    with FakeEscposPrinter(Faults(paper_left=200), pty=kind == "pty") as device:
        printer = printer_for(device)
        with pytest.raises(PrinterProblem):
            printer.print(picture, "x")
        device.refill()
        time.sleep(0.5)
        assert device.cut_papers == []
        assert sum(len(paper.rows) for paper in device.interpreter.papers) < picture.height


def test_the_next_receipt_after_a_fault_prints_whole(device: FakeEscposPrinter, picture: Image.Image) -> None:
    printer = printer_for(device)
    device.faults.stall_after = 20_000
    with pytest.raises(PrinterProblem):
        printer.print(picture, "x")
    time.sleep(0.3)
    device.switch_off_and_on()
    device.refill()
    printer.print(draw(replace(LONGEST, token=ORDINARY.token), 384), "y")
    settle()
    assert [decode(paper) for paper in device.cut_papers][-1] == ORDINARY.token


def test_a_printer_that_is_not_there_is_offline_and_nothing_was_sent(picture: Image.Image) -> None:
    with FakeEscposPrinter() as gone:
        address = gone.address
    printer = open_escpos("network", address, 384, SECONDS)
    assert printer.status().state == "offline"
    with pytest.raises(PrinterProblem) as caught:
        printer.print(picture, "x")
    assert (caught.value.code, caught.value.sent) == ("not-found", False)
    serial = open_escpos("serial", "/dev/no-such-line", 384, SECONDS)
    assert serial.status().state == "offline"


def test_a_printer_that_hangs_up_at_once_is_offline(picture: Image.Image) -> None:
    with FakeEscposPrinter(Faults(refuse=True)) as device:
        assert printer_for(device).status().state in ("offline", "unknown")
        with pytest.raises(PrinterProblem) as caught:
            printer_for(device).print(picture, "x")
    assert not caught.value.sent


class Wall:
    """A link whose driver waits for ever, as python-escpos does on USB by default."""

    def __init__(self) -> None:
        self.aborted = threading.Event()

    def open(self, seconds: float) -> None: ...

    def write(self, data: bytes) -> None:
        self.aborted.wait(20)

    def read(self, seconds: float) -> bytes:
        return b""

    def abort(self) -> None: ...

    def close(self) -> None: ...


def test_a_driver_that_waits_for_ever_holds_nobody_and_lets_nobody_else_in(picture: Image.Image) -> None:
    wall = Wall()
    printer = EscposPrinter(lambda: wall, 384, 0.2)
    start = time.monotonic()
    assert printer.status().state == "unknown"
    with pytest.raises(PrinterProblem, match="busy") as caught:
        printer.print(picture, "x")
    assert not caught.value.sent
    assert time.monotonic() - start < 1
    wall.aborted.set()


def test_work_that_wakes_after_the_deadline_may_not_begin_to_send() -> None:
    woken, began = threading.Event(), []

    def work(attempt: Attempt) -> None:
        woken.wait(5)
        attempt.begin_sending()
        began.append(True)

    thread = DeviceThread()
    with pytest.raises(PrinterProblem) as caught:
        thread.run(0.05, work)
    assert not caught.value.sent
    woken.set()
    time.sleep(0.1)
    assert began == []


def test_a_bug_in_device_work_reaches_the_caller() -> None:
    with pytest.raises(ZeroDivisionError):
        DeviceThread().run(1, lambda _: 1 / 0)


def test_no_real_time_command_can_hide_in_a_picture() -> None:
    """DLE EOT, DLE ENQ and DLE DC4 drawn as dots, across rows and bands too, lose their meaning."""
    width = 16
    rows = [b"\x10\x04", b"\x04\x10", b"\x10\x14", b"\x00\x10", b"\x05\x00"] * 60
    picture = Image.frombytes("1", (width, len(rows)), bytes(byte ^ 255 for byte in b"".join(rows)))
    data = raster(picture)
    for command in (b"\x10\x04", b"\x10\x05", b"\x10\x14"):
        assert command not in data
    seen = Interpreter(Faults(), lambda _: None)
    seen.take(data)
    assert seen.real_time_inside_a_picture == 0
    assert len(seen.papers[0].rows) == len(rows) + 4 * 30


def test_what_a_person_typed_is_never_a_command() -> None:
    """The same receipt with command bytes in every field gives the same commands around the dots."""
    hostile = "\x1b@\x1dV\x00\x10\x04\x01\x1bp\x00\x19\xfa^XA ESC/POS"
    receipt = replace(ORDINARY, name=hostile, place=hostile, occupation=hostile, agent=hostile, hours=hostile)
    seen = Interpreter(Faults(), lambda _: None)
    seen.take(raster(draw(receipt, 384)))
    assert seen.unknown == []
    assert seen.real_time_inside_a_picture == 0
    assert [paper.was_cut for paper in seen.papers] == [True, False]


@pytest.mark.parametrize("text", naughty.TEXTS, ids=naughty.IDS)
def test_naughty_text_reaches_neither_the_device_nor_the_line(text: str) -> None:
    assert naughty.escapes(printable(text)) == []
    answered: list[bytes] = []
    seen = Interpreter(Faults(), answered.append)
    seen.take(raster(draw(replace(ORDINARY, name=text, place=text, wadah=text), 384)))
    assert (seen.unknown, answered, len(seen.papers)) == ([], [], 2)


# Printers without a wire


@dataclass(frozen=True)
class Settings:
    kind: str
    address: str = ""
    dots: int = 384
    timeout_seconds: float = 1.0
    folder: str = ""


def test_the_file_printer_writes_both_files_and_no_others(tmp_path: Path, picture: Image.Image) -> None:
    printer = open_printer(Settings("file"), tmp_path)
    assert printer.status().state == "ready"
    file = printer.print(picture, "K7M-000123-A")
    assert file == str(tmp_path / "struk" / "K7M-000123-A.png")
    assert sorted(path.name for path in (tmp_path / "struk").iterdir()) == [
        "K7M-000123-A.pdf",
        "K7M-000123-A.png",
    ]
    with Image.open(tmp_path / "struk" / "K7M-000123-A.png") as image:
        assert decode(image) == ORDINARY.token


def test_a_folder_that_cannot_be_written_is_offline(tmp_path: Path, picture: Image.Image) -> None:
    (tmp_path / "file").write_text("")
    printer = FilePrinter(tmp_path / "file", 384)
    assert printer.status().state == "offline"
    with pytest.raises(PrinterProblem) as caught:
        printer.print(picture, "x")
    assert (caught.value.code, caught.value.sent) == ("disk", False)


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "..", "\x00", "K7M-1\n", ""])
def test_a_paper_name_cannot_leave_the_folder(tmp_path: Path, picture: Image.Image, name: str) -> None:
    folder = tmp_path / "inner"
    FilePrinter(folder, 384).print(picture, name)
    assert [path.name for path in tmp_path.iterdir()] == ["inner"]
    assert {path.suffix for path in folder.iterdir()} == {".png", ".pdf"}
    assert set(plain_name(name)) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")


def test_no_printer_says_so(picture: Image.Image) -> None:
    printer = open_printer(Settings("none"), Path())
    assert isinstance(printer, NoPrinter)
    assert printer.status().state == "offline"
    with pytest.raises(PrinterProblem, match="no-printer"):
        printer.print(picture, "x")


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("laser", ""),
        ("network", ""),
        ("network", "host:port"),
        ("network", "host:99999"),
        ("usb", "zz:1"),
        ("usb", "04b8"),
        ("serial", ""),
    ],
)
def test_settings_that_cannot_work_are_refused(kind: str, address: str) -> None:
    with pytest.raises(SettingsError) as caught:
        open_printer(Settings(kind, address), Path())
    assert caught.value.code in ("printer-kind", "printer-address")


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("network", "192.0.2.7"),
        ("network", "192.0.2.7:9101"),
        ("usb", ""),
        ("usb", "04b8:0e15"),
        ("serial", "COM3:19200"),
        ("windows", "POS-58"),
        ("cups", "struk"),
    ],
)
def test_opening_touches_no_device(kind: str, address: str) -> None:
    assert open_printer(Settings(kind, address, dots=576), Path()).dots == 576
