"""Opening a whole station: a demo from nothing, a spoiled update, and what a broken one says."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.clock import FixedClock
from kiosk.diagnostics import look_over
from kiosk.errors import CampaignError, SettingsError, StoreError
from kiosk.station import KEPT_FOLDER, PACKS, open_ground, open_station
from tests.support.packs import KEY, change, copy_pack, sign_only


def test_a_folder_that_is_not_there_becomes_a_demo_station(tmp_path: Path, clock: FixedClock) -> None:
    ground = open_ground(tmp_path / "new", clock=clock)
    station = open_station(ground, use_keyring=False)
    assert ground.settings.station.demo
    assert (tmp_path / "new" / "identity.json").exists()
    code = station.code
    station.store.close()
    again = open_station(open_ground(tmp_path / "new", clock=clock), use_keyring=False)
    assert again.code == code
    again.store.close()


def test_what_a_killed_program_left_half_written_is_gone_after_the_next_start(
    tmp_path: Path, clock: FixedClock
) -> None:
    folder = tmp_path / "station"
    open_ground(folder, clock=clock)
    (folder / "kiriman").mkdir()
    half = folder / "kiriman" / "K7M-plain-20261121.csv.part"
    half.write_text("NIK;NAMA")
    open_station(open_ground(folder, clock=clock), use_keyring=False).store.close()
    assert not half.exists()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "letter.txt").write_text("not a station")
    with pytest.raises(SettingsError) as refused:
        open_ground(tmp_path, clock=clock)
    assert refused.value.code == "settings-missing"
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_spoiled_update_falls_back_to_the_pack_that_was_good(tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "station"
    open_ground(folder, clock=clock)
    delivered = folder / "campaign" / "kkbc-desa"
    shutil.copytree(PACKS / "kkbc-desa", delivered)
    ground = open_ground(folder, clock=clock)
    assert ground.campaign.folder == delivered
    open_station(ground, use_keyring=False).store.close()
    assert (folder / KEPT_FOLDER / "kkbc-desa" / "manifest.toml").exists()
    (delivered / "texts" / "id.toml").write_text("broken", encoding="utf-8")
    after = open_ground(folder, clock=clock)
    assert after.campaign.folder == folder / KEPT_FOLDER / "kkbc-desa"
    assert any("id.toml" in reason for reason in after.passed_over)


def test_an_older_pack_put_back_is_not_shown_again(tmp_path: Path, clock: FixedClock) -> None:
    """The store remembers the newest version ever shown, whatever became of the folders."""
    folder = tmp_path / "station"
    open_ground(folder, clock=clock)
    with (folder / "settings.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[campaign]\nissuer_keys = ["{KEY.hex()}"]\n')
    newer = folder / "campaign" / "kkbc-desa"
    newer.parent.mkdir()
    for version in (9, 8):
        copy_pack(folder / f"v{version}")
        change(folder / f"v{version}", "manifest.toml", "version = 1", f"version = {version}")
    change(folder / "v9", "manifest.toml", "valid_to = 2027-12-31", "valid_to = 2026-12-31")
    for version in (9, 8):
        sign_only(folder / f"v{version}")
    shutil.copytree(folder / "v9", newer)
    opened = open_station(open_ground(folder, clock=clock), use_keyring=False)
    assert opened.ground.campaign.version == 9
    opened.store.close()
    shutil.rmtree(newer)
    shutil.rmtree(folder / KEPT_FOLDER)
    with pytest.raises(CampaignError) as refused:
        open_station(open_ground(folder, clock=clock), use_keyring=False)
    assert refused.value.code == "older-version"
    shutil.copytree(folder / "v8", newer)
    with pytest.raises(CampaignError, match="version 9 was shown before"):
        open_station(open_ground(folder, clock=clock), use_keyring=False)
    shutil.copytree(folder / "v9", folder / "campaign" / "newest")
    ended = FixedClock(datetime(2027, 3, 1, 3, tzinfo=UTC))
    ground = open_ground(folder, clock=ended)
    assert ground.campaign.version == 8, "in force, while the newest has ended"
    opened = open_station(ground, use_keyring=False)
    assert opened.ground.campaign.version == 9, "shown without prices: an older pack is not put in its place"
    opened.store.close()


def test_a_pack_of_a_stranger_is_refused_at_a_public_station(tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "station"
    open_ground(folder, clock=clock)
    file = folder / "settings.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("demo = true", "demo = false"), encoding="utf-8")
    with pytest.raises(CampaignError) as refused:
        open_ground(folder, clock=clock)
    assert refused.value.code == "bad-signature"


WRONG = [
    ("dots = 576", "dots = 500", "dots"),
    ('kind = "file"', 'kind = "fax"', "kind"),
    ("utc_offset_hours = 7", "utc_offset_hours = 5", "utc_offset_hours"),
    ("demo = true", "demoo = true", "demoo"),
    ("demo = true", "demo = true\npublic = true\n[controller]\nname = ''\n[x]", "x"),
]


@pytest.mark.parametrize(("right", "wrong", "named"), WRONG, ids=[row[2] for row in WRONG])
def test_a_slip_in_the_settings_is_named_with_its_line(
    tmp_path: Path, clock: FixedClock, right: str, wrong: str, named: str
) -> None:
    folder = tmp_path / "station"
    open_ground(folder, clock=clock)
    file = folder / "settings.toml"
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        open_ground(folder, clock=clock)
    assert "settings.toml" in str(refused.value)
    assert named in str(refused.value)


def test_the_check_tells_the_whole_story(tmp_path: Path) -> None:
    findings = {finding.part: finding.level for finding in look_over(tmp_path / "s", use_keyring=False)}
    assert findings == {
        "settings": "good",
        "station": "warn",
        "campaign": "good",
        "clock": "good",
        "disk": "good",
        "keys": "warn",
        "encryption": "good",
        "store": "good",
        "audit": "good",
        "printer": "good",
        "camera": "warn",
        "registrations": "good",
    }


def test_the_check_names_a_lost_key(tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "s"
    open_station(open_ground(folder, clock=clock), use_keyring=False).store.close()
    (folder / "station.key").unlink()
    with pytest.raises(StoreError):
        open_station(open_ground(folder, clock=clock), use_keyring=False)
    worst = look_over(folder, use_keyring=False)[-1]
    assert (worst.part, worst.level) == ("store", "bad")
    assert worst.mend
