"""What the station that issued a receipt can tell: altered, forged, lost; nobody is looked up by these."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from kiosk.clock import FixedClock
from kiosk.errors import Problem, Refused
from kiosk.exchange.keys import FORMAT, PUBLIC_FILE, PublicBranch
from kiosk.number import make_number
from kiosk.receipt.token import TokenFields, public_key, read_token, sign_token
from kiosk.receipt.trust import Identity, write_trust
from kiosk.staff import TERMINAL
from kiosk.station import TRUST_FILE, Station, open_ground, open_station
from kiosk.status import judge, judge_token, station_trust, status_of
from kiosk.visit.visit import Status
from tests.support.builders import SEED, draft

OTHER = bytes(range(5, 37))
BRANCH_SEED = bytes(range(9, 41))
BRANCH = PublicBranch(
    format=FORMAT, name="Cabang", sign_key=public_key(BRANCH_SEED).hex(), age="age1" + "q" * 58
)


@pytest.fixture
def station(tmp_path: Path, clock: FixedClock) -> Iterator[Station]:
    made = open_station(open_ground(tmp_path / "station", clock=clock), use_keyring=False)
    for n in (1, 2):
        person = draft(n)
        made.store.register(person, made.issue(person))
    yield made
    made.store.close()


def numbers(station: Station) -> list[str]:
    return [make_number(station.code, sequence) for sequence in range(1, station.store.count() + 1)]


def issued(station: Station, nth: int = 0) -> tuple[str, TokenFields]:
    receipt = station.store.receipt(numbers(station)[nth])
    assert receipt is not None
    fields = read_token(receipt.token)
    assert isinstance(fields, TokenFields)
    return receipt.token, fields


def trusted(station: Station, *, revoke: bool = False, serial: int = 1) -> None:
    """Another kiosk, XYZ in Sadai, on the trust list."""
    other = Identity("XYZ", public_key(OTHER), "Sadai")
    (station.ground.folder / PUBLIC_FILE).write_bytes(msgspec.json.encode(BRANCH))
    text = write_trust([other], [other.key] if revoke else [], serial=serial, seed=BRANCH_SEED)
    (station.ground.folder / TRUST_FILE).write_text(text, encoding="utf-8")


def wrong_papers(station: Station) -> dict[str, tuple[str, str]]:
    """Every kind of paper with the verdict it must get and the number that is named."""
    token, fields = issued(station)
    _, second = issued(station, 1)
    ours = station.keys.signing
    unissued = replace(fields, sequence=77, entry_id=bytes(range(16)))
    lost = replace(fields, entry_id=bytes(range(1, 17)))
    return {
        "the paper itself": (token, "ours"),
        "its copy": (sign_token(replace(fields, copy=1), ours), "ours"),
        "one character": (token[:60] + ("A" if token[60] != "A" else "B") + token[61:], "altered"),
        "cut off": (token[:-9], "altered"),
        "our entry, another's key": (sign_token(fields, SEED), "altered"),
        "our number, a made-up entry": (sign_token(lost, SEED), "altered"),
        "another day, another's key": (sign_token(replace(fields, day=second.day), OTHER), "altered"),
        "our entry under another number": (sign_token(replace(fields, sequence=99), ours), "altered"),
        "another content under our key": (sign_token(replace(fields, commitment=b"x" * 8), ours), "altered"),
        "nobody's number": (sign_token(unissued, SEED), "forged"),
        "lost with a backup": (sign_token(unissued, ours), "unknown"),
        "its number was given again": (sign_token(lost, ours), "unknown"),
        "a kiosk nobody knows": (sign_token(replace(fields, code="QQQ"), SEED), "unknown-kiosk"),
        "another kiosk's": (sign_token(replace(fields, code="XYZ"), OTHER), "elsewhere"),
        "in another kiosk's name": (sign_token(replace(unissued, code="XYZ"), SEED), "forged"),
        "our entry in another kiosk's name": (sign_token(replace(fields, code="XYZ"), SEED), "altered"),
        "something else": ("8991234567890", "not-a-receipt"),
    }


def test_every_kind_of_paper_has_its_own_name_and_its_number_as_written(station: Station) -> None:
    trusted(station)
    for kind, (text, verdict) in wrong_papers(station).items():
        judged = judge(station, text)
        written = read_token(text)
        assert judged.result == verdict, kind
        if isinstance(written, TokenFields):
            assert judged.number == written.number, kind
    assert judge_token(station, sign_token(replace(issued(station)[1], code="XYZ"), OTHER)).village == "Sadai"


def test_revoked_and_a_damaged_list_are_named_too(station: Station) -> None:
    text = sign_token(replace(issued(station)[1], code="XYZ"), OTHER)
    trusted(station, revoke=True)
    assert judge_token(station, text).result == "revoked"
    (station.ground.folder / TRUST_FILE).write_text("{", encoding="utf-8")
    assert judge_token(station, text).result == "trust"
    assert status_of(station, text) == Problem("check", "token-trust")


def hostile_lists(station: Station) -> dict[str, str]:
    """Trust lists that give a stranger's key a place, each with the code of its refusal."""
    stranger, serial = Identity("XYZ", public_key(SEED), "Sadai"), 99
    signed = json.loads(write_trust([stranger], serial=serial, seed=BRANCH_SEED))
    good = Identity("XYZ", public_key(OTHER), "Sadai")
    weak = json.loads(write_trust([good], serial=serial, seed=BRANCH_SEED))
    weak["stations"][0]["key"] = "01" + "00" * 31
    return {
        write_trust([stranger], serial=serial): "trust-unsigned",
        write_trust([stranger], serial=serial, seed=SEED): "trust-foreign",
        write_trust([stranger], serial=serial, seed=station.keys.signing): "trust-foreign",
        json.dumps(signed | {"serial": 100}): "trust-altered",
        json.dumps(signed | {"signature": {"key": "00" * 32, "value": "00" * 64}}): "trust-altered",
        json.dumps(weak): "trust-altered",
        write_trust([stranger], serial=2, seed=BRANCH_SEED): "trust-older",
        write_trust([stranger], serial=10**9, seed=BRANCH_SEED): "trust-form",
        write_trust([stranger], serial=-1, seed=BRANCH_SEED): "trust-form",
        "[" * 100_000: "trust-form",
        '{"serial": ' + "9" * 5000 + "}": "trust-form",
        " " * 5_000_000: "file-unreadable",
    }


def test_only_the_branch_s_newest_list_is_believed(station: Station) -> None:
    """Also when it comes by --trust; whatever is refused changes nothing that is remembered."""
    trusted(station, serial=3)
    file = station.ground.folder / TRUST_FILE
    good, elsewhere = file.read_text(encoding="utf-8"), station.ground.folder / "brought.json"
    token = sign_token(replace(issued(station)[1], code="XYZ"), SEED)
    assert station_trust(station).serial == 3
    for text, code in hostile_lists(station).items():
        file.write_text(text, encoding="utf-8")
        assert judge_token(station, token).result == "trust", code
        assert status_of(station, token) == Problem("check", "token-trust")
        file.write_text(good, encoding="utf-8")
        elsewhere.write_text(text, encoding="utf-8")
        with pytest.raises(Refused) as refusal:
            station_trust(station, elsewhere)
        assert refusal.value.code == code
        assert judge_token(station, token).result in ("forged", "altered")


def test_going_back_does_not_un_revoke(station: Station) -> None:
    text = sign_token(replace(issued(station)[1], code="XYZ"), OTHER)
    trusted(station, revoke=True, serial=9)
    assert judge_token(station, text).result == "revoked"
    trusted(station, serial=3)
    assert judge_token(station, text).result == "trust"
    (station.ground.folder / TRUST_FILE).unlink()
    assert judge_token(station, text).result == "unknown-kiosk"
    trusted(station, serial=8)
    assert judge_token(station, text).result == "trust"
    trusted(station, revoke=True, serial=9)
    assert judge_token(station, text).result == "revoked"


def test_a_station_without_its_branch_s_key_believes_no_list(station: Station) -> None:
    trusted(station)
    (station.ground.folder / PUBLIC_FILE).unlink()
    with pytest.raises(Refused) as refusal:
        station_trust(station)
    assert refusal.value.code == "trust-branch"


@pytest.mark.parametrize(
    "may", [("bundle//1//XYZ",), ("receipt//1//ABC", "bundle//1//XYZ"), ("receipt//2//XYZ",)]
)
def test_a_key_signs_what_it_may_sign_only(station: Station, may: tuple[str, ...]) -> None:
    text = sign_token(replace(issued(station)[1], code="XYZ"), OTHER)
    trusted(station)
    assert judge_token(station, text).result == "elsewhere"
    listed = Identity("XYZ", public_key(OTHER), "Sadai", may)
    file = station.ground.folder / TRUST_FILE
    file.write_text(write_trust([listed], serial=2, seed=BRANCH_SEED), encoding="utf-8")
    assert judge_token(station, text).result == "unknown-kiosk"
    assert station_trust(station).holders("XYZ") == (listed,)


def test_the_public_screen_tells_the_same_and_nothing_of_anybody(station: Station) -> None:
    trusted(station)
    for kind, (text, verdict) in wrong_papers(station).items():
        found = status_of(station, text)
        if verdict in ("ours", "elsewhere"):
            assert isinstance(found, Status), kind
            continue
        code = "number-wrong" if verdict == "not-a-receipt" else f"token-{verdict}"
        assert found == Problem("check", code), kind


def test_a_lost_paper_never_shows_whoever_has_its_number_now(station: Station) -> None:
    """After an old backup a number may stand on two papers; the entry decides, not the number."""
    text, verdict = wrong_papers(station)["its number was given again"]
    assert verdict == "unknown"
    assert isinstance(status_of(station, text), Problem)


def test_a_bare_number_is_never_called_genuine(station: Station) -> None:
    known = numbers(station)[0]
    assert judge(station, known).result == "ours"
    assert judge(station, "XYZ-000001-7").result in ("not-a-receipt", "number-elsewhere")
    last = issued(station)[1]
    assert judge(station, replace(last, sequence=500).number).result == "number-unknown"
    assert judge(station, replace(last, code="XYZ").number).result == "number-elsewhere"


def test_an_erased_person_s_paper_is_still_its_own(station: Station) -> None:
    token, fields = issued(station)
    station.desk().rights.erase(TERMINAL, fields.number, "requested")
    assert station.store.receipt(fields.number) is None
    assert judge_token(station, token).result == "ours"
    renamed = sign_token(replace(fields, sequence=fields.sequence + 1), station.keys.signing)
    assert judge_token(station, renamed).result == "altered"


@pytest.mark.parametrize("count", [300, pytest.param(100_000, marks=pytest.mark.long)])
def test_no_forged_token_opens_anybody_at_the_station(station: Station, count: int) -> None:
    import base45

    from kiosk.receipt import token as module

    source = random.Random(11)
    true = base45.b45decode(issued(station)[0][4:])[:-3]
    for n in range(count):
        forged = bytearray(true)
        if n % 2:
            forged[33:] = source.randbytes(64)
        for _ in range(source.randint(1, 4)):
            forged[source.randrange(97)] ^= 1 << source.randrange(8)
        if bytes(forged) != true:
            result = judge_token(station, module._write(bytes(forged))).result
            assert result in ("altered", "forged", "unknown-kiosk", "not-a-receipt")


def test_the_terminal_says_what_it_is_and_what_to_do(
    tmp_path: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    from kiosk.__main__ import main

    folder = tmp_path / "station"
    made = open_station(open_ground(folder, clock=clock), use_keyring=False)
    person = draft(1)
    made.store.register(person, made.issue(person))
    papers = wrong_papers_of_one(made)
    made.store.close()
    for text, alone, here, code in papers:
        for more, result, exits in (([], alone, code), (["--here"], here, code)):
            arguments = ["verify", text, "--data", str(folder), "--no-keyring", "--json", *more]
            refused = result in ("unknown", "altered", "forged")
            assert main(arguments) == (1 if refused else exits), (text, more)
            said = capsys.readouterr()
            assert json.loads(said.out)["result"] == result
            assert len(said.err.strip().splitlines()) == 2
    assert main(["verify", "x", "--trust", "nowhere", "--here", "--json"]) == 1


def wrong_papers_of_one(station: Station) -> list[tuple[str, str, str, int]]:
    """Text, verdict by the trust list alone, verdict with the store, exit code of the first."""
    token, fields = issued(station)
    unissued = replace(fields, sequence=77, entry_id=bytes(range(16)))
    return [
        (token, "genuine", "ours", 0),
        (sign_token(fields, SEED), "forged", "altered", 1),
        (sign_token(unissued, SEED), "forged", "forged", 1),
        (sign_token(unissued, station.keys.signing), "genuine", "unknown", 0),
        (token[:-9], "altered", "altered", 1),
    ]
