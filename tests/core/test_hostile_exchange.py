"""A trusted kiosk that robs, files that burst, keys given by mistake: refused by name, nothing changed."""

import tracemalloc
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from kiosk.branch.decisions import Verdict, decide, write_replies
from kiosk.branch.memory import Memory, read_memory, revoke_station, trust_station, write_memory
from kiosk.branch.opening import open_files
from kiosk.errors import Refused
from kiosk.exchange.bundle import DENSEST, read_file
from kiosk.exchange.incoming import look
from kiosk.exchange.keys import BranchKeys, init_branch, open_keys, read_public
from kiosk.exchange.reply import ReplyContent, make_reply, open_reply
from kiosk.number import make_number
from kiosk.receipt.token import TokenFields, read_token, sign_token
from kiosk.receipt.trust import Identity
from kiosk.security.sealing import BUNDLE, REPLY, public_of, read_recipient, seal, ssh_recipient, unseal
from kiosk.terminal.list_commands import recipient_of
from tests.core.test_branch import NOW, SEEDS, bundle, entry, keys, opened
from tests.core.test_token import FIELDS

__all__ = ["keys"]

VICTIM, THIEF = "K7M", "P4Q"
KPJ = "00123456789"


@pytest.fixture
def robbed(keys: BranchKeys, tmp_path: Path) -> Memory:
    """Six people of the victim are known at the branch; the thief has seen their receipts."""
    opened(keys, bundle(keys, tmp_path, VICTIM, 1, *(entry(VICTIM, n) for n in range(1, 7))))
    return read_memory(keys)


def seen_on_paper(n: int) -> str:
    """The entry id that anybody reads in the QR of the victim's nth receipt."""
    fields = replace(FIELDS, entry_id=bytes.fromhex(entry(VICTIM, n).entry_id))
    read = read_token(sign_token(fields, SEEDS[VICTIM]))
    assert isinstance(read, TokenFields)
    return read.entry_id.hex()


def refused(keys: BranchKeys, *files: Path) -> tuple[str, ...]:
    """The problems; the branch's memory is as it was."""
    before = read_memory(keys)
    memory = read_memory(keys)
    opening = open_files(keys, memory, files)
    assert (opening.taken, opening.arrivals) == ((), ())
    assert memory == before
    return tuple(each.problem for each in opening.refused)


def with_id(made: object, entry_id: str) -> object:
    registration = made.registration
    return replace(
        made, registration=replace(registration, draft=replace(registration.draft, entry_id=entry_id))
    )


def test_nobody_erases_another_kiosk_s_people(keys: BranchKeys, tmp_path: Path, robbed: Memory) -> None:
    ids = tuple(seen_on_paper(n) for n in range(1, 7))
    file = bundle(keys, tmp_path, THIEF, 1, gone=ids)
    assert refused(keys, file) == ("not-its-own",)
    assert refused(keys, bundle(keys, tmp_path, THIEF, 2, entry(THIEF, 1), gone=ids[3:4])) == ("not-its-own",)
    assert set(read_memory(keys).entries) == set(ids)


def test_nobody_takes_over_an_entry_id(keys: BranchKeys, tmp_path: Path, robbed: Memory) -> None:
    for made in (entry(THIEF, 1), entry(VICTIM, 1)):
        file = bundle(keys, tmp_path, THIEF, 1, with_id(made, seen_on_paper(1)))
        assert refused(keys, file) == ("not-its-own",)


def test_nobody_puts_an_entry_under_another_s_number(
    keys: BranchKeys, tmp_path: Path, robbed: Memory
) -> None:
    own = entry(THIEF, 1)
    for number in (make_number(VICTIM, 1), make_number(VICTIM, 99), make_number("QQQ", 1)):
        forged = replace(own, registration=replace(own.registration, number=number))
        assert refused(keys, bundle(keys, tmp_path, THIEF, 1, forged)) == ("not-its-own",)
    memory = read_memory(keys)
    decide(memory, [Verdict(2, make_number(VICTIM, 1), "accepted", kpj=KPJ)])
    decided = [each for each in memory.entries.values() if each.decision]
    assert [(each.number, each.station[:3]) for each in decided] == [(make_number(VICTIM, 1), VICTIM)]


def test_numbers_given_twice_are_never_guessed_at(keys: BranchKeys, tmp_path: Path) -> None:
    """A station set up anew under the same code counts from one again, with another key."""
    anew = bytes([7]) * 32
    trust_station(keys, Identity(VICTIM, public_of(anew)), replace=True)
    opened(keys, bundle(keys, tmp_path, VICTIM, 1, entry(VICTIM, 1)))
    second = with_id(entry(VICTIM, 1, person=3), "ab" * 16)
    opened(keys, bundle(keys, tmp_path, VICTIM, 1, second, seed=anew))
    memory = read_memory(keys)
    _, bad = decide(memory, [Verdict(2, make_number(VICTIM, 1), "accepted", kpj=KPJ)])
    assert [each.problem for each in bad] == ["two-entries"]
    assert not any(each.decision for each in memory.entries.values())
    assert decide(memory, [Verdict(2, "ab" * 16, "accepted", kpj=KPJ)])[0] == 1


@pytest.mark.parametrize("year", [1, 1970, 2001, 2025, 2030, 9999])
def test_no_invented_day_wins_a_person(keys: BranchKeys, tmp_path: Path, year: int) -> None:
    early = datetime(year, 1, 1, tzinfo=UTC)

    def claiming(n: int, person: int) -> object:
        made = entry(THIEF, n, person=person)
        return replace(made, registration=replace(made.registration, saved_at=early))

    true = bundle(keys, tmp_path, VICTIM, 1, entry(VICTIM, 1, person=7))
    both = opened(keys, bundle(keys, tmp_path, THIEF, 1, claiming(1, 7)), true)
    assert [each.entry.number for each in both.people] == [make_number(VICTIM, 1)], "in one opening"
    opened(keys, bundle(keys, tmp_path, VICTIM, 2, entry(VICTIM, 2, person=8)))
    later = opened(keys, bundle(keys, tmp_path, THIEF, 2, claiming(2, 8)))
    assert [each.entry.number for each in later.duplicates] == [make_number(THIEF, 2)], "and later"


def test_what_is_said_later_of_an_earlier_day_is_not_believed(keys: BranchKeys, tmp_path: Path) -> None:
    """A kiosk that has reported cannot come with an entry from before its last report."""
    memory = read_memory(keys)
    open_files(keys, memory, [bundle(keys, tmp_path, THIEF, 1, entry(THIEF, 1))], now=NOW)
    early = entry(THIEF, 2, person=7, hour=0)
    files = [
        bundle(keys, tmp_path, THIEF, 2, early),
        bundle(keys, tmp_path, VICTIM, 1, entry(VICTIM, 1, person=7, hour=5)),
    ]
    opening = open_files(keys, memory, files, now=NOW + timedelta(days=7))
    assert [each.entry.number for each in opening.duplicates] == [make_number(THIEF, 2)]


def test_an_entry_that_was_claimed_first_comes_back_when_the_thief_is_revoked(
    keys: BranchKeys, tmp_path: Path
) -> None:
    """Whoever saw a receipt may be faster than its kiosk; the papers tell whose it is."""
    opened(keys, bundle(keys, tmp_path, THIEF, 1, with_id(entry(THIEF, 1), entry(VICTIM, 1).entry_id)))
    memory = read_memory(keys)
    decide(memory, [Verdict(2, make_number(THIEF, 1), "rejected", "x")])
    write_memory(keys, memory, NOW)
    true = bundle(keys, tmp_path, VICTIM, 1, entry(VICTIM, 1), entry(VICTIM, 2))
    assert refused(keys, true) == ("not-its-own",)
    revoke_station(keys, Identity(THIEF, public_of(SEEDS[THIEF])).fingerprint)
    assert opened(keys, true).taken[0].new == 1
    found = read_memory(keys).entries[entry(VICTIM, 1).entry_id]
    assert (found.number, found.decision) == (make_number(VICTIM, 1), None)


@pytest.mark.parametrize(
    ("may", "problem"),
    [
        (("bundle//1//K7M",), ()),
        (("receipt//1//K7M",), ("not-its-own",)),
        (("bundle//2//K7M",), ("not-its-own",)),
        (("bundle//1//P4Q",), ("not-its-own",)),
        (("receipt//1//K7M", "bundle//1//ZZZ"), ("not-its-own",)),
    ],
)
def test_a_key_sends_what_the_branch_lets_it_send(
    tmp_path: Path, may: tuple[str, ...], problem: tuple[str, ...]
) -> None:
    init_branch(tmp_path / "branch", "Cabang")
    branch = open_keys(tmp_path / "branch")
    trust_station(branch, Identity(VICTIM, public_of(SEEDS[VICTIM]), "", may))
    file = bundle(branch, tmp_path, VICTIM, 1, entry(VICTIM, 1))
    opening = open_files(branch, read_memory(branch), [file])
    assert tuple(each.problem for each in opening.refused) == problem


def test_a_bundle_that_says_a_thing_twice_says_nothing(keys: BranchKeys, tmp_path: Path) -> None:
    one, two = entry(VICTIM, 1), entry(VICTIM, 2)
    for entries, gone in (
        ((one, one), ()),
        ((one, with_id(two, one.entry_id)), ()),
        ((one, replace(two, registration=replace(two.registration, number=one.number))), ()),
        ((one,), (one.entry_id,)),
        ((with_id(one, "AB" * 16),), ()),
        ((with_id(one, "ab"),), ()),
        ((), ("x" * 32,)),
    ):
        assert refused(keys, bundle(keys, tmp_path, VICTIM, 1, *entries, gone=gone)) == ("altered",)


# Files that burst


def sealed(keys: BranchKeys, packed: bytes, code: str = VICTIM, number: int = 1, entries: int = 0) -> bytes:
    return seal(
        BUNDLE,
        packed,
        recipient=keys.public.age,
        seed=SEEDS[code],
        sender=code,
        addressee=keys.public.fingerprint,
        number=number,
        made_at="2026-11-21T02:14:00+00:00",
        entries=entries,
    )


def burst(kilobytes: int, plain: bytes) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join([packer.compress(plain) for _ in range(kilobytes)]) + packer.flush()


BURSTS = {
    "990 MB in 0.96 MB": (b" " * 1_000_000, 990, "file-too-large"),
    "lists in lists": (b"[" * 100_000, 1, "altered"),
    "tables in tables": (b'{"entries":' * 50_000, 1, "altered"),
    "a number of 100,000 digits": (b'{"number":' + b"9" * 100_000, 1, "altered"),
    "no JSON": (b"\xff\x00" * 500, 1, "altered"),
    "nothing": (b"", 1, "altered"),
}


@pytest.mark.parametrize(("plain", "times", "problem"), BURSTS.values(), ids=BURSTS)
def test_what_unpacks_beyond_measure_is_refused_before_it_is_unpacked(
    keys: BranchKeys, tmp_path: Path, plain: bytes, times: int, problem: str
) -> None:
    file = tmp_path / "burst.kkbc"
    file.write_bytes(sealed(keys, burst(times, plain)))
    tracemalloc.start()
    try:
        assert refused(keys, file) == (problem,)
        assert tracemalloc.get_traced_memory()[1] < 3 * DENSEST * file.stat().st_size + 20_000_000
    finally:
        tracemalloc.stop()
    reply = seal(
        REPLY,
        burst(times, plain),
        recipient=ssh_recipient(public_of(SEEDS[VICTIM])),
        seed=keys.seed,
        sender=keys.public.fingerprint,
        addressee=f"{VICTIM} {Identity(VICTIM, public_of(SEEDS[VICTIM])).fingerprint}",
        number=1,
        made_at="",
        entries=0,
    )
    with pytest.raises(Refused) as refusal:
        open_reply(reply, VICTIM, SEEDS[VICTIM], (keys.public,))
    assert refusal.value.code == problem


@pytest.mark.parametrize("size", [100_000_001, 5_000_000_000])
def test_a_file_beyond_measure_is_not_read(keys: BranchKeys, tmp_path: Path, size: int) -> None:
    with (tmp_path / "big").open("wb") as file:
        file.truncate(size)
    assert refused(keys, tmp_path / "big") == ("file-too-large",)
    with pytest.raises(Refused):
        read_file(Path("/dev/zero"))


def test_a_reply_that_means_no_entry_is_no_reply(keys: BranchKeys, tmp_path: Path, robbed: Memory) -> None:
    decide(robbed, [Verdict(2, make_number(VICTIM, 1), "accepted", kpj=KPJ)])
    write_replies(keys, robbed, tmp_path, NOW)
    good = open_reply(
        (tmp_path / f"{VICTIM}-balasan-0001.kkbc").read_bytes(), VICTIM, SEEDS[VICTIM], (keys.public,)
    )

    def opened_again(content: ReplyContent) -> str:
        with pytest.raises(Refused) as refusal:
            open_reply(
                make_reply(content, keys, public_of(SEEDS[VICTIM])), VICTIM, SEEDS[VICTIM], (keys.public,)
            )
        return refusal.value.code

    (decision,) = good.decisions
    for wrong in ({"entry_id": "zz"}, {"entry_id": "ab"}, {"entry_id": ""}, {"since": 2**62}):
        assert opened_again(replace(good, decisions=(replace(decision, **wrong),))) == "altered"


# What happens to files on their way

SECRET = "AGE-SECRET-KEY-1QQPQRYZ8X9TESTONLY"


def converted(file: bytes) -> dict[str, bytes]:
    import base64

    return {
        "CRLF": file.replace(b"\n", b"\r\n"),
        "CR": file.replace(b"\n", b"\r"),
        "a mark before it": b"\xef\xbb\xbf" + file,
        "blank lines before it": b"\r\n\r\n" + file,
        "as text": file.decode("latin-1").encode("utf-8"),
        "as UTF-16": file.decode("latin-1").encode("utf-16"),
        "as base64": base64.encodebytes(file),
        "quoted": b"> " + file.replace(b"\n", b"\n> "),
        "version with blanks": file.replace(b" 1\n", b" 1 \n", 1),
    }


def test_a_converted_file_is_damaged_on_the_way_and_not_newer(
    keys: BranchKeys, tmp_path: Path, robbed: Memory
) -> None:
    good = bundle(keys, tmp_path, VICTIM, 2, entry(VICTIM, 9)).read_bytes()
    for how, content in converted(good).items():
        (tmp_path / "x").write_bytes(content)
        assert refused(keys, tmp_path / "x")[0] in ("altered", "truncated"), how
    (tmp_path / "x").write_bytes(good.replace(b"KKBC-BUNDLE 1", b"KKBC-BUNDLE 2", 1))
    assert refused(keys, tmp_path / "x") == ("newer-format",)
    write_replies(keys, robbed, tmp_path, NOW)
    reply = (tmp_path / f"{VICTIM}-balasan-0001.kkbc").read_bytes()
    for how, content in converted(reply).items():
        with pytest.raises(Refused) as refusal:
            unseal(REPLY, content)
        assert refusal.value.code in ("altered", "truncated"), how


def test_files_are_found_by_what_they_hold(keys: BranchKeys, tmp_path: Path, robbed: Memory) -> None:
    write_replies(keys, robbed, tmp_path, NOW)
    reply = (tmp_path / f"{VICTIM}-balasan-0001.kkbc").read_bytes()
    stick = tmp_path / "stick"
    stick.mkdir()
    names = ["a.kkbc", "a.kkbc.bin", "DOC-20261121-WA0004.", "a (1).kkbc", "a.KKBC.dat"]
    for name in names:
        (stick / name).write_bytes(reply)
    (stick / "crlf.kkbc").write_bytes(reply.replace(b"\n", b"\r\n"))
    public = (keys.folder / "branch.json").read_bytes()
    for name in ("branch (1).json", "branch.json.bin", "branch.json", "DOC-WA0005"):
        (stick / name).write_bytes(public)
    (stick / "other.json").write_text("{}")
    (stick / "list.XLSX").write_bytes(b"")
    for name in ("list.xlsx.bin", "list.csv.txt"):
        (stick / name).write_text("nama\n")
    found = look(stick)
    assert {each.name for each in found.replies} == {*names, "crlf.kkbc"}
    assert {each.name for each in found.branches} == {
        "branch (1).json",
        "branch.json.bin",
        "branch.json",
        "DOC-WA0005",
    }
    assert {each.name for each in found.lists} == {"list.XLSX", "list.xlsx.bin", "list.csv.txt"}
    assert read_public(stick / "DOC-WA0005") == keys.public


# Keys


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("age1pq1" + "q" * 1900, "recipient-post-quantum"),
        ("age1tagpq1" + "q" * 60, "recipient-post-quantum"),
        ("age1yubikey1" + "q" * 60, "recipient-plugin"),
        ("age1se1" + "q" * 60, "recipient-plugin"),
        ("age1tag1" + "q" * 60, "recipient-plugin"),
        (SECRET, "recipient-secret"),
        (f"  {SECRET.lower()}\n", "recipient-secret"),
        ("AGE-SECRET-KEY-PQ-1QQQ", "recipient-secret"),
        ("AGE-PLUGIN-YUBIKEY-1QQQ", "recipient-secret"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----", "recipient-secret"),
        ("age1", "recipient"),
        ("nobody@example.org", "recipient"),
        ("x" * 5000, "recipient"),
        ("a\0b", "recipient"),
    ],
)
def test_a_key_that_cannot_serve_is_named_and_never_repeated(tmp_path: Path, given: str, code: str) -> None:
    for act in (read_recipient, lambda text: recipient_of(text, tmp_path)):
        with pytest.raises(Refused) as refusal:
            act(given)
        assert refusal.value.code == code
        assert given.strip() not in str(refusal.value)
        assert "QQPQ" not in str(refusal.value).upper()


def test_blanks_around_a_key_are_forgiven(keys: BranchKeys, tmp_path: Path) -> None:
    key = keys.public.age
    for given in (key, f" {key}\n", f"{key}\u00a0", f"\ufeff{key}\t", key.upper()):
        assert recipient_of(given, tmp_path)[0] == key


def test_a_file_with_a_secret_key_is_named_and_never_repeated(tmp_path: Path) -> None:
    (tmp_path / "keys.txt").write_text(f"# created\n{SECRET}\n")
    with pytest.raises(Refused) as refusal:
        recipient_of(str(tmp_path / "keys.txt"), tmp_path)
    assert refusal.value.code == "recipient-secret"
    assert "QQPQ" not in str(refusal.value)


@pytest.mark.parametrize("change", [{"sign_key": "01" + "00" * 31}, {"sign_key": "00"}, {"name": "x" * 500}])
def test_a_branch_with_a_key_of_everybody_is_none(
    keys: BranchKeys, tmp_path: Path, change: dict[str, str]
) -> None:
    public = msgspec.json.decode((keys.folder / "branch.json").read_bytes()) | change
    (tmp_path / "b.json").write_bytes(msgspec.json.encode(public))
    with pytest.raises(Refused) as refusal:
        read_public(tmp_path / "b.json")
    assert refusal.value.code == "not-a-branch"
