"""A pack that wants to harm: refused in one line, soon, before it is parsed, and nothing written outside."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.bounded import DEEPEST, too_deep_toml
from kiosk.campaign.choose import choose_campaign, keep
from kiosk.campaign.pack import load_campaign
from kiosk.campaign.sign import sign_pack
from kiosk.errors import CampaignError
from kiosk.security.signatures import SMALL_ORDER, is_public_key, is_signed
from tests.support.packs import KEY, SEED, TODAY, change, copy_pack, resign, sign_only

SOON = 3.0
"""Seconds of CPU that refusing may take: a thousandth of what each of these cost without a bound."""

BOMBS: dict[str, bytes] = {
    "brackets": b"x = " + b"[" * 5000,
    "closed brackets": b"x = " + b"[" * 5000 + b"]" * 5000,
    "tables in tables": b"x = " + b"{a = " * 3000 + b"1" + b"}" * 3000,
    "a key of many parts": b"a." * 200_000 + b"b = 1\n",
    "a quoted key of many parts": b'"a".' * 50_000 + b"b = 1\n",
    "a heading of many parts": b"[" + b"a." * 200_000 + b"b]\n",
    "wrong keys": b"".join(b"wrong%d = 1\n" % n for n in range(6000)),
    "wrong tables": b"".join(b"[slides.wrong%d]\nx = 1\n" % n for n in range(6000)),
    "a version of 5,000 digits": b"version = " + b"9" * 5000 + b"\n",
    "a hexadecimal of 5,000 digits": b"version = 0x" + b"9" * 5000 + b"\n",
    "quotation marks": b'"' * 300_000,
    "an open text": b'x = """' + b'\\"' * 300_000,
    "zeros": bytes(100_000),
    "no text": os.urandom(100_000),
}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return copy_pack(tmp_path / "kkbc-desa")


def refused(act: Callable[[], object]) -> CampaignError:
    started = time.process_time()
    with pytest.raises(CampaignError) as caught:
        act()
    assert time.process_time() - started < SOON
    error = caught.value
    assert error.mend
    assert error.file
    assert len(str(error)) < 1000
    assert str(error).isprintable()
    return error


def loading(folder: Path) -> CampaignError:
    return refused(lambda: load_campaign(folder, (KEY,), TODAY))


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
@pytest.mark.parametrize("name", ["manifest.toml", "texts/id.toml", "brackets.csv", "parsed.json"])
def test_nothing_unsigned_is_parsed(
    pack: Path, monkeypatch: pytest.MonkeyPatch, name: str, bomb: bytes
) -> None:
    """The parser itself is taken away: what nobody signed is refused without it."""
    (pack / "parsed.json").write_bytes(b"{}")
    resign(pack)
    (pack / name).write_bytes(bomb)
    if name == "manifest.toml":
        monkeypatch.setattr("kiosk.campaign.faults.tomllib.loads", pytest.fail)
    expected = {"manifest.toml": ("bad-signature", "too-large")}.get(name, ("wrong-hash", "too-large"))
    assert loading(pack).code in expected


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
@pytest.mark.parametrize("name", ["texts/id.toml", "content.toml", "brackets.csv"])
def test_what_an_issuer_signs_is_bounded_too(pack: Path, name: str, bomb: bytes) -> None:
    (pack / name).write_bytes(bomb)
    resign(pack)
    assert loading(pack).code in ("too-deep", "bad-toml", "bad-key", "bad-value")


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_signed_manifest_is_bounded_too(pack: Path, bomb: bytes) -> None:
    (pack / "manifest.toml").write_bytes(bomb[:190_000])
    sign_only(pack)
    assert loading(pack).code in ("too-deep", "bad-toml", "bad-key", "bad-value")


@pytest.mark.parametrize(
    "json",
    [
        b"[" * 100_000,
        b'{"texts/id.toml":' * 900 + b"1" + b"}" * 900,
        b'{"a": {"sha256": "", "tables": ' + b'{"b":' * 900 + b"1" + b"}" * 902,
        b'{"texts/id.toml": {"sha256": ' + b"9" * 5000 + b"}}",
        b"\xff" * 1000,
    ],
)
def test_tables_parsed_by_a_stranger_are_not_needed(pack: Path, json: bytes) -> None:
    """The TOML files say the same: the campaign is whole, or the pack is refused by name."""
    (pack / "parsed.json").write_bytes(json)
    resign(pack)
    assert load_campaign(pack, (KEY,), TODAY).id == "kkbc-desa"


@pytest.mark.parametrize("depth", [100, 900, 5000])
def test_parsed_tables_that_nest(pack: Path, depth: int) -> None:
    """Signed, and with the hash of the text: still one error."""
    digest = __import__("hashlib").sha256((pack / "content.toml").read_bytes()).hexdigest()
    nested = b'{"a":' * depth + b"1" + b"}" * depth
    (pack / "parsed.json").write_bytes(
        b'{"content.toml": {"sha256": "%s", "tables": %s}}' % (digest.encode(), nested)
    )
    resign(pack)
    try:
        load_campaign(pack, (KEY,), TODAY)
    except CampaignError as error:
        assert error.code in ("bad-key", "too-deep")


def swap(pack: Path, name: str, make: Callable[[Path], object]) -> None:
    (pack / name).unlink()
    make(pack / name)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5_000_000_000)


KINDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "pipe": (os.mkfifo, "not-a-file"),
    "folder": (lambda path: path.mkdir(), "not-a-file"),
    "link to zeros": (lambda path: path.symlink_to("/dev/zero"), "not-a-file"),
    "link to a terminal": (lambda path: path.symlink_to("/dev/tty"), "not-a-file"),
    "link to a secret": (lambda path: path.symlink_to("/etc/passwd"), "not-a-file"),
    "link to itself": (lambda path: path.symlink_to(path.name), "not-a-file"),
    "5 GB": (sparse, "too-large"),
    "nothing": (lambda path: None, "missing-file"),
}


@pytest.mark.parametrize(("make", "code"), KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("name", ["manifest.toml", "manifest.sig", "texts/id.toml", "images/own.png"])
def test_only_plain_files_of_bearable_size_are_read(
    pack: Path, make: Callable[[Path], object], code: str, name: str
) -> None:
    (pack / "images").mkdir()
    (pack / "images" / "own.png").write_bytes(b"\x89PNG")
    resign(pack)
    swap(pack, name, make)
    assert loading(pack).code == code


def test_a_linked_folder_is_not_followed(pack: Path, tmp_path: Path) -> None:
    """The bytes would be right; but whoever made the link can change them after they were looked at."""
    (pack / "texts").rename(tmp_path / "elsewhere")
    (pack / "texts").symlink_to(tmp_path / "elsewhere")
    assert loading(pack).code == "not-a-file"


NAMES = ["../../x", "..", ".", "/tmp/x", "a/b", "a\\b", "", "x" * 200, ".hidden", "C:x", "a\nb", "a\0b"]


def toml_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\0", "\\u0000")


@pytest.mark.parametrize("name", NAMES)
def test_an_id_cannot_leave_the_folder(pack: Path, tmp_path: Path, name: str) -> None:
    change(pack, "manifest.toml", 'id = "kkbc-desa"', f'id = "{toml_text(name)}"')
    sign_only(pack)
    before = sorted(tmp_path.rglob("*"))
    error = refused(lambda: keep(load_campaign(pack, (KEY,), TODAY), tmp_path / "a" / "b" / "kept"))
    assert error.code == "bad-value"
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "name",
    [
        *(each for each in NAMES if each != "a/b"),
        "a/../b.png",
        "images//x.png",
        "CON.png",
        "nul",
        "a.",
        "a /b.png",
        "images/x.exe",
        "x.qml",
        "run.sh",
        "manifest.sig",
        "a/b/c/d/e.png",
        "noending",
    ],
)
def test_a_file_name_cannot_leave_the_folder(pack: Path, name: str) -> None:
    with (pack / "manifest.toml").open("a", encoding="utf-8") as manifest:
        manifest.write(f'"{toml_text(name)}" = "00"\n')
    sign_only(pack)
    assert loading(pack).code == "bad-value"


def test_names_that_differ_in_case_only_are_one_file_elsewhere(pack: Path) -> None:
    with (pack / "manifest.toml").open("a", encoding="utf-8") as manifest:
        manifest.write('"Agency.toml" = "00"\n')
    sign_only(pack)
    assert loading(pack).code == "bad-value"


@pytest.mark.parametrize("picture", ["../../../../../etc/passwd", "/etc/passwd", "a/../../cow.png"])
def test_a_picture_cannot_be_any_file_of_the_computer(pack: Path, picture: str) -> None:
    change(pack, "occupations.toml", 'picture = "cow.png"\nacc', f'picture = "{picture}"\nacc')
    resign(pack)
    assert loading(pack).code == "missing-picture"


@pytest.mark.parametrize("language", ["../id", "id/../id", "ID", "", "x" * 50, "."])
def test_a_language_cannot_be_a_path(pack: Path, language: str) -> None:
    change(pack, "manifest.toml", 'languages = ["id", "en"]', f'languages = ["id", "en", "{language}"]')
    sign_only(pack)
    assert loading(pack).code == "bad-value"


@pytest.mark.parametrize("version", ["-1", "1000000000", "9" * 30, "1.5"])
def test_a_version_is_a_number_that_leaves_room_for_the_next(pack: Path, version: str) -> None:
    """A pack of the highest number would shut out all later ones."""
    change(pack, "manifest.toml", "version = 1", f"version = {version}")
    sign_only(pack)
    assert loading(pack).code == "bad-value"


def test_too_many_files(pack: Path) -> None:
    with (pack / "manifest.toml").open("a", encoding="utf-8") as manifest:
        manifest.writelines(f'"t/{n}.md" = ""\n' for n in range(1100))
    sign_only(pack)
    assert loading(pack).code == "bad-value"


def test_what_is_signed_is_read_as_the_kiosk_reads_it(pack: Path) -> None:
    """Whoever signs hears of what the kiosk would refuse; the pack stays as it was."""
    (pack / "texts" / "run.exe").write_bytes(b"MZ")
    before = (pack / "manifest.toml").read_bytes()
    refused(lambda: sign_pack(pack, SEED))
    (pack / "texts" / "run.exe").unlink()
    os.mkfifo(pack / "pipe.toml")
    sign_pack(pack, SEED)
    (pack / "manifest.toml").write_bytes(before)


def test_hostile_folders_do_not_hide_the_good_pack(pack: Path, tmp_path: Path) -> None:
    bad = []
    for at, bomb in enumerate(BOMBS.values()):
        folder = tmp_path / f"bad{at}"
        folder.mkdir()
        (folder / "manifest.toml").write_bytes(bomb)
        (folder / "manifest.sig").write_text("00" * 64)
        bad.append(folder)
    chosen = choose_campaign((*bad, pack), (KEY,), TODAY)
    assert chosen.campaign.folder == pack
    assert len(chosen.passed_over) == len(bad)


def test_a_pack_changed_while_it_is_kept_leaves_the_older_copy(pack: Path, tmp_path: Path) -> None:
    campaign = load_campaign(pack, (KEY,), TODAY)
    kept = keep(campaign, tmp_path / "kept")
    before = {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()}
    change(pack, "agency.toml", "Siti Rahmah", "Orang Lain")
    refused(lambda: keep(campaign, tmp_path / "kept"))
    resign(pack)
    refused(lambda: keep(campaign, tmp_path / "kept"))
    assert {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()} == before


def test_keys_of_small_order_sign_nothing() -> None:
    """With such a key the signature (any R, S) of nobody would fit; found anew by multiplying points."""
    prime = 2**255 - 19
    d = -121665 * pow(121666, prime - 2, prime) % prime

    def add(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
        (x1, y1), (x2, y2) = a, b
        t = d * x1 * x2 * y1 * y2
        return (
            (x1 * y2 + x2 * y1) * pow(1 + t, prime - 2, prime) % prime,
            (y1 * y2 + x1 * x2) * pow(1 - t, prime - 2, prime) % prime,
        )

    for key in SMALL_ORDER:
        y = int.from_bytes(key, "little") % prime
        square = (y * y - 1) * pow(d * y * y + 1, prime - 2, prime) % prime
        x = pow(square, (prime + 3) // 8, prime)
        if (x * x - square) % prime:
            x = x * pow(2, (prime - 1) // 4, prime) % prime
        assert (x * x - square) % prime == 0
        point = (x, y)
        for _ in range(3):
            point = add(point, point)
        assert point == (0, 1), "eight times this point is nothing"
        for signed in (key, key[:31] + bytes([key[31] | 0x80])):
            assert not is_public_key(signed)
            assert not is_signed(signed, bytes([1]) + bytes(63), b"anything")
    assert is_public_key(KEY)


def test_texts_may_hold_brackets_and_dots() -> None:
    words = b"[" * 2 * DEEPEST
    for text in (
        b'x = "' + words + b'"',
        b"x = '" + words + b"'",
        b'x = """\n' + words + b'"""',
        b"# " + words,
    ):
        assert not too_deep_toml(text)
    assert too_deep_toml(b'x = "a" ' + words)
