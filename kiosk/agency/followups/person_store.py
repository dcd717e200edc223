"""Reads and corrects one person for the desk: the page with masked data, and showing what is masked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from kiosk.agency.accounts.audit_pages import AuditLine, about
from kiosk.agency.accounts.roles import require
from kiosk.agency.followups.cases import history, read_standing
from kiosk.agency.followups.coverage import Protection
from kiosk.agency.followups.joined import consent_of, hold_of, joined_numbers, phone_of, settle
from kiosk.agency.followups.outcomes import FollowUp, Standing
from kiosk.agency.followups.protection import answer
from kiosk.agency.followups.queue import Bucket, Checklist, bucket, checklist
from kiosk.agency.followups.rewrite import rewrite, rewrite_receipts
from kiosk.agency.followups.sendings import Sending, sendings
from kiosk.errors import Refused
from kiosk.registration import DETAILS, Consent, Draft, Registration, fields_that
from kiosk.staff import Staff
from kiosk.store import queries, records
from kiosk.store.part import (
    TracedStore,
    case_row,
    kept_sequence,
    masked,
    numbers,
    sequence_of,
    tail_matches,
)

CORRECTABLE = frozenset(fields_that(lambda rule: rule.corrected))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person's page: masked data, where they stand, what is missing, what happened.

    `draft` has nik and phone as None: they are shown by `reveal`, with a reason; DETAILS are empty. `nik`
    and `phone` are masked texts, empty where there is none. `region` is the NIK's first six digits.
    `consent` is the newest one. `hold` is empty, suspended, withdrawn, merged or erased. `trail` is what the
    chain says, `sent` the bundles that this registration went to the branch in, both oldest first.
    `printed`: a paper was sent to a printer at least once.
    """

    number: str
    sequence: int
    saved_at: datetime
    nik: str
    region: str
    phone: str
    draft: Draft
    consent: Consent
    hold: str
    bucket: Bucket
    standing: Standing
    protection: Protection
    checklist: Checklist
    history: tuple[FollowUp, ...]
    trail: tuple[AuditLine, ...]
    sent: tuple[Sending, ...]
    suspects: tuple[str, ...]
    merged_into: str
    merged: tuple[str, ...]
    copies: int
    printed: bool


class People:
    """Persons and their data; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground

    def person(self, who: Staff, number: str, why: str = "follow-up") -> Person:
        """The page of one person; the look is entered before the answer. Refused("unknown-number")."""
        require(who, "see")
        with self._ground.writing() as connection:
            sequence = sequence_of(connection, number)
            self._ground.trace(connection, who, "look", number=number, sequence=sequence, why=why)
            return self._person(connection, sequence)

    def number_of(self, entry_id: str) -> str | None:
        """The number of the entry that a token names (32 hex digits); None when it is not of this store."""
        with self._ground.reading() as connection:
            found = queries.registrations(connection, "r.entry_id = ?", bytes.fromhex(entry_id))
        return found[0].number if found else None

    def with_nik(self, who: Staff, nik: str, why: str = "registering") -> tuple[str, ...]:
        """The numbers under which this NIK is registered, by its blind index, the newest first.

        What was found is entered before it is shown; a merged number is told as the one it was merged into.
        """
        require(who, "see")
        with self._ground.writing() as connection:
            index = records.nik_index(self._ground.store.keys.index, nik)
            found = connection.exec_driver_sql(
                "SELECT sequence FROM registrations WHERE nik_index = ? ORDER BY sequence DESC", (index,)
            )
            sequences = tuple(dict.fromkeys(kept_sequence(connection, row[0]) for row in found))
            known = [number for each in sequences for number in numbers(connection, "SELECT ?", (each,))]
            for number, sequence in zip(known, sequences, strict=True):
                self._ground.trace(connection, who, "nik-known", number=number, sequence=sequence, why=why)
        return tuple(known)

    def reveal(self, who: Staff, number: str, field: str, why: str) -> str:
        """The whole nik or phone, with a reason that is kept; Refused("reason-missing")."""
        require(who, "reveal")
        if field not in ("nik", "phone"):
            raise Refused("field", "field")
        if not why.strip():
            raise Refused("reason-missing", "why")
        with self._ground.writing() as connection:
            registration = _get(connection, number)
            self._ground.trace(
                connection, who, "reveal", number=number, sequence=registration.sequence, why=why, field=field
            )
            shown = (
                phone_of(connection, registration.sequence) if field == "phone" else registration.draft.nik
            )
        return shown or ""

    def contact_phone(self, who: Staff, number: str, why: str = "whatsapp") -> str:
        """The phone (E.164) to write to; Refused("no-contact-consent") without the person's tick for it."""
        require(who, "reveal")
        with self._ground.writing() as connection:
            registration = _get(connection, number)
            sequence = registration.sequence
            consent, phone = consent_of(connection, sequence), phone_of(connection, sequence)
            held_back = hold_of(connection, sequence) != ""
            if not phone:
                raise Refused("no-phone", "phone")
            if consent is None or not consent.contact or held_back:
                raise Refused("no-contact-consent", "phone")
            self._ground.trace(connection, who, "contact", number=number, sequence=sequence, why=why)
        return phone

    def protection(self, number: str, nik_tail: str | None = None) -> Protection:
        """Until when this person is protected, as known here: for the public screen, with a receipt.

        `nik_tail` are the NIK's last four digits where the caller asked for them; Refused("no-match")
        says no more than that.
        """
        with self._ground.reading() as connection:
            found = queries.registrations(connection, "r.number = ?", number)
            if not found or (nik_tail is not None and not tail_matches(found[0].draft, nik_tail)):
                raise Refused("no-match", "number")
            row = case_row(connection, kept_sequence(connection, found[0].sequence))
        return self._answer(row)

    def correct(
        self, who: Staff, number: str, changes: Mapping[str, Any], why: str, undoes: int | None = None
    ) -> Registration:
        """Change fields of a registration (values as in Draft, checked by the caller); article 6.

        The trace names the fields and the new content's hash; the old values are gone. Of who pays it names
        before and after; `undoes` is the position of the entry that this one takes back.
        Refused("consent-older") for what this person's consent does not name.
        """
        require(who, "correct")
        unknown = set(changes) - CORRECTABLE
        if unknown or not changes:
            raise Refused("field", min(unknown, default="field"))
        with self._ground.writing() as connection:
            before = _get(connection, number)
            consent = consent_of(connection, before.sequence) or before.draft.consent
            for field in DETAILS:
                if changes.get(field) and not self._ground.rules.may_ask(field, consent):
                    raise Refused("consent-older", field)
            assisted = dict(before.draft.assisted) | dict.fromkeys(changes, who.label)
            draft = replace(before.draft, **changes, assisted=tuple(sorted(assisted.items())))
            content = rewrite(connection, before, draft, self._ground.store.keys.index)
            rewrite_receipts(connection, before.sequence, before.draft, draft, self._ground.label)
            detail: dict[str, Any] = {} if undoes is None else {"undoes": undoes}
            if "payer" in changes:
                detail["payer"] = [before.draft.payer, draft.payer]
            self._ground.trace(
                connection,
                who,
                "correct",
                number=number,
                sequence=before.sequence,
                why=why,
                fields=sorted(changes),
                content=content,
                **detail,
            )
            settle(self._ground, connection, before.sequence)
        return replace(before, draft=draft)

    # Inside

    def _answer(self, row: dict[str, Any]) -> Protection:
        saved = date.fromisoformat(row["day"])
        return answer(read_standing(row), row["hold"], self._ground.rules, self._ground.today(), saved)

    def _person(self, connection: Connection, sequence: int) -> Person:
        registration = queries.registrations(connection, "r.sequence = ?", sequence)[0]
        row, today = case_row(connection, sequence), self._ground.today()
        draft, standing = registration.draft, read_standing(row)
        consent = consent_of(connection, sequence) or draft.consent
        suspects = numbers(
            connection,
            "SELECT CASE WHEN first = ? THEN second ELSE first END FROM duplicate_pairs "
            "WHERE state = 'open' AND ? IN (first, second)",
            (sequence, sequence),
        )
        hidden: dict[str, Any] = {"nik": None, "phone": None} | dict.fromkeys(DETAILS, "")
        copies = queries.last_copy(connection, sequence)
        return Person(
            number=registration.number,
            sequence=sequence,
            saved_at=registration.saved_at,
            nik=masked(draft.nik),
            region=(draft.nik or "")[:6],
            phone=masked(phone_of(connection, sequence)),
            draft=replace(draft, **hidden),
            consent=consent,
            hold=row["hold"],
            bucket=bucket(standing, today),
            standing=standing,
            protection=self._answer(row),
            checklist=checklist(replace(draft, consent=consent), standing, suspects, self._ground.rules),
            history=history(connection, sequence),
            trail=about(connection, sequence),
            sent=sendings(connection, sequence),
            suspects=suspects,
            merged_into=next(iter(numbers(connection, "SELECT ?", (row["merged_into"],))), ""),
            merged=joined_numbers(connection, sequence),
            copies=copies or 0,
            printed=bool(queries.print_jobs(connection, "j.sequence = ?", sequence)),
        )


def _get(connection: Connection, number: str) -> Registration:
    found = queries.registrations(connection, "r.number = ?", number)
    if not found:
        raise Refused("unknown-number", "number")
    if case_row(connection, found[0].sequence)["hold"] == "erased":
        raise Refused("erased", "number")
    return found[0]
