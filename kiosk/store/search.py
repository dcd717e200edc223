"""Staff's search: folded names, numbers, phones and last digits of the NIK, each word by its beginning."""

import re
from typing import Any

from sqlalchemy import Connection

from kiosk.errors import Problem
from kiosk.people.names import search_key
from kiosk.receipt.number import read_number

_WITHOUT_CHECK = re.compile(r"([0-9A-Z]{3}-[0-9]{6,10})-?", re.IGNORECASE)
_WORDS = re.compile(r"[a-z0-9]+")


ADD = "INSERT INTO search (rowid, name, number, phone, nik) VALUES (?, ?, ?, ?, ?)"
REMOVE = "INSERT INTO search (search, rowid, name, number, phone, nik) VALUES ('delete', ?, ?, ?, ?, ?)"
"""The words must be those the row was added with."""


def words(name_key: str, sequence: int, phone: str | None, nik: str | None) -> tuple[str, ...]:
    """The columns of the search table for one registration."""
    return name_key, f"{sequence:06d}", _national(phone), nik[-4:] if nik else ""


def search(connection: Connection, text: str, limit: int = 50) -> tuple[int, ...]:
    """The newest `limit` sequences whose words begin with every word of `text`."""
    if number := _number(text):
        return _known(connection, number)
    found = query_words(text)
    if not found:
        return ()
    match = " ".join(f'"{word}"*' for word in found)
    rows: Any = connection.exec_driver_sql(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?", (match, limit)
    )
    return tuple(row[0] for row in rows)


def with_phone(connection: Connection, phone: str, limit: int) -> tuple[int, ...]:
    """The newest `limit` sequences with this phone (E.164)."""
    rows = connection.exec_driver_sql(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?",
        (f'"{_national(phone)}"', limit),
    )
    return tuple(row[0] for row in rows)


def query_words(text: str) -> tuple[str, ...]:
    """What staff typed, folded as names are; digits stay digits (+62 becomes 0)."""
    digits = re.sub(r"(?<=\d)[\s.-]+(?=\d)", "", text)
    pieces = digits.replace("+62", "0").split()
    letters = search_key(" ".join(piece for piece in pieces if not piece.isdigit()))
    return (*_WORDS.findall(letters), *(piece for piece in pieces if piece.isdigit() and piece.isascii()))


def _number(text: str) -> str | None:
    """A receipt's number up to its check character; a kiosk's code has a letter, so a phone is none."""
    if text.strip().isdigit():
        return None
    if whole := _WITHOUT_CHECK.fullmatch(text.strip()):
        return whole[1].upper()
    read = read_number(text)
    return None if isinstance(read, Problem) else f"{read[0]}-{read[1]:06d}"


def _known(connection: Connection, number: str) -> tuple[int, ...]:
    rows = connection.exec_driver_sql(
        "SELECT sequence FROM registrations WHERE number >= ? AND number < ?", (number + "-", number + ".")
    )
    return tuple(row[0] for row in rows)


def _national(phone: str | None) -> str:
    return ("0" + phone[3:] if phone.startswith("+62") else phone.lstrip("+")) if phone else ""
