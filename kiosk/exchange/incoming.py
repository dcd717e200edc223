"""Finds the files on a drive that the desk can take in: replies, lists, a branch's public keys."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.drives import MOST_FOUND, newest
from kiosk.exchange.keys import PUBLIC_FILE
from kiosk.security.sealing import REPLY

LISTS = (
    *(".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"),
    *(".html", ".htm", ".xml", ".pdf", ".doc", ".docx"),
)
"""What offices send as lists; those of the second line are shown too, and refused for what they are."""


@dataclass(frozen=True, slots=True)
class Found:
    """Files on a target by what they are for; newest first."""

    replies: tuple[Path, ...]
    lists: tuple[Path, ...]
    branches: tuple[Path, ...]


def look(target: Path) -> Found:
    """What lies on a target; a drive that is pulled meanwhile has nothing."""
    files = newest(target)
    try:
        return Found(
            tuple(each for each in files if _is_reply(each))[:MOST_FOUND],
            tuple(each for each in files if _is_list(each))[:MOST_FOUND],
            tuple(each for each in files if each.name == PUBLIC_FILE)[:MOST_FOUND],
        )
    except OSError:
        return Found((), (), ())


def _is_list(file: Path) -> bool:
    return file.suffix.lower() in LISTS and not file.name.startswith((".", "~$"))


def _is_reply(file: Path) -> bool:
    if file.suffix.lower() != ".kkbc":
        return False
    with file.open("rb") as opened:
        return opened.readline(64).startswith(REPLY.encode("ascii"))
