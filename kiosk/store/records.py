"""Turns a Draft into rows of the tables, and rows back into values."""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple, get_type_hints

import msgspec

from kiosk.receipt.receipt import Receipt
from kiosk.registration import RULES, Consent, Draft, Quote, Registration, hashed

_to_json = msgspec.json.Encoder().encode
_to_sorted_json = msgspec.json.Encoder(order="sorted").encode
_quote = msgspec.json.Decoder(Quote)
_receipt = msgspec.json.Decoder(Receipt)
_words = msgspec.json.Decoder(dict[str, str])
_pairs = msgspec.json.Decoder(tuple[tuple[str, str], ...])


class Kept(NamedTuple):
    """How a type of field stands in its column: to it, from it, and what is left of it once it was erased."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]
    blank: Any


def _as_it_is(value: Any) -> Any:
    return value


_KEPT: dict[Any, Kept] = {
    str: Kept(_as_it_is, _as_it_is, ""),
    str | None: Kept(_as_it_is, _as_it_is, None),
    int: Kept(_as_it_is, _as_it_is, 0),
    date | None: Kept(
        lambda day: day.isoformat() if day else None,
        lambda text: date.fromisoformat(text) if text else None,
        None,
    ),
    tuple[str, ...]: Kept(",".join, lambda text: tuple(text.split(",")) if text else (), ""),
    tuple[tuple[str, str], ...]: Kept(lambda pairs: _to_json(pairs).decode(), _pairs.decode, "[]"),
    Quote | None: Kept(
        lambda quote: _to_json(quote).decode() if quote else None,
        lambda text: _quote.decode(text) if text else None,
        None,
    ),
}
COLUMNS: dict[str, Kept] = {
    name: _KEPT[kind] for name, kind in get_type_hints(Draft).items() if name not in ("entry_id", "consent")
}
"""The fields of a registration that have a column of their own name, with how they stand in it."""

ERASED: dict[str, Any] = {name: kept.blank for name, kept in COLUMNS.items() if RULES[name].erased} | {
    "salt": None,
    "nik_index": None,
    "name_key": "",
}
"""What the columns hold once the person was erased."""


def content_hash(salt: bytes, draft: Draft) -> str:
    """sha256 (hex) of the salt and the draft's canonical JSON: what the audit entry says about content.

    Without the salt, which erasure destroys, nobody can test a guess against it.
    """
    return hashlib.sha256(salt + _to_sorted_json(hashed(draft))).hexdigest()


def nik_index(key: bytes, nik: str | None) -> bytes | None:
    """The blind index of a NIK: equal for equal NIKs, telling nothing without the key."""
    return hmac.digest(key, nik.encode(), "sha256")[:16] if nik else None


def registration_row(
    draft: Draft, sequence: int, number: str, saved_at: str, salt: bytes, name_key: str, index_key: bytes
) -> dict[str, Any]:
    """The columns of `registrations` for one draft."""
    row = {name: kept.write(getattr(draft, name)) for name, kept in COLUMNS.items()}
    return row | {
        "sequence": sequence,
        "number": number,
        "entry_id": bytes.fromhex(draft.entry_id),
        "saved_at": saved_at,
        "salt": salt,
        "nik_index": nik_index(index_key, draft.nik),
        "name_key": name_key,
        "erased_at": None,
    }


def consent_row(consent: Consent, sequence: int, given_at: str) -> dict[str, Any]:
    """The columns of `consents` for the consent given at registration (ordinal 0)."""
    return {
        "sequence": sequence,
        "ordinal": 0,
        "given_at": given_at,
        "version": consent.version,
        "language": consent.language,
        "text_sha256": consent.text_sha256,
        "how": consent.how,
        "contact": int(consent.contact),
    }


def read_registration(row: Mapping[str, Any]) -> Registration:
    """A row of `registrations` joined with its first consent (columns prefixed `consent_`)."""
    draft = Draft(
        entry_id=row["entry_id"].hex(),
        consent=Consent(
            version=row["consent_version"],
            language=row["consent_language"],
            text_sha256=row["consent_text_sha256"],
            how=row["consent_how"],
            contact=bool(row["consent_contact"]),
        ),
        **{name: kept.read(row[name]) for name, kept in COLUMNS.items()},
    )
    return Registration(
        sequence=row["sequence"],
        number=row["number"],
        saved_at=datetime.fromisoformat(row["saved_at"]),
        draft=draft,
    )


def write_receipt(receipt: Receipt) -> str:
    """A receipt without its labels as the JSON that `receipts.content` holds."""
    return _to_json(replace(receipt, words={})).decode()


def read_receipt(content: str, words: str) -> Receipt:
    """The receipt that `write_receipt` wrote, with its labels."""
    return replace(_receipt.decode(content), words=_words.decode(words))
