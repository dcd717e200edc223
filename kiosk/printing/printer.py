"""Defines what a printer is to the rest of the program.

Every call answers or raises PrinterProblem within its deadline. `sent` says whether bytes may be on paper.
Problem codes: no-printer, not-found, busy, timeout, lost, paper-out, cover-open, offline, disk, unusable,
roll.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import Image

State = Literal["ready", "paper-out", "paper-low", "cover-open", "offline", "unknown"]
CANNOT_PRINT: tuple[State, ...] = ("paper-out", "cover-open", "offline")


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """What the device says about itself; unknown where it does not answer, never "ready" by default."""

    state: State


class Printer(Protocol):
    """A device that takes a drawn receipt. Its calls may wait: only the worker makes them."""

    @property
    def dots(self) -> int:
        """Its width: 384 (58 mm) or 576 (80 mm)."""

    def status(self) -> PrinterStatus:
        """How the device is, asked now."""

    def print(self, image: "Image.Image", name: str) -> str | None:
        """Put the picture on paper; returns when the device has it. Raises PrinterProblem.

        The answer is the path of the picture where the printer makes files, else None.
        """


@runtime_checkable
class SheetPrinter(Protocol):
    """A printer that also takes whole A4 pages."""

    def print_sheets(self, pages: "Sequence[Image.Image]", name: str) -> str | None:
        """Put the pages (mode "1", A4) on paper, as `print` does; PrinterProblem("roll") for a roll."""


def plain_name(name: str) -> str:
    """The name of a paper with letters, digits and dashes only: it becomes a file's and a job's name."""
    return re.sub(r"[^A-Za-z0-9-]", "", name)[:60] or "struk"
