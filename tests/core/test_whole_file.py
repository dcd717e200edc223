"""A file is there whole or not at all, whatever the disk or the person does meanwhile."""

import errno
from pathlib import Path

import pytest

from kiosk.agency.whole_file import watched, whole_file, write_whole
from kiosk.errors import Refused


def test_a_whole_file_replaces_what_stood_there(tmp_path: Path) -> None:
    target = tmp_path / "daftar.csv"
    target.write_bytes(b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["daftar.csv"]


def test_before_the_end_only_the_part_exists(tmp_path: Path) -> None:
    target = tmp_path / "daftar.csv"
    with whole_file(target) as file:
        file.write(b"half")
        file.flush()
        assert not target.exists()
        assert (tmp_path / "daftar.csv.part").exists()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EIO, "disk-gone"),
        (errno.EROFS, "read-only"),
        (errno.ENODEV, "disk-gone"),
    ],
)
def test_a_disk_that_says_no_is_named_and_leaves_the_old_file(tmp_path: Path, number: int, code: str) -> None:
    target = tmp_path / "daftar.csv"
    target.write_bytes(b"old")
    with pytest.raises(Refused) as refusal, whole_file(target) as file:
        file.write(b"half")
        raise OSError(number, "as the disk says")
    assert refusal.value.code == code
    assert target.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["daftar.csv"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        write_whole(tmp_path / "nowhere" / "daftar.csv", b"x")
    assert refusal.value.code == "folder-missing"


def test_private_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "secret", b"x", private=True)
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0


def test_work_is_told_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []

    def stop_at_400(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 400

    with pytest.raises(Refused) as refusal:
        list(watched(range(1000), 1000, stop_at_400))
    assert refusal.value.code == "cancelled"
    assert told == [(0, 1000), (200, 1000), (400, 1000)]
