"""What travels is readable for the addressee alone, and every harm on the way has its own name."""

import secrets

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import Refused
from kiosk.security.sealing import (
    BUNDLE,
    REPLY,
    decrypt,
    decrypt_with_seed,
    public_of,
    seal,
    ssh_recipient,
    unseal,
)

SEED = bytes(range(32))
IDENTITY = pyrage.x25519.Identity.generate()
CANARY = b"3171011708450001 SITI"


def sealed(kind: str = BUNDLE, recipient: str = str(IDENTITY.to_public())) -> bytes:
    return seal(
        kind,
        CANARY,
        recipient=recipient,
        seed=SEED,
        sender="K7M",
        addressee="1111-2222-3333-4444",
        number=3,
        made_at="2026-11-21T01:00:00Z",
        entries=1,
    )


FILE = sealed()


def code_of(file: bytes, kind: str = BUNDLE) -> str:
    with pytest.raises(Refused) as refusal:
        unseal(kind, file)
    return refusal.value.code


def test_there_and_back() -> None:
    opened = unseal(BUNDLE, FILE)
    assert (opened.header.sender, opened.header.number, opened.header.entries) == ("K7M", 3, 1)
    assert decrypt(opened.ciphertext, str(IDENTITY)) == CANARY
    assert CANARY not in FILE


def test_the_kiosk_reads_with_the_key_it_signs_with() -> None:
    reply = unseal(REPLY, sealed(REPLY, ssh_recipient(public_of(SEED))))
    assert decrypt_with_seed(reply.ciphertext, SEED) == CANARY
    with pytest.raises(Refused) as refusal:
        decrypt_with_seed(reply.ciphertext, secrets.token_bytes(32))
    assert refusal.value.code == "wrong-key"


def test_nobody_else_reads() -> None:
    with pytest.raises(Refused) as refusal:
        decrypt(unseal(BUNDLE, FILE).ciphertext, str(pyrage.x25519.Identity.generate()))
    assert refusal.value.code == "wrong-key"


def test_every_shorter_file_is_truncated() -> None:
    codes = {kept: code_of(FILE[:kept]) for kept in range(0, len(FILE), 7)}
    assert codes.pop(0) == "not-a-bundle"
    assert set(codes.values()) == {"truncated"}


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, len(FILE) - 1), flip=st.integers(1, 255))
def test_every_changed_byte_is_noticed(at: int, flip: int) -> None:
    damaged = bytearray(FILE)
    damaged[at] ^= flip
    expected = (
        {"not-a-bundle", "newer-format", "altered"} if at < len(BUNDLE) + 3 else {"altered", "truncated"}
    )
    assert code_of(bytes(damaged)) in expected


def test_other_harm_is_named() -> None:
    assert code_of(FILE + b"x") == "altered"
    assert code_of(b"PK\x03\x04something else") == "not-a-bundle"
    assert code_of(FILE, REPLY) == "not-a-reply"
    assert code_of(FILE.replace(b"BUNDLE 1", b"BUNDLE 2", 1)) == "newer-format"


def test_a_recipient_that_is_none_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        sealed(recipient="age1nonsense")
    assert refusal.value.code == "recipient"
