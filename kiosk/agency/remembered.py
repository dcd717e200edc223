"""Column mappings that staff make themselves: proposed from a list's headings, remembered by a name."""

import json
import re
from collections.abc import Mapping as Pairs
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kiosk.agency.headings import locate
from kiosk.agency.imports import FIELDS
from kiosk.agency.mappings import FOLDER, Mapping
from kiosk.agency.sheets import read_rows
from kiosk.agency.whole_file import write_whole
from kiosk.errors import Refused

SHOWN_ROWS = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a list seems to hold: its headings, the field that each may be, its first rows to look at."""

    headings: tuple[str, ...]
    fields: dict[str, str]
    rows: tuple[tuple[str, ...], ...]


def propose(path: Path, mapping: Mapping) -> Proposal:
    """Read only the beginning of a list; raises Refused as read_rows does."""
    located = locate(read_rows(path, mapping.sheet), mapping, ())
    fields = {place.heading: name for name, place in located.fields.items() if name in FIELDS}
    rows = tuple(row.cells for row in islice(located.rows, SHOWN_ROWS))
    return Proposal(tuple(heading for heading in located.headings if heading), fields, rows)


def remember(
    data: Path, name: str, chosen: Pairs[str, str], defaults: Pairs[str, str], like: Mapping
) -> Path:
    """Keep which heading is which field, and what stands for absent columns, as mapping `name` of a station.

    Codes (male -> L) are taken from `like`. Raises Refused: mapping-name, mapping-field, and those of
    whole_file.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,39}", name):
        raise Refused("mapping-name", "name", name)
    for field in (*chosen.values(), *defaults):
        if field not in FIELDS:
            raise Refused("mapping-field", "field", field)
    codes = {column.target: column.codes for column in like.columns if column.codes}
    lines = [
        f"id = {_text(name)}",
        f"title = {_text(name)}",
        f"sheet = {_text(like.sheet)}",
        "",
        "[defaults]",
    ]
    lines += [f"{field} = {_text(value)}" for field, value in defaults.items()]
    for heading, field in chosen.items():
        lines += ["", "[[columns]]", f"name = {_text(heading)}", f"into = {_text(field)}"]
        if field in codes:
            pairs = ", ".join(f"{_text(code)} = {_text(shown)}" for code, shown in codes[field].items())
            lines.append(f"codes = {{ {pairs} }}")
    folder = data / FOLDER
    folder.mkdir(exist_ok=True)
    file = folder / f"{name}.toml"
    write_whole(file, ("\n".join(lines) + "\n").encode())
    return file


def _text(value: str) -> str:
    """A basic string of TOML; JSON writes the same."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
