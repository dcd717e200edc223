"""The branch's workbook: people in the branch's columns, a sheet for its decisions, people who came twice."""

from collections.abc import Callable
from pathlib import Path

from kiosk.agency.branch import Arrival, Opening
from kiosk.agency.decisions import Verdict
from kiosk.agency.exports import Subject, export_plain, kind_of, rows_of, table_of
from kiosk.agency.headings import locate
from kiosk.agency.mappings import Mapping
from kiosk.agency.outcomes import read_kpj
from kiosk.agency.sheet_writing import Table, Value, write_sheets
from kiosk.agency.sheets import BadCell, read_rows
from kiosk.agency.whole_file import Tell, keep_going, watched, whole_file
from kiosk.errors import Problem
from kiosk.receipt.number import make_number, read_number


def write_opening(
    opening: Opening,
    mapping: Mapping,
    decisions: Mapping,
    out: Path,
    *,
    label: Callable[[str], str] = str,
    base: Callable[[int], int | None] = lambda bracket: None,
    tell: Tell = keep_going,
) -> None:
    """Write people by `mapping`; an XLSX also gets the decision sheet and the duplicates.

    Raises Refused as export_plain does.
    """
    people = [_subject(arrival, label, base) for arrival in opening.people]
    if kind_of(out) == "csv":
        export_plain(people, len(people), mapping, out, tell)
        return
    words = decisions.words
    twice = [(*_decision_cells(arrival, decisions), arrival.kept) for arrival in opening.duplicates]
    sheets = [
        (table_of(mapping), watched(rows_of(people, mapping), len(people), tell)),
        (_decision_table(decisions), [_decision_cells(arrival, decisions) for arrival in opening.people]),
    ]
    if twice:
        headings = (*decisions.headings, str(words["kept"]))
        sheets.append((Table(title=str(words["duplicates"]), headings=headings), twice))
    with whole_file(out, private=True) as file:
        write_sheets(file, sheets)


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


def _decision_cells(arrival: Arrival, decisions: Mapping) -> tuple[Value, ...]:
    draft, decided = arrival.entry.registration.draft, arrival.decision
    cells: dict[str, Value] = {
        "number": arrival.entry.number,
        "name": draft.name,
        "nik_tail": (draft.nik or "")[-4:],
        "kiosk": arrival.kiosk,
        "village": arrival.place.village,
        "verdict": decisions.words[decided.verdict][0] if decided else "",
        "reason": decided.reason if decided else "",
        "kpj": decided.kpj if decided else "",
    }
    return tuple(cells.get(column.target, "") for column in decisions.columns)
