"""Seals what travels between kiosk and branch in one format: readable header, signature, age ciphertext.

    KKBC-BUNDLE 1                      the kind and the version of this format
    {"sender": "K7M", "number": 3 …}   what it is, in one line of JSON without personal data
    5f0c…                              Ed25519 signature over the two lines above, in hex
    age-encryption.org/v1 …            the content, for the addressee alone

The header states size and SHA-256 of the ciphertext, so the signature covers every byte.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from kiosk.bounded import decoded
from kiosk.errors import Refused
from kiosk.security.signatures import is_signed

BUNDLE = "KKBC-BUNDLE"
REPLY = "KKBC-REPLY"
MEMORY = "KKBC-MEMORY"
VERSION = 1

_VERSION = re.compile(rb"[1-9][0-9]{0,3}")
_LONGEST_HEADER = 10_000
_AGE_KEY = 62
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
        if is_converted(kind, file):
            raise Refused("altered", "file")
        raise Refused("truncated" if file and kind.encode().startswith(file) else _NOT_A[kind], "file")
    if len(lines) < 4:
        raise Refused("altered" if b"age-encryption.org" in file else "truncated", "file")
    if lines[0] != f"{kind} {VERSION}".encode():
        newer = _VERSION.fullmatch(lines[0][len(kind) + 1 :])
        raise Refused("newer-format" if newer else "altered", "file")
    header = _signed_header(lines)
    ciphertext = lines[3]
    if len(ciphertext) < header.size:
        raise Refused("truncated", "file")
    if len(ciphertext) > header.size or hashlib.sha256(ciphertext).hexdigest() != header.sha256:
        raise Refused("altered", "file")
    return Sealed(header, ciphertext)


def is_converted(kind: str, start: bytes) -> bool:
    """Whether a mail or messenger program turned a file of this kind into something else on its way."""
    import base64

    name = kind.encode()
    bare = start[:400].lstrip(b"\xef\xbb\xbf \t\r\n>")
    if bare.startswith((name, base64.b64encode(name)[:12])):
        return not start.startswith(name + b" ")
    return bare.replace(b"\0", b"").lstrip(b"\xff\xfe").startswith(name)


def _signed_header(lines: list[bytes]) -> Header:
    if len(lines[1]) > _LONGEST_HEADER or len(lines[2]) != 128:
        raise Refused("altered", "file")
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


def read_recipient(text: str) -> str:
    """An age or ssh-ed25519 public key without the blanks around it; no refusal repeats what was given.

    Raises Refused with field "to": recipient-secret (a secret key: it must stay where it is),
    recipient-post-quantum, recipient-plugin (what this program cannot encrypt to), recipient (no key at all).
    """
    found = text.strip(" \t\r\n\ufeff\u00a0")
    upper = found.upper()
    if "AGE-SECRET-KEY-" in upper or "AGE-PLUGIN-" in upper or "PRIVATE KEY" in upper:
        raise Refused("recipient-secret", "to")
    if found.startswith(("ssh-ed25519 ", "ssh-rsa ")):
        return found
    key = found.lower() if found.isupper() else found
    if not key.startswith("age1") or not key.isalnum():
        raise Refused("recipient", "to")
    if key.count("1", 4) and (plugin := key[4:].rpartition("1")[0]):
        raise Refused("recipient-post-quantum" if "pq" in plugin else "recipient-plugin", "to", plugin[:20])
    if len(key) != _AGE_KEY:
        raise Refused("recipient", "to")
    return key


def encrypt(content: bytes, *recipients: str) -> bytes:
    """age ciphertext that each "age1…" or "ssh-ed25519 …" opens; raises Refused as read_recipient does."""
    import pyrage

    texts = [read_recipient(each) for each in recipients]
    try:
        kinds = [pyrage.ssh if each.startswith("ssh-") else pyrage.x25519 for each in texts]
        named = [kind.Recipient.from_str(each) for kind, each in zip(kinds, texts, strict=True)]
        return bytes(pyrage.encrypt(content, named))
    except pyrage.RecipientError as error:
        raise Refused("recipient", "to") from error


def sealing_for(recipient: str) -> Callable[[bytes], bytes]:
    """What encrypts to this recipient alone."""
    return lambda content: encrypt(content, recipient)


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
