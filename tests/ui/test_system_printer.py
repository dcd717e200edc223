"""The system's printer: the same dots on a sheet or a roll, read back from the PDF that Qt makes."""

import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from kiosk.errors import PrinterProblem
from kiosk.printing.printers import NoPrinter, open_printer
from kiosk.receipt.layout import draw
from kiosk.scanning.decode import decode
from tests.support.receipts import ALL, ORDINARY
from ui.system_printer import SystemPrinter, place, qimage, system_printer

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("dots", [384, 576])
def test_the_sheet_holds_the_receipt_whole(tmp_path: Path, dots: int) -> None:
    file = tmp_path / "struk.pdf"
    image = draw(ORDINARY, dots)
    assert SystemPrinter(dots=dots, file=file).print(image, "K7M-000123-A") == str(file)
    reader = PdfReader(file)
    assert len(reader.pages) == 1
    assert [round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:]] == [210, 297]
    (inside,) = reader.pages[0].images
    assert inside.image.size == image.size
    assert inside.image.convert("L").tobytes() == image.convert("L").tobytes()
    assert decode(inside.image) == ORDINARY.token


@pytest.mark.parametrize("receipt", ALL.values(), ids=ALL)
@pytest.mark.parametrize("resolution", [300, 600, 1200])
def test_every_receipt_fits_the_sheet(receipt, resolution: int) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setResolution(resolution)
    where = place(qimage(draw(receipt, 576)), printer)
    page = printer.paperRect(QPrinter.Unit.DevicePixel)
    assert page.contains(where)
    assert 45 < where.width() / resolution * 25.4 <= 97
    if resolution >= 600:
        assert where.width() % 576 == 0, "a dot is a whole number of device dots"


@pytest.mark.parametrize(("paper", "dots"), [(58, 384), (80, 576)])
def test_on_a_roll_it_has_its_true_size(paper: int, dots: int) -> None:
    image = draw(ORDINARY, dots)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setFullPage(True)
    roll = QPageSize(QSizeF(paper, image.height / 8), QPageSize.Unit.Millimeter, "roll")
    printer.setPageSize(roll)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    printer.setResolution(203)
    where = place(qimage(image), printer)
    assert where.width() == pytest.approx(dots, abs=1)
    assert where.top() == 0


def test_a_printer_the_system_does_not_have_is_offline(picture: Image.Image) -> None:
    printer = SystemPrinter("no such printer")
    assert printer.status().state == "offline"
    with pytest.raises(PrinterProblem) as caught:
        printer.print(picture, "x")
    assert (caught.value.code, caught.value.sent) == ("not-found", False)


def test_a_printer_is_never_called_ready_on_a_drivers_word(monkeypatch: pytest.MonkeyPatch) -> None:
    class Idle:
        def isNull(self) -> bool:
            return False

        def state(self) -> QPrinter.PrinterState:
            return QPrinter.PrinterState.Idle

    monkeypatch.setattr(QPrinterInfo, "defaultPrinter", staticmethod(Idle))
    assert SystemPrinter().status().state == "unknown"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_file_that_cannot_be_written_is_not_sent(tmp_path: Path, picture: Image.Image) -> None:
    with pytest.raises(PrinterProblem) as caught:
        SystemPrinter(file=tmp_path / "absent" / "a.pdf").print(picture, "x")
    assert not caught.value.sent


def test_a_driver_that_hangs_holds_nobody(picture: Image.Image, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = SystemPrinter()
    printer._seconds = 0.2
    monkeypatch.setattr(printer, "_open", lambda *_: time.sleep(1))
    with pytest.raises(PrinterProblem, match="timeout") as caught:
        printer.print(picture, "x")
    assert not caught.value.sent


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    return draw(ORDINARY, 576)


@dataclass(frozen=True)
class Settings:
    kind: str = "system"
    address: str = "Kantor"
    dots: int = 576
    timeout_seconds: float = 8.0
    folder: str = ""


def test_the_window_opens_it_and_the_terminal_says_it_does_not_know() -> None:
    assert system_printer(Settings()).dots == 576
    terminal = open_printer(Settings(), Path())
    assert isinstance(terminal, NoPrinter)
    assert terminal.status().state == "unknown"


def test_whole_pages_come_out_as_they_were_drawn(tmp_path: Path) -> None:
    pages = [Image.new("1", (2480, 3508), shade) for shade in (0, 1)]
    pages[1].paste(0, (100, 100, 500, 300))
    file = tmp_path / "kunjungan.pdf"
    assert SystemPrinter(file=file).print_sheets(pages, "kunjungan") == str(file)
    read = PdfReader(file).pages
    assert [[round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] for page in read] == [
        [210, 297]
    ] * 2
    assert [page.images[0].image.convert("1").tobytes() for page in read] == [
        page.tobytes() for page in pages
    ]


def test_a_roll_takes_no_whole_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = SystemPrinter(file=tmp_path / "x.pdf")
    opened = printer._open

    def on_a_roll(picture: object, title: str) -> QPrinter:
        made = opened(picture, title)
        made.setPageSize(QPageSize(QSizeF(80, 200), QPageSize.Unit.Millimeter, "roll"))
        return made

    monkeypatch.setattr(printer, "_open", on_a_roll)
    with pytest.raises(PrinterProblem) as problem:
        printer.print_sheets([Image.new("1", (2480, 3508), 1)], "x")
    assert problem.value.code == "roll" and not problem.value.sent
