"""A person's copy is whole: every column of every table that says something of them, named or excused."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, Integer, MetaData, Table

from kiosk.agency.agency import Agency
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.agency.followups.sendings import note_sent
from kiosk.agency.rights.copy import for_paper, hide_nik
from kiosk.agency.rights.copy_store import NO_PERSON, NOT_PERSONAL, SOURCES
from kiosk.clock import FixedClock
from kiosk.staff import TERMINAL
from kiosk.store.store import Store
from tests.store.conftest import issue
from tests.store.test_desk_rights import TODAY
from tests.support.builders import NIK, consent, draft
from tests.support.desk_station import AGENT, SUPERVISOR, actions, desk, mono, on, people

__all__ = ["desk", "mono", "people"]

AS_THEY_ARE = {
    ("registrations", "number"): "",
    ("registrations", "saved_at"): "2026-11-21T02:15:16+00:00",
    ("registrations", "birth_date"): "1977-03-29",
    ("cases", "hold"): "suspended",
    ("cases", "state"): "suspended",
    ("print_jobs", "state"): "CANCELLED",
    ("duplicate_pairs", "state"): "different",
    ("receipts", "copy"): "",
    ("registrations", "quote"): "",
    ("registrations", "assisted"): "",
    ("receipts", "content"): "",
    ("rights_requests", "kind"): "correction",
}
"""Columns that take only certain values, or JSON: what stands there, empty for what a registration wrote."""
WITHIN = {
    ("registrations", "quote"): ("1000000", "2026-12=16800"),
    ("registrations", "assisted"): ("phone=staff-2",),
    ("receipts", "content"): ("SITI DI KERTAS", "0004"),
}
"""What must be told out of a column that holds JSON."""
BY_THEMSELVES = {"audit", "trace_notes", "passed_on"}
"""The trace: told as entries, looked at by the test after this one."""


@pytest.fixture(autouse=True)
def today(clock: FixedClock) -> None:
    on(clock, TODAY)


def told(desk: Agency, number: str) -> str:
    copy = desk.rights.copy(AGENT, number, "person-asks", "Pemerintah Desa")
    return "\n".join(text for record in copy.records for _, text in record.fields)


def tables(connection: Connection) -> dict[str, Table]:
    """The tables of the file by name, without the search index, whose words stand in them too."""
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _: not name.startswith(("search", "alembic")))
    return dict(metadata.tables)


def test_every_table_is_told_or_excused(store: Store) -> None:
    with store.reading() as connection:
        found = tables(connection)
    shown = {table for table, _ in SOURCES.values()} | BY_THEMSELVES
    assert shown | NO_PERSON.keys() == found.keys() and not shown & NO_PERSON.keys()
    for name, columns in NOT_PERSONAL.items():
        assert columns.keys() <= set(found[name].columns.keys())
    reasons = [*NO_PERSON.values(), *(why for columns in NOT_PERSONAL.values() for why in columns.values())]
    assert all(reasons)


def canary(table: Table, name: str, nth: int) -> str | int:
    if (table.name, name) in AS_THEY_ARE:
        return AS_THEY_ARE[table.name, name]
    return 710_000 + nth if isinstance(table.c[name].type, Integer) else f"CANARY-{table.name}-{name}"


def test_every_personal_column_is_told(desk: Agency, store: Store) -> None:
    made = draft(1, assisted=(("phone", "staff-2"),), name="SITI DI KERTAS")
    number = store.register(made, issue)[0].number
    other = store.register(draft(2, nik=draft(1).nik), issue)[0].number
    with store.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE receipts SET content = replace(content, 'SITI AMINAH', 'SITI DI KERTAS')"
        )
    desk.follow_ups.record(AGENT, number, ContactReport(outcome="thinking"))
    desk.duplicates.merge(AGENT, number, other, "same-person")
    desk.duplicates.unmerge(AGENT, other, "same-person")
    desk.requests.ask(AGENT, "correction", number)
    with store.writing() as connection:
        note_sent(connection, AGENT, "branch", 7, store.clock.now(), [1])
    wanted: dict[str, str] = {}
    with store.writing() as connection:
        found = tables(connection)
        for kind, (name, where) in SOURCES.items():
            table = found[name]
            columns = [each.name for each in table.columns if each.name not in NOT_PERSONAL[name]]
            values = {each: canary(table, each, nth) for nth, each in enumerate(columns)}
            changed = {each: value for each, value in values.items() if value != ""}
            sets = ", ".join(f"{each} = ?" for each in changed)
            condition = where.split(" ORDER BY")[0]
            done = connection.exec_driver_sql(
                f"UPDATE {name} SET {sets} WHERE {condition}", (*changed.values(), 1)
            )
            assert done.rowcount, f"there is no {kind} to look for"
            for each in columns:
                for part in WITHIN.get((name, each), (str(values[each]),)):
                    wanted[f"{name}.{each} {part}"] = part
    text = told(desk, number)
    assert len(wanted) > 60
    assert [which for which, part in wanted.items() if part and part not in text] == []


def test_a_copy_says_who_looked_why_and_where_the_data_went(
    desk: Agency, people: Callable[..., list[str]]
) -> None:
    one, two = people(2)
    desk.people.person(AGENT, one, "ia menelepon")
    list(desk.exports.entries(SUPERVISOR, "export", "branch", mapping="sipp"))
    desk.rights.suspend(AGENT, two, "disputed")
    list(desk.exports.entries(SUPERVISOR, "export-plain", "rapat desa"))
    desk.people.correct(AGENT, one, {"phone": None}, "person-asks")
    copy = desk.rights.copy(AGENT, one, "person-asks")
    assert [each["action"] for each in copy.of("trace")] == ["register", "look", "correct", "copy"]
    assert copy.of("trace")[1]["why"] == "ia menelepon" and copy.of("trace")[2]["fields"] == "phone"
    assert [(each["action"], each["why"], each["mapping"]) for each in copy.of("passed-on")] == [
        ("export", "branch", "sipp"),
        ("export-plain", "rapat desa", ""),
    ]
    held_back = desk.rights.copy(AGENT, two, "person-asks")
    assert [each["action"] for each in held_back.of("passed-on")] == ["export"]


def test_what_is_registered_after_an_export_began_is_not_in_it(
    desk: Agency, people: Callable[..., list[str]]
) -> None:
    people(2)
    going = desk.exports.entries(SUPERVISOR, "export", "branch")
    (late,) = people(1, first=3)
    assert late not in [entry.number for entry in going]
    assert desk.rights.copy(AGENT, late, "person-asks").of("passed-on") == ()


def test_a_copy_holds_what_was_paid_all_consents_and_merged_registrations(
    desk: Agency, people: Callable[..., list[str]], store: Store
) -> None:
    one, two = people(2)
    desk.follow_ups.record(AGENT, one, ContactReport(outcome="member", kpj="12345678901"))
    paid = ContactReport(outcome="first-paid", month="2026-12", months=3, amount=50_400, note="tunai")
    desk.follow_ups.record(AGENT, one, paid)
    desk.rights.withdraw(AGENT, one, contact_only=True)
    desk.rights.give_consent(AGENT, one, consent(how="paper", contact=True))
    desk.duplicates.merge(AGENT, one, two, "same-person")
    copy = desk.rights.copy(AGENT, one, "person-asks", "Pemerintah Desa")
    assert copy.controller == "Pemerintah Desa" and dict(copy.fields)["nik"] == draft(1).nik
    assert [each["how"] for each in copy.of("consent") if each.number == one] == [
        "screen",
        "contact-withdrawn",
        "paper",
    ]
    (standing,) = (each for each in copy.of("standing") if each.number == one)
    assert standing["kpj"] == "12345678901" and standing["covered"] == "2026-12,2027-01,2027-02"
    assert standing["due"]
    last = copy.of("contact")[-1]
    assert (last["amount"], last["month"], last["months"], last["note"]) == ("50400", "2026-12", "3", "tunai")
    assert {each.number for each in copy.of("registration")} == {one, two}
    assert two not in "".join(text for each in copy.of("likeness") for _, text in each.fields)
    assert actions(store, one)[-1] == "copy"


def test_on_paper_stand_the_last_four_digits_of_a_nik_alone(
    desk: Agency, people: Callable[..., list[str]]
) -> None:
    (number,) = people(1)
    desk.follow_ups.record(
        AGENT, number, ContactReport(outcome="thinking", note=f"KTP {NIK}, anak 6201 02501290 0004")
    )
    copy = desk.rights.copy(TERMINAL, number, "person-asks")
    nik = dict(copy.fields)["nik"]
    paper = "\n".join(text for record in for_paper(copy).records for _, text in record.fields)
    assert nik in "\n".join(text for record in copy.records for _, text in record.fields)
    assert nik not in paper and NIK not in paper and "01290" not in paper and nik[-4:] in paper
    assert dict(for_paper(copy).fields)["phone"] == "+6281234567890"
    assert hide_nik("081234567890 12345678901 2026-11-21T02:14:00") == (
        "081234567890 12345678901 2026-11-21T02:14:00"
    )
