"""Keeps PIN tries outside the data folder too, and counts again those that a store put back has forgotten."""

import msgspec
from sqlalchemy import Connection

from kiosk.agency.accounts.attempts import Tries
from kiosk.agency.accounts.rows import RECOVERY_TRIES, keep_spent, tries_row, update_account
from kiosk.security.mark import Mark
from kiosk.store.part import set_value, value

COUNTED = "tries-counted"
RUNNING = "running-seconds"
RECOVERY, STATION = "recovery", "station"
_TRIES = "tries "
_read = msgspec.json.Decoder(Tries).decode
_write = msgspec.json.Encoder().encode


def count(connection: Connection) -> int:
    """How many tries were counted here, this one too; in the transaction that counts it."""
    counted = int(value(connection, COUNTED) or 0) + 1
    set_value(connection, COUNTED, str(counted))
    return counted


def remember(mark: Mark, account: int | str, counted: int, tries: Tries) -> None:
    """Put the state of an account's tries (or RECOVERY's, or STATION's) into the mark, on the disk."""
    mark.rise({f"{_TRIES}{account}": (counted, _write(tries).decode())}, durably=True)


def forgotten(connection: Connection, mark: Mark) -> dict[str, Tries]:
    """The accounts of whose tries the mark knows more than the store."""
    counted = int(value(connection, COUNTED) or 0)
    found = mark.counters(_TRIES)
    return {
        name.removeprefix(_TRIES): _read(text) for name, (height, text) in found.items() if height > counted
    }


def count_again(connection: Connection, mark: Mark) -> None:
    """Put what was forgotten back into the accounts; nobody gains a guess by copying a folder back."""
    moments = [float(value(connection, RUNNING) or 0.0)]
    for account, tries in forgotten(connection, mark).items():
        if account == RECOVERY:
            set_value(connection, RECOVERY_TRIES, _write(tries).decode())
        elif account == STATION:
            keep_spent(connection, tries.spent)
        else:
            update_account(connection, int(account), **tries_row(tries))
        moments += tries.spent
    set_value(connection, RUNNING, repr(max(moments)))
    set_value(connection, COUNTED, str(max(height for height, _ in mark.counters(_TRIES).values())))
