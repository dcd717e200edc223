"""Destroys a person's data: every field in every table, in the caller's transaction; the fact remains.

What stays says that someone registered on a day, how far they came and what was paid: the number, the
entry's random id, the chain, the tallies. Freed space is overwritten (secure_delete), the search forgets
its words (FTS5 secure-delete), and writing the file anew (sweep) removes what SQLite left behind when it
moved rows between pages. Backups made before hold the person until they are 90 days old; the list of who was
erased, which lies beside them, erases again whoever comes back with one (kiosk/store/erasures.py).
"""

from dataclasses import replace
from typing import Literal

from sqlalchemy import Connection

from kiosk.agency.followups.joined import same_person
from kiosk.agency.followups.rewrite import touch, unfind, update
from kiosk.agency.rights.law import Proof, held
from kiosk.registration import Consent
from kiosk.staff import Staff
from kiosk.store import queries, records
from kiosk.store.audit import read_head
from kiosk.store.part import TracedStore, is_slug, iso, newest_consent, set_value, value

SWEEP_DUE = "sweep-due"
SWEEP_AT_ONCE = 64 * 1024 * 1024
"""Bytes; a larger file is swept when the kiosk is idle (retention.sweep)."""

Basis = Literal["request", "withdrawal", "retention"]

_CASE = {
    "dusun": "",
    "rt": "",
    "occupation": "",
    "programmes": "",
    "has_phone": 0,
    "payer": "",
    "born": None,
    "hold": "erased",
    "own_hold": "erased",
    "state": "erased",
    "reason": "",
    "due": None,
    "kpj": None,
    "covered": "",
    "paid_last": None,
    "paid_known": None,
    "merged_into": None,
}


def destroy(connection: Connection, sequence: int, at: str) -> tuple[str, ...]:
    """Overwrite everything that tells who this was; answers the kinds of data that were held."""
    found = queries.registrations(connection, "r.sequence = ? AND r.erased_at IS NULL", sequence)
    if not found:
        return ()
    draft = found[0].draft
    fields = held(draft)
    unfind(connection, found[0])
    update(connection, "registrations", sequence, records.ERASED | {"erased_at": at})
    update(connection, "cases", sequence, dict(_CASE))
    touch(connection, sequence)
    connection.exec_driver_sql(
        "UPDATE receipts SET content = NULL, reason = '' WHERE sequence = ?", (sequence,)
    )
    connection.exec_driver_sql(
        "UPDATE print_jobs SET state = 'CANCELLED', changed = ? WHERE sequence = ? "
        "AND state IN ('READY', 'SENT', 'UNKNOWN')",
        (at, sequence),
    )
    connection.exec_driver_sql(
        "UPDATE follow_ups SET reason = '', note = '', kpj = '', "
        "undone_why = CASE WHEN undone_why IS NULL THEN NULL ELSE '' END WHERE sequence = ?",
        (sequence,),
    )
    connection.exec_driver_sql("UPDATE rights_requests SET result = '' WHERE sequence = ?", (sequence,))
    connection.exec_driver_sql("DELETE FROM duplicate_pairs WHERE ? IN (first, second)", (sequence,))
    connection.exec_driver_sql("DELETE FROM trace_notes WHERE sequence = ?", (sequence,))
    _forget_place(connection, draft.dusun, draft.rt)
    return fields


def _forget_place(connection: Connection, dusun: str, rt: str) -> None:
    """A place in which nobody else lives would still tell of the one who did."""
    connection.exec_driver_sql("DELETE FROM group_tally WHERE count = 0")
    others = connection.exec_driver_sql(
        "SELECT 1 FROM cases INDEXED BY ix_cases_place "
        "WHERE state IN ('new', 'open', 'done', 'suspended', 'withdrawn', 'merged') AND dusun = ? AND rt = ?",
        (dusun, rt),
    )
    if others.first() is None:
        connection.exec_driver_sql("DELETE FROM places WHERE dusun = ? AND rt = ?", (dusun, rt))


def erase_person(
    ground: TracedStore, connection: Connection, who: Staff, sequence: int, basis: Basis, why: str
) -> Proof:
    """Destroy one person's registrations in the caller's transaction, enter each, and close their request."""
    at = ground.now()
    numbers, fields = [], set()
    for each in same_person(connection, sequence):
        found = queries.registrations(connection, "r.sequence = ?", each)
        numbers.append(found[0].number)
        ground.note_erased(found[0].draft.entry_id)
        fields |= set(destroy(connection, each, at.isoformat()))
    destroyed = tuple(sorted(fields))
    # A reason in somebody's own words may name the person, and would outlive the erasing.
    stated = why if is_slug(why) else "own-words"
    head = ""
    for number in numbers:
        head = ground.trace(
            connection, who, "erase", number=number, why=stated, basis=basis, fields=destroyed
        )
    position, _ = read_head(connection)
    set_value(connection, SWEEP_DUE, "yes")
    connection.exec_driver_sql(
        "UPDATE rights_requests SET done = ?, result = 'erased' WHERE sequence = ? AND kind = 'deletion' "
        "AND done IS NULL",
        (at.isoformat(), sequence),
    )
    return Proof(tuple(numbers), at, who.label, basis, destroyed, position, head)


def sweep(ground: TracedStore, limit: int | None = None) -> bool:
    """Write the file anew if someone was erased since the last time and it is not larger than `limit` bytes.

    Answers whether nothing is left to sweep.
    """
    with ground.reading() as connection:
        if not value(connection, SWEEP_DUE):
            return True
    ground.store.tidy()
    if limit is not None and ground.store.path.stat().st_size > limit:
        return False
    ground.store.sweep()
    with ground.writing() as connection:
        set_value(connection, SWEEP_DUE, "")
    return True


def end_consent(ground: TracedStore, connection: Connection, sequence: int, how: str) -> None:
    """Add a consent that takes the last one back; `how` says why.

    Messages alone (contact-...) taken back, what was not given stays so.
    """
    newest = newest_consent(connection, sequence)
    if newest is not None:
        said = newest.how if how.startswith("contact-") and not newest.is_given else how
        add_consent(ground, connection, sequence, replace(newest, how=said, contact=False))


def add_consent(ground: TracedStore, connection: Connection, sequence: int, consent: Consent) -> None:
    """Add a consent to those given before; the newest holds."""
    connection.exec_driver_sql(
        "INSERT INTO consents (sequence, ordinal, given_at, version, language, text_sha256, how, contact) "
        "SELECT sequence, max(ordinal) + 1, ?, ?, ?, ?, ?, ? FROM consents WHERE sequence = ?",
        (
            iso(ground.now()),
            consent.version,
            consent.language,
            consent.text_sha256,
            consent.how,
            int(consent.contact),
            sequence,
        ),
    )
