"""Turns a fault in a campaign file into one message: which file, which line, how to fix it."""

import re
import tomllib
from typing import Any, TypeVar

import msgspec

from kiosk.bounded import DEEPEST, LONGEST_NUMBER, too_deep_toml
from kiosk.errors import CampaignError

T = TypeVar("T")

_PART = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[(\.\.\.)\]")
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(#.*)?$")
_NAME = re.compile(r"\"[^\"]*\"|'[^']*'|[^.\"']+")
_KEY = re.compile(r"\s*((?:\"[^\"]*\"|'[^']*'|[A-Za-z0-9_.-])+)\s*=")

Place = tuple[str | int, ...]


def read_toml(data: bytes, file: str) -> dict[str, Any]:
    """A TOML file's tables. Raises CampaignError("bad-toml") with the line, or "too-deep"."""
    if too_deep_toml(data):
        mend = f"at most {DEEPEST} brackets in each other, numbers of {LONGEST_NUMBER} digits, short keys"
        raise CampaignError("too-deep", file=file, detail=mend)
    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CampaignError("bad-toml", file=file, line=line, detail="save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else data.count(b"\n") + 1
        raise CampaignError("bad-toml", file=file, line=line, detail=f"correct the TOML: {error}") from None
    except (ValueError, RecursionError) as error:
        mend = f"correct the TOML: {type(error).__name__}"
        raise CampaignError("bad-toml", file=file, detail=mend) from None


def convert(raw: dict[str, Any], kind: type[T], file: str, data: bytes) -> T:
    """The tables as checked values. Raises CampaignError("bad-key" or "bad-value") with the line."""
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise _slip(raw, kind, file, data, str(error)) from None
    except RecursionError:
        raise CampaignError("too-deep", file=file, detail="too many tables in each other") from None


def located(code: str, file: str, data: bytes, place: Place, mend: str) -> CampaignError:
    """The error at this place of a TOML file, in one line whatever the file says."""
    return CampaignError(code, file=file, line=line_of(data, place), detail=" ".join(mend.split()))


def _slip(raw: dict[str, Any], kind: type, file: str, data: bytes, message: str) -> CampaignError:
    what, _, path = message.partition(" - at `$")
    place = _place(raw, kind, path.rstrip("`"))
    unknown = re.search(r"unknown field `([^`]+)`", what)
    missing = re.search(r"missing required field `([^`]+)`", what)
    where = ".".join(str(part) for part in place) or "the file"
    if unknown:
        known = _close(unknown[1], raw, place, kind)
        mend = f"remove or correct the key {unknown[1]}" + (f" (did you mean {known}?)" if known else "")
        return located("bad-key", file, data, (*place, unknown[1]), mend)
    if missing:
        return located("bad-key", file, data, place, f"add the key {missing[1]} to {where}")
    return located("bad-value", file, data, place, f"correct {where}: {what}")


def _place(raw: dict[str, Any], kind: type, path: str) -> Place:
    """The path with every [...] (some key of a table) replaced by the key that does not convert."""
    place: list[str | int] = []
    for name, index, some in _PART.findall(path):
        if some:
            place.append(_guilty_key(raw, kind, place))
        else:
            place.append(name if name else int(index))
    return tuple(place)


def _guilty_key(raw: dict[str, Any], kind: type, place: list[str | int]) -> str:
    """Some key whose value does not convert, found by halving: a table may have thousands."""
    table = list(_at(raw, place).items())
    while len(table) > 1:
        half = table[: len(table) // 2]
        table = table[len(half) :] if _converts(_with(raw, place, dict(half)), kind) else half
    return str(table[0][0]) if table else ""


def _converts(raw: dict[str, Any], kind: type) -> bool:
    try:
        msgspec.convert(raw, kind)
    except msgspec.ValidationError:
        return False
    return True


def _with(raw: Any, place: list[str | int] | Place, value: Any) -> Any:
    """The same tables with another value at this place; what is beside the way there is shared."""
    if not place:
        return value
    copied = raw.copy()
    copied[place[0]] = _with(raw[place[0]], place[1:], value)
    return copied


def _at(raw: Any, place: list[str | int] | Place) -> Any:
    for step in place:
        raw = raw[step]
    return raw


def _close(wrong: str, raw: dict[str, Any], place: Place, kind: type) -> str:
    """The key that was probably meant: the first that the table still lacks and that looks alike."""
    import difflib

    rest = {key: value for key, value in _at(raw, place).items() if key != wrong}
    trial = _with(raw, place, rest)
    try:
        msgspec.convert(trial, kind)
    except msgspec.ValidationError as error:
        lacking = re.search(r"missing required field `([^`]+)`", str(error))
        if lacking and difflib.get_close_matches(wrong, [lacking[1]], cutoff=0.5):
            return lacking[1]
    return ""


def line_of(data: bytes, place: Place) -> int | None:
    """The line (from 1) where this place stands in the TOML text, else the nearest table around or in it."""
    best: tuple[int, int | None] = (0, None)
    for number, here in _places(data.decode("utf-8", "replace")):
        depth = len(here)
        if best[1] is None and here[: len(place)] == place:
            best = (0, number)
        if depth > best[0] and here == place[:depth]:
            best = (depth, number)
            if depth == len(place):
                break
    return best[1]


def _places(text: str) -> list[tuple[int, Place]]:
    """Every table header and key with its line and full place; lines inside long strings are skipped."""
    found: list[tuple[int, Place]] = []
    counts: dict[Place, int] = {}
    table: Place = ()
    fence = ""
    for number, line in enumerate(text.splitlines(), 1):
        if fence:
            fence = "" if fence in line else fence
            continue
        header = _HEADER.match(line)
        key = _KEY.match(line)
        if header:
            table = _table(header[1], _names(header[2]), counts)
            found.append((number, table))
        elif key:
            found.append((number, (*table, *_names(key[1]))))
        for mark in ('"""', "'''"):
            if line.count(mark) % 2:
                fence = mark
    return found


def _names(dotted: str) -> Place:
    return tuple(part.strip().strip("\"'") for part in _NAME.findall(dotted) if part.strip())


def _table(bracket: str, names: Place, counts: dict[Place, int]) -> Place:
    """The place of a header, with the index of each array of tables on the way."""
    if bracket == "[[":
        counts[names] = counts.get(names, -1) + 1
    place: Place = ()
    for end in range(1, len(names) + 1):
        place = (*place, names[end - 1])
        if names[:end] in counts:
            place = (*place, counts[names[:end]])
    return place
