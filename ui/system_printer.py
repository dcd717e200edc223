"""Prints on an office printer or a receipt printer with a driver: the same dots, through Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from kiosk.errors import PrinterProblem
from kiosk.printing.printer import PrinterStatus, plain_name
from kiosk.printing.printers import PrinterSettings
from kiosk.printing.timeout import Attempt, DeviceThread

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PIL import Image

_DOTS_PER_MM = 8
_ROLL_MM = 90
_MARGIN_MM = 12
_WIDEST_MM = 96
_SPOOL_SECONDS = 10.0
_STATUS_SECONDS = 4.0
_SHEET_SECONDS = 3.0
_BLACK, _WHITE = 0xFF000000, 0xFFFFFFFF


def system_printer(settings: PrinterSettings) -> SystemPrinter:
    """The printer whose name is the settings' address; the system's default one where that is empty."""
    return SystemPrinter(settings.address, settings.dots, settings.timeout_seconds)


class SystemPrinter:
    """Prints through the driver; with `file` the page goes into a PDF instead of to a device."""

    def __init__(
        self, name: str = "", dots: int = 576, timeout_seconds: float = 8.0, file: Path | None = None
    ) -> None:
        self.dots = dots
        self._name = name
        self._file = file
        self._seconds = timeout_seconds + _SPOOL_SECONDS
        self._thread = DeviceThread()

    def status(self) -> PrinterStatus:
        """Offline where the system has no such printer or calls it broken; a driver never proves more."""
        try:
            return self._thread.run(_STATUS_SECONDS, lambda _: self._look())
        except PrinterProblem:
            return PrinterStatus("unknown")

    def print(self, image: Image.Image, name: str) -> str | None:
        picture = qimage(image)
        self._thread.run(self._seconds, lambda attempt: self._print(attempt, picture, plain_name(name)))
        return str(self._file) if self._file else None

    def print_sheets(self, pages: Sequence[Image.Image], name: str) -> str | None:
        """Whole A4 pages from memory; PrinterProblem("roll") where the driver's paper is a roll."""
        pictures = [qimage(page) for page in pages]
        self._thread.run(
            self._seconds + _SHEET_SECONDS * len(pages),
            lambda attempt: self._print_pages(attempt, pictures, plain_name(name)),
        )
        return str(self._file) if self._file else None

    def _look(self) -> PrinterStatus:
        if self._file:
            return PrinterStatus("ready")
        info = self._info()
        broken = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
        return PrinterStatus("offline" if info.isNull() or info.state() in broken else "unknown")

    def _info(self) -> QPrinterInfo:
        return QPrinterInfo.printerInfo(self._name) if self._name else QPrinterInfo.defaultPrinter()

    def _open(self, picture: QImage, title: str) -> QPrinter:
        if self._file:
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self._file))
        else:
            info = self._info()
            if info.isNull():
                raise PrinterProblem("not-found")
            printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setFullPage(True)
        size = printer.pageLayout().pageSize().size(QPageSize.Unit.Millimeter)
        if size.width() <= _ROLL_MM:
            roll = QSizeF(size.width(), picture.height() / _DOTS_PER_MM)
            printer.setPageSize(QPageSize(roll, QPageSize.Unit.Millimeter, "struk"))
            printer.setPageMargins(QMarginsF(0, 0, 0, 0))
        else:
            printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        return printer

    def _print(self, attempt: Attempt, picture: QImage, title: str) -> None:
        printer = self._open(picture, title)
        _paint(attempt, printer, [(place(picture, printer), picture)])

    def _print_pages(self, attempt: Attempt, pictures: list[QImage], title: str) -> None:
        printer = self._open(pictures[0], title)
        page = printer.paperRect(QPrinter.Unit.DevicePixel)
        if page.width() / printer.resolution() * 25.4 <= _ROLL_MM:
            raise PrinterProblem("roll")
        _paint(attempt, printer, [(page, picture) for picture in pictures])


def _paint(attempt: Attempt, printer: QPrinter, pages: list[tuple[QRectF, QImage]]) -> None:
    """One picture a page, each into its place; nothing is sent once the attempt was given up."""
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterProblem("not-found")
    try:
        attempt.begin_sending()
    except PrinterProblem:
        printer.abort()
        painter.end()
        raise
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    for number, (where, picture) in enumerate(pages):
        if number and not printer.newPage():
            painter.end()
            raise PrinterProblem("lost", sent=True)
        painter.drawImage(where, picture)
    if not painter.end() or printer.printerState() == QPrinter.PrinterState.Error:
        raise PrinterProblem("lost", sent=True)


def qimage(image: Image.Image) -> QImage:
    """The drawn receipt as Qt holds it, dot for dot; in one bit, because Qt packs greys as JPEG."""
    row = (image.width + 7) // 8
    shared = QImage(image.tobytes(), image.width, image.height, row, QImage.Format.Format_Mono)
    shared.setColorTable([_BLACK, _WHITE])
    return shared.copy()


def place(picture: QImage, printer: QPrinter) -> QRectF:
    """Where the picture goes, in device dots: true size on a roll, as large as fits on a sheet.

    Every dot becomes a whole number of device dots where these are fine enough (QR modules stay even).
    """
    page = printer.paperRect(QPrinter.Unit.DevicePixel)
    per_mm = printer.resolution() / 25.4
    if page.width() / per_mm <= _ROLL_MM:
        scale, top = per_mm / _DOTS_PER_MM, 0.0
    else:
        room = page.height() - 2 * _MARGIN_MM * per_mm
        scale, top = min(_WIDEST_MM * per_mm / picture.width(), room / picture.height()), _MARGIN_MM * per_mm
    scale = float(int(scale)) if scale >= 3 else scale
    width, height = picture.width() * scale, picture.height() * scale
    return QRectF(round((page.width() - width) / 2), round(top), round(width), round(height))
