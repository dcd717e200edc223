"""Lists taken into a real store: everybody or nobody, never twice, and only by those who may."""

import pytest

from kiosk.agency.imports import ReadList
from kiosk.agency.sheets import BadCell
from kiosk.errors import Refused
from kiosk.store.desk_store import DeskStore
from kiosk.store.store import Store
from tests.builders import NIK, consent, draft
from tests.store.conftest import issue
from tests.store.desk import AGENT, TECHNICIAN, actions, desk, mono

__all__ = ["desk", "mono"]
BAD = (BadCell(3, "NIK", "nik-length"),)


def listed(*numbers: int, refused: tuple[BadCell, ...] = ()) -> ReadList:
    drafts = tuple(draft(n, consent=consent(how="pending"), source="import") for n in numbers)
    return ReadList(len(drafts) + len(refused), drafts, refused)


def counted(done: object) -> tuple[int, int, int, int]:
    return (done.rows, done.accepted, done.known, done.refused)


def test_a_list_comes_in_once(desk: DeskStore, store: Store) -> None:
    assert counted(desk.imports.weigh(listed(1, 2))) == (2, 2, 0, 0)
    assert store.count() == 0
    assert counted(desk.imports.take(AGENT, listed(1, 2), "plain")) == (2, 2, 0, 0)
    before = store.audit_entries()
    assert counted(desk.imports.take(AGENT, listed(1, 2), "plain")) == (2, 0, 2, 0)
    assert store.audit_entries() == before
    assert actions(store) == ["register", "register", "import"]


def test_one_bad_row_keeps_everybody_out_unless_the_good_are_wanted(desk: DeskStore, store: Store) -> None:
    assert counted(desk.imports.take(AGENT, listed(1, 2, refused=BAD), "plain")) == (3, 0, 0, 1)
    assert store.count() == 0
    taken = desk.imports.take(AGENT, listed(1, 2, refused=BAD), "plain", accept_good=True)
    assert counted(taken) == (3, 2, 0, 1)


def test_people_of_the_kiosk_are_known_by_their_nik(desk: DeskStore, store: Store) -> None:
    store.register(draft(90, nik=draft(1).nik), issue)
    assert counted(desk.imports.take(AGENT, listed(1, 2), "plain")) == (2, 1, 1, 0)
    assert desk.imports.known_niks([draft(1).nik, NIK[:12] + "0999"] * 600) == frozenset({draft(1).nik})
    assert desk.imports.known_niks([]) == frozenset()


def test_stopping_stores_nobody(desk: DeskStore, store: Store) -> None:
    with pytest.raises(Refused) as refusal:
        desk.imports.take(AGENT, listed(*range(1, 400)), "plain", tell=lambda done, total: done < 200)
    assert (refusal.value.code, store.count()) == ("cancelled", 0)
    assert store.verify_audit().is_whole


def test_a_technician_takes_no_list(desk: DeskStore, store: Store) -> None:
    with pytest.raises(Refused) as refusal:
        desk.imports.take(TECHNICIAN, listed(1), "plain")
    assert (refusal.value.code, store.count()) == ("not-allowed", 0)
