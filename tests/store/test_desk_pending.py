"""People from a list whose consent is still to be obtained stay here: not in bundles, not in exports."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.exchange.store import Prepared
from kiosk.agency.followups.queue import Filters
from kiosk.exchange.entries import Place
from kiosk.exchange.keys import PublicBranch, init_branch
from kiosk.store.store import Store
from tests.store.conftest import issue
from tests.support.builders import consent, draft
from tests.support.desk_station import AGENT, SUPERVISOR, desk, mono, people

__all__ = ["desk", "mono", "people"]
PLACE = Place(village="Desa Pangkalan Satu")
PENDING = consent(how="pending", contact=False)


@pytest.fixture
def branch(tmp_path: Path) -> PublicBranch:
    return init_branch(tmp_path / "keys", "Cabang")


def bundled(desk: Agency, branch: PublicBranch) -> Prepared:
    return desk.bundles.prepare(AGENT, branch, PLACE, "kkbc-desa 1")


def numbers(made: Prepared) -> list[str]:
    return [entry.number for entry in made.content.entries]


def test_they_stay_until_they_consent_and_go_with_the_next_bundle(
    desk: Agency, branch: PublicBranch, people: Callable[..., list[str]]
) -> None:
    (sure,) = people(1)
    first, second = people(2, first=2, consent=PENDING, payer="village")
    made = bundled(desk, branch)
    assert (numbers(made), made.waiting) == ([sure], 2)
    assert desk.bundles.unsent() == 0
    desk.rights.give_consent(AGENT, first, consent(how="paper"))
    assert desk.bundles.unsent() == 1
    after = bundled(desk, branch)
    assert (numbers(after), after.is_new, after.waiting) == ([sure, first], True, 1)
    (entry,) = [each for each in after.content.entries if each.number == first]
    assert (entry.registration.draft.consent.how, entry.registration.draft.payer) == ("paper", "village")
    assert second not in str(after)


def test_lists_leave_them_out_and_say_how_many(desk: Agency, people: Callable[..., list[str]]) -> None:
    (sure,) = people(1)
    people(3, first=2, consent=PENDING, dusun="Dusun II")
    for action in ("export", "export-plain", "bundle"):
        assert [each.number for each in desk.exports.entries(SUPERVISOR, action, "x")] == [sure]
    assert (desk.exports.count(), desk.exports.waiting()) == (1, 3)
    there = Filters(dusun="Dusun II")
    assert (desk.exports.count(there), desk.exports.waiting(there)) == (0, 3)
    assert desk.exports.waiting(Filters(dusun="Dusun I")) == 0


def test_who_is_held_waits_for_no_consent(desk: Agency, people: Callable[..., list[str]]) -> None:
    held, _ = people(2, consent=PENDING)
    desk.rights.suspend(SUPERVISOR, held, "disputed")
    assert (desk.exports.count(), desk.exports.waiting()) == (0, 1)


def test_the_agents_own_round_still_leads_to_them(desk: Agency, people: Callable[..., list[str]]) -> None:
    (number,) = people(1, consent=PENDING)
    assert [each.number for each in desk.exports.chosen(AGENT, (number,), "route-sheet")] == [number]


def test_a_contact_tick_taken_back_is_not_exported_as_given(desk: Agency, store: Store) -> None:
    number = store.register(draft(1), issue)[0].number
    desk.rights.withdraw(AGENT, number, contact_only=True)
    (entry,) = desk.exports.entries(SUPERVISOR, "export", "x")
    assert entry.registration.draft.consent.contact is False
