"""Makes and reads the branch's workbook: people in its columns, a sheet for decisions, people who came twice.

A workbook that stands where a new one shall go: what the branch typed into it goes along, or it stays.

The workbook carries a mark over every cell that is not a decision. Where the mark still fits, only decisions
were typed; they are found again by number. Whatever else was typed cannot be carried, so the file stays.
"""

import hashlib
import io
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as Lookup
from pathlib import Path

import msgspec

from kiosk.agency.followups.outcomes import read_kpj
from kiosk.agency.lists.export import Subject, kind_of, rows_of, table_of
from kiosk.agency.lists.headings import locate
from kiosk.agency.lists.mappings import Mapping
from kiosk.agency.lists.reading.read_sheet import BadCell, read_book, read_rows
from kiosk.agency.lists.write_sheet import MARK, Table, Value, sheet_name, text_of, write_sheets, write_table
from kiosk.branch.decisions import Verdict
from kiosk.branch.opening import Arrival, Opening
from kiosk.errors import Problem, Refused
from kiosk.exchange.bundle import read_file
from kiosk.exchange.reply import Decision
from kiosk.files import Tell, keep_going, watched, whole_file, write_whole
from kiosk.number import make_number, read_number

TYPED = ("verdict", "reason", "kpj")
VERDICTS = ("accepted", "rejected", "already-member")
DECIDED = 8
"""So many columns of the decision sheet say who it is and what was decided; what the kiosk knows follows."""
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


def write_opening(
    opening: Opening,
    mapping: Mapping,
    decisions: Mapping,
    out: Path,
    *,
    members: Mapping | None = None,
    label: Callable[[str], str] = str,
    base: Callable[[int], int | None] = lambda bracket: None,
    decided: Iterable[Decision] = (),
    tell: Tell = keep_going,
) -> int:
    """Write new people by `mapping`; an XLSX also gets the decision sheet, who came twice, who is a member
    already (by `members`), and what kiosks say without data.

    Decisions that were typed into the workbook standing at `out` go along; answers how many. `decided` are
    those that the branch has entered. Raises Refused "out-exists" where something typed would be lost (the
    file stays as it is), and as export_plain does.
    """
    people = [_subject(arrival, label, base) for arrival in opening.new]
    if kind_of(out) == "csv":
        _write_list(people, mapping, out, tell)
        return 0
    typed = typed_into(out, decisions)
    words = decisions.words
    twice = [_twice(_decision_cells(arrival, decisions), arrival.kept) for arrival in opening.duplicates]
    fresh = [_decision_cells(arrival, decisions) for arrival in opening.people]
    entered = {each.number: _typed_cells(each, decisions) for each in decided}
    rows, kept = carried(typed, fresh, entered, decisions, out, lambda cells: _meaning(cells, decisions))
    listed: list[Sequence[Value]] = list(watched(rows_of(people, mapping), len(people), tell))
    sheets: list[tuple[Table, Sequence[Sequence[Value]]]] = [
        (table_of(mapping), listed),
        (_decision_table(decisions), rows),
    ]
    if twice:
        headings = _twice(decisions.headings, str(words["kept"]))
        sheets.append((Table(title=str(words["duplicates"]), headings=headings), twice))
    if members is not None and opening.members:
        already = [_subject(arrival, label, base) for arrival in opening.members]
        sheets.append((table_of(members), list(rows_of(already, members))))
    if opening.news:
        headings = tuple(words["news-headings"])
        sheets.append((Table(title=str(words["news"]), headings=headings), _news_rows(opening, words)))
    with whole_file(out, private=True) as file:
        write_sheets(file, sheets, mark_of(as_text(sheets), decisions))
    return kept


def _twice(cells: Cells, kept: str) -> Cells:
    """The cells of somebody who came twice: the number that stays stands before what the kiosk knows."""
    return (*cells[:DECIDED], kept, *cells[DECIDED:])


def _news_rows(opening: Opening, words: Lookup[str, str | tuple[str, ...]]) -> list[Sequence[Value]]:
    return [
        (each.kiosk, each.number, str(words.get(f"state-{each.state}", each.state)), each.count)
        for each in opening.news
    ]


def _write_list(people: list[Subject], mapping: Mapping, out: Path, tell: Tell) -> None:
    """A list has no place for decisions to be found again: one that stands there and differs stays."""
    made = io.BytesIO()
    write_table(made, "csv", table_of(mapping), rows_of(people, mapping), len(people), tell)
    if not out.exists():
        write_whole(out, made.getvalue(), private=True)
    elif read_file(out) != made.getvalue():
        raise Refused("out-exists", "out", out.name)


def read_verdicts(path: Path, decisions: Mapping) -> tuple[tuple[Verdict, ...], tuple[BadCell, ...]]:
    """The decisions on a CSV or XLSX that the branch filled in; rows without a decision are passed over.

    Raises Refused as read_rows and locate do.
    """
    table = locate(read_rows(path, decisions.sheet), decisions, ("number", "verdict"))
    verdicts: list[Verdict] = []
    bad: list[BadCell] = []
    for row in table.rows:
        cells = {field: row.cell(place.index) for field, place in table.fields.items()}
        if not cells["verdict"]:
            continue
        read = _read_verdict(row.number, cells, decisions)
        if isinstance(read, Verdict):
            verdicts.append(read)
        else:
            field, problem = read
            heading = table.fields[field].heading if field in table.fields else field
            bad.append(BadCell(row.number, heading, problem))
    return tuple(verdicts), tuple(bad)


def _read_verdict(row: int, cells: dict[str, str], decisions: Mapping) -> Verdict | tuple[str, str]:
    said = cells["verdict"].casefold()
    verdict = next((each for each in VERDICTS if said in decisions.words[each]), None)
    if verdict is None:
        return "verdict", "decision-unknown"
    number = _number(cells["number"])
    if number is None:
        return "number", "number-form"
    reason = cells.get("reason", "")
    if verdict == "rejected" and not reason:
        return "reason", "reason-missing"
    kpj = read_kpj(cells["kpj"]) if cells.get("kpj") else ""
    if isinstance(kpj, Problem):
        return "kpj", kpj.code
    return Verdict(row, number, verdict, reason, kpj)


def _meaning(cells: Cells, decisions: Mapping) -> Cells:
    """Typed cells as those of the decision that they are; cells that are none yet as they stand."""
    named = dict(zip(TYPED, cells, strict=True), number="0" * 32)
    read = _read_verdict(0, named, decisions)
    return (decisions.words[read.verdict][0], read.reason, read.kpj) if isinstance(read, Verdict) else cells


def _number(text: str) -> str | None:
    """A registration's number as the kiosk writes it, or an entry id of 32 hex digits."""
    folded = text.strip().lower().removeprefix("uuid:")
    if len(folded) == 32 and all(sign in "0123456789abcdef" for sign in folded):
        return folded
    read = read_number(text)
    return None if isinstance(read, Problem) else make_number(*read)


def _subject(arrival: Arrival, label: Callable[[str], str], base: Callable[[int], int | None]) -> Subject:
    return Subject(entry=arrival.entry, kiosk=arrival.kiosk, place=arrival.place, label=label, base=base)


def _decision_table(decisions: Mapping) -> Table:
    choices = tuple(decisions.words[each][0] for each in VERDICTS)
    at = next(n for n, column in enumerate(decisions.columns) if column.target == "verdict")
    return Table(title=decisions.sheet, headings=decisions.headings, choices={at: choices})


def _typed_cells(decided: Decision | None, decisions: Mapping) -> tuple[str, str, str]:
    """What the branch types: verdict, reason, KPJ."""
    if decided is None:
        return "", "", ""
    return decisions.words[decided.verdict][0], text_of(decided.reason), decided.kpj


def _decision_cells(arrival: Arrival, decisions: Mapping) -> tuple[str, ...]:
    draft = arrival.entry.registration.draft
    verdict, reason, kpj = _typed_cells(arrival.decision, decisions)
    cells: dict[str, str] = {
        "number": arrival.entry.number,
        "name": draft.name,
        "nik_tail": (draft.nik or "")[-4:],
        "kiosk": arrival.kiosk,
        "village": arrival.place.village,
        "verdict": verdict,
        "reason": reason,
        "kpj": kpj,
        "outcome": arrival.entry.state.outcome,
        "programmes": " ".join(draft.programmes).upper(),
        "months": str(draft.months),
        "payer": draft.payer,
        "known_kpj": arrival.entry.state.kpj,
    }
    return tuple(
        column.codes.get(cell, cell)
        for column in decisions.columns
        for cell in (cells.get(column.target, ""),)
    )
