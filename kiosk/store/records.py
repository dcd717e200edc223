"""Turns a Draft into rows of the tables, and rows back into values."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import msgspec

from kiosk.receipt.receipt import Receipt
from kiosk.registration import Consent, Draft, Quote, Registration

_to_json = msgspec.json.Encoder().encode
_to_sorted_json = msgspec.json.Encoder(order="sorted").encode
_quote = msgspec.json.Decoder(Quote)
_receipt = msgspec.json.Decoder(Receipt)
_words = msgspec.json.Decoder(dict[str, str])
_pairs = msgspec.json.Decoder(tuple[tuple[str, str], ...])


def content_hash(salt: bytes, draft: Draft) -> str:
    """sha256 (hex) of the salt and the draft's canonical JSON: what the audit entry says about content.

    Without the salt, which erasure destroys, nobody can test a guess against it.
    """
    return hashlib.sha256(salt + _to_sorted_json(draft)).hexdigest()


def nik_index(key: bytes, nik: str | None) -> bytes | None:
    """The blind index of a NIK: equal for equal NIKs, telling nothing without the key."""
    return hmac.digest(key, nik.encode(), "sha256")[:16] if nik else None


def registration_row(
    draft: Draft, sequence: int, number: str, saved_at: str, salt: bytes, name_key: str, index_key: bytes
) -> dict[str, Any]:
    """The columns of `registrations` for one draft."""
    return {
        "sequence": sequence,
        "number": number,
        "entry_id": bytes.fromhex(draft.entry_id),
        "saved_at": saved_at,
        "salt": salt,
        "language": draft.language,
        "nik": draft.nik,
        "nik_index": nik_index(index_key, draft.nik),
        "nik_flags": ",".join(draft.nik_flags),
        "birth_date": draft.birth_date.isoformat() if draft.birth_date else None,
        "sex": draft.sex,
        "name": draft.name,
        "name_key": name_key,
        "phone": draft.phone,
        "phone_owner": draft.phone_owner,
        "dusun": draft.dusun,
        "rt": draft.rt,
        "rw": draft.rw,
        "occupation": draft.occupation,
        "sector": draft.sector,
        "bracket": draft.bracket,
        "programmes": ",".join(draft.programmes),
        "months": draft.months,
        "start": draft.start,
        "quote": _to_json(draft.quote).decode() if draft.quote else None,
        "source": draft.source,
        "payer": draft.payer,
        "assisted": _to_json(draft.assisted).decode() if draft.assisted else "[]",
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
        language=row["language"],
        nik=row["nik"],
        nik_flags=_listed(row["nik_flags"]),
        birth_date=date.fromisoformat(row["birth_date"]) if row["birth_date"] else None,
        sex=row["sex"],
        name=row["name"],
        phone=row["phone"],
        phone_owner=row["phone_owner"],
        dusun=row["dusun"],
        rt=row["rt"],
        rw=row["rw"],
        occupation=row["occupation"],
        sector=row["sector"],
        bracket=row["bracket"],
        programmes=_listed(row["programmes"]),
        months=row["months"],
        start=row["start"],
        quote=_quote.decode(row["quote"]) if row["quote"] else None,
        consent=Consent(
            version=row["consent_version"],
            language=row["consent_language"],
            text_sha256=row["consent_text_sha256"],
            how=row["consent_how"],
            contact=bool(row["consent_contact"]),
        ),
        source=row["source"],
        payer=row["payer"],
        assisted=_pairs.decode(row["assisted"]),
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


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()
