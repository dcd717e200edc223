"""Verifies Ed25519 signatures, and refuses public keys with which anybody can sign anything."""

SMALL_ORDER = frozenset(
    bytes.fromhex(key)
    for key in (
        "00" * 32,
        "01" + "00" * 31,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",
        "ee" + "ff" * 30 + "7f",
    )
)
"""Points of order 1, 2, 4 and 8 and their second spellings, without the sign bit (libsodium's list)."""


def is_public_key(key: bytes) -> bool:
    """Whether these are 32 bytes of a point that a secret key can belong to."""
    return len(key) == 32 and key[:31] + bytes([key[31] & 0x7F]) not in SMALL_ORDER


def is_signed(key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the holder of this public key signed these bytes; never raises."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if not is_public_key(key):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
