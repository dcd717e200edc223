"""Finds the files on a drive that the desk can take in: replies, lists, a branch's public keys."""

import re
from dataclasses import dataclass
from pathlib import Path

from kiosk.bounded import read_start
from kiosk.drives import MOST_FOUND, newest
from kiosk.exchange.keys import FORMAT as BRANCH_FORMAT
from kiosk.security.sealing import REPLY, is_converted

LISTS = (
    *(".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"),
    *(".html", ".htm", ".xml", ".pdf", ".doc", ".docx"),
)
"""What offices send as lists; those of the second line are shown too, and refused for what they are."""

MOST_LOOKED_AT = 1000
_WORKBOOK = re.compile(rb"PK\x03\x04.*?(?:\[Content_Types\]\.xml|xl/)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Found:
    """Files on a target by what they are for; newest first."""

    replies: tuple[Path, ...]
    lists: tuple[Path, ...]
    branches: tuple[Path, ...]


def look(target: Path) -> Found:
    """What lies on a target; a drive that is pulled meanwhile has nothing."""
    files = newest(target)[:MOST_LOOKED_AT]
    try:
        return Found(
            tuple(each for each in files if _is_reply(each))[:MOST_FOUND],
            tuple(each for each in files if _is_list(each))[:MOST_FOUND],
            tuple(each for each in files if _is_branch(each))[:MOST_FOUND],
        )
    except OSError:
        return Found((), (), ())


def _is_list(file: Path) -> bool:
    """By its name, also where a messenger put something behind it (`list.xlsx.bin`), else by its content."""
    if file.name.startswith((".", "~$")):
        return False
    named = file.suffix.lower() in LISTS or file.stem.lower().endswith(LISTS)
    return named or _WORKBOOK.match(read_start(file, 4096)) is not None


def _is_reply(file: Path) -> bool:
    """By its content, whatever it is called; one that was converted on its way is shown, and named so."""
    start = read_start(file, 400)
    return start.startswith(REPLY.encode()) or is_converted(REPLY, start)


def _is_branch(file: Path) -> bool:
    start = read_start(file, 400).lstrip(b"\xef\xbb\xbf \r\n\t")
    return start.startswith(b"{") and BRANCH_FORMAT.encode() in start
