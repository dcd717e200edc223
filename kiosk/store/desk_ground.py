"""The ground under the desk's parts: the store, the pack's rules, the trace of who did what and why."""

import hashlib
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from kiosk.agency.accounts import Staff
from kiosk.agency.rules import FollowUpRules
from kiosk.errors import Refused
from kiosk.store import audit
from kiosk.store.desk_catch_up import catch_up, is_behind
from kiosk.store.desk_rows import asked
from kiosk.store.store import Store

_SLUG = re.compile(r"[a-z][a-z0-9-]{0,39}")
LOOK_AGAIN = timedelta(minutes=5)


class Ground:
    """What every part of the desk stands on; `mono` is the monotonic clock in seconds."""

    def __init__(
        self, store: Store, rules: FollowUpRules, mono: Callable[[], float] = time.monotonic
    ) -> None:
        self.store = store
        self.rules = rules
        self.mono = mono
        self._seen: dict[tuple[str, str, str], datetime] = {}

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
        with self.store.writing() as connection:
            catch_up(connection, self.store.clock.utc_offset_hours)
            yield connection

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


def set_value(connection: Connection, name: str, text: str) -> None:
    """Keep a named value of the desk."""
    connection.exec_driver_sql(
        "INSERT INTO desk_values (name, value) VALUES (?, ?) "
        "ON CONFLICT DO UPDATE SET value = excluded.value",
        (name, text),
    )
