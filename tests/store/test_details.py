"""What the branch wants besides is asked by agents alone, and only of people whose consent names it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.agency.lists.export import FIELDS as EXPORTED
from kiosk.agency.lists.export import rows_of, subjects_of
from kiosk.agency.lists.import_rows import FIELDS as IMPORTED
from kiosk.agency.lists.mappings import find_mapping, load_mapping
from kiosk.agency.rights.correction import changes_of
from kiosk.errors import Problem, Refused
from kiosk.exchange.entries import Place
from kiosk.paths import QML
from kiosk.registration import DETAILS, Draft
from kiosk.store.store import Store
from kiosk.visit import flow
from kiosk.visit.details import read_detail
from kiosk.visit.visit import Purpose, Visit
from tests.store.conftest import issue
from tests.store.test_fields import words
from tests.support.builders import NIK, consent, draft
from tests.support.context import FACTS
from tests.support.desk_station import AGENT, SUPERVISOR, desk, mono

__all__ = ["desk", "mono"]

CAMPAIGN = FACTS.campaign
NAMED, OLD = "2026-12", "2026-11"
TYPED = {"mother": "siti   rahayu", "birth_place": "Pangkalan  Bun", "marital": "belum kawin"}
KEPT = {"mother": "SITI RAHAYU", "birth_place": "PANGKALAN BUN", "marital": "single"}


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.code


def missing(desk: Agency, number: str) -> set[str]:
    return {each.code for each in desk.people.person(AGENT, number).checklist.missing}


def test_the_pack_in_force_asks_all_of_it() -> None:
    assert tuple(CAMPAIGN.followup.asking) == DETAILS == tuple(TYPED)
    assert {CAMPAIGN.content.consent.version} == {NAMED}


def test_whose_consent_names_it_is_asked(desk: Agency, store: Store) -> None:
    number = store.register(draft(1, consent=consent(version=NAMED)), issue)[0].number
    assert set(DETAILS) <= missing(desk, number)
    for field, text in TYPED.items():
        desk.people.correct(AGENT, number, changes_of(field, text, FACTS), "for-branch")
    assert not set(DETAILS) & missing(desk, number)
    held = store.registration(number)
    assert held is not None and {field: getattr(held.draft, field) for field in DETAILS} == KEPT
    shown = desk.people.person(AGENT, number).draft
    assert not any(getattr(shown, field) for field in DETAILS), "the page needs none of it"


@pytest.mark.parametrize("how", ["screen", "paper"])
def test_whose_older_consent_does_not_name_it_is_not_asked_and_told_why(
    desk: Agency, store: Store, how: str
) -> None:
    number = store.register(draft(1, consent=consent(version=OLD, how=how)), issue)[0].number
    assert "details-consent" in missing(desk, number) and not set(DETAILS) & missing(desk, number)
    for field, text in TYPED.items():
        change = partial(desk.people.correct, AGENT, number, changes_of(field, text, FACTS), "for-branch")
        assert refused(change) == "consent-older"
    desk.rights.give_consent(AGENT, number, consent(version=NAMED, how="paper"))
    assert set(DETAILS) <= missing(desk, number)
    change()
    desk.rights.withdraw(AGENT, number)
    assert refused(change) == "consent-older", "taken back, it names nothing any more"


def test_who_was_not_asked_for_consent_is_asked_for_nothing_else(desk: Agency, store: Store) -> None:
    number = store.register(draft(1, consent=consent(version=NAMED, how="pending")), issue)[0].number
    assert not {*DETAILS, "details-consent"} & missing(desk, number)
    change = partial(desk.people.correct, AGENT, number, KEPT, "for-branch")
    assert refused(change) == "consent-older"


def test_a_member_with_a_kpj_lacks_none_of_it(desk: Agency, store: Store) -> None:
    number = store.register(draft(1, consent=consent(version=NAMED)), issue)[0].number
    desk.follow_ups.record(AGENT, number, ContactReport(outcome="member", kpj="12345678901"))
    assert not set(DETAILS) & missing(desk, number)


def visit(**typed: Any) -> Visit:
    answers = Visit(
        entry_id="0" * 32, purpose=Purpose.REGISTER, consent_data=True, nik=NIK, nik_confirmed=True
    )
    answers = replace(answers, name="SITI AMINAH", without_phone=True, occupation="petani", bracket=1)
    return replace(answers, **typed)


@pytest.mark.parametrize("field", DETAILS)
def test_the_form_keeps_it_with_the_consent_alone(field: str) -> None:
    asked = visit(**{field: TYPED[field]})
    made = flow.draft(asked, FACTS, source="desk", how="agent")
    assert isinstance(made, Draft) and getattr(made, field) == KEPT[field]
    assert flow.draft(asked, FACTS, source="desk", how="pending") == Problem(field, "consent-older")


@pytest.mark.parametrize("bad", ["12345", "?", "x" * 200, "=1+1"])
@pytest.mark.parametrize("field", DETAILS)
def test_what_means_nothing_is_refused_under_its_own_field(field: str, bad: str) -> None:
    found = read_detail(field, bad)
    assert isinstance(found, Problem) and found.field == field
    with pytest.raises(Refused) as refusal:
        changes_of(field, bad, FACTS)
    assert (refusal.value.field, refusal.value.code) == (field, found.code)
    for language in ("id", "en"):
        desk_words = words("desk", language)
        assert f"no-{found.code}" in desk_words["rights"] and found.code in desk_words["deskProblems"]
        assert found.code in words("screens", language)["problems"]


def test_it_stands_in_the_branchs_sheet(desk: Agency, store: Store) -> None:
    store.register(draft(1, consent=consent(version=NAMED), **KEPT), issue)
    mapping = load_mapping(find_mapping("sipp"), {*EXPORTED, *IMPORTED})
    entries = desk.exports.entries(SUPERVISOR, "export", "to-branch")
    subjects = subjects_of(
        entries, campaign=CAMPAIGN, place=Place(village="Pangkalan Satu"), kiosk="K7M", hours=7
    )
    (row,) = rows_of(subjects, mapping)
    cells = dict(zip(mapping.headings, row, strict=True))
    found = [cells[name] for name in ("NAMA_IBU_KANDUNG", "TEMPAT_LAHIR", "STATUS_KAWIN")]
    assert found == ["SITI RAHAYU", "PANGKALAN BUN", "T"]


def test_no_screen_of_the_public_asks_it() -> None:
    folders = (QML / "screens", QML.parent / "visit")
    files = [path for folder in folders for path in folder.glob("*.*") if path.suffix in (".qml", ".py")]
    assert len(files) > 30
    said = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert not [field for field in DETAILS if field in said]
