"""The closed loop on a real store: what goes out, what comes back, and that twice is once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.errors import Refused
from kiosk.exchange.entries import Place
from kiosk.exchange.keys import PublicBranch, init_branch
from kiosk.exchange.reply import Decision, ReplyContent
from kiosk.store.store import Store
from tests.support.builders import entry_id
from tests.support.desk_station import AGENT, SUPERVISOR, TECHNICIAN, actions, desk, mono, people
from tests.support.rules import RULES

__all__ = ["desk", "mono", "people"]
PLACE = Place(village="PANGKALAN SATU")
NOW = datetime(2026, 11, 21, 2, 14, tzinfo=UTC)
KPJ = "00123456789"


@pytest.fixture
def branch(tmp_path: Path) -> PublicBranch:
    return init_branch(tmp_path / "keys", "Cabang")


def prepared(desk: Agency, branch: PublicBranch) -> tuple[int, list[str], bool]:
    made = desk.bundles.prepare(AGENT, branch, PLACE, "kkbc-desa 1")
    return made.content.number, [entry.number for entry in made.content.entries], made.is_new


def reply(branch: PublicBranch, number: int, answers: int, *decisions: Decision) -> ReplyContent:
    return ReplyContent(
        branch=branch.fingerprint,
        kiosk="K7M",
        number=number,
        answers=answers,
        made_at=NOW,
        decisions=decisions,
    )


def decision(n: int, verdict: str = "accepted", since: int = 1, **changes: str) -> Decision:
    kpj = KPJ if verdict == "accepted" else ""
    return Decision(
        entry_id=entry_id(n), number=str(n), verdict=verdict, since=since, **{"kpj": kpj, **changes}
    )


def test_the_same_news_is_the_same_bundle(desk: Agency, branch: PublicBranch, people: Callable) -> None:
    numbers = people(2)
    assert prepared(desk, branch) == (1, numbers, True)
    assert prepared(desk, branch) == (1, numbers, False)
    desk.follow_ups.record(AGENT, numbers[0], ContactReport(outcome="reached"))
    assert prepared(desk, branch) == (2, numbers, True)


def test_after_an_answer_only_news_goes_out(desk: Agency, branch: PublicBranch, people: Callable) -> None:
    first = people(2)
    prepared(desk, branch)
    later = people(1, first=3)
    prepared(desk, branch)
    desk.bundles.take_reply(AGENT, reply(branch, 1, answers=1))
    assert prepared(desk, branch) == (3, later, True)
    desk.bundles.take_reply(AGENT, reply(branch, 2, answers=3))
    assert prepared(desk, branch) == (3, [], False)
    desk.follow_ups.record(AGENT, first[1], ContactReport(outcome="reached"))
    assert prepared(desk, branch) == (4, [first[1]], True)


def test_a_reply_moves_the_queue_once(
    desk: Agency, branch: PublicBranch, people: Callable, store: Store
) -> None:
    one, two, three = people(3)
    prepared(desk, branch)
    answer = reply(
        branch,
        1,
        1,
        decision(1),
        decision(2, "rejected", reason="data tidak cocok"),
        decision(3, "rejected", reason="duplicate", kpj=KPJ),
    )
    taken = desk.bundles.take_reply(AGENT, answer)
    assert (taken.applied, taken.skipped, taken.known) == (3, (), False)
    states = {entry.number: entry.state for entry in desk.exports.entries(SUPERVISOR, "export", "test")}
    assert (states[one].outcome, states[one].kpj, states[one].stage) == ("member", KPJ, "member")
    assert (states[two].outcome, states[two].reason) == ("rejected", "data tidak cocok")
    assert (states[three].outcome, states[three].kpj) == ("already-member", KPJ)
    before = store.audit_entries()
    again = desk.bundles.take_reply(AGENT, answer)
    assert (again.applied, again.known) == (0, True)
    assert store.audit_entries() == before


def test_a_later_reply_repeats_old_decisions_without_harm(
    desk: Agency, branch: PublicBranch, people: Callable
) -> None:
    numbers = people(2)
    prepared(desk, branch)
    desk.bundles.take_reply(AGENT, reply(branch, 1, 1, decision(1)))
    desk.follow_ups.record(AGENT, numbers[0], ContactReport(outcome="first-paid", month="2026-12", months=1))
    taken = desk.bundles.take_reply(AGENT, reply(branch, 3, 1, decision(1), decision(2, since=3)))
    assert taken.applied == 1
    assert desk.people.person(AGENT, numbers[0]).standing.outcome == "first-paid"
    with pytest.raises(Refused) as refusal:
        desk.bundles.take_reply(AGENT, reply(branch, 2, 1, decision(1)))
    assert refusal.value.code == "older"


def test_the_branchs_last_word_said_again_is_no_news(
    desk: Agency, branch: PublicBranch, people: Callable[..., list[str]]
) -> None:
    number = people(1)[0]
    prepared(desk, branch)
    no, yes = decision(1, "rejected", reason="x"), decision(1)
    told = [
        desk.bundles.take_reply(AGENT, reply(branch, n, 1, each))
        for n, each in enumerate((no, no, yes, no), start=1)
    ]
    assert [each.applied for each in told] == [1, 0, 0, 0]
    later = [replace(each, since=n) for n, each in enumerate((no, yes, no), start=5)]
    told = [desk.bundles.take_reply(AGENT, reply(branch, each.since, 1, each)) for each in later]
    assert [(each.applied, each.skipped) for each in told] == [(0, ()), (1, ()), (1, ())]
    assert len(desk.follow_ups.history(AGENT, number)) == 3


def test_what_cannot_be_changed_is_named_and_the_rest_is_done(
    desk: Agency, branch: PublicBranch, people: Callable
) -> None:
    one, two, _ = people(3)
    prepared(desk, branch)
    desk.rights.withdraw(SUPERVISOR, two)
    taken = desk.bundles.take_reply(AGENT, reply(branch, 1, 1, decision(1), decision(2), decision(9)))
    assert (taken.applied, taken.skipped) == (1, (("2", "withdrawn"), ("9", "unknown-entry")))
    assert desk.people.person(AGENT, one).standing.kpj == KPJ


def test_whoever_wants_to_be_forgotten_is_named_to_the_branch(
    desk: Agency, branch: PublicBranch, people: Callable
) -> None:
    one, two = people(2)
    prepared(desk, branch)
    desk.bundles.take_reply(AGENT, reply(branch, 1, 1))
    desk.rights.erase(SUPERVISOR, one, "person-asks")
    made = desk.bundles.prepare(AGENT, branch, PLACE, "kkbc-desa 1").content
    assert (made.entries, made.gone) == ((), (entry_id(1),))
    assert two


def test_another_branch_starts_from_the_beginning(
    desk: Agency, branch: PublicBranch, people: Callable, tmp_path: Path
) -> None:
    numbers = people(2)
    prepared(desk, branch)
    other = init_branch(tmp_path / "other", "Cabang lain")
    assert prepared(desk, other) == (1, numbers, True)
    stranger = init_branch(tmp_path / "stranger", "?")
    with pytest.raises(Refused) as refusal:
        desk.bundles.take_reply(AGENT, reply(stranger, 1, 1, decision(1)))
    assert refusal.value.code == "foreign"


@pytest.mark.parametrize("number", [102, 10_000, 2**31, 2**62, 2**63 - 1])
def test_a_reply_whose_number_jumps_shuts_out_no_later_one(
    desk: Agency, branch: PublicBranch, people: Callable, number: int
) -> None:
    people(2)
    prepared(desk, branch)
    before = desk.bundles.ledgers()
    with pytest.raises(Refused) as refusal:
        desk.bundles.take_reply(AGENT, reply(branch, number + 1, 1, decision(1)))
    assert refusal.value.code == "number-jumps"
    assert desk.bundles.ledgers() == before
    assert desk.bundles.take_reply(AGENT, reply(branch, 100, 1, decision(1))).applied == 1
    assert desk.bundles.take_reply(AGENT, reply(branch, 101, 1, decision(2))).number == 101


def test_a_restored_station_tells_everything_again(
    desk: Agency,
    branch: PublicBranch,
    people: Callable[..., list[str]],
    store: Store,
    tmp_path: Path,
    open_again: Callable[..., Store],
) -> None:
    numbers = people(2)
    prepared(desk, branch)
    desk.bundles.take_reply(AGENT, reply(branch, 1, 1, decision(1)))
    folder = tmp_path / "restored"
    folder.mkdir()
    store.backup(folder / store.path.name)
    restored = Agency(open_again(folder, code="R9X"), RULES)
    assert prepared(restored, branch) == (1, numbers, True)


def test_a_technician_sends_nothing(desk: Agency, branch: PublicBranch, store: Store) -> None:
    with pytest.raises(Refused):
        desk.bundles.prepare(TECHNICIAN, branch, PLACE, "x")
    assert actions(store) == []
