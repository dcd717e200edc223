"""Makes the key of a station's backups: 100 random bits that a person can copy with a pen and type again."""

import hashlib
import secrets

from kiosk.errors import Refused
from kiosk.security.hashing import LETTERS, plain_recovery_code

LENGTH, GROUP = 20, 4


def new_backup_key() -> str:
    """Five groups of four letters and digits, and a last one that tells a slip of the pen."""
    return _written("".join(secrets.choice(LETTERS) for _ in range(LENGTH)))


def read_backup_key(text: str) -> str:
    """The key as it is written, however it was typed; raises Refused("kit-typo", "kit") for anything else."""
    typed = plain_recovery_code(text)
    written = _written(typed[:LENGTH])
    if plain_recovery_code(written) != typed or set(typed) - set(LETTERS):
        raise Refused("kit-typo", "kit")
    return written


def seed_of(key: str) -> bytes:
    """The 32 bytes whose Ed25519 key opens what was sealed for this key; 100 bits need no stretching."""
    return hashlib.sha256(b"KKBC backup key 1\0" + plain_recovery_code(key).encode()).digest()


def _written(letters: str) -> str:
    check = LETTERS[hashlib.sha256(b"KKBC backup key check\0" + letters.encode()).digest()[0] % len(LETTERS)]
    groups = [letters[start : start + GROUP] for start in range(0, len(letters), GROUP)]
    return "-".join([*groups, check])
