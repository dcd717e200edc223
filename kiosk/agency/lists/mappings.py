"""Reads mapping files: which field stands under which heading, in the order a branch wants."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from kiosk.errors import Refused, SettingsError
from kiosk.paths import RESOURCES

SHIPPED = RESOURCES / "data" / "mappings"
FOLDER = "mappings"
DECISIONS, MEMBERS = "decisions", "members"
"""The branch's own sheets: decisions, which `branch reply` reads, and who is a member already."""
PAID_MONTH = ("number", "month", "paid_on", "entered_on")
"""What a row of paid months says."""


class Column(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One column: a heading, and the field it shows (`from`) or takes (`into`), or a constant."""

    name: str
    source: str = msgspec.field(name="from", default="")
    into: str = ""
    value: str = ""
    codes: dict[str, str] = {}
    also: tuple[str, ...] = ()
    width: int = 0

    @property
    def target(self) -> str:
        """The field that this column fills when a list is read in."""
        return self.into or self.source

    def meaning(self, text: str) -> str:
        """What a cell says in the kiosk's own codes."""
        folded = text.strip().casefold()
        return next((code for code, shown in self.codes.items() if shown.casefold() == folded), text.strip())


class CsvStyle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How CSV is written; `digits` is exact, or apostrophe for branches that open CSV in a spreadsheet."""

    separator: str = ","
    bom: bool = False
    digits: str = "exact"


class Mapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole mapping file. `defaults` stand for columns that a list does not have.

    `people`: everybody, or new people alone, whom the branch is to register (exchange/travel.py). `rows`: a
    list of people, or of the months that were paid.

    `words` serve special sheets, and name what else a cell may say (payer-village).
    """

    id: str
    title: str
    sheet: str
    columns: tuple[Column, ...]
    rows: Literal["people", "paid-months"] = "people"
    csv: CsvStyle = CsvStyle()
    defaults: dict[str, str] = {}
    words: dict[str, str | tuple[str, ...]] = {}
    people: Literal["all", "new"] = "all"

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def written(self) -> tuple[Column, ...]:
        """The columns of a list that goes out: not those that only take what comes in."""
        return tuple(column for column in self.columns if column.source or column.value or not column.into)


def find_mapping(name: str, data: Path | None = None) -> Path:
    """The file for a name: a path as given, the data folder's own, else the shipped one.

    Raises Refused("no-mapping", "mapping") with the names for lists of people as detail.
    """
    if name.endswith(".toml") and Path(name).is_file():
        return Path(name)
    folders = [folder for folder in (data and data / FOLDER, SHIPPED) if folder]
    if re.fullmatch(r"[\w-]+", name):
        for folder in folders:
            if (folder / f"{name}.toml").is_file():
                return folder / f"{name}.toml"
    known = sorted({file.stem for folder in folders for file in folder.glob("*.toml")} - {DECISIONS, MEMBERS})
    raise Refused("no-mapping", "mapping", ", ".join(known))


def load_mapping(path: Path, fields: Iterable[str]) -> Mapping:
    """Read and check a mapping against the fields there are.

    Raises SettingsError naming file, line and mend: mapping-syntax, mapping-form, mapping-field,
    mapping-twice, mapping-separator, mapping-digits.
    """
    text = path.read_text(encoding="utf-8-sig")
    try:
        mapping = msgspec.convert(tomllib.loads(text), Mapping, str_keys=True)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else len(text.splitlines())
        raise SettingsError("mapping-syntax", file=str(path), line=line, detail=str(error)) from error
    except msgspec.ValidationError as error:
        raise _form_error(path, text, str(error)) from error
    _check(mapping, path, text, tuple(fields) if mapping.rows == "people" else PAID_MONTH)
    return mapping


def _check(mapping: Mapping, path: Path, text: str, fields: Sequence[str]) -> None:
    def wrong(code: str, line: int, mend: str) -> SettingsError:
        return SettingsError(code, file=str(path), line=line, detail=mend)

    if not mapping.columns:
        raise wrong("mapping-form", 1, "[[columns]]")
    for position, column in enumerate(mapping.columns):
        for key, field in (("from", column.source), ("into", column.into)):
            if field and field not in fields:
                line = _line_of(text, position, key)
                raise wrong("mapping-field", line, _mend(field, fields))
        if mapping.headings.index(column.name) != position:
            raise wrong("mapping-twice", _line_of(text, position, "name"), column.name)
    for field in mapping.defaults:
        if field not in fields:
            raise wrong("mapping-field", _line_of(text, None, field), _mend(field, fields))
    if mapping.csv.separator not in (",", ";", "\t", "|"):
        raise wrong("mapping-separator", _line_of(text, None, "separator"), '"," ";" "\\t" "|"')
    if mapping.csv.digits not in ("exact", "apostrophe"):
        raise wrong("mapping-digits", _line_of(text, None, "digits"), '"exact" "apostrophe"')


def _form_error(path: Path, text: str, message: str) -> SettingsError:
    """Turns the checker's words ("unknown field `form` - at `$.columns[3]`") into line and mend."""
    column = re.search(r"columns\[(\d+)\]", message)
    position = int(column[1]) if column else None
    named = re.search(r"field `(\w+)`", message) or re.search(r"\$\.(?:.*\.)?(\w+)`", message)
    key = named[1] if named else ""
    known = ["name", "from", "into", "value", "codes", "also", "width"] if column else list(_TOP_KEYS)
    mend = _mend(key, known) if "unknown field" in message else message
    return SettingsError("mapping-form", file=str(path), line=_line_of(text, position, key), detail=mend)


_TOP_KEYS = (
    "id",
    "title",
    "sheet",
    "columns",
    "csv",
    "defaults",
    "words",
    "people",
    "rows",
    "separator",
    "bom",
    "digits",
)


def _mend(wrong: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(wrong, known, n=3, cutoff=0.5)
    return f"{wrong} -> {' | '.join(near or known)}"


def _line_of(text: str, column: int | None, key: str) -> int:
    """The line (from 1) where a key stands, in the n-th [[columns]] block or else anywhere."""
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if line.strip() == "[[columns]]"]
    first = starts[column] if column is not None and column < len(starts) else 0
    last = starts[column + 1] if column is not None and column + 1 < len(starts) else len(lines)
    for number in range(first, last):
        if re.match(rf"\s*{re.escape(key)}\s*=", lines[number]):
            return number + 1
    return first + 1
