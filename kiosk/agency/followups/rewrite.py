"""Changes what a registration says: its row, its search words, its case, in one transaction."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from kiosk.people.nik import tail
from kiosk.registration import Draft, Registration
from kiosk.store import records, search


def rewrite(connection: Connection, before: Registration, draft: Draft, index_key: bytes) -> str:
    """Replace a registration's draft and answer the hash of the new content for the trace."""
    from kiosk.people.names import search_key

    unfind(connection, before)
    sequence, salt, name_key = before.sequence, secrets.token_bytes(16), search_key(draft.name)
    row = records.registration_row(
        draft, sequence, before.number, before.saved_at.isoformat(), salt, name_key, index_key
    )
    update(connection, "registrations", sequence, row)
    words = search.words(name_key, sequence, draft.phone, draft.nik)
    connection.exec_driver_sql(search.ADD, (sequence, *words))
    update(
        connection,
        "cases",
        sequence,
        {
            "dusun": draft.dusun,
            "rt": draft.rt,
            "occupation": draft.occupation,
            "programmes": ",".join(draft.programmes),
            "has_phone": int(draft.phone is not None),
            "payer": draft.payer,
            "born": draft.birth_date.isoformat() if draft.birth_date else None,
        },
    )
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO places (dusun, rt) VALUES (?, ?)", (draft.dusun, draft.rt)
    )
    touch(connection, sequence)
    return records.content_hash(salt, draft)


def rewrite_receipts(
    connection: Connection, sequence: int, before: Draft, draft: Draft, label: Callable[[str, str], str]
) -> None:
    """Let the stored papers say what is right now; `label` names an occupation in a language."""
    rows = connection.exec_driver_sql(
        "SELECT copy, content FROM receipts WHERE sequence = ? AND content IS NOT NULL", (sequence,)
    ).all()
    for copy, content in rows:
        paper = records.read_receipt(content, "{}")
        said = replace(paper, name=draft.name, nik_tail=tail(draft.nik or ""), months=draft.months)
        if draft.occupation != before.occupation:
            said = replace(said, occupation=label(paper.language, draft.occupation))
        if draft.quote != before.quote:
            quoted = draft.quote.months if draft.quote else ()
            said = replace(said, quoted=tuple((month.month, month.total) for month in quoted))
        connection.exec_driver_sql(
            "UPDATE receipts SET content = ? WHERE sequence = ? AND copy = ?",
            (records.write_receipt(said), sequence, copy),
        )


def unfind(connection: Connection, registration: Registration) -> None:
    """Take a registration out of the search."""
    row = connection.exec_driver_sql(
        "SELECT name_key, phone, nik FROM registrations WHERE sequence = ?", (registration.sequence,)
    ).one()
    words = search.words(row[0], registration.sequence, row[1], row[2])
    connection.exec_driver_sql(search.REMOVE, (registration.sequence, *words))


def update(connection: Connection, table: str, sequence: int, row: dict[str, Any]) -> None:
    """Set these columns of the row with this sequence."""
    names = ", ".join(f"{name} = ?" for name in row)
    connection.exec_driver_sql(f"UPDATE {table} SET {names} WHERE sequence = ?", (*row.values(), sequence))


def touch(connection: Connection, sequence: int) -> None:
    """Mark a case as changed at the chain's next position (the caller's trace entry follows)."""
    connection.exec_driver_sql(
        "UPDATE cases SET revision = (SELECT audit_count + 1 FROM kiosk_identity) WHERE sequence = ?",
        (sequence,),
    )
