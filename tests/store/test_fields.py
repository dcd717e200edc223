"""Every field of a registration is handled everywhere, or its rule says that it is not."""

import tomllib
from dataclasses import fields, replace
from datetime import date
from typing import Any, get_type_hints

import msgspec
import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.lists.export import FIELDS as EXPORTED
from kiosk.agency.lists.import_rows import FIELDS as IMPORTED
from kiosk.agency.rights.copy_store import NOT_PERSONAL
from kiosk.agency.rights.correction import FIELDS as CORRECTED
from kiosk.agency.rights.law import FIELDS as KINDS
from kiosk.exchange.entries import Entry
from kiosk.paths import RESOURCES
from kiosk.registration import RULES, Draft, Quote, hashed
from kiosk.store import records
from kiosk.store.store import Store
from kiosk.visit.visit import Visit
from tests.store.conftest import issue
from tests.support.builders import consent, draft, quote, registration
from tests.support.desk_station import AGENT, SUPERVISOR, desk, mono

__all__ = ["desk", "mono"]

NAMES = tuple(RULES)
WRITTEN = tuple(name for name in NAMES if name not in ("entry_id", "consent"))
COPY_SAYS_OTHERWISE = {"quote": "base"}
"""Fields whose caption in a copy has another code."""
NAMES_ALL = "2026-12"
"""The version of the consent's text that names everything there is."""
ANSWERED_AS = {"birth_date": "birth_year"}
OTHER: dict[Any, Any] = {
    str: "lain",
    str | None: "lain",
    int: 7,
    date | None: date(1971, 2, 3),
    tuple[str, ...]: ("lain",),
    tuple[tuple[str, str], ...]: (("name", "staff-77"),),
    Quote | None: quote(base=7_777_777),
}
"""Of each type a value that no draft of these tests has."""


def other(name: str) -> Any:
    """A value that differs from what any draft here says; a NIK stays one."""
    return "6201021708857777" if name == "nik" else OTHER[get_type_hints(Draft)[name]]


def words(part: str, language: str) -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "words" / part / f"{language}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_fits_itself(name: str) -> None:
    rule = RULES[name]
    assert not rule.personal or (rule.erased and rule.corrected), "who is held can be put right and erased"
    assert not rule.asked or rule.personal
    assert not rule.asked or ANSWERED_AS.get(name, name) in {each.name for each in fields(Visit)}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_field_is_kept_told_put_right_and_erased(desk: Agency, store: Store, name: str) -> None:
    agreed = consent(version=NAMES_ALL) if RULES[name].named else consent()
    changed = replace(draft(1, consent=agreed), **{name: other(name)})
    number = store.register(changed, issue)[0].number
    held = store.registration(number)
    assert held is not None and getattr(held.draft, name) == other(name), "kept as it was given"
    assert store.altered_entries() == ()
    (entry,) = desk.exports.entries(SUPERVISOR, "export", "to-branch")
    sent = msgspec.json.decode(msgspec.json.encode(entry), type=Entry)
    assert getattr(sent.registration.draft, name) == other(name), "in a bundle"
    told = "".join(text for each in desk.rights.copy(AGENT, number, "x").records for _, text in each.fields)
    wanted = {"quote": "7777777"}.get(name) or str(records.COLUMNS[name].write(other(name)))
    if name not in NOT_PERSONAL["registrations"] and name != "assisted":
        assert wanted in told, "in a copy"
    if RULES[name].corrected:
        desk.people.correct(AGENT, number, {name: getattr(draft(1), name)}, "person-asks")
        held = store.registration(number)
        assert held is not None and getattr(held.draft, name) == getattr(draft(1), name)
        desk.people.correct(AGENT, number, {name: other(name)}, "person-asks")
        assert store.altered_entries() == ()
    desk.rights.erase(SUPERVISOR, number, "person-asks")
    with store.reading() as connection:
        left = connection.exec_driver_sql("SELECT * FROM registrations").mappings().one()
    assert left[name] == records.COLUMNS[name].blank, "nothing is left after an erasure"


def test_every_column_is_a_field_or_made_from_one(store: Store) -> None:
    with store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT name FROM pragma_table_info('registrations')").all()
    stay = {"sequence", "number", "entry_id", "saved_at", "erased_at"}
    assert {row[0] for row in rows} == stay | records.ERASED.keys()
    assert {row[0] for row in rows} == set(records.registration_row(draft(), 1, "", "", b"", "", b""))


@pytest.mark.parametrize("name", WRITTEN)
def test_a_hash_of_content_says_every_field(name: str) -> None:
    changed = replace(draft(1), **{name: other(name)})
    assert records.content_hash(b"salt", changed) != records.content_hash(b"salt", draft(1))
    one, two = (Entry(registration=registration(1, draft=each)) for each in (draft(1), changed))
    assert one.news != two.news


def test_a_field_that_came_later_changes_no_old_hash() -> None:
    old = {"entry_id", "language", "nik", "nik_flags", "birth_date", "sex", "name", "phone", "phone_owner"}
    old |= {"dusun", "rt", "rw", "occupation", "sector", "bracket", "programmes", "months", "start", "quote"}
    assert list(hashed(draft())) == [
        name for name in NAMES if name in old | {"consent", "source", "payer", "assisted"}
    ]


@pytest.mark.parametrize("name", NAMES)
def test_lists_and_words_know_a_field(name: str) -> None:
    rule = RULES[name]
    assert (name in EXPORTED) == rule.exported
    assert not rule.listed or rule.listed in IMPORTED
    for language in ("id", "en"):
        desk_words, paper = words("desk", language), words("reports", language)
        assert (
            name in NOT_PERSONAL["registrations"]
            or name == "consent"
            or (COPY_SAYS_OTHERWISE.get(name, name) in desk_words["personCopy"])
        )
        assert (name in KINDS) == rule.personal and (not rule.personal or name in paper["kinds"])
        assert (name in CORRECTED) == (rule.corrected == "asked")
        assert rule.corrected != "asked" or f"field-{name}" in desk_words["rights"]
        assert not rule.listed or f"field_{rule.listed}" in desk_words["exchange"]
