"""Gives the verbs of files the station they work on, progress, and refusals as people read them."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.agency.lists.export import FIELDS as EXPORTED
from kiosk.agency.lists.import_rows import FIELDS as IMPORTED
from kiosk.agency.lists.mappings import DECISIONS, MEMBERS, Mapping, find_mapping, load_mapping
from kiosk.agency.lists.reading.read_sheet import BadCell
from kiosk.errors import Refused
from kiosk.files import Tell
from kiosk.station import Station
from kiosk.terminal.output import advice, show, tell, told

MOST_SHOWN = 20


@contextmanager
def station_of(arguments: argparse.Namespace) -> Iterator[Station]:
    """The station that --data names, closed again afterwards."""
    from kiosk.terminal.station_commands import opened

    station = opened(arguments)
    try:
        yield station
    finally:
        station.store.close()


def mapping_of(name: str, data: Path | None = None, *, of_people: bool = True) -> Mapping:
    """A checked mapping by name or file, the station's own first; Refused("no-mapping").

    `of_people`: one of paid months will not do.
    """
    if name in (DECISIONS, MEMBERS):
        name = ""
    mapping = load_mapping(find_mapping(name, data), (*EXPORTED, *IMPORTED))
    if of_people and mapping.rows != "people":
        raise Refused("no-mapping", "mapping", name)
    return mapping


def branch_mapping(name: str, data: Path | None = None) -> Mapping:
    """How one of the branch's own sheets looks: DECISIONS or MEMBERS."""
    return load_mapping(find_mapping(name, data), (*EXPORTED, "verdict"))


def progress(label: str) -> Tell:
    """Shows how far long work has come, on stderr, where somebody looks at it."""
    shown = -1

    def told(done: int, total: int) -> bool:
        nonlocal shown
        percent = 100 * done // total if total else 100
        if sys.stderr.isatty() and percent // 5 != shown:
            shown = percent // 5
            print(f"\r{label} {percent}%", end="\n" if done >= total else "", file=sys.stderr, flush=True)
        return True

    return told


def tell_refused(cells: Iterable[BadCell]) -> None:
    """Bad rows with their mends, the first of them in full."""
    every = list(cells)
    for cell in every[:MOST_SHOWN]:
        word = f" {cell.word!r}" if cell.word else ""
        where = told("sheet-row" if cell.sheet else "row", sheet=cell.sheet, row=cell.row)
        show(f"{where}, {cell.column}: {cell.problem}{word}. {advice(cell.problem)}")
    if len(every) > MOST_SHOWN:
        tell("more", count=len(every) - MOST_SHOWN)


def rows(cells: Iterable[BadCell]) -> list[dict[str, object]]:
    """Bad cells as the JSON answer has them."""
    return [
        {"row": cell.row, "column": cell.column, "problem": cell.problem}
        | ({"sheet": cell.sheet} if cell.sheet else {})
        | ({"word": cell.word} if cell.word else {})
        for cell in cells
    ]
