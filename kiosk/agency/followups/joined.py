"""Derives what holds of a person known under several numbers: consent, hold, telephone, the day that counts.

Every number keeps its own history; a tie (`merged_into`) says whose it is. What is asked of the person comes
from all of them, the stricter wish wins, and joining or undoing changes nothing but the tie.
"""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from kiosk.agency.followups.cases import refold
from kiosk.agency.followups.outcomes import Standing
from kiosk.agency.followups.rewrite import update
from kiosk.registration import Consent
from kiosk.store.part import TracedStore, case_row, kept_sequence, newest_consent, numbers

GIVEN_HOW = ("screen", "terminal", "agent", "paper")
"""How a consent is given; the other ways say that it is still to come, or take it back."""

_SAME_PERSON = (
    "WITH RECURSIVE one (sequence) AS (VALUES (?) UNION "
    "SELECT c.sequence FROM cases c JOIN one ON c.merged_into = one.sequence UNION "
    "SELECT c.merged_into FROM cases c JOIN one ON c.sequence = one.sequence "
    "WHERE c.merged_into IS NOT NULL) "
    "SELECT sequence FROM one ORDER BY sequence"
)
_BELOW = (
    "WITH RECURSIVE one (sequence) AS (SELECT c.sequence FROM cases c WHERE c.merged_into = ? UNION "
    "SELECT c.sequence FROM cases c JOIN one ON c.merged_into = one.sequence) SELECT sequence FROM one"
)
_LAST_EVENT = (
    "SELECT max(day) FROM (SELECT max(day, ifnull(last_day, '')) AS day FROM cases "
    "WHERE sequence IN ({marks}) UNION ALL SELECT date(given_at, ?) FROM consents "
    f"WHERE how IN {GIVEN_HOW} AND sequence IN ({{marks}}))"
)


def same_person(connection: Connection, sequence: int) -> tuple[int, ...]:
    """This registration and all that were joined with it, oldest first."""
    return tuple(row[0] for row in connection.exec_driver_sql(_SAME_PERSON, (sequence,)))


def joined_numbers(connection: Connection, sequence: int) -> tuple[str, ...]:
    """The numbers that were joined to this one, however long the chain."""
    return numbers(connection, _BELOW, (sequence,))


def strictest(consents: Iterable[Consent]) -> Consent | None:
    """What a person agreed to, from the newest consent of each of their numbers, the newest last.

    One that was taken back takes back all, one that is still to come stands behind those that were given,
    and messages are allowed where every given one allows them.
    """
    each = tuple(consents)
    taken_back = [consent for consent in each if consent.how == "withdrawn"]
    given = [consent for consent in each if consent.is_given]
    if taken_back or not given:
        return next(reversed(taken_back or each), None)
    return replace(given[-1], contact=all(consent.contact for consent in given))


def consent_of(connection: Connection, sequence: int) -> Consent | None:
    """The consent of the person whose number this is; None once it was erased."""
    members = same_person(connection, sequence)
    if len(members) == 1:
        return newest_consent(connection, sequence)
    marks = ", ".join("?" * len(members))
    order = connection.exec_driver_sql(
        f"SELECT sequence FROM consents WHERE sequence IN ({marks}) GROUP BY sequence "
        "ORDER BY max(given_at), sequence",
        members,
    ).all()
    newest = (newest_consent(connection, row[0]) for row in order)
    return strictest(consent for consent in newest if consent is not None)


def phone_of(connection: Connection, sequence: int) -> str | None:
    """The telephone of the person whose number this is: of the number that stays, else the newest other."""
    kept, members = kept_sequence(connection, sequence), same_person(connection, sequence)
    marks = ", ".join("?" * len(members))
    found = connection.exec_driver_sql(
        f"SELECT phone FROM registrations WHERE phone IS NOT NULL AND sequence IN ({marks}) "
        "ORDER BY sequence = ? DESC, sequence DESC LIMIT 1",
        (*members, kept),
    ).scalar()
    return None if found is None else str(found)


def hold_of(connection: Connection, sequence: int) -> str:
    """Why the person whose number this is is held back; empty where they are not."""
    return str(case_row(connection, kept_sequence(connection, sequence))["hold"])


def settle(ground: TracedStore, connection: Connection, sequence: int) -> Standing:
    """Derive anew what the rows say of everybody who is this person; answers where the person stands.

    To be called after every change: of a contact, a consent, a hold of its own, a telephone, a tie.
    """
    members = same_person(connection, sequence)
    kept = kept_sequence(connection, sequence)
    for folded in members:
        if folded != kept:
            update(connection, "cases", folded, {"hold": "merged"})
            refold(connection, folded, ground.rules, counting=False)
    update(connection, "cases", kept, {"hold": _hold(connection, kept, members)})
    standing = refold(connection, kept, ground.rules)
    marks = ", ".join("?" * len(members))
    event = connection.exec_driver_sql(
        _LAST_EVENT.format(marks=marks),
        (*members, f"{ground.store.clock.utc_offset_hours:+d} hours", *members),
    ).scalar()
    for each in members:
        update(connection, "cases", each, {"event_day": event})
    update(connection, "cases", kept, {"has_phone": int(phone_of(connection, kept) is not None)})
    return standing


def _hold(connection: Connection, kept: int, members: tuple[int, ...]) -> str:
    own = {case_row(connection, each)["own_hold"] for each in members}
    if "erased" in own:
        return "erased"
    consent = consent_of(connection, kept)
    if consent is not None and consent.how == "withdrawn":
        return "withdrawn"
    return "suspended" if "suspended" in own else ""
