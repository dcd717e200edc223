"""Reads everyone's entries for lists, exports and bundles, entered in the trail before they are read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from kiosk.agency.accounts.roles import require
from kiosk.agency.followups.cases import read_standing
from kiosk.agency.followups.joined import consent_of, hold_of, phone_of
from kiosk.agency.followups.queue import NO_FILTERS, Filters
from kiosk.agency.followups.queue_store import filter_conditions
from kiosk.exchange.entries import Entry, FollowUpState, Note
from kiosk.exchange.travel import AGAINST, WAITING, WHOLE, Travel, sql, travel
from kiosk.registration import Registration
from kiosk.staff import Staff
from kiosk.store import queries
from kiosk.store.part import TracedStore, case_row, day_of, later_consents, sequence_of

STEP = 100
SAME_NIK = "same-nik"
Which = tuple[Travel, ...] | None
"""Who of those not held back: all (None), or those who stand so towards the branch."""
_PENDING = (
    "p.how = 'pending' AND NOT EXISTS "
    "(SELECT 1 FROM consents n WHERE n.sequence = p.sequence AND n.ordinal > p.ordinal) AND NOT EXISTS "
    "(WITH RECURSIVE one (sequence) AS "
    "(SELECT j.sequence FROM cases j WHERE j.merged_into = p.sequence UNION "
    "SELECT j.sequence FROM cases j JOIN one ON j.merged_into = one.sequence) "
    "SELECT 1 FROM one JOIN consents g ON g.sequence = one.sequence WHERE g.how <> 'pending')"
)
"""The person's consent is still to be obtained, under this number and those joined to it."""
_GIVEN = f"NOT EXISTS (SELECT 1 FROM consents p WHERE p.sequence = cases.sequence AND {_PENDING})"
_SAID_NO = ", ".join(f"'{each}'" for each in AGAINST)
_NO_ELSEWHERE = (
    "EXISTS (SELECT 1 FROM registrations mine JOIN registrations same ON same.nik_index = mine.nik_index "
    "AND same.sequence <> mine.sequence JOIN cases other ON other.sequence = same.sequence "
    f"WHERE mine.sequence = cases.sequence AND (other.hold IN ('withdrawn', 'suspended') "
    f"OR other.hold = '' AND other.outcome IN ({_SAID_NO})) AND NOT EXISTS "
    "(SELECT 1 FROM duplicate_pairs d WHERE d.state = 'different' "
    "AND d.first = min(mine.sequence, same.sequence) AND d.second = max(mine.sequence, same.sequence)))"
)
"""Somebody with the same NIK said no under another number, and nobody found that they are two people."""
_NOTED = (
    f"SELECT cases.*, r.entry_id, r.number, {_GIVEN} AS given, {_NO_ELSEWHERE} AS refused FROM cases "
    "JOIN registrations r ON r.sequence = cases.sequence WHERE (cases.revision > ?1 OR EXISTS "
    "(SELECT 1 FROM registrations same JOIN cases other ON other.sequence = same.sequence "
    "WHERE same.nik_index = r.nik_index AND other.revision > ?1)) AND EXISTS "
    "(SELECT 1 FROM sendings s WHERE s.sequence = cases.sequence AND s.branch = ?2) ORDER BY cases.sequence"
)
ACTIONS = ("export", "export-plain", "bundle", "print", "report")


class Exports:
    """What leaves the store in bulk; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground

    def count(self, filters: Filters = NO_FILTERS, since: int = 0, which: Which = None) -> int:
        """How many entries `entries` would give."""
        where, values = _condition(filters, since, self._ground, which)
        with self._ground.reading() as connection:
            found = connection.exec_driver_sql(f"SELECT count(*) FROM cases WHERE {where}", values)
            return int(found.scalar() or 0) - _waiting(connection, where, values)

    def waiting(self, filters: Filters = NO_FILTERS) -> int:
        """How many people stay here because their consent is still to be obtained."""
        where, values = _condition(filters, 0, self._ground)
        with self._ground.reading() as connection:
            return _waiting(connection, where, values)

    def entries(
        self,
        who: Staff,
        action: str,
        why: str,
        filters: Filters = NO_FILTERS,
        since: int = 0,
        which: Which = None,
        **detail: Any,
    ) -> Iterator[Entry]:
        """Everyone not held back whose consent was given, oldest first, with where they stand.

        `action` is export, export-plain, bundle, print or report and is entered in the trace, with the
        count and whatever `detail` (no personal data) says, before the first entry; for whom it was done is
        kept too, so that each person can be told (article 32). `since` keeps those whose case changed after
        that position of the audit chain, `which` those who stand so towards the branch.
        To be consumed on the store's thread.
        """
        require(who, action if action in ("export-plain", "bundle", "print") else "export")
        count = self.count(filters, since, which)
        where, values = _condition(filters, since, self._ground, which)
        with self._ground.writing() as connection:
            self._ground.trace(connection, who, action, why=why, entries=count, **detail)
            last = queries.last_sequence(connection)
            connection.exec_driver_sql(
                "INSERT INTO passed_on (sequence, position) SELECT sequence, "
                f"(SELECT audit_count FROM kiosk_identity) FROM cases WHERE {where} AND {_GIVEN} "
                "AND sequence <= :last",
                values | {"last": last},
            )
        return self._read(filters, since, last, which)

    def chosen(self, who: Staff, numbers: tuple[str, ...], why: str) -> tuple[Entry, ...]:
        """The entries of these people for a paper with their names, each entered in the trace first."""
        require(who, "print")
        with self._ground.writing() as connection:
            for number in numbers:
                self._ground.trace(connection, who, "print", number=number, why=why)
            names = agent_names(connection)
            sequences = [sequence_of(connection, number) for number in numbers]
            found = _registrations(connection, sequences)
            return tuple(
                Entry(
                    registration=found[sequence],
                    state=follow_up_state(case_row(connection, sequence), names),
                )
                for sequence in sequences
            )

    def gone(self, since: int = 0) -> tuple[str, ...]:
        """Entry ids whose data were erased, or consent withdrawn, after this position of the chain."""
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT r.entry_id, c.sequence FROM cases c JOIN registrations r ON r.sequence = c.sequence "
                "WHERE c.revision > ? AND c.hold IN ('withdrawn', 'erased', 'merged') ORDER BY c.sequence",
                (since,),
            ).all()
            return tuple(
                entry_id.hex()
                for entry_id, sequence in rows
                if hold_of(connection, sequence) in ("withdrawn", "erased")
            )

    def position(self) -> int:
        """How long the audit chain is now: what to give as `since` the next time."""
        with self._ground.reading() as connection:
            return int(connection.exec_driver_sql("SELECT audit_count FROM kiosk_identity").scalar_one())

    def notes(self, branch: str, since: int = 0) -> tuple[tuple[int, Note], ...]:
        """What became of people whom this branch has and who do not travel whole now, with their sequences.

        Only cases that changed after `since`; who asked to be forgotten is told by `gone`.
        """
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql(_NOTED, (since, branch)).mappings()
            return tuple((row["sequence"], note) for row in rows for note in _note(row))

    def counts(self) -> dict[str, int]:
        """How many people stay at the kiosk, by the outcome that keeps them, or pending."""
        outcomes = (*AGAINST, *WAITING)
        marks = ", ".join("?" * len(outcomes))
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql(
                f"SELECT outcome, count(*) FROM cases WHERE hold = '' AND outcome IN ({marks}) AND {_GIVEN} "
                f"AND NOT ({sql(WHOLE)}) GROUP BY outcome",
                outcomes,
            )
            found = {row[0]: int(row[1]) for row in rows}
            same = connection.exec_driver_sql(
                f"SELECT count(*) FROM cases WHERE {sql(WHOLE)} AND {_GIVEN} AND {_NO_ELSEWHERE}"
            ).scalar()
        found |= {SAME_NIK: int(same)} if same else {}
        return found | ({"pending": waiting} if (waiting := self.waiting()) else {})

    def _read(self, filters: Filters, since: int, last: int, which: Which) -> Iterator[Entry]:
        where, values = _condition(filters, since, self._ground, which)
        sql = (
            f"SELECT * FROM cases WHERE {where} AND {_GIVEN} AND sequence > :after AND sequence <= :last "
            f"ORDER BY sequence LIMIT {STEP}"
        )
        values, after = values | {"last": last}, 0
        while True:
            with self._ground.reading() as connection:
                names = agent_names(connection)
                rows = connection.exec_driver_sql(sql, values | {"after": after}).mappings().all()
                found = _registrations(connection, [row["sequence"] for row in rows])
            for row in rows:
                yield Entry(registration=found[row["sequence"]], state=follow_up_state(row, names))
            if len(rows) < STEP:
                return
            after = rows[-1]["sequence"]


def _condition(
    filters: Filters, since: int, ground: TracedStore, which: Which = None
) -> tuple[str, dict[str, Any]]:
    where, values = filter_conditions(filters, ground.today())
    held = "hold = ''" if which is None else f"{sql(which)} AND NOT {_NO_ELSEWHERE}"
    return held + (" AND revision > :since" if since else "") + where, values | {"since": since}


def _note(row: Mapping[Any, Any]) -> Iterator[Note]:
    hold, outcome = row["hold"], row["outcome"]
    standing = travel(hold, outcome, row["kpj"] or "", row["stage"], given=bool(row["given"]))
    if standing not in (*WHOLE, "forget") or (standing in WHOLE and row["refused"]):
        state = hold or (outcome if row["given"] else "pending") if standing not in WHOLE else SAME_NIK
        yield Note(
            entry_id=row["entry_id"].hex(), number=row["number"], state=state, on=day_of(row["last_day"])
        )


def _waiting(connection: Connection, where: str, values: dict[str, Any]) -> int:
    found = connection.exec_driver_sql(
        "SELECT count(*) FROM consents p JOIN cases ON cases.sequence = p.sequence "
        f"WHERE {_PENDING} AND {where}",
        values,
    )
    return int(found.scalar() or 0)


def follow_up_state(row: Mapping[Any, Any], names: Mapping[str, str]) -> FollowUpState:
    """Where a case stands, in the words of lists and bundles; `names` are agents by their trace label."""
    standing = read_standing(row)
    return FollowUpState(
        outcome=standing.outcome,
        stage=standing.stage,
        outcome_on=standing.last_day,
        reason=standing.reason,
        agent=names.get(row["agent"], ""),
        due=standing.due,
        kpj=standing.kpj,
        paid_months=standing.paid.covered if standing.paid else (),
    )


def agent_names(connection: Connection) -> dict[str, str]:
    """The names of all accounts by the label under which they stand in trace and contacts."""
    rows = connection.exec_driver_sql("SELECT id, role, name FROM accounts")
    return {Staff(row[0], row[1]).label: row[2] for row in rows}


def _registrations(connection: Connection, sequences: list[int]) -> dict[int, Registration]:
    """Registrations as the person stands now: who came from a list may have agreed since."""
    marks = ", ".join("?" * len(sequences))
    found = queries.registrations(connection, f"r.sequence IN ({marks})", *sequences)
    later = later_consents(connection, tuple(sequences))
    joined = {
        row[0]
        for row in connection.exec_driver_sql(
            f"SELECT merged_into FROM cases WHERE merged_into IN ({marks})", tuple(sequences)
        )
    }
    told = {}
    for each in found:
        consent, phone = later.get(each.sequence), each.draft.phone
        if each.sequence in joined:
            consent, phone = consent_of(connection, each.sequence), phone_of(connection, each.sequence)
        draft = replace(each.draft, consent=consent or each.draft.consent, phone=phone)
        told[each.sequence] = replace(each, draft=draft)
    return told
