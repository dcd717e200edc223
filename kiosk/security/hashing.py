"""Hashes PINs and recovery codes with argon2id and 64 MiB, and never keeps the thing itself."""

import secrets
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHIPPED = (3, 64 * 1024, 4)
"""What a guess costs: passes over the memory, KiB of it, lanes. About a tenth of a second and 64 MiB."""
cost = SHIPPED
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
RECOVERY_LENGTH = 20


@cache
def _hasher(passes: int, memory_kib: int, lanes: int) -> "PasswordHasher":
    from argon2 import PasswordHasher, Type

    return PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=lanes, type=Type.ID)


def hash_secret(secret: str) -> str:
    """The argon2id text to store, at today's cost."""
    return _hasher(*cost).hash(secret)


def matches(secret_hash: str, secret: str) -> bool:
    """Whether this is the secret; a hash that cannot be read matches nothing."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher(*cost).verify(secret_hash, secret)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(secret_hash: str) -> bool:
    """Whether the hash was made with weaker settings than today's."""
    return _hasher(*cost).check_needs_rehash(secret_hash)


def new_recovery_code() -> str:
    """A code of 100 random bits in four groups, to be printed once and locked away."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(RECOVERY_LENGTH))
    return "-".join(letters[start : start + 5] for start in range(0, RECOVERY_LENGTH, 5))


def plain_recovery_code(text: str) -> str:
    """The code as it is hashed: case, spaces and dashes do not matter, look-alikes are read as one."""
    kept = "".join(sign for sign in text.upper() if sign.isalnum())
    return kept.translate(_READ_AS)
