"""A workbook that stands where a new one shall go: what the branch typed into it goes along, or it stays.

The workbook carries a mark over every cell that is not a decision. Where the mark still fits, only decisions
were typed; they are found again by number. Whatever else was typed cannot be carried, so the file stays.
"""

import hashlib
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Lookup
from pathlib import Path

import msgspec

from kiosk.agency.mappings import Mapping
from kiosk.agency.sheet_writing import MARK, Table, Value, sheet_name, text_of
from kiosk.agency.sheets import read_book
from kiosk.errors import Refused

TYPED = ("verdict", "reason", "kpj")
Cells = tuple[str, ...]
Sheets = dict[str, list[Cells]]
"""Of each sheet, by its name, the rows as text with the heading first."""


def as_text(sheets: Sequence[tuple[Table, Sequence[Sequence[Value]]]]) -> Sheets:
    """What reading a workbook with these sheets would give."""
    return {
        sheet_name(table.title): [table.headings, *(tuple(map(text_of, row)) for row in rows)]
        for table, rows in sheets
    }


def mark_of(sheets: Sheets, decisions: Mapping) -> str:
    """The same for the same rows in any order, whatever was decided about them."""
    rest = {name: sorted(map(_trimmed, rows)) for name, rows in sheets.items()}
    if decisions.sheet in sheets:
        rest[decisions.sheet] = sorted(_trimmed(_untyped(row, decisions)) for row in sheets[decisions.sheet])
    return hashlib.sha256(msgspec.json.encode(rest, order="sorted")).hexdigest()


def typed_into(out: Path, decisions: Mapping) -> dict[str, Cells]:
    """By number, the decision cells (TYPED) of the workbook at `out`; none where nothing stands.

    Raises Refused("out-exists") for a file that is no such workbook, or into which something else was typed.
    """
    if not out.exists():
        return {}
    try:
        sheets, mark = read_book(out, MARK)
    except Refused as refused:
        raise _stays(out) from refused
    if not mark or mark_of(sheets, decisions) != mark:
        raise _stays(out)
    number, *places = _places(decisions)
    rows = [_padded(row, decisions) for row in sheets.get(decisions.sheet, [])[1:]]
    return {row[number]: tuple(row[place] for place in places) for row in rows if row[number]}


def carried(
    typed: Lookup[str, Cells],
    rows: Sequence[Cells],
    decided: Lookup[str, Cells],
    decisions: Mapping,
    out: Path,
    meaning: Callable[[Cells], Cells] = lambda cells: cells,
) -> tuple[list[Cells], int]:
    """The new decision rows with what was typed into the old ones, and how many that were.

    `decided` are the cells of decisions that the branch has entered already: those are not lost with the
    file. `meaning` gives cells as a decision that was entered has them ("Ya" is "diterima"). Raises
    Refused("out-exists") where something typed has no place in the new rows, or says otherwise than what
    was entered since.
    """
    number, *places = _places(decisions)
    fresh = {row[number]: tuple(row[place] for place in places) for row in rows}
    kept: dict[str, Cells] = {}
    for each, cells in typed.items():
        known = fresh.get(each, decided.get(each, ()))
        if not any(cells) or meaning(cells) == known:
            continue
        if each not in fresh or any(known):
            raise _stays(out)
        kept[each] = cells
    made = []
    for row in rows:
        made_row = list(row)
        for place, text in zip(places, kept.get(row[number], ()), strict=False):
            made_row[place] = text
        made.append(tuple(made_row))
    return made, len(kept)


def _places(decisions: Mapping) -> list[int]:
    targets = [column.target for column in decisions.columns]
    return [targets.index(target) for target in ("number", *TYPED)]


def _untyped(row: Cells, decisions: Mapping) -> Cells:
    places = _places(decisions)[1:]
    return tuple("" if at in places else cell for at, cell in enumerate(row))


def _padded(row: Cells, decisions: Mapping) -> Cells:
    return row + ("",) * (len(decisions.columns) - len(row))


def _trimmed(row: Cells) -> Cells:
    """Without the empty cells at its end, which a spreadsheet does not keep."""
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]


def _stays(out: Path) -> Refused:
    return Refused("out-exists", "out", out.name)
