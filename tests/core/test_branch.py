"""The closed loop without a store: bundles of two kiosks, a branch, its replies, and every harm."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from openpyxl import load_workbook

from kiosk.agency.lists.export import FIELDS
from kiosk.agency.lists.mappings import Mapping, find_mapping, load_mapping
from kiosk.branch.decisions import Verdict, decide, write_replies
from kiosk.branch.memory import Memory, alone, read_memory, revoke_station, trust_station, write_memory
from kiosk.branch.opening import Opening, open_files
from kiosk.branch.workbook import read_verdicts, write_opening
from kiosk.errors import Refused
from kiosk.exchange.bundle import BundleContent, make_bundle
from kiosk.exchange.entries import Entry, FollowUpState, Place
from kiosk.exchange.keys import BranchKeys, init_branch, open_keys
from kiosk.exchange.reply import ReplyContent, open_reply
from kiosk.number import make_number
from kiosk.receipt.trust import Identity
from kiosk.security.sealing import public_of
from tests.support.builders import draft, registration

NOW = datetime(2026, 11, 21, 2, 14, tzinfo=UTC)
SEEDS = {"K7M": bytes([1]) * 32, "P4Q": bytes([2]) * 32}
PLACE = Place(village="PANGKALAN SATU")


@pytest.fixture
def keys(tmp_path: Path) -> BranchKeys:
    init_branch(tmp_path / "keys", "Cabang")
    keys = open_keys(tmp_path / "keys")
    for code, seed in SEEDS.items():
        trust_station(keys, Identity(code, public_of(seed)))
    return keys


def entry(code: str, n: int, person: int | None = None, hour: int = 1, **changes: object) -> Entry:
    made = registration(
        n,
        number=make_number(code, n),
        saved_at=datetime(2026, 11, 20, hour, tzinfo=UTC),
        draft=draft(person or n, entry_id=f"{code.encode().hex()}{n:026x}", **changes),
    )
    return Entry(registration=made, state=FollowUpState(outcome="reached"))


def bundle(
    keys: BranchKeys, tmp_path: Path, code: str, number: int, *entries: Entry, **changes: object
) -> Path:
    content = BundleContent(
        kiosk=code,
        place=PLACE,
        branch=keys.public.fingerprint,
        number=number,
        since=0,
        replies=0,
        made_at=NOW,
        campaign="kkbc-desa 1",
        entries=entries,
    )
    seed = changes.pop("seed", SEEDS[code])
    file = tmp_path / f"{code}-{number}-{len(list(tmp_path.iterdir()))}.kkbc"
    file.write_bytes(make_bundle(replace(content, **changes), keys.public, seed))
    return file


def opened(keys: BranchKeys, *files: Path) -> Opening:
    memory = read_memory(keys)
    opening = open_files(keys, memory, files)
    write_memory(keys, memory, NOW)
    return opening


def refused(keys: BranchKeys, file: Path) -> str:
    opening = opened(keys, file)
    assert opening.taken == () and opening.arrivals == ()
    return opening.refused[0].problem


def test_a_second_opening_changes_nothing(keys: BranchKeys, tmp_path: Path) -> None:
    file = bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1), entry("K7M", 2))
    first, memory = opened(keys, file), read_memory(keys)
    second = opened(keys, file)
    assert (first.taken[0].new, first.taken[0].known) == (2, False)
    assert (second.taken[0].new, second.taken[0].known) == (0, True)
    assert second.arrivals == first.arrivals
    assert replace(read_memory(keys), writes=0) == replace(memory, writes=0)


def test_a_person_of_two_kiosks_comes_in_once(keys: BranchKeys, tmp_path: Path) -> None:
    one = bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1, person=7, hour=5), entry("K7M", 2))
    two = bundle(keys, tmp_path, "P4Q", 1, entry("P4Q", 1, person=7, hour=3), entry("P4Q", 2, person=9))
    opening = opened(keys, one, two)
    assert [each.entry.number for each in opening.people] == [
        make_number("K7M", 2),
        make_number("P4Q", 1),
        make_number("P4Q", 2),
    ]
    assert [(each.entry.number, each.kept) for each in opening.duplicates] == [
        (make_number("K7M", 1), make_number("P4Q", 1))
    ]


def test_duplicates_are_found_across_openings_and_people_without_nik_never_are(
    keys: BranchKeys, tmp_path: Path
) -> None:
    opened(
        keys, bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1, person=7, hour=1), entry("K7M", 2, nik=None))
    )
    second = bundle(keys, tmp_path, "P4Q", 1, entry("P4Q", 1, person=7, hour=2), entry("P4Q", 2, nik=None))
    assert [each.entry.number for each in opened(keys, second).duplicates] == [make_number("P4Q", 1)]


def test_every_harm_has_its_name(keys: BranchKeys, tmp_path: Path) -> None:
    file = bundle(keys, tmp_path, "K7M", 2, entry("K7M", 1))
    content = file.read_bytes()

    def changed(to: bytes) -> Path:
        path = tmp_path / "changed.kkbc"
        path.write_bytes(to)
        return path

    assert refused(keys, changed(content[:-20])) == "truncated"
    assert refused(keys, changed(content[:-20] + bytes(20))) == "altered"
    assert refused(keys, changed(content.replace(b'"sender":"K7M"', b'"sender":"P4Q"'))) == "altered"
    assert refused(keys, changed(b"PK\x03\x04")) == "not-a-bundle"
    assert refused(keys, tmp_path / "nowhere") == "file-missing"
    assert refused(keys, bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1), seed=bytes(32))) == "foreign"
    assert refused(keys, bundle(keys, tmp_path, "K7M", 1, seed=SEEDS["P4Q"])) == "foreign"
    assert opened(keys, file).taken
    assert refused(keys, bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1))) == "older"
    assert refused(keys, bundle(keys, tmp_path, "K7M", 2, entry("K7M", 9))) == "number-reused"


def test_another_branch_opens_nothing(keys: BranchKeys, tmp_path: Path) -> None:
    init_branch(tmp_path / "other", "Cabang lain")
    other = open_keys(tmp_path / "other")
    trust_station(other, Identity("K7M", public_of(SEEDS["K7M"])))
    file = bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1))
    assert refused(other, file) == "wrong-key"
    unknown = bundle(keys, tmp_path, "P4Q", 1, entry("P4Q", 1))
    assert refused(other, unknown) == "wrong-key", "trusting that kiosk would not help"
    assert refused(other, bundle(keys, tmp_path, "K7M", 1, branch=other.public.fingerprint)) == "wrong-key"


def test_a_bundle_that_says_one_thing_outside_and_another_inside(keys: BranchKeys, tmp_path: Path) -> None:
    inside = bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1), branch="0000-0000-0000-0000")
    assert refused(keys, inside) == "altered"


def test_trust_is_given_once_and_not_to_a_second_key(keys: BranchKeys) -> None:
    assert trust_station(keys, Identity("K7M", public_of(SEEDS["K7M"]))) is False
    with pytest.raises(Refused) as refusal:
        trust_station(keys, Identity("K7M", public_of(bytes(32))))
    assert refusal.value.code == "code-taken"
    assert trust_station(keys, Identity("K7M", public_of(bytes(32))), replace=True) is True


def test_a_stolen_kiosk_is_revoked_once_and_opens_no_more(keys: BranchKeys, tmp_path: Path) -> None:
    stolen = Identity("K7M", public_of(SEEDS["K7M"]))
    assert revoke_station(keys, stolen.fingerprint.upper()) == (stolen, True)
    assert revoke_station(keys, stolen.fingerprint) == (stolen, False)
    assert refused(keys, bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1))) == "revoked"
    with pytest.raises(Refused) as refusal:
        revoke_station(keys, "0" * 16)
    assert refusal.value.code == "unknown-station"
    with pytest.raises(Refused) as refusal:
        trust_station(keys, stolen)
    assert refusal.value.code == "revoked"


def test_the_folder_tells_no_name_and_an_altered_memory_is_refused(keys: BranchKeys, tmp_path: Path) -> None:
    opened(keys, bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1)))
    for file in keys.folder.iterdir():
        for canary in (draft().nik, draft().name, draft().phone, make_number("K7M", 1)):
            assert str(canary).encode() not in file.read_bytes()
    memory = keys.folder / "memory.sealed"
    memory.write_bytes(memory.read_bytes()[:-1] + b"x")
    with pytest.raises(Refused) as refusal:
        read_memory(keys)
    assert refusal.value.code == "memory-damaged"


def test_erased_people_are_forgotten_by_the_branch_too(keys: BranchKeys, tmp_path: Path) -> None:
    person = entry("K7M", 1)
    opened(keys, bundle(keys, tmp_path, "K7M", 1, person, entry("K7M", 2)))
    opening = opened(keys, bundle(keys, tmp_path, "K7M", 2, entry("K7M", 2), gone=(person.entry_id,)))
    assert [each.entry.number for each in opening.arrivals] == [make_number("K7M", 2)]
    assert person.entry_id not in read_memory(keys).entries


def answered(keys: BranchKeys, memory: Memory, tmp_path: Path, code: str) -> ReplyContent:
    out = tmp_path / "out"
    out.mkdir(exist_ok=True)
    name = next(each.file for each in write_replies(keys, memory, out, NOW) if each.kiosk == code)
    return open_reply((out / name).read_bytes(), code, SEEDS[code], (keys.public,))


def test_decisions_come_back_until_the_kiosk_has_confirmed_them(keys: BranchKeys, tmp_path: Path) -> None:
    opened(keys, bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1), entry("K7M", 2)))
    memory = read_memory(keys)
    one, two = (make_number("K7M", n) for n in (1, 2))
    assert decide(memory, [Verdict(2, one, "accepted", kpj="00123456789")]) == (1, ())
    first = answered(keys, memory, tmp_path, "K7M")
    assert [(each.number, each.kpj, each.since) for each in first.decisions] == [(one, "00123456789", 1)]
    assert decide(memory, [Verdict(2, one, "accepted", kpj="00123456789")]) == (0, ())
    again = answered(keys, memory, tmp_path, "K7M")
    assert (again.number, again.decisions) == (1, first.decisions)
    assert decide(memory, [Verdict(2, two, "rejected", "data tidak cocok")]) == (1, ())
    second = answered(keys, memory, tmp_path, "K7M")
    assert (second.number, [each.since for each in second.decisions]) == (2, [1, 2])
    memory = msgspec.json.decode(msgspec.json.encode(memory), type=Memory)
    open_files(keys, memory, [bundle(keys, tmp_path, "K7M", 2, entry("K7M", 2), replies=1)])
    third = answered(keys, memory, tmp_path, "K7M")
    assert (third.number, third.answers, [each.number for each in third.decisions]) == (3, 2, [two])


def test_a_station_restored_under_a_new_code_is_told_everything_again(
    keys: BranchKeys, tmp_path: Path
) -> None:
    opened(keys, bundle(keys, tmp_path, "K7M", 7, entry("K7M", 1)))
    memory = read_memory(keys)
    decide(memory, [Verdict(2, make_number("K7M", 1), "accepted", kpj="00123456789")])
    for _ in range(3):
        memory.kiosks[next(iter(memory.kiosks))].answered = 0
        write_replies(keys, memory, tmp_path, NOW)
    trust_station(keys, Identity("R9X", public_of(SEEDS["K7M"])))
    restored = bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1), kiosk="R9X")
    open_files(keys, memory, [restored])
    write_replies(keys, memory, tmp_path, NOW)
    file = (tmp_path / "R9X-balasan-0001.kkbc").read_bytes()
    reply = open_reply(file, "R9X", SEEDS["K7M"], (keys.public,))
    assert (reply.number, reply.answers) == (1, 1)
    assert [(each.kpj, each.since) for each in reply.decisions] == [("00123456789", 1)]


def test_no_number_stands_for_two_replies_when_the_disk_fails(keys: BranchKeys, tmp_path: Path) -> None:
    opened(keys, bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1), entry("K7M", 2)))
    memory = read_memory(keys)
    decide(memory, [Verdict(2, make_number("K7M", 1), "accepted", kpj="00123456789")])
    with pytest.raises(Refused):
        write_replies(keys, memory, tmp_path / "pulled out", NOW)
    memory = read_memory(keys)
    assert [each.number for each in write_replies(keys, memory, tmp_path, NOW)] == [1]
    decide(memory, [Verdict(2, make_number("K7M", 2), "rejected", "x")])
    assert [each.number for each in write_replies(keys, memory, tmp_path, NOW)] == [2]


def test_people_who_came_in_twice_are_answered_so(keys: BranchKeys, tmp_path: Path) -> None:
    opened(
        keys,
        bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1, person=7, hour=1)),
        bundle(keys, tmp_path, "P4Q", 1, entry("P4Q", 1, person=7, hour=2)),
    )
    memory = read_memory(keys)
    assert decide(memory, [Verdict(2, make_number("K7M", 1), "accepted", kpj="00123456789")])[0] == 2
    decision = answered(keys, memory, tmp_path, "P4Q").decisions[0]
    assert (decision.verdict, decision.reason, decision.kpj) == ("rejected", "duplicate", "00123456789")


def test_rows_that_decide_nothing_are_named(keys: BranchKeys, tmp_path: Path) -> None:
    opened(keys, bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1)))
    rows = [
        Verdict(2, make_number("K7M", 1), "accepted"),
        Verdict(3, make_number("K7M", 8), "accepted"),
        Verdict(4, make_number("K7M", 1), "rejected", "x"),
    ]
    bad = decide(read_memory(keys), rows)[1]
    assert [(each.row, each.problem) for each in bad] == [(3, "unknown-entry"), (4, "two-decisions")]


def test_replies_are_for_one_kiosk_and_from_its_branch(keys: BranchKeys, tmp_path: Path) -> None:
    opened(keys, bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1)))
    memory = read_memory(keys)
    write_replies(keys, memory, tmp_path, NOW)
    reply = (tmp_path / "K7M-balasan-0001.kkbc").read_bytes()
    init_branch(tmp_path / "other", "Cabang lain")
    other = open_keys(tmp_path / "other").public

    def code_of(
        content: bytes, code: str = "K7M", seed: bytes = SEEDS["K7M"], branch: object = keys.public
    ) -> str:
        with pytest.raises(Refused) as refusal:
            open_reply(content, code, seed, (branch,))
        return refusal.value.code

    assert code_of(reply[:-9]) == "truncated"
    assert code_of(reply[:-9] + bytes(9)) == "altered"
    assert code_of(reply, branch=other) == "foreign"
    assert code_of(reply, code="P4Q", seed=SEEDS["P4Q"]) == "foreign"
    assert code_of(reply, seed=bytes(32)) == "wrong-key"
    assert code_of(bundle(keys, tmp_path, "K7M", 2).read_bytes()) == "not-a-reply"


def test_two_programs_do_not_change_the_folder_at_once(keys: BranchKeys) -> None:
    with alone(keys.folder), pytest.raises(Refused) as refusal, alone(keys.folder):
        pass
    assert refusal.value.code == "branch-busy"
    with alone(keys.folder):
        pass


def decision_mapping() -> Mapping:
    return load_mapping(find_mapping("decisions"), (*FIELDS, "verdict"))


def test_the_workbook_goes_out_is_filled_in_and_comes_back(keys: BranchKeys, tmp_path: Path) -> None:
    one = bundle(keys, tmp_path, "K7M", 1, *(entry("K7M", n) for n in (1, 2, 3)))
    two = bundle(keys, tmp_path, "P4Q", 1, entry("P4Q", 1, person=1, hour=9))
    sipp = load_mapping(find_mapping("sipp"), (*FIELDS, "income"))
    write_opening(opened(keys, one, two), sipp, decision_mapping(), tmp_path / "x.xlsx")
    book = load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["DATA_TK_BARU", "KEPUTUSAN", "GANDA"]
    assert [row[0].value for row in book["DATA_TK_BARU"]][1:] == [make_number("K7M", n) for n in (1, 2, 3)]
    assert [row[8].value for row in book["GANDA"]][1:] == [make_number("K7M", 1)]
    sheet = book["KEPUTUSAN"]
    sheet["F2"], sheet["H2"] = "Diterima", "001-234-567-89"
    sheet["F3"], sheet["G3"] = "ditolak", "data tidak cocok"
    book.save(tmp_path / "filled.xlsx")
    verdicts, bad = read_verdicts(tmp_path / "filled.xlsx", decision_mapping())
    assert bad == ()
    assert verdicts == (
        Verdict(2, make_number("K7M", 1), "accepted", "", "00123456789"),
        Verdict(3, make_number("K7M", 2), "rejected", "data tidak cocok", ""),
    )


def fill(file: Path, sheet: str = "KEPUTUSAN", **cells: str) -> None:
    """Type into a workbook as a spreadsheet does, and save it in its place."""
    book = load_workbook(file)
    for place, text in cells.items():
        book[sheet][place] = text
    book.save(file)


def cells_of(file: Path) -> list[tuple[str, ...]]:
    rows = load_workbook(file)["KEPUTUSAN"].iter_rows(min_row=2, min_col=6, max_col=8, values_only=True)
    return [tuple(cell or "" for cell in row) for row in rows]


def write_again(keys: BranchKeys, out: Path, *files: Path, entered: bool = False) -> int:
    memory = read_memory(keys)
    if entered:
        decide(memory, read_verdicts(out, decision_mapping())[0])
    opening = open_files(keys, memory, files)
    sipp = load_mapping(find_mapping("sipp"), (*FIELDS, "income"))
    decided = [each.decision for each in memory.entries.values() if each.decision]
    kept = write_opening(opening, sipp, decision_mapping(), out, decided=decided)
    write_memory(keys, memory, NOW)
    return kept


def refused_again(keys: BranchKeys, out: Path, *files: Path) -> None:
    before = out.read_bytes()
    with pytest.raises(Refused) as refusal:
        write_again(keys, out, *files)
    assert (refusal.value.code, refusal.value.field) == ("out-exists", "out")
    assert out.read_bytes() == before


def test_decisions_typed_into_the_workbook_survive_a_second_opening(keys: BranchKeys, tmp_path: Path) -> None:
    first = bundle(keys, tmp_path, "K7M", 1, *(entry("K7M", n) for n in (1, 3)))
    more = bundle(keys, tmp_path, "K7M", 2, *(entry("K7M", n) for n in (1, 2, 3)))
    out = tmp_path / "open.xlsx"
    assert write_again(keys, out, first) == 0
    assert write_again(keys, out, first) == 0, "nothing typed yet"
    fill(out, F2="Ya", H2="001-234-567-89", G3="menunggu KTP")
    assert write_again(keys, out, first) == 2
    assert write_again(keys, out, more) == 2
    assert cells_of(out) == [("Ya", "", "001-234-567-89"), ("", "", ""), ("", "menunggu KTP", "")]
    fill(out, F3="ditolak", G3="bukan BPU", G4="")
    assert write_again(keys, out, more, entered=True) == 0, (
        "entered: the sheet says what the branch remembers"
    )
    assert write_again(keys, out, more) == 0
    assert cells_of(out) == [("diterima", "", "00123456789"), ("ditolak", "bukan BPU", ""), ("", "", "")]


def test_rows_that_a_person_sorted_are_found_by_number(keys: BranchKeys, tmp_path: Path) -> None:
    file, out = bundle(keys, tmp_path, "K7M", 1, *(entry("K7M", n) for n in (1, 2))), tmp_path / "open.xlsx"
    write_again(keys, out, file)
    book = load_workbook(out)
    sheet = book["KEPUTUSAN"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    for at, row in enumerate(reversed(rows), 2):
        for column, cell in enumerate(row, 1):
            sheet.cell(at, column, cell)
    sheet["F2"] = "diterima"
    book.save(out)
    assert write_again(keys, out, file) == 1
    assert cells_of(out) == [("", "", ""), ("diterima", "", "")]


def test_what_cannot_go_along_keeps_its_file(keys: BranchKeys, tmp_path: Path) -> None:
    one, two = (bundle(keys, tmp_path, "K7M", n, entry("K7M", n)) for n in (1, 2))
    out = tmp_path / "open.xlsx"
    for sheet, place in (
        ("KEPUTUSAN", "J2"),
        ("KEPUTUSAN", "B2"),
        ("DATA_TK_BARU", "B2"),
        ("KEPUTUSAN", "A9"),
    ):
        write_again(keys, out, one)
        fill(out, sheet, **{place: "tulisan cabang"})
        refused_again(keys, out, one)
        out.unlink()
    write_again(keys, out, one)
    fill(out, F2="diterima")
    refused_again(keys, out, two)
    assert write_again(keys, out, one) == 1
    out.write_bytes(b"surat")
    refused_again(keys, out, one)


def test_a_week_later_the_same_name_serves_when_all_was_entered(keys: BranchKeys, tmp_path: Path) -> None:
    one, two = (bundle(keys, tmp_path, "K7M", n, entry("K7M", n)) for n in (1, 2))
    out = tmp_path / "open.xlsx"
    write_again(keys, out, one)
    fill(out, F2="YA", H2="00123456789")
    write_again(keys, out, one, entered=True)
    assert write_again(keys, out, two) == 0
    assert cells_of(out) == [("", "", "")]


def test_a_changed_mind_that_was_not_entered_is_not_guessed_at(keys: BranchKeys, tmp_path: Path) -> None:
    file, out = bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1)), tmp_path / "open.xlsx"
    write_again(keys, out, file)
    fill(out, F2="diterima")
    write_again(keys, out, file, entered=True)
    fill(out, F2="ditolak", G2="data tidak cocok")
    refused_again(keys, out, file)


def test_a_csv_that_was_filled_in_stays(keys: BranchKeys, tmp_path: Path) -> None:
    file, out = bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1)), tmp_path / "open.csv"
    write_again(keys, out, file)
    write_again(keys, out, file)
    out.write_bytes(out.read_bytes().replace(b"SITI AMINAH", b"SITI AMINAH B."))
    refused_again(keys, out, file)


def test_decisions_as_csv_with_english_headings_and_every_slip_named(tmp_path: Path) -> None:
    number = make_number("K7M", 1)
    file = tmp_path / "d.csv"
    file.write_text(
        "number,decision,reason,kpj\n"
        f"{number},accepted,,00123456789\n{number.lower()},,,\nK7M-000001-X,accepted,,\n"
        f"{number},perhaps,,\n{number},rejected,,\n{number},accepted,,12\n{'ab' * 16},yes,,\n"
    )
    verdicts, bad = read_verdicts(file, decision_mapping())
    assert [(each.row, each.number) for each in verdicts] == [(2, number), (8, "ab" * 16)]
    assert [(each.row, each.column, each.problem) for each in bad] == [
        (4, "number", "number-form"),
        (5, "decision", "decision-unknown"),
        (6, "reason", "reason-missing"),
        (7, "kpj", "kpj-digits"),
    ]


def test_a_sheet_without_decisions_is_refused(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("nama,alamat\nSITI,x\n")
    with pytest.raises(Refused) as refusal:
        read_verdicts(tmp_path / "d.csv", decision_mapping())
    assert (refusal.value.code, refusal.value.detail) == ("column-missing", "Nomor, Keputusan")
