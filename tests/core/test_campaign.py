"""The shipped pack: signed, current, whole in every language, and quick to load."""

import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from kiosk.campaign.campaign import PICTURES
from kiosk.campaign.faults import read_toml
from kiosk.campaign.pack import Campaign, load_campaign
from kiosk.campaign.sign import read_key, sign_pack
from kiosk.campaign.source import Parsed
from kiosk.campaign.words import RECEIPT_LABELS
from kiosk.receipt.words import RECEIPT_WORDS
from tests.support.packs import DEMO_KEY, KEY, SHIPPED, TODAY, change, copy_pack, resign, shipped

FIVE = ("petani", "nelayan", "peternak", "pedagang", "ojek")
MORE = ("sopir", "tukang-bangunan", "buruh-harian", "asisten-rumah-tangga", "perangkat-desa")


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return shipped()


def test_it_is_signed_and_lists_every_file(campaign: Campaign) -> None:
    on_disk = {
        path.relative_to(SHIPPED).as_posix()
        for path in SHIPPED.rglob("*")
        if path.is_file() and path.name not in ("manifest.toml", "manifest.sig")
    }
    assert on_disk == set(campaign.manifest.files), "files came or went: sign the pack again"
    assert campaign.in_force(TODAY)


def test_parsed_tables_say_what_the_files_say(campaign: Campaign) -> None:
    parsed = msgspec.json.decode((SHIPPED / "parsed.json").read_bytes(), type=dict[str, Parsed])
    names = {name for name in campaign.manifest.files if name.endswith(".toml")}
    assert set(parsed) == names
    for name in names:
        data = (SHIPPED / name).read_bytes()
        assert parsed[name].sha256 == sha256(data).hexdigest()
        assert parsed[name].tables == msgspec.to_builtins(read_toml(data, name))


def test_it_reads_the_same_without_parsed_tables(campaign: Campaign, tmp_path: Path) -> None:
    plain = load_campaign(copy_pack(tmp_path / "pack"), (KEY,), TODAY)
    for name in ("texts", "content", "listed", "tariffs", "benefit_rules", "agency", "figures", "followup"):
        assert getattr(plain, name) == getattr(campaign, name)


def test_parsed_tables_of_another_text_are_not_believed(tmp_path: Path) -> None:
    """An issuer who edits a text but keeps the old parsed.json gets the text, not the stale tables."""
    folder = copy_pack(tmp_path / "pack")
    sign_pack(folder, bytes(range(1, 33)))
    change(folder, "figures.toml", "low = 61_000_000", "low = 59_000_000")
    resign(folder)
    found = load_campaign(folder, (KEY,), TODAY).figures
    assert [figure.low for figure in found if figure.id == "belum-terlindungi"] == [59_000_000]


def test_demo_key_signs_as_the_published_key(tmp_path: Path) -> None:
    folder = copy_pack(tmp_path / "pack")
    sign_pack(folder, read_key(SHIPPED.parent / "demo-issuer.key"))
    assert load_campaign(folder, (DEMO_KEY,), TODAY).id == "kkbc-desa"
    assert (folder / "manifest.toml").read_bytes() == (SHIPPED / "manifest.toml").read_bytes()


def test_signing_again_changes_nothing(tmp_path: Path) -> None:
    folder = copy_pack(tmp_path / "pack")
    sign_pack(folder, bytes(range(1, 33)))
    once = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    sign_pack(folder, bytes(range(1, 33)))
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == once


def test_windows_line_ends_cannot_spoil_it() -> None:
    """git must hand the files out byte for byte: their hashes are signed."""
    assert (SHIPPED.parent / ".gitattributes").read_text(encoding="ascii").strip() == "* -text"
    assert not [path for path in SHIPPED.rglob("*.toml") if b"\r" in path.read_bytes()]


def test_occupations_that_the_issue_names_exist(campaign: Campaign) -> None:
    for slug in (*FIVE, *MORE):
        assert campaign.occupation(slug) is not None
    assert campaign.occupation("raja") is None
    assert 45 <= len(campaign.occupations) <= 90
    assert campaign.occupation("perangkat-desa").bpu == "no"  # type: ignore[union-attr]
    assert campaign.occupation("asisten-rumah-tangga").bpu == "ask"  # type: ignore[union-attr]


def test_twelve_tiles_and_the_last_opens_the_list(campaign: Campaign) -> None:
    assert len(campaign.tiles) == 12
    assert [tile.id for tile in campaign.tiles if not tile.occupation] == ["lain"]
    for tile in campaign.tiles[:-1]:
        default = campaign.occupation(tile.occupation)
        assert default is not None
        assert default.tile == tile.id
        assert default.bpu in ("yes", "ask")


def test_every_picture_is_there_with_its_licence(campaign: Campaign) -> None:
    assert campaign.picture("man-farmer.png") == PICTURES / "man-farmer.png"
    pictures = {path.name for path in PICTURES.glob("*.png")}
    assert len(pictures) == 37
    notice = (PICTURES / "README.md").read_text(encoding="utf-8")
    assert "Noto Emoji" in notice
    assert "Apache" in notice
    assert "Apache License" in (PICTURES / "LICENSE.txt").read_text(encoding="utf-8")


def test_receipt_labels_are_those_the_receipt_asks_for(campaign: Campaign) -> None:
    assert set(RECEIPT_LABELS) == set(RECEIPT_WORDS)
    for language in campaign.languages:
        words = campaign.text(language).receipt
        assert set(RECEIPT_WORDS) <= set(words)
        assert words["month-11"] == "November"
        assert words["short-1"] == "Jan"


def test_expired_pack_loads_but_is_not_in_force(campaign: Campaign) -> None:
    late = load_campaign(SHIPPED, (DEMO_KEY,), date(2028, 1, 1))
    assert not late.in_force(date(2028, 1, 1))
    assert late.in_force(late.valid_to)


def test_loading_leaves_heavy_modules_alone() -> None:
    """The start of the kiosk waits for this: nothing big may come along."""
    program = (
        "import datetime, sys, pathlib; from kiosk.campaign.choose import choose_campaign;"
        f"choose_campaign([pathlib.Path({str(SHIPPED)!r})], (bytes.fromhex({DEMO_KEY.hex()!r}),),"
        " datetime.date(2026, 11, 21)); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    heavy = {"sqlalchemy", "PIL", "PySide6", "phonenumbers", "shutil", "subprocess", "argparse", "difflib"}
    assert "kiosk.campaign.pack" in loaded
    assert not heavy & loaded
