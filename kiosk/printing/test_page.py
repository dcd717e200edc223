"""Draws a page that shows what a printer can: its width, black and dead dots, and whether its codes read."""

from datetime import date

from PIL import Image

from kiosk.errors import PrinterProblem, Refused
from kiosk.paper import ornament
from kiosk.paper.files import DOTS_PER_MM
from kiosk.paper.strip import Sheet
from kiosk.printing.printer import Printer
from kiosk.receipt.layout import NARROW, WIDE, Dots

_CODE = "ANJUNGAN KKBC 0123456789 PRINT TEST "
_CHARACTERS = 140


def print_test_page(printer: Printer, code: str, day: date) -> str:
    """Print it and return the printer's state afterwards; Refused with the printer's code when it cannot.

    `code` is the station's, `day` stands on the page.
    """
    dots: Dots = 384 if printer.dots == 384 else 576
    page = draw_test_page(code, str(day), dots)
    try:
        printer.print(page, f"TEST-{code}")
    except PrinterProblem as problem:
        raise Refused(problem.code, "printer", problem.detail) from problem
    return printer.status().state


def draw_test_page(code: str, day: str, dots: Dots) -> Image.Image:
    """The page in mode "1": no receipt, no number, a code that is not a token."""
    style = WIDE if dots == 576 else NARROW
    sheet = Sheet(dots, style.margin)
    sheet.picture(ornament.band(dots, style.tile))
    sheet.space(style.step * 2)
    sheet.centred(style.campaign, "CETAK UJI · TEST")
    sheet.centred(style.title, f"{code} · {day}")
    sheet.centred(style.small, f"{dots} dots · {dots // DOTS_PER_MM} mm")
    sheet.space(style.step)
    sheet.picture(ornament.ruler(dots, DOTS_PER_MM))
    sheet.space(style.step)
    sheet.block(style.status.line)
    sheet.space(style.status.line + style.step)
    sheet.picture(ornament.hatched(sheet.inner, style.status.line, 0))
    sheet.space(style.step)
    sheet.picture(ornament.qr((_CODE * 5)[:_CHARACTERS], dots))
    for kind in (style.label, style.value, style.small, style.foot):
        sheet.centred(kind, f"Aa 0123456789 Ḍḍ Ṭṭ é â ʼ {kind.size}")
    sheet.space(style.step * 2)
    sheet.picture(ornament.band(dots, style.tile))
    return sheet.image()
