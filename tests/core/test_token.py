"""The QR's text: it fits, it reads back, and nothing but the station's own signature is called genuine."""

import dataclasses
import random
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import Problem
from kiosk.receipt.token import LENGTH, PREFIX, TokenFields, public_key, read_token, sign_token
from kiosk.receipt.trust import Identity, Trust, verify

SEED, OTHER = bytes(range(32)), bytes(range(1, 33))
TRUST = Trust((Identity("K7M", public_key(SEED), "Pangkalan Satu"), Identity("R2D", public_key(OTHER))))
FIELDS = TokenFields(
    code="K7M", sequence=123, entry_id=bytes(16), day=date(2026, 11, 21), copy=0, commitment=b"12345678"
)
TOKEN = sign_token(FIELDS, SEED)

some_fields = st.builds(
    TokenFields,
    code=st.text(st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), min_size=3, max_size=3),
    sequence=st.integers(1, 2**32 - 1),
    entry_id=st.binary(min_size=16, max_size=16),
    day=st.dates(date(2020, 1, 1), date(2199, 1, 1)),
    copy=st.integers(0, 255),
    commitment=st.binary(min_size=8, max_size=8),
)


@given(some_fields)
def test_a_token_reads_back_and_is_genuine(fields: TokenFields) -> None:
    token = sign_token(fields, SEED)
    assert read_token(token) == fields
    assert verify(token, Trust((Identity(fields.code, public_key(SEED)),))).result == "genuine"


@given(some_fields)
@settings(max_examples=20)
def test_the_qr_is_version_6(fields: TokenFields) -> None:
    import qrcode

    token = sign_token(fields, SEED)
    assert len(token) == LENGTH
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(qrcode.util.QRData(token, mode=qrcode.util.MODE_ALPHA_NUM))
    assert code.best_fit() == 6


def test_every_single_changed_character_is_caught() -> None:
    alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
    for place in range(LENGTH):
        for character in alphabet:
            changed = TOKEN[:place] + character + TOKEN[place + 1 :]
            result = verify(changed, TRUST).result
            if changed == TOKEN:
                assert result == "genuine"
            elif changed.startswith(" "):
                assert result == "not-a-receipt"
            else:
                assert result == "altered", (place, character)


def test_every_single_changed_bit_with_a_mended_check_is_caught() -> None:
    import base45

    from kiosk.receipt import token as module

    raw = base45.b45decode(TOKEN[len(PREFIX) :])[:-3]
    results = []
    for bit in range(len(raw) * 8):
        changed = bytearray(raw)
        changed[bit // 8] ^= 1 << bit % 8
        results.append(verify(module._write(bytes(changed)), TRUST).result)
    assert set(results) <= {"forged", "altered", "unknown-kiosk"}
    assert results.count("forged") > 700


def test_a_truncated_or_lengthened_token_is_altered() -> None:
    for cut in range(len(PREFIX), LENGTH):
        assert verify(TOKEN[:cut], TRUST).result == "altered"
    assert verify(TOKEN + "0", TRUST).result == "altered"
    assert verify(TOKEN + TOKEN, TRUST).result == "altered"


def test_fields_spliced_under_another_signature_are_forged() -> None:
    import base45

    from kiosk.receipt import token as module

    first = base45.b45decode(TOKEN[len(PREFIX) :])
    second = base45.b45decode(sign_token(dataclasses.replace(FIELDS, sequence=124), SEED)[len(PREFIX) :])
    assert verify(module._write(first[:33] + second[33:97]), TRUST).result == "forged"


def test_signing_with_a_foreign_key_is_forged() -> None:
    assert verify(sign_token(FIELDS, OTHER), TRUST).result == "forged"


def test_a_key_with_the_second_spelling_of_a_signature_is_refused() -> None:
    """Adding the group order to S gives the same equation; only the reduced form counts."""
    import base45

    from kiosk.receipt import token as module

    order = 2**252 + 27742317777372353535851937790883648493
    raw = base45.b45decode(TOKEN[len(PREFIX) :])[:-3]
    s = int.from_bytes(raw[65:97], "little") + order
    assert verify(module._write(raw[:65] + s.to_bytes(32, "little")), TRUST).result == "forged"


@given(st.text())
def test_garbage_is_not_a_receipt(text: str) -> None:
    assert isinstance(read_token(text), Problem)
    assert verify(text, TRUST).result in ("not-a-receipt", "altered")


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", max_size=160))
def test_garbage_after_the_prefix_is_altered(text: str) -> None:
    assert verify(PREFIX + text, TRUST).result == "altered"


@pytest.mark.parametrize("count", [2000, pytest.param(1_000_000, marks=pytest.mark.long)])
def test_no_forged_token_is_ever_genuine(count: int) -> None:
    """Flipped bits, foreign signatures and pure noise, each with a mended check at the end."""
    import base45

    from kiosk.receipt import token as module

    source = random.Random(5)
    true = base45.b45decode(TOKEN[len(PREFIX) :])[:-3]
    results: Counter[str] = Counter()
    for n in range(count):
        forged = bytearray(true)
        if n % 3 == 0:
            forged[33:] = source.randbytes(64)
        elif n % 3 == 1:
            forged = bytearray(source.randbytes(97))
        else:
            for _ in range(source.randint(1, 4)):
                forged[source.randrange(97)] ^= 1 << source.randrange(8)
        if bytes(forged) != true:
            results[verify(module._write(bytes(forged)), TRUST).result] += 1
    assert {"forged", "unknown-kiosk"} <= set(results) <= {"forged", "altered", "unknown-kiosk"}
    assert results.total() > count * 0.95


def test_white_space_around_is_forgiven() -> None:
    assert verify(f"\r\n {TOKEN}\n", TRUST).result == "genuine"


@pytest.mark.parametrize(
    "change",
    [
        {"code": "K7"},
        {"sequence": -1},
        {"sequence": 2**32},
        {"entry_id": b""},
        {"day": date(2019, 12, 31)},
        {"copy": 256},
        {"commitment": b"123456789"},
    ],
)
def test_a_field_out_of_range_is_not_signed(change: dict) -> None:
    with pytest.raises(ValueError, match="a field"):
        sign_token(dataclasses.replace(FIELDS, **change), SEED)


def test_the_token_holds_no_more_than_its_fields() -> None:
    """Two tokens with the same fields are the same text: there is no room for a hidden name or NIK."""
    assert sign_token(FIELDS, SEED) == TOKEN
