"""Parses a pack's files when asked for; every fault comes with its file and line."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kiosk.bounded import decoded
from kiosk.campaign.faults import Place, convert, located, read_toml
from kiosk.campaign.manifest import MANIFEST
from kiosk.campaign.tariffs import Bracket, read_brackets
from kiosk.campaign.words import TextFile
from kiosk.errors import CampaignError

T = TypeVar("T")

PARSED = "parsed.json"
"""The TOML files as tables, written when the pack is signed: reading them costs a tenth of parsing TOML."""


class Parsed(msgspec.Struct):
    """One TOML file's tables, and the hash of the text they were parsed from."""

    sha256: str
    tables: dict[str, Any]


class Source:
    """Bytes that were compared with the manifest's hashes."""

    def __init__(self, folder: Path, files: dict[str, bytes], hashes: dict[str, str]) -> None:
        self.folder = folder
        self.files = files
        self.hashes = hashes
        self._parsed = _read_parsed(files.get(PARSED))

    def bytes_of(self, name: str) -> bytes:
        """Raises CampaignError("missing-file") when the manifest lists no such file."""
        try:
            return self.files[name]
        except KeyError:
            mend = f"add {name} to the pack and sign it again"
            raise CampaignError("missing-file", file=str(self.folder / MANIFEST), detail=mend) from None

    def tables(self, name: str) -> dict[str, Any]:
        """A TOML file's tables, without parsing where that was done at signing."""
        data = self.bytes_of(name)
        parsed = self._parsed.get(name)
        if parsed is not None and parsed.sha256 == self.hashes[name]:
            return parsed.tables
        return read_toml(data, str(self.folder / name))

    def part(self, name: str, kind: type[T]) -> T:
        """A TOML file as checked values."""
        return convert(self.tables(name), kind, str(self.folder / name), self.bytes_of(name))

    def brackets(self, name: str) -> tuple[Bracket, ...]:
        """The rows of the income table."""
        file = str(self.folder / name)
        try:
            return read_brackets(self.bytes_of(name).decode("utf-8"))
        except UnicodeDecodeError:
            raise CampaignError("bad-value", file=file, detail="save the file as UTF-8") from None
        except ValueError as error:
            line, mend = error.args
            raise CampaignError("bad-value", file=file, line=line, detail=mend) from None

    def words(self, language: str, *, complete: bool) -> TextFile:
        """The words of a language; what an incomplete one lacks comes from Indonesian."""
        name = f"texts/{language}.toml"
        if complete:
            return self.part(name, TextFile)
        joined = _joined(self.tables("texts/id.toml"), self.tables(name))
        return convert(joined, TextFile, str(self.folder / name), self.bytes_of(name))

    def fault(self, code: str, name: str, place: Place, mend: str) -> CampaignError:
        """What is wrong at this place of a file."""
        return located(code, str(self.folder / name), self.files.get(name, b""), place, mend)


def _read_parsed(data: bytes | None) -> dict[str, Parsed]:
    """Nothing when there is none or an older program cannot read it: the TOML files say the same."""
    try:
        return decoded(data or b"{}", dict[str, Parsed])
    except ValueError:
        return {}


def _joined(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Tables joined key by key; what `over` says wins, what it leaves out falls back."""
    both = dict(under)
    for key, value in over.items():
        below = both.get(key)
        both[key] = _joined(below, value) if isinstance(value, dict) and isinstance(below, dict) else value
    return both
