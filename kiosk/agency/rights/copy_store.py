"""Reads a person's copy from the tables: every column but those named as saying nothing of them."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection

from kiosk.agency.rights.copy import Record
from kiosk.store import audit

SOURCES = {
    "registration": ("registrations", "sequence = ?"),
    "consent": ("consents", "sequence = ? ORDER BY ordinal"),
    "standing": ("cases", "sequence = ?"),
    "contact": ("follow_ups", "sequence = ? ORDER BY at, id"),
    "receipt": ("receipts", "sequence = ? ORDER BY copy"),
    "print": ("print_jobs", "sequence = ? ORDER BY id"),
    "merge": ("merges", "? IN (kept, folded) ORDER BY id"),
    "likeness": ("duplicate_pairs", "? IN (first, second) ORDER BY found_at"),
    "sending": ("sendings", "sequence = ? ORDER BY at, bundle"),
    "request": ("rights_requests", "sequence = ? ORDER BY received, id"),
}
"""From which table each kind of record comes, and by which condition on the registration's sequence."""

_COUNTS = "counts people, and names none"
_STAFF = "the staff's own or the agency's, not a registrant's"
NO_PERSON = {
    "kiosk_identity": "says who the kiosk is",
    "receipt_words": "labels of a pack, the same on thousands of papers",
    "desk_values": "settings of the desk and numbers of bundles",
    "places": "names of dusun and RT, without people",
    "day_tally": _COUNTS,
    "group_tally": _COUNTS,
    "queue_tally": _COUNTS,
    "accounts": _STAFF,
    "scans": _STAFF,
    "agreements": _STAFF,
    "certificates": _STAFF,
    "outreach_items": _STAFF,
    "launch_events": _STAFF,
}
"""Tables that hold nothing of a registrant, and why."""

_INSIDE = "counts inside the file; the registration's number says the same"
_REPEATED = "repeats what the registration says"
_OTHER = "may name another person, who has rights too (a merged one has records of their own)"
NOT_PERSONAL: Mapping[str, Mapping[str, str]] = {
    "registrations": {
        "sequence": _INSIDE,
        "entry_id": "random; stands in the code of the paper that the person holds",
        "salt": "random",
        "nik_index": "a keyed hash of the NIK",
        "name_key": "the name as the search spells it",
        "erased_at": "empty for everybody of whom a copy can be made",
    },
    "consents": {
        "sequence": _INSIDE,
        "ordinal": "the order, which the moments show",
        "text_sha256": "the hash of a public text, the same for everybody",
    },
    "cases": {
        "sequence": _INSIDE,
        "day": _REPEATED,
        "dusun": _REPEATED,
        "rt": _REPEATED,
        "occupation": _REPEATED,
        "programmes": _REPEATED,
        "has_phone": _REPEATED,
        "born": _REPEATED,
        "merged_into": "said by the record of the merging",
        "revision": "a position of the audit chain",
    },
    "follow_ups": {
        "id": _INSIDE,
        "sequence": _INSIDE,
        "programmes": "how many programmes the registration says",
        "first_nth": "counted from the contacts before",
    },
    "receipts": {"sequence": _INSIDE, "words": "which labels were used"},
    "print_jobs": {"id": _INSIDE, "sequence": _INSIDE},
    "duplicate_pairs": {"first": _OTHER, "second": _OTHER},
    "merges": {"id": _INSIDE, "kept": _OTHER, "folded": _OTHER},
    "sendings": {"sequence": _INSIDE, "branch": "the branch's public key"},
    "rights_requests": {"id": _INSIDE, "sequence": _INSIDE},
    "audit": {"subject": "the number that was asked for", "hash": "covers the entry"},
    "trace_notes": {"position": _INSIDE, "sequence": _INSIDE, "salt": "random"},
    "passed_on": {"sequence": _INSIDE, "position": "of the entry that is told"},
}
"""Columns that a copy leaves out, and why; every other column of these tables is told."""

_NOT_OF_THE_PERSON = ("token", "chain_head", "words", "controller", "language", "copy", "number")
"""What a receipt's content says of the paper; the rest says who it was made for."""

_TRACE = (
    "SELECT a.entry, n.why FROM audit a LEFT JOIN trace_notes n ON n.position = a.position "
    "WHERE a.subject = ? ORDER BY a.position"
)
_PASSED_ON = (
    "SELECT a.entry, n.why FROM passed_on p JOIN audit a ON a.position = p.position "
    "LEFT JOIN trace_notes n ON n.position = a.position WHERE p.sequence = ? ORDER BY a.position"
)


def records_of(connection: Connection, sequence: int, number: str) -> Iterator[Record]:
    """Every record of one registration, kind by kind."""
    for kind, (table, where) in SOURCES.items():
        left_out = NOT_PERSONAL[table]
        rows = connection.exec_driver_sql(f"SELECT * FROM {table} WHERE {where}", (sequence,)).mappings()
        for row in rows.all():
            columns = {name: row[name] for name in row if name not in left_out}
            yield Record(kind, number, _fields(columns))
    yield from _entries(connection, "passed-on", number, _PASSED_ON, sequence)
    yield from _entries(connection, "trace", number, _TRACE, number)


def _entries(
    connection: Connection, kind: str, number: str, question: str, key: int | str
) -> Iterator[Record]:
    for text, note in connection.exec_driver_sql(question, (key,)).all():
        entry = audit.AuditEntry(**msgspec.json.decode(text), hash="")
        detail = entry.detail
        why = note or str(detail.get("why", ""))
        told = {
            "at": entry.at,
            "who": entry.who,
            "action": entry.action,
            "why": "" if why.startswith("sha256:") else why,
            "fields": ",".join(detail.get("fields", ())),
            "mapping": detail.get("mapping", ""),
            "position": entry.position,
        }
        yield Record(kind, number, _fields(told))


def _fields(columns: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    for name, value in columns.items():
        if name == "quote" and value:
            pairs += _quoted(msgspec.json.decode(value))
        elif name == "content" and value:
            pairs += _printed(msgspec.json.decode(value))
        elif name == "assisted":
            pairs.append((name, ",".join(f"{field}={who}" for field, who in msgspec.json.decode(value))))
        elif value is not None:
            pairs.append((name, str(value)))
    return tuple((name, text) for name, text in pairs if text)


def _quoted(quote: dict[str, Any]) -> list[tuple[str, str]]:
    """The base, and each month with what it was to cost in rupiah."""
    months = ",".join(
        f"{month['month']}={month['jkk'] + month['jkm'] + month['jht']}" for month in quote["months"]
    )
    return [("base", str(quote["base"])), ("quoted", months)]


def _printed(content: dict[str, Any]) -> list[tuple[str, str]]:
    """What stands on a receipt about the person."""
    told = []
    for name, value in content.items():
        if name == "quoted":
            told.append((name, ",".join(f"{month}={amount}" for month, amount in value)))
        elif name not in _NOT_OF_THE_PERSON and value is not None:
            told.append((name, str(value)))
    return told
