"""Writes and reads the signed text inside the QR: kiosk, number, entry, day and copy; no NIK and no name.

    "KK1:" + base45( body 33 bytes | Ed25519 signature 64 | first 3 bytes of SHA-256 of both )

    body: kiosk code 2 | sequence 4 | entry id 16 | days since 2020-01-01 2 | copy 1 | commitment 8

All numbers are big-endian. The three bytes tell a damaged code from one of a kiosk that is not known; they
prove nothing. 154 characters fill QR version 6 at level M to the last one.
"""

import struct
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from kiosk.errors import Problem
from kiosk.number import ALPHABET, is_code, make_number
from kiosk.security.signatures import is_signed

PREFIX = "KK1:"
LENGTH = 154
_BODY = struct.Struct(">HI16sHB8s")
_SIGNATURE = 64
_CHECK = 3
_CONTEXT = b"anjungan-kkbc receipt 1\0"
_DAY_ZERO = date(2020, 1, 1)
_PROBLEM_FIELD = "token"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenFields:
    """What a token says; `commitment` binds it to the entry's content without telling it."""

    code: str
    sequence: int
    entry_id: bytes
    day: date
    copy: int
    commitment: bytes

    @property
    def number(self) -> str:
        return make_number(self.code, self.sequence)


@dataclass(frozen=True, slots=True)
class SignedToken:
    """A token taken apart: its fields, and what must be verified."""

    fields: TokenFields
    body: bytes
    signature: bytes


def sign_token(fields: TokenFields, seed: bytes) -> str:
    """The QR's text, signed with the station's 32-byte Ed25519 seed; ValueError when a field does not fit."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    body = _pack(fields)
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(_CONTEXT + body)
    return _write(body + signature)


def public_key(seed: bytes) -> bytes:
    """The 32-byte public half of a seed."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def read_token(text: str) -> TokenFields | Problem:
    """What the token says, without proof; Problem codes: not-a-receipt, altered."""
    token = take_apart(text)
    return token if isinstance(token, Problem) else token.fields


def take_apart(text: str) -> SignedToken | Problem:
    """Fields, signed bytes and signature of a token; any text is answered, none raises."""
    text = text.strip(" \r\n\t\0")
    if not text.startswith(PREFIX) and len(text) != LENGTH:
        return Problem(_PROBLEM_FIELD, "not-a-receipt")
    raw = _read(text)
    fields = None if raw is None else _unpack(raw[: _BODY.size])
    if raw is None or fields is None:
        return Problem(_PROBLEM_FIELD, "altered")
    return SignedToken(fields, raw[: _BODY.size], raw[_BODY.size :])


def is_signed_by(token: SignedToken, key: bytes) -> bool:
    """Whether the 32-byte public key made the signature."""
    return is_signed(key, token.signature, _CONTEXT + token.body)


def _write(raw: bytes) -> str:
    import base45

    return PREFIX + base45.b45encode(raw + sha256(raw).digest()[:_CHECK]).decode("ascii")


def _read(text: str) -> bytes | None:
    """The checked bytes; the comparison at the end refuses a second spelling of the same bytes."""
    import base45

    if len(text) != LENGTH or not text.startswith(PREFIX) or not text.isascii():
        return None
    try:
        raw: bytes = base45.b45decode(text[len(PREFIX) :])[:-_CHECK]
    except ValueError:
        return None
    return raw if len(raw) == _BODY.size + _SIGNATURE and _write(raw) == text else None


def _pack(fields: TokenFields) -> bytes:
    if not is_code(fields.code) or len(fields.entry_id) != 16 or len(fields.commitment) != 8:
        raise ValueError("a field has the wrong size")
    code = 0
    for character in fields.code:
        code = code << 5 | ALPHABET.index(character)
    days = (fields.day - _DAY_ZERO).days
    try:
        return _BODY.pack(code, fields.sequence, fields.entry_id, days, fields.copy, fields.commitment)
    except struct.error as error:
        raise ValueError("a field is out of range") from error


def _unpack(body: bytes) -> TokenFields | None:
    code, sequence, entry_id, days, copy, commitment = _BODY.unpack(body)
    if code >> 15 or not sequence:
        return None
    return TokenFields(
        code="".join(ALPHABET[code >> shift & 31] for shift in (10, 5, 0)),
        sequence=sequence,
        entry_id=entry_id,
        day=_DAY_ZERO + timedelta(days=days),
        copy=copy,
        commitment=commitment,
    )
