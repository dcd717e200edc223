"""Finds people for staff: folded names, numbers, phones and digits of the NIK, each word by its beginning.

The index knows the last four digits of a NIK and no more. A whole NIK is found by its blind index; of 5 to 15
digits the last four bring the candidates, whose own NIK is then compared inside the encrypted file.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from kiosk.errors import Problem
from kiosk.number import read_number
from kiosk.people.names import search_key
from kiosk.people.nik import LENGTH, normalise
from kiosk.store import records

MOST = 400
"""Characters of what was typed that are looked at: longer than any name with its number."""
CANDIDATES = 10_000
"""So many of the newest matches are compared with a filter or with more digits of a NIK."""
TAIL = 4
_WITHOUT_CHECK = re.compile(r"(\S{3})[\s-]*([0-9]{1,10})-?")
_WORDS = re.compile(r"[a-z0-9]+")
_LETTER = re.compile(r"[^\W\d_]")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[\s.\-/()]+(?=[0-9])")
_PADDED = 6


ADD = "INSERT INTO search (rowid, name, number, phone, nik) VALUES (?, ?, ?, ?, ?)"
REMOVE = "INSERT INTO search (search, rowid, name, number, phone, nik) VALUES ('delete', ?, ?, ?, ?, ?)"
"""The words must be those the row was added with."""


def words(name_key: str, sequence: int, phone: str | None, nik: str | None) -> tuple[str, ...]:
    """The columns of the search table for one registration."""
    return name_key, f"{sequence:06d}", _national(phone), nik[-TAIL:] if nik else ""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Further conditions on `cases` (c), each beginning with AND, and their named values."""

    where: str = ""
    values: dict[str, Any] = field(default_factory=dict)


EVERYBODY = Narrowed()


def search(
    connection: Connection, text: str, limit: int = 50, *, index_key: bytes = b"", among: Narrowed = EVERYBODY
) -> tuple[int, ...]:
    """The newest `limit` sequences of whom every word of `text` says something; a number of its own first.

    `index_key` is the store's, for a whole NIK. `among` narrows to some cases.
    """
    text = text[:MOST].strip()
    if numbered := _numbered(connection, text):
        return _sequences(connection, "r.number >= :from AND r.number < :to", numbered, limit, among)
    found = query_words(text)
    digits = [word for word in found if word.isdigit()]
    if whole := next((word for word in digits if len(word) == LENGTH and not word.startswith("00")), ""):
        index = records.nik_index(index_key, whole)
        return _sequences(connection, "r.nik_index = :index", {"index": index}, limit, among)
    if not found:
        return ()
    matched = _matching(connection, _all_of(*found), limit, among)
    if len(digits) != 1:
        return matched
    rest = [word for word in found if not word.isdigit()]
    ended = _with_tail(connection, digits[0], rest, limit, among)
    newest = sorted({*matched, *ended}, reverse=True)
    number = _padded(digits[0])
    own = _matching(connection, _all_of(*rest, whole=number), limit, among) if number else ()
    return tuple(dict.fromkeys((*own, *newest)))[:limit]


def with_phone(connection: Connection, phone: str, limit: int) -> tuple[int, ...]:
    """The newest `limit` sequences with this phone (E.164)."""
    rows = connection.exec_driver_sql(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?",
        (f'"{_national(phone)}"', limit),
    )
    return tuple(row[0] for row in rows)


def query_words(text: str) -> tuple[str, ...]:
    """What staff typed, folded as names are; digits stay digits (+62 becomes 0)."""
    plain = " ".join(piece if _LETTER.search(piece) else normalise(piece) for piece in text.split())
    pieces = _BETWEEN_DIGITS.sub("", plain).replace("+62", "0").split()
    letters = search_key(" ".join(piece for piece in pieces if not piece.isdigit()))
    return (*_WORDS.findall(letters), *(piece for piece in pieces if piece.isdigit() and piece.isascii()))


# What a word may stand for


def _all_of(*begun: str, whole: str = "") -> str:
    """Rows in which each of these begins a word, and in which one word is `whole`."""
    return " AND ".join([*([f'"{whole}"'] if whole else []), *map(_one_of, begun)])


def _one_of(word: str) -> str:
    """The beginnings that a word may mean, for FTS5: a phone in all its spellings, three digits of a NIK."""
    if not word.isdigit():
        return f'"{word}"*'
    meant = [f'"{spelling}"*' for spelling in dict.fromkeys((word, *_spelled(word)))]
    if len(word) == TAIL - 1:
        meant += [f'"{first}{word}"' for first in range(10)]
    return f"({' OR '.join(meant)})"


def _spelled(digits: str) -> tuple[str, ...]:
    """How the index would write this beginning of a phone: 62812, 0062812 and 812 are 0812."""
    for abroad in ("0062", "62"):
        if digits.startswith(abroad) and len(digits) > len(abroad):
            return ("0" + digits.removeprefix(abroad).lstrip("0"),)
    return ("0" + digits,) if digits.startswith("8") else ()


def _padded(digits: str) -> str:
    """How a number spells these digits; 0004 ends a NIK, but 4 and 000004 are the fourth."""
    return digits.zfill(_PADDED) if len(digits) >= _PADDED or not digits.startswith("0") else ""


def _numbered(connection: Connection, text: str) -> dict[str, Any] | None:
    """The range of a receipt's number, with or without its check character, spaces or zeros in front.

    Without the check character only this station's own code is one: three letters may be a name.
    """
    if text.isdigit():
        return None
    read = read_number(text)
    if isinstance(read, Problem):
        match = _WITHOUT_CHECK.fullmatch(text.upper())
        code = connection.exec_driver_sql("SELECT code FROM kiosk_identity").scalar()
        if match is None or match[1] != code:
            return None
        if len(match[2]) > _PADDED and match[2].startswith("0"):
            return None
        read = match[1], int(match[2])
    number = f"{read[0]}-{read[1]:06d}"
    return {"from": number + "-", "to": number + "."}


# Asking


def _sequences(
    connection: Connection, where: str, values: dict[str, Any], limit: int, among: Narrowed
) -> tuple[int, ...]:
    joined = " JOIN cases c ON c.sequence = r.sequence" if among.where else ""
    rows = connection.exec_driver_sql(
        f"SELECT r.sequence FROM registrations r{joined} WHERE {where}{among.where} "
        "ORDER BY r.sequence DESC LIMIT :limit",
        values | among.values | {"limit": limit},
    )
    return tuple(row[0] for row in rows)


def _matching(
    connection: Connection, match: str, limit: int, among: Narrowed, tail: str = ""
) -> tuple[int, ...]:
    """The newest rows of the index, looked up in `cases` or `registrations` only where that is asked."""
    found, joined, where = (
        "SELECT rowid AS id FROM search WHERE search MATCH :match ORDER BY rowid DESC",
        "",
        "",
    )
    values: dict[str, Any] = {"match": match, "limit": limit}
    if among.where:
        joined += " CROSS JOIN cases c ON c.sequence = f.id"
        where += among.where
        values |= among.values
    if tail:
        joined += " CROSS JOIN registrations r ON r.sequence = f.id"
        where += " AND substr(r.nik, -length(:tail)) = :tail"
        values["tail"] = tail
    if joined:
        found = (
            f"SELECT f.id FROM ({found} LIMIT {CANDIDATES}) f{joined} WHERE true{where} ORDER BY f.id DESC"
        )
    rows = connection.exec_driver_sql(f"{found} LIMIT :limit", values)
    return tuple(row[0] for row in rows)


def _with_tail(
    connection: Connection, digits: str, rest: list[str], limit: int, among: Narrowed
) -> tuple[int, ...]:
    """Those whose NIK ends in 5 to 15 digits: candidates by the last four, compared by the NIK itself."""
    if not TAIL < len(digits) < LENGTH:
        return ()
    return _matching(connection, _all_of(*rest, whole=digits[-TAIL:]), limit, among, tail=digits)


def _national(phone: str | None) -> str:
    return ("0" + phone[3:] if phone.startswith("+62") else phone.lstrip("+")) if phone else ""
