"""Keeps accounts at the desk: made by a supervisor, opened by a PIN whose tries are counted first."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import msgspec
from sqlalchemy import Connection, RowMapping

from kiosk.agency.accounts import attempts, remembered
from kiosk.agency.accounts.attempts import Running, Tries
from kiosk.agency.accounts.remembered import RUNNING
from kiosk.agency.accounts.roles import ROLES, require
from kiosk.agency.accounts.rows import (
    RECOVERY,
    RECOVERY_TRIES,
    Account,
    Attempt,
    account_row,
    are_untouched,
    checked_hash,
    checked_pin,
    insert_account,
    keep_spent,
    renew_seal,
    spent_here,
    supervisors,
    tries_of,
    tries_row,
    update_account,
)
from kiosk.errors import Refused
from kiosk.security.hashing import hash_secret, is_outdated, matches, new_recovery_code, plain_recovery_code
from kiosk.staff import TERMINAL, Staff
from kiosk.store import went_back
from kiosk.store.part import TracedStore, day_of, iso, set_value, value

_tries = msgspec.json.Decoder(Tries)


class Accounts:
    """Who may sign in; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground
        self._mark = ground.store.mark
        self._count_again()
        with ground.reading() as connection:
            stored = float(value(connection, RUNNING) or 0.0)
        self._running = Running(stored, ground.mono())

    # Asking

    def all(self) -> tuple[Account, ...]:
        """Every account, by name; those no longer active too."""
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql("SELECT * FROM accounts ORDER BY name, id").mappings()
            spent = spent_here(connection)
            return tuple(self._account(row, spent) for row in rows)

    def get(self, account_id: int) -> Account:
        """One account; Refused("unknown-account")."""
        with self._ground.reading() as connection:
            return self._account(account_row(connection, account_id), spent_here(connection))

    @property
    def are_set_up(self) -> bool:
        """Whether there is a supervisor; until then the desk offers set-up and nothing else."""
        with self._ground.reading() as connection:
            return supervisors(connection) > 0

    # Making

    def set_up(self, name: str, pin: str, birth_date: date | None = None) -> tuple[Account, str]:
        """The first supervisor and the recovery code: to be shown and printed once, never again."""
        pin_hash = checked_hash(pin, birth_date)
        code = new_recovery_code()
        code_hash = hash_secret(plain_recovery_code(code))
        with self._writing() as connection:
            if supervisors(connection):
                raise Refused("already-set-up", "name")
            account_id = insert_account(
                connection, self._ground.now(), name, "supervisor", pin_hash, birth_date, must_change=False
            )
            set_value(connection, RECOVERY, code_hash)
            self._ground.trace(connection, TERMINAL, "account-set-up", account=account_id)
        return self.get(account_id), code

    def add(self, who: Staff, name: str, role: str, pin: str, birth_date: date | None = None) -> Account:
        """A new account with a first PIN, which its owner must change at the first sign-in."""
        require(who, "accounts")
        if role not in ROLES:
            raise Refused("role", "role")
        pin_hash = checked_hash(pin, birth_date)
        with self._writing() as connection:
            account_id = insert_account(
                connection, self._ground.now(), name, role, pin_hash, birth_date, must_change=True
            )
            self._ground.trace(connection, who, "account-added", account=account_id, role=role)
        return self.get(account_id)

    def set_active(self, who: Staff, account_id: int, active: bool) -> Account:
        """Open or close an account; the last active supervisor stays."""
        require(who, "accounts")
        with self._writing() as connection:
            row = account_row(connection, account_id)
            if not active and row["role"] == "supervisor" and row["active"] and supervisors(connection) == 1:
                raise Refused("last-supervisor", "active")
            update_account(connection, account_id, active=int(active))
            self._ground.trace(connection, who, "account-active", account=account_id, active=active)
        return self.get(account_id)

    def set_birth_date(self, who: Staff, birth_date: date | None) -> Account:
        """One's own birth date, which is refused as a PIN from then on; the trace does not say which."""
        require(who, "own-account")
        with self._writing() as connection:
            account_row(connection, who.id)
            update_account(connection, who.id, birth_date=iso(birth_date))
            self._ground.trace(connection, who, "account-birth-date", account=who.id)
        return self.get(who.id)

    def set_public(self, who: Staff, account_id: int, public: bool, hours: str = "") -> Account:
        """Whether the public screen names this person as an official agent, and when they are there."""
        require(who, "accounts")
        with self._writing() as connection:
            account_row(connection, account_id)
            update_account(connection, account_id, public=int(public), hours=" ".join(hours.split())[:80])
            self._ground.trace(connection, who, "account-public", account=account_id, public=public)
        return self.get(account_id)

    # Signing in

    def sign_in(self, account_id: int, pin: str) -> Account:
        """Count, check and settle one try; Refused pin-wait (seconds in detail), pin-budget, pin-wrong,
        account-closed or unknown-account."""
        attempt = self.count_try(account_id)
        return self.settle_try(attempt, matches(attempt.pin_hash, pin), pin)

    def count_try(self, account_id: int) -> Attempt:
        """Enter a try durably as failed; only then may its PIN be looked at."""
        with self._writing() as connection:
            row = account_row(connection, account_id)
            _refuse_closed(row)
            running = self._keep_running(connection)
            counted = attempts.count(tries_of(row), running)
            spent = attempts.spend(spent_here(connection), running)
            update_account(connection, account_id, **tries_row(counted))
            keep_spent(connection, spent)
            height = remembered.count(connection)
        remembered.remember(self._mark, account_id, height, counted)
        remembered.remember(self._mark, remembered.STATION, height, Tries(spent=spent))
        return Attempt(account_id, row["pin_hash"], running)

    def settle_try(self, attempt: Attempt, right: bool, pin: str = "") -> Account:
        """Enter how the counted try ended; raises Refused("pin-wrong") where it was wrong."""
        who = Staff(attempt.account, "agent")
        renewed = hash_secret(pin) if right and pin and is_outdated(attempt.pin_hash) else None
        with self._writing() as connection:
            row = account_row(connection, attempt.account)
            if not right or row["pin_hash"] != attempt.pin_hash:
                failures = row["failures"]
                self._ground.trace(connection, who, "sign-in-refused", failures=failures)
            else:
                forgiven = attempts.forgive(tries_of(row), attempt.counted_at)
                update_account(connection, attempt.account, **tries_row(forgiven))
                keep_spent(connection, attempts.give_back(spent_here(connection), attempt.counted_at))
                if renewed:
                    update_account(connection, attempt.account, pin_hash=renewed)
                self._ground.trace(connection, who, "sign-in")
        if not right or row["pin_hash"] != attempt.pin_hash:
            raise Refused("pin-wrong", "pin")
        return self.get(attempt.account)

    def sign_out(self, who: Staff, why: str = "left") -> None:
        """The desk is left or locks itself (left, idle, villager)."""
        with self._writing() as connection:
            self._keep_running(connection)
            self._ground.trace(connection, who, "sign-out", why=why)

    # PINs

    def change_pin(self, account_id: int, old: str, new: str) -> Account:
        """One's own PIN, against the old one: a try like any other."""
        attempt = self.begin_change(account_id, new)
        return self.settle_change(attempt, matches(attempt.pin_hash, old), old, new)

    def begin_change(self, account_id: int, new: str) -> Attempt:
        """First half: a new PIN that may not be used costs no try; else it is counted, as at the door."""
        with self._ground.reading() as connection:
            born = account_row(connection, account_id)["birth_date"]
        checked_pin(new, date.fromisoformat(born) if born else None)
        return self.count_try(account_id)

    def settle_change(self, attempt: Attempt, right: bool, old: str, new: str) -> Account:
        """Last half, once the old PIN was looked at; raises Refused("pin-wrong") or ("pin-same")."""
        account = self.settle_try(attempt, right)
        if old.strip() == new.strip():
            raise Refused("pin-same", "pin")
        self._set_pin(account.staff, account.id, new, must_change=False, action="pin-changed")
        return self.get(account.id)

    def reset_pin(self, who: Staff, account_id: int, new: str) -> Account:
        """A supervisor gives a new first PIN; the waits of the old one end, the station's budget does not.

        A closed account stays closed: Refused("account-closed"). Opening it is a deed of its own.
        """
        require(who, "accounts")
        with self._ground.reading() as connection:
            _refuse_closed(account_row(connection, account_id))
        self._set_pin(who, account_id, new, must_change=True, action="pin-reset")
        return self.get(account_id)

    def recover(self, account_id: int, code: str, new: str) -> tuple[Account, str]:
        """The last supervisor's way back, by the code printed at set-up; answers a new code, shown once.

        Its tries are slowed down and cost no budget; the right code ends waits and spent budget of everybody.

        Not for a closed account (Refused("account-closed")), without exception: the last active supervisor
        cannot be closed, so there always is one whom the code lets in.
        """
        with self._writing() as connection:
            row = account_row(connection, account_id)
            if row["role"] != "supervisor":
                raise Refused("not-supervisor", "account")
            _refuse_closed(row)
            running = self._keep_running(connection)
            kept = value(connection, RECOVERY_TRIES)
            counted = attempts.slow_down(_tries.decode(kept) if kept else Tries(), running)
            set_value(connection, RECOVERY_TRIES, msgspec.json.encode(counted).decode())
            code_hash = value(connection, RECOVERY) or ""
            height = remembered.count(connection)
        remembered.remember(self._mark, remembered.RECOVERY, height, counted)
        if not matches(code_hash, plain_recovery_code(code)):
            self._note(Staff(account_id, "supervisor"), "recovery-refused")
            raise Refused("recovery-wrong", "code")
        next_code = new_recovery_code()
        next_hash = hash_secret(plain_recovery_code(next_code))
        self._set_pin(
            Staff(account_id, "supervisor"),
            account_id,
            new,
            must_change=False,
            action="recovered",
            code=next_hash,
        )
        self._forget_tries()
        return self.get(account_id), next_code

    def _forget_tries(self) -> None:
        """No wait and no spent budget is left of anybody, here and in the mark."""
        with self._writing() as connection:
            ids = [int(row[0]) for row in connection.exec_driver_sql("SELECT id FROM accounts")]
            for account_id in ids:
                update_account(connection, account_id, **tries_row(Tries()))
            keep_spent(connection, ())
            height = remembered.count(connection)
        everybody: list[int | str] = [*ids, remembered.STATION, remembered.RECOVERY]
        for name in everybody:
            remembered.remember(self._mark, name, height, Tries())

    def new_recovery_code(self, who: Staff) -> str:
        """A new code in place of a lost one, for a signed-in supervisor; shown once."""
        require(who, "accounts")
        code = new_recovery_code()
        code_hash = hash_secret(plain_recovery_code(code))
        with self._writing() as connection:
            set_value(connection, RECOVERY, code_hash)
            self._ground.trace(connection, who, "recovery-renewed")
        return code

    def note_printed(self, who: Staff) -> None:
        """The recovery code goes to the printer: entered, without the code."""
        require(who, "accounts")
        self._note(who, "recovery-printed")

    def keep_time(self) -> None:
        """Store the running time: every few minutes while the program runs, so that waits go on ending."""
        with self._writing() as connection:
            self._keep_running(connection)

    # Inside

    def _count_again(self) -> None:
        """Tries that a store put back has forgotten are counted, and a technician is told."""
        with self._ground.reading() as connection:
            if not remembered.forgotten(connection, self._mark):
                return
        with self._writing() as connection:
            remembered.count_again(connection, self._mark)
            went_back.note_tries(connection, self._ground.now())

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that seals the accounts as it leaves them, unless somebody edited them before."""
        key = self._ground.store.keys.index
        with self._ground.writing() as connection:
            untouched = are_untouched(connection, key)
            yield connection
            if untouched:
                renew_seal(connection, key, self._ground.now())

    def _set_pin(
        self, who: Staff, account_id: int, new: str, *, must_change: bool, action: str, code: str = ""
    ) -> None:
        with self._ground.reading() as connection:
            born = account_row(connection, account_id)["birth_date"]
        pin_hash = checked_hash(new, date.fromisoformat(born) if born else None)
        with self._writing() as connection:
            self._keep_running(connection)
            update_account(
                connection,
                account_id,
                pin_hash=pin_hash,
                must_change=int(must_change),
                **tries_row(Tries()),
            )
            if code:
                set_value(connection, RECOVERY, code)
                set_value(connection, RECOVERY_TRIES, msgspec.json.encode(Tries()).decode())
            self._ground.trace(connection, who, action, account=account_id)

    def _note(self, who: Staff, action: str) -> None:
        with self._writing() as connection:
            self._ground.trace(connection, who, action)

    def _keep_running(self, connection: Connection) -> float:
        """Store the running seconds and answer them; another window's larger sum stands."""
        running = max(self._running.at(self._ground.mono()), float(value(connection, RUNNING) or 0.0))
        set_value(connection, RUNNING, repr(running))
        return running

    def _account(self, row: RowMapping, spent: tuple[float, ...]) -> Account:
        running, kept = self._running.at(self._ground.mono()), tries_of(row)
        return Account(
            id=row["id"],
            name=row["name"],
            role=row["role"],
            active=bool(row["active"]),
            must_change=bool(row["must_change"]),
            public=bool(row["public"]),
            hours=row["hours"],
            wait=attempts.wait_left(kept, running),
            tries_left=attempts.tries_left(Tries(spent=spent), running),
            birth_date=day_of(row["birth_date"]),
        )


def _refuse_closed(row: RowMapping) -> None:
    if not row["active"]:
        raise Refused("account-closed", "account")
