"""Gives the rooms of the desk the store, the pack's rules, and the audit entry of who did what and why.

Small questions of one transaction that several parts of the desk ask.
"""

import hashlib
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from kiosk.campaign.followup import FollowUpRules
from kiosk.errors import Refused
from kiosk.registration import Consent, Draft
from kiosk.staff import Staff
from kiosk.store import audit
from kiosk.store.catch_up import catch_up, is_behind
from kiosk.store.erasures import ERASED
from kiosk.store.store import Store


def iso(day: date | datetime | None) -> str | None:
    return None if day is None else day.isoformat()


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def moment_of(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


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


_SLUG = re.compile(r"[a-z][a-z0-9-]{0,39}")
Label = Callable[[str, str], str]
LOOK_AGAIN = timedelta(minutes=5)


class TracedStore:
    """What every part of the desk stands on; `mono` is the monotonic clock in seconds.

    `label` names an occupation in a language.
    """

    def __init__(
        self,
        store: Store,
        rules: FollowUpRules,
        mono: Callable[[], float] = time.monotonic,
        label: Label = lambda language, occupation: occupation,
    ) -> None:
        self.store = store
        self.label = label
        self.rules = rules
        self.mono = mono
        self._seen: dict[tuple[str, str, str], datetime] = {}
        self._erased: list[str] = []

    # Every registration has its case before anything is asked or changed.

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.store.reading() as connection:
            if not is_behind(connection):
                yield connection
                return
        with self.writing():
            pass
        with self.store.reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        self._erased.clear()
        with self.store.writing() as connection:
            catch_up(connection, self.store.clock.utc_offset_hours)
            yield connection
        if self._erased:
            self.store.mark.add(ERASED, *self._erased)

    def note_erased(self, entry_id: str) -> None:
        """Remember, once this transaction is durable, whom no old folder may bring back."""
        self._erased.append(entry_id)

    def now(self) -> datetime:
        return self.store.clock.now()

    def today(self) -> date:
        return self.store.clock.today()

    def trace(
        self,
        connection: Connection,
        who: Staff,
        action: str,
        *,
        number: str = "",
        sequence: int | None = None,
        why: str = "",
        **detail: Any,
    ) -> str:
        """Add one entry in the caller's transaction and return the chain's head (hex).

        A reason that is a slug stands in the chain. Free text may name people, so the chain only holds its
        salted hash, and the text lies beside it where erasing the person can destroy it.
        """
        why = " ".join(why.split())
        salt = b""
        if why and not is_slug(why):
            salt = secrets.token_bytes(16)
            detail["why"] = "sha256:" + hashlib.sha256(salt + why.encode()).hexdigest()
        elif why:
            detail["why"] = why
        head = audit.append(
            connection, at=self.now(), who=who.label, action=action, subject=number, detail=detail
        )
        if salt:
            position, _ = audit.read_head(connection)
            connection.exec_driver_sql(
                "INSERT INTO trace_notes (position, sequence, salt, why) VALUES (?, ?, ?, ?)",
                (position, sequence, salt, why),
            )
        return head

    def note_list(self, who: Staff, action: str, what: str) -> None:
        """Trace that someone looks at a list: once in five minutes for the same list, not at every scroll."""
        key, now = (who.label, action, what), self.now()
        seen = self._seen.get(key)
        if seen is not None and timedelta(0) <= now - seen < LOOK_AGAIN:
            return
        with self.writing() as connection:
            self.trace(connection, who, action, list=what)
        self._seen = {each: at for each, at in self._seen.items() if now - at < LOOK_AGAIN} | {key: now}


def is_slug(why: str) -> bool:
    """Whether a reason is one of the short words of the interface, which name nobody."""
    return _SLUG.fullmatch(why) is not None


def sequence_of(connection: Connection, number: str) -> int:
    """The sequence of a number; Refused("unknown-number") where there is none."""
    found = asked(connection, "SELECT sequence FROM registrations WHERE number = ?", number)
    if not found:
        raise Refused("unknown-number", "number")
    return int(found[0]["sequence"])


def value(connection: Connection, name: str) -> str | None:
    """A named value of the desk."""
    found = connection.exec_driver_sql("SELECT value FROM desk_values WHERE name = ?", (name,)).scalar()
    return None if found is None else str(found)


def highest(store: Store, name: str) -> int:
    """How high a number that only rises ever was, by the store or by the mark beside it; 0 at first."""
    with store.reading() as connection:
        return max(int(value(connection, name) or 0), store.mark.count(name) or 0)


def raise_to(store: Store, name: str, number: int) -> None:
    """Remember a number that only rises, in the store and beside it, where no copied folder takes it back."""
    with store.writing() as connection:
        set_value(connection, name, str(number))
    store.mark.rise({name: (number, "")}, durably=True)


def set_value(connection: Connection, name: str, text: str) -> None:
    """Keep a named value of the desk."""
    connection.exec_driver_sql(
        "INSERT INTO desk_values (name, value) VALUES (?, ?) "
        "ON CONFLICT DO UPDATE SET value = excluded.value",
        (name, text),
    )
