"""What the branch gets: full data of new people and members alone, of others a note, a count or nothing."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiosk.__main__ import main
from kiosk.agency.agency import Agency
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.agency.lists.mappings import DECISIONS, MEMBERS
from kiosk.branch.memory import read_memory, trust_station
from kiosk.branch.opening import open_files
from kiosk.branch.workbook import read_verdicts, write_opening
from kiosk.exchange.bundle import BundleContent
from kiosk.exchange.entries import Place
from kiosk.exchange.keys import BranchKeys, PublicBranch, init_branch, open_keys
from kiosk.exchange.reply import Decision, ReplyContent
from kiosk.exchange.travel import AGAINST, NEW, WAITING, WHOLE, sql, travel
from kiosk.receipt.trust import Identity
from kiosk.security.sealing import public_of
from kiosk.station import open_ground, open_station
from kiosk.terminal.files import branch_mapping, mapping_of
from tests.core.test_branch import SEEDS, bundle, entry
from tests.support.builders import consent, draft, entry_id
from tests.support.desk_station import AGENT, SUPERVISOR, desk, mono, people

__all__ = ["desk", "mono", "people"]
PLACE = Place(village="PANGKALAN SATU")
KPJ = "00123456789"
OUTCOMES = (
    "",
    "reached",
    "not-home",
    "thinking",
    "wrong-number",
    "refused",
    "already-member",
    "not-eligible",
)
OUTCOMES += ("member", "first-paid", "month-paid", "lapsed", "rejected")
HOLDS = ("", "suspended", "withdrawn", "merged", "erased")


@pytest.fixture
def branch(tmp_path: Path) -> PublicBranch:
    return init_branch(tmp_path / "keys", "Cabang")


def made(desk: Agency, branch: PublicBranch) -> BundleContent:
    return desk.bundles.prepare(AGENT, branch, PLACE, "kkbc-desa 1").content


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("kpj", ["", KPJ])
def test_the_rule_of_the_table(outcome: str, kpj: str) -> None:
    stage = 2 if outcome in ("member", "first-paid", "month-paid", "lapsed") else 1
    found = travel("", outcome, kpj, stage, given=True)
    assert found == (
        "against"
        if outcome in AGAINST
        else "new"
        if outcome == "rejected"
        else "member"
        if kpj or stage == 2
        else "waits"
        if outcome in WAITING
        else "new"
    )
    assert travel("", outcome, kpj, stage, given=False) == "waits"
    assert {travel(hold, outcome, kpj, stage, given=True) for hold in ("withdrawn", "erased")} == {"forget"}
    assert {travel(hold, outcome, kpj, stage, given=True) for hold in ("suspended", "merged")} == {"held"}


def test_the_question_to_the_store_is_the_same_rule(desk: Agency, people: Callable) -> None:
    people(1)
    every = list(product(HOLDS, OUTCOMES, (None, KPJ), (0, 1, 2, 4)))
    with desk.ground.writing() as connection:
        for hold, outcome, kpj, stage in every:
            connection.exec_driver_sql(
                "UPDATE cases SET hold = ?, outcome = ?, kpj = ?, stage = ?", (hold, outcome, kpj, stage)
            )
            for which in (NEW, WHOLE):
                found = connection.exec_driver_sql(f"SELECT count(*) FROM cases WHERE {sql(which)}").scalar()
                standing = travel(hold, outcome, kpj or "", stage, given=True)
                assert bool(found) == (standing in which), (hold, outcome, kpj, stage)


def test_whole_data_travel_only_of_new_people_and_members(
    desk: Agency, branch: PublicBranch, people: Callable
) -> None:
    numbers = people(len(OUTCOMES))
    for number, outcome in zip(numbers, OUTCOMES, strict=True):
        if outcome and outcome != "rejected":
            desk.follow_ups.record(
                AGENT,
                number,
                ContactReport(
                    outcome=outcome,
                    reason="other" if outcome in ("refused", "not-eligible") else "",
                    kpj=KPJ if outcome == "member" else "",
                    month="2026-11" if outcome.endswith("paid") else "",
                    months=1 if outcome.endswith("paid") else 0,
                    amount=8400 if outcome.endswith("paid") else 0,
                ),
            )
    (waits,) = people(1, first=80, consent=consent(how="pending"))
    content = made(desk, branch)
    sent = {each.number for each in content.entries}
    stay = {numbers[OUTCOMES.index(each)] for each in (*AGAINST, *WAITING)} | {waits}
    assert sent == set(numbers) - stay
    assert content.counts == dict.fromkeys((*AGAINST, *WAITING, "pending"), 1)
    assert content.notes == (), "the branch has none of them"
    told = desk.rights.copy(SUPERVISOR, numbers[5], "x").of("passed-on")
    assert told == (), "and nothing of who refused was passed on"


def test_who_went_and_then_said_no_is_a_note_without_data(
    desk: Agency, branch: PublicBranch, people: Callable
) -> None:
    one, two, three, four = people(4)
    made(desk, branch)
    desk.follow_ups.record(AGENT, one, ContactReport(outcome="refused", reason="no-money"))
    desk.follow_ups.record(AGENT, two, ContactReport(outcome="thinking"))
    desk.rights.suspend(AGENT, three, "disputed")
    desk.rights.withdraw(AGENT, four)
    content = made(desk, branch)
    assert content.entries == () and content.gone == (entry_id(4),)
    assert [(each.number, each.state) for each in content.notes] == [
        (one, "refused"),
        (two, "thinking"),
        (three, "suspended"),
    ]
    assert "no-money" not in repr(content)
    told = desk.rights.copy(SUPERVISOR, one, "x").of("passed-on")
    assert [each["action"] for each in told] == ["bundle", "bundle-made"]
    assert made(desk, branch).number == content.number, "the same news is the same bundle"
    desk.follow_ups.record(AGENT, two, ContactReport(outcome="reached"))
    desk.rights.resume(AGENT, three, "settled")
    assert [each.number for each in made(desk, branch).entries] == [two, three]


def test_who_said_no_under_another_number_waits_until_somebody_looked(
    desk: Agency, branch: PublicBranch, people: Callable
) -> None:
    (one,) = people(1)
    (two,) = people(1, first=2, nik=draft(1).nik)
    made(desk, branch)
    desk.follow_ups.record(AGENT, one, ContactReport(outcome="refused", reason="other"))
    content = made(desk, branch)
    assert content.entries == () and content.counts == {"refused": 1, "same-nik": 1}
    assert [(each.number, each.state) for each in content.notes] == [(one, "refused"), (two, "same-nik")]
    desk.duplicates.keep_apart(SUPERVISOR, one, two)
    assert [each.number for each in made(desk, branch).entries] == [two]


def test_the_branchs_words_move_the_queue(desk: Agency, branch: PublicBranch, people: Callable) -> None:
    (number,) = people(1)
    made(desk, branch)
    decided = Decision(entry_id=entry_id(1), number=number, verdict="already-member", kpj=KPJ, since=1)
    desk.bundles.take_reply(
        AGENT,
        ReplyContent(
            branch=branch.fingerprint,
            kiosk="K7M",
            number=1,
            answers=1,
            made_at=desk.ground.now(),
            decisions=(decided,),
        ),
    )
    standing = desk.people.person(AGENT, number).standing
    assert (standing.outcome, standing.kpj, standing.state) == ("already-member", KPJ, "done")


# -- at the branch -------------------------------------------------------------------------------------


@pytest.fixture
def office(branch: PublicBranch, tmp_path: Path) -> BranchKeys:
    keys = open_keys(tmp_path / "keys")
    for code, seed in SEEDS.items():
        trust_station(keys, Identity(code, public_of(seed)))
    return keys


def stands(code: str, n: int, outcome: str, **state: object):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    made = entry(code, n)
    return replace(made, state=replace(made.state, outcome=outcome, **state))


def workbook(keys: BranchKeys, out: Path, *files: Path):  # type: ignore[no-untyped-def]
    memory = read_memory(keys)
    opening = open_files(keys, memory, files)
    write_opening(
        opening, mapping_of("sipp"), branch_mapping(DECISIONS), out, members=branch_mapping(MEMBERS)
    )
    return opening, load_workbook(out)


def rows(book, sheet: str) -> list[list[object]]:  # type: ignore[no-untyped-def]
    return [[cell.value for cell in row] for row in book[sheet].iter_rows(min_row=2)]


def test_an_older_programs_refusers_come_into_no_sheet(office: BranchKeys, tmp_path: Path) -> None:
    everybody = [stands("K7M", n, outcome) for n, outcome in enumerate((*AGAINST, *WAITING, "reached"), 1)]
    member = stands("K7M", 9, "first-paid", stage="paid", kpj=KPJ, paid_months=("2026-11",))
    opening, book = workbook(
        office, tmp_path / "x.xlsx", bundle(office, tmp_path, "K7M", 1, *everybody, member)
    )
    assert book.sheetnames == ["DATA_TK_BARU", "KEPUTUSAN", "PESERTA"]
    number = everybody[-1].number
    assert [row[0] for row in rows(book, "DATA_TK_BARU")] == [number]
    assert [row[0] for row in rows(book, "KEPUTUSAN")] == [number, member.number]
    assert [row[:2] for row in rows(book, "PESERTA")] == [[member.number, KPJ]]
    assert [each.entry.state.outcome for each in opening.unfit] == [*AGAINST, *WAITING]
    headings = [cell.value for cell in book["KEPUTUSAN"][1]]
    shown = dict(zip(headings, rows(book, "KEPUTUSAN")[1], strict=True))
    wanted = {"Hasil kontak": "iuran pertama dibayar", "Program": "JKK JKM", "Bulan": "3"}
    assert shown.items() >= (wanted | {"Yang membayar": "sendiri", "KPJ di kios": KPJ}).items()
    pages = "".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    nik = str(everybody[0].registration.draft.nik)
    assert nik not in pages


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Sudah peserta", "already-member"),
        ("ya", "accepted"),
        ("Diterima", "accepted"),
        ("ok", None),
        ("OK", None),
        ("oke", None),
        ("v", None),
    ],
)
def test_what_a_clerk_types_is_understood_or_refused(
    office: BranchKeys, tmp_path: Path, said: str, verdict: str | None
) -> None:
    _, book = workbook(office, tmp_path / "x.xlsx", bundle(office, tmp_path, "K7M", 1, entry("K7M", 1)))
    book["KEPUTUSAN"]["F2"], book["KEPUTUSAN"]["H2"] = said, KPJ
    book.save(tmp_path / "filled.xlsx")
    verdicts, bad = read_verdicts(tmp_path / "filled.xlsx", branch_mapping(DECISIONS))
    assert [each.verdict for each in verdicts] == ([verdict] if verdict else [])
    assert [each.problem for each in bad] == ([] if verdict else ["decision-unknown"])


def test_a_note_takes_an_earlier_entry_out_of_the_sheets(office: BranchKeys, tmp_path: Path) -> None:
    from kiosk.branch.memory import write_memory
    from kiosk.exchange.entries import Note
    from tests.core.test_branch import NOW

    one, two = entry("K7M", 1), entry("K7M", 2)
    first = bundle(office, tmp_path, "K7M", 1, one, two)
    note = Note(entry_id=one.entry_id, number=one.number, state="refused")
    foreign = Note(entry_id=two.entry_id, number=two.number, state="refused")
    second = bundle(office, tmp_path, "K7M", 2, notes=(note,), counts={"refused": 3})
    other = bundle(office, tmp_path, "P4Q", 1, notes=(foreign,))
    memory = read_memory(office)
    open_files(office, memory, (first,))
    opening = open_files(office, memory, (second, other))
    assert [each.problem for each in opening.refused] == ["not-its-own"]
    write_memory(office, memory, NOW)
    _, book = workbook(office, tmp_path / "x.xlsx", first, second)
    assert [row[0] for row in rows(book, "DATA_TK_BARU")] == [two.number], "nor by opening the first again"
    assert rows(book, "KABAR") == [
        ["K7M", one.number, "menolak: jangan didaftarkan", 1],
        ["K7M", None, "menolak: jangan didaftarkan", 3],
    ]
    again = bundle(office, tmp_path, "K7M", 3, one)
    _, book = workbook(office, tmp_path / "y.xlsx", again)
    assert [row[0] for row in rows(book, "DATA_TK_BARU")] == [one.number], "who says yes after all is there"


def test_a_samples_bundle_opened_at_the_branch_holds_nobody_who_refused(tmp_path: Path) -> None:
    data, keys, out = tmp_path / "station", tmp_path / "branch", tmp_path / "open.xlsx"
    assert main(["sample", "--data", str(data), "--no-keyring", "--people", "200"]) == 0
    assert main(["branch", "init", str(keys), "--name", "Cabang"]) == 0
    assert main(["identity", "--data", str(data), "--no-keyring", "--out", str(tmp_path / "id.json")]) == 0
    assert main(["branch", "trust", str(keys), str(tmp_path / "id.json")]) == 0
    sent = ["bundle", "--data", str(data), "--no-keyring", "--branch", str(keys / "branch.json")]
    assert main([*sent, "--out", str(tmp_path / "b.kkbc")]) == 0
    opened = ["branch", "open", "--keys", str(keys), str(tmp_path / "b.kkbc"), "--out", str(out)]
    assert main(opened) == 0
    station = open_station(open_ground(data), use_keyring=False)
    with station.store.reading() as connection:
        stay = connection.exec_driver_sql(
            "SELECT r.number, r.nik FROM cases c JOIN registrations r ON r.sequence = c.sequence "
            "WHERE c.hold <> '' OR c.outcome IN ('refused', 'not-eligible', 'already-member')"
        ).all()
        members = connection.exec_driver_sql(
            "SELECT r.number, r.nik FROM cases c JOIN registrations r ON r.sequence = c.sequence "
            "WHERE c.kpj IS NOT NULL AND c.hold = '' AND c.outcome NOT IN ('refused', 'already-member')"
        ).all()
    station.store.close()
    assert len(stay) > 10 and len(members) > 10
    book = load_workbook(out)
    text = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert sorted(text & {value for row in stay for value in row if value}) == []
    new = {row[0].value for row in book["DATA_TK_BARU"]}
    assert not new & {row[0] for row in members}
    listed = {row[0].value for row in book["PESERTA"]}
    assert len(listed & {row[0] for row in members}) > 10
