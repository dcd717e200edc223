"""The branch's workbook: people in the branch's columns, a sheet for its decisions, people who came twice."""

import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kiosk.agency.branch import Arrival, Opening
from kiosk.agency.branch_again import TYPED, Cells, as_text, carried, mark_of, typed_into
from kiosk.agency.bundle import read_file
from kiosk.agency.decisions import Verdict
from kiosk.agency.exports import Subject, kind_of, rows_of, table_of
from kiosk.agency.headings import locate
from kiosk.agency.mappings import Mapping
from kiosk.agency.outcomes import read_kpj
from kiosk.agency.reply import Decision
from kiosk.agency.sheet_writing import Table, Value, text_of, write_sheets, write_table
from kiosk.agency.sheets import BadCell, read_rows
from kiosk.agency.whole_file import Tell, keep_going, watched, whole_file, write_whole
from kiosk.errors import Problem, Refused
from kiosk.receipt.number import make_number, read_number


def write_opening(
    opening: Opening,
    mapping: Mapping,
    decisions: Mapping,
    out: Path,
    *,
    label: Callable[[str], str] = str,
    base: Callable[[int], int | None] = lambda bracket: None,
    decided: Iterable[Decision] = (),
    tell: Tell = keep_going,
) -> int:
    """Write people by `mapping`; an XLSX also gets the decision sheet and the duplicates.

    Decisions that were typed into the workbook standing at `out` go along; answers how many. `decided` are
    those that the branch has entered. Raises Refused "out-exists" where something typed would be lost (the
    file stays as it is), and as export_plain does.
    """
    people = [_subject(arrival, label, base) for arrival in opening.people]
    if kind_of(out) == "csv":
        _write_list(people, mapping, out, tell)
        return 0
    typed = typed_into(out, decisions)
    words = decisions.words
    twice = [(*_decision_cells(arrival, decisions), arrival.kept) for arrival in opening.duplicates]
    fresh = [_decision_cells(arrival, decisions) for arrival in opening.people]
    entered = {each.number: _typed_cells(each, decisions) for each in decided}
    rows, kept = carried(typed, fresh, entered, decisions, out, lambda cells: _meaning(cells, decisions))
    listed: list[Sequence[Value]] = list(watched(rows_of(people, mapping), len(people), tell))
    sheets: list[tuple[Table, Sequence[Sequence[Value]]]] = [
        (table_of(mapping), listed),
        (_decision_table(decisions), rows),
    ]
    if twice:
        headings = (*decisions.headings, str(words["kept"]))
        sheets.append((Table(title=str(words["duplicates"]), headings=headings), twice))
    with whole_file(out, private=True) as file:
        write_sheets(file, sheets, mark_of(as_text(sheets), decisions))
    return kept


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
    verdict = next((each for each in ("accepted", "rejected") if said in decisions.words[each]), None)
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
    choices = tuple(decisions.words[each][0] for each in ("accepted", "rejected"))
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
    }
    return tuple(cells.get(column.target, "") for column in decisions.columns)
