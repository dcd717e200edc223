"""Answers people's rights over their data as the law asks: a copy, withdrawal, suspension, deletion.

Requests under the law on personal data, each with its deadline of three times twenty-four hours.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping

from kiosk.agency.accounts.roles import require
from kiosk.agency.followups.joined import consent_of, hold_of, same_person, settle
from kiosk.agency.followups.rewrite import update
from kiosk.agency.rights.copy import PersonCopy
from kiosk.agency.rights.copy_store import records_of
from kiosk.agency.rights.erase import (
    SWEEP_AT_ONCE,
    Basis,
    add_consent,
    end_consent,
    erase_person,
    sweep,
)
from kiosk.agency.rights.law import KINDS, NEEDS, Kind, Proof, Request, open_first
from kiosk.errors import Refused
from kiosk.registration import Consent, Registration
from kiosk.staff import PUBLIC, Staff
from kiosk.store import queries
from kiosk.store.part import TracedStore, case_row, iso, moment_of, newest_consent, sequence_of, tail_matches


class Requests:
    """The deadline list; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground

    def ask(self, who: Staff, kind: Kind, number: str = "", received: datetime | None = None) -> Request:
        """Enter a request; its deadline is three times twenty-four hours after `received` (now)."""
        require(who, "breach" if kind == "breach" else "see")
        if kind not in KINDS:
            raise Refused("request-kind", "kind")
        with self._ground.writing() as connection:
            sequence = sequence_of(connection, number) if number else None
            self._ground.trace(connection, who, "request", number=number, kind=kind)
            return enter_request(connection, who, kind, sequence, received or self._ground.now())

    def finish(self, who: Staff, request_id: int, result: str) -> Request:
        """What was done about a request, and that it was told to the person; for whoever may answer it."""
        require(who, "see")
        with self._ground.writing() as connection:
            request = _request(connection, request_id)
            require(who, NEEDS[request.kind])
            if request.done is not None:
                raise Refused("request-done", "request")
            connection.exec_driver_sql(
                "UPDATE rights_requests SET done = ?, result = ? WHERE id = ?",
                (iso(self._ground.now()), " ".join(result.split())[:500], request_id),
            )
            self._ground.trace(connection, who, "request-done", number=request.number, kind=request.kind)
            return _request(connection, request_id)

    def list(self, *, done: bool = False) -> tuple[Request, ...]:
        """Open requests, the nearest deadline first; with those done after them when asked for."""
        where = "" if done else "WHERE q.done IS NULL"
        with self._ground.reading() as connection:
            return open_first(_requests(connection, where, ()))


def enter_request(
    connection: Connection, who: Staff, kind: str, sequence: int | None, received: datetime
) -> Request:
    """Open a request in the caller's transaction."""
    found = connection.exec_driver_sql(
        "INSERT INTO rights_requests (kind, sequence, received, who, result) VALUES (?, ?, ?, ?, '') "
        "RETURNING id",
        (kind, sequence, iso(received), who.label),
    )
    return _request(connection, int(found.scalar_one()))


def open_breach(connection: Connection) -> Request | None:
    """The breach that was entered and not told to everybody yet."""
    found = _requests(connection, "WHERE q.kind = 'breach' AND q.done IS NULL", ())
    return min(found, key=lambda request: request.received, default=None)


def _request(connection: Connection, request_id: int) -> Request:
    found = _requests(connection, "WHERE q.id = ?", (request_id,))
    if not found:
        raise Refused("unknown-request", "request")
    return found[0]


def _requests(connection: Connection, where: str, values: tuple[Any, ...]) -> tuple[Request, ...]:
    rows = connection.exec_driver_sql(
        "SELECT q.*, ifnull(r.number, '') AS number, ifnull(c.hold, '') AS hold FROM rights_requests q "
        "LEFT JOIN registrations r ON r.sequence = q.sequence "
        f"LEFT JOIN cases c ON c.sequence = q.sequence {where}",
        values,
    ).mappings()
    return tuple(_read_request(row) for row in rows)


def _read_request(row: RowMapping) -> Request:
    received = moment_of(row["received"])
    assert received is not None
    return Request(
        id=row["id"],
        kind=row["kind"],
        number=row["number"],
        received=received,
        done=moment_of(row["done"]),
        who=row["who"],
        result=row["result"],
        hold=row["hold"],
    )


PUBLIC_TRIES = 5
"""Wrong last digits for one number at the public screen; after that only an agent can help."""
TRIES = ("withdraw-try", "consent-try")
PENDING = "pending"


class Rights:
    """What a person may ask for; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground

    def copy(self, who: Staff, number: str, why: str, controller: str = "") -> PersonCopy:
        """Everything held of one person and of those merged with them, to be printed or read out.

        `controller` is the station's setting. That it was asked for is entered first, and told too.
        """
        require(who, "copy")
        with self._ground.writing() as connection:
            registration = _held_registration(connection, number)
            sequence = registration.sequence
            self._ground.trace(connection, who, "copy", number=number, sequence=sequence, why=why)
            others = [each for each in same_person(connection, sequence) if each != sequence]
            records = tuple(
                record
                for each in (sequence, *others)
                for record in records_of(connection, each, _number_of(connection, each))
            )
        return PersonCopy(
            number=number,
            made=self._ground.now(),
            language=registration.draft.consent.language,
            controller=controller,
            records=records,
        )

    def note_paper(self, who: Staff, number: str, paper: str) -> None:
        """A paper about one's rights is printed (data-copy, erasure-proof): entered before it is drawn."""
        require(who, "copy" if paper == "data-copy" else "erase")
        with self._ground.writing() as connection:
            sequence = sequence_of(connection, number)
            self._ground.trace(connection, who, "print", number=number, sequence=sequence, why=paper)

    def withdraw(
        self,
        who: Staff,
        number: str,
        nik_tail: str = "",
        *,
        contact_only: bool = False,
        why: str = "person-asks",
    ) -> None:
        """Take consent back: no more contact, or no processing at all (and deletion is then due in 3x24 h).

        At the public screen (`PUBLIC`) the NIK's last four digits must match: Refused("no-match") says no
        more, and after five tries for one number Refused("ask-agent"). Withdrawing again asks for no second
        deletion.
        """
        if who is PUBLIC:
            self._check_public(number, nik_tail, "withdraw-try")
        else:
            require(who, "withdraw")
        with self._ground.writing() as connection:
            registration = _held_registration(connection, number)
            sequence = registration.sequence
            newest = newest_consent(connection, sequence)
            again = newest is not None and newest.how == "withdrawn"
            self._ground.trace(
                connection,
                who,
                "withdraw",
                number=number,
                sequence=sequence,
                why=why,
                scope="contact" if contact_only else "all",
            )
            end_consent(
                self._ground, connection, sequence, "contact-withdrawn" if contact_only else "withdrawn"
            )
            settle(self._ground, connection, sequence)
            if not contact_only and not again:
                enter_request(connection, who, "deletion", sequence, self._ground.now())

    def awaits_consent(self, number: str) -> bool:
        """Whether somebody from a list can give their own consent at the public screen: they have a NIK."""
        with self._ground.reading() as connection:
            found = queries.registrations(connection, "r.number = ? AND r.erased_at IS NULL", number)
            if not found or found[0].draft.nik is None:
                return False
            consent = consent_of(connection, found[0].sequence)
        return consent is not None and consent.how == PENDING

    def give_consent(
        self, who: Staff, number: str, consent: Consent, why: str = "person-asks", *, nik_tail: str = ""
    ) -> None:
        """A consent given later, on paper or at the kiosk: for people from a list, or after a withdrawal.

        At the public screen (`PUBLIC`) only a consent that is still to be obtained can be given, by the NIK's
        last four digits, with the tries that withdrawing has: Refused("no-match"), Refused("ask-agent").
        """
        if who is PUBLIC:
            if not self.awaits_consent(number):
                raise Refused("no-match", "number")
            self._check_public(number, nik_tail, "consent-try")
        else:
            require(who, "withdraw")
        with self._ground.writing() as connection:
            sequence = _held_registration(connection, number).sequence
            self._ground.trace(
                connection, who, "consent", number=number, sequence=sequence, why=why, how=consent.how
            )
            add_consent(self._ground, connection, sequence, consent)
            settle(self._ground, connection, sequence)

    def suspend(self, who: Staff, number: str, why: str) -> None:
        """Stop processing while something is disputed; article 41."""
        self._set_hold(who, "suspend", number, why, "", "suspended")

    def resume(self, who: Staff, number: str, why: str) -> None:
        """End a suspension; a withdrawn consent does not come back by this."""
        self._set_hold(who, "resume", number, why, "suspended", "")

    def erase(self, who: Staff, number: str, why: str) -> Proof:
        """Destroy all that tells who this was, merged registrations too; the proof is to be handed over."""
        require(who, "erase")
        with self._ground.writing() as connection:
            sequence = sequence_of(connection, number)
            hold = hold_of(connection, sequence)
            if hold == "erased":
                raise Refused("erased", "number")
            basis: Basis = "withdrawal" if hold == "withdrawn" else "request"
            proof = erase_person(self._ground, connection, who, sequence, basis, why)
        return replace(proof, swept=sweep(self._ground, SWEEP_AT_ONCE))

    # Inside

    def _check_public(self, number: str, nik_tail: str, action: str) -> None:
        """Count a try at the public screen durably, then look whether the digits match.

        Tries of every kind are counted together: they guess at the same four digits.
        """
        with self._ground.writing() as connection:
            found = queries.registrations(connection, "r.number = ? AND r.erased_at IS NULL", number)
            if not found:
                raise Refused("no-match", "number")
            tries = connection.exec_driver_sql(
                "SELECT count(*) FROM audit WHERE subject = ? "
                f"AND json_extract(entry, '$.action') IN ({', '.join('?' * len(TRIES))})",
                (number, *TRIES),
            ).scalar()
            if (tries or 0) >= PUBLIC_TRIES:
                raise Refused("ask-agent", "number")
            self._ground.trace(connection, PUBLIC, action, number=number)
        if not tail_matches(found[0].draft, nik_tail):
            raise Refused("no-match", "number")

    def _set_hold(self, who: Staff, action: str, number: str, why: str, before: str, after: str) -> None:
        require(who, "suspend")
        with self._ground.writing() as connection:
            sequence = sequence_of(connection, number)
            held = hold_of(connection, sequence)
            if held != before:
                raise Refused("hold", "number", held)
            self._ground.trace(connection, who, action, number=number, sequence=sequence, why=why)
            # What is disputed may be whose number it is: it holds for all, also when they are parted.
            for each in same_person(connection, sequence):
                update(connection, "cases", each, {"own_hold": after})
            settle(self._ground, connection, sequence)


def _number_of(connection: Connection, sequence: int) -> str:
    return str(
        connection.exec_driver_sql(
            "SELECT number FROM registrations WHERE sequence = ?", (sequence,)
        ).scalar_one()
    )


def _held_registration(connection: Connection, number: str) -> Registration:
    found = queries.registrations(connection, "r.number = ?", number)
    if not found:
        raise Refused("unknown-number", "number")
    if case_row(connection, found[0].sequence)["hold"] == "erased":
        raise Refused("erased", "number")
    return found[0]
