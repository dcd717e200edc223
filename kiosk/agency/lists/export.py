"""Writes lists that leave the kiosk: the columns a mapping asks for, in clear or for the branch's key alone.

A station's entries with what lists call things: its place, occupations by name, bases by bracket.
"""

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

import msgspec

from kiosk.agency.followups.paid_months import PaidMonth
from kiosk.agency.lists.mappings import PAID_MONTH, Mapping
from kiosk.agency.lists.write_sheet import Table, Value, write_table
from kiosk.campaign.pack import Campaign
from kiosk.clock import local
from kiosk.errors import Refused
from kiosk.exchange.entries import Entry, FollowUpState, Place
from kiosk.files import Tell, keep_going, whole_file, write_pair
from kiosk.registration import Draft, fields_that
from kiosk.security.sealing import encrypt, public_of

Fields = dict[str, Callable[[Any], Value]]
SEALED_SUFFIX = ".age"
MANIFEST_SUFFIX = ".manifest.json"
KINDS = ("xlsx", "csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A person's row: an entry, the kiosk it is from, and what its codes are called.

    `label` names an occupation, `base` knows a bracket's rupiah where there is no quote; `hours` is the
    kiosk's distance from UTC.
    """

    entry: Entry
    kiosk: str
    place: Place
    label: Callable[[str], str] = str
    base: Callable[[int], int | None] = lambda bracket: None
    hours: int = 7

    @property
    def draft(self) -> Draft:
        return self.entry.registration.draft

    @property
    def state(self) -> FollowUpState:
        return self.entry.state


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written; `manifest` is None for a list in clear; `waiting` people have yet to consent."""

    file: Path
    rows: int
    manifest: Path | None = None
    waiting: int = 0


def kind_of(out: Path) -> str:
    """ "xlsx" or "csv" by the file's name (".age" aside, alone xlsx); Refused("not-a-kind") for others."""
    kind = Path(out.name.removesuffix(SEALED_SUFFIX)).suffix.removeprefix(".").lower()
    if not kind and out.suffix == SEALED_SUFFIX:
        return "xlsx"
    if kind not in KINDS:
        raise Refused("not-a-kind", "out", out.name)
    return kind


Row = Subject | PaidMonth


def export_plain(
    subjects: Iterable[Row], total: int, mapping: Mapping, out: Path, tell: Tell = keep_going
) -> Exported:
    """Write the list in clear; who may do that, and why it was done, the caller has asked and recorded.

    Raises Refused: not-a-kind, too-many-rows, cancelled, and those of whole_file.
    """
    kind = kind_of(out)
    with whole_file(out, private=True) as file:
        write_table(file, kind, table_of(mapping), rows_of(subjects, mapping), total, tell)
    return Exported(out, total)


def export_sealed(
    subjects: Iterable[Row],
    total: int,
    mapping: Mapping,
    out: Path,
    *,
    recipient: str,
    to: str,
    kiosk: str,
    seed: bytes,
    now: datetime,
    tell: Tell = keep_going,
) -> Exported:
    """Write the list as an age file for `recipient`, and beside it a manifest that anybody may read.

    `to` says in words for whom. The clear list is never on a disk. Raises Refused as export_plain, and
    "recipient" where it is no age or ssh-ed25519 key.
    """
    kind = kind_of(out)
    if out.suffix != SEALED_SUFFIX:
        out = out.with_name(out.name + SEALED_SUFFIX)
    clear = io.BytesIO()
    write_table(clear, kind, table_of(mapping), rows_of(subjects, mapping), total, tell)
    ciphertext = encrypt(clear.getvalue(), recipient)
    manifest = out.with_name(out.name + MANIFEST_SUFFIX)
    about = _manifest(out, ciphertext, mapping, total, recipient, to, kiosk, seed, now)
    write_pair(out, ciphertext, manifest, about)
    return Exported(out, total, manifest)


def _manifest(
    out: Path,
    ciphertext: bytes,
    mapping: Mapping,
    total: int,
    recipient: str,
    to: str,
    kiosk: str,
    seed: bytes,
    now: datetime,
) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    content = {
        "kind": "anjungan-kkbc export 1",
        "file": out.name,
        "sha256": hashlib.sha256(ciphertext).hexdigest(),
        "kiosk": kiosk,
        "made_at": now.isoformat(timespec="seconds"),
        "mapping": mapping.id,
        "columns": [column.name for column in mapping.written],
        "rows": total,
        "to": to,
        "recipient": recipient,
        "signer": public_of(seed).hex(),
    }
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(msgspec.json.encode(content))
    return msgspec.json.format(msgspec.json.encode({**content, "signature": signature.hex()})) + b"\n"


def table_of(mapping: Mapping) -> Table:
    """How the table of this mapping is written."""
    return Table(
        title=mapping.sheet,
        headings=tuple(column.name for column in mapping.written),
        separator=mapping.csv.separator,
        bom=mapping.csv.bom,
        guard_digits=mapping.csv.digits == "apostrophe",
        widths=tuple(column.width or min(40, max(12, len(column.name) + 3)) for column in mapping.written),
    )


def rows_of(subjects: Iterable[Row], mapping: Mapping) -> Iterator[tuple[Value, ...]]:
    """The cells of each row in the mapping's order."""
    people = mapping.rows == "people"
    fields: Fields = FIELDS if people else {name: attrgetter(name) for name in PAID_MONTH}
    makers = [_maker(fields, column.source, column.value, column.codes) for column in mapping.written]
    for subject in subjects:
        yield tuple(make(subject) for make in makers)


def _maker(fields: Fields, source: str, constant: str, codes: dict[str, str]) -> Callable[[Any], Value]:
    if not source:
        return lambda subject: constant
    field = fields[source]
    if not codes:
        return field
    return lambda subject: codes.get(str(field(subject) or ""), field(subject))


def _address(subject: Subject) -> str:
    draft, place = subject.draft, subject.place
    parts = [draft.dusun, draft.rt and f"RT {draft.rt}", draft.rw and f"RW {draft.rw}", place.village]
    return ", ".join(part for part in (*parts, place.district, place.regency) if part)


def _phone(subject: Subject) -> str:
    """As people in the country dial it: 081234567890."""
    phone = subject.draft.phone or ""
    return "0" + phone.removeprefix("+62") if phone.startswith("+62") else phone


def _saved(subject: Subject) -> datetime:
    return local(subject.entry.registration.saved_at, subject.hours)


def _month(month: str) -> str:
    """mm-yyyy, as it stands beside days of dd-mm-yyyy; empty for none."""
    return f"{month[5:]}-{month[:4]}" if month else ""


def _as_kept(name: str) -> Callable[[Subject], Value]:
    return lambda subject: getattr(subject.draft, name)


FIELDS: dict[str, Callable[[Subject], Value]] = {
    name: _as_kept(name) for name in fields_that(lambda rule: rule.exported)
} | {
    "number": lambda s: s.entry.number,
    "key": lambda s: f"uuid:{s.entry.entry_id}",
    "kiosk": lambda s: s.kiosk,
    "saved_on": lambda s: _saved(s).date(),
    "saved_at": lambda s: _saved(s).isoformat(timespec="seconds"),
    "nik_tail": lambda s: (s.draft.nik or "")[-4:],
    "nik_flags": lambda s: " ".join(s.draft.nik_flags),
    "phone": _phone,
    "phone_owner": lambda s: s.draft.phone_owner if s.draft.phone else "",
    "village": lambda s: s.place.village,
    "district": lambda s: s.place.district,
    "regency": lambda s: s.place.regency,
    "province": lambda s: s.place.province,
    "address": _address,
    "occupation_label": lambda s: s.label(s.draft.occupation),
    "base": lambda s: quote.base if (quote := s.draft.quote) else s.base(s.draft.bracket),
    "programmes": lambda s: " ".join(s.draft.programmes).upper(),
    "start": lambda s: _month(s.draft.start),
    "total": lambda s: quote.total if (quote := s.draft.quote) else None,
    "consent_version": lambda s: s.draft.consent.version,
    "consent_how": lambda s: s.draft.consent.how,
    "contact": lambda s: "yes" if s.draft.consent.contact else "no",
    "outcome": lambda s: s.state.outcome,
    "outcome_on": lambda s: s.state.outcome_on,
    "stage": lambda s: s.state.stage,
    "reason": lambda s: s.state.reason,
    "due": lambda s: s.state.due,
    "kpj": lambda s: s.state.kpj,
    "known_kpj": lambda s: s.state.kpj,
    "paid_until": lambda s: _month(max(s.state.paid_months, default="")),
    "agent": lambda s: s.state.agent,
}
"""Every field of a person that a mapping may show, by name."""


def occupation_label(campaign: Campaign, occupation: str, language: str = "id") -> str:
    """An occupation's name, or its id where the pack does not know it."""
    return campaign.text(language).occupations.get(occupation, occupation)


def base_of(campaign: Campaign, bracket: int) -> int | None:
    """A bracket's monthly base in rupiah."""
    row = campaign.tariffs.bracket(bracket)
    return row.base if row else None


def subjects_of(
    entries: Iterable[Entry], *, campaign: Campaign, place: Place, kiosk: str, hours: int
) -> Iterator[Subject]:
    """The entries as exports take them; `hours` is the station's distance from UTC."""
    for entry in entries:
        yield Subject(
            entry=entry,
            kiosk=kiosk,
            place=place,
            label=lambda occupation: occupation_label(campaign, occupation),
            base=lambda bracket: base_of(campaign, bracket),
            hours=hours,
        )
