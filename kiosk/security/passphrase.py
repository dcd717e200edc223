"""Locks a secret behind a passphrase at one fixed cost, so that slower computers can open it too.

    KKBC-LOCKED 1                      the kind and the version of this format
    {"time": 3, "memory_kib": …}       argon2id's cost and salt, in one line of JSON
    age-encryption.org/v1 …            the secret, for the ssh-ed25519 key whose seed argon2id gives

age's own passphrase files are not used: their cost is measured on the computer that locks, and one that is
16 times slower refuses them.
"""

import os
import unicodedata

import msgspec

from kiosk.errors import Refused
from kiosk.security.sealing import decrypt_with_seed, encrypt, public_of, ssh_recipient

KIND = b"KKBC-LOCKED 1"
MOST_KIB = 1024 * 1024


class Cost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a guess costs (memory in KiB); the salt is 16 bytes in hex."""

    salt: str
    time: int = 3
    memory_kib: int = 128 * 1024
    lanes: int = 4


def lock(secret: bytes, passphrase: str) -> bytes:
    """The file's bytes; costs about half a second and 128 MiB, as unlocking does."""
    cost = Cost(os.urandom(16).hex())
    sealed = encrypt(secret, ssh_recipient(public_of(_seed(passphrase, cost))))
    return KIND + b"\n" + msgspec.json.encode(cost) + b"\n" + sealed


def unlock(file: bytes, passphrase: str) -> bytes:
    """The secret; raises Refused: passphrase-wrong, keys-damaged (not such a file, or one of absurd cost)."""
    kind, _, rest = file.partition(b"\n")
    line, _, sealed = rest.partition(b"\n")
    try:
        cost = msgspec.json.decode(line, type=Cost)
        salt = bytes.fromhex(cost.salt)
    except (msgspec.MsgspecError, ValueError) as error:
        raise Refused("keys-damaged", "keys") from error
    bearable = (
        1 <= cost.time <= 64 and 8 * cost.lanes <= cost.memory_kib <= MOST_KIB and 1 <= cost.lanes <= 64
    )
    if kind != KIND or len(salt) != 16 or not bearable:
        raise Refused("keys-damaged", "keys")
    try:
        return decrypt_with_seed(sealed, _seed(passphrase, cost))
    except Refused as refused:
        raise Refused("passphrase-wrong", "passphrase") from refused


def _seed(passphrase: str, cost: Cost) -> bytes:
    """32 bytes; the same letters typed on another system are the same passphrase (NFC)."""
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        unicodedata.normalize("NFC", passphrase).encode(),
        bytes.fromhex(cost.salt),
        time_cost=cost.time,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=32,
        type=Type.ID,
    )
