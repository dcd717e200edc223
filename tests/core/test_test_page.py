"""The technician's test page: whole width, a code that reads and is no receipt, and true refusals."""

from pathlib import Path

import numpy as np
import pytest

from kiosk.clock import FixedClock
from kiosk.errors import Refused
from kiosk.printing.printers import FilePrinter, NoPrinter
from kiosk.printing.test_page import draw_test_page, print_test_page
from kiosk.receipt.trust import Trust, verify
from kiosk.scanning.decode import decode


@pytest.mark.parametrize("dots", [384, 576])
def test_its_ruler_reaches_both_edges(dots: int) -> None:
    page = np.asarray(draw_test_page("K7M", "2026-11-21", dots))
    assert page.shape[1] == dots
    rulers = [y for y in range(page.shape[0]) if not page[y, 0] and not page[y, -1] and not page[y, 8]]
    assert rulers, "the first and the last dot are printed"


@pytest.mark.parametrize("dots", [384, 576])
def test_its_code_reads_and_is_no_receipt(dots: int) -> None:
    text = decode(draw_test_page("K7M", "2026-11-21", dots))
    assert text is not None
    assert verify(text, Trust()).result == "not-a-receipt"


def test_it_is_printed_under_its_own_name(tmp_path: Path, clock: FixedClock) -> None:
    assert print_test_page(FilePrinter(tmp_path, 384), "K7M", clock.today()) == "ready"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["TEST-K7M.pdf", "TEST-K7M.png"]


def test_a_printer_that_cannot_is_named(clock: FixedClock) -> None:
    with pytest.raises(Refused, match="no-printer"):
        print_test_page(NoPrinter(), "K7M", clock.today())
