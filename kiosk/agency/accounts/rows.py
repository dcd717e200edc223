"""Reads and writes the rows of accounts, and how tries lie in them."""

import hashlib
import hmac
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping

from kiosk.agency.accounts.attempts import Tries
from kiosk.agency.accounts.roles import read_pin
from kiosk.errors import Problem, Refused
from kiosk.security.hashing import hash_secret
from kiosk.staff import Staff
from kiosk.store import audit
from kiosk.store.part import set_value, value

RECOVERY, RECOVERY_TRIES = "recovery-hash", "recovery-tries"
SPENT = "station-spent"
"""The running seconds of the station's wrong guesses, whoever they were about."""
SEAL = "accounts-seal"
_WAS_SEALED = "SELECT 1 FROM audit WHERE json_extract(entry, '$.action') = 'accounts-sealed' LIMIT 1"
_spent = msgspec.json.Decoder(tuple[float, ...])


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One person's account; `wait` are the seconds until a PIN is looked at, `tries_left` of the
    station's budget.
    """

    id: int
    name: str
    role: str
    active: bool
    must_change: bool
    public: bool
    hours: str
    wait: float
    tries_left: int
    birth_date: date | None = None

    @property
    def staff(self) -> Staff:
        return Staff(self.id, self.role, self.name)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A try that is counted already: check it (`matches`, a tenth of a second), then settle it."""

    account: int
    pin_hash: str
    counted_at: float


def account_row(connection: Connection, account_id: int) -> RowMapping:
    row = connection.exec_driver_sql("SELECT * FROM accounts WHERE id = ?", (account_id,)).mappings().first()
    if row is None:
        raise Refused("unknown-account", "account")
    return row


def insert_account(
    connection: Connection,
    now: datetime,
    name: str,
    role: str,
    pin_hash: str,
    born: date | None,
    *,
    must_change: bool,
) -> int:
    """A new account's id; raises Refused name-empty or name-taken."""
    name = " ".join(name.split())[:60]
    if not name:
        raise Refused("name-empty", "name")
    taken = connection.exec_driver_sql("SELECT 1 FROM accounts WHERE name = ? AND active", (name,)).scalar()
    if taken:
        raise Refused("name-taken", "name")
    row = connection.exec_driver_sql(
        "INSERT INTO accounts (name, role, birth_date, pin_hash, must_change, active, public, hours, "
        "created_at, failures, open_at, spent) VALUES (?, ?, ?, ?, ?, 1, 0, '', ?, 0, 0, '[]') "
        "RETURNING id",
        (name, role, born and born.isoformat(), pin_hash, int(must_change), now.isoformat()),
    )
    return int(row.scalar_one())


def update_account(connection: Connection, account_id: int, **columns: Any) -> None:
    names = ", ".join(f"{name} = ?" for name in columns)
    connection.exec_driver_sql(f"UPDATE accounts SET {names} WHERE id = ?", (*columns.values(), account_id))


_SEALED = (
    "SELECT id, name, role, birth_date, pin_hash, must_change, active, public, hours, created_at, failures, "
    "open_at, spent FROM accounts ORDER BY id"
)
"""By name: a column that a later program adds alters nobody's account."""


def seal(connection: Connection, key: bytes) -> str:
    """What all accounts, their PIN counters and the recovery code come to, under the index key."""
    rows = [list(row) for row in connection.exec_driver_sql(_SEALED)]
    kept = [value(connection, name) for name in (RECOVERY, RECOVERY_TRIES)]
    kept += [spent] if (spent := value(connection, SPENT)) else []
    return hmac.new(key, b"accounts 1\0" + msgspec.json.encode([rows, kept]), hashlib.sha256).hexdigest()


def are_untouched(connection: Connection, key: bytes) -> bool:
    """Whether the accounts are as the program left them; no seal is missed before the chain tells of one."""
    kept = value(connection, SEAL)
    if kept is None:
        return connection.exec_driver_sql(_WAS_SEALED).first() is None
    return hmac.compare_digest(kept, seal(connection, key))


def renew_seal(connection: Connection, key: bytes, now: datetime) -> None:
    """Seal the accounts as they are; the first seal of a file is entered, so that a lost one is missed."""
    if value(connection, SEAL) is None:
        audit.append(connection, at=now, who="kiosk", action="accounts-sealed")
    set_value(connection, SEAL, seal(connection, key))


def supervisors(connection: Connection) -> int:
    found = connection.exec_driver_sql("SELECT count(*) FROM accounts WHERE role = 'supervisor' AND active")
    return int(found.scalar() or 0)


def tries_of(row: RowMapping) -> Tries:
    return Tries(row["failures"], row["open_at"], _spent.decode(row["spent"]))


def spent_here(connection: Connection) -> tuple[float, ...]:
    """The station's wrong guesses; those of its accounts where an older program counted."""
    if kept := value(connection, SPENT):
        return _spent.decode(kept)
    rows = connection.exec_driver_sql("SELECT spent FROM accounts")
    return tuple(sorted(moment for row in rows for moment in _spent.decode(row[0])))


def keep_spent(connection: Connection, spent: tuple[float, ...]) -> None:
    set_value(connection, SPENT, msgspec.json.encode(spent).decode())


def tries_row(kept: Tries) -> dict[str, Any]:
    return asdict(kept) | {"spent": msgspec.json.encode(kept.spent).decode()}


def checked_pin(pin: str, birth_date: date | None) -> str:
    """The PIN as it may be used; raises Refused with the reason why not."""
    checked = read_pin(pin, birth_date)
    if isinstance(checked, Problem):
        raise Refused(checked.code, "pin")
    return checked


def checked_hash(pin: str, birth_date: date | None) -> str:
    return hash_secret(checked_pin(pin, birth_date))
