"""Takes a list of people in by a verb: checked, asked about what is doubtful, then stored."""

import argparse
from pathlib import Path
from typing import Any

from kiosk.agency.lists.import_rows import ReadList, read_list
from kiosk.agency.lists.questions import read_answers
from kiosk.agency.lists.reading.apart import reader_apart
from kiosk.agency.lists.understood import write_corrections, write_understood
from kiosk.desk.tasks.lists import issuer
from kiosk.errors import Refused
from kiosk.staff import TERMINAL
from kiosk.terminal.files import mapping_of, progress, rows, station_of, tell_refused
from kiosk.terminal.list_commands import desk_of
from kiosk.terminal.output import say, show, spoken, tell, told
from kiosk.words import words
from kiosk.work import run_through

_MOST_ROWS_SHOWN = 8


def take_list(arguments: argparse.Namespace) -> int:
    """Check a list and store all of it, or (without --accept-good) nothing; nothing while a doubt is open."""
    answers = read_answers(arguments.answer)
    for out in (arguments.understood, arguments.corrections):
        if out is not None and not arguments.dry_run:
            arguments.misuse("--understood and --corrections go with --dry-run")
    with station_of(arguments) as station:
        mapping = mapping_of(arguments.mapping, arguments.data)
        facts = station.ground.facts
        language = arguments.language
        if language not in facts.campaign.languages:
            raise Refused("language", "language")
        read = read_list(
            arguments.file,
            mapping,
            facts,
            station.code,
            language=language,
            sheets=arguments.sheet,
            answers=answers,
            tell=progress("checking"),
            read_file=reader_apart(),
        )
        _write_down(read, arguments.understood, arguments.corrections)
        imports = desk_of(station).imports
        known = run_through(imports.known_rows(TERMINAL, read, mapping.id))
        if arguments.dry_run or read.questions:
            done = imports.weigh(read, accept_good=arguments.accept_good)
        else:
            done = imports.take(
                TERMINAL,
                read,
                mapping.id,
                accept_good=arguments.accept_good,
                issue=issuer(station),
                tell=progress("storing"),
            )
    _tell(read)
    answer = {
        "rows": read.rows,
        "accepted": done.accepted,
        "refused": rows(read.refused),
        "known": done.known,
        "known_rows": [{"row": each.row, "number": each.number} for each in known],
        "passed_over": list(read.passed_over),
        "defaults": read.defaults,
        **_doubts(read, arguments.file),
    }
    say(arguments, answer)
    return 1 if read.refused or read.questions else 0


def _write_down(read: ReadList, understood: Path | None, corrections: Path | None) -> None:
    if understood is not None:
        write_understood(read, understood)
    if corrections is not None:
        write_corrections(read, corrections)


def _doubts(read: ReadList, file: Path) -> dict[str, Any]:
    return {
        "questions": [
            {
                "kind": each.kind,
                "column": each.column,
                "rows": list(each.rows),
                "choices": list(each.choices),
            }
            for each in read.questions
        ],
        "notes": [{"kind": each.kind, "column": each.column, "rows": list(each.rows)} for each in read.notes],
        "sheets": {
            "read": [name or file.name for name in read.sheets],
            "passed_over": list(read.other_sheets),
        },
        "rows_passed_over": [{"row": each.row, "kind": each.kind} for each in read.passed_rows],
        "set_aside": read.set_aside,
    }


def _tell(read: ReadList) -> None:
    asked_words = words(spoken(), "advice")
    tell_refused(read.refused)
    for name, value in read.defaults.items():
        tell("no-column", field=name, value=repr(value))
    if read.passed_over:
        tell("columns-passed", columns=", ".join(read.passed_over))
    if read.other_sheets:
        tell("sheets-passed", sheets=", ".join(read.other_sheets))
    if read.passed_rows:
        kinds = sorted({each.kind for each in read.passed_rows})
        tell("rows-passed", count=len(read.passed_rows), kinds=", ".join(kinds))
    for why, count in read.set_aside.items():
        tell("set-aside", count=count, why=why)
    for note in read.notes:
        show(f"{note.column}: {asked_words('questions', note.kind)} ({_rows(note.rows)})")
    for asked in read.questions:
        choices = " | ".join(asked.choices) or "..."
        show(f"{asked.column}: {asked_words('questions', asked.kind)} ({_rows(asked.rows)})")
        show(f"    --answer {asked.kind}={choices}")


def _rows(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, numbers[:_MOST_ROWS_SHOWN]))
    more = len(numbers) - _MOST_ROWS_SHOWN
    return told("rows-more", rows=shown, count=more) if more > 0 else told("rows", rows=shown)
