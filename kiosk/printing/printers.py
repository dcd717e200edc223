"""Chooses the printer that the settings name; has the one that writes files, and the one that is none."""

import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from kiosk.errors import PrinterProblem, SettingsError
from kiosk.files import write_durably
from kiosk.printing.printer import Printer, PrinterStatus, State, plain_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PIL import Image


class PrinterSettings(Protocol):
    """The printer table of settings.toml."""

    @property
    def kind(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def dots(self) -> int: ...
    @property
    def timeout_seconds(self) -> float: ...
    @property
    def folder(self) -> str: ...


@dataclass(frozen=True)
class FilePrinter:
    """Writes every receipt as NAME.png and NAME.pdf into a folder: needs no device."""

    folder: Path
    dots: int = 576

    def status(self) -> PrinterStatus:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return PrinterStatus("offline")
        return PrinterStatus("ready" if os.access(self.folder, os.W_OK) else "offline")

    def print(self, image: "Image.Image", name: str) -> str | None:
        from kiosk.paper.files import png_bytes, save_pdf

        picture = self._keep(f"{plain_name(name)}.png", lambda out: out.write(png_bytes(image)), sent=False)
        self._keep(f"{plain_name(name)}.pdf", lambda out: save_pdf(image, out), sent=True)
        return picture

    def print_sheets(self, pages: "Sequence[Image.Image]", name: str) -> str | None:
        """The pages as NAME.pdf."""
        from kiosk.paper.files import save_sheets

        return self._keep(f"{plain_name(name)}.pdf", lambda out: save_sheets(pages, out), sent=False)

    def _keep(self, name: str, save: "Callable[[BinaryIO], object]", *, sent: bool) -> str:
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            content = io.BytesIO()
            save(content)
            write_durably(self.folder / name, content.getvalue(), 0o600)
        except OSError as error:
            raise PrinterProblem("disk", type(error).__name__, sent=sent) from error
        return str(self.folder / name)


@dataclass(frozen=True)
class NoPrinter:
    """A kiosk without a printer, or one that only the window reaches: the code is on the screen."""

    dots: int = 384
    state: State = "offline"

    def status(self) -> PrinterStatus:
        return PrinterStatus(self.state)

    def print(self, image: "Image.Image", name: str) -> None:
        raise PrinterProblem("no-printer")


def open_printer(settings: PrinterSettings, station: Path) -> Printer:
    """The printer that the settings name; touches no device. SettingsError for a wrong kind or address.

    `station` is the data folder: files go to its subfolder "struk" where no other is named. The kind
    "system" is opened by the window (ui/system_printer.py); without one nothing can be printed on it.
    """
    kind = settings.kind
    if kind == "none":
        return NoPrinter(settings.dots)
    if kind == "system":
        return NoPrinter(settings.dots, "unknown")
    if kind == "file":
        return FilePrinter(receipts_folder(settings, station), settings.dots)
    if kind in ("network", "usb", "serial"):
        from kiosk.printing.escpos import open_escpos

        return open_escpos(kind, settings.address, settings.dots, settings.timeout_seconds)
    if kind in ("windows", "cups"):
        from kiosk.printing.spooler import open_spooled

        return open_spooled(kind, settings.address, settings.dots, settings.timeout_seconds)
    raise SettingsError("printer-kind", detail=f"printer.kind {kind!r} is not one this program knows")


def receipts_folder(settings: PrinterSettings, station: Path) -> Path:
    """Where the kind "file" writes: the named folder, else "struk" in the data folder."""
    return station / (settings.folder or settings.address or "struk")
