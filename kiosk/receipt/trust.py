"""Judges who may sign receipts and what a token proves: identities, the branch's trust list, the verdict.

An identity file and a trust list are small JSON texts. Signatures stand over the canonical JSON of the rest
(sorted keys, no spaces) after a context line, so a signature for one purpose is never one for another.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Literal

from kiosk.errors import Problem
from kiosk.number import is_code
from kiosk.receipt.token import SignedToken, TokenFields, is_signed_by, public_key, take_apart
from kiosk.security.signatures import is_public_key, is_signed

Result = Literal["genuine", "altered", "forged", "unknown-kiosk", "revoked", "not-a-receipt"]
_IDENTITY = "anjungan-kkbc identity 1"
_TRUST = "anjungan-kkbc trust 1"
_LIMIT = 4_000_000
LAST_SERIAL = 999_999_999
MOST_STATIONS = 20_000
_GRANT = re.compile(r"[a-z]{1,20}//[0-9]{1,4}//[A-Z0-9]{3}")


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """The public part of a station: its code, its 32-byte Ed25519 key, where it stands.

    `may` is what the key may sign, as type//version//content; empty for receipts and bundles of its own code.
    """

    code: str
    key: bytes
    village: str = ""
    may: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits that two people can compare by telephone."""
        return sha256(self.key).hexdigest()[:16]

    @property
    def grants(self) -> tuple[str, ...]:
        """What its key may sign, spelt out."""
        return self.may or (f"receipt//1//{self.code}", f"bundle//1//{self.code}")

    def may_sign(self, kind: str, code: str, version: int = 1) -> bool:
        """Whether its key speaks for this code in files or papers of this kind."""
        return f"{kind}//{version}//{code}" in self.grants


@dataclass(frozen=True, slots=True)
class Trust:
    """The stations whose receipts count. `serial` only rises; `signed_by` is None for an unsigned list."""

    stations: tuple[Identity, ...] = ()
    revoked: frozenset[bytes] = frozenset()
    serial: int = 0
    signed_by: bytes | None = None

    def holders(self, code: str) -> tuple[Identity, ...]:
        """Every station known under a code: one, or more after a station was set up anew."""
        return tuple(station for station in self.stations if station.code == code)

    def may_sign(self, key: bytes, kind: str, code: str) -> bool:
        """Whether this key speaks for a code in files or papers of this kind; a revoked one does not."""
        return key not in self.revoked and any(
            station.key == key and station.may_sign(kind, code) for station in self.stations
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a token is. `fields` are proven only when `result` is genuine; revoked: once signed by the key.

    altered: damaged or edited, it does not agree with itself. forged: whole, but signed by none of the keys
    that are known under its code; only the kiosk that issued it can tell whether there ever was such a paper.
    """

    result: Result
    fields: TokenFields | None = None
    station: Identity | None = None

    @property
    def number(self) -> str:
        return self.fields.number if self.fields else ""


def verify(text: str, trust: Trust) -> Verdict:
    """Judge a token's text against a trust list; needs no network and never raises."""
    token = take_apart(text)
    if isinstance(token, Problem):
        return Verdict("not-a-receipt" if token.code == "not-a-receipt" else "altered")
    code = token.fields.code
    holders = tuple(each for each in trust.holders(code) if each.may_sign("receipt", code))
    if not holders:
        return Verdict("unknown-kiosk", token.fields)
    return _judge(token, holders, trust)


def _judge(token: SignedToken, holders: tuple[Identity, ...], trust: Trust) -> Verdict:
    for station in holders:
        if is_signed_by(token, station.key):
            result: Result = "revoked" if station.key in trust.revoked else "genuine"
            return Verdict(result, token.fields, station)
    return Verdict("forged", token.fields)


def write_identity(code: str, village: str, seed: bytes) -> str:
    """The station's identity file, signed by itself to prove that it holds the key."""
    content = {"kind": _IDENTITY, "code": code, "village": village, "key": public_key(seed).hex()}
    return _sign(content, seed)


def read_identity(text: str | bytes) -> Identity | Problem:
    """Problem codes: identity-form (not such a file), identity-altered."""
    content = _load(text, _IDENTITY)
    if content is None:
        return Problem("identity", "identity-form")
    identity = _identity(content)
    if identity is None:
        return Problem("identity", "identity-form")
    if _signer(content) != identity.key:
        return Problem("identity", "identity-altered")
    return identity


def write_trust(
    stations: Iterable[Identity], revoked: Iterable[bytes] = (), *, serial: int = 1, seed: bytes | None = None
) -> str:
    """A trust list of stations and revoked keys; signed where a branch's 32-byte seed is given."""
    content = {
        "kind": _TRUST,
        "serial": serial,
        "stations": [
            {
                "code": station.code,
                "key": station.key.hex(),
                "village": station.village,
                "may": list(station.grants),
            }
            for station in sorted(set(stations))
        ],
        "revoked": sorted(key.hex() for key in set(revoked)),
    }
    return _sign(content, seed) if seed else _dump(content)


def read_trust(text: str | bytes, branch_keys: tuple[bytes, ...] = ()) -> Trust | Problem:
    """The list in a file; with `branch_keys` only one signed by one of these branches is taken.

    Problem codes: trust-form, trust-altered (signature wrong), trust-unsigned, trust-foreign.
    """
    content = _load(text, _TRUST)
    if content is None:
        return Problem("trust", "trust-form")
    signer = _signer(content)
    if "signature" in content and signer is None:
        return Problem("trust", "trust-altered")
    if branch_keys and signer not in branch_keys:
        return Problem("trust", "trust-foreign" if signer else "trust-unsigned")
    trust = _trust(content, signer)
    return trust if trust is not None else Problem("trust", "trust-form")


def _trust(content: dict[str, Any], signer: bytes | None) -> Trust | None:
    rows, revoked, serial = content.get("stations"), content.get("revoked"), content.get("serial")
    if not isinstance(rows, list) or not isinstance(revoked, list) or type(serial) is not int:
        return None
    if len(rows) > MOST_STATIONS or len(revoked) > MOST_STATIONS or not 0 <= serial <= LAST_SERIAL:
        return None
    stations = [_identity(row) if isinstance(row, dict) else None for row in rows]
    keys = [_key(value) for value in revoked]
    if None in stations or None in keys:
        return None
    return Trust(
        tuple(station for station in stations if station),
        frozenset(key for key in keys if key),
        serial,
        signer,
    )


def _identity(content: dict[str, Any]) -> Identity | None:
    code, key, village = content.get("code"), _key(content.get("key")), content.get("village", "")
    if not isinstance(code, str) or not is_code(code) or key is None or not isinstance(village, str):
        return None
    identity, may = Identity(code, key, village[:200]), content.get("may")
    if may is None or may == list(identity.grants):
        return identity
    if not isinstance(may, list) or not 1 <= len(may) <= 50:
        return None
    if not all(isinstance(each, str) and _GRANT.fullmatch(each) for each in may):
        return None
    return replace(identity, may=tuple(may))


def _key(value: object) -> bytes | None:
    try:
        key = bytes.fromhex(value) if isinstance(value, str) else b""
    except ValueError:
        return None
    return key if is_public_key(key) else None


def _load(text: str | bytes, kind: str) -> dict[str, Any] | None:
    if len(text) > _LIMIT:
        return None
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) and content.get("kind") == kind else None


def _sign(content: dict[str, Any], seed: bytes) -> str:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    value = Ed25519PrivateKey.from_private_bytes(seed).sign(_message(content))
    return _dump({**content, "signature": {"key": public_key(seed).hex(), "value": value.hex()}})


def _signer(content: dict[str, Any]) -> bytes | None:
    """The key whose signature stands under the content, or None when there is none that holds."""
    signature = content.get("signature")
    if not isinstance(signature, dict) or not isinstance(signature.get("value"), str):
        return None
    key = _key(signature.get("key"))
    if key is None:
        return None
    rest = {name: value for name, value in content.items() if name != "signature"}
    try:
        value, message = bytes.fromhex(signature["value"]), _message(rest)
    except (ValueError, RecursionError):
        return None
    return key if is_signed(key, value, message) else None


def _message(content: dict[str, Any]) -> bytes:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{content['kind']}\0{canonical}".encode()


def _dump(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
