"""A file is there whole or not at all, whatever the disk or the person does meanwhile."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.errors import Refused
from kiosk.files import sweep_parts, watched, whole_file, write_pair, write_whole


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
        (part,) = tmp_path.iterdir()
        assert part.name.startswith("daftar.csv.") and part.name.endswith(".part")
        assert len(part.name) == len("daftar.csv..part") + 16, "nobody can foresee it"


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


WRITER = """
import sys, time
from pathlib import Path
from kiosk.files import whole_file
with whole_file(Path(sys.argv[1])) as file:
    file.write(b"NAMA;NIK")
    file.flush()
    print("begun", flush=True)
    time.sleep(60)
"""


def test_what_a_killed_program_left_is_swept_and_what_is_being_written_stays(tmp_path: Path) -> None:
    (tmp_path / "keluar").mkdir()
    target = tmp_path / "keluar" / "daftar.csv"
    target.write_bytes(b"old")
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(target)], stdout=subprocess.PIPE)
    assert writer.stdout is not None and writer.stdout.readline() == b"begun\n"
    (part,) = target.parent.glob("*.part")
    assert sweep_parts(tmp_path) == 0 and part.exists(), "somebody writes it"
    writer.kill()
    writer.communicate()
    assert part.read_bytes() == b"NAMA;NIK", "in clear: it must not stay"
    (tmp_path / "kiosk.toml.part").write_bytes(b"half")
    (tmp_path / "other.partial").write_bytes(b"whole")
    assert sweep_parts(tmp_path) == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["keluar", "other.partial"]
    assert [each.name for each in target.parent.iterdir()] == ["daftar.csv"]
    assert target.read_bytes() == b"old"


def test_a_pair_replaces_a_pair_and_a_refusal_keeps_the_old_one(tmp_path: Path) -> None:
    file, note = tmp_path / "d.age", tmp_path / "d.age.manifest.json"
    write_pair(file, b"one", note, b"about one")
    write_pair(file, b"two", note, b"about two")
    assert (file.read_bytes(), note.read_bytes()) == (b"two", b"about two")
    note.unlink()
    note.mkdir()
    with pytest.raises(Refused):
        write_pair(file, b"three", note, b"about three")
    assert sorted(each.name for each in tmp_path.iterdir()) in (["d.age.manifest.json"], ["d.age", note.name])


def test_nothing_that_lies_there_beforehand_is_followed_or_kept(tmp_path: Path) -> None:
    """A stick with a link to the station's own store, and a left part that everybody may read."""
    store, stick = tmp_path / "registrations.db", tmp_path / "stick"
    store.write_bytes(b"the store")
    stick.mkdir()
    for name in ("bundle.kkbc.part", "bundle.kkbc.0123456789abcdef.part", "bundle.kkbc"):
        (stick / name).symlink_to(store)
    left = stick / "bundle.kkbc.ffffffffffffffff.part"
    left.write_bytes(b"half")
    left.chmod(0o666)
    write_whole(stick / "bundle.kkbc", b"sealed", private=True)
    assert store.read_bytes() == b"the store"
    made = stick / "bundle.kkbc"
    assert (made.read_bytes(), made.is_symlink(), made.stat().st_mode & 0o777) == (b"sealed", False, 0o600)
    assert not left.exists()


def test_a_private_file_is_private_from_its_first_byte(tmp_path: Path) -> None:
    with whole_file(tmp_path / "private.csv", private=True):
        (part,) = tmp_path.iterdir()
        assert part.stat().st_mode & 0o777 == 0o600


def test_papers_are_for_their_owner_alone(tmp_path: Path) -> None:
    from PIL import Image

    from kiosk.printing.printers import FilePrinter

    printer = FilePrinter(tmp_path / "struk")
    printer.print(Image.new("1", (576, 40), 1), "K7M-1")
    printer.print_sheets([Image.new("L", (840, 1188), 255)], "rute")
    modes = {each.name: each.stat().st_mode & 0o777 for each in (tmp_path / "struk").iterdir()}
    assert modes == {"K7M-1.png": 0o600, "K7M-1.pdf": 0o600, "rute.pdf": 0o600}
