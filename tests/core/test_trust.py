"""Identities and trust lists: what a branch signed is taken, anything else is named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Problem
from kiosk.receipt.token import public_key, sign_token
from kiosk.receipt.trust import (
    Identity,
    Trust,
    read_identity,
    read_trust,
    verify,
    write_identity,
    write_trust,
)
from tests.core.test_token import FIELDS, OTHER, SEED, TOKEN

BRANCH = bytes(reversed(range(32)))
IDENTITY = Identity("K7M", public_key(SEED), "Desa Pangkalan Satu")


def test_an_identity_reads_back() -> None:
    assert read_identity(write_identity("K7M", "Desa Pangkalan Satu", SEED)) == IDENTITY


@pytest.mark.parametrize("key", ["code", "village", "key"])
def test_an_altered_identity_is_named(key: str) -> None:
    content = json.loads(write_identity("K7M", "Desa Pangkalan Satu", SEED))
    content[key] = {"code": "K7N", "village": "Desa Lain", "key": public_key(OTHER).hex()}[key]
    assert read_identity(json.dumps(content)) == Problem("identity", "identity-altered")


def test_an_identity_signed_by_another_key_is_named() -> None:
    content = json.loads(write_identity("K7M", "", SEED))
    content["signature"] = json.loads(write_identity("K7M", "", OTHER))["signature"]
    assert read_identity(json.dumps(content)) == Problem("identity", "identity-altered")


def test_a_signed_trust_list_reads_back() -> None:
    text = write_trust([IDENTITY], [public_key(OTHER)], serial=4, seed=BRANCH)
    trust = read_trust(text, (public_key(BRANCH),))
    assert trust == Trust((IDENTITY,), frozenset({public_key(OTHER)}), 4, public_key(BRANCH))


def test_an_unsigned_list_is_taken_only_where_no_branch_is_asked_for() -> None:
    text = write_trust([IDENTITY])
    assert read_trust(text) == Trust((IDENTITY,), frozenset(), 1, None)
    assert read_trust(text, (public_key(BRANCH),)) == Problem("trust", "trust-unsigned")


def test_a_list_of_a_foreign_branch_is_named() -> None:
    text = write_trust([IDENTITY], seed=OTHER)
    assert read_trust(text, (public_key(BRANCH),)) == Problem("trust", "trust-foreign")


@pytest.mark.parametrize("change", [{"serial": 9}, {"revoked": []}, {"stations": []}, {"more": 1}])
def test_an_altered_list_is_named(change: dict) -> None:
    content = json.loads(write_trust([IDENTITY], [public_key(OTHER)], seed=BRANCH)) | change
    assert read_trust(json.dumps(content)) == Problem("trust", "trust-altered")


def test_an_identity_does_not_pass_for_a_trust_list() -> None:
    assert read_trust(write_identity("K7M", "", SEED)) == Problem("trust", "trust-form")
    assert read_identity(write_trust([IDENTITY], seed=SEED)) == Problem("identity", "identity-form")


def test_verdicts() -> None:
    trust = Trust((IDENTITY,))
    genuine = verify(TOKEN, trust)
    assert (genuine.result, genuine.number, genuine.station) == ("genuine", FIELDS.number, IDENTITY)
    assert genuine.fields == FIELDS
    assert verify(TOKEN, Trust()).result == "unknown-kiosk"
    assert verify(TOKEN, Trust((IDENTITY,), frozenset({IDENTITY.key}))).result == "revoked"
    assert verify("https://example.org", trust).result == "not-a-receipt"
    assert verify("", trust).number == ""


def test_a_station_set_up_anew_keeps_its_old_receipts_and_a_stolen_key_loses_its_own() -> None:
    renewed = Identity("K7M", public_key(OTHER), "Desa Pangkalan Satu")
    trust = Trust((IDENTITY, renewed), frozenset({IDENTITY.key}))
    assert verify(sign_token(FIELDS, OTHER), trust).result == "genuine"
    assert verify(TOKEN, trust).result == "revoked"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(json_values, json_values, json_values, json_values)
def test_odd_json_never_raises(first: object, second: object, third: object, fourth: object) -> None:
    for kind in ("anjungan-kkbc trust 1", "anjungan-kkbc identity 1"):
        odd = {"kind": kind, "stations": first, "revoked": second, "serial": third, "signature": fourth}
        odd |= {"code": first, "key": second, "village": third}
        text = json.dumps(odd)
        assert isinstance(read_identity(text), Problem)
        answer = read_trust(text)
        assert isinstance(answer, Problem | Trust)


@given(st.binary() | st.text())
def test_garbage_never_raises(text: bytes | str) -> None:
    assert isinstance(read_identity(text), Problem)
    assert isinstance(read_trust(text), Problem)


def test_deep_json_is_only_a_problem() -> None:
    assert isinstance(read_trust("[" * 200_000), Problem)


def test_a_lone_surrogate_under_a_signature_is_only_a_problem() -> None:
    content = json.loads(write_identity("K7M", "", SEED)) | {"village": "\ud800"}
    assert isinstance(read_identity(json.dumps(content)), Problem)
