"""Who pays, from the store's first row to queue, lists, bundle, report, a person's page and its end."""

from collections.abc import Callable
from pathlib import Path

from kiosk.agency.agency import Agency
from kiosk.agency.followups.queue import Filters
from kiosk.agency.lists.export import FIELDS, Subject
from kiosk.agency.lists.import_rows import FIELDS as IMPORTED
from kiosk.agency.lists.mappings import SHIPPED, load_mapping
from kiosk.agency.reports.gather import month_report
from kiosk.clock import FixedClock
from kiosk.exchange.entries import Place
from kiosk.store.store import Store
from kiosk.words import words
from tests.support.desk_station import AGENT, SUPERVISOR, desk, mono, people

__all__ = ["desk", "mono", "people"]
PLACE = Place(village="Desa Pangkalan Satu")


def test_the_queue_narrows_to_those_for_whom_the_village_pays(
    desk: Agency, people: Callable[..., list[str]]
) -> None:
    people(2)
    paid = people(3, first=3, payer="village")
    people(1, first=6, payer="other")
    village = Filters(payer="village")
    assert desk.lists.counts(village)["new"] == 3
    assert [row.number for row in desk.lists.page(AGENT, "new", village).rows] == paid
    assert desk.lists.counts(Filters(payer="village", dusun="Dusun II"))["new"] == 0
    assert desk.exports.count(village) == 3


def test_a_correction_moves_a_person_to_another_payer(
    desk: Agency, store: Store, people: Callable[..., list[str]]
) -> None:
    (number,) = people(1)
    desk.people.correct(SUPERVISOR, number, {"payer": "other"}, "village-decided")
    assert desk.people.person(AGENT, number).draft.payer == "other"
    assert desk.lists.counts(Filters(payer="other"))["new"] == 1
    assert store.altered_entries() == ()


def test_lists_and_bundles_say_who_pays(desk: Agency, people: Callable[..., list[str]]) -> None:
    people(1, payer="village")
    (entry,) = desk.exports.entries(AGENT, "bundle", "to-branch")
    assert entry.registration.draft.payer == "village"
    subject = Subject(entry=entry, kiosk="K7M", place=PLACE)
    shown = {}
    for name in ("plain", "odk"):
        mapping = load_mapping(SHIPPED / f"{name}.toml", (*FIELDS, *IMPORTED))
        column = next(each for each in mapping.columns if each.source == "payer")
        text = FIELDS["payer"](subject)
        shown[name] = column.codes.get(str(text), text)
    assert shown == {"plain": "desa", "odk": "village"}


def test_the_month_counts_whom_others_pay_for(
    desk: Agency, people: Callable[..., list[str]], clock: FixedClock, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    from kiosk.agency.reports.gather import save_report

    people(2)
    people(3, first=3, payer="village")
    people(1, first=6, payer="other")
    report = month_report(
        desk.ground, "2026-11", place=PLACE, wadah="BUMDes", occupation=str.title, outcome=str
    )
    assert report.paid_for == (("village", 3), ("other", 1))
    _, xlsx = save_report(report, tmp_path)
    rows = {row[0]: row[1] for row in load_workbook(xlsx).worksheets[0].iter_rows(values_only=True)}
    say = words("id", "reports")
    assert rows[say("sheets", "paid-village")] == 3
    assert rows[say("sheets", "paid-other")] == 1


def test_a_persons_copy_and_end_know_the_payer(desk: Agency, people: Callable[..., list[str]]) -> None:
    (number,) = people(1, payer="village")
    assert ("payer", "village") in desk.rights.copy(SUPERVISOR, number, "person-asks").fields
    desk.rights.erase(SUPERVISOR, number, "person-asks")
    assert desk.lists.counts(Filters(payer="village"))["new"] == 0
    assert desk.people.person(SUPERVISOR, number).draft.payer == ""
