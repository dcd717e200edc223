"""Seals what travels between kiosk and branch in one format: readable header, signature, age ciphertext.

    KKBC-BUNDLE 1                      the kind and the version of this format
    {"sender": "K7M", "number": 3 …}   what it is, in one line of JSON without personal data
    5f0c…                              Ed25519 signature over the two lines above, in hex
    age-encryption.org/v1 …            the content, for the addressee alone

The header states size and SHA-256 of the ciphertext, so the signature covers every byte.
"""

import hashlib
from dataclasses import dataclass

import msgspec

from kiosk.bounded import decoded
from kiosk.errors import Refused
from kiosk.security.signatures import is_signed

BUNDLE = "KKBC-BUNDLE"
REPLY = "KKBC-REPLY"
MEMORY = "KKBC-MEMORY"
VERSION = 1

_NOT_A = {BUNDLE: "not-a-bundle", REPLY: "not-a-reply", MEMORY: "not-a-memory"}


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What anybody may read: kiosk codes, fingerprints, counts; `signer` is the public key in hex."""

    sender: str
    addressee: str
    number: int
    made_at: str
    entries: int
    signer: str
    size: int
    sha256: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file whose bytes are all as its signer wrote them; who that is, the caller must judge."""

    header: Header
    ciphertext: bytes


def fingerprint(public_key: bytes) -> str:
    """What two people compare by telephone: 16 hex digits, as a station's identity has them."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def public_of(seed: bytes) -> bytes:
    """The Ed25519 public key of a 32-byte seed."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def seal(
    kind: str,
    content: bytes,
    *,
    recipient: str,
    seed: bytes,
    sender: str,
    addressee: str,
    number: int,
    made_at: str,
    entries: int,
    note: str = "",
) -> bytes:
    """Encrypt to an age or ssh-ed25519 recipient and sign with the sender's seed."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    ciphertext = encrypt(content, recipient)
    header = Header(
        sender=sender,
        addressee=addressee,
        number=number,
        made_at=made_at,
        entries=entries,
        signer=public_of(seed).hex(),
        size=len(ciphertext),
        sha256=hashlib.sha256(ciphertext).hexdigest(),
        note=note,
    )
    signed = f"{kind} {VERSION}\n".encode() + msgspec.json.encode(header) + b"\n"
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(signed)
    return signed + signature.hex().encode() + b"\n" + ciphertext


def unseal(kind: str, file: bytes) -> Sealed:
    """Check shape, signature, size and hash; decrypts nothing.

    Raises Refused with field "file": not-a-bundle (or -reply, -memory), newer-format, truncated, altered.
    """
    lines = file.split(b"\n", 3)
    if not file.startswith(kind.encode() + b" "):
        raise Refused("truncated" if file and kind.encode().startswith(file) else _NOT_A[kind], "file")
    if len(lines) < 4:
        raise Refused("altered" if b"age-encryption.org" in file else "truncated", "file")
    if lines[0] != f"{kind} {VERSION}".encode():
        raise Refused("newer-format", "file")
    header = _signed_header(lines)
    ciphertext = lines[3]
    if len(ciphertext) < header.size:
        raise Refused("truncated", "file")
    if len(ciphertext) > header.size or hashlib.sha256(ciphertext).hexdigest() != header.sha256:
        raise Refused("altered", "file")
    return Sealed(header, ciphertext)


def _signed_header(lines: list[bytes]) -> Header:
    try:
        header = decoded(lines[1], Header)
        signature = bytes.fromhex(lines[2].decode("ascii"))
        if signature.hex().encode() != lines[2]:
            raise ValueError("a second spelling of the same signature")
        genuine = is_signed(bytes.fromhex(header.signer), signature, b"\n".join((*lines[:2], b"")))
    except ValueError as error:
        raise Refused("altered", "file") from error
    if not genuine:
        raise Refused("altered", "file")
    return header


def encrypt(content: bytes, recipient: str) -> bytes:
    """age ciphertext for "age1…" or "ssh-ed25519 …"; Refused("recipient") for anything else."""
    import pyrage

    try:
        kind = pyrage.ssh.Recipient if recipient.startswith("ssh-") else pyrage.x25519.Recipient
        return bytes(pyrage.encrypt(content, [kind.from_str(recipient)]))
    except pyrage.RecipientError as error:
        raise Refused("recipient", "to") from error


def decrypt(ciphertext: bytes, age_identity: str) -> bytes:
    """The content for the holder of an age identity ("AGE-SECRET-KEY-…"); Refused("wrong-key") for others."""
    import pyrage

    return _decrypt(ciphertext, pyrage.x25519.Identity.from_str(age_identity))


def decrypt_with_seed(ciphertext: bytes, seed: bytes) -> bytes:
    """The content for the kiosk that signs with this seed; Refused("wrong-key") for others."""
    import pyrage
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(seed).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, serialization.NoEncryption()
    )
    return _decrypt(ciphertext, pyrage.ssh.Identity.from_buffer(key))


def ssh_recipient(public_key: bytes) -> str:
    """The kiosk's receipt key as an age recipient, so that its identity file is all a branch needs."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key = Ed25519PublicKey.from_public_bytes(public_key)
    return key.public_bytes(serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH).decode()


def _decrypt(ciphertext: bytes, identity: object) -> bytes:
    import pyrage

    try:
        return bytes(pyrage.decrypt(ciphertext, [identity]))
    except pyrage.DecryptError as error:
        raise Refused("wrong-key", "file") from error
