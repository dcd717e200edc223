"""Small questions of one transaction that several parts of the desk ask."""

from typing import Any

from sqlalchemy import Connection

from kiosk.registration import Consent, Draft


def asked(connection: Connection, question: str, *values: Any) -> list[dict[str, Any]]:
    """The rows of what is asked for thousands in one transaction: SQLAlchemy's results take 0.1 ms each."""
    cursor = connection.connection.cursor()
    cursor.execute(question, values)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def case_row(connection: Connection, sequence: int) -> dict[str, Any]:
    """The case of a registration."""
    (row,) = asked(connection, "SELECT * FROM cases WHERE sequence = ?", sequence)
    return row


def kept_sequence(connection: Connection, sequence: int) -> int:
    """The registration into which this one was merged, or itself."""
    while (into := case_row(connection, sequence)["merged_into"]) is not None:
        sequence = into
    return sequence


def numbers(connection: Connection, sequences: str, values: tuple[Any, ...]) -> tuple[str, ...]:
    """The numbers of the sequences that an SQL question answers."""
    rows = connection.exec_driver_sql(
        f"SELECT number FROM registrations WHERE sequence IN ({sequences}) ORDER BY sequence", values
    )
    return tuple(row[0] for row in rows)


def newest_consent(connection: Connection, sequence: int) -> Consent | None:
    """The consent that holds now: the last one given or taken back; None once it was erased."""
    row = connection.exec_driver_sql(
        "SELECT version, language, text_sha256, how, contact FROM consents WHERE sequence = ? "
        "ORDER BY ordinal DESC LIMIT 1",
        (sequence,),
    ).first()
    if row is None:
        return None
    return Consent(version=row[0], language=row[1], text_sha256=row[2], how=row[3], contact=bool(row[4]))


def later_consents(connection: Connection, sequences: tuple[int, ...]) -> dict[int, Consent]:
    """The consents that hold now, of those who gave or took back one after the first."""
    marks = ", ".join("?" * len(sequences))
    rows = connection.exec_driver_sql(
        "SELECT sequence, version, language, text_sha256, how, contact FROM consents "
        f"WHERE sequence IN ({marks}) AND ordinal > 0 ORDER BY sequence, ordinal",
        sequences,
    )
    return {
        row[0]: Consent(version=row[1], language=row[2], text_sha256=row[3], how=row[4], contact=bool(row[5]))
        for row in rows
    }


def masked(text: str | None) -> str:
    """All but the last four characters hidden; empty for None."""
    return "" if not text else "●" * (len(text) - 4) + text[-4:]


def tail_matches(draft: Draft, nik_tail: str) -> bool:
    """Whether these are the last four digits of the NIK."""
    return draft.nik is not None and len(nik_tail) == 4 and draft.nik.endswith(nik_tail)
