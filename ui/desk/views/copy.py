"""Words a person's copy (pure): headings, captions and what they caption, to be read out or printed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from kiosk.agency.rights.copy import KINDS
from kiosk.campaign.followup import STAGES
from kiosk.campaign.wording import rupiah
from kiosk.words import interface

if TYPE_CHECKING:
    from kiosk.agency.rights.copy import PersonCopy, Record
    from kiosk.agency.rights.law import Proof
    from ui.desk.parts.wording import Wording

Line = tuple[str, str]
"""Caption and text; a caption without a text is a heading."""

TABLE = "personCopy"
ONE_BY_ONE = ("registration", "standing")
"""Kinds whose fields stand on a line each; of the others a record is one line with its moment before it."""
MOMENTS = frozenset(
    {
        *("saved_at", "given_at", "created_at", "at", "undone_at", "received", "done", "created", "changed"),
        *("found_at", "settled_at"),
    }
)
DAYS = frozenset({"birth_date", "day", "due", "paid_known", "member_day", "last_day", "event_day"})
MONTHS = frozenset({"start", "month", "paid_last", "covered"})
STAFF = frozenset({"who", "undone_who", "settled_who", "agent"})
AMOUNTS = frozenset({"amount", "base"})
FIRST = ("given_at", "at", "created_at", "created", "received", "found_at")
"""Which moment stands before a record's line."""
LISTED = {"nik_flags": "flags", "reasons": "duplicates", "fields": TABLE}
"""Codes in a row, and the table of their words."""
PREFIX = {"reasons": "reason-"}
OTHER_TABLES = {
    "source": ("sources", ""),
    "sex": ("readBack", ""),
    "hold": ("holds", ""),
    "action": ("actions", ""),
    "kind": ("rights", "kind-"),
    "result": ("rights", "done-"),
    "undone_why": ("undoReasons", ""),
    "payer": ("payer", ""),
}
NOTHING = {"months": "0", "amount": "0", "tries": "0", "contacts": "0", "copy": "0"}


def lines(copy: PersonCopy, said: Wording) -> list[Line]:
    """The whole copy, kind by kind; what there is nothing of is not named."""
    told: list[Line] = [(said(TABLE, "controller"), copy.controller)] if copy.controller else []
    for kind in KINDS:
        records = copy.of(kind)
        if not records:
            continue
        told.append((said(TABLE, f"kind-{kind}"), ""))
        for record in records:
            told += _fields(record, said) if kind in ONE_BY_ONE else [_line(record, copy.number, said)]
    return told


def proof_lines(proof: Proof, station: str, said: Wording) -> list[Line]:
    """What a person keeps to show that their data were destroyed here."""
    return [
        (said("rights", "proof-kiosk"), station),
        (said("rights", "proof-numbers"), ", ".join(proof.numbers)),
        (said("rights", "proof-at"), said.moment(proof.at)),
        (said("rights", "proof-who"), said.staff(proof.who)),
        (said("rights", "proof-basis"), said("rights", f"basis-{proof.basis}")),
        (
            said("rights", "proof-fields"),
            ", ".join(said(TABLE, each) for each in proof.fields),
        ),
        (said("rights", "proof-entry"), str(proof.position)),
        (said("rights", "proof-head"), " ".join(proof.head[at : at + 8] for at in range(0, 64, 8))),
    ]


def _fields(record: Record, said: Wording) -> list[Line]:
    return [
        (_caption(record.kind, code, said), text)
        for code, raw in record.fields
        if (text := _text(code, raw, said, record.kind))
    ]


def _line(record: Record, number: str, said: Wording) -> Line:
    """A record in one line: its moment (and its number, where it is another paper's), then all the rest."""
    first = next((code for code in FIRST if record[code]), "")
    caption = _text(first, record[first], said) if first else ""
    if record.number != number:
        caption = f"{caption} · {record.number}" if caption else record.number
    parts = [
        (_caption(record.kind, code, said), text)
        for code, raw in record.fields
        if code != first and (text := _text(code, raw, said, record.kind))
    ]
    if record.kind in ("trace", "passed-on"):
        return caption, _deed(record, said)
    return caption, "; ".join(f"{name}: {text}" for name, text in parts) or _caption(record.kind, first, said)


def _deed(record: Record, said: Wording) -> str:
    """Rina Wahyuni: Melihat data (tindak lanjut); No. 12."""
    behind = [text for code in ("why", "fields", "mapping") if (text := _text(code, record[code], said))]
    deed = _text("action", record["action"], said) + (f" ({', '.join(behind)})" if behind else "")
    return f"{_text('who', record['who'], said)}: {deed} · {said(TABLE, 'position')} {record['position']}"


def _caption(kind: str, code: str, said: Wording) -> str:
    """The caption of a field, its own where this kind says it differently."""
    own = said.find(TABLE, f"{kind}-{code}")
    return own or said(TABLE, code)


def _text(code: str, raw: str, said: Wording, kind: str = "") -> str:
    """A value as one reads it out; what has no word is said as it stands."""
    if not raw or NOTHING.get(code) == raw:
        return ""
    if code in MOMENTS:
        return said.moment(datetime.fromisoformat(raw))
    if code in DAYS:
        return said.day(date.fromisoformat(raw))
    if code in MONTHS:
        return ", ".join(said.month(month) for month in raw.split(","))
    if code in STAFF:
        return said.staff(raw) if raw.startswith("staff-") else _word(TABLE, f"by-{raw}", said, raw)
    if code in AMOUNTS:
        return rupiah(int(raw))
    if code in LISTED:
        return ", ".join(_word(LISTED[code], PREFIX.get(code, "") + each, said) for each in raw.split(","))
    if code == "quoted":
        return _quoted(raw, said)
    if code == "assisted":
        pairs = (each.split("=") for each in raw.split(","))
        return ", ".join(f"{_word(TABLE, field, said)}: {said.staff(who)}" for field, who in pairs)
    return _worded(code, raw, said, kind)


def _worded(code: str, raw: str, said: Wording, kind: str) -> str:
    if code == "outcome":
        return said.outcome(raw)
    if code == "reason":
        return said.find("copyReasons", raw) or said.reason(raw)
    if code == "why":
        return _word("whys", raw, said)
    if code == "occupation":
        return said.occupation(raw)
    if code == "programmes":
        return said.programmes(tuple(raw.split(","))) if raw.islower() else raw
    if code == "stage":
        return said(TABLE, f"stage-{STAGES[int(raw)]}")
    if code in OTHER_TABLES:
        table, prefix = OTHER_TABLES[code]
        return said.find(table, prefix + raw) or raw
    if code == "language":
        return interface(raw)("language", "name")
    return _word(TABLE, f"{kind}-{code}-{raw}", said, _word(TABLE, f"{code}-{raw}", said, raw))


def _quoted(raw: str, said: Wording) -> str:
    """Desember 2026 Rp16.800, Januari 2027 Rp16.800; seluruhnya Rp33.600."""
    months = [each.split("=") for each in raw.split(",")]
    each = ", ".join(f"{said.month(month)} {rupiah(int(amount))}" for month, amount in months)
    return f"{each}; {said(TABLE, 'total')} {rupiah(sum(int(amount) for _, amount in months))}"


def _word(table: str, key: str, said: Wording, raw: str = "") -> str:
    return said.find(table, key) or raw or key
